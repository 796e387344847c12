//! Reminders: queueing those that are due, a piece in four statements however many patients it holds; taking them back
//! when a report arrives; and the link by which they are stopped. Who is reminded when is [`mimamori_domain::reminder`]'s.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use mimamori_domain::api::{ChangeKind, MessageKind, ReminderWish};
use mimamori_domain::patient::{Classification, Language, PlaceKind, ReportingMode, Status};
use mimamori_domain::reminder::{Facts, Plan, whole_hour};
use mimamori_domain::{HealthCenterId, HouseholdId, MessageId, PatientId, Timestamp, outbox};
use serde::Serialize;
use uuid::fmt::Simple;

use crate::audit::Actor;
use crate::db::{Result, Tx, all};
use crate::keys::{Keys, hex};
use crate::patient::{Patient, contact_token};

// What concerns many rows goes as one JSON text, as in [`crate::batch`]. Nothing sealed is opened here.
statements! {
    // Rows that a report is just changing are skipped: they come again, and we never wait while holding others.
    DUE = "SELECT s.patient_id, s.opened_at, s.last_received_at, s.reminded_at, p.status, p.place, p.classification,
            p.spoken_to, p.mode, p.reminder_hour, p.reminders_off, p.paused_until, p.household_id, p.contact_token,
            p.center_id
        FROM standing s JOIN patient p ON p.id = s.patient_id
        WHERE s.reminder_due_at <= $1 ORDER BY s.reminder_due_at LIMIT $2",
        postgres "SELECT s.patient_id, s.opened_at, s.last_received_at, s.reminded_at, p.status, p.place,
            p.classification, p.spoken_to, p.mode, p.reminder_hour, p.reminders_off, p.paused_until, p.household_id,
            p.contact_token, p.center_id
        FROM standing s JOIN patient p ON p.id = s.patient_id
        WHERE s.reminder_due_at <= $1 ORDER BY s.reminder_due_at LIMIT $2 FOR UPDATE OF s SKIP LOCKED";
    // The key (kind, subject, due_at) lets a household's message in once, whoever of them comes first.
    ENQUEUE = "INSERT INTO message (id, kind, subject, due_at, lane, patient_id, state, not_before, deadline_at,
            attempts, fence, created_at, changed_at)
        SELECT unhex(e.value ->> 0), e.value ->> 1, e.value ->> 2, e.value ->> 3, $2, unhex(e.value ->> 4), 'ready',
            e.value ->> 3, e.value ->> 5, 0, 0, $3, $3
        FROM json_each($1) e WHERE TRUE
        ON CONFLICT (kind, subject, due_at) DO NOTHING",
        postgres "INSERT INTO message (id, kind, subject, due_at, lane, patient_id, state, not_before, deadline_at,
            attempts, fence, created_at, changed_at)
        SELECT (e.line ->> 0)::uuid, e.line ->> 1, e.line ->> 2, (e.line ->> 3)::bigint, $2, (e.line ->> 4)::uuid,
            'ready', (e.line ->> 3)::bigint, (e.line ->> 5)::bigint, 0, 0, $3, $3
        FROM jsonb_array_elements($1::jsonb) AS e (line)
        ON CONFLICT (kind, subject, due_at) DO NOTHING";
    SET_NEXT = "UPDATE standing SET reminder_due_at = v.next_at, reminded_at = v.reminded_at
        FROM (SELECT unhex(e.value ->> 0) AS patient_id, e.value ->> 1 AS next_at, e.value ->> 2 AS reminded_at
            FROM json_each($1) e) AS v
        WHERE standing.patient_id = v.patient_id",
        postgres "UPDATE standing SET reminder_due_at = (v.line ->> 1)::bigint, reminded_at = (v.line ->> 2)::bigint
        FROM jsonb_array_elements($1::jsonb) AS v (line)
        WHERE standing.patient_id = (v.line ->> 0)::uuid AND standing.patient_id = ANY(ARRAY(
            SELECT (e.line ->> 0)::uuid FROM jsonb_array_elements($1::jsonb) AS e (line)))";
    // One patient, or ($2) all who live with them and have the same first contact.
    ALONE = "SELECT s.patient_id, s.opened_at, s.last_received_at, s.reminded_at, p.status, p.place, p.classification,
            p.spoken_to, p.mode, p.reminder_hour, p.reminders_off, p.paused_until, p.household_id, p.contact_token,
            p.center_id
        FROM patient p JOIN standing s ON s.patient_id = p.id WHERE p.id = $1";
    TOGETHER = "SELECT s.patient_id, s.opened_at, s.last_received_at, s.reminded_at, p.status, p.place,
            p.classification, p.spoken_to, p.mode, p.reminder_hour, p.reminders_off, p.paused_until, p.household_id,
            p.contact_token, p.center_id
        FROM patient p JOIN standing s ON s.patient_id = p.id
        WHERE p.household_id = $1 AND p.contact_token = $2 ORDER BY p.id";
    CANCEL = "UPDATE message SET state = 'cancelled', body_sealed = NULL, changed_at = $2
        WHERE state = 'ready' AND kind IN ('reminder', 'second-reminder')
            AND patient_id IN (SELECT unhex(e.value) FROM json_each($1) e)",
        postgres "UPDATE message SET state = 'cancelled', body_sealed = NULL, changed_at = $2
        WHERE state = 'ready' AND kind IN ('reminder', 'second-reminder')
            AND patient_id = ANY(ARRAY(SELECT e.id::uuid FROM jsonb_array_elements_text($1::jsonb) AS e (id)))";
    WAITING = "SELECT id, kind, due_at FROM message WHERE state = 'ready'
            AND kind IN ('reminder', 'second-reminder')
            AND patient_id IN (SELECT unhex(e.value) FROM json_each($1) e)",
        postgres "SELECT id, kind, due_at FROM message WHERE state = 'ready'
            AND kind IN ('reminder', 'second-reminder')
            AND patient_id = ANY(ARRAY(SELECT e.id::uuid FROM jsonb_array_elements_text($1::jsonb) AS e (id)))";
    CANCEL_ONE = "UPDATE message SET state = 'cancelled', body_sealed = NULL, changed_at = $2
        WHERE id = $1 AND state = 'ready'";
    QUEUED = "SELECT id, kind, due_at FROM message WHERE id = $1";
    KEEP_STOP = "UPDATE patient SET stop_token = $2, contact_token = $3
        WHERE id = $1 AND (stop_token IS NOT $2 OR contact_token IS NOT $3)",
        postgres "UPDATE patient SET stop_token = $2, contact_token = $3
        WHERE id = $1 AND (stop_token IS DISTINCT FROM $2 OR contact_token IS DISTINCT FROM $3)";
    BY_STOP = "SELECT id, language FROM patient WHERE stop_token = $1";
    SET_OFF = "UPDATE patient SET reminders_off = $2, paused_until = $3, updated_at = $4 WHERE id = $1";
}

