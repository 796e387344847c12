//! The outbox as the worker uses it: claiming with lease and fence, attempts, what leases and deadlines leave behind.
//! Every write of a leased message checks its fence, so a worker that was given up for dead changes nothing. What an
//! attempt's end means for its message is [`crate::receipt`].

use mimamori_domain::api::{Channel, MessageKind, MessageState};
use mimamori_domain::{AttemptId, ChainId, Duration, MessageId, PatientId, Timestamp};

use crate::db::{Result, Tx};
use crate::keys::Place;

statements! {
    // The guard stands in both halves: without it in the outer one PostgreSQL claims a row twice that another worker
    // claimed between the choice and the write.
    CLAIM = "UPDATE message SET state = 'leased', lease_owner = $1, lease_until = $2, fence = fence + 1,
            attempts = attempts + 1, changed_at = $3
        WHERE state = 'ready' AND id IN (SELECT id FROM message
            WHERE state = 'ready' AND lane = $4 AND waits_for_sms = $6 AND not_before <= $3 AND deadline_at > $3
            ORDER BY not_before, id LIMIT $5)
        RETURNING id, kind, subject, lane, patient_id, chain_id, not_before, deadline_at, attempts, fence",
        postgres "UPDATE message SET state = 'leased', lease_owner = $1, lease_until = $2, fence = fence + 1,
            attempts = attempts + 1, changed_at = $3
        WHERE state = 'ready' AND id IN (SELECT id FROM message
            WHERE state = 'ready' AND lane = $4 AND waits_for_sms = $6 AND not_before <= $3 AND deadline_at > $3
            ORDER BY not_before, id LIMIT $5 FOR UPDATE SKIP LOCKED)
        RETURNING id, kind, subject, lane, patient_id, chain_id, not_before, deadline_at, attempts, fence";
    BACK = "UPDATE message SET state = 'ready', not_before = $3, attempts = attempts - $4, waits_for_sms = $6,
            lease_owner = NULL, lease_until = NULL, changed_at = $5
        WHERE id = $1 AND fence = $2 AND state = 'leased'";
    END_LEASED = "UPDATE message SET state = $3, last_code = $4, body_sealed = NULL, lease_owner = NULL,
            lease_until = NULL, changed_at = $5
        WHERE id = $1 AND fence = $2 AND state = 'leased'";
    // Nothing was begun under this claim: an attempt of which a callback has told already is no longer 'leased', but sent.
    RELEASE = "UPDATE message SET state = 'ready', attempts = attempts - 1, lease_owner = NULL, lease_until = NULL,
            changed_at = $2
        WHERE lease_owner = $1 AND state = 'leased'
            AND NOT EXISTS (SELECT 1 FROM attempt a WHERE a.message_id = message.id AND a.fence = message.fence)";
    END_LEASES = "UPDATE message SET lease_until = $2 WHERE lease_owner = $1 AND state = 'leased'";
    KEEP_BODY = "UPDATE message SET body_sealed = $3 WHERE id = $1 AND fence = $2 AND state = 'leased'";
    BODY = "SELECT body_sealed FROM message WHERE id = $1";
    BEGIN = "INSERT INTO attempt (id, message_id, number, fence, channel, provider, state, spent, started_at,
            valid_until, changed_at)
        SELECT $1, $2, COALESCE(MAX(number), 0) + 1, $3, $4, $5, 'leased', FALSE, $6, $7, $6 FROM attempt
        WHERE message_id = $2";
    ATTEMPTS = "SELECT id, channel, provider, state, code, spent FROM attempt WHERE message_id = $1 ORDER BY number";
    LOST_IN_CHAIN = "SELECT a.id, a.channel, a.provider, a.state, a.code, a.spent FROM number n
        JOIN attempt a ON a.message_id = n.message_id WHERE n.chain_id = $1 AND a.state = 'undelivered' LIMIT 1";
    LOST = "SELECT id, chain_id FROM message WHERE state = 'leased' AND lease_until <= $1 ORDER BY lease_until LIMIT 500";
    // The index is of both states, and SQLite takes it only where it reads so.
    LATE = "SELECT id, chain_id FROM message WHERE state = 'ready' AND state IN ('ready', 'ambiguous')
            AND deadline_at <= $1 AND kind NOT IN ('reminder', 'second-reminder')
        ORDER BY deadline_at LIMIT 500";
    EXPIRE_REMINDERS = "UPDATE message SET state = 'expired', body_sealed = NULL, changed_at = $1
        WHERE state = 'ready' AND id IN (SELECT id FROM message
            WHERE state = 'ready' AND state IN ('ready', 'ambiguous') AND deadline_at <= $1
                AND +kind IN ('reminder', 'second-reminder') LIMIT 500)",
        postgres "UPDATE message SET state = 'expired', body_sealed = NULL, changed_at = $1
        WHERE state = 'ready' AND id IN (SELECT id FROM message
            WHERE state = 'ready' AND deadline_at <= $1
                AND kind IN ('reminder', 'second-reminder') LIMIT 500 FOR UPDATE SKIP LOCKED)";
    DEPTH = "SELECT COUNT(*) AS depth, MIN(not_before) AS oldest FROM (SELECT not_before FROM message
        WHERE state = 'ready' AND lane = $1 AND not_before <= $2 ORDER BY not_before LIMIT 1001) AS waiting";
    STOP = "INSERT INTO provider (name, stopped_at, code) VALUES ($1, $2, $3)
        ON CONFLICT (name) DO UPDATE SET stopped_at = excluded.stopped_at, code = excluded.code";
    RESUME = "UPDATE provider SET stopped_at = NULL, code = NULL WHERE name = $1";
    PROGRESS = "INSERT INTO progress (name, at) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET at = excluded.at";
    PROGRESSES = "SELECT name, at FROM progress ORDER BY name";
}

