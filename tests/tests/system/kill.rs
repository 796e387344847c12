//! Two servers and three workers on one database, any of them killed without warning, while a provider that loses,
//! doubles and delays takes 5,000 messages from them. Whatever is killed when: every message ends, nobody holds two
//! numbers, and nothing is sent twice but what was on its way at a kill, once.
#![expect(clippy::indexing_slicing, reason = "a test that can't go on has failed")]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration as Real;

use anyhow::{Context as _, Result, ensure};
use mimamori_domain::api::MessageKind;
use mimamori_domain::clock::random_below;
use mimamori_domain::patient::PatientForm;
use mimamori_domain::{Clock as _, Duration, PatientId};
use mimamori_store::Db;
use mimamori_store::audit::Actor;
use mimamori_store::message::NewMessage;
use mimamori_store::patient::NewPatient;
use mimamori_store::system::SystemClock;
use mimamori_tests::backend::Backend;
use mimamori_tests::fakes::twilio::{Request, Trouble, Twilio};
use mimamori_tests::process::{System, Which};
use mimamori_tests::proxy::Proxy;
use mimamori_tests::world::{SeededRng, World};
use mimamori_worker::Worker;
use mimamori_worker::channels::Channels;
use tokio::time::{Instant, sleep, timeout};
use uuid::Uuid;

/// Everybody gets an invitation and a reminder, every second one a number: 5,000 messages.
const PATIENTS: usize = 2000;
const MESSAGES: usize = 5000;
/// Kills in the long version.
const LONG: usize = 100;
const KILLS: usize = 10;
/// Of a hundred requests, and of a hundred tellings.
const LOST: u64 = 15;
/// Longest wait for the next step of it all, on a machine that has other things to do.
const PATIENCE: Real = Real::from_mins(3);
/// Patients in one transaction.
const PIECE: usize = 250;

