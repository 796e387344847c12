//! One-time codes: asked for, minted when their message is handed to a provider, tried. The rules are those of
//! [`mimamori_domain::code`]. Digits are kept as a keyed hash only, and in the sealed text of their message until that
//! is handed over; what was asked for is sealed. Both are wiped when the code is used or ends.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use mimamori_domain::api::{Channel, MessageKind};
use mimamori_domain::clock::random_bytes;
use mimamori_domain::code::{CodeFacts, CodePurpose, CodeState, LIFE, OneTimeCode, TRIES, Try, attempt};
use mimamori_domain::contact::Reach;
use mimamori_domain::{CodeId, Date, PatientId, Timestamp};
use serde::{Deserialize, Serialize};

use crate::db::{Result, Tx};
use crate::keys::Place;
use crate::message::NewMessage;

statements! {
    ASK = "INSERT INTO code (id, purpose, receiver, flow_hash, patient_id, channel, asked_sealed, state, tries_left,
            asked_at, ends_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 'waiting', $8, $9, $10)";
    // Who tries or mints a code holds its row until the end of the transaction.
    GET = "SELECT id, receiver, patient_id, channel, asked_sealed, digits_hash, state, tries_left, ends_at FROM code
        WHERE id = $1",
        postgres "SELECT id, receiver, patient_id, channel, asked_sealed, digits_hash, state, tries_left, ends_at
        FROM code WHERE id = $1 FOR UPDATE";
    OF_FLOW = "SELECT id, receiver, patient_id, channel, asked_sealed, digits_hash, state, tries_left, ends_at FROM code
        WHERE flow_hash = $1",
        postgres "SELECT id, receiver, patient_id, channel, asked_sealed, digits_hash, state, tries_left, ends_at
        FROM code WHERE flow_hash = $1 FOR UPDATE";
    NEWEST_OF = "SELECT id, receiver, patient_id, channel, asked_sealed, digits_hash, state, tries_left, ends_at
        FROM code WHERE receiver = $1 ORDER BY id DESC LIMIT 1",
        postgres "SELECT id, receiver, patient_id, channel, asked_sealed, digits_hash, state, tries_left, ends_at
        FROM code WHERE receiver = $1 ORDER BY id DESC LIMIT 1 FOR UPDATE";
    NEWER = "SELECT id FROM code WHERE receiver = $1 AND id > $2 LIMIT 1";
    END_OLDER = "UPDATE code SET state = 'ended', asked_sealed = NULL, digits_hash = NULL
        WHERE receiver = $1 AND id < $2 AND state IN ('waiting', 'live')";
    MINT = "UPDATE code SET state = 'live', digits_hash = $2, ends_at = $3 WHERE id = $1 AND state IN ('waiting', 'live')";
    WRONG = "UPDATE code SET tries_left = $2 WHERE id = $1";
    END = "UPDATE code SET state = $2, tries_left = 0, asked_sealed = NULL, digits_hash = NULL WHERE id = $1";
    WIPE_TEXT = "UPDATE message SET body_sealed = NULL
        WHERE kind = 'one-time-code' AND subject = $1 AND body_sealed IS NOT NULL";
    PURGE = "DELETE FROM code WHERE id IN (SELECT id FROM code WHERE ends_at <= $1 ORDER BY ends_at LIMIT 500)";
}

/// Who is to get a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Receiver {
    /// Whoever was born then and has this contact.
    Born(Date),
    /// The patient whose contact it becomes.
    Patient(PatientId),
}

/// A code as it was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Its id.
    pub id: CodeId,
    /// Who is to get it.
    pub receiver: Receiver,
    /// Where it goes.
    pub reach: Reach,
    /// How.
    pub channel: Channel,
}

/// What a try gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tried {
    /// It was right, and is used up.
    Right(Box<Asked>),
    /// Not this one; so many tries are left.
    Wrong(i64),
    /// There is no code that can be tried any more.
    Over,
}

