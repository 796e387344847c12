//! Lists of patients made by hand: from the bytes of a file to rows paired with their lines. Pure: it knows no
//! database and imports nothing. A cell is paired with its field by the header above it, never by its position alone,
//! and a row that doesn't fit its header is refused whole (DOMAIN section 8: a slipped row gave 24 patients each
//! other's IDs).

mod book;
mod encoding;
mod headers;
mod lines;
mod pairing;
mod table;
#[cfg(test)]
mod tests;

pub use headers::is_field;
pub use pairing::{PairedRow, pair};
pub use table::{MAX_COLUMNS, MAX_ROWS, SheetRow, Table, open};

/// Why a file can't be used at all. Its code is that of the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// No bytes, or a header without a single row.
    #[error("import-empty")]
    Empty,
    /// No header is the name of a field.
    #[error("import-no-columns")]
    NoColumns,
    /// Neither UTF-8 nor CP932, or no text at all.
    #[error("import-encoding")]
    Encoding,
    /// A workbook of Excel before 2007, or one with a password: they look alike.
    #[error("import-old-workbook")]
    OldWorkbook,
    /// It begins as a workbook does, and is none.
    #[error("import-workbook")]
    Workbook,
    /// The workbook has no such sheet.
    #[error("import-no-sheet")]
    NoSheet,
    /// More columns than a list has.
    #[error("import-too-wide")]
    TooWide,
    /// More rows, or more of anything, than one import takes.
    #[error("too-large")]
    TooLarge,
}
