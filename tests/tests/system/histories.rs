//! Random histories on the real store and worker: providers that refuse, keep silent or lie still, workers that die in
//! the middle, callbacks in any order, a clock that jumps forward and back. The pure machines go through more of them in
//! `domain`; here it is the database that must keep its word. Thirty patients live through each world together.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use anyhow::{Context as _, Result};
use mimamori_domain::api::{Channel, MessageState};
use mimamori_domain::clock::random_below;
use mimamori_domain::outbox::fate::LookUp;
use mimamori_domain::outbox::{CodeMeaning, Ending};
use mimamori_domain::{AttemptId, Clock as _, Duration, MessageId, PatientId, Rng, Timestamp};
use mimamori_store::audit::Actor;
use mimamori_tests::backend::Backend;
use mimamori_tests::world::{MockClock, SeededRng, World, wide_open};
use mimamori_worker::Worker;
use mimamori_worker::channels::{Call, Channels, Provider, Sending, Sms, SmsSender};

const WORLDS: u64 = 10;
const PATIENTS: usize = 30;
const ROUNDS: usize = 30;

#[tokio::test]
async fn sqlite() {
    histories(Backend::Sqlite).await.unwrap();
}

#[tokio::test]
async fn postgres() {
    histories(Backend::Postgres).await.unwrap();
}

async fn histories(backend: Backend) -> Result<()> {
    for seed in 1..=WORLDS {
        history(backend, seed).await.with_context(|| format!("world {seed}"))?;
    }
    Ok(())
}

/// A provider with moods.
#[derive(Clone)]
struct Moody {
    clock: MockClock,
    rng: Arc<SeededRng>,
    calm: Arc<Mutex<bool>>,
    taken: Arc<Mutex<Vec<Taken>>>,
    calls: Arc<Mutex<BTreeMap<MessageId, Vec<Asked>>>>,
    wrongs: Arc<Mutex<Vec<String>>>,
}

#[derive(Clone)]
struct Taken {
    attempt: AttemptId,
    to: String,
    body: String,
}

/// A call as it was made, and whether its maker knows how it ended.
struct Asked {
    attempt: AttemptId,
    body: String,
    certain: bool,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Moody {
    fn answer(&self, sms: &Sms) -> Ending {
        let refused = |code: &str, meaning| Ending::Refused { code: code.into(), meaning, retry_after: None };
        let (takes, ending) = match if *lock(&self.calm) { 0 } else { random_below(self.rng.as_ref(), 10) } {
            0..=4 => (true, Ending::Accepted { reference: None }),
            5 => (false, refused("20429", CodeMeaning::Retry)),
            6 => (false, refused("21408", CodeMeaning::Permanent)),
            7 | 8 => (true, Ending::Ambiguous { code: "cut".into() }),
            _ => (false, Ending::Ambiguous { code: "timeout".into() }),
        };
        if takes {
            let (to, body) = (sms.to.clone(), sms.body.clone());
            lock(&self.taken).push(Taken { attempt: sms.attempt, to, body });
        }
        let mut calls = lock(&self.calls);
        let earlier = calls.entry(sms.message).or_default();
        let reminder = sms.kind.contains("reminder");
        let wrong = |what: &str| lock(&self.wrongs).push(format!("{what}: {} {}", sms.kind, sms.message));
        if reminder && earlier.iter().any(|call| !call.certain) {
            wrong("an ambiguous reminder was sent again");
        }
        let repeats = earlier.iter().filter(|call| !call.certain).count();
        if repeats > 1 {
            wrong("a text was sent again twice");
        }
        if earlier.last().is_some_and(|call| !call.certain && call.body != sms.body) {
            wrong("after a doubt other words were sent");
        }
        if sms.kind == "number" && sms.validity > Duration::minutes(40) {
            wrong("an SMS may outlive its number");
        }
        let certain = !matches!(ending, Ending::Ambiguous { .. });
        earlier.push(Asked { attempt: sms.attempt, body: sms.body.clone(), certain });
        ending
    }
}

impl SmsSender for Moody {
    fn send<'a>(&'a self, sms: &'a Sms) -> Sending<'a> {
        let ending = self.answer(sms);
        Box::pin(async move { ending })
    }
    fn speak<'a>(&'a self, _: &'a Call) -> Sending<'a> {
        Box::pin(async { Ending::Ambiguous { code: "no calls".into() } })
    }
    fn find<'a>(&'a self, to: &'a str, body: &'a str, _: Timestamp) -> Sending<'a, LookUp> {
        let there = lock(&self.taken).iter().any(|taken| taken.to == to && taken.body == body);
        let unreachable = !*lock(&self.calm) && random_below(self.rng.as_ref(), 3) == 0;
        let (state, meaning) = (MessageState::HandedOver, CodeMeaning::RetryOnce);
        Box::pin(async move {
            match (unreachable, there) {
                (true, _) => LookUp::Unreachable,
                (_, false) => LookUp::Missing,
                _ => LookUp::Found { state, reference: "SM1".into(), code: None, meaning },
            }
        })
    }
}