/// What is sealed of a code.
#[derive(Serialize, Deserialize)]
struct Sealed {
    reach: Reach,
    born: Option<Date>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: CodeId,
    receiver: Vec<u8>,
    patient_id: Option<PatientId>,
    channel: Channel,
    asked_sealed: Option<Vec<u8>>,
    digits_hash: Option<Vec<u8>>,
    state: CodeState,
    tries_left: i64,
    ends_at: Timestamp,
}

#[derive(sqlx::FromRow)]
struct IdRow {
    #[expect(dead_code, reason = "only its presence is asked for")]
    id: CodeId,
}

fn asked_place(id: CodeId) -> Place {
    Place::new("code", "asked_sealed", id.0)
}

impl Tx {
    /// Asks for a code to get back in with. Returns the token that must come back with it. Whether anybody is known
    /// there is not looked at here: the worker finds out, so that every asker meets the same work.
    pub async fn ask_back_in(&mut self, reach: &Reach, born: Date, channel: Channel) -> Result<String> {
        let flow = URL_SAFE_NO_PAD.encode(random_bytes::<16>(self.rng()));
        let hash = self.keys().secret_hash("code-flow", flow.as_bytes());
        let receiver =
            self.keys().secret_hash("code-back-in", format!("{}\0{born}", reach.as_str()).as_bytes());
        let sealed = Sealed { reach: reach.clone(), born: Some(born) };
        self.ask_code(CodePurpose::BackIn, receiver, Some(hash), None, channel, &sealed).await?;
        Ok(flow)
    }

    /// Asks for a code that proves a patient's new contact.
    pub async fn ask_contact_code(
        &mut self,
        patient: PatientId,
        reach: &Reach,
        channel: Channel,
    ) -> Result<()> {
        let receiver = self.contact_receiver(patient);
        let sealed = Sealed { reach: reach.clone(), born: None };
        self.ask_code(CodePurpose::Contact, receiver, None, Some(patient), channel, &sealed).await
    }

    fn contact_receiver(&self, patient: PatientId) -> Vec<u8> {
        self.keys().secret_hash("code-contact", patient.0.as_bytes())
    }

    async fn ask_code(
        &mut self,
        purpose: CodePurpose,
        receiver: Vec<u8>,
        flow_hash: Option<Vec<u8>>,
        patient: Option<PatientId>,
        channel: Channel,
        sealed: &Sealed,
    ) -> Result<()> {
        let id = CodeId::new(self.now, self.rng());
        let sealed = self.keys().seal(self.rng(), asked_place(id), &serde_json::to_vec(sealed)?)?;
        let ends_at = self.now.plus(LIFE);
        execute_one!(
            self, ASK, id, purpose, receiver, flow_hash, patient, channel, sealed, TRIES, self.now, ends_at
        )?;
        self.enqueue(NewMessage {
            kind: MessageKind::OneTimeCode,
            subject: id.to_string(),
            // A code goes where it was asked for, not to a contact on record: what becomes of its message says nothing
            // of those.
            patient_id: None,
            staff_id: None,
            chain_id: None,
            due_at: self.now,
            not_before: self.now,
            deadline_at: ends_at,
        })
        .await
        .map(|_| ())
    }

    /// A code whose message is to be sent; `None` when it isn't wanted any more, as when a newer one was asked for.
    pub async fn code_to_send(&mut self, id: CodeId) -> Result<Option<Asked>> {
        let Some(row) = fetch_optional!(self, Row, GET, id)? else { return Ok(None) };
        if row.ends_at <= self.now {
            return Ok(None);
        }
        if fetch_optional!(self, IdRow, NEWER, row.receiver.as_slice(), id)?.is_some() {
            self.end_code(id, CodeState::Ended).await?;
            return Ok(None);
        }
        self.asked(&row)
    }