/// Rows of one piece.
const PIECE: i64 = crate::due::PIECE;
/// Bytes of a link's token: 96 bits, 16 letters in an SMS.
const TOKEN: usize = 12;

/// Whether a patient is reminded, as they or staff have it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reminding {
    /// As usual.
    On,
    /// Not before this.
    PausedUntil(Timestamp),
    /// Not at all.
    Off,
}

impl Reminding {
    /// Days of a pause.
    const PAUSE: i64 = 3;

    /// As somebody wishes it now.
    pub fn wished(wish: ReminderWish, now: Timestamp) -> Self {
        match wish {
            ReminderWish::Start => Self::On,
            ReminderWish::Pause => Self::PausedUntil(now.date().plus_days(Self::PAUSE).at(0, 0)),
            ReminderWish::Stop => Self::Off,
        }
    }
}

#[derive(Debug, Clone, sqlx::FromRow)]
struct Row {
    patient_id: PatientId,
    opened_at: Option<Timestamp>,
    last_received_at: Option<Timestamp>,
    reminded_at: Option<Timestamp>,
    status: Status,
    place: PlaceKind,
    classification: Classification,
    spoken_to: bool,
    mode: ReportingMode,
    reminder_hour: i64,
    reminders_off: bool,
    paused_until: Option<Timestamp>,
    household_id: Option<HouseholdId>,
    contact_token: Option<Vec<u8>>,
    center_id: HealthCenterId,
}

