//! What a patient's data were before each change, sealed, with what changed and who did it: whoever edits against
//! somebody else is told from here, and the timeline names the fields.

use mimamori_domain::api::{FieldChange, PatientChange};
use mimamori_domain::patient::{PatientForm, Person};
use mimamori_domain::{PatientId, StaffId, Timestamp};
use serde::{Deserialize, Serialize};

use crate::audit::Actor;
use crate::db::{Result, Tx};
use crate::keys::Place;
use crate::names::Names;
use crate::patient::Patient;

statements! {
    // Of two who change at once the second waits here and then reads what the first has left.
    HOLD = "SELECT version FROM patient WHERE id = $1",
        postgres "SELECT version FROM patient WHERE id = $1 FOR NO KEY UPDATE";
    KEEP = "INSERT INTO patient_version (patient_id, version, record_sealed, staff_id, replaced_at, fields)
        VALUES ($1, $2, $3, $4, $5, $6)";
    SINCE = "SELECT record_sealed, staff_id, replaced_at FROM patient_version
        WHERE patient_id = $1 AND version >= $2 ORDER BY version DESC LIMIT 50";
}

/// An earlier state and what replaced it, sealed whole.
#[derive(Serialize, Deserialize)]
struct Version {
    person: Person,
    rest: serde_json::Value,
    #[serde(default)]
    changes: Vec<FieldChange>,
}

#[derive(sqlx::FromRow)]
struct HeldRow {
    #[expect(dead_code, reason = "the row is what is held")]
    version: i64,
}

#[derive(sqlx::FromRow)]
struct Row {
    record_sealed: Vec<u8>,
    staff_id: Option<StaffId>,
    replaced_at: Timestamp,
}

fn record_place(id: PatientId) -> Place {
    Place::new("patient_version", "record_sealed", id.0)
}

/// A field before and after.
pub(crate) fn change(field: &str, old: &impl ToString, new: &impl ToString) -> FieldChange {
    FieldChange { field: field.to_owned(), old: old.to_string(), new: new.to_string() }
}

/// The word for a flag, as in [`PatientForm`].
pub(crate) const fn yes(flag: bool) -> &'static str {
    if flag { "yes" } else { "no" }
}

/// The fields in which two forms differ.
///
/// # Errors
/// Never with forms as they are: they are nothing but text.
pub fn differences(old: &PatientForm, new: &PatientForm) -> Result<Vec<FieldChange>> {
    let (old, new) = (serde_json::to_value(old)?, serde_json::to_value(new)?);
    let text = |value: Option<&serde_json::Value>| {
        value.and_then(serde_json::Value::as_str).unwrap_or_default().to_owned()
    };
    let cells = new.as_object().into_iter().flatten();
    Ok(cells
        .filter(|(name, value)| old.get(name) != Some(value))
        .map(|(name, value)| FieldChange {
            field: name.clone(),
            old: text(old.get(name)),
            new: text(Some(value)),
        })
        .collect())
}

impl Tx {
    /// A patient as they are now, whom nobody else changes until the commit.
    pub(crate) async fn hold_patient(&mut self, id: PatientId) -> Result<Patient> {
        fetch_optional!(self, HeldRow, HOLD, id)?;
        Ok(self.patient(id).await?.ok_or(sqlx::Error::RowNotFound)?)
    }

    /// Keeps what a patient was before a change that counts the version up.
    pub(crate) async fn keep_version(
        &mut self,
        actor: Actor,
        old: &Patient,
        changes: Vec<FieldChange>,
    ) -> Result<()> {
        let form = PatientForm::of(&old.record);
        let fields = changes.iter().map(|change| change.field.as_str()).collect::<Vec<_>>().join(",");
        let version =
            Version { person: old.record.person.clone(), rest: serde_json::to_value(form)?, changes };
        let sealed = self.keys().seal(self.rng(), record_place(old.id), &serde_json::to_vec(&version)?)?;
        execute_one!(self, KEEP, old.id, old.version, sealed, actor.staff(), self.now, fields)
    }

    /// Has this field been changed since this version was read?
    pub async fn changed_since(&mut self, id: PatientId, version: i64, field: &str) -> Result<bool> {
        let changes = self.changes_since(id, version).await?;
        Ok(changes.iter().flat_map(|change| &change.fields).any(|changed| changed.field == field))
    }

    /// Who changed what since this version was read, oldest first, the newest 50 changes.
    pub async fn changes_since(&mut self, id: PatientId, version: i64) -> Result<Vec<PatientChange>> {
        let rows = fetch_all!(self, Row, SINCE, id, version)?;
        let mut names = Names::default();
        names.load(self, rows.iter().filter_map(|row| row.staff_id).collect::<Vec<_>>()).await?;
        rows.into_iter()
            .rev()
            .map(|row| {
                let plain = self.keys().open(record_place(id), &row.record_sealed)?;
                let version: Version = serde_json::from_slice(&plain)?;
                Ok(PatientChange {
                    by: row.staff_id.map(|id| names.named(id)),
                    at: row.replaced_at,
                    fields: version.changes,
                })
            })
            .collect()
    }
}
