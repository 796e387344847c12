//! The on-call alarm: an Emergency that nobody has when it falls due is told to those on call, step by step, until
//! somebody claims it. Whom the next step goes to is decided in [`mimamori_domain::on_call`]; sending it is the worker's.

use mimamori_domain::api::{AlarmView, ChangeKind, Channel, MessageKind, MessageState, StaffName};
use mimamori_domain::on_call::{self, Reachable, Rung};
use mimamori_domain::values::JpPhone;
use mimamori_domain::{
    AlarmId, AlertId, AssociationId, Duration, HealthCenterId, MessageId, PatientId, StaffId, Timestamp,
};

use crate::audit::Actor;
use crate::change::Owners;
use crate::db::{Result, Tx};
use crate::message::NewMessage;
use crate::on_call::Person;

statements! {
    // An alert that somebody is just claiming is skipped: if it stays free it comes again.
    DUE = "SELECT id, patient_id, center_id, association_id, alarm_at FROM alert
        WHERE alarm_at <= $1 AND claimed_by IS NULL AND closed_at IS NULL ORDER BY alarm_at LIMIT $2",
        postgres "SELECT id, patient_id, center_id, association_id, alarm_at FROM alert
        WHERE alarm_at <= $1 AND claimed_by IS NULL AND closed_at IS NULL ORDER BY alarm_at LIMIT $2
        FOR UPDATE SKIP LOCKED";
    SET_NEXT = "UPDATE alert SET alarm_at = $2 WHERE id = $1";
    LAST = "SELECT staff_id, channel FROM alarm
        WHERE alert_id = $1 AND due_at = (SELECT MAX(due_at) FROM alarm WHERE alert_id = $1) ORDER BY id";
    INSERT = "INSERT INTO alarm (id, alert_id, due_at, at, staff_id, channel, message_id)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    SHARED = "SELECT id FROM message WHERE kind = 'staff-alert' AND subject = $1 AND due_at >= $2
            AND state IN ('ready', 'leased', 'handed-over', 'ambiguous', 'delivered')
        ORDER BY due_at DESC LIMIT 1";
    // A message that still speaks for another alert goes on.
    CANCEL = "UPDATE message SET state = 'cancelled', body_sealed = NULL, changed_at = $2
        WHERE state = 'ready' AND id IN (SELECT message_id FROM alarm WHERE alert_id = $1)
            AND NOT EXISTS (SELECT 1 FROM alarm o JOIN alert a ON a.id = o.alert_id
                WHERE o.message_id = message.id AND a.claimed_by IS NULL AND a.closed_at IS NULL)";
    // For whom a message is, while one of its alerts still waits for somebody.
    WANTED = "SELECT r.staff_id, r.channel FROM alarm r
        JOIN alert a ON a.id = r.alert_id JOIN staff s ON s.id = r.staff_id
        WHERE r.message_id = $1 AND a.claimed_by IS NULL AND a.closed_at IS NULL AND s.disabled_at IS NULL LIMIT 1";
    ADDRESSEE = "SELECT staff_id, channel FROM alarm WHERE message_id = $1 LIMIT 1";
    OF_PATIENT = "SELECT r.alert_id, r.at, r.staff_id, r.channel, m.state
        FROM alert a JOIN alarm r ON r.alert_id = a.id LEFT JOIN message m ON m.id = r.message_id
        WHERE a.patient_id = $1 ORDER BY r.due_at DESC, r.id LIMIT 50";
    // Of each alert the last step counts: it went to nobody, or none of its messages got through.
    UNREACHED = "SELECT COUNT(*) AS alerts FROM (SELECT a.id FROM alert a
        WHERE a.center_id = $1 AND a.tier_order = 0 AND a.closed_at IS NULL AND a.claimed_by IS NULL
            AND EXISTS (SELECT 1 FROM alarm r WHERE r.alert_id = a.id)
            AND NOT EXISTS (SELECT 1 FROM alarm r JOIN message m ON m.id = r.message_id
                WHERE r.alert_id = a.id AND m.state NOT IN ('failed', 'undelivered', 'expired', 'dead')
                    AND r.due_at = (SELECT MAX(l.due_at) FROM alarm l WHERE l.alert_id = a.id))
        LIMIT 101) AS waiting";
    UNREACHED_ANYWHERE = "SELECT COUNT(*) AS alerts FROM (SELECT a.id FROM alert a
        WHERE a.alarm_at IS NOT NULL AND a.closed_at IS NULL AND a.claimed_by IS NULL
            AND EXISTS (SELECT 1 FROM alarm r WHERE r.alert_id = a.id)
            AND NOT EXISTS (SELECT 1 FROM alarm r JOIN message m ON m.id = r.message_id
                WHERE r.alert_id = a.id AND m.state NOT IN ('failed', 'undelivered', 'expired', 'dead')
                    AND r.due_at = (SELECT MAX(l.due_at) FROM alarm l WHERE l.alert_id = a.id))
        LIMIT 101) AS waiting";
}

