//! Lists of patients made by hand: from the bytes of a file to rows paired with their lines. Pure: it knows no
//! database and imports nothing. A cell is paired with its field by the header above it, never by its position alone,
//! and a row that doesn't fit its header is refused whole (DOMAIN section 8: a slipped row gave 24 patients each
//! other's IDs).

mod encoding;
mod headers;
mod pairing;
mod sheet;
#[cfg(test)]
mod tests;

pub use pairing::{PairedRow, pair};
pub use sheet::{MAX_ROWS, Sheet, SheetRow, read};

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
    /// More rows than one import takes.
    #[error("too-large")]
    TooLarge,
}
