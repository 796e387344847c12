//! Processing numbers (処理番号) and their chains (DOMAIN section 6): starting, stepping, ending, showing. The decisions
//! are those of [`mimamori_domain::chain`]; minting and verifying are [`crate::mint`]. Digits never leave this room
//! but to the patient: they are stored as a hash under a daily key, and sealed only while the number lives.

use std::collections::BTreeMap;

use mimamori_domain::api::{
    AlertKind, ChainView, ChangeKind, MessageKind, NoteKind, NumberState, NumberStep, NumberView,
};
use mimamori_domain::chain::{self, ChainState, Command, Delivery, EndReason, Event, ProcessingNumber};
use mimamori_domain::patient::Status;
use mimamori_domain::triage::{Reason, Tier};
use mimamori_domain::{ChainId, Duration, NumberId, PatientId, Timestamp, outbox};

use crate::alert::RaiseAlert;
use crate::audit::Actor;
use crate::config::Policy;
use crate::db::{Result, Tx};
use crate::keys::Place;
use crate::message::NewMessage;
use crate::patient::Patient;

statements! {
    INSERT = "INSERT INTO chain (id, patient_id, status, state, next_at, started_at, ended_at)
        VALUES ($1, $2, $3, $4, $5, $6, NULL) ON CONFLICT DO NOTHING";
    PUT = "UPDATE chain SET status = $2, state = $3, next_at = $4, ended_at = $5 WHERE id = $1";
    // Who steps a chain holds its row until the end of the transaction.
    GET = "SELECT id, patient_id, state, started_at FROM chain WHERE id = $1",
        postgres "SELECT id, patient_id, state, started_at FROM chain WHERE id = $1 FOR UPDATE";
    RUNNING = "SELECT id, patient_id, state, started_at FROM chain WHERE patient_id = $1 AND ended_at IS NULL",
        postgres "SELECT id, patient_id, state, started_at FROM chain WHERE patient_id = $1 AND ended_at IS NULL
        FOR UPDATE";
    OF_PATIENT = "SELECT id, patient_id, state, started_at FROM chain WHERE patient_id = $1 ORDER BY id DESC LIMIT 20";
    NUMBERS_OF_PATIENT = "SELECT id, chain_id, position, digits_sealed, state, minted_at, expires_at, used_at,
            (SELECT MAX(COALESCE(a.final_at, a.changed_at)) FROM attempt a
                WHERE a.message_id = number.message_id AND a.state = 'delivered') AS delivered_at
        FROM number WHERE patient_id = $1 ORDER BY minted_at, id LIMIT 200";
    DUE = "SELECT id FROM chain WHERE next_at <= $1 ORDER BY next_at LIMIT 500";
    END_NUMBER = "UPDATE number SET state = $2, digits_sealed = NULL WHERE id = $1 AND state = 'live'";
    WIPE_BODIES = "UPDATE message SET body_sealed = NULL WHERE chain_id = $1 AND patient_id = $2
        AND body_sealed IS NOT NULL";
}

/// How long "send a number to this patient" may wait in the queue; the number itself is minted at hand-over.
pub(crate) const QUEUE_DEADLINE: Duration = Duration::hours(48);

/// A chain whose row is held.
#[derive(Debug, Clone)]
pub(crate) struct Chain {
    pub(crate) id: ChainId,
    pub(crate) patient_id: PatientId,
    pub(crate) state: ChainState,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: ChainId,
    patient_id: PatientId,
    state: String,
    started_at: Timestamp,
}

impl Row {
    fn chain(self) -> Result<Chain> {
        Ok(Chain { id: self.id, patient_id: self.patient_id, state: serde_json::from_str(&self.state)? })
    }
}

#[derive(sqlx::FromRow)]
struct IdRow {
    id: ChainId,
}

#[derive(sqlx::FromRow)]
struct NumberRow {
    id: NumberId,
    chain_id: ChainId,
    position: i64,
    digits_sealed: Option<Vec<u8>>,
    state: NumberState,
    minted_at: Timestamp,
    expires_at: Timestamp,
    used_at: Option<Timestamp>,
    delivered_at: Option<Timestamp>,
}

/// The policy of chains as configured.
pub fn chain_policy(policy: &Policy) -> chain::Policy {
    chain::Policy {
        validity_minutes: policy.number_minutes,
        max_counting: policy.number_count,
        undelivered_stop: policy.number_undelivered,
        reminder_lead_minutes: policy.number_reminder_minutes,
        quiet_hours: policy.number_quiet_hours,
        ..chain::Policy::default()
    }
}

pub(crate) fn digits_place(id: NumberId) -> Place {
    Place::new("number", "digits_sealed", id.0)
}