/// Alerts of one piece: each may write for every manager of a centre.
pub const PIECE: usize = 50;
/// What falls due within so long of each other is one message to one person: twenty Emergencies are no twenty calls.
const TOGETHER: Duration = Duration::minutes(1);

#[derive(sqlx::FromRow)]
struct Row {
    id: AlertId,
    patient_id: PatientId,
    center_id: HealthCenterId,
    association_id: Option<AssociationId>,
    alarm_at: Timestamp,
}

#[derive(sqlx::FromRow)]
struct RungRow {
    staff_id: Option<StaffId>,
    channel: Option<Channel>,
}

impl RungRow {
    fn rung(&self) -> Option<Rung> {
        Some(Rung { staff_id: self.staff_id?, channel: self.channel? })
    }
}

#[derive(sqlx::FromRow)]
struct IdRow {
    id: MessageId,
}

#[derive(sqlx::FromRow)]
struct ViewRow {
    alert_id: AlertId,
    at: Timestamp,
    staff_id: Option<StaffId>,
    channel: Option<Channel>,
    state: Option<MessageState>,
}

#[derive(sqlx::FromRow)]
struct CountRow {
    alerts: i64,
}

fn reachable(people: &[Person]) -> Vec<Reachable> {
    people.iter().filter_map(Person::reachable).collect()
}

impl Tx {
    /// Takes the next step of each alarm that is due, at most [`PIECE`] of them; the one after it follows as soon as the
    /// centre has set it. How many alerts there were.
    pub async fn raise_alarms(&mut self) -> Result<usize> {
        let rows = fetch_all!(self, Row, DUE, self.now, i64::try_from(PIECE).unwrap_or(i64::MAX))?;
        for row in &rows {
            let step = self.policy_of(row.center_id).on_call_step();
            self.raise_alarm(row, step).await?;
            execute_one!(self, SET_NEXT, row.id, on_call::next_alarm(row.alarm_at, self.now, step))?;
        }
        Ok(rows.len())
    }

    async fn raise_alarm(&mut self, alert: &Row, step: Duration) -> Result<()> {
        let last = fetch_all!(self, RungRow, LAST, alert.id)?;
        let nobody_before = last.iter().any(|row| row.staff_id.is_none());
        let last: Vec<Rung> = last.iter().filter_map(RungRow::rung).collect();
        let on_duty = self.on_duty(alert.center_id).await?;
        let managers =
            if on_duty.is_empty() { self.managers_to_call(alert.center_id).await? } else { vec![] };
        let rungs = on_call::next_rungs(&reachable(&on_duty), &reachable(&managers), &last);
        for rung in &rungs {
            let message = self.queue_alarm(*rung, alert.alarm_at, step).await?;
            self.keep_alarm(alert, Some((*rung, message))).await?;
            self.audit(
                Actor::System,
                "alert.alarm",
                Some(alert.patient_id),
                &[rung.channel.as_str(), &rung.staff_id.to_string()],
            )
            .await?;
        }
        if rungs.is_empty() {
            if nobody_before {
                return Ok(());
            }
            self.keep_alarm(alert, None).await?;
            self.audit(Actor::System, "alert.alarm-nobody", Some(alert.patient_id), &[]).await?;
            tracing::error!(alert = %alert.id, center = %alert.center_id, "nobody can be telephoned");
        }
        let owners = Owners { center: alert.center_id, association: alert.association_id };
        self.tell(ChangeKind::AlertChanged, owners, Some(alert.patient_id), Some(alert.id)).await
    }

