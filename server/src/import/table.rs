//! The table in a file, whatever kind of file it is: header, rows, and the line on which each row begins; and the rows
//! by field, once it is decided what each column means.

use mimamori_domain::api::ImportColumn;
use mimamori_domain::patient::PatientForm;
use mimamori_domain::values::FieldError;

use super::{Unreadable, book, headers, lines};

/// Rows that one import takes.
pub const MAX_ROWS: usize = 5_000;
/// Columns that a list may have.
pub const MAX_COLUMNS: usize = 200;
/// Among so many first rows the header is looked for: lists have titles.
const TITLES: usize = 10;

/// Fields in which a line break is a line break; anywhere else it tells of a quote that was never closed.
const MULTILINE: [&str; 3] = ["note", "address", "emergency_contact"];

/// What a cell was in the file, as far as it matters how it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Text.
    Text,
    /// A number of a workbook: it has lost its leading zeros.
    Number,
    /// A date of a workbook, as ISO text, perhaps with a time behind it.
    Moment,
    /// It can't be read; the text is the code of the reason.
    Fault,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) text: String,
    pub(super) kind: Kind,
}

impl Cell {
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), kind: Kind::Text }
    }
    fn is_blank(&self) -> bool {
        self.kind == Kind::Text && self.text.trim().is_empty()
    }
}

/// A row that has something in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    /// The line on which it begins, the file's first being 1.
    pub(super) line: i64,
    pub(super) cells: Vec<Cell>,
}

impl Row {
    /// A remark below or above the list, such as the mark at the end of one of our own files: one cell that says so.
    fn is_remark(&self) -> bool {
        let mut filled = self.cells.iter().filter(|cell| !cell.is_blank());
        filled.next().is_some_and(|cell| cell.text.starts_with('※')) && filled.next().is_none()
    }
}

/// A file as read, before it is decided what its columns mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// `UTF-8`, `CP932` or `XLSX`.
    pub encoding: &'static str,
    /// Names of the sheets of a workbook; empty for text.
    pub sheets: Vec<String>,
    /// Which of them was read.
    pub sheet: usize,
    /// The headers, as written.
    pub headers: Vec<String>,
    /// Do all rows have to have as many cells as the header? In a workbook the empty ones at the end are not there.
    pub(super) strict: bool,
    pub(super) rows: Vec<Row>,
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
    /// The leading zero of its telephone number was lost in the workbook and is there again.
    pub zero: bool,
}

/// Reads a file, or one `sheet` of it; otherwise the first sheet that has a known header.
///
/// # Errors
/// [`Unreadable`] when there is nothing in it that could be shown row by row. A table without a known header is
/// returned: its columns can still be paired by hand.
pub fn open(bytes: &[u8], sheet: Option<usize>) -> Result<Table, Unreadable> {
    match bytes {
        [b'P', b'K', 3, 4, ..] => book::open(bytes, sheet),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => Err(Unreadable::OldWorkbook),
        _ => lines::open(bytes),
    }
}

impl Table {
    /// Of rows that are not empty, the header among them.
    pub(super) fn of(encoding: &'static str, mut rows: Vec<Row>, strict: bool) -> Result<Self, Unreadable> {
        rows.retain(|row| !row.cells.iter().all(Cell::is_blank));
        let known = |row: &Row| {
            let texts: Vec<&str> = row.cells.iter().map(|cell| cell.text.as_str()).collect();
            headers::fields(&texts).iter().filter(|field| !field.is_empty()).count()
        };
        let at = rows.iter().take(TITLES).position(|row| known(row) >= 2).unwrap_or(0);
        let mut rows = rows.into_iter().skip(at);
        let mut header = rows.next().ok_or(Unreadable::Empty)?;
        if !strict {
            while header.cells.last().is_some_and(Cell::is_blank) {
                header.cells.pop();
            }
        }
        if header.cells.len() > MAX_COLUMNS {
            return Err(Unreadable::TooWide);
        }
        let headers = header.cells.into_iter().map(|cell| cell.text.trim().to_owned()).collect();
        let rows: Vec<Row> = rows.filter(|row| !row.is_remark()).collect();
        if rows.len() > MAX_ROWS {
            return Err(Unreadable::TooLarge);
        }
        Ok(Self { encoding, sheets: vec![], sheet: 0, headers, strict, rows })
    }

    /// What the headers mean by their words; empty for those that mean nothing.
    pub fn by_words(&self) -> Vec<String> {
        let headers: Vec<&str> = self.headers.iter().map(String::as_str).collect();
        headers::fields(&headers).into_iter().map(str::to_owned).collect()
    }

    /// Each header with its field, for the reader.
    pub fn columns(&self, fields: &[String]) -> Vec<ImportColumn> {
        let pairs = self.headers.iter().zip(fields);
        pairs.map(|(header, field)| ImportColumn { header: header.clone(), field: field.clone() }).collect()
    }

    /// The rows by field.
    ///
    /// # Errors
    /// [`Unreadable::NoColumns`] when no column means anything, [`Unreadable::Empty`] without a row.
    pub fn rows(self, fields: &[String]) -> Result<Vec<SheetRow>, Unreadable> {
        if fields.iter().all(String::is_empty) {
            return Err(Unreadable::NoColumns);
        }
        if self.rows.is_empty() {
            return Err(Unreadable::Empty);
        }
        Ok(self.rows.into_iter().map(|row| paired(row, fields, self.strict)).collect())
    }
}

fn paired(row: Row, fields: &[String], strict: bool) -> SheetRow {
    let line = row.line;
    let refused = |fault| SheetRow { line, form: PatientForm::default(), fault: Some(fault), zero: false };
    let beyond = row.cells.iter().skip(fields.len()).any(|cell| !cell.is_blank());
    if beyond || (strict && row.cells.len() != fields.len()) {
        return refused(FieldError::new("row", "column-count"));
    }
    let mut cells = serde_json::Map::new();
    let mut zero = false;
    for (field, cell) in fields.iter().zip(row.cells).filter(|(field, _)| !field.is_empty()) {
        if cell.kind == Kind::Fault {
            return refused(FieldError::new(field.as_str(), cell.text));
        }
        if cell.text.trim().contains(['\n', '\r']) && !MULTILINE.contains(&field.as_str()) {
            return refused(FieldError::new(field.as_str(), "line-break"));
        }
        let text = match cell.kind {
            Kind::Number if field == "phone" && lost_its_zero(&cell.text) => {
                zero = true;
                format!("0{}", cell.text)
            }
            Kind::Moment if field.ends_with("_date") => cell.text.chars().take(10).collect(),
            _ => cell.text,
        };
        cells.insert(field.clone(), text.into());
    }
    match serde_json::from_value(cells.into()) {
        Ok(form) => SheetRow { line, form, fault: None, zero },
        Err(_) => refused(FieldError::new("row", "column-count")),
    }
}

/// Nine digits of a landline, ten of a mobile: what is left of a telephone number kept as a number.
fn lost_its_zero(digits: &str) -> bool {
    let mobile = digits.len() == 10 && digits.starts_with(['6', '7', '8', '9']);
    digits.bytes().all(|byte| byte.is_ascii_digit()) && (mobile || digits.len() == 9)
}
