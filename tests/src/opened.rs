//! A file that was taken out, opened again as its receiver does: CSV in either encoding, or a workbook, as rows of text.

use std::io::Cursor;

use anyhow::{Context as _, Result, ensure};
use calamine::{Data, Reader as _, Xlsx};

/// All rows, the header first.
pub fn rows(bytes: &[u8]) -> Result<Vec<Vec<String>>> {
    if bytes.starts_with(b"PK") { workbook(bytes) } else { lines(bytes) }
}

fn lines(bytes: &[u8]) -> Result<Vec<Vec<String>>> {
    let text = if let Some(utf8) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        std::str::from_utf8(utf8)?.to_owned()
    } else {
        let text = encoding_rs::SHIFT_JIS.decode_without_bom_handling_and_without_replacement(bytes);
        text.context("neither UTF-8 with its mark nor CP932")?.into_owned()
    };
    // Strict: a row that lacks a cell is an error here.
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let rows = reader.records().map(|row| Ok(row?.iter().map(str::to_owned).collect()));
    rows.collect()
}

fn workbook(bytes: &[u8]) -> Result<Vec<Vec<String>>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes))?;
    let names = book.sheet_names();
    ensure!(names.len() == 1, "{names:?}");
    let range = book.worksheet_range(names.first().context("a sheet")?)?;
    Ok(range.rows().map(|row| row.iter().map(written).collect()).collect())
}

fn written(cell: &Data) -> String {
    match cell {
        Data::DateTime(at) => {
            let (year, month, day, hour, minute, ..) = at.to_ymd_hms_milli();
            if at.as_f64().fract() == 0.0 {
                format!("{year:04}-{month:02}-{day:02}")
            } else {
                format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}")
            }
        }
        other => other.to_string(),
    }
}

/// A part of a workbook, such as `docProps/core.xml`.
pub fn part(bytes: &[u8], name: &str) -> Result<String> {
    let mut package = zip::ZipArchive::new(Cursor::new(bytes))?;
    let mut text = String::new();
    std::io::Read::read_to_string(&mut package.by_name(name)?, &mut text)?;
    Ok(text)
}
