//! A file of patients: what it would do, the decision, what it did.

use serde::{Deserialize, Serialize};

use crate::api::FieldChange;
use crate::ids::{ImportId, MappingId, PatientId};
use crate::patient::{PatientForm, Status};
use crate::time::{Date, Timestamp};
use crate::values::FieldError;

dto! {
/// What an uploaded file would do. Nothing is imported until confirmed.
pub struct ImportPreview {
    /// For the confirmation.
    pub id: ImportId,
    /// What was found: `UTF-8` or `CP932` for text, `XLSX` for a workbook.
    pub encoding: String,
    /// Names of a workbook's sheets, in their order; empty for text.
    #[serde(default)]
    pub sheets: Vec<String>,
    /// Which of them was read, the first being 0.
    #[serde(default)]
    pub sheet: usize,
    /// Header of each column → field it was understood as; unknown headers map to an empty word.
    pub columns: Vec<ImportColumn>,
    /// The remembered pairing by which the columns were read; none when they were read by their words or as asked.
    #[serde(default)]
    pub mapping: Option<ColumnMapping>,
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
    /// Kept, but to be noticed: `landline`, `no-contact`, `phone-zero` (its leading zero was lost in the workbook).
    pub warnings: Vec<String>,
    /// An earlier line of this file with the same person.
    pub same_as_line: Option<i64>,
    /// Known patients who may be the same person.
    pub known: Vec<KnownPatient>,
    /// For each of them, in their order, what the row would change.
    #[serde(default)]
    pub changes: Vec<KnownChanges>,
    /// Same phone, another birth date: may be one household with this known patient or line.
    pub household_with: Option<String>,
}
/// What a row would change in a known patient. A field that the row leaves empty is never among it.
pub struct KnownChanges {
    /// Whom.
    pub id: PatientId,
    /// The version of the patient's data that was compared.
    pub version: i64,
    /// Fields that differ, by name.
    pub fields: Vec<FieldChange>,
}
/// A remembered pairing of columns with fields.
pub struct ColumnMapping {
    /// Id.
    pub id: MappingId,
    /// Its name.
    pub name: String,
    /// The field of each column, in order; empty for those that are ignored.
    pub fields: Vec<String>,
    /// Who saved it.
    pub by: String,
    /// When.
    pub at: Timestamp,
}
/// All that a centre remembers.
pub struct ColumnMappings {
    /// Newest first, at most a hundred.
    pub items: Vec<ColumnMapping>,
}
/// Remembers how files with these headers are read.
pub struct SaveMapping {
    /// Its name, at most 60 characters.
    pub name: String,
    /// Each column with its field, in order, as in the preview.
    pub columns: Vec<ImportColumn>,
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
    /// For a correction: the version whose differences were shown.
    #[serde(default)]
    pub version: i64,
    /// For a correction: the fields to be taken from the row; no other is touched.
    #[serde(default)]
    pub take: Vec<String>,
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
    /// `registered`, `corrected`, `unchanged`, `skipped`; `changed-meanwhile` when somebody else edited the patient after
    /// the preview; `refused` when what is known and what was taken can't stand together.
    pub result: String,
    /// The patient.
    pub patient_id: Option<PatientId>,
    /// Why it was refused.
    #[serde(default)]
    pub errors: Vec<FieldError>,
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
