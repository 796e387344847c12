//! What a person decided where else the machine would: the first day free of isolation, and the own oxygen target. The
//! machine never overwrites either; taking one back leaves it to the machine again. The reasons are sealed.

use mimamori_domain::api::{DecisionKind, DecisionView, NoteKind};
use mimamori_domain::{Date, PatientId, StaffId, Timestamp};

use crate::audit::Actor;
use crate::db::{Result, Tx};
use crate::keys::Place;
use crate::names::Names;
use crate::patient::Patient;
use crate::version::{change, yes};

statements! {
    PUT = "INSERT INTO decision (patient_id, kind, free_on, reason_sealed, staff_id, at) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (patient_id, kind) DO UPDATE SET free_on = excluded.free_on,
            reason_sealed = excluded.reason_sealed, staff_id = excluded.staff_id, at = excluded.at";
    TAKE_BACK = "DELETE FROM decision WHERE patient_id = $1 AND kind = $2";
    OF_PATIENT = "SELECT kind, free_on, reason_sealed, staff_id, at FROM decision WHERE patient_id = $1";
    SET_END = "UPDATE patient SET version = version + 1, expected_end = $2, updated_at = $3 WHERE id = $1";
    SET_TARGET = "UPDATE patient SET version = version + 1, own_target = $2, updated_at = $3 WHERE id = $1";
}

/// What a person decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// About what.
    pub kind: DecisionKind,
    /// For the end of isolation: the first free day.
    pub free_on: Option<Date>,
    /// Why.
    pub reason: String,
    /// Who.
    pub staff_id: StaffId,
    /// When.
    pub at: Timestamp,
}

impl Decision {
    /// As staff see it.
    pub fn view(self, names: &Names) -> DecisionView {
        DecisionView {
            free_on: self.free_on,
            reason: self.reason,
            by: names.named(self.staff_id),
            at: self.at,
        }
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    kind: DecisionKind,
    free_on: Option<Date>,
    reason_sealed: Vec<u8>,
    staff_id: StaffId,
    at: Timestamp,
}

fn reason_place(patient: PatientId) -> Place {
    Place::new("decision", "reason_sealed", patient.0)
}

impl Tx {
    /// What people decided about a patient: one of a kind.
    pub async fn decisions(&mut self, patient: PatientId) -> Result<Vec<Decision>> {
        let rows = fetch_all!(self, Row, OF_PATIENT, patient)?;
        rows.into_iter()
            .map(|row| {
                let reason = self.keys().open_text(reason_place(patient), &row.reason_sealed)?;
                let Row { kind, free_on, staff_id, at, .. } = row;
                Ok(Decision { kind, free_on, reason, staff_id, at })
            })
            .collect()
    }

    /// Sets the first day free of isolation, or leaves it to the machine, which says `computed`.
    pub async fn set_release_date(
        &mut self,
        staff: StaffId,
        patient: PatientId,
        free_on: Option<Date>,
        computed: Option<Date>,
        reason: &str,
    ) -> Result<()> {
        let old = self.hold_patient(patient).await?;
        let written = |day: Option<Date>| day.map_or_else(String::new, |day| day.to_string());
        let changes =
            vec![change("release_date", &written(old.expected_end), &written(free_on.or(computed)))];
        self.keep_version(Actor::Staff(staff), &old, changes).await?;
        self.decide(staff, &old, DecisionKind::ReleaseDate, free_on.is_some(), free_on, reason).await?;
        execute_one!(self, SET_END, patient, free_on.or(computed), self.now)?;
        let text = free_on.map_or_else(|| reason.to_owned(), |day| format!("{day} {reason}"));
        self.note(patient, None, NoteKind::ReleaseDate, None, &text, Some(staff)).await?;
        self.decided(staff, &old, "patient.release-date", "release_date").await
    }

    /// Sets a patient's own oxygen target, or takes it back: from the next report on it is judged so.
    pub async fn set_own_target(
        &mut self,
        staff: StaffId,
        patient: PatientId,
        own_target: bool,
        reason: &str,
    ) -> Result<()> {
        let old = self.hold_patient(patient).await?;
        let changes = vec![change("own_target", &yes(old.own_target), &yes(own_target))];
        self.keep_version(Actor::Staff(staff), &old, changes).await?;
        self.decide(staff, &old, DecisionKind::OwnTarget, own_target, None, reason).await?;
        execute_one!(self, SET_TARGET, patient, own_target, self.now)?;
        self.note(patient, None, NoteKind::Target, None, reason, Some(staff)).await?;
        self.decided(staff, &old, "patient.own-target", "own_target").await
    }

    async fn decide(
        &mut self,
        staff: StaffId,
        patient: &Patient,
        kind: DecisionKind,
        holds: bool,
        free_on: Option<Date>,
        reason: &str,
    ) -> Result<()> {
        if !holds {
            return execute!(self, TAKE_BACK, patient.id, kind).map(|_| ());
        }
        let sealed = self.keys().seal_text(self.rng(), reason_place(patient.id), reason)?;
        execute_one!(self, PUT, patient.id, kind, free_on, sealed, staff, self.now)
    }

    async fn decided(
        &mut self,
        staff: StaffId,
        patient: &Patient,
        action: &'static str,
        field: &'static str,
    ) -> Result<()> {
        self.audit(Actor::Staff(staff), action, Some(patient.id), &[field, "reason"]).await?;
        self.tell(mimamori_domain::api::ChangeKind::Patient, patient.owners, Some(patient.id), None).await
    }
}
