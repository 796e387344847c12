//! The table in a file: header, rows, and the line on which each row begins.

use mimamori_domain::api::ImportColumn;
use mimamori_domain::patient::PatientForm;
use mimamori_domain::values::FieldError;

use super::{Unreadable, encoding, headers};

/// Rows that one import takes.
pub const MAX_ROWS: usize = 5_000;

/// Fields in which a line break is a line break; anywhere else it tells of a quote that was never closed.
const MULTILINE: [&str; 3] = ["note", "address", "emergency_contact"];

/// A file as read.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// `UTF-8` or `CP932`.
    pub encoding: &'static str,
    /// What each header was understood as.
    pub columns: Vec<ImportColumn>,
    /// The rows, in file order.
    pub rows: Vec<SheetRow>,
}

/// A row as read, not yet parsed.
#[derive(Debug, Clone, PartialEq)]
pub struct SheetRow {
    /// The line on which it begins, the header's being 1 where nothing stands above it.
    pub line: i64,
    /// Its cells by field; empty where the row doesn't fit the header.
    pub form: PatientForm,
    /// Why it can't be paired.
    pub fault: Option<FieldError>,
}

/// Reads a file.
///
/// # Errors
/// [`Unreadable`] when there is nothing in it that could be shown row by row.
pub fn read(bytes: &[u8]) -> Result<Sheet, Unreadable> {
    let (text, encoding) = encoding::decode(bytes)?;
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut header: Option<(Vec<String>, Vec<&'static str>)> = None;
    let mut rows = vec![];
    for record in reader.records() {
        let record = record.map_err(|_| Unreadable::Encoding)?;
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let Some((_, fields)) = &header else {
            let cells: Vec<&str> = record.iter().collect();
            let fields = headers::fields(&cells);
            if fields.iter().all(|field| field.is_empty()) {
                return Err(Unreadable::NoColumns);
            }
            header = Some((cells.into_iter().map(|cell| cell.trim().to_owned()).collect(), fields));
            continue;
        };
        if rows.len() == MAX_ROWS {
            return Err(Unreadable::TooLarge);
        }
        rows.push(row(line_of(&text, &record), &record, fields));
    }
    let (names, fields) = header.ok_or(Unreadable::Empty)?;
    if rows.is_empty() {
        return Err(Unreadable::Empty);
    }
    let columns = names
        .into_iter()
        .zip(fields)
        .map(|(header, field)| ImportColumn { header, field: field.to_owned() })
        .collect();
    Ok(Sheet { encoding, columns, rows })
}

fn row(line: i64, record: &csv::StringRecord, fields: &[&'static str]) -> SheetRow {
    let refused = |fault| SheetRow { line, form: PatientForm::default(), fault: Some(fault) };
    if record.len() != fields.len() {
        return refused(FieldError::new("row", "column-count"));
    }
    let mut cells = serde_json::Map::new();
    for (field, cell) in fields.iter().zip(record).filter(|(field, _)| !field.is_empty()) {
        if cell.trim().contains(['\n', '\r']) && !MULTILINE.contains(field) {
            return refused(FieldError::new(*field, "line-break"));
        }
        cells.insert((*field).to_owned(), cell.into());
    }
    match serde_json::from_value(cells.into()) {
        Ok(form) => SheetRow { line, form, fault: None },
        Err(_) => refused(FieldError::new("row", "column-count")),
    }
}

/// The reader tells where it went on reading: any empty lines it skipped are still ahead of the row.
fn line_of(text: &str, record: &csv::StringRecord) -> i64 {
    let Some(at) = record.position() else { return 0 };
    let rest =
        usize::try_from(at.byte()).ok().and_then(|from| text.as_bytes().get(from..)).unwrap_or_default();
    let skipped = rest.iter().take_while(|b| matches!(b, b'\r' | b'\n')).filter(|b| **b == b'\n').count();
    i64::try_from(at.line()).unwrap_or(0) + i64::try_from(skipped).unwrap_or(0)
}
