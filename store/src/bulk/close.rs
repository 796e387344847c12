//! "No problem", said of many: their alerts below Urgent are closed, and they leave the lists of what to look at.

use std::collections::BTreeSet;

use mimamori_domain::api::{BulkReason, CallOutcome, NoteKind};
use mimamori_domain::triage::Tier;
use mimamori_domain::{AlertId, AssociationId, HealthCenterId, NoteId, PatientId};
use serde::Serialize;
use uuid::fmt::Simple;

use super::Job;
use super::piece::{Back, Before, Kept, Reached};
use crate::audit::Actor;
use crate::change::Owners;
use crate::db::{Result, Tx, all};
use crate::keys::{Place, hex};
use crate::listed::ids;

statements! {
    CHECK = "UPDATE standing SET checked_at = $2
        WHERE patient_id IN (SELECT unhex(e.value) FROM json_each($1) e)",
        postgres "UPDATE standing SET checked_at = $2
        WHERE patient_id = ANY(ARRAY(SELECT e.id::uuid FROM jsonb_array_elements_text($1::jsonb) AS e (id)))";
    CLOSE = "UPDATE alert SET closed_by = $2, closed_at = $3, outcome = $4
        WHERE id IN (SELECT unhex(e.value) FROM json_each($1) e) AND closed_at IS NULL",
        postgres "UPDATE alert SET closed_by = $2, closed_at = $3, outcome = $4
        WHERE id = ANY(ARRAY(SELECT e.id::uuid FROM jsonb_array_elements_text($1::jsonb) AS e (id)))
            AND closed_at IS NULL";
    NOTES = "INSERT INTO note (id, patient_id, alert_id, kind, outcome, text_sealed, staff_id, at)
        SELECT unhex(e.value ->> 0), unhex(e.value ->> 1), unhex(e.value ->> 2), e.value ->> 3, e.value ->> 4,
            unhex(e.value ->> 5), $2, $3
        FROM json_each($1) e",
        postgres "INSERT INTO note (id, patient_id, alert_id, kind, outcome, text_sealed, staff_id, at)
        SELECT (e.line ->> 0)::uuid, (e.line ->> 1)::uuid, (e.line ->> 2)::uuid, e.line ->> 3, e.line ->> 4,
            decode(e.line ->> 5, 'hex'), $2, $3
        FROM jsonb_array_elements($1::jsonb) AS e (line)";
    // Only where nobody has looked after them since. The limit: as in `piece`.
    UNCHECK = "UPDATE standing SET checked_at = v.before
        FROM (SELECT unhex(e.value ->> 0) AS patient_id, e.value ->> 1 AS before, e.value ->> 2 AS at
            FROM json_each($1) e LIMIT -1) AS v
        WHERE standing.patient_id = v.patient_id AND standing.checked_at = v.at
        RETURNING standing.patient_id AS id",
        postgres "UPDATE standing SET checked_at = (v.line ->> 1)::bigint
        FROM jsonb_array_elements($1::jsonb) AS v (line)
        WHERE standing.patient_id = (v.line ->> 0)::uuid AND standing.checked_at = (v.line ->> 2)::bigint
        RETURNING standing.patient_id AS id";
    REOPEN = "UPDATE alert SET closed_by = NULL, closed_at = NULL, outcome = NULL
        WHERE id IN (SELECT unhex(e.value) FROM json_each($1) e) AND closed_by = $2
            AND NOT EXISTS (SELECT 1 FROM alert o
                WHERE o.patient_id = alert.patient_id AND o.kind = alert.kind AND o.closed_at IS NULL)
        RETURNING id, tier, center_id, association_id",
        postgres "UPDATE alert SET closed_by = NULL, closed_at = NULL, outcome = NULL
        WHERE id = ANY(ARRAY(SELECT e.id::uuid FROM jsonb_array_elements_text($1::jsonb) AS e (id)))
            AND closed_by = $2
            AND NOT EXISTS (SELECT 1 FROM alert o
                WHERE o.patient_id = alert.patient_id AND o.kind = alert.kind AND o.closed_at IS NULL)
        RETURNING id, tier, center_id, association_id";
}

#[derive(sqlx::FromRow)]
struct PatientIdRow {
    id: PatientId,
}

#[derive(sqlx::FromRow)]
struct ReopenedRow {
    id: AlertId,
    tier: Tier,
    center_id: HealthCenterId,
    association_id: Option<AssociationId>,
}

/// A row of `note`.
#[derive(Serialize)]
struct NoteLine(Simple, Simple, Option<Simple>, NoteKind, Option<CallOutcome>, Option<String>);

