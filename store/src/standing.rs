//! What changes with every report and every tick: the tier, the recent measurements that the trend rules need, and
//! the instants at which something is due. One row a patient, so that no list and no tick computes anything.

use mimamori_domain::marks::Marks;
use mimamori_domain::policy::CenterPolicy;
use mimamori_domain::reminder;
use mimamori_domain::silence::{Facts, next_due};
use mimamori_domain::triage::{Observation, Tier};
use mimamori_domain::{PatientId, ReportId, Timestamp};

use crate::db::{Result, Tx};
use crate::patient::Patient;

statements! {
    INSERT = "INSERT INTO standing (patient_id, recent, mode_since) VALUES ($1, '[]', $2)";
    GET = "SELECT tier, last_report_id, last_measured_at, last_received_at, recent, mode_since, invited_at, opened_at,
            reminded_at, reminder_due_at, silence_due_at, worse_at, symptoms_at, comment_at
        FROM standing WHERE patient_id = $1";
    GET_LOCKED = "SELECT tier, last_report_id, last_measured_at, last_received_at, recent, mode_since, invited_at,
            opened_at, reminded_at, reminder_due_at, silence_due_at, worse_at, symptoms_at, comment_at
        FROM standing WHERE patient_id = $1",
        postgres "SELECT tier, last_report_id, last_measured_at, last_received_at, recent, mode_since, invited_at,
            opened_at, reminded_at, reminder_due_at, silence_due_at, worse_at, symptoms_at, comment_at
        FROM standing WHERE patient_id = $1 FOR UPDATE";
    HOLD = "SELECT patient_id FROM standing WHERE patient_id = $1",
        postgres "SELECT patient_id FROM standing WHERE patient_id = $1 FOR UPDATE";
    SET_DUE = "UPDATE standing SET reminder_due_at = $2, silence_due_at = $3 WHERE patient_id = $1";
    SET_MODE_SINCE = "UPDATE standing SET mode_since = $2, heard_at = COALESCE(last_received_at, $2)
        WHERE patient_id = $1";
    SET_CHECKED = "UPDATE standing SET checked_at = $2 WHERE patient_id = $1";
    SET_FAILING = "UPDATE standing SET failing_at = CASE WHEN $2 THEN COALESCE(failing_at, $3) END
        WHERE patient_id = $1";
    SET_INVITED = "UPDATE standing SET invited_at = $2 WHERE patient_id = $1";
    SET_OPENED = "UPDATE standing SET opened_at = $2 WHERE patient_id = $1 AND opened_at IS NULL";
}

/// How many of the newest observations are kept for the trend rules.
const KEPT: usize = 32;

/// A patient's standing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Tier of the newest measurement.
    pub tier: Option<Tier>,
    /// The newest measurement.
    pub last_report_id: Option<ReportId>,
    /// When it was measured.
    pub last_measured_at: Option<Timestamp>,
    /// When the last report, of whatever measurement, arrived.
    pub last_received_at: Option<Timestamp>,
    /// The first three with an SpO₂ and the newest, oldest first, without comments.
    pub recent: Vec<Observation>,
    /// When the follow-up in the present reporting mode began, or began again.
    pub mode_since: Timestamp,
    /// When the last invitation was handed over.
    pub invited_at: Option<Timestamp>,
    /// When the birth date was first accepted.
    pub opened_at: Option<Timestamp>,
    /// The whole hour in which the last reminder was queued, not counting the gentler one.
    pub reminded_at: Option<Timestamp>,
    /// What is due when.
    pub due: Due,
    /// What puts the patient on lists.
    pub marks: Marks,
}

/// The instants at which the clock has something to do for a patient.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Due {
    /// Next reminder.
    pub reminder: Option<Timestamp>,
    /// Silence, an unopened invitation or the day's call becomes a task.
    pub silence: Option<Timestamp>,
}

#[derive(sqlx::FromRow)]
pub(crate) struct Row {
    tier: Option<Tier>,
    last_report_id: Option<ReportId>,
    last_measured_at: Option<Timestamp>,
    last_received_at: Option<Timestamp>,
    recent: String,
    mode_since: Timestamp,
    invited_at: Option<Timestamp>,
    opened_at: Option<Timestamp>,
    reminded_at: Option<Timestamp>,
    reminder_due_at: Option<Timestamp>,
    silence_due_at: Option<Timestamp>,
    worse_at: Timestamp,
    symptoms_at: Option<Timestamp>,
    comment_at: Timestamp,
}

impl Row {
    pub(crate) fn standing(self) -> Result<Standing> {
        Ok(Standing {
            tier: self.tier,
            last_report_id: self.last_report_id,
            last_measured_at: self.last_measured_at,
            last_received_at: self.last_received_at,
            recent: serde_json::from_str(&self.recent)?,
            mode_since: self.mode_since,
            invited_at: self.invited_at,
            opened_at: self.opened_at,
            reminded_at: self.reminded_at,
            due: Due { reminder: self.reminder_due_at, silence: self.silence_due_at },
            marks: Marks {
                worse_at: self.worse_at,
                symptoms_at: self.symptoms_at,
                comment_at: self.comment_at,
            },
        })
    }
}

impl Standing {
    /// Adds an observation in its place by time of measurement and forgets what no rule can need any more.
    pub fn remember(&mut self, mut observation: Observation) {
        observation.answers.comment.clear();
        let at = self.recent.partition_point(|past| past.measured_at <= observation.measured_at);
        self.recent.insert(at, observation);
        let mut firsts = 0;
        let newest = self.recent.len().saturating_sub(KEPT);
        let mut n = 0;
        self.recent.retain(|past| {
            let first = firsts < 3 && past.answers.spo2.measured().is_some();
            firsts += usize::from(first);
            n += 1;
            first || n > newest
        });
    }

