//! Documents in and out: docx, md, txt, pdf read with bounds; docx and xlsx written.

pub mod source;
