//! The pages that people open first: "Việc của tôi", the leaders' page, the units, the city's page.

pub mod city;
pub mod leaders;
pub mod my_work;
mod parts;
pub mod unit;
pub mod unit_list;
