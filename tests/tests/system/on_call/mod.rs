//! The on-call alarm, by a clock that waits: an Emergency that nobody has when it falls due goes to those on call by SMS
//! and voice, step by step, until somebody claims it. The calendar itself is [`calendar`].

#![expect(clippy::indexing_slicing, reason = "a test may; its helpers count as code")]

mod calendar;

use anyhow::{Context as _, Result};
use mimamori_domain::access::{Asker, Role};
use mimamori_domain::api::{AlarmView, AlertKind, CallOutcome, Channel, MessageState};
use mimamori_domain::outbox::fate::LookUp;
use mimamori_domain::triage::Tier;
use mimamori_domain::values::JpPhone;
use mimamori_domain::{AlertId, Duration, HealthCenterId, PatientId, StaffId};
use mimamori_store::alert::RaiseAlert;
use mimamori_store::audit::Actor;
use mimamori_store::config::CodeMeaning;
use mimamori_store::receipt::Ending;
use mimamori_store::staff::NewStaff;
use mimamori_tests::backend::Backend;
use mimamori_tests::world::World;

on_both!(
    nobody_claims_and_it_goes_on_step_by_step,
    once_claimed_it_stops_and_given_back_it_goes_on,
    with_nobody_on_call_all_managers_are_told,
    with_no_telephone_at_all_it_is_said_and_mended,
    the_night_holds_nothing_back,
    two_workers_never_tell_twice,
    what_falls_due_together_is_one_message,
    what_grows_worse_later_counts_from_then,
    a_step_that_failed_is_said,
    a_step_in_doubt_is_looked_up,
    the_shift_changes_and_who_has_left_is_passed_over,
    after_a_stop_there_is_no_burst,
);

/// A colleague of this centre, with a telephone or without.
async fn colleague(
    world: &World,
    center: HealthCenterId,
    login: &str,
    role: Role,
    phone: Option<&str>,
) -> Result<StaffId> {
    let mut tx = world.tx().await?;
    let new = NewStaff {
        login: login.into(),
        name: format!("{login}さん"),
        asker: Asker { role, center: Some(center), association: None },
        email: None,
        password_hash: None,
        totp: None,
    };
    let id = tx.insert_staff(Actor::System, new).await?;
    if let Some(phone) = phone {
        let phone = JpPhone::parse(phone).map_err(anyhow::Error::msg)?;
        tx.set_staff_phone(Actor::System, id, Some(&phone)).await?;
    }
    tx.commit().await?;
    Ok(id)
}

/// On call for so many hours from now.
async fn on_call(world: &World, center: HealthCenterId, staff: StaffId, hours: i64, step: i64) -> Result<()> {
    let mut tx = world.tx().await?;
    let time = (tx.now, tx.now.plus(Duration::hours(hours)));
    tx.add_shift(Actor::System, center, staff, time, step).await?;
    Ok(tx.commit().await?)
}

/// Something about this patient, due in a quarter of an hour.
async fn raise(world: &World, patient: PatientId, tier: Tier) -> Result<AlertId> {
    let owners = world.load(patient).await?.owners;
    let mut tx = world.tx().await?;
    let within = if tier == Tier::Emergency { Duration::minutes(15) } else { Duration::hours(4) };
    let (id, _) = tx
        .raise_alert(RaiseAlert {
            patient_id: patient,
            owners,
            kind: AlertKind::Medical,
            tier,
            reasons: vec![],
            due_at: tx.now.plus(within),
            high_risk: false,
            report_id: None,
        })
        .await?;
    tx.commit().await?;
    Ok(id)
}

async fn claim(world: &World, staff: StaffId, alert: AlertId) -> Result<()> {
    let mut tx = world.tx().await?;
    let alert = tx.alert(alert).await?.context("the alert")?;
    tx.claim_alert(staff, &alert).await?;
    Ok(tx.commit().await?)
}

async fn give_back(world: &World, staff: StaffId, alert: AlertId) -> Result<()> {
    let mut tx = world.tx().await?;
    let alert = tx.alert(alert).await?.context("the alert")?;
    tx.release_alert(staff, &alert).await?;
    Ok(tx.commit().await?)
}

async fn alarms(world: &World, patient: PatientId) -> Result<Vec<AlarmView>> {
    Ok(world.tx().await?.alarms_of_patient(patient).await?)
}

