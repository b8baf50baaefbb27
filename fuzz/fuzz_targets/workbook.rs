//! Workbooks: no bytes stop the reader, and what it reads is judged.
#![no_main]

use kernel::dates::date;
use lawbook::contract::Layout;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let workbook = files::xlsx_in::read(bytes);
    let answer = lawbook::catalogue::check(workbook, date(2026, 6, 30), Layout::Line);
    assert!(!answer.json.is_empty());
});
