//! The program as a whole: its map, its routes, its command line.

mod audit;
mod canary;
mod cli;
mod columns;
mod communes;
mod demo;
mod doors;
mod headers;
mod log;
mod map;
mod metrics;
mod permissions;
mod program;
mod routes;
mod unseen;
mod wire;