    /// Where a code went, while that is known.
    pub async fn code_reach(&mut self, id: CodeId) -> Result<Option<Reach>> {
        let row = fetch_optional!(self, Row, GET, id)?;
        Ok(row.map(|row| self.asked(&row)).transpose()?.flatten().map(|asked| asked.reach))
    }

    fn asked(&self, row: &Row) -> Result<Option<Asked>> {
        let Some(sealed) = &row.asked_sealed else { return Ok(None) };
        let Sealed { reach, born } = serde_json::from_slice(&self.keys().open(asked_place(row.id), sealed)?)?;
        let receiver = born.map(Receiver::Born).or(row.patient_id.map(Receiver::Patient));
        Ok(receiver.map(|receiver| Asked { id: row.id, receiver, reach, channel: row.channel }))
    }

    /// New digits at the moment of hand-over, with the end of their life; the codes before this one end. A try that the
    /// provider refused is followed by other digits.
    pub async fn mint_code(&mut self, id: CodeId) -> Result<Option<(OneTimeCode, Timestamp)>> {
        let Some(row) = fetch_optional!(self, Row, GET, id)? else { return Ok(None) };
        execute!(self, END_OLDER, row.receiver, id)?;
        let code = OneTimeCode::draw(self.rng());
        let (hash, ends_at) = (self.digits_hash(id, &code), self.now.plus(LIFE));
        let minted = execute!(self, MINT, id, hash, ends_at)? == 1;
        Ok(minted.then_some((code, ends_at)))
    }

    fn digits_hash(&self, id: CodeId, code: &OneTimeCode) -> Vec<u8> {
        self.keys().secret_hash("code", &[id.0.as_bytes().as_slice(), code.as_str().as_bytes()].concat())
    }

    /// Tries a code to get back in with. Commit it even when it was wrong.
    pub async fn try_back_in(&mut self, flow: &str, typed: &OneTimeCode) -> Result<Tried> {
        let hash = self.keys().secret_hash("code-flow", flow.as_bytes());
        let row = fetch_optional!(self, Row, OF_FLOW, hash)?;
        self.try_code(row, typed).await
    }

    /// Tries the newest code for a patient's new contact. Commit it even when it was wrong.
    pub async fn try_contact_code(&mut self, patient: PatientId, typed: &OneTimeCode) -> Result<Tried> {
        let receiver = self.contact_receiver(patient);
        let row = fetch_optional!(self, Row, NEWEST_OF, receiver)?;
        self.try_code(row, typed).await
    }

    async fn try_code(&mut self, row: Option<Row>, typed: &OneTimeCode) -> Result<Tried> {
        let Some(row) = row else { return Ok(Tried::Over) };
        let matches = row.digits_hash.as_deref() == Some(self.digits_hash(row.id, typed).as_slice());
        let facts = CodeFacts { state: row.state, tries_left: row.tries_left, ends_at: row.ends_at };
        Ok(match attempt(facts, matches, self.now) {
            Try::Right => {
                let asked = self.asked(&row)?;
                self.end_code(row.id, CodeState::Used).await?;
                asked.map_or(Tried::Over, |asked| Tried::Right(Box::new(asked)))
            }
            Try::Wrong(0) => {
                self.end_code(row.id, CodeState::Ended).await?;
                Tried::Wrong(0)
            }
            Try::Wrong(left) => {
                execute_one!(self, WRONG, row.id, left)?;
                Tried::Wrong(left)
            }
            Try::Over => Tried::Over,
        })
    }

    async fn end_code(&mut self, id: CodeId, state: CodeState) -> Result<()> {
        execute_one!(self, END, id, state)?;
        execute!(self, WIPE_TEXT, id.to_string()).map(|_| ())
    }

    /// Forgets codes whose time is over, at most 500.
    pub async fn purge_codes(&mut self) -> Result<u64> {
        execute!(self, PURGE, self.now)
    }
}
