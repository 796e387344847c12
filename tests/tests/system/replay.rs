//! 2022-01-14 again (DOMAIN section 6): an SMS provider that delivers a tenth of what is asked of it for three hours,
//! while 20,000 people ask for a number within one. In one process, with a clock that jumps by the minute. Beside it
//! runs the rule of that day: the hour counts from the request, and what expires is issued again.

#![expect(clippy::print_stdout, reason = "the two rules are compared in print")]

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use anyhow::{Context as _, Result};
use mimamori_domain::api::MessageState;
use mimamori_domain::outbox::CodeMeaning;
use mimamori_domain::outbox::fate::LookUp;
use mimamori_domain::patient::PatientForm;
use mimamori_domain::{AttemptId, Clock as _, Duration, HealthCenterId, PatientId, Timestamp};
use mimamori_store::Tx;
use mimamori_store::audit::Actor;
use mimamori_store::patient::NewPatient;
use mimamori_store::receipt::Ending;
use mimamori_tests::backend::Backend;
use mimamori_tests::world::{MockClock, World};
use mimamori_worker::Worker;
use mimamori_worker::channels::{Call, Channels, Provider, Sending, Sms, SmsSender};

/// Who ask within the hour.
const PEOPLE: usize = 20_000;
/// Who asked just before, when all was well.
const BEFORE: usize = 4_000;
/// Minutes of that.
const QUIET: i64 = 20;
/// Minutes of the jam.
const JAM: i64 = 180;
/// Delivered in a minute: a tenth of the 20,000 an hour.
const JAMMED: usize = 33;
/// Delivered in a minute on any other day.
const NORMAL: usize = 1_000;
/// A number that arrives with less is no use.
const USEFUL: Duration = Duration::minutes(20);
/// One in so many does not register in the app.
const FORGETFUL: usize = 20;
/// The day.
const MINUTES: i64 = QUIET + 24 * 60;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sqlite() {
    replay(Backend::Sqlite).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn postgres() {
    replay(Backend::Postgres).await.unwrap();
}

/// What the provider can deliver in a minute.
fn capacity(minute: i64) -> usize {
    if (QUIET..QUIET + JAM).contains(&minute) { JAMMED } else { NORMAL }
}

/// People who have asked by the end of a minute.
fn asked_by(minute: i64) -> usize {
    let part = |people: usize, minutes: i64, of: i64| {
        people * usize::try_from(minutes.clamp(0, of)).unwrap_or(0) / usize::try_from(of).unwrap_or(1)
    };
    part(BEFORE, minute + 1, QUIET) + part(PEOPLE, minute + 1 - QUIET, 60)
}

/// A queue at the provider: first in, first out; what is past its validity is thrown away.
struct Queue<T>(VecDeque<(Timestamp, T)>);

impl<T> Queue<T> {
    /// Works a minute: what was delivered, and what was thrown away.
    fn work(&mut self, now: Timestamp, capacity: usize) -> (Vec<T>, Vec<T>) {
        let (mut delivered, mut thrown) = (vec![], vec![]);
        while delivered.len() < capacity
            && let Some((valid_until, item)) = self.0.pop_front()
        {
            if valid_until <= now { thrown.push(item) } else { delivered.push(item) }
        }
        (delivered, thrown)
    }
}

/// An SMS on its way.
struct OnItsWay {
    attempt: AttemptId,
    to: String,
    kind: &'static str,
    digits: String,
    ends_at: Timestamp,
}

/// The provider of the tests, in simulated time.
#[derive(Clone)]
struct Jam {
    clock: MockClock,
    queue: Arc<Mutex<Queue<OnItsWay>>>,
    /// Numbers handed over to each telephone.
    handed: Arc<Mutex<BTreeMap<String, usize>>>,
    /// Handed over with less than a useful life, which must not be.
    dead: Arc<Mutex<usize>>,
    reissued: Arc<Mutex<usize>>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Jam {
    fn take(&self, sms: &Sms) -> Result<()> {
        let now = self.clock.now();
        let (_, rest) = sms.body.split_once("?pn=").context("the app link")?;
        let digits = rest.chars().take_while(char::is_ascii_digit).collect();
        let ends_at = end_in(&sms.body, now).context("the end of the number")?;
        if sms.kind == "number" {
            let late = ends_at.since(now) < USEFUL || sms.validity > ends_at.minus(USEFUL).since(now);
            *lock(&self.dead) += usize::from(late);
            let mut handed = lock(&self.handed);
            let times = handed.entry(sms.to.clone()).or_default();
            *lock(&self.reissued) += usize::from(*times > 0);
            *times += 1;
        } else {
            *lock(&self.dead) += usize::from(ends_at <= now.plus(sms.validity));
        }
        let on_its_way =
            OnItsWay { attempt: sms.attempt, to: sms.to.clone(), kind: sms.kind, digits, ends_at };
        lock(&self.queue).0.push_back((now.plus(sms.validity), on_its_way));
        Ok(())
    }
}

/// The absolute end that stands in the text ("15:30").
fn end_in(body: &str, now: Timestamp) -> Option<Timestamp> {
    let colon = body.find(':')?;
    let hour: i64 = body.get(colon.checked_sub(2)?..colon)?.parse().ok()?;
    let minute: i64 = body.get(colon + 1..colon + 3)?.parse().ok()?;
    let today = now.date().at(hour, minute);
    Some(if today.plus(Duration::minutes(1)) < now {
        now.date().plus_days(1).at(hour, minute)
    } else {
        today
    })
}

impl SmsSender for Jam {
    fn send<'a>(&'a self, sms: &'a Sms) -> Sending<'a> {
        let taken = self.take(sms).map_err(|error| error.to_string());
        Box::pin(async move {
            match taken {
                Ok(()) => Ending::Accepted { reference: None },
                Err(code) => Ending::Refused { code, meaning: CodeMeaning::Permanent, retry_after: None },
            }
        })
    }
    fn speak<'a>(&'a self, _: &'a Call) -> Sending<'a> {
        Box::pin(async { Ending::Ambiguous { code: "no calls".into() } })
    }
    fn find<'a>(&'a self, _: &'a str, _: &'a str, _: Timestamp) -> Sending<'a, LookUp> {
        Box::pin(async { LookUp::Missing })
    }
}

