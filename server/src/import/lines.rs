//! A table in a text file: CSV in UTF-8 or CP932.

use super::table::{Cell, MAX_ROWS, Row, Table};
use super::{Unreadable, encoding};
use crate::export::{bare, restored};

pub(super) fn open(bytes: &[u8]) -> Result<Table, Unreadable> {
    let (text, encoding) = encoding::decode(bytes)?;
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut rows = vec![];
    for record in reader.records() {
        let record = record.map_err(|_| Unreadable::Encoding)?;
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        // The header, a title or two and a mark at the end are not counted yet.
        if rows.len() > MAX_ROWS + 20 {
            return Err(Unreadable::TooLarge);
        }
        let cells = record.iter().map(|cell| Cell::text(restored(bare(cell)))).collect();
        rows.push(Row { line: line_of(&text, &record), cells });
    }
    Table::of(encoding, rows, true)
}

/// The reader tells where it went on reading: any empty lines it skipped are still ahead of the row.
fn line_of(text: &str, record: &csv::StringRecord) -> i64 {
    let Some(at) = record.position() else { return 0 };
    let rest =
        usize::try_from(at.byte()).ok().and_then(|from| text.as_bytes().get(from..)).unwrap_or_default();
    let skipped = rest.iter().take_while(|b| matches!(b, b'\r' | b'\n')).filter(|b| **b == b'\n').count();
    i64::try_from(at.line()).unwrap_or(0) + i64::try_from(skipped).unwrap_or(0)
}