/// A message in the hands of a worker.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Claimed {
    /// Id.
    pub id: MessageId,
    /// What it is about.
    pub kind: MessageKind,
    /// What makes it one of its kind.
    pub subject: String,
    /// Its lane.
    pub lane: i64,
    /// To whom.
    pub patient_id: Option<PatientId>,
    /// Its chain, for numbers.
    pub chain_id: Option<ChainId>,
    /// When it was due.
    pub not_before: Timestamp,
    /// Never to be sent after.
    pub deadline_at: Timestamp,
    /// Claims so far, this one included.
    pub attempts: i64,
    /// Of this claim.
    pub fence: i64,
}

/// An earlier try.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Tried {
    /// Id.
    pub id: AttemptId,
    /// How.
    pub channel: Channel,
    /// By whom.
    pub provider: String,
    /// Where it stands.
    pub state: MessageState,
    /// The provider's code.
    pub code: Option<String>,
    /// Its channel is closed to this message.
    pub spent: bool,
}

/// A message with its chain, for the jobs that look after what was left behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct Left {
    /// The message.
    pub id: MessageId,
    /// Its chain.
    pub chain_id: Option<ChainId>,
}

/// How much waits in a lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct Depth {
    /// Due messages, at most 1,001.
    pub depth: i64,
    /// When the oldest of them was due.
    pub oldest: Option<Timestamp>,
}

/// When a schedule last made progress.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Progress {
    /// Its name.
    pub name: String,
    /// When.
    pub at: Timestamp,
}

#[derive(sqlx::FromRow)]
struct BodyRow {
    body_sealed: Option<Vec<u8>>,
}

fn count(claimed: &[Claimed]) -> i64 {
    i64::try_from(claimed.len()).unwrap_or(i64::MAX)
}

fn body_place(id: MessageId) -> Place {
    Place::new("message", "body_sealed", id.0)
}

/// How many messages of a lane may be claimed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opening {
    /// The lane.
    pub lane: i64,
    /// Of all.
    pub most: i64,
    /// Of those that are known to wait for SMS.
    pub by_sms: i64,
}

impl Tx {
    /// Claims up to `limit` due messages, strictly by lane and no more of each than its opening, for `lease`. Each
    /// claim counts as a try and has a new fence.
    pub async fn claim(
        &mut self,
        owner: &str,
        limit: i64,
        lease: Duration,
        openings: &[Opening],
    ) -> Result<Vec<Claimed>> {
        let mut claimed: Vec<Claimed> = vec![];
        let until = self.now.plus(lease);
        for opening in openings {
            let mut left = opening.most.min(limit - count(&claimed));
            // Who waits for SMS was here first.
            for (waits, room) in [(true, opening.by_sms.min(left)), (false, left)] {
                let room = room.min(left);
                if room > 0 {
                    let mut found =
                        fetch_all!(self, Claimed, CLAIM, owner, until, self.now, opening.lane, room, waits)?;
                    found.sort_by_key(|message| (message.not_before, message.id));
                    left -= count(&found);
                    claimed.append(&mut found);
                }
            }
        }
        Ok(claimed)
    }

    /// Puts a claimed message back, unsent and uncounted: not before `not_before`. With `waits_for_sms` it is claimed
    /// again only when SMS may go. `false` when it isn't ours any more.
    pub async fn put_back(
        &mut self,
        message: &Claimed,
        not_before: Timestamp,
        waits_for_sms: bool,
    ) -> Result<bool> {
        self.hold_chain(message.chain_id).await?;
        let one = 1_i64;
        let rows = execute!(self, BACK, message.id, message.fence, not_before, one, self.now, waits_for_sms)?;
        Ok(rows == 1)
    }

