//! A table on its way out, in any of the formats: rows go in, bytes come out.

use mimamori_domain::api::ExportFormat;

use super::cell::{Cell, moment};
use super::cp932;
use super::guard::guarded;
use super::xlsx::{About, Xlsx};

/// So that Excel knows UTF-8.
const UTF8_MARK: &str = "\u{feff}";

/// See the module.
pub(super) enum Sheet {
    /// Lines of text that gather until they are taken.
    Csv { text: Box<csv::Writer<Vec<u8>>>, cp932: bool, columns: usize },
    /// A workbook.
    Xlsx(Box<Xlsx>),
}

/// It can't be written: the workbook is full.
pub(super) type Result<T> = std::io::Result<T>;

impl Sheet {
    /// Begins a table with its header.
    pub(super) fn begin(format: ExportFormat, headers: &[String], about: &About) -> Result<Self> {
        match format {
            ExportFormat::Xlsx => Ok(Self::Xlsx(Box::new(Xlsx::begin(headers, about)?))),
            ExportFormat::CsvUtf8 | ExportFormat::CsvCp932 => {
                let cp932 = format == ExportFormat::CsvCp932;
                let mut text = lines();
                if !cp932 {
                    text = csv_over(UTF8_MARK.as_bytes().to_vec());
                }
                text.write_record(headers)?;
                Ok(Self::Csv { text: Box::new(text), cp932, columns: headers.len() })
            }
        }
    }

    /// Adds a row.
    pub(super) fn row(&mut self, cells: &[Cell]) -> Result<()> {
        match self {
            Self::Xlsx(book) => book.row(cells),
            Self::Csv { text, .. } => {
                for cell in cells {
                    match cell {
                        Cell::Empty => text.write_field(""),
                        Cell::Text(words) => text.write_field(guarded(words).as_bytes()),
                        Cell::Plain(words) | Cell::Number(words) => text.write_field(words),
                        Cell::Day(day) => text.write_field(day.to_string()),
                        Cell::Moment(at) => text.write_field(moment(*at)),
                    }?;
                }
                Ok(text.write_record(None::<&[u8]>)?)
            }
        }
    }

    /// What can leave by now, and how many characters of it the encoding lacks.
    pub(super) fn take(&mut self) -> Result<(Vec<u8>, i64)> {
        match self {
            Self::Xlsx(book) => Ok((book.take()?, 0)),
            Self::Csv { text, cp932, .. } => {
                let gathered = std::mem::replace(text.as_mut(), lines());
                Ok(bytes(gathered.into_inner().map_err(csv::IntoInnerError::into_error)?, *cp932))
            }
        }
    }

    /// Ends the table with its last row, the mark.
    pub(super) fn end(self, mark: &str) -> Result<Vec<u8>> {
        match self {
            Self::Xlsx(book) => book.end(mark),
            Self::Csv { mut text, cp932, columns } => {
                let rest = std::iter::repeat_n("", columns.saturating_sub(1));
                text.write_record(std::iter::once(mark).chain(rest))?;
                let gathered = text.into_inner().map_err(csv::IntoInnerError::into_error)?;
                Ok(bytes(gathered, cp932).0)
            }
        }
    }
}

fn lines() -> csv::Writer<Vec<u8>> {
    csv_over(vec![])
}

fn csv_over(bytes: Vec<u8>) -> csv::Writer<Vec<u8>> {
    csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(bytes)
}

fn bytes(utf8: Vec<u8>, cp932: bool) -> (Vec<u8>, i64) {
    if cp932 { cp932::encoded(&String::from_utf8_lossy(&utf8)) } else { (utf8, 0) }
}