impl Row {
    fn facts(&self) -> Facts {
        Facts {
            status: self.status,
            place: self.place,
            classification: self.classification,
            spoken_to: self.spoken_to,
            mode: self.mode,
            opened: self.opened_at.is_some(),
            off: self.reminders_off,
            paused_until: self.paused_until,
            hour: self.reminder_hour,
            last_report_at: self.last_received_at,
            reminded_at: self.reminded_at,
        }
    }

    /// What makes a reminder one: the patient, or the household with its phone.
    fn subject(&self) -> String {
        match (self.household_id, &self.contact_token) {
            (Some(household), Some(contact)) => format!("{household}/{}", hex(contact)),
            _ => self.patient_id.to_string(),
        }
    }
}

#[derive(sqlx::FromRow)]
struct Waiting {
    id: MessageId,
    kind: MessageKind,
    due_at: Timestamp,
}

#[derive(sqlx::FromRow)]
struct StopRow {
    id: PatientId,
    language: Language,
}

/// A row of `message`.
#[derive(Serialize)]
struct MessageLine(Simple, MessageKind, String, i64, Simple, i64);

/// What changes in `standing`.
#[derive(Serialize)]
struct NextLine(Simple, Option<i64>, Option<i64>);

fn stop_hash(keys: &Keys, token: &str) -> Vec<u8> {
    keys.secret_hash("stop", token.as_bytes())
}

impl Tx {
    /// Queues the reminders that are due, at most 500; how many patients were looked at and how many messages queued.
    pub async fn remind_due(&mut self) -> Result<(usize, usize)> {
        let rows = fetch_all!(self, Row, DUE, self.now, PIECE)?;
        if rows.is_empty() {
            return Ok((0, 0));
        }
        // Ids of one instant are drawn, so they are put in order: what is queued together is claimed together.
        let mut ids: Vec<MessageId> = rows.iter().map(|_| MessageId::new(self.now, self.rng())).collect();
        ids.sort_unstable();
        let (mut messages, mut standings) = (vec![], Vec::with_capacity(rows.len()));
        for (row, id) in rows.iter().zip(ids) {
            let (mut facts, plan) = (row.facts(), self.plan_of(row));
            let patient = row.patient_id.0.simple();
            if let Some(reminder) = plan.due(&facts, self.now) {
                let (due_at, deadline_at) = (reminder.due_at.millis(), reminder.deadline_at.millis());
                let line =
                    MessageLine(id.0.simple(), reminder.kind, row.subject(), due_at, patient, deadline_at);
                messages.push(line);
                if reminder.kind == MessageKind::Reminder {
                    facts.reminded_at = Some(whole_hour(self.now));
                }
            }
            let next = plan.next(&facts, self.now);
            standings.push(NextLine(
                patient,
                next.map(Timestamp::millis),
                facts.reminded_at.map(Timestamp::millis),
            ));
        }
        let queued = if messages.is_empty() {
            0
        } else {
            let lane = outbox::lane(MessageKind::Reminder);
            execute!(self, ENQUEUE, serde_json::to_string(&messages)?, lane, self.now)?
        };
        let changed = execute!(self, SET_NEXT, serde_json::to_string(&standings)?)?;
        all(SET_NEXT.name, changed, standings.len())?;
        Ok((rows.len(), usize::try_from(queued).unwrap_or(usize::MAX)))
    }

    /// Takes back what waits for these patients. A household's message goes only when nobody of them is waited for.
    pub(crate) async fn cancel_reminders(
        &mut self,
        patients: impl IntoIterator<Item = (PatientId, Option<HouseholdId>)>,
    ) -> Result<()> {
        let (mut alone, mut families) = (vec![], vec![]);
        for (id, household) in patients {
            match household {
                None => alone.push(id.0.simple()),
                Some(_) => families.push(id),
            }
        }
        for id in families {
            let members = self.members(id).await?;
            let ids: Vec<Simple> = members.iter().map(|member| member.patient_id.0.simple()).collect();
            for message in fetch_all!(self, Waiting, WAITING, serde_json::to_string(&ids)?)? {
                let waited = |row: &Row| self.plan_of(row).awaits(&row.facts(), message.kind, message.due_at);
                if !members.iter().any(waited) {
                    execute!(self, CANCEL_ONE, message.id, self.now)?;
                }
            }
        }
        if !alone.is_empty() {
            execute!(self, CANCEL, serde_json::to_string(&alone)?, self.now)?;
        }
        Ok(())
    }

