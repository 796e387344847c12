//! A table in a workbook of Excel (XLSX). What it may unpack to, how many rows, and how much text is bounded before
//! anything is kept: five megabytes can unpack to thousands, and one long text can stand in a million cells.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _, sink};

use calamine::{DataRef, ExcelDateTime, Reader as _, SheetType, SheetVisible, Xlsx, XlsxError};

use super::table::{Cell, Kind, MAX_COLUMNS, MAX_ROWS, Row, Table};
use super::{Unreadable, headers};
use crate::export::unescaped;

/// What a file may unpack to, in bytes: five thousand full rows are a quarter of it.
const UNPACKED: u64 = 32 * 1024 * 1024;
/// What the cells of a sheet may hold, in bytes.
const HELD: usize = 32 * 1024 * 1024;
/// Files in the package.
const PARTS: usize = 1_000;
/// Up to here every whole number is exact.
const EXACT: f64 = 1e15;

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

pub(super) fn open(bytes: &[u8], wanted: Option<usize>) -> Result<Table, Unreadable> {
    check_size(bytes)?;
    let mut book: Book<'_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| unreadable(&error))?;
    let sheets: Vec<String> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible)
        .map(|sheet| sheet.name.clone())
        .collect();
    if let Some(wanted) = wanted {
        let name = sheets.get(wanted).ok_or(Unreadable::NoSheet)?;
        return Ok(Table { sheet: wanted, ..read(&mut book, name)? }.among(sheets));
    }
    let mut first = Err(Unreadable::Empty);
    for (sheet, name) in sheets.iter().enumerate() {
        let table = read(&mut book, name).map(|table| Table { sheet, ..table });
        match table {
            Ok(table) if knows(&table) => return Ok(table.among(sheets)),
            // Nothing more is unpacked once it is too much.
            Err(why @ (Unreadable::TooLarge | Unreadable::Workbook)) => return Err(why),
            Ok(_) if first.is_err() => first = table,
            _ => {}
        }
    }
    first.map(|table| table.among(sheets))
}

/// Does it have a known header?
fn knows(table: &Table) -> bool {
    let headers: Vec<&str> = table.headers.iter().map(String::as_str).collect();
    headers::fields(&headers).iter().any(|field| !field.is_empty())
}

impl Table {
    fn among(self, sheets: Vec<String>) -> Self {
        Self { sheets, ..self }
    }
}

/// Unpacks everything once into nothing: what the package says of its sizes may be a lie.
fn check_size(bytes: &[u8]) -> Result<(), Unreadable> {
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Workbook)?;
    if package.len() > PARTS {
        return Err(Unreadable::TooLarge);
    }
    let mut unpacked = 0;
    for part in 0..package.len() {
        let part = package.by_index(part).map_err(|_| Unreadable::Workbook)?;
        let mut part = part.take(UNPACKED - unpacked + 1);
        unpacked += std::io::copy(&mut part, &mut sink()).map_err(|_| Unreadable::Workbook)?;
        if unpacked > UNPACKED {
            return Err(Unreadable::TooLarge);
        }
    }
    Ok(())
}

fn unreadable(error: &XlsxError) -> Unreadable {
    match error {
        XlsxError::Password => Unreadable::OldWorkbook,
        _ => Unreadable::Workbook,
    }
}

fn read(book: &mut Book<'_>, sheet: &str) -> Result<Table, Unreadable> {
    let mut cells = book.worksheet_cells_reader(sheet).map_err(|error| unreadable(&error))?;
    let mut rows: BTreeMap<u32, BTreeMap<u32, Cell>> = BTreeMap::new();
    let mut held = 0;
    while let Some(found) = cells.next_cell().map_err(|error| unreadable(&error))? {
        let (row, column) = found.get_position();
        let Some(cell) = cell(found.get_value()) else { continue };
        held += cell.text.len() + size_of::<Cell>();
        rows.entry(row).or_default().insert(column, cell);
        if held > HELD || rows.len() > MAX_ROWS + 20 {
            return Err(Unreadable::TooLarge);
        }
    }
    let rows =
        rows.into_iter().map(|(row, cells)| Row { line: i64::from(row) + 1, cells: filled(cells) }).collect();
    Table::of("XLSX", rows, false)
}

/// With the empty ones between. What stands far to the right stays recognisable as too much, without a cell for each
/// column on the way.
fn filled(cells: BTreeMap<u32, Cell>) -> Vec<Cell> {
    let mut row = vec![];
    for (column, cell) in cells {
        let column = usize::try_from(column).unwrap_or(MAX_COLUMNS).min(MAX_COLUMNS);
        if row.len() < column {
            row.resize(column, Cell::text(""));
        }
        row.push(cell);
    }
    row
}

fn cell(value: &DataRef<'_>) -> Option<Cell> {
    let fault = |code: &str| Cell { text: code.into(), kind: Kind::Fault };
    Some(match value {
        DataRef::Empty => return None,
        DataRef::String(text) => written(text)?,
        DataRef::SharedString(text) => written(text)?,
        DataRef::DateTimeIso(text) => Cell { text: text.replace('T', " "), kind: Kind::Moment },
        DataRef::DurationIso(text) => Cell::text(text.as_str()),
        DataRef::Bool(yes) => Cell::text(if *yes { "yes" } else { "no" }),
        DataRef::Int(number) => Cell { text: number.to_string(), kind: Kind::Number },
        DataRef::Float(number) if number.abs() >= EXACT => fault("number-inexact"),
        DataRef::Float(number) => Cell { text: number.to_string(), kind: Kind::Number },
        DataRef::DateTime(at) => moment(at),
        DataRef::Error(_) => fault("cell-error"),
    })
}

fn written(text: &str) -> Option<Cell> {
    (!text.trim().is_empty()).then(|| Cell::text(unescaped(text)))
}

/// `2022-01-10`, with the time where there is one; a time alone as `9:00`.
fn moment(at: &ExcelDateTime) -> Cell {
    let (year, month, day, hour, minute, ..) = at.to_ymd_hms_milli();
    if at.is_duration() || at.as_f64() < 1.0 {
        return Cell::text(format!("{hour}:{minute:02}"));
    }
    let time = if (hour, minute) == (0, 0) { String::new() } else { format!(" {hour}:{minute:02}") };
    Cell { text: format!("{year:04}-{month:02}-{day:02}{time}"), kind: Kind::Moment }
}
