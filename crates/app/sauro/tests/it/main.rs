//! The program as a whole: its map, its routes, its command line.

mod audit;
mod cli;
mod demo;
mod map;
mod program;
mod routes;
mod wire;
