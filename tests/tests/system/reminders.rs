//! Reminders, with a clock that waits: who gets one when, who doesn't, and what takes one back.

#![expect(clippy::indexing_slicing, clippy::panic, reason = "a test may; its helpers count as code")]

mod link;

use anyhow::{Context as _, Result};
use mimamori_domain::api::{MessageKind, MessageState};
use mimamori_domain::outbox;
use mimamori_domain::patient::{PatientForm, Status};
use mimamori_domain::report::Answers;
use mimamori_domain::{ClientReportId, Duration, HealthCenterId, PatientId, Timestamp};
use mimamori_server::app::rule_sets;
use mimamori_store::audit::Actor;
use mimamori_store::outbox::Opening;
use mimamori_store::report::{Judge, Submission};
use mimamori_tests::backend::Backend;
use mimamori_tests::world::World;
use mimamori_worker::channels::Sent;

on_both!(
    once_and_more_gently_again,
    twice_a_day_by_policy,
    a_report_takes_back_what_waits,
    some_are_never_reminded,
    a_household_gets_one_message,
    a_household_s_message_goes_while_one_of_them_has_not_reported,
    after_downtime_one_and_not_two,
    a_thousand_in_committed_pieces,
);

/// A patient who has found the way in.
async fn patient(
    world: &World,
    center: HealthCenterId,
    change: impl FnOnce(&mut PatientForm),
) -> Result<PatientId> {
    let id = world.patient(center, change).await?;
    let mut tx = world.tx().await?;
    tx.set_opened(id).await?;
    tx.reschedule(id).await?;
    tx.commit().await?;
    Ok(id)
}

/// People who live together.
async fn household(world: &World, people: &[PatientId]) -> Result<()> {
    for person in &people[1..] {
        let first = world.load(people[0]).await?;
        let other = world.load(*person).await?;
        let mut tx = world.tx().await?;
        tx.join_household(Actor::System, &other, &first).await?;
        tx.commit().await?;
    }
    Ok(())
}

async fn report(world: &World, patient: PatientId) -> Result<()> {
    let judge = Judge::new(rule_sets()?);
    let mut tx = world.tx().await?;
    let id = mimamori_domain::ids::uuid_v7(world.now(), world.store.rng());
    let sent = Submission {
        patient_id: patient,
        client_id: ClientReportId(id),
        measured_at: world.now(),
        supersedes: None,
        answers: serde_json::from_value::<Answers>(serde_json::json!({"temperature": 365, "spo2": 98}))?,
        entered_by: None,
        told: None,
    };
    tx.submit(&judge, &sent).await?;
    Ok(tx.commit().await?)
}

fn at(text: &str) -> Timestamp {
    format!("2022-01-{text}:00+09:00").parse().unwrap_or_else(|_| panic!("{text}"))
}

/// Lives until then in steps of ten minutes; what went out, with the minute.
async fn until(world: &World, end: &str) -> Result<Vec<(String, Sent)>> {
    let mut sent = vec![];
    while world.now() < at(end) {
        world.advance(Duration::minutes(10));
        world.turn().await?;
        sent.extend(world.outbox.take().into_iter().map(|sent| (world.now().clock_time(), sent)));
    }
    Ok(sent)
}

fn told(sent: &[(String, Sent)]) -> Vec<(&str, &str)> {
    sent.iter().map(|(time, sent)| (time.as_str(), sent.kind)).collect()
}

async fn once_and_more_gently_again(backend: Backend) -> Result<()> {
    let world = World::new(backend).await?;
    patient(&world, world.center().await?, |form| form.reminder_hour = "13".into()).await?;
    let sent = until(&world, "15T12:00").await?;
    assert_eq!(told(&sent), [("13:00", "reminder"), ("16:00", "second-reminder")]);
    // Late in the day there is no night for a second one.
    let late = World::with(backend, 2, |config| config.policy.second_reminder_hours = 4).await?;
    patient(&late, late.center().await?, |form| form.reminder_hour = "18".into()).await?;
    assert_eq!(told(&until(&late, "15T12:00").await?), [("18:00", "reminder")]);
    let once = World::with(backend, 3, |config| config.policy.second_reminder_hours = 0).await?;
    patient(&once, once.center().await?, |form| form.reminder_hour = "13".into()).await?;
    assert_eq!(told(&until(&once, "15T12:00").await?), [("13:00", "reminder")]);
    Ok(())
}