impl Tx {
    pub(super) async fn close_piece(&mut self, job: &Job, reached: &[Reached<'_>]) -> Result<Vec<Before>> {
        if reached.is_empty() {
            return Ok(vec![]);
        }
        let note = self.note_of(job)?;
        let patients = ids(reached.iter().map(|(item, _)| item.patient_id))?;
        all(CHECK.name, execute!(self, CHECK, patients, self.now)?, reached.len())?;
        let (mut befores, mut closed, mut notes) = (vec![], vec![], vec![]);
        for (item, one) in reached {
            for alert in &one.alerts {
                closed.push(alert.id.0.simple());
                self.count(alert.owners(), alert.tier, -1);
                notes.push(self.note_line(item.patient_id, Some(alert.id), NoteKind::Close, &note)?);
            }
            if one.alerts.is_empty() {
                notes.push(self.note_line(item.patient_id, None, NoteKind::Check, &note)?);
            }
            let fields: &[&str] = if one.alerts.is_empty() { &[] } else { &["outcome", "note"] };
            self.audit(Actor::Staff(job.staff_id), "patient.check", Some(item.patient_id), fields).await?;
            let alerts = one.alerts.iter().map(|alert| alert.id).collect();
            befores.push(Before::Checked { was: one.case.checked_at, at: self.now, alerts });
        }
        if !closed.is_empty() {
            let (text, outcome) = (serde_json::to_string(&closed)?, CallOutcome::Fine);
            all(CLOSE.name, execute!(self, CLOSE, text, job.staff_id, self.now, outcome)?, closed.len())?;
        }
        self.notes(job, &notes).await?;
        Ok(befores)
    }

    /// Takes "no problem" back where nobody has looked after them since, and opens their alerts again.
    pub(super) async fn uncheck_piece(&mut self, job: &Job, backs: &[Back<'_>]) -> Result<Kept> {
        let (mut unchecked, mut alerts) = (vec![], vec![]);
        for Back { item, before, .. } in backs {
            if let Before::Checked { was, at, alerts: closed } = before {
                unchecked.push((item.patient_id.0.simple(), was.millis(), at.millis()));
                alerts.extend(closed.iter().map(|id| (item.patient_id, *id)));
            }
        }
        let rows = fetch_all!(self, PatientIdRow, UNCHECK, serde_json::to_string(&unchecked)?)?;
        let undone: BTreeSet<PatientId> = rows.into_iter().map(|row| row.id).collect();
        let of: Vec<_> = alerts.iter().filter(|(patient, _)| undone.contains(patient)).collect();
        let closed: Vec<Simple> = of.iter().map(|(_, alert)| alert.0.simple()).collect();
        let reopened = if closed.is_empty() {
            vec![]
        } else {
            fetch_all!(self, ReopenedRow, REOPEN, serde_json::to_string(&closed)?, job.staff_id)?
        };
        for row in &reopened {
            let owners = Owners { center: row.center_id, association: row.association_id };
            self.count(owners, row.tier, 1);
        }
        let mut notes = vec![];
        for patient in &undone {
            let alert =
                of.iter().find(|(of, alert)| of == patient && reopened.iter().any(|row| row.id == *alert));
            notes.push(self.note_line(*patient, alert.map(|(_, id)| *id), NoteKind::Reopen, "")?);
            self.audit(Actor::Staff(job.staff_id), "patient.uncheck", Some(*patient), &[]).await?;
        }
        self.notes(job, &notes).await?;
        let kept = backs.iter().filter(|back| !undone.contains(&back.item.patient_id));
        Ok(kept.map(|back| (back.item.n, BulkReason::Since)).collect())
    }

    async fn notes(&mut self, job: &Job, notes: &[NoteLine]) -> Result<()> {
        if notes.is_empty() {
            return Ok(());
        }
        let rows = execute!(self, NOTES, serde_json::to_string(notes)?, job.staff_id, self.now)?;
        all(NOTES.name, rows, notes.len())
    }

    fn note_line(
        &self,
        patient: PatientId,
        alert: Option<AlertId>,
        kind: NoteKind,
        text: &str,
    ) -> Result<NoteLine> {
        let id = NoteId::new(self.now, self.rng());
        let place = Place::new("note", "text_sealed", id.0);
        let sealed = match text {
            "" => None,
            text => Some(hex(&self.keys().seal_text(self.rng(), place, text)?)),
        };
        let outcome = (kind == NoteKind::Close).then_some(CallOutcome::Fine);
        let alert = alert.map(|id| id.0.simple());
        Ok(NoteLine(id.0.simple(), patient.0.simple(), alert, kind, outcome, sealed))
    }
}