    /// Gives back everything this owner has claimed and not begun to send: a worker that stops. How many. What it has
    /// begun to send is left for any worker to rescue now.
    pub async fn release_claims(&mut self, owner: &str) -> Result<u64> {
        let released = execute!(self, RELEASE, owner, self.now)?;
        execute!(self, END_LEASES, owner, self.now)?;
        Ok(released)
    }

    /// Ends a claimed message without a try: cancelled, failed, expired, dead. `false` when it isn't ours any more.
    pub async fn end_claimed(
        &mut self,
        message: &Claimed,
        state: MessageState,
        code: Option<&str>,
    ) -> Result<bool> {
        self.hold_chain(message.chain_id).await?;
        Ok(execute!(self, END_LEASED, message.id, message.fence, state, code, self.now)? == 1)
    }

    /// Chains are held before their messages, everywhere, so that no two transactions wait for each other in a ring.
    pub async fn hold_chain(&mut self, chain: Option<ChainId>) -> Result<()> {
        if let Some(id) = chain {
            self.chain(id).await?;
        }
        Ok(())
    }

    /// The last step before the provider is called: keeps the text for a re-send and writes down the attempt, with the
    /// end of its time at the provider. `None` when the message isn't ours any more.
    pub async fn begin_attempt(
        &mut self,
        message: &Claimed,
        channel: Channel,
        provider: &str,
        body: &str,
        valid_until: Timestamp,
    ) -> Result<Option<AttemptId>> {
        let sealed = self.keys().seal_text(self.rng(), body_place(message.id), body)?;
        if execute!(self, KEEP_BODY, message.id, message.fence, sealed)? == 0 {
            return Ok(None);
        }
        let id = AttemptId::new(self.now, self.rng());
        execute_one!(self, BEGIN, id, message.id, message.fence, channel, provider, self.now, valid_until)?;
        Ok(Some(id))
    }

    /// The text of an earlier attempt, while it is kept.
    pub async fn kept_body(&mut self, id: MessageId) -> Result<Option<String>> {
        let row = fetch_optional!(self, BodyRow, BODY, id)?;
        let sealed = row.and_then(|row| row.body_sealed);
        sealed.map(|sealed| self.keys().open_text(body_place(id), &sealed)).transpose()
    }

    /// Earlier tries of a message, oldest first.
    pub async fn tried(&mut self, id: MessageId) -> Result<Vec<Tried>> {
        fetch_all!(self, Tried, ATTEMPTS, id)
    }

    /// Did a number of this chain not arrive?
    pub async fn lost_in_chain(&mut self, id: ChainId) -> Result<bool> {
        Ok(fetch_optional!(self, Tried, LOST_IN_CHAIN, id)?.is_some())
    }

    /// Messages whose lease is over, at most 500.
    pub async fn lost_messages(&mut self) -> Result<Vec<Left>> {
        fetch_all!(self, Left, LOST, self.now)
    }

    /// Messages past their deadline, at most 500, without reminders.
    pub async fn late_messages(&mut self) -> Result<Vec<Left>> {
        fetch_all!(self, Left, LATE, self.now)
    }

    /// Ends reminders past their deadline, at most 500.
    pub async fn expire_reminders(&mut self) -> Result<u64> {
        execute!(self, EXPIRE_REMINDERS, self.now)
    }

    /// What waits in a lane.
    pub async fn lane_depth(&mut self, lane: i64) -> Result<Depth> {
        Ok(fetch_optional!(self, Depth, DEPTH, lane, self.now)?.unwrap_or(Depth { depth: 0, oldest: None }))
    }

    /// Stops a provider until the operator says otherwise.
    pub async fn stop_provider(&mut self, name: &str, code: &str) -> Result<()> {
        execute_one!(self, STOP, name, self.now, code)
    }

    /// Uses a provider again; `false` when it isn't known as stopped.
    pub async fn resume_provider(&mut self, name: &str) -> Result<bool> {
        Ok(execute!(self, RESUME, name)? == 1)
    }

    /// Notes that a schedule has made progress.
    pub async fn mark_progress(&mut self, name: &str) -> Result<()> {
        execute_one!(self, PROGRESS, name, self.now)
    }

    /// When each schedule last made progress.
    pub async fn progress(&mut self) -> Result<Vec<Progress>> {
        fetch_all!(self, Progress, PROGRESSES)
    }
}