#[tokio::test(flavor = "multi_thread")]
async fn kill_on_sqlite() {
    soak(Backend::Sqlite).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn kill_on_postgres() {
    soak(Backend::Postgres).await.unwrap();
}

/// Ten kills; in the long version a hundred.
async fn soak(backend: Backend) -> Result<()> {
    let kills = if std::env::var_os("MIMAMORI_SOAK").is_some() { LONG } else { KILLS };
    killed(backend, kills, 1).await.with_context(|| format!("{backend:?}, {kills} kills"))
}

async fn killed(backend: Backend, kills: usize, seed: u64) -> Result<()> {
    let began = Instant::now();
    let twilio = Twilio::start().await?;
    let configuration = twilio.configuration();
    let mut extra: Vec<(&str, &str)> = configuration.iter().map(|(k, v)| (*k, v.as_str())).collect();
    extra.extend([
        ("MIMAMORI__POLICY__NUMBER_QUIET_HOURS", "false"),
        ("MIMAMORI__POLICY__MESSAGE_QUIET_HOURS", "false"),
        ("RUST_LOG", "warn,sqlx=error"),
    ]);
    let mut system = System::prepare(backend, &extra).await?;
    system.add_server()?;
    system.add_worker()?;
    system.add_worker()?;
    let proxy = Proxy::before(system.ports()).await?;
    system.set_public_url(&format!("http://127.0.0.1:{}", proxy.port()));
    let world = World::of(&system, seed, |config| {
        config.http.public_url = format!("http://127.0.0.1:{}", proxy.port());
        config.policy.number_quiet_hours = false;
        config.policy.message_quiet_hours = false;
        twilio.configure(&mut config.sms);
    })
    .await?;
    let asked = fill(&world).await?;
    println!(
        "{backend:?}, {kills} kills: {PATIENTS} patients and {MESSAGES} messages after {:?}",
        began.elapsed()
    );

    twilio.lossy(seed, LOST);
    let in_flight = run(&mut system, &world, &twilio, kills, seed).await?;
    println!("    the processes were done after {:?}", began.elapsed());
    only_one_number_verifies(&world, &twilio, &asked).await?;
    twilio.lossy(seed, 0);
    settle(&world).await?;
    println!("    every message had ended after {:?}", began.elapsed());

    let sent = Sent::read(&world, &twilio.requests()).await?;
    sent.no_doubtful_reminder_again(&world).await?;
    sent.at_most_one_duplicate(&in_flight)?;
    println!("    {}", states(&world).await?);
    Ok(())
}

/// The patients and their messages, straight into the database; those who asked for a number.
async fn fill(world: &World) -> Result<Vec<PatientId>> {
    let center = world.center().await?;
    let today = world.now().date();
    let mut asked = vec![];
    for piece in (0..PATIENTS).collect::<Vec<_>>().chunks(PIECE) {
        let mut tx = world.tx().await?;
        for n in piece {
            let form = PatientForm {
                name: "見守 花子".into(),
                kana: "ミマモリ ハナコ".into(),
                birth_date: "1985-01-01".into(),
                phone: format!("090{n:08}"),
                classification: "confirmed".into(),
                onset_date: today.to_string(),
                reporting_mode: "self".into(),
                wish_number: "yes".into(),
                ..PatientForm::default()
            };
            let record = form.parse(today).map_err(|errors| anyhow::anyhow!("{errors:?}"))?;
            let new = NewPatient { center, association: None, household: None, record, expected_end: None };
            let id = tx.insert_patient(Actor::System, new).await?;
            // Only who has found the way in is reminded.
            tx.set_opened(id).await?;
            for kind in [MessageKind::Invitation, MessageKind::Reminder] {
                tx.enqueue(NewMessage {
                    kind,
                    subject: id.to_string(),
                    patient_id: Some(id),
                    staff_id: None,
                    chain_id: None,
                    due_at: tx.now,
                    not_before: tx.now,
                    deadline_at: tx.now.plus(Duration::hours(6)),
                })
                .await?;
            }
            if n % 2 == 0 {
                let patient = tx.patient(id).await?.context("the patient")?;
                let chain = tx.ask_number(Actor::System, &patient, &world.config.policy).await?;
                chain.map_err(anyhow::Error::msg)?;
                asked.push(id);
            }
        }
        tx.commit().await?;
    }
    ensure!(world.count("SELECT COUNT(*) FROM message").await? == i64::try_from(MESSAGES)?);
    Ok(asked)
}

/// Lets the processes send it all and kills one now and then; the messages that were on their way at a kill.
async fn run(
    system: &mut System,
    world: &World,
    twilio: &Twilio,
    kills: usize,
    seed: u64,
) -> Result<BTreeSet<Uuid>> {
    for which in system.processes() {
        system.launch(which)?;
        system.wait_ready(which).await?;
    }
    let chance = SeededRng::new(seed);
    let mut in_flight = BTreeSet::new();
    for kill in 1..=kills {
        // What a killed worker held comes again when its lease is over, or never: the last kill must not wait for it.
        twilio.once(PATIENCE, |all| all.len() >= kill * (MESSAGES * 2 / 3) / kills).await?;
        let processes = system.processes();
        let which = processes[usize::try_from(random_below(&chance, processes.len() as u64))?];
        system.kill(which)?;
        if let Which::Worker(_) = which {
            // What it held is leased until its lease ends, so none of it can be missing here.
            in_flight.extend(ids(world, "SELECT id FROM message WHERE state = 'leased'").await?);
        }
        ensure!(doubled(world).await? == 0, "a patient holds two numbers after kill {kill}");
        system.launch(which)?;
        system.wait_ready(which).await?;
    }
    let done = async {
        let ready = "SELECT COUNT(*) FROM message WHERE state = 'ready' AND attempts = 0";
        while world.count(ready).await? > 0 {
            sleep(Real::from_millis(100)).await;
        }
        anyhow::Ok(())
    };
    timeout(PATIENCE, done).await.context("the queue isn't empty")??;
    for which in system.processes() {
        if let Which::Worker(_) = which {
            let status = system.stop(which).await?;
            ensure!(status.success(), "{which:?} ended with {status}");
        }
    }
    twilio.all_told().await?;
    ensure!(doubled(world).await? == 0, "a patient holds two numbers in the end");
    Ok(in_flight)
}

async fn doubled(world: &World) -> Result<i64> {
    world
        .count(
            "SELECT COUNT(*) FROM (SELECT patient_id FROM number WHERE state = 'live'
                GROUP BY patient_id HAVING COUNT(*) > 1) AS doubled",
        )
        .await
}