/// What a rule did to people.
#[derive(Debug, Default)]
struct Outcome {
    delivered: usize,
    dead_on_arrival: usize,
    thrown_away: usize,
    served_in_the_jam: usize,
    served: usize,
}

impl Outcome {
    fn line(&self, name: &str) -> String {
        let Self { delivered, dead_on_arrival, thrown_away, served_in_the_jam, served } = self;
        format!(
            "{name:<22} {delivered:>9} {dead_on_arrival:>16} {thrown_away:>12} {served_in_the_jam:>19} {served:>8}"
        )
    }
}

async fn replay(backend: Backend) -> Result<()> {
    let world = World::new(backend).await?;
    world.clock.set("2022-01-14T08:30:00+09:00".parse()?);
    let people = people(&world).await?;
    let jam = Jam {
        clock: world.clock.clone(),
        queue: Arc::new(Mutex::new(Queue(VecDeque::new()))),
        handed: Arc::default(),
        dead: Arc::default(),
        reissued: Arc::default(),
    };
    let provider =
        Provider { name: "jam".into(), weight: 1, calls_back: true, sender: Arc::new(jam.clone()) };
    let channels = Channels { sms: vec![provider], ..Channels::default() };
    let worker = Worker::new(world.store.clone(), world.config.clone(), channels)?;

    let mut ours = Outcome::default();
    let mut useful: BTreeMap<String, Timestamp> = BTreeMap::new();
    let (mut braked, mut pulls, mut asked) = (0, 0, 0);
    let mut was_braked = false;
    for minute in 0..MINUTES {
        ask(&world, people.get(asked..asked_by(minute)).unwrap_or_default()).await?;
        asked = asked_by(minute);
        let reissued = *lock(&jam.reissued);
        worker.run_due().await?;
        let on = world.store.read().await?.brake().await?.pulled_at.is_some();
        worker.dispatch_all().await?;
        if on {
            assert_eq!(*lock(&jam.reissued), reissued, "re-issued at minute {minute}, with the brake on");
        }
        braked += i64::from(on);
        pulls += i64::from(on && !was_braked);
        was_braked = on;
        world.advance(Duration::minutes(1));
        let (delivered, thrown) = lock(&jam.queue).work(world.now(), capacity(minute));
        let mut tx = world.tx().await?;
        for sms in &thrown {
            hear(&mut tx, &world, sms, MessageState::Undelivered, Some("30036")).await?;
        }
        ours.thrown_away += thrown.len();
        for sms in delivered {
            hear(&mut tx, &world, &sms, MessageState::Delivered, None).await?;
            if sms.kind != "number" {
                continue;
            }
            ours.delivered += 1;
            if sms.ends_at.since(world.now()) < USEFUL.minus_a_minute() {
                ours.dead_on_arrival += 1;
                continue;
            }
            let first = useful.insert(sms.to.clone(), world.now()).is_none();
            ours.served_in_the_jam += usize::from(first && minute < QUIET + JAM);
            if !forgets(&sms.to) {
                tx.verify_number(&sms.digits, &world.config.cocoa).await?;
            }
        }
        tx.commit().await?;
    }
    ours.served = useful.len();
    let naive = naive();
    println!(
        "{:<22} {:>9} {:>16} {:>12} {:>19} {:>8}",
        "", "delivered", "dead on arrival", "thrown away", "served in the jam", "served"
    );
    println!("{}", ours.line("minted at hand-over"));
    println!("{}", naive.line("minted at the request"));
    println!("of {} people; brake pulled {pulls} times, on for {braked} minutes", BEFORE + PEOPLE);

    assert_eq!(*lock(&jam.dead), 0, "handed over dead, or with too little life");
    assert_eq!(ours.dead_on_arrival, 0);
    assert!(pulls > 0 && !was_braked, "re-issue stopped by itself and recovered");
    assert_eq!(ours.served, BEFORE + PEOPLE, "everybody had a number with 20 minutes left within 24 hours");
    assert!(naive.dead_on_arrival > 0, "the rule of that day does what it did");
    Ok(())
}