/// The word of a chain's state: `waiting`, `live`, `paused`, `settling`, or why it ended. Fluent id `chain-<word>`.
fn word(state: &ChainState, now: Timestamp, braked: bool) -> &'static str {
    state.ended().map_or_else(|| state.phase(now, braked).as_str(), |end| end.reason.as_str())
}

impl Tx {
    /// Starts a chain for a patient who may have one; the running one when there is one.
    ///
    /// A patient who asks records the wish and takes "I don't use COCOA" back by asking; staff can't do that for them.
    /// Refusals: `number-not-eligible`, `number-declined`, `number-registered`, `number-no-contact`.
    pub async fn ask_number(
        &mut self,
        actor: Actor,
        patient: &Patient,
        policy: &Policy,
    ) -> Result<Result<ChainId, &'static str>> {
        let asked_by_patient = matches!(actor, Actor::Patient(_));
        let positive = patient.record.classification.is_positive();
        let wished = patient.record.wish_number || asked_by_patient;
        if !positive || !wished || patient.status != Status::Following {
            return Ok(Err("number-not-eligible"));
        }
        if patient.number_declined && !asked_by_patient {
            return Ok(Err("number-declined"));
        }
        let person = &patient.record.person;
        let by_voice = patient.record.by_voice && person.phone.is_some();
        if !person.has_mobile() && person.email.is_none() && !by_voice {
            return Ok(Err("number-no-contact"));
        }
        if let Some(row) = fetch_optional!(self, Row, RUNNING, patient.id)? {
            return Ok(Ok(row.id));
        }
        let last =
            fetch_all!(self, Row, OF_PATIENT, patient.id)?.into_iter().next().map(Row::chain).transpose()?;
        if last
            .is_some_and(|chain| chain.state.ended().is_some_and(|end| end.reason == EndReason::Registered))
        {
            return Ok(Err("number-registered"));
        }
        if asked_by_patient && (patient.number_declined || !patient.record.wish_number) {
            self.set_number_wish(patient.id).await?;
            self.audit(actor, "number.wish", Some(patient.id), &["wish_number"]).await?;
        }
        let policy = chain_policy(policy);
        let Ok((state, commands)) = chain::start(&policy, self.now, true, patient.record.classification)
        else {
            return Ok(Err("number-not-eligible"));
        };
        let id = ChainId::new(self.now, self.rng());
        let text = serde_json::to_string(&state)?;
        let word = word(&state, self.now, false);
        if execute!(self, INSERT, id, patient.id, word, text, state.next_at(), self.now)? == 0 {
            // Somebody started one at the same moment.
            return Ok(fetch_optional!(self, Row, RUNNING, patient.id)?
                .map(|row| row.id)
                .ok_or("number-not-eligible"));
        }
        self.audit(actor, "number.ask", Some(patient.id), &[]).await?;
        self.obey(&Chain { id, patient_id: patient.id, state }, commands).await?;
        Ok(Ok(id))
    }

    /// Staff stop the running chain, if there is one; `why` becomes a note.
    pub async fn stop_number(&mut self, actor: Actor, patient: PatientId, why: &str) -> Result<()> {
        if let Some(chain) = self.running_chain(patient).await? {
            self.step_chain(&chain::Policy::default(), chain, Event::Stopped).await?;
            if !why.is_empty() {
                self.note(patient, None, NoteKind::Note, None, why, actor.staff()).await?;
            }
            self.audit(actor, "number.stop", Some(patient), &[]).await?;
        }
        Ok(())
    }

    /// "I don't use COCOA": remembers it and ends the running chain.
    pub async fn decline_number(&mut self, patient: PatientId) -> Result<()> {
        self.set_number_declined(patient, true).await?;
        self.audit(Actor::Patient(patient), "number.decline", Some(patient), &["number_declined"]).await?;
        if let Some(chain) = self.running_chain(patient).await? {
            self.step_chain(&chain::Policy::default(), chain, Event::NotUsing).await?;
        }
        Ok(())
    }

    /// After a change of a patient's data: a chain whose patient may have none any more ends.
    pub async fn recheck_number(&mut self, patient: &Patient) -> Result<()> {
        if !may_have_number(patient)
            && let Some(chain) = self.running_chain(patient.id).await?
        {
            self.step_chain(&chain::Policy::default(), chain, Event::EligibilityLost).await?;
        }
        Ok(())
    }

    pub(crate) async fn chain(&mut self, id: ChainId) -> Result<Option<Chain>> {
        fetch_optional!(self, Row, GET, id)?.map(Row::chain).transpose()
    }

    async fn running_chain(&mut self, patient: PatientId) -> Result<Option<Chain>> {
        fetch_optional!(self, Row, RUNNING, patient)?.map(Row::chain).transpose()
    }

    /// Chains whose timer has come, at most 500.
    pub async fn due_chains(&mut self) -> Result<Vec<ChainId>> {
        Ok(fetch_all!(self, IdRow, DUE, self.now)?.into_iter().map(|row| row.id).collect())
    }

    /// Tells a chain what happened.
    pub async fn chain_event(&mut self, id: ChainId, event: Event, policy: &Policy) -> Result<()> {
        match self.chain(id).await? {
            Some(chain) => self.step_chain(&chain_policy(policy), chain, event).await.map(|_| ()),
            None => Ok(()),
        }
    }

    /// One step: next state, saved, and its commands carried out. Returns the state.
    pub(crate) async fn step_chain(
        &mut self,
        policy: &chain::Policy,
        chain: Chain,
        event: Event,
    ) -> Result<ChainState> {
        let Chain { id, patient_id, state } = chain;
        let (state, commands) = chain::step(policy, state, self.now, event);
        self.put_chain(id, &state).await?;
        let chain = Chain { id, patient_id, state };
        self.obey(&chain, commands).await?;
        Ok(chain.state)
    }

    pub(crate) async fn put_chain(&mut self, id: ChainId, state: &ChainState) -> Result<()> {
        let ended_at = state.ended().map(|end| end.at);
        let text = serde_json::to_string(state)?;
        execute_one!(self, PUT, id, word(state, self.now, false), text, state.next_at(), ended_at)
    }

    async fn obey(&mut self, chain: &Chain, commands: Vec<Command>) -> Result<()> {
        for command in commands {
            match command {
                Command::QueueNumber { position, not_before } => {
                    let subject = format!("{}/{position}", chain.id);
                    let deadline = not_before.plus(QUEUE_DEADLINE);
                    self.enqueue_of_chain(chain, MessageKind::Number, subject, not_before, deadline).await?;
                }
                Command::QueueReminder { number, not_before, deadline } => {
                    let kind = MessageKind::NumberReminder;
                    self.enqueue_of_chain(chain, kind, number.to_string(), not_before, deadline).await?;
                }
                Command::Kill { number } => {
                    let state = self.end_state(chain, number);
                    execute!(self, END_NUMBER, number, state)?;
                    execute!(self, WIPE_BODIES, chain.id, chain.patient_id)?;
                }
                Command::Wipe { number } => {
                    execute!(self, END_NUMBER, number, NumberState::Registered)?;
                    execute!(self, WIPE_BODIES, chain.id, chain.patient_id)?;
                }
                Command::CancelQueued => {
                    self.cancel_chain_messages(chain.id, chain.patient_id).await?;
                }
                Command::TaskForStaff { .. } => self.number_task(chain).await?,
            }
        }
        if let Some(patient) = self.patient(chain.patient_id).await? {
            self.tell(ChangeKind::Number, patient.owners, Some(patient.id), None).await?;
        }
        Ok(())
    }

    /// What a number that ends now is called.
    fn end_state(&self, chain: &Chain, number: NumberId) -> NumberState {
        let attempt = chain.state.attempts().iter().find(|attempt| attempt.number == Some(number));
        match attempt {
            Some(attempt) if attempt.is_lost() => NumberState::Undelivered,
            Some(attempt) if self.now >= attempt.ends_at => NumberState::Expired,
            _ => NumberState::Ended,
        }
    }

    async fn enqueue_of_chain(
        &mut self,
        chain: &Chain,
        kind: MessageKind,
        subject: String,
        not_before: Timestamp,
        deadline_at: Timestamp,
    ) -> Result<()> {
        let new = NewMessage {
            kind,
            subject,
            patient_id: Some(chain.patient_id),
            staff_id: None,
            chain_id: Some(chain.id),
            due_at: not_before,
            not_before,
            deadline_at,
        };
        let lane = match kind {
            MessageKind::Number if chain.state.is_reissue() => outbox::REISSUES,
            _ => outbox::lane(kind),
        };
        self.enqueue_in(lane, new).await.map(|_| ())
    }

    async fn number_task(&mut self, chain: &Chain) -> Result<()> {
        let id = chain.patient_id;
        let lost = |attempt: &&chain::Attempt| attempt.delivery == Some(Delivery::Undelivered);
        let count = chain.state.attempts().iter().rev().take_while(lost).count();
        self.hold(id).await?;
        let Some(patient) = self.patient(id).await? else { return Ok(()) };
        let reason = Reason {
            rule: "number-failed".into(),
            tier: Tier::Watch,
            text: "number-task-undeliverable".into(),
            values: BTreeMap::from([("count".to_owned(), count.to_string())]),
        };
        self.raise_alert(RaiseAlert {
            patient_id: id,
            owners: patient.owners,
            kind: AlertKind::NumberFailed,
            tier: Tier::Watch,
            reasons: vec![reason],
            due_at: self.now.plus(Duration::hours(4)),
            high_risk: patient.is_high_risk(self.now.date()),
            report_id: None,
        })
        .await
        .map(|_| ())
    }

    /// A patient's number as its owner sees it: digits and link while it lives.
    pub async fn number_view(&mut self, patient: &Patient) -> Result<NumberView> {
        let mut view = NumberView {
            state: NumberState::Available,
            digits: None,
            link: None,
            expires_at: None,
            position: None,
        };
        let last =
            fetch_all!(self, Row, OF_PATIENT, patient.id)?.into_iter().next().map(Row::chain).transpose()?;
        let Some(chain) = last else {
            // Asking is the owner's wish: whoever is positive may ask.
            view.state = match (patient.number_declined, patient.record.classification.is_positive()) {
                (true, _) => NumberState::Declined,
                (false, true) => NumberState::Available,
                (false, false) => NumberState::NotWished,
            };
            return Ok(view);
        };
        let numbers = fetch_all!(self, NumberRow, NUMBERS_OF_PATIENT, patient.id)?;
        let number = numbers.into_iter().rfind(|number| number.chain_id == chain.id);
        view.position = number.as_ref().map(|number| number.position);
        let reason = chain.state.ended().map(|end| end.reason);
        let live = number.filter(|number| number.state == NumberState::Live && self.now < number.expires_at);
        if let (None, Some(NumberRow { id, digits_sealed: Some(sealed), expires_at, .. })) = (reason, live) {
            let digits = self.keys().open_text(digits_place(id), &sealed)?;
            view.link = ProcessingNumber::parse(&digits).map(|number| number.link());
            view.digits = Some(digits);
            view.expires_at = Some(expires_at);
            view.state = NumberState::Live;
            return Ok(view);
        }
        view.state = match reason {
            Some(EndReason::Registered) => NumberState::Registered,
            _ if patient.number_declined => NumberState::Declined,
            None if chain.state.queued().is_some() => NumberState::Queued,
            None | Some(EndReason::Exhausted) => NumberState::Expired,
            Some(EndReason::Undeliverable) => NumberState::Undelivered,
            Some(EndReason::Stopped) => NumberState::Ended,
            Some(EndReason::NotEligible | EndReason::NotUsing)
                if patient.record.classification.is_positive() =>
            {
                NumberState::Available
            }
            Some(EndReason::NotEligible | EndReason::NotUsing) => NumberState::NotWished,
        };
        Ok(view)
    }

    /// A patient's chains as staff see them, newest first; never the digits.
    pub async fn chains_of_patient(&mut self, id: PatientId) -> Result<Vec<ChainView>> {
        let numbers = fetch_all!(self, NumberRow, NUMBERS_OF_PATIENT, id)?;
        let rows = fetch_all!(self, Row, OF_PATIENT, id)?;
        let braked = self.brake().await?.pulled_at.is_some();
        rows.into_iter()
            .map(|row| {
                let started_at = row.started_at;
                let chain = row.chain()?;
                let mut steps: Vec<NumberStep> = numbers
                    .iter()
                    .filter(|number| number.chain_id == chain.id)
                    .map(|number| self.step_view(&chain, number))
                    .collect();
                if chain.state.queued().is_some() {
                    let position = chain.state.counted() + 1;
                    let state = NumberState::Queued;
                    steps.push(NumberStep {
                        position,
                        state,
                        minted_at: None,
                        expires_at: None,
                        delivered_at: None,
                        used_at: None,
                    });
                }
                let status = word(&chain.state, self.now, braked).to_owned();
                Ok(ChainView { id: chain.id, status, started_at, numbers: steps })
            })
            .collect()
    }

    fn step_view(&self, chain: &Chain, number: &NumberRow) -> NumberStep {
        let state = match number.state {
            NumberState::Live => match self.end_state(chain, number.id) {
                NumberState::Ended => NumberState::Live,
                other => other,
            },
            other => other,
        };
        NumberStep {
            position: number.position,
            state,
            minted_at: Some(number.minted_at),
            expires_at: Some(number.expires_at),
            delivered_at: number.delivered_at,
            used_at: number.used_at,
        }
    }
}

/// A positive person with a recorded wish, still followed up, who has not said no.
pub(crate) fn may_have_number(patient: &Patient) -> bool {
    chain::eligible(patient.record.wish_number, patient.record.classification).is_ok()
        && patient.status == Status::Following
        && !patient.number_declined
}
