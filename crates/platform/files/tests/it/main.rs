//! Tests of the crate, one module for each module of it.

mod damage;
mod docx;
mod docx_in;
mod docx_lists;
mod docx_tables;
mod hostile;
mod markdown;
mod pdf;
mod pdf_file;
mod plain;
mod upload;
mod word;
mod xlsx;
mod xlsx_in;
mod xlsx_marked;
mod xlsx_marked_any;
mod xlsx_marked_xml;
mod xlsx_texts;