/// A minute passes between the delivery and our look at it.
trait LessAMinute {
    fn minus_a_minute(self) -> Self;
}
impl LessAMinute for Duration {
    fn minus_a_minute(self) -> Self {
        Self::millis(self.as_millis() - Duration::minutes(1).as_millis())
    }
}

fn forgets(to: &str) -> bool {
    to.bytes().rev().take(4).fold(0_usize, |n, digit| n * 31 + usize::from(digit)) % FORGETFUL == 0
}

/// Registered beforehand, with a wish for a number.
async fn people(world: &World) -> Result<Vec<PatientId>> {
    let center: HealthCenterId = world.center().await?;
    let mut ids = vec![];
    let mut n = 0;
    while n < BEFORE + PEOPLE {
        let mut tx = world.tx().await?;
        for _ in 0..500 {
            let form = PatientForm {
                name: "見守 花子".into(),
                kana: "ミマモリ ハナコ".into(),
                birth_date: "1985-01-01".into(),
                phone: format!("090{:08}", 10_000_000 + n),
                classification: "confirmed".into(),
                onset_date: "2022-01-12".into(),
                wish_number: "yes".into(),
                ..PatientForm::default()
            };
            let record = form.parse(world.now().date()).map_err(|errors| anyhow::anyhow!("{errors:?}"))?;
            let new = NewPatient { center, association: None, household: None, record, expected_end: None };
            ids.push(tx.insert_patient(Actor::System, new).await?);
            n += 1;
        }
        tx.commit().await?;
    }
    Ok(ids)
}

async fn ask(world: &World, people: &[PatientId]) -> Result<()> {
    let mut tx = world.tx().await?;
    for id in people {
        let patient = tx.patient(*id).await?.context("a patient")?;
        let asked = tx.ask_number(Actor::System, &patient, &world.config.policy).await?;
        asked.map_err(anyhow::Error::msg)?;
    }
    Ok(tx.commit().await?)
}

async fn hear(
    tx: &mut Tx,
    world: &World,
    sms: &OnItsWay,
    state: MessageState,
    code: Option<&str>,
) -> Result<()> {
    let meaning = CodeMeaning::of(code.unwrap_or_default(), true);
    tx.hear(sms.attempt, state, code, meaning, &world.config.policy).await?;
    Ok(())
}

/// The rule of that day, with nothing but the provider's queue: minted at the request, no validity at the provider, and
/// four times again when the hour is over.
fn naive() -> Outcome {
    let start = Timestamp::from_millis(0);
    let at = |minute: i64| start.plus(Duration::minutes(minute));
    let mut outcome = Outcome::default();
    let mut queue: Queue<(usize, Timestamp)> = Queue(VecDeque::new());
    let mut again: VecDeque<(Timestamp, usize, usize)> = VecDeque::new();
    let mut served = vec![false; BEFORE + PEOPLE];
    let mut asked = 0;
    for minute in 0..MINUTES {
        let now = at(minute);
        let mut mint = |person: usize, times: usize| {
            let ends_at = now.plus(Duration::hours(1));
            queue.0.push_back((at(MINUTES * 2), (person, ends_at)));
            again.push_back((ends_at, person, times));
        };
        for person in asked..asked_by(minute) {
            mint(person, 1);
        }
        asked = asked_by(minute);
        let mut due = vec![];
        while again.front().is_some_and(|(at, ..)| *at <= now) {
            due.extend(again.pop_front());
        }
        for (_, person, times) in due {
            let registered = served.get(person).copied().unwrap_or(false) && person % FORGETFUL != 0;
            if !registered && times < 5 {
                again.push_back((now.plus(Duration::hours(1)), person, times + 1));
                queue.0.push_back((at(MINUTES * 2), (person, now.plus(Duration::hours(1)))));
            }
        }
        let (delivered, _) = queue.work(now, capacity(minute));
        for (person, ends_at) in delivered {
            outcome.delivered += 1;
            if ends_at.since(now) < USEFUL {
                outcome.dead_on_arrival += 1;
            } else if let Some(first) = served.get_mut(person)
                && !*first
            {
                *first = true;
                outcome.served_in_the_jam += usize::from(minute < QUIET + JAM);
            }
        }
    }
    outcome.served = served.iter().filter(|served| **served).count();
    outcome
}
