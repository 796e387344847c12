//! What was decided for each row of a previewed file.

use std::collections::{BTreeMap, BTreeSet};

use mimamori_domain::PatientId;
use mimamori_domain::api::{ConfirmLine, DuplicateChoice, ImportPreview, ImportRow, KnownChanges};

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
    /// Of the known patients to be corrected, the fields that are taken from the row.
    taken: BTreeMap<i64, BTreeSet<String>>,
}

impl Answers {
    /// Before anything was decided: whoever shares a phone shares a household unless somebody says no, and whoever is
    /// known from the same file imported before, or of whom the row says nothing new, is left out unless somebody says
    /// otherwise.
    pub fn of(preview: &ImportPreview) -> Self {
        let known = preview
            .rows
            .iter()
            .filter(|row| !row.known.is_empty())
            .filter(|row| preview.imported_before || says_nothing_new(row))
            .map(|row| (row.line, Answer::Skip))
            .collect();
        let household =
            preview.rows.iter().filter(|row| row.household_with.is_some()).map(|row| row.line).collect();
        Self { known, household, taken: BTreeMap::new() }
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
    /// Answers for a row. Of a patient to be corrected, at first only what is not known yet is taken: that overwrites
    /// nothing.
    pub fn answer(&mut self, row: &ImportRow, answer: Answer) {
        self.known.insert(row.line, answer);
        self.take_all(row, false);
    }
    /// What the row would change in the patient who is to be corrected.
    pub fn changes<'a>(&self, row: &'a ImportRow) -> Option<&'a KnownChanges> {
        let Some(Answer::Choice(DuplicateChoice::Correct(id))) = self.given(row.line) else { return None };
        changes_of(row, id)
    }
    /// Is this field taken from the row?
    pub fn takes(&self, line: i64, field: &str) -> bool {
        self.taken.get(&line).is_some_and(|fields| fields.contains(field))
    }
    /// Decides that.
    pub fn take(&mut self, line: i64, field: &str, takes: bool) {
        let fields = self.taken.entry(line).or_default();
        if takes {
            fields.insert(field.to_owned());
        } else {
            fields.remove(field);
        }
    }
    /// Takes everything that differs, or only what is not known yet.
    pub fn take_all(&mut self, row: &ImportRow, overwrite: bool) {
        let fields = self.changes(row).map(|changes| {
            let taken = changes.fields.iter().filter(|change| overwrite || change.old.is_empty());
            taken.map(|change| change.field.clone()).collect()
        });
        self.taken.insert(row.line, fields.unwrap_or_default());
    }
    /// The same for every patient to be corrected.
    pub fn take_everywhere(&mut self, preview: &ImportPreview, overwrite: bool) {
        for row in &preview.rows {
            self.take_all(row, overwrite);
        }
    }
    /// Whoever may be one known patient and no other is that one.
    pub fn same_for_all(&mut self, preview: &ImportPreview) {
        for row in preview.rows.iter().filter(|row| row.known.len() == 1) {
            if self.fate(row) == Fate::Ask
                && let Some(known) = row.known.first()
            {
                self.answer(row, Answer::Choice(DuplicateChoice::Correct(known.id)));
            }
        }
    }
    /// How many values that are known now will be replaced.
    pub fn overwritten(&self, preview: &ImportPreview) -> usize {
        let of = |row: &ImportRow| {
            let fields = self.changes(row).map(|changes| changes.fields.as_slice()).unwrap_or_default();
            fields.iter().filter(|it| !it.old.is_empty() && self.takes(row.line, &it.field)).count()
        };
        preview.rows.iter().filter(|row| self.fate(row) == Fate::Take).map(of).sum()
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
                version: self.changes(row).map_or(0, |changes| changes.version),
                take: self.changes(row).map(|_| self.taken_of(row.line)).unwrap_or_default(),
                household: row.household_with.is_some() && self.shares(row.line),
            })
            .collect()
    }

    fn taken_of(&self, line: i64) -> Vec<String> {
        self.taken.get(&line).into_iter().flatten().cloned().collect()
    }
}

