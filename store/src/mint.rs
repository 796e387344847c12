//! Minting processing numbers at the moment of hand-over, taking them back when the provider never took the message,
//! and verifying them for COCOA. Daily keys of their hashes.

use mimamori_domain::api::NumberState;
use mimamori_domain::chain::{
    self, ChainState, Event, HandOver, NumberFacts, ProcessingNumber, Sandbox, Verification, verify,
};
use mimamori_domain::clock::random_bytes;
use mimamori_domain::{ChainId, Date, Duration, MessageId, NumberId, PatientId, Timestamp};
use uuid::Uuid;

use crate::audit::Actor;
use crate::config::{Cocoa, Policy};
use crate::db::{Error, Result, Tx};
use crate::keys::{Place, hmac};
use crate::number::{chain_policy, digits_place, may_have_number};

statements! {
    KEYS = "SELECT day, key_sealed FROM number_key WHERE key_sealed IS NOT NULL ORDER BY day DESC LIMIT 8";
    NEW_KEY = "INSERT INTO number_key (day, key_sealed, created_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    DESTROY_KEYS = "UPDATE number_key SET key_sealed = NULL, destroyed_at = $2
        WHERE created_at <= $1 AND key_sealed IS NOT NULL";
    INSERT = "INSERT INTO number (id, chain_id, patient_id, message_id, position, key_day, digits_token, digits_sealed,
            state, minted_at, expires_at, verified)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'live', $9, $10, 0)";
    OF_MESSAGE = "SELECT id, state, position, digits_sealed, expires_at FROM number
        WHERE message_id = $1 ORDER BY minted_at DESC, id DESC LIMIT 1";
    GET_LIVE = "SELECT id, state, position, digits_sealed, expires_at FROM number WHERE id = $1 AND state = 'live'";
    FORGET = "DELETE FROM number WHERE id = $1 AND state = 'live' AND verified = 0";
    BY_TOKEN = "SELECT id, chain_id, patient_id, state, minted_at, expires_at, used_at, verified FROM number
        WHERE digits_token = $1 ORDER BY minted_at DESC LIMIT 1";
    GET = "SELECT id, chain_id, patient_id, state, minted_at, expires_at, used_at, verified FROM number WHERE id = $1";
    // Digits in use: alive, or used so lately that COCOA may ask again.
    TAKEN = "SELECT id, chain_id, patient_id, state, minted_at, expires_at, used_at, verified FROM number
        WHERE digits_token = $1 AND expires_at > $2 LIMIT 1";
    VERIFIED = "UPDATE number SET state = 'registered', digits_sealed = NULL, used_at = COALESCE(used_at, $2),
            verified = verified + 1
        WHERE id = $1";
}

/// Daily keys live this long.
const KEY_LIFE: Duration = Duration::hours(72);

/// A number in hand, to be written into its message.
#[derive(Debug, Clone)]
pub struct Minted {
    /// Its id.
    pub id: NumberId,
    /// The digits; never to be logged.
    pub number: ProcessingNumber,
    /// End of its life.
    pub expires_at: Timestamp,
    /// Which of the numbers that count, from 1.
    pub ordinal: i64,
    /// The chain before and after, so that it can be taken back; none when it was minted by an earlier attempt.
    pub undo: Option<Undo>,
}

/// What taking a number back needs.
#[derive(Debug, Clone)]
pub struct Undo {
    chain: ChainId,
    before: ChainState,
    after: ChainState,
}

/// The answer to a hand-over.
#[derive(Debug, Clone)]
pub enum Mint {
    /// Send this.
    Number(Box<Minted>),
    /// Not before then.
    Wait(Timestamp),
    /// No longer wanted.
    Drop,
}

#[derive(sqlx::FromRow)]
struct KeyRow {
    day: Date,
    key_sealed: Vec<u8>,
}

struct DayKey {
    day: Date,
    key: Vec<u8>,
}

impl DayKey {
    fn token(&self, digits: &str) -> Vec<u8> {
        hmac(&self.key, &[b"number\0", digits.as_bytes()])
    }
}