async fn unreached(world: &World, center: HealthCenterId) -> Result<i64> {
    let mut tx = world.tx().await?;
    let all = tx.unreached_alerts(None).await?;
    let here = tx.unreached_alerts(Some(center)).await?;
    assert_eq!(all, here, "there is one centre");
    Ok(here)
}

/// Whom, how and after how many minutes, until `minutes` have passed.
async fn told(world: &World, minutes: i64) -> Result<Vec<(i64, Channel, String)>> {
    let mut told = vec![];
    for minute in 0..=minutes {
        world.turn().await?;
        told.extend(world.outbox.take().into_iter().map(|sent| {
            assert_eq!(sent.kind, "staff-alert");
            (minute, sent.channel, sent.to)
        }));
        world.advance(Duration::minutes(1));
    }
    Ok(told)
}

const ONE: &str = "090-0000-0001";
const TWO: &str = "080-0000-0002";

fn to(minute: i64, channel: Channel, phone: &str) -> (i64, Channel, String) {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    (minute, channel, format!("+81{}", digits.trim_start_matches('0')))
}

async fn nobody_claims_and_it_goes_on_step_by_step(backend: Backend) -> Result<()> {
    use Channel::{Sms, Voice};
    let world = World::new(backend).await?;
    let center = world.center().await?;
    let one = colleague(&world, center, "one", Role::Nurse, Some(ONE)).await?;
    let two = colleague(&world, center, "two", Role::Manager, Some(TWO)).await?;
    on_call(&world, center, two, 8, 2).await?;
    on_call(&world, center, one, 8, 1).await?;
    let patient = world.patient(center, |_| {}).await?;
    raise(&world, patient, Tier::Emergency).await?;
    let calm = world.patient(center, |_| {}).await?;
    raise(&world, calm, Tier::Urgent).await?;
    assert_eq!(
        told(&world, 36).await?,
        [to(15, Sms, ONE), to(20, Voice, ONE), to(25, Sms, TWO), to(30, Voice, TWO), to(35, Sms, ONE)]
    );
    let alarms = alarms(&world, patient).await?;
    assert_eq!(alarms.len(), 5);
    let first = &alarms[4];
    assert_eq!((first.channel, first.state), (Some(Sms), Some(MessageState::HandedOver)));
    assert_eq!(first.staff.as_ref().map(|who| who.name.as_str()), Some("oneさん"));
    assert_eq!(unreached(&world, center).await?, 0);
    let trail = world
        .tx()
        .await?
        .audit_page(
            &mimamori_store::audit::AuditSearch { patient: Some(patient), ..Default::default() },
            None,
        )
        .await?
        .items;
    let rows: Vec<_> = trail.iter().filter(|row| row.action == "alert.alarm").collect();
    assert_eq!(rows.len(), 5);
    assert_eq!(rows[4].fields, ["sms".to_owned(), one.to_string()]);
    // Nothing of the patient's is told, and no telephone stands in the clear.
    world.turn().await?;
    let dump = world.dump().await?;
    assert!(!dump.contains("09000000001") && !dump.contains("08000000002"));
    Ok(())
}

async fn once_claimed_it_stops_and_given_back_it_goes_on(backend: Backend) -> Result<()> {
    use Channel::{Sms, Voice};
    let world = World::new(backend).await?;
    let center = world.center().await?;
    let one = colleague(&world, center, "one", Role::Nurse, Some(ONE)).await?;
    let nurse = colleague(&world, center, "nurse", Role::Nurse, None).await?;
    on_call(&world, center, one, 8, 1).await?;
    let patient = world.patient(center, |_| {}).await?;
    let alert = raise(&world, patient, Tier::Emergency).await?;
    // Claimed in time and given back in time: nobody is told before it is due.
    claim(&world, nurse, alert).await?;
    assert_eq!(told(&world, 11).await?, []);
    give_back(&world, nurse, alert).await?;
    assert_eq!(told(&world, 4).await?, [to(3, Sms, ONE)]);
    // Two minutes later somebody has it, by mistake: the pace stays as it was.
    claim(&world, nurse, alert).await?;
    give_back(&world, nurse, alert).await?;
    assert_eq!(told(&world, 3).await?, [to(3, Voice, ONE)]);
    // A message that waits is taken back by the claim.
    world.advance(Duration::minutes(4));
    world.worker.run_due().await?;
    claim(&world, nurse, alert).await?;
    assert_eq!(alarms(&world, patient).await?[0].state, Some(MessageState::Cancelled));
    // Not even one that a worker took up before: it asks once more.
    world
        .meddle("UPDATE message SET state = 'ready' WHERE kind = 'staff-alert' AND state = 'cancelled'")
        .await?;
    assert_eq!(told(&world, 30).await?, []);
    assert_eq!(alarms(&world, patient).await?[0].state, Some(MessageState::Cancelled));
    assert_eq!(unreached(&world, center).await?, 0);
    // Given back long after: at once.
    give_back(&world, nurse, alert).await?;
    assert_eq!(told(&world, 1).await?.len(), 1);
    claim(&world, nurse, alert).await?;
    let mut tx = world.tx().await?;
    let open = tx.alert(alert).await?.context("the alert")?;
    tx.close_alert(nurse, &open, CallOutcome::Fine, "電話した").await?;
    tx.commit().await?;
    assert_eq!(told(&world, 30).await?, []);
    Ok(())
}

