//! Documents in and out: docx, md, txt, pdf read with bounds; docx and xlsx written.

pub mod docx;
mod docx_in;
mod markdown;
pub mod pdf;
mod pipe_table;
mod plain;
pub mod read;
pub mod source;
mod styled;
pub mod upload;
pub mod xlsx;
mod xml;