    /// Whom a queued reminder is for now: the patient it was queued for, or somebody who shares their phone; none when
    /// all have reported or nobody is to be reminded any more.
    pub async fn still_reminded(
        &mut self,
        message: MessageId,
        patient: PatientId,
    ) -> Result<Option<PatientId>> {
        let Some(queued) = fetch_optional!(self, Waiting, QUEUED, message)? else { return Ok(None) };
        for row in self.members(patient).await? {
            let (facts, plan) = (row.facts(), self.plan_of(&row));
            let own = row.patient_id == patient && plan.misses(&facts, queued.due_at);
            if own || plan.awaits(&facts, queued.kind, queued.due_at) {
                return Ok(Some(row.patient_id));
            }
        }
        Ok(None)
    }

    /// How often the patients of their centre are reminded.
    fn plan_of(&self, row: &Row) -> Plan {
        self.policy_of(row.center_id).reminders()
    }

    /// The patient, and those who share their phone.
    async fn members(&mut self, patient: PatientId) -> Result<Vec<Row>> {
        let Some(row) = fetch_optional!(self, Row, ALONE, patient)? else { return Ok(vec![]) };
        match (row.household_id, row.contact_token.as_deref()) {
            (Some(household), Some(contact)) => fetch_all!(self, Row, TOGETHER, household, contact),
            _ => Ok(vec![row]),
        }
    }

    /// The token of the link that stops a patient's reminders: the same in every message until their first contact
    /// changes, when the old one ends.
    pub async fn stop_token(&mut self, patient: &Patient) -> Result<String> {
        let contact = contact_token(self.keys(), &patient.record.person);
        let secret = [patient.id.0.as_bytes().as_slice(), contact.as_deref().unwrap_or_default()].concat();
        let bytes = self.keys().secret_hash("stop-link", &secret);
        let token = URL_SAFE_NO_PAD.encode(bytes.get(..TOKEN).unwrap_or_default());
        let hash = stop_hash(self.keys(), &token);
        execute!(self, KEEP_STOP, patient.id, hash, contact)?;
        Ok(token)
    }

    /// Whose reminders a link stops (all who share the phone), and in which language they are written to.
    pub async fn stopped_by(&mut self, token: &str) -> Result<Option<(Vec<PatientId>, Language)>> {
        let hash = stop_hash(self.keys(), token);
        let Some(row) = fetch_optional!(self, StopRow, BY_STOP, hash)? else { return Ok(None) };
        let members = self.members(row.id).await?;
        Ok(Some((members.iter().map(|member| member.patient_id).collect(), row.language)))
    }

    /// Whether a patient is reminded now.
    pub async fn reminding(&mut self, patient: PatientId) -> Result<Reminding> {
        let row = fetch_optional!(self, Row, ALONE, patient)?.ok_or(sqlx::Error::RowNotFound)?;
        Ok(match row.paused_until {
            _ if row.reminders_off => Reminding::Off,
            Some(until) if until > self.now => Reminding::PausedUntil(until),
            _ => Reminding::On,
        })
    }

    /// Stops, pauses or starts a patient's reminders; what waits is taken back.
    pub async fn set_reminding(&mut self, actor: Actor, patient: PatientId, wanted: Reminding) -> Result<()> {
        let (off, paused_until) = match wanted {
            Reminding::On => (false, None),
            Reminding::PausedUntil(until) => (false, Some(until)),
            Reminding::Off => (true, None),
        };
        execute_one!(self, SET_OFF, patient, off, paused_until, self.now)?;
        self.audit(actor, "patient.reminders", Some(patient), &["reminders"]).await?;
        self.tell_of(ChangeKind::Patient, patient).await?;
        self.reschedule(patient).await
    }
}