async fn with_nobody_on_call_all_managers_are_told(backend: Backend) -> Result<()> {
    use Channel::{Sms, Voice};
    let world = World::new(backend).await?;
    let (center, other) = (world.center().await?, world.center().await?);
    colleague(&world, center, "nurse", Role::Nurse, Some("070-0000-0009")).await?;
    colleague(&world, center, "one", Role::Manager, Some(ONE)).await?;
    colleague(&world, center, "two", Role::Manager, Some("03-0000-0002")).await?;
    colleague(&world, center, "none", Role::Manager, None).await?;
    colleague(&world, other, "other", Role::Manager, Some(TWO)).await?;
    let patient = world.patient(center, |_| {}).await?;
    raise(&world, patient, Tier::Emergency).await?;
    let mut told = told(&world, 21).await?;
    told.sort_by_key(|(minute, channel, _)| (*minute, *channel));
    let landline = "03-0000-0002";
    let mut expected =
        [to(15, Sms, ONE), to(15, Voice, landline), to(20, Voice, ONE), to(20, Voice, landline)];
    expected[2..].sort();
    told[2..].sort();
    assert_eq!(told, expected);
    Ok(())
}

async fn with_no_telephone_at_all_it_is_said_and_mended(backend: Backend) -> Result<()> {
    let world = World::new(backend).await?;
    let center = world.center().await?;
    let one = colleague(&world, center, "one", Role::Manager, None).await?;
    on_call(&world, center, one, 8, 1).await?;
    let patient = world.patient(center, |_| {}).await?;
    let alert = raise(&world, patient, Tier::Emergency).await?;
    assert_eq!(unreached(&world, center).await?, 0, "it isn't due");
    assert_eq!(told(&world, 40).await?, []);
    assert_eq!(unreached(&world, center).await?, 1);
    let alarms_now = alarms(&world, patient).await?;
    assert_eq!(alarms_now.len(), 1, "said once");
    assert_eq!((&alarms_now[0].staff, alarms_now[0].channel), (&None, None));
    let trail = world
        .tx()
        .await?
        .audit_page(
            &mimamori_store::audit::AuditSearch { patient: Some(patient), ..Default::default() },
            None,
        )
        .await?
        .items;
    assert_eq!(trail.iter().filter(|row| row.action == "alert.alarm-nobody").count(), 1);
    let mut tx = world.tx().await?;
    let phone = JpPhone::parse(ONE).map_err(anyhow::Error::msg)?;
    tx.set_staff_phone(Actor::System, one, Some(&phone)).await?;
    tx.commit().await?;
    assert_eq!(told(&world, 5).await?.len(), 1, "with the next step");
    assert_eq!(unreached(&world, center).await?, 0);
    claim(&world, one, alert).await?;
    assert_eq!(unreached(&world, center).await?, 0);
    Ok(())
}