async fn twice_a_day_by_policy(backend: Backend) -> Result<()> {
    let world = World::with(backend, 1, |config| {
        config.policy.reminders_a_day = 2;
        config.policy.second_reminder_hours = 0;
    })
    .await?;
    let id = patient(&world, world.center().await?, |_| {}).await?;
    assert_eq!(told(&until(&world, "15T08:00").await?), [("19:00", "reminder")]);
    assert_eq!(told(&until(&world, "15T12:00").await?), [("09:00", "reminder")]);
    report(&world, id).await?;
    assert_eq!(told(&until(&world, "15T16:00").await?), []);
    assert_eq!(told(&until(&world, "15T20:00").await?), [("19:00", "reminder")], "the evening's is its own");
    Ok(())
}

async fn a_report_takes_back_what_waits(backend: Backend) -> Result<()> {
    let world = World::new(backend).await?;
    let id = patient(&world, world.center().await?, |form| form.reminder_hour = "12".into()).await?;
    world.clock.set(at("14T12:00"));
    world.worker.run_due().await?;
    assert_eq!(world.states(id).await?, [MessageState::Ready]);
    report(&world, id).await?;
    assert_eq!(world.states(id).await?, [MessageState::Cancelled], "at once");
    assert_eq!(told(&until(&world, "15T11:00").await?), [], "neither that one nor the gentler one");
    // The gentler one as well.
    until(&world, "15T12:30").await?;
    world.clock.set(at("15T15:00"));
    world.worker.run_due().await?;
    assert_eq!(world.states(id).await?[0], MessageState::Ready);
    report(&world, id).await?;
    assert_eq!(world.states(id).await?[0], MessageState::Cancelled);
    // One that a worker has in hand already is looked at once more before it goes.
    world.clock.set(at("16T12:00"));
    world.worker.run_due().await?;
    let mut tx = world.tx().await?;
    let opening = Opening { lane: outbox::lane(MessageKind::Reminder), most: 1, by_sms: 1 };
    let claimed = tx.claim("slow", 1, Duration::minutes(1), &[opening]).await?.pop().context("claimed")?;
    tx.commit().await?;
    report(&world, id).await?;
    let mut tx = world.tx().await?;
    assert_eq!(tx.still_reminded(claimed.id, id).await?, None);
    drop(tx);
    world.advance(Duration::minutes(2));
    world.turn().await?;
    assert!(world.outbox.take().is_empty());
    assert_eq!(world.states(id).await?[0], MessageState::Cancelled);
    Ok(())
}

async fn some_are_never_reminded(backend: Backend) -> Result<()> {
    let world = World::new(backend).await?;
    let center = world.center().await?;
    let hour = |form: &mut PatientForm| form.reminder_hour = "12".into();
    let mut nobody = vec![];
    for status in [Status::Released, Status::Transferred, Status::Deceased] {
        let id = patient(&world, center, hour).await?;
        let loaded = world.load(id).await?;
        let mut tx = world.tx().await?;
        tx.set_status(Actor::System, &loaded, status).await?;
        tx.reschedule(id).await?;
        tx.commit().await?;
        nobody.push(id);
    }
    let others: [fn(&mut PatientForm); 3] = [
        |form| form.place = "hospital".into(),
        |form| form.reporting_mode = "phone".into(),
        |form| {
            form.classification = "contact".into();
            form.onset_date = String::new();
        },
    ];
    for change in others {
        let all = |form: &mut PatientForm| {
            hour(form);
            change(form);
        };
        nobody.push(patient(&world, center, all).await?);
    }
    world.patient(center, hour).await?;
    assert_eq!(told(&until(&world, "15T20:00").await?), []);
    // Taken to hospital between the queue and the provider.
    let taken = patient(&world, center, |form| form.reminder_hour = "9".into()).await?;
    world.clock.set(at("16T09:00"));
    world.worker.run_due().await?;
    let old = world.load(taken).await?;
    let mut record = old.record.clone();
    record.place = mimamori_domain::patient::PlaceKind::Hospital;
    let mut tx = world.tx().await?;
    assert!(tx.update_patient(Actor::System, &old, &record, None, &["place"]).await?);
    tx.reschedule(taken).await?;
    tx.commit().await?;
    assert_eq!(world.states(taken).await?, [MessageState::Cancelled]);
    assert_eq!(told(&until(&world, "16T20:00").await?), []);
    Ok(())
}

async fn a_household_gets_one_message(backend: Backend) -> Result<()> {
    let world = World::new(backend).await?;
    let center = world.center().await?;
    let hour = |form: &mut PatientForm| form.reminder_hour = "12".into();
    let mother = patient(&world, center, hour).await?;
    let child = patient(&world, center, hour).await?;
    let grandmother = patient(&world, center, |form| {
        hour(form);
        form.phone = "08011112222".into();
    })
    .await?;
    let late = patient(&world, center, |form| form.reminder_hour = "17".into()).await?;
    household(&world, &[mother, child, grandmother, late]).await?;
    // The same number without a household is somebody else's business.
    let stranger = patient(&world, center, hour).await?;
    let sent = until(&world, "14T13:00").await?;
    let mut to: Vec<&str> = sent.iter().map(|(_, sent)| sent.to.as_str()).collect();
    to.sort_unstable();
    assert_eq!(to, ["+818011112222", "+819012345678", "+819012345678"], "family, grandmother, stranger");
    assert_eq!(world.states(stranger).await?.len(), 1);
    report(&world, grandmother).await?;
    report(&world, stranger).await?;
    let sent = until(&world, "14T20:50").await?;
    assert_eq!(
        told(&sent),
        [("15:00", "second-reminder"), ("17:00", "reminder"), ("20:00", "second-reminder")]
    );
    Ok(())
}