    /// The message of a step: its own, or one that the same person has just been sent.
    async fn queue_alarm(
        &mut self,
        rung: Rung,
        due_at: Timestamp,
        step: Duration,
    ) -> Result<Option<MessageId>> {
        let subject = format!("{}/{}", rung.staff_id, rung.channel);
        let since = self.now.minus(TOGETHER);
        if let Some(shared) = fetch_optional!(self, IdRow, SHARED, subject.as_str(), since)? {
            return Ok(Some(shared.id));
        }
        let queued = self
            .enqueue(NewMessage {
                kind: MessageKind::StaffAlert,
                subject: subject.clone(),
                patient_id: None,
                staff_id: Some(rung.staff_id),
                chain_id: None,
                due_at: due_at.max(since),
                not_before: self.now,
                // By then it has gone to others, or to the same person again.
                deadline_at: self.now.plus(step).plus(step),
            })
            .await?;
        match queued {
            Some(id) => Ok(Some(id)),
            // Another worker queued the very same at this moment.
            None => Ok(fetch_optional!(self, IdRow, SHARED, subject, since)?.map(|row| row.id)),
        }
    }

    async fn keep_alarm(&mut self, alert: &Row, to: Option<(Rung, Option<MessageId>)>) -> Result<()> {
        let id = AlarmId::new(self.now, self.rng());
        let (staff, channel) = to.map(|(rung, _)| (rung.staff_id, rung.channel)).unzip();
        let message = to.and_then(|(_, message)| message);
        execute_one!(self, INSERT, id, alert.id, alert.alarm_at, self.now, staff, channel, message)
    }

    /// Somebody has the alert, or it is over: what waits to be sent about it is taken back.
    pub(crate) async fn stop_alarm(&mut self, alert: AlertId) -> Result<()> {
        execute!(self, CANCEL, alert, self.now).map(|_| ())
    }

    /// Whom an alarm is to be sent to and how; `None` when nobody waits for it any more.
    pub async fn alarm_to_send(&mut self, message: MessageId) -> Result<Option<(Channel, JpPhone)>> {
        let rung = fetch_optional!(self, RungRow, WANTED, message)?.and_then(|row| row.rung());
        let Some(rung) = rung else { return Ok(None) };
        Ok(self.staff_phone(rung.staff_id).await?.map(|phone| (rung.channel, phone)))
    }

    /// The telephone number that an alarm went to.
    pub async fn alarm_phone(&mut self, message: MessageId) -> Result<Option<JpPhone>> {
        match fetch_optional!(self, RungRow, ADDRESSEE, message)?.and_then(|row| row.staff_id) {
            Some(staff) => self.staff_phone(staff).await,
            None => Ok(None),
        }
    }

    /// The alarms about a patient, newest first, at most 50.
    pub async fn alarms_of_patient(&mut self, patient: PatientId) -> Result<Vec<AlarmView>> {
        let mut views = vec![];
        for row in fetch_all!(self, ViewRow, OF_PATIENT, patient)? {
            let staff = match row.staff_id {
                Some(id) => Some(StaffName { id, name: self.staff_name(id).await? }),
                None => None,
            };
            let ViewRow { alert_id, at, channel, state, .. } = row;
            views.push(AlarmView { alert_id, at, staff, channel, state });
        }
        Ok(views)
    }

    /// Overdue Emergencies that nobody has and of which the last alarm reached nobody, counted to 101; of a centre, or of
    /// all.
    pub async fn unreached_alerts(&mut self, center: Option<HealthCenterId>) -> Result<i64> {
        let row = match center {
            Some(center) => fetch_optional!(self, CountRow, UNREACHED, center)?,
            None => fetch_optional!(self, CountRow, UNREACHED_ANYWHERE)?,
        };
        Ok(row.map_or(0, |row| row.alerts))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// However many alerts and messages there are: what is asked every second, and by every dashboard, is found by index.
    #[tokio::test]
    async fn nothing_looks_through_all_alerts() {
        use sqlx::{Connection as _, Row as _};
        let mut conn = sqlx::SqliteConnection::connect("sqlite::memory:").await.unwrap();
        sqlx::migrate!("../migrations/sqlite").run(&mut conn).await.unwrap();
        for sql in STATEMENTS {
            let text = sqlx::AssertSqlSafe(format!("EXPLAIN QUERY PLAN {}", sql.sqlite));
            let rows = sqlx::query(text).fetch_all(&mut conn).await.unwrap();
            let plan: Vec<String> = rows.iter().map(|row| row.get("detail")).collect();
            let walks = |step: &String| {
                step.starts_with("SCAN ") && !step.ends_with("SCAN waiting") && !step.contains("alert_alarm")
            };
            assert!(!plan.iter().any(walks), "{} {plan:#?}", sql.name);
        }
    }
}