#[derive(sqlx::FromRow)]
struct LiveRow {
    id: NumberId,
    state: NumberState,
    position: i64,
    digits_sealed: Option<Vec<u8>>,
    expires_at: Timestamp,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: NumberId,
    chain_id: ChainId,
    patient_id: PatientId,
    state: NumberState,
    minted_at: Timestamp,
    expires_at: Timestamp,
    used_at: Option<Timestamp>,
    verified: i64,
}

impl Row {
    fn facts(&self) -> NumberFacts {
        let killed = !matches!(self.state, NumberState::Live | NumberState::Registered);
        NumberFacts {
            ends_at: self.expires_at,
            killed_at: killed.then_some(self.minted_at),
            used_at: self.used_at,
            repeats: (self.verified - 1).max(0),
        }
    }
}

/// The place of a daily key: its row is known by the day, so the day is its id.
fn key_place(day: Date) -> Place {
    let mut id = [0; 16];
    for (to, from) in id.iter_mut().zip(day.to_string().bytes()) {
        *to = from;
    }
    Place::new("number_key", "key_sealed", Uuid::from_bytes(id))
}

impl Tx {
    async fn day_keys(&mut self) -> Result<Vec<DayKey>> {
        let rows = fetch_all!(self, KeyRow, KEYS)?;
        rows.into_iter()
            .map(|row| {
                Ok(DayKey { day: row.day, key: self.keys().open(key_place(row.day), &row.key_sealed)? })
            })
            .collect()
    }

    /// Makes today's key when it is missing and destroys those past their life.
    pub async fn turn_number_keys(&mut self) -> Result<u64> {
        let today = self.now.date();
        let key: [u8; 32] = random_bytes(self.rng());
        let sealed = self.keys().seal(self.rng(), key_place(today), &key)?;
        execute!(self, NEW_KEY, today, sealed, self.now)?;
        execute!(self, DESTROY_KEYS, self.now.minus(KEY_LIFE), self.now)
    }

    /// The number for a queue entry, at the moment of hand-over: the one this message already carries while it lives,
    /// or a new one. Minting kills the number before it.
    pub async fn mint_number(
        &mut self,
        id: ChainId,
        position: i64,
        message: MessageId,
        policy: &Policy,
    ) -> Result<Mint> {
        let Some(held) = self.chain(id).await? else { return Ok(Mint::Drop) };
        if let Some(row) = fetch_optional!(self, LiveRow, OF_MESSAGE, message)? {
            return Ok(self.still_live(row)?.map_or(Mint::Drop, |number| Mint::Number(Box::new(number))));
        }
        let policy = chain_policy(policy);
        let Some(patient) = self.patient(held.patient_id).await? else { return Ok(Mint::Drop) };
        if !may_have_number(&patient) {
            self.step_chain(&policy, held, Event::EligibilityLost).await?;
            return Ok(Mint::Drop);
        }
        let (ends_at, ordinal) = match held.state.hand_over(&policy, self.now, position) {
            HandOver::Mint { ends_at, ordinal, .. } => (ends_at, ordinal),
            HandOver::Wait { until } => return Ok(Mint::Wait(until)),
            HandOver::Drop => return Ok(Mint::Drop),
        };
        let number_id = NumberId::new(self.now, self.rng());
        let before = held.state.clone();
        // First the step: it kills the number before, so that never two live.
        let event = Event::Minted { position, number: number_id, at: self.now };
        let after = self.step_chain(&policy, held, event).await?;
        let (number, key_day, token) = self.draw_number().await?;
        let sealed = self.keys().seal_text(self.rng(), digits_place(number_id), number.as_str())?;
        execute_one!(
            self, INSERT, number_id, id, patient.id, message, ordinal, key_day, token, sealed, self.now,
            ends_at
        )?;
        self.audit(Actor::System, "number.mint", Some(patient.id), &[]).await?;
        let undo = Some(Undo { chain: id, before, after });
        Ok(Mint::Number(Box::new(Minted { id: number_id, number, expires_at: ends_at, ordinal, undo })))
    }

