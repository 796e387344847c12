//! Lists of patients and reports as files, written as they are read: from rows of cells to the bytes of a CSV or a
//! workbook, piece by piece, so that a file of everybody needs no more memory than a file of some. A file names in each
//! row which export it comes from, and says in its last row who took it, when, and how many rows there are: where that
//! row is missing, the file is not whole.

mod cell;
mod columns;
mod cp932;
mod guard;
mod run;
mod sheet;
mod sums;
mod words;
mod xlsx;

pub use cp932::restored;
pub use guard::bare;
pub use run::{Mark, file_name, run};
pub use sums::sums;
pub use words::words;
pub use xlsx::unescaped;