    /// What the silence rules must know.
    pub fn facts(&self, patient: &Patient, now: Timestamp) -> Facts {
        Facts {
            active: patient.is_followed() && patient.record.may_be_messaged(),
            mode: patient.record.reporting_mode,
            since: self.mode_since,
            invited_at: self.invited_at,
            opened: self.opened_at.is_some(),
            last_report_at: self.last_received_at,
            high_risk: patient.is_high_risk(now.date()),
            last_tier: self.tier,
            hour: patient.record.reminder_hour,
        }
    }

    /// What the rules of reminding must know.
    fn reminding(&self, patient: &Patient) -> reminder::Facts {
        let record = &patient.record;
        reminder::Facts {
            status: patient.status,
            place: record.place,
            classification: record.classification,
            spoken_to: record.spoken_to,
            mode: record.reporting_mode,
            opened: self.opened_at.is_some(),
            off: patient.reminders_off,
            paused_until: patient.paused_until,
            hour: record.reminder_hour,
            last_report_at: self.last_received_at,
            reminded_at: self.reminded_at,
        }
    }

    /// When the clock has something to do next, after a change at `now`.
    pub fn schedule(&self, patient: &Patient, now: Timestamp, policy: &CenterPolicy) -> Due {
        let (reminding, plan) = (self.reminding(patient), policy.reminders());
        // What is due already and has not been looked at yet stays due.
        let waiting = self.due.reminder.filter(|at| *at <= now && plan.misses(&reminding, now));
        Due {
            reminder: waiting.or_else(|| plan.next(&reminding, now)),
            silence: next_due(&policy.silence(), &self.facts(patient, now), now),
        }
    }
}

impl Tx {
    pub(crate) async fn insert_standing(&mut self, patient: PatientId) -> Result<()> {
        execute_one!(self, INSERT, patient, self.now)
    }

    /// The standing of a patient who exists.
    pub async fn standing(&mut self, patient: PatientId) -> Result<Standing> {
        fetch_optional!(self, Row, GET, patient)?.ok_or(sqlx::Error::RowNotFound)?.standing()
    }

    /// The same, locked until the end of the transaction: who changes it reads it so.
    pub async fn standing_for_update(&mut self, patient: PatientId) -> Result<Standing> {
        fetch_optional!(self, Row, GET_LOCKED, patient)?.ok_or(sqlx::Error::RowNotFound)?.standing()
    }

    /// Holds a patient until the end of the transaction, before anything that depends on who is responsible is read:
    /// alerts are opened and patients are moved by who holds them, so that no alert is opened at a centre that has just
    /// given the patient away.
    pub async fn hold(&mut self, patient: PatientId) -> Result<()> {
        // SQLite has one writer.
        if self.is_postgres() { execute!(self, HOLD, patient).map(|_| ()) } else { Ok(()) }
    }

    /// Sets what is due when.
    pub async fn set_due(&mut self, patient: PatientId, due: Due) -> Result<()> {
        execute_one!(self, SET_DUE, patient, due.reminder, due.silence)
    }

    /// Computes anew what is due when, after a change of the patient's data, of the way in or of who is responsible. What
    /// is due by now is the worker's next task.
    pub async fn reschedule(&mut self, patient: PatientId) -> Result<()> {
        let Some(row) = self.patient(patient).await? else { return Ok(()) };
        let policy = self.policy_of(row.owners.center);
        self.reschedule_by(&row, &policy).await
    }

    /// The same by a given policy.
    pub(crate) async fn reschedule_by(&mut self, patient: &Patient, policy: &CenterPolicy) -> Result<()> {
        let standing = self.standing_for_update(patient.id).await?;
        let overdue =
            self.due_by_now(patient.id, &standing.facts(patient, self.now), &policy.silence()).await?;
        let mut due = standing.schedule(patient, self.now, policy);
        due.silence = overdue.into_iter().chain(due.silence).min();
        self.set_due(patient.id, due).await?;
        let was = standing.due.reminder.is_some();
        if !was || policy.reminders().misses(&standing.reminding(patient), self.now) {
            return Ok(());
        }
        self.cancel_reminders([(patient.id, patient.household_id)]).await
    }

    /// The follow-up begins, in another reporting mode or again: its silence counts from now.
    pub async fn set_mode_since(&mut self, patient: PatientId) -> Result<()> {
        execute_one!(self, SET_MODE_SINCE, patient, self.now)
    }

    /// Staff have looked after a patient: what came before this asks nothing of them any more.
    pub(crate) async fn set_checked(&mut self, patient: PatientId) -> Result<()> {
        execute_one!(self, SET_CHECKED, patient, self.now)
    }

    /// Messages don't arrive, or do again; the time at which it began stays.
    pub(crate) async fn set_failing(&mut self, patient: PatientId, failing: bool) -> Result<()> {
        execute!(self, SET_FAILING, patient, failing, self.now).map(|_| ())
    }

    /// An invitation was handed over.
    pub async fn set_invited(&mut self, patient: PatientId) -> Result<()> {
        execute!(self, SET_INVITED, patient, self.now).map(|_| ())
    }

    /// The birth date was accepted for the first time.
    pub async fn set_opened(&mut self, patient: PatientId) -> Result<bool> {
        Ok(execute!(self, SET_OPENED, patient, self.now)? == 1)
    }
}