async fn history(backend: Backend, seed: u64) -> Result<()> {
    let world = World::with(backend, seed, |_| {}).await?;
    let rng = Arc::new(SeededRng::new(seed * 1000));
    let moody = Moody {
        clock: world.clock.clone(),
        rng: rng.clone(),
        calm: Arc::default(),
        taken: Arc::default(),
        calls: Arc::default(),
        wrongs: Arc::default(),
    };
    let provider =
        Provider { name: "moody".into(), weight: 1, calls_back: true, sender: Arc::new(moody.clone()) };
    let channels = || Channels { sms: vec![provider.clone()], ..Channels::default() };
    let workers = [
        Worker::new(world.store.clone(), world.config.clone(), channels())?,
        Worker::new(world.store.clone(), world.config.clone(), channels())?,
    ];
    let below = |n: u64| random_below(rng.as_ref() as &dyn Rng, n);
    let patients = people(&world).await?;
    for _ in 0..ROUNDS {
        // Mostly on, sometimes back, seldom a whole night.
        let minutes = match below(10) {
            0 => -i64::try_from(below(45))?,
            1 => i64::try_from(below(600))?,
            _ => i64::try_from(below(30))?,
        };
        world.advance(Duration::minutes(minutes));
        match below(6) {
            0 => crash(&world, below(2) == 0).await?,
            1 => {
                let patient = world.load(pick(&patients, below)?).await?;
                let mut tx = world.tx().await?;
                let _ = tx.ask_number(Actor::Patient(patient.id), &patient, &world.config.policy).await?;
                tx.commit().await?;
            }
            2 if below(4) == 0 => {
                let mut tx = world.tx().await?;
                tx.decline_number(pick(&patients, below)?).await?;
                tx.commit().await?;
            }
            _ => {}
        }
        let (one, two) = (&workers[0], &workers[1]);
        one.run_due().await?;
        let (a, b) = tokio::join!(one.dispatch_once(), two.dispatch_once());
        a?;
        b?;
        for _ in 0..below(40) {
            callback(&world, &moody, below).await?;
        }
        register(&world, &moody, below).await?;
        check(&world, &moody).await?;
    }
    // From here on all goes well; in four days nothing may be left open.
    *lock(&moody.calm) = true;
    for _ in 0..100 {
        world.advance(Duration::hours(1));
        workers[0].run_due().await?;
        workers[0].dispatch_all().await?;
        check(&world, &moody).await?;
    }
    let open = "SELECT COUNT(*) FROM message WHERE due_at < (SELECT MAX(due_at) FROM message) - 280000000
        AND state IN ('ready', 'leased', 'ambiguous', 'handed-over')";
    assert_eq!(world.count(open).await?, 0, "every message ends in a final state");
    let dead_silence =
        "SELECT COUNT(*) FROM message m WHERE m.kind = 'invitation' AND m.state IN ('dead', 'failed')
        AND NOT EXISTS (SELECT 1 FROM alert a WHERE a.patient_id = m.patient_id)";
    assert_eq!(world.count(dead_silence).await?, 0, "nothing that matters is forgotten");
    Ok(())
}

