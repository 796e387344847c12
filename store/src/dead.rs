//! Messages that ended without arriving and need a person: filed under their centre by the clock, listed in the order
//! of an index, read, sent anew, or dropped with a reason. Who may is decided by the caller.
//!
//! Everything dead is here. What merely failed or was undelivered is here for invitations and staff alerts only: a
//! reminder comes again tomorrow, and a chain sends its next number by itself or raises its own task.

use std::fmt;
use std::str::FromStr;

use mimamori_domain::api::{ChangeKind, Channel, DeadMessage, DeadMessages, MessageKind, MessageState};
use mimamori_domain::patient::{Person, Status};
use mimamori_domain::{ChainId, HealthCenterId, MessageId, NumberId, PatientId, StaffId, Timestamp, dead};
use uuid::Uuid;

use crate::audit::Actor;
use crate::db::{Result, Tx};
use crate::keys::Place;
use crate::message::reason_place;
use crate::queue::PAGE;
use crate::staff::name_place;

statements! {
    // The condition is word for word that of the index.
    FILE = "UPDATE message SET filed_at = changed_at,
            center_id = COALESCE((SELECT p.center_id FROM patient p WHERE p.id = message.patient_id),
                (SELECT s.center_id FROM staff s WHERE s.id = message.staff_id))
        WHERE state IN ('dead', 'failed', 'undelivered') AND id IN (SELECT id FROM message WHERE filed_at IS NULL
            AND (state = 'dead' OR (state IN ('failed', 'undelivered') AND kind IN ('invitation', 'staff-alert')))
            LIMIT 500)";
    OF_CENTER = "SELECT m.id, m.kind, m.state, m.last_code, m.attempts, m.due_at, m.filed_at, m.patient_id, m.staff_id,
            p.person_sealed, s.name_sealed, m.body_sealed,
            (SELECT a.channel FROM attempt a WHERE a.message_id = m.id ORDER BY a.number DESC LIMIT 1) AS channel
        FROM (SELECT * FROM message WHERE center_id = $1 AND (filed_at, id) < ($2, $3) AND filed_at IS NOT NULL
                AND state IN ('dead', 'failed', 'undelivered')
            ORDER BY filed_at DESC, id DESC LIMIT 51) m
        LEFT JOIN patient p ON p.id = m.patient_id
        LEFT JOIN staff s ON s.id = m.staff_id
        ORDER BY m.filed_at DESC, m.id DESC";
    OF_ALL = "SELECT m.id, m.kind, m.state, m.last_code, m.attempts, m.due_at, m.filed_at, m.patient_id, m.staff_id,
            p.person_sealed, s.name_sealed, m.body_sealed,
            (SELECT a.channel FROM attempt a WHERE a.message_id = m.id ORDER BY a.number DESC LIMIT 1) AS channel
        FROM (SELECT * FROM message WHERE (filed_at, id) < ($1, $2) AND filed_at IS NOT NULL
                AND state IN ('dead', 'failed', 'undelivered')
            ORDER BY filed_at DESC, id DESC LIMIT 51) m
        LEFT JOIN patient p ON p.id = m.patient_id
        LEFT JOIN staff s ON s.id = m.staff_id
        ORDER BY m.filed_at DESC, m.id DESC";
    COUNT = "SELECT COUNT(*) AS dead FROM (SELECT id FROM message WHERE center_id = $1
        AND filed_at IS NOT NULL AND state IN ('dead', 'failed', 'undelivered') LIMIT 101) AS listed";
    GET = "SELECT id, kind, subject, state, due_at, patient_id, staff_id, chain_id, center_id FROM message WHERE id = $1
        AND filed_at IS NOT NULL AND state IN ('dead', 'failed', 'undelivered')",
        postgres "SELECT id, kind, subject, state, due_at, patient_id, staff_id, chain_id, center_id FROM message
        WHERE id = $1 AND filed_at IS NOT NULL AND state IN ('dead', 'failed', 'undelivered') FOR UPDATE";
    CHAIN_OF = "SELECT chain_id FROM message WHERE id = $1";
    // A newer one of its kind says the same, later.
    NEWER = "SELECT id FROM message WHERE patient_id = $1 AND kind = $2 AND id > $3 LIMIT 1";
    NUMBER_ENDS = "SELECT expires_at FROM number WHERE id = $1 AND state = 'live' AND expires_at > $2";
    ANEW = "UPDATE message SET state = 'ready', attempts = 0, not_before = $2, deadline_at = $3, last_code = NULL,
            body_sealed = NULL, lease_owner = NULL, lease_until = NULL, waits_for_sms = FALSE, look_ups = 0,
            filed_at = NULL, center_id = NULL, fence = fence + 1, changed_at = $2
        WHERE id = $1";
    OPEN_CHANNELS = "UPDATE attempt SET spent = FALSE WHERE message_id = $1 AND spent";
    DROP = "UPDATE message SET state = 'cancelled', body_sealed = NULL, reason_sealed = $2, changed_at = $3
        WHERE id = $1";
}

