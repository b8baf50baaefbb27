//! Documents in and out: docx, md, txt, pdf read with bounds; docx and xlsx written.

mod docx_in;
mod markdown;
mod pipe_table;
mod plain;
pub mod read;
pub mod source;
mod styled;
mod xml;