    /// The live number that the last reminder repeats.
    pub async fn live_number(&mut self, id: NumberId) -> Result<Option<Minted>> {
        match fetch_optional!(self, LiveRow, GET_LIVE, id)? {
            Some(row) => self.still_live(row),
            None => Ok(None),
        }
    }

    fn still_live(&self, row: LiveRow) -> Result<Option<Minted>> {
        let LiveRow { id, state: NumberState::Live, position, digits_sealed: Some(sealed), expires_at } = row
        else {
            return Ok(None);
        };
        let digits = self.keys().open_text(digits_place(id), &sealed)?;
        Ok(ProcessingNumber::parse(&digits).filter(|_| self.now < expires_at).map(|number| Minted {
            id,
            number,
            expires_at,
            ordinal: position,
            undo: None,
        }))
    }

    /// Digits that no number alive has, with the day and the token they are kept under.
    async fn draw_number(&mut self) -> Result<(ProcessingNumber, Date, Vec<u8>)> {
        let mut keys = self.day_keys().await?;
        if keys.first().is_none_or(|key| key.day != self.now.date()) {
            self.turn_number_keys().await?;
            keys = self.day_keys().await?;
        }
        loop {
            let number = ProcessingNumber::draw(self.rng());
            let mut taken = false;
            for key in &keys {
                let hashed = key.token(number.as_str());
                taken |= fetch_optional!(self, Row, TAKEN, hashed, self.now)?.is_some();
            }
            if !taken {
                let key = keys.first().ok_or_else(|| Error::Keys("there is no key for numbers".into()))?;
                return Ok((number.clone(), key.day, key.token(number.as_str())));
            }
        }
    }

    /// The provider never took the message: as if the number had not been minted. When something happened to the
    /// chain meanwhile, the number counts as undelivered instead.
    pub async fn take_back_number(&mut self, number: NumberId, undo: Undo, policy: &Policy) -> Result<()> {
        let Some(held) = self.chain(undo.chain).await? else { return Ok(()) };
        if held.state == undo.after && execute!(self, FORGET, number)? == 1 {
            return self.put_chain(undo.chain, &undo.before).await;
        }
        self.step_chain(&chain_policy(policy), held, Event::Undelivered { number }).await.map(|_| ())
    }

    /// Answers COCOA. Unknown, expired, used and taken back are the same "no", found by the same look-ups.
    pub async fn verify_number(&mut self, digits: &str, cocoa: &Cocoa) -> Result<bool> {
        let Some(number) = ProcessingNumber::parse(digits) else { return Ok(false) };
        if cocoa.sandbox
            && let Some(reserved) = number.sandbox()
        {
            return Ok(reserved == Sandbox::Valid);
        }
        let mut found: Option<Row> = None;
        for key in self.day_keys().await? {
            let token = key.token(number.as_str());
            let row = fetch_optional!(self, Row, BY_TOKEN, token)?;
            found = match (found, row) {
                (Some(old), Some(new)) if old.minted_at >= new.minted_at => Some(old),
                (old, new) => new.or(old),
            };
        }
        let policy = chain::Policy::default();
        let Some(row) = found else { return Ok(false) };
        if verify(&policy, &row.facts(), self.now) == Verification::Refused {
            return Ok(false);
        }
        // Hold the chain, then look again: two questions at once must not both be the first.
        let Some(held) = self.chain(row.chain_id).await? else { return Ok(false) };
        let Some(row) = fetch_optional!(self, Row, GET, row.id)? else { return Ok(false) };
        match verify(&policy, &row.facts(), self.now) {
            Verification::Refused => return Ok(false),
            Verification::First => {
                execute_one!(self, VERIFIED, row.id, self.now)?;
                let event = Event::Verified { number: row.id, at: self.now };
                self.step_chain(&policy, held, event).await?;
            }
            Verification::Again => execute_one!(self, VERIFIED, row.id, self.now)?,
        }
        self.audit(Actor::Cocoa, "number.verify", Some(row.patient_id), &[]).await?;
        Ok(true)
    }
}
