//! Documents in and out: docx, md, txt, pdf, xlsx read with bounds; docx and xlsx written.
//!
//! In: [`read`] tells the format from the content and gives a [`source::SourceDocument`], the one shape for all formats;
//! [`xlsx_in`] reads workbooks as cells; [`upload`] judges evidence files. Out: [`docx`] writes papers in the layout of
//! Decree 30/2020/NĐ-CP, [`xlsx`] tables; [`xlsx_marked`] gives a workbook back with notes at its rows.
//! Nothing here knows what a plan is, and nothing that comes in is trusted: sizes, nesting, time and memory have limits.

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
pub mod xlsx_in;
pub mod xlsx_marked;
mod xml;