/// A place in the list: the page after it begins there. Its text is opaque to clients.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeadPlace {
    filed_at: Timestamp,
    id: MessageId,
}

impl DeadPlace {
    /// Before the newest.
    pub const START: Self = Self { filed_at: Timestamp::from_millis(i64::MAX), id: MessageId(Uuid::max()) };
}

impl fmt::Display for DeadPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.filed_at.millis(), self.id)
    }
}

impl FromStr for DeadPlace {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Self, &'static str> {
        let place = text.split_once('.').and_then(|(at, id)| {
            Some(Self { filed_at: Timestamp::from_millis(at.parse().ok()?), id: id.parse().ok()? })
        });
        place.ok_or("no place in the list")
    }
}

/// A message on the list, in hand.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Dead {
    /// Id.
    pub id: MessageId,
    /// What it is about.
    pub kind: MessageKind,
    subject: String,
    state: MessageState,
    due_at: Timestamp,
    /// To whom, if a patient.
    pub patient_id: Option<PatientId>,
    staff_id: Option<StaffId>,
    chain_id: Option<ChainId>,
    /// Under which centre it is filed.
    pub center_id: Option<HealthCenterId>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: MessageId,
    kind: MessageKind,
    state: MessageState,
    last_code: Option<String>,
    attempts: i64,
    due_at: Timestamp,
    filed_at: Timestamp,
    patient_id: Option<PatientId>,
    staff_id: Option<StaffId>,
    person_sealed: Option<Vec<u8>>,
    name_sealed: Option<Vec<u8>>,
    body_sealed: Option<Vec<u8>>,
    channel: Option<Channel>,
}

#[derive(sqlx::FromRow)]
struct CountRow {
    dead: i64,
}

#[derive(sqlx::FromRow)]
struct ChainRow {
    chain_id: Option<ChainId>,
}

#[derive(sqlx::FromRow)]
struct EndsRow {
    expires_at: Timestamp,
}

#[derive(sqlx::FromRow)]
struct IdRow {
    #[expect(dead_code, reason = "only its presence is asked for")]
    id: MessageId,
}

/// Digits, codes and the link that sets a colleague's password are for their owner alone: staff never see them, kept or
/// not.
const fn is_readable(kind: MessageKind) -> bool {
    !matches!(
        kind,
        MessageKind::Number
            | MessageKind::NumberReminder
            | MessageKind::OneTimeCode
            | MessageKind::StaffInvitation
    )
}

impl Tx {
    /// Puts messages that need a person on the list of their centre, at most 500; how many.
    pub async fn file_dead(&mut self) -> Result<u64> {
        execute!(self, FILE)
    }