fn changes_of(row: &ImportRow, id: PatientId) -> Option<&KnownChanges> {
    row.changes.iter().find(|changes| changes.id == id)
}

/// Is there one known patient, of whom everything in the row is known?
fn says_nothing_new(row: &ImportRow) -> bool {
    row.known.len() == 1
        && row.changes.len() == 1
        && row.changes.iter().all(|changes| changes.fields.is_empty())
}

#[cfg(test)]
mod tests {
    use mimamori_domain::api::{FieldChange, KnownPatient};
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
            changes: vec![],
            household_with: None,
        }
    }

    fn changes(fields: &[(&str, &str, &str)]) -> KnownChanges {
        let fields = fields.iter().map(|(field, old, new)| FieldChange {
            field: (*field).into(),
            old: (*old).into(),
            new: (*new).into(),
        });
        let id = "0189aa00-0000-7000-8000-000000000001".parse().unwrap();
        KnownChanges { id, version: 7, fields: fields.collect() }
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
            sheets: vec![],
            sheet: 0,
            columns: vec![],
            mapping: None,
            rows: vec![
                row(2),
                ImportRow { errors: vec![FieldError::new("name", "required")], ..row(3) },
                ImportRow { same_as_line: Some(2), ..row(4) },
                ImportRow {
                    known: vec![known.clone()],
                    changes: vec![changes(&[("address", "北1", "南2"), ("email", "", "a@b.jp")])],
                    ..row(5)
                },
                ImportRow { household_with: Some("2".into()), ..row(6) },
            ],
            imported_before: false,
        };
        let mut answers = Answers::of(&preview);
        let sent = |answers: &Answers| answers.lines(&preview).iter().map(|l| l.line).collect::<Vec<_>>();
        assert_eq!(sent(&answers), [2, 6]);
        assert_eq!(answers.count(&preview, Fate::Ask), 1);
        let fifth = &preview.rows[3];
        answers.answer(fifth, Answer::Choice(DuplicateChoice::Correct(known.id)));
        assert_eq!(sent(&answers), [2, 5, 6]);
        let line = |answers: &Answers| answers.lines(&preview)[1].clone();
        assert_eq!((line(&answers).version, line(&answers).take), (7, vec!["email".to_owned()]));
        assert_eq!(
            answers.overwritten(&preview),
            0,
            "nothing that is known is replaced unless somebody says so"
        );
        answers.take(5, "address", true);
        assert_eq!(
            (line(&answers).take, answers.overwritten(&preview)),
            (vec!["address".into(), "email".into()], 1)
        );
        answers.take_everywhere(&preview, false);
        assert_eq!(line(&answers).take, ["email"]);
        answers.take_everywhere(&preview, true);
        assert_eq!(line(&answers).take, ["address", "email"]);
        let mut asked = Answers::of(&preview);
        asked.same_for_all(&preview);
        assert_eq!(asked.count(&preview, Fate::Ask), 0);
        assert_eq!(line(&asked).take, ["email"]);
        assert_eq!(answers.lines(&preview)[1].duplicate, Some(DuplicateChoice::Correct(known.id)));
        let again = ImportPreview { imported_before: true, ..preview.clone() };
        assert_eq!(Answers::of(&again).count(&again, Fate::Ask), 0, "the same file again asks nothing");
        let mut nothing = preview.clone();
        nothing.rows[3].changes[0].fields.clear();
        assert_eq!(Answers::of(&nothing).fate(&nothing.rows[3]), Fate::Skip, "the row says nothing new");
        answers.answer(fifth, Answer::Skip);
        answers.share(6, false);
        assert_eq!(sent(&answers), [2, 6]);
        assert!(!answers.lines(&preview)[1].household);
    }
}