/// Of all the numbers that a patient was sent, COCOA takes one at most. Those that it takes are used by that, and the
/// other chains are stopped by staff, so that nothing new begins.
async fn only_one_number_verifies(world: &World, twilio: &Twilio, asked: &[PatientId]) -> Result<()> {
    world.clock.set(SystemClock.now());
    let mut sent: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for sms in twilio.messages() {
        if let Some((_, rest)) = sms["Body"].split_once("?pn=") {
            let digits = rest.chars().take_while(char::is_ascii_digit).collect();
            sent.entry(sms["To"].clone()).or_default().insert(digits);
        }
    }
    let several = sent.values().filter(|numbers| numbers.len() > 1).count();
    ensure!(several > 0, "nobody was sent a second number");
    let mut registered = 0;
    for (to, numbers) in &sent {
        let mut good = 0;
        for digits in numbers {
            let mut tx = world.tx().await?;
            good += usize::from(tx.verify_number(digits, &world.config.cocoa).await?);
            tx.commit().await?;
        }
        ensure!(good <= 1, "{to} held {good} numbers at once");
        registered += good;
    }
    for id in asked {
        let mut tx = world.tx().await?;
        tx.stop_number(Actor::System, *id, "").await?;
        tx.commit().await?;
    }
    println!("    {several} patients got more than one number, none held two; {registered} registered");
    Ok(())
}

/// Lets leases and waits run out, and in the end the 72 hours after which nobody waits for a callback.
async fn settle(world: &World) -> Result<()> {
    let channels = Channels::from_config(&world.config, Arc::new(world.clock.clone()))?;
    let worker = Worker::new(world.store.clone(), world.config.clone(), channels)?;
    let turn = async || -> Result<()> {
        worker.run_due().await?;
        worker.dispatch_all().await?;
        Ok(())
    };
    for _ in 0..20 {
        world.advance(Duration::minutes(2));
        turn().await?;
    }
    // Nothing new begins, so that there is an end.
    let no_schedule = "UPDATE standing SET reminder_due_at = NULL, silence_due_at = NULL";
    ensure!(world.meddle(no_schedule).await? == PATIENTS as u64);
    for _ in 0..2 {
        world.advance(Duration::hours(73));
        turn().await?;
    }
    let open = "SELECT COUNT(*) FROM message
        WHERE state IN ('ready', 'leased', 'ambiguous', 'handed-over')";
    ensure!(world.count(open).await? == 0, "not every message ended: {}", states(world).await?);
    Ok(())
}

/// What the provider got of each message, in order.
struct Sent {
    kinds: BTreeMap<Uuid, String>,
    requests: BTreeMap<Uuid, Vec<Request>>,
}

impl Sent {
    async fn read(world: &World, requests: &[Request]) -> Result<Self> {
        let of_attempt: BTreeMap<Uuid, (Uuid, String)> = rows(world).await?;
        let mut sent = Self { kinds: BTreeMap::new(), requests: BTreeMap::new() };
        for request in requests {
            let attempt = request.field("StatusCallback").rsplit('/').next().unwrap_or_default();
            let (message, kind) =
                of_attempt.get(&attempt.parse()?).context("an attempt that nobody wrote down")?;
            sent.kinds.insert(*message, kind.clone());
            sent.requests.entry(*message).or_default().push(request.clone());
        }
        Ok(sent)
    }