async fn people(world: &World) -> Result<Vec<PatientId>> {
    let center = world.center().await?;
    let mut patients = vec![];
    for n in 0..PATIENTS {
        let id = world
            .patient(center, |form| {
                form.phone = format!("090{:08}", 20_000_000 + n);
                form.wish_number = "yes".into();
                form.reminder_hour = "11".into();
            })
            .await?;
        let patient = world.load(id).await?;
        let mut tx = world.tx().await?;
        tx.enqueue_invitation(id).await?;
        let _ = tx.ask_number(Actor::System, &patient, &world.config.policy).await?;
        tx.commit().await?;
        patients.push(id);
    }
    Ok(patients)
}

fn pick(patients: &[PatientId], below: impl Fn(u64) -> u64) -> Result<PatientId> {
    let n = usize::try_from(below(PATIENTS as u64))?;
    patients.get(n).copied().context("a patient")
}

/// A worker that claims and dies, perhaps with an attempt begun.
async fn crash(world: &World, begun: bool) -> Result<()> {
    let mut tx = world.tx().await?;
    let claimed = tx.claim("dying", 5, Duration::seconds(90), &wide_open()).await?;
    for message in claimed.iter().filter(|message| begun && message.chain_id.is_none()) {
        let until = world.now().plus(Duration::hours(1));
        tx.begin_attempt(message, Channel::Sms, "moody", "words of the dead", until).await?;
    }
    Ok(tx.commit().await?)
}

/// The provider tells of something it took, perhaps for the second time or in the wrong order.
async fn callback(world: &World, moody: &Moody, below: impl Fn(u64) -> u64) -> Result<()> {
    let taken = lock(&moody.taken).clone();
    let Some(taken) = taken.get(usize::try_from(below(taken.len() as u64))?) else { return Ok(()) };
    let (state, code) = match below(5) {
        0 => (MessageState::HandedOver, None),
        1 => (MessageState::Undelivered, Some("30003")),
        _ => (MessageState::Delivered, None),
    };
    if code.is_some() {
        // No doubt any more.
        for call in lock(&moody.calls).values_mut().flatten() {
            call.certain |= call.attempt == taken.attempt;
        }
    }
    let meaning = CodeMeaning::of(code.unwrap_or_default(), true);
    let mut tx = world.tx().await?;
    tx.hear(taken.attempt, state, code, meaning, &world.config.policy).await?;
    Ok(tx.commit().await?)
}

/// All digits that ever stood in an SMS.
fn digits(moody: &Moody) -> BTreeSet<String> {
    let of = |taken: &Taken| {
        let (_, rest) = taken.body.split_once("?pn=")?;
        Some(rest.chars().take_while(char::is_ascii_digit).collect())
    };
    lock(&moody.taken).iter().filter_map(of).collect()
}

async fn register(world: &World, moody: &Moody, below: impl Fn(u64) -> u64) -> Result<()> {
    let all: Vec<String> = digits(moody).into_iter().collect();
    if let Some(digits) = all.get(usize::try_from(below(all.len() as u64))?) {
        let mut tx = world.tx().await?;
        tx.verify_number(digits, &world.config.cocoa).await?;
        tx.commit().await?;
    }
    Ok(())
}

async fn check(world: &World, moody: &Moody) -> Result<()> {
    assert_eq!(lock(&moody.wrongs).as_slice(), &[] as &[String], "at {}", moody.clock.now());
    let two = "SELECT COUNT(*) FROM (SELECT patient_id FROM number WHERE state = 'live' GROUP BY patient_id
        HAVING COUNT(*) > 1) AS doubled";
    assert_eq!(world.count(two).await?, 0, "no patient ever holds two live numbers");
    let counted = "SELECT COUNT(*) FROM number WHERE position > 5";
    assert_eq!(world.count(counted).await?, 0, "at most five numbers count");
    let claims = "SELECT COUNT(*) FROM message WHERE attempts > 10";
    assert_eq!(world.count(claims).await?, 0, "a message that kills its worker dies");
    Ok(())
}