async fn the_night_holds_nothing_back(backend: Backend) -> Result<()> {
    let world = World::new(backend).await?;
    world.clock.set("2022-01-15T02:00:00+09:00".parse()?);
    let center = world.center().await?;
    let one = colleague(&world, center, "one", Role::Nurse, Some(ONE)).await?;
    on_call(&world, center, one, 5, 1).await?;
    let patient = world.patient(center, |_| {}).await?;
    raise(&world, patient, Tier::Emergency).await?;
    world.advance(Duration::minutes(15));
    world.turn().await?;
    let sent = world.outbox.take();
    assert_eq!(sent.len(), 1);
    // Neither a name nor an illness, only that something waits and where.
    assert_eq!(
        sent[0].body,
        "【見守り】至急の対応待ちがあり、まだ担当が決まっていません。すぐにご確認ください \
            https://mimamori.example.jp/staff"
    );
    assert_eq!(sent[0].validity, Some(Duration::minutes(10)));
    world.advance(Duration::minutes(5));
    world.turn().await?;
    let call = world.outbox.take().pop().context("a call")?;
    assert!(call.body.starts_with("こちらは見守りです。"), "{}", call.body);
    Ok(())
}

async fn two_workers_never_tell_twice(backend: Backend) -> Result<()> {
    let world = World::new(backend).await?;
    let center = world.center().await?;
    let one = colleague(&world, center, "one", Role::Nurse, Some(ONE)).await?;
    on_call(&world, center, one, 8, 1).await?;
    let mut patients = vec![];
    for _ in 0..3 {
        let patient = world.patient(center, |_| {}).await?;
        raise(&world, patient, Tier::Emergency).await?;
        patients.push(patient);
        world.advance(Duration::minutes(3));
    }
    world.advance(Duration::minutes(6));
    let others = [world.another_worker()?, world.another_worker()?];
    let mut sent = 0;
    for _ in 0..20 {
        let (a, b, c) = tokio::join!(world.worker.run_due(), others[0].run_due(), others[1].run_due());
        a.and(b).and(c)?;
        let (a, b) = tokio::join!(world.worker.dispatch_all(), others[0].dispatch_all());
        sent += a? + b?;
        world.advance(Duration::minutes(1));
    }
    let mut messages: Vec<_> = world.outbox.take().into_iter().map(|sent| sent.message).collect();
    assert_eq!(messages.len(), sent);
    messages.sort();
    messages.dedup();
    assert_eq!(messages.len(), sent, "none twice");
    // From 10:15, 10:18 and 10:21 to 10:34 every five minutes.
    let mut steps = vec![];
    for patient in patients {
        steps.push(alarms(&world, patient).await?.len());
    }
    assert_eq!(steps, [4, 4, 3]);
    assert_eq!(sent, 11);
    Ok(())
}

async fn what_falls_due_together_is_one_message(backend: Backend) -> Result<()> {
    let world = World::new(backend).await?;
    let center = world.center().await?;
    let one = colleague(&world, center, "one", Role::Nurse, Some(ONE)).await?;
    on_call(&world, center, one, 8, 1).await?;
    let mut alerts = vec![];
    for _ in 0..20 {
        let patient = world.patient(center, |_| {}).await?;
        alerts.push((patient, raise(&world, patient, Tier::Emergency).await?));
        world.advance(Duration::seconds(2));
    }
    world.advance(Duration::minutes(14));
    for _ in 0..30 {
        world.worker.run_due().await?;
        world.advance(Duration::seconds(3));
    }
    // Claiming some of them takes nothing back: the message speaks for the others too.
    for (_, alert) in &alerts[..19] {
        claim(&world, one, *alert).await?;
    }
    world.worker.dispatch_all().await?;
    assert_eq!(world.outbox.take().len(), 1);
    for (patient, _) in &alerts {
        let alarms = alarms(&world, *patient).await?;
        assert_eq!((alarms.len(), alarms[0].state), (1, Some(MessageState::HandedOver)));
    }
    // The last one alone goes on, and is taken back with its claim.
    world.advance(Duration::minutes(5));
    world.worker.run_due().await?;
    claim(&world, one, alerts[19].1).await?;
    world.worker.dispatch_all().await?;
    assert!(world.outbox.take().is_empty());
    Ok(())
}

async fn what_grows_worse_later_counts_from_then(backend: Backend) -> Result<()> {
    let world = World::new(backend).await?;
    let center = world.center().await?;
    let one = colleague(&world, center, "one", Role::Nurse, Some(ONE)).await?;
    on_call(&world, center, one, 23, 1).await?;
    let patient = world.patient(center, |_| {}).await?;
    raise(&world, patient, Tier::Watch).await?;
    assert_eq!(told(&world, 359).await?, [], "overdue, but no Emergency");
    raise(&world, patient, Tier::Emergency).await?;
    let first = told(&world, 16).await?;
    assert_eq!(first.iter().map(|(minute, ..)| *minute).collect::<Vec<_>>(), [15]);
    Ok(())
}