async fn a_household_s_message_goes_while_one_of_them_has_not_reported(backend: Backend) -> Result<()> {
    let world = World::new(backend).await?;
    let center = world.center().await?;
    let hour = |form: &mut PatientForm| form.reminder_hour = "12".into();
    let (mother, child) = (patient(&world, center, hour).await?, patient(&world, center, hour).await?);
    household(&world, &[mother, child]).await?;
    world.clock.set(at("14T12:00"));
    world.worker.run_due().await?;
    assert_eq!(world.count("SELECT count(*) FROM message WHERE state = 'ready'").await?, 1);
    report(&world, mother).await?;
    assert_eq!(
        world.count("SELECT count(*) FROM message WHERE state = 'ready'").await?,
        1,
        "the child's still"
    );
    world.worker.dispatch_all().await?;
    assert_eq!(world.outbox.take().len(), 1);
    // The next day both report before it goes.
    world.clock.set(at("15T12:00"));
    world.worker.run_due().await?;
    report(&world, child).await?;
    report(&world, mother).await?;
    assert_eq!(world.count("SELECT count(*) FROM message WHERE state = 'ready'").await?, 0);
    assert_eq!(told(&until(&world, "16T11:00").await?), []);
    // And the message of whom it was queued for goes to the other, when that one is released.
    world.clock.set(at("16T12:00"));
    world.worker.run_due().await?;
    let queued =
        if world.states(mother).await?.first() == Some(&MessageState::Ready) { mother } else { child };
    let loaded = world.load(queued).await?;
    let mut tx = world.tx().await?;
    tx.set_status(Actor::System, &loaded, Status::Released).await?;
    tx.reschedule(queued).await?;
    tx.commit().await?;
    assert_eq!(told(&until(&world, "16T12:10").await?), [("12:10", "reminder")]);
    Ok(())
}

async fn after_downtime_one_and_not_two(backend: Backend) -> Result<()> {
    let world = World::new(backend).await?;
    let id = patient(&world, world.center().await?, |form| form.reminder_hour = "11".into()).await?;
    // Nobody at work from here to the noon of the day after next.
    world.clock.set(at("16T12:20"));
    world.turn().await?;
    let sent = world.outbox.take();
    assert_eq!(sent.len(), 1, "today's, and not those of two days");
    assert_eq!(sent[0].kind, "reminder");
    assert_eq!(told(&until(&world, "16T20:00").await?), [("15:00", "second-reminder")], "hours after it");
    assert_eq!(world.states(id).await?.len(), 2);
    // Awake again in the night: nothing.
    world.clock.set(at("17T23:00"));
    world.turn().await?;
    assert!(world.outbox.take().is_empty());
    assert_eq!(told(&until(&world, "18T11:30").await?), [("11:00", "reminder")]);
    // What the providers didn't take for hours gives way to the gentler one.
    world.clock.set(at("19T11:00"));
    world.worker.run_due().await?;
    world.clock.set(at("19T14:00"));
    world.turn().await?;
    let sent = world.outbox.take();
    assert_eq!(sent.iter().map(|sent| sent.kind).collect::<Vec<_>>(), ["second-reminder"]);
    Ok(())
}

async fn a_thousand_in_committed_pieces(backend: Backend) -> Result<()> {
    let world = World::new(backend).await?;
    let center = world.center().await?;
    let first = patient(&world, center, |form| form.reminder_hour = "12".into()).await?;
    for _ in 0..600 {
        patient(&world, center, |form| form.reminder_hour = "12".into()).await?;
    }
    world.clock.set(at("14T12:00"));
    let mut tx = world.tx().await?;
    assert_eq!(tx.remind_due().await?, (500, 500));
    tx.commit().await?;
    // One that is done twice changes nothing.
    let done = world.worker.run_due().await?;
    assert_eq!(done.reminders, 101);
    assert_eq!(world.worker.run_due().await?.reminders, 0);
    assert_eq!(world.count("SELECT count(*) FROM message WHERE kind = 'reminder'").await?, 601);
    assert_eq!(world.store.read().await?.standing(first).await?.due.reminder, Some(at("14T15:00")));
    Ok(())
}
