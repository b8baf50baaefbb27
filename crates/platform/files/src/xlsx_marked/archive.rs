//! The package of a workbook with other texts of some parts; the other parts are copied as they are packed.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// Writes the package anew, its parts in their order; parts that are changed have one fixed time.
pub(super) fn with(bytes: &[u8], changed: &BTreeMap<&str, String>) -> ZipResult<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    let mut writer = ZipWriter::new(Cursor::new(Vec::with_capacity(bytes.len())));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let changed: BTreeMap<usize, (&str, &String)> =
        changed.iter().filter_map(|(path, text)| Some((archive.index_for_name(path)?, (*path, text)))).collect();
    for index in 0..archive.len() {
        match changed.get(&index) {
            Some((path, text)) => {
                writer.start_file(*path, options)?;
                writer.write_all(text.as_bytes())?;
            }
            None => writer.raw_copy_file(archive.by_index_raw(index)?)?,
        }
    }
    Ok(writer.finish()?.into_inner())
}