    /// A page of the messages that need a person, newest first: of a centre, or all for operators.
    pub async fn dead_messages(
        &mut self,
        center: Option<HealthCenterId>,
        after: DeadPlace,
    ) -> Result<DeadMessages> {
        let mut rows = match center {
            Some(center) => fetch_all!(self, Row, OF_CENTER, center, after.filed_at, after.id)?,
            None => fetch_all!(self, Row, OF_ALL, after.filed_at, after.id)?,
        };
        let more = rows.len() > PAGE;
        rows.truncate(PAGE);
        let next = rows.last().filter(|_| more);
        let next = next.map(|row| DeadPlace { filed_at: row.filed_at, id: row.id }.to_string());
        let items = rows.into_iter().map(|row| self.dead_view(row)).collect::<Result<_>>()?;
        Ok(DeadMessages { items, next })
    }

    fn dead_view(&self, row: Row) -> Result<DeadMessage> {
        let name = match (row.patient_id, row.person_sealed, row.staff_id, row.name_sealed) {
            (Some(id), Some(sealed), ..) => {
                let place = Place::new("patient", "person_sealed", id.0);
                serde_json::from_slice::<Person>(&self.keys().open(place, &sealed)?)?.name
            }
            (_, _, Some(id), Some(sealed)) => self.keys().open_text(name_place(id), &sealed)?,
            _ => String::new(),
        };
        Ok(DeadMessage {
            id: row.id,
            kind: row.kind,
            state: row.state,
            channel: row.channel,
            code: row.last_code,
            attempts: row.attempts,
            due_at: row.due_at,
            ended_at: row.filed_at,
            patient_id: row.patient_id,
            name,
            has_text: row.body_sealed.is_some() && is_readable(row.kind),
        })
    }

    /// How many of a centre need a person, counted to 101.
    pub async fn dead_count(&mut self, center: HealthCenterId) -> Result<i64> {
        Ok(fetch_optional!(self, CountRow, COUNT, center)?.map_or(0, |row| row.dead))
    }

    /// One message of the list; its chain, and then it, are held until the end of the transaction.
    pub async fn dead_message(&mut self, id: MessageId) -> Result<Option<Dead>> {
        let Some(row) = fetch_optional!(self, ChainRow, CHAIN_OF, id)? else { return Ok(None) };
        self.hold_chain(row.chain_id).await?;
        fetch_optional!(self, Dead, GET, id)
    }

    /// The kept words of a message; `None` when none are kept, or when they are nobody's but the receiver's.
    pub async fn read_message(&mut self, actor: Actor, message: &Dead) -> Result<Option<String>> {
        if !is_readable(message.kind) {
            return Ok(None);
        }
        let text = self.kept_body(message.id).await?;
        self.audit(actor, "message.read", message.patient_id, &[message.kind.as_str()]).await?;
        Ok(text)
    }