async fn a_step_that_failed_is_said(backend: Backend) -> Result<()> {
    let world = World::new(backend).await?;
    let center = world.center().await?;
    let one = colleague(&world, center, "one", Role::Nurse, Some(ONE)).await?;
    on_call(&world, center, one, 8, 1).await?;
    let patient = world.patient(center, |_| {}).await?;
    raise(&world, patient, Tier::Emergency).await?;
    world.outbox.then(Ending::Refused {
        code: "21211".into(),
        meaning: CodeMeaning::WrongNumber,
        retry_after: None,
    });
    assert_eq!(told(&world, 16).await?.len(), 1);
    assert_eq!(alarms(&world, patient).await?[0].state, Some(MessageState::Failed));
    assert_eq!(unreached(&world, center).await?, 1);
    // A person sees it among the messages that did not arrive, and the next step goes all the same.
    let dead = world.tx().await?.dead_count(center).await?;
    assert_eq!(dead, 1);
    assert_eq!(told(&world, 4).await?.len(), 1);
    assert_eq!(unreached(&world, center).await?, 0);
    Ok(())
}

async fn a_step_in_doubt_is_looked_up(backend: Backend) -> Result<()> {
    let world = World::new(backend).await?;
    let center = world.center().await?;
    let one = colleague(&world, center, "one", Role::Nurse, Some(ONE)).await?;
    on_call(&world, center, one, 8, 1).await?;
    let patient = world.patient(center, |_| {}).await?;
    raise(&world, patient, Tier::Emergency).await?;
    world.outbox.then(Ending::Ambiguous { code: "timeout".into() });
    world.outbox.lists(LookUp::Missing);
    world.advance(Duration::minutes(15));
    world.turn().await?;
    assert_eq!(alarms(&world, patient).await?[0].state, Some(MessageState::Ambiguous));
    world.advance(Duration::minutes(2));
    world.turn().await?;
    let sent = world.outbox.take();
    assert_eq!(sent.len(), 2, "the same text once more");
    assert_eq!(sent[0].body, sent[1].body);
    assert_eq!(alarms(&world, patient).await?[0].state, Some(MessageState::HandedOver));
    Ok(())
}

async fn the_shift_changes_and_who_has_left_is_passed_over(backend: Backend) -> Result<()> {
    use Channel::{Sms, Voice};
    let world = World::new(backend).await?;
    let center = world.center().await?;
    let gone = colleague(&world, center, "gone", Role::Nurse, Some("070-0000-0009")).await?;
    let one = colleague(&world, center, "one", Role::Nurse, Some(ONE)).await?;
    let two = colleague(&world, center, "two", Role::Nurse, Some(TWO)).await?;
    on_call(&world, center, gone, 8, 1).await?;
    on_call(&world, center, one, 1, 2).await?;
    let mut tx = world.tx().await?;
    let (from, end) = (tx.now.plus(Duration::hours(1)), tx.now.plus(Duration::hours(9)));
    tx.add_shift(Actor::System, center, two, (from, end), 1).await?;
    tx.disable_staff(Actor::System, gone).await?;
    tx.commit().await?;
    world.advance(Duration::minutes(42));
    let patient = world.patient(center, |_| {}).await?;
    raise(&world, patient, Tier::Emergency).await?;
    // 10:57 to the first shift, 11:02 to the second.
    assert_eq!(told(&world, 26).await?, [to(15, Sms, ONE), to(20, Sms, TWO), to(25, Voice, TWO)]);
    Ok(())
}

async fn after_a_stop_there_is_no_burst(backend: Backend) -> Result<()> {
    let world = World::new(backend).await?;
    let center = world.center().await?;
    let one = colleague(&world, center, "one", Role::Nurse, Some(ONE)).await?;
    on_call(&world, center, one, 23, 1).await?;
    let patient = world.patient(center, |_| {}).await?;
    raise(&world, patient, Tier::Emergency).await?;
    world.advance(Duration::hours(3));
    let told = told(&world, 6).await?;
    assert_eq!(told.iter().map(|(minute, ..)| *minute).collect::<Vec<_>>(), [0, 5]);
    Ok(())
}
