//! What was decided for each row of a previewed file.

use std::collections::{BTreeMap, BTreeSet};

use mimamori_domain::api::{ConfirmLine, DuplicateChoice, ImportPreview, ImportRow};

/// What becomes of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It will be imported.
    Take,
    /// A known patient: nobody has decided yet.
    Ask,
    /// Left out, by decision or as a repeat of an earlier line.
    Skip,
    /// It can't be read.
    Bad,
}

/// An answer to "may be somebody we know".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// As the API takes it.
    Choice(DuplicateChoice),
    /// Left out.
    Skip,
}

/// All answers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers {
    known: BTreeMap<i64, Answer>,
    household: BTreeSet<i64>,
}

impl Answers {
    /// Before anything was decided: whoever shares a phone shares a household unless somebody says no, and whoever is
    /// known from the same file imported before is left out unless somebody says otherwise.
    pub fn of(preview: &ImportPreview) -> Self {
        let known = preview
            .rows
            .iter()
            .filter(|row| preview.imported_before && !row.known.is_empty())
            .map(|row| (row.line, Answer::Skip))
            .collect();
        let household =
            preview.rows.iter().filter(|row| row.household_with.is_some()).map(|row| row.line).collect();
        Self { known, household }
    }
    /// What becomes of this row.
    pub fn fate(&self, row: &ImportRow) -> Fate {
        if !row.errors.is_empty() {
            return Fate::Bad;
        }
        if row.same_as_line.is_some() {
            return Fate::Skip;
        }
        match self.known.get(&row.line) {
            _ if row.known.is_empty() => Fate::Take,
            None => Fate::Ask,
            Some(Answer::Skip) => Fate::Skip,
            Some(Answer::Choice(_)) => Fate::Take,
        }
    }
    /// The answer given for a row.
    pub fn given(&self, line: i64) -> Option<Answer> {
        self.known.get(&line).copied()
    }
    /// Will this row be a person of its own, so that a household is worth asking about?
    pub fn is_new(&self, row: &ImportRow) -> bool {
        self.fate(row) == Fate::Take
            && !matches!(self.given(row.line), Some(Answer::Choice(DuplicateChoice::Correct(_))))
    }
    /// Answers for a row.
    pub fn answer(&mut self, line: i64, answer: Answer) {
        self.known.insert(line, answer);
    }
    /// In one household with who has the same phone?
    pub fn shares(&self, line: i64) -> bool {
        self.household.contains(&line)
    }
    /// Decides that.
    pub fn share(&mut self, line: i64, shares: bool) {
        if shares {
            self.household.insert(line);
        } else {
            self.household.remove(&line);
        }
    }
    /// How many rows have this fate.
    pub fn count(&self, preview: &ImportPreview, fate: Fate) -> usize {
        preview.rows.iter().filter(|row| self.fate(row) == fate).count()
    }
    /// What to send.
    pub fn lines(&self, preview: &ImportPreview) -> Vec<ConfirmLine> {
        preview
            .rows
            .iter()
            .filter(|row| self.fate(row) == Fate::Take)
            .map(|row| ConfirmLine {
                line: row.line,
                duplicate: match self.given(row.line) {
                    Some(Answer::Choice(choice)) if !row.known.is_empty() => Some(choice),
                    _ => None,
                },
                household: row.household_with.is_some() && self.shares(row.line),
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use mimamori_domain::api::KnownPatient;
    use mimamori_domain::patient::{PatientForm, Status};
    use mimamori_domain::values::FieldError;
    use mimamori_domain::{Date, Timestamp};

    use super::*;

    fn row(line: i64) -> ImportRow {
        ImportRow {
            line,
            form: PatientForm::default(),
            errors: vec![],
            warnings: vec![],
            same_as_line: None,
            known: vec![],
            household_with: None,
        }
    }

    #[test]
    fn only_what_can_be_read_and_was_answered_is_sent() {
        let known = KnownPatient {
            id: "0189aa00-0000-7000-8000-000000000001".parse().unwrap(),
            name: "山田 花子".into(),
            birth_date: Date::new(1985, 1, 1).unwrap(),
            status: Status::Following,
            registered_at: Timestamp::from_millis(0),
            matched_by: "kana-birth".into(),
        };
        let preview = ImportPreview {
            id: "0189aa00-0000-7000-8000-000000000009".parse().unwrap(),
            encoding: "CP932".into(),
            columns: vec![],
            rows: vec![
                row(2),
                ImportRow { errors: vec![FieldError::new("name", "required")], ..row(3) },
                ImportRow { same_as_line: Some(2), ..row(4) },
                ImportRow { known: vec![known.clone()], ..row(5) },
                ImportRow { household_with: Some("2".into()), ..row(6) },
            ],
            imported_before: false,
        };
        let mut answers = Answers::of(&preview);
        let sent = |answers: &Answers| answers.lines(&preview).iter().map(|l| l.line).collect::<Vec<_>>();
        assert_eq!(sent(&answers), [2, 6]);
        assert_eq!(answers.count(&preview, Fate::Ask), 1);
        answers.answer(5, Answer::Choice(DuplicateChoice::Correct(known.id)));
        assert_eq!(sent(&answers), [2, 5, 6]);
        assert_eq!(answers.lines(&preview)[1].duplicate, Some(DuplicateChoice::Correct(known.id)));
        let again = ImportPreview { imported_before: true, ..preview.clone() };
        assert_eq!(Answers::of(&again).count(&again, Fate::Ask), 0, "the same file again asks nothing");
        answers.answer(5, Answer::Skip);
        answers.share(6, false);
        assert_eq!(sent(&answers), [2, 6]);
        assert!(!answers.lines(&preview)[1].household);
    }
}
