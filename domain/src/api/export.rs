//! Taking patients or their reports out as a file: what is asked for, and how far it has come.

use serde::{Deserialize, Serialize};

use crate::ids::ExportId;
use crate::patient::{Language, PlaceKind, Status};
use crate::text_enum;
use crate::time::{Date, Timestamp};
use crate::triage::Tier;

text_enum!(
    /// What a file holds.
    ExportWhat {
        /// One row for each patient.
        Patients = "patients",
        /// One row for each of their reports.
        Reports = "reports",
    }
);
text_enum!(
    /// How a file is written.
    ExportFormat {
        /// A workbook.
        Xlsx = "xlsx",
        /// CSV in UTF-8 with its mark, so that Excel knows it.
        CsvUtf8 = "csv-utf8",
        /// CSV in Windows code page 932, for what reads nothing else.
        CsvCp932 = "csv-cp932",
    }
);
text_enum!(
    /// Where an export stands.
    ExportState {
        /// Asked for, not fetched yet.
        Ready = "ready",
        /// On its way.
        Running = "running",
        /// Whole.
        Done = "done",
        /// It broke off: the file is not whole.
        Broken = "broken",
    }
);

dto! {
/// Which patients; everything that is given must be true. Empty: all of the centre.
#[derive(Default)]
pub struct ExportFilter {
    /// Where the follow-up stands.
    #[serde(default)]
    pub status: Option<Status>,
    /// The tier in which they stand now.
    #[serde(default)]
    pub tier: Option<Tier>,
    /// Where they stay.
    #[serde(default)]
    pub place: Option<PlaceKind>,
    /// First day: of registration for patients, of the measurement for reports.
    #[serde(default)]
    pub from: Option<Date>,
    /// Last day, included.
    #[serde(default)]
    pub to: Option<Date>,
}
/// Asks for a file.
pub struct NewExport {
    /// What it holds.
    pub what: ExportWhat,
    /// How it is written.
    pub format: ExportFormat,
    /// Language of headers and words: one that staff work in. A file in Japanese can be imported again.
    pub language: Language,
    /// Which patients.
    #[serde(default)]
    pub filter: ExportFilter,
}
/// A file asked for, and how far it has come.
pub struct ExportView {
    /// Id; it stands in the file and in its name.
    pub id: ExportId,
    /// What it holds.
    pub what: ExportWhat,
    /// How it is written.
    pub format: ExportFormat,
    /// Which patients.
    pub filter: ExportFilter,
    /// Who.
    pub by: String,
    /// When.
    pub at: Timestamp,
    /// Where it stands.
    pub state: ExportState,
    /// Patients of the centre when it was asked for.
    pub total: i64,
    /// Of those, how many were looked at so far.
    pub looked: i64,
    /// Rows written so far.
    pub rows: i64,
    /// Characters that the encoding doesn't have, each written as its code between 〓.
    pub replaced: i64,
}
/// Whether files can be had from here, and those that were.
pub struct ExportPage {
    /// Is the caller in a network from which files may be taken?
    pub allowed: bool,
    /// The caller's address as the server sees it; empty when an unnamed proxy hides it.
    pub address: String,
    /// The newest fifty of the centre, newest first.
    pub items: Vec<ExportView>,
}
}

impl ExportFilter {
    /// Names of what was filtered by, for the audit.
    pub fn names(&self) -> Vec<&'static str> {
        let given = [
            ("status", self.status.is_some()),
            ("tier", self.tier.is_some()),
            ("place", self.place.is_some()),
            ("from", self.from.is_some()),
            ("to", self.to.is_some()),
        ];
        given.into_iter().filter_map(|(name, given)| given.then_some(name)).collect()
    }

    /// Does this day lie within?
    pub fn has_day(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    /// Do these facts of a patient fit? The period is not looked at.
    pub fn has(&self, status: Status, tier: Option<Tier>, place: PlaceKind) -> bool {
        self.status.is_none_or(|wanted| wanted == status)
            && self.tier.is_none_or(|wanted| Some(wanted) == tier)
            && self.place.is_none_or(|wanted| wanted == place)
    }
}

impl ExportFormat {
    /// The ending of the file's name.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::CsvUtf8 | Self::CsvCp932 => "csv",
        }
    }
    /// The media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::CsvUtf8 => "text/csv; charset=utf-8",
            Self::CsvCp932 => "text/csv; charset=shift_jis",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_given_must_be_true() {
        let filter = ExportFilter {
            status: Some(Status::Following),
            tier: Some(Tier::Watch),
            from: Date::new(2022, 1, 10),
            to: Date::new(2022, 1, 12),
            ..ExportFilter::default()
        };
        assert_eq!(filter.names(), ["status", "tier", "from", "to"]);
        assert!(filter.has(Status::Following, Some(Tier::Watch), PlaceKind::Hotel));
        assert!(!filter.has(Status::Following, None, PlaceKind::Hotel));
        assert!(!filter.has(Status::Released, Some(Tier::Watch), PlaceKind::Hotel));
        let inside = |day| filter.has_day(Date::new(2022, 1, day).unwrap());
        assert_eq!([9, 10, 12, 13].map(inside), [false, true, true, false]);
        assert!(ExportFilter::default().has(Status::Deceased, None, PlaceKind::Home));
    }
}