    /// Sends a message anew: ready, with fresh tries, all channels and a new deadline.
    ///
    /// Refusals: `message-superseded`, `message-chain-ended`, `message-not-following`, `message-too-late`.
    pub async fn retry_message(&mut self, actor: Actor, message: &Dead) -> Result<Result<(), &'static str>> {
        let deadline = match self.retry_deadline(message).await? {
            Ok(deadline) => deadline,
            Err(refusal) => return Ok(Err(refusal)),
        };
        execute_one!(self, ANEW, message.id, self.now, deadline)?;
        execute!(self, OPEN_CHANNELS, message.id)?;
        self.audit(actor, "message.retry", message.patient_id, &[message.kind.as_str()]).await?;
        self.tell_of_message(message).await?;
        Ok(Ok(()))
    }

    async fn retry_deadline(&mut self, message: &Dead) -> Result<Result<Timestamp, &'static str>> {
        if let Some(id) = message.patient_id {
            let patient = self.patient(id).await?;
            let followed = |patient: &crate::patient::Patient| {
                patient.status == Status::Following && patient.record.may_be_messaged()
            };
            if !patient.is_some_and(|patient| followed(&patient)) {
                return Ok(Err("message-not-following"));
            }
            if fetch_optional!(self, IdRow, NEWER, id, message.kind, message.id)?.is_some() {
                return Ok(Err("message-superseded"));
            }
        }
        if let Some(chain) = message.chain_id {
            return self.chain_deadline(message, chain).await;
        }
        Ok(dead::new_deadline(message.kind, message.due_at, self.now).ok_or("message-too-late"))
    }

    /// A message of a chain goes out again only while the chain itself still waits for it.
    async fn chain_deadline(
        &mut self,
        message: &Dead,
        chain: ChainId,
    ) -> Result<Result<Timestamp, &'static str>> {
        let state = self.chain(chain).await?.map(|chain| chain.state);
        let Some(state) = state.filter(|state| state.ended().is_none()) else {
            return Ok(Err("message-chain-ended"));
        };
        if message.kind == MessageKind::NumberReminder {
            let number = message.subject.parse::<NumberId>().ok();
            let ends = match number {
                Some(number) => fetch_optional!(self, EndsRow, NUMBER_ENDS, number, self.now)?,
                None => None,
            };
            return Ok(ends.map(|row| row.expires_at).ok_or("message-superseded"));
        }
        let position = message.subject.rsplit_once('/').and_then(|(_, position)| position.parse().ok());
        let waits = state.queued().filter(|queued| Some(queued.position) == position);
        Ok(waits.map(|_| self.now.plus(crate::number::QUEUE_DEADLINE)).ok_or("message-superseded"))
    }

    /// Takes a message off the list for good; `why` is kept sealed with it.
    pub async fn drop_message(&mut self, actor: Actor, message: &Dead, why: &str) -> Result<()> {
        let sealed = self.keys().seal_text(self.rng(), reason_place(message.id), why)?;
        execute_one!(self, DROP, message.id, sealed, self.now)?;
        self.audit(actor, "message.drop", message.patient_id, &[message.kind.as_str()]).await?;
        self.tell_of_message(message).await
    }

    async fn tell_of_message(&mut self, message: &Dead) -> Result<()> {
        match message.patient_id {
            Some(id) => self.tell_of(ChangeKind::Message, id).await,
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_the_list_is_its_text() {
        let place = DeadPlace { filed_at: Timestamp::from_millis(7), id: MessageId(Uuid::from_u128(7)) };
        assert_eq!(place.to_string().parse(), Ok(place));
        assert_eq!(DeadPlace::START.to_string().parse(), Ok(DeadPlace::START));
        assert!("7".parse::<DeadPlace>().is_err() && "x.y".parse::<DeadPlace>().is_err());
    }

    /// However many messages there are: those on the list, and those that are to come on it, are found by their index.
    #[tokio::test]
    async fn nothing_looks_through_all_messages() {
        use sqlx::{Connection as _, Row as _};
        let mut conn = sqlx::SqliteConnection::connect("sqlite::memory:").await.unwrap();
        sqlx::migrate!("../migrations/sqlite").run(&mut conn).await.unwrap();
        for (sql, index) in [
            (FILE, "message_unfiled"),
            (OF_CENTER, "message_filed_of_center"),
            (COUNT, "message_filed_of_center"),
            (OF_ALL, "message_filed"),
        ] {
            let text = sqlx::AssertSqlSafe(format!("EXPLAIN QUERY PLAN {}", sql.sqlite));
            let rows = sqlx::query(text).fetch_all(&mut conn).await.unwrap();
            let plan: Vec<String> = rows.iter().map(|row| row.get("detail")).collect();
            let with = |step: &String| step.contains(&format!("INDEX {index}"));
            assert!(plan.iter().any(with), "{} {plan:#?}", sql.name);
            assert!(!plan.iter().any(|step| step == "SCAN message"), "{} {plan:#?}", sql.name);
        }
    }
}
