//! A file of patients: what it would do, the decision, what it did.

use serde::{Deserialize, Serialize};

use crate::ids::{ImportId, PatientId};
use crate::patient::{PatientForm, Status};
use crate::time::{Date, Timestamp};
use crate::values::FieldError;

dto! {
/// What an uploaded file would do. Nothing is imported until confirmed.
pub struct ImportPreview {
    /// For the confirmation.
    pub id: ImportId,
    /// Encoding found: `UTF-8` or `CP932`.
    pub encoding: String,
    /// Header of each column → field it was understood as; unknown headers map to an empty word.
    pub columns: Vec<ImportColumn>,
    /// Each row, in file order.
    pub rows: Vec<ImportRow>,
    /// This very file was imported before.
    pub imported_before: bool,
}
/// One column of the file.
pub struct ImportColumn {
    /// As in the file.
    pub header: String,
    /// Name of the field, or empty when ignored.
    pub field: String,
}
/// One row of the file, paired with its line.
pub struct ImportRow {
    /// Line number in the file, the header being 1.
    pub line: i64,
    /// As read.
    pub form: PatientForm,
    /// Refusals; such a row can't be imported.
    pub errors: Vec<FieldError>,
    /// Kept, but to be noticed: `landline`, `no-contact`.
    pub warnings: Vec<String>,
    /// An earlier line of this file with the same person.
    pub same_as_line: Option<i64>,
    /// Known patients who may be the same person.
    pub known: Vec<KnownPatient>,
    /// Same phone, another birth date: may be one household with this known patient or line.
    pub household_with: Option<String>,
}
/// A patient who may be the one in hand.
pub struct KnownPatient {
    /// Id.
    pub id: PatientId,
    /// 氏名
    pub name: String,
    /// 生年月日
    pub birth_date: Date,
    /// Where the follow-up stands.
    pub status: Status,
    /// Registered when.
    pub registered_at: Timestamp,
    /// `her-sys-id` or `kana-birth`.
    pub matched_by: String,
}
/// The decision on a previewed file.
pub struct ConfirmImport {
    /// Lines to import, each with its answer where one was asked.
    pub lines: Vec<ConfirmLine>,
}
/// One line to import.
pub struct ConfirmLine {
    /// Line number.
    pub line: i64,
    /// Answer for a known patient.
    #[serde(default)]
    pub duplicate: Option<DuplicateChoice>,
    /// Put into one household with who has the same phone.
    #[serde(default)]
    pub household: bool,
}
/// What the import did.
pub struct ImportResult {
    /// Per line.
    pub lines: Vec<ImportedLine>,
}
/// What became of a line.
pub struct ImportedLine {
    /// Line number.
    pub line: i64,
    /// `registered`, `corrected`, `skipped`.
    pub result: String,
    /// The patient.
    pub patient_id: Option<PatientId>,
}
}

/// Answer to "we may know this person" (seed 000 Q7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DuplicateChoice {
    /// The same course of illness: correct the known patient.
    Correct(PatientId),
    /// A new course: a new patient.
    New,
}