    /// After a request that left it in doubt whether the provider had taken a reminder, none of it comes again, unless
    /// the provider itself said that it was lost.
    async fn no_doubtful_reminder_again(&self, world: &World) -> Result<()> {
        let mut doubtful = 0;
        for (message, requests) in &self.requests {
            for (n, request) in requests.iter().enumerate() {
                let in_doubt = request.trouble.is_some_and(Trouble::leaves_in_doubt);
                if self.kinds[message] == "reminder" && in_doubt && request.status != "undelivered" {
                    doubtful += 1;
                    ensure!(
                        n + 1 == requests.len(),
                        "reminder {message} was in doubt and came again: {requests:#?}"
                    );
                }
            }
        }
        let after_kill = "SELECT COUNT(*) FROM attempt a JOIN message m ON m.id = a.message_id JOIN attempt b
                ON b.message_id = a.message_id AND b.channel = a.channel AND b.number > a.number
            WHERE m.kind = 'reminder' AND a.code = 'lease' AND a.state <> 'undelivered'";
        ensure!(world.count(after_kill).await? == 0, "a reminder whose worker was killed came again");
        ensure!(doubtful > 0, "no reminder was in doubt");
        println!("    {doubtful} reminders were in doubt, none of them came again");
        Ok(())
    }

    /// A message that arrived more often than it should: twice, and only if it was on its way at a kill.
    fn at_most_one_duplicate(&self, in_flight: &BTreeSet<Uuid>) -> Result<()> {
        let (mut taken, mut duplicates) = (0, 0);
        for (message, requests) in &self.requests {
            let arrived = requests
                .iter()
                .filter(|request| request.is_taken() && request.status != "undelivered")
                .count();
            taken += requests.iter().filter(|request| request.is_taken()).count();
            duplicates += arrived.saturating_sub(1);
            let allowed = 1 + usize::from(in_flight.contains(message));
            let kind = &self.kinds[message];
            ensure!(
                arrived <= allowed,
                "{kind} {message} arrived {arrived} times, {allowed} at most: {requests:#?}"
            );
        }
        let requests: usize = self.requests.values().map(Vec::len).sum();
        println!(
            "    {requests} requests, {taken} messages taken; {} were in flight at kills, {duplicates} arrived twice",
            in_flight.len()
        );
        Ok(())
    }
}

/// The message of each attempt, and its kind.
async fn rows(world: &World) -> Result<BTreeMap<Uuid, (Uuid, String)>> {
    let sql = "SELECT a.id, m.id, m.kind FROM attempt a JOIN message m ON m.id = a.message_id";
    let rows: Vec<(Uuid, Uuid, String)> = match world.store.db() {
        Db::Sqlite { read, .. } => sqlx::query_as(sql).fetch_all(read).await?,
        Db::Postgres(pool) => sqlx::query_as(sql).fetch_all(pool).await?,
    };
    Ok(rows.into_iter().map(|(attempt, message, kind)| (attempt, (message, kind))).collect())
}

async fn ids(world: &World, sql: &'static str) -> Result<Vec<Uuid>> {
    Ok(match world.store.db() {
        Db::Sqlite { read, .. } => sqlx::query_scalar(sql).fetch_all(read).await?,
        Db::Postgres(pool) => sqlx::query_scalar(sql).fetch_all(pool).await?,
    })
}

/// How many messages ended how.
async fn states(world: &World) -> Result<String> {
    let sql = "SELECT kind, state, COUNT(*) FROM message GROUP BY kind, state ORDER BY kind, state";
    let rows: Vec<(String, String, i64)> = match world.store.db() {
        Db::Sqlite { read, .. } => sqlx::query_as(sql).fetch_all(read).await?,
        Db::Postgres(pool) => sqlx::query_as(sql).fetch_all(pool).await?,
    };
    Ok(rows.iter().map(|(kind, state, n)| format!("{kind} {state} {n}")).collect::<Vec<_>>().join(", "))
}
