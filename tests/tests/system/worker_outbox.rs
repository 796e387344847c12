//! The outbox, in one process with a clock that waits: who gets what by which way, once, and in which state it ends.

#![expect(clippy::indexing_slicing, reason = "a test may; its helpers count as code")]

use anyhow::{Context as _, Result};
use mimamori_domain::api::{AlertKind, Channel, MessageKind, MessageState, PushKeys, PushSubscription};
use mimamori_domain::{Duration, PatientId};
use mimamori_store::config::CodeMeaning;
use mimamori_store::message::NewMessage;
use mimamori_store::receipt::{Ending, Heard};
use mimamori_tests::backend::Backend;
use mimamori_tests::world::{World, wide_open};

on_both!(
    an_invitation_goes_out_once_with_a_link_that_works,
    who_has_only_email_gets_email_and_a_landline_gets_a_task,
    a_contact_hears_nothing_before_staff_spoke_to_them,
    two_workers_send_each_of_500_messages_once,
    nothing_is_sent_after_its_deadline,
    lanes_are_strict,
    callbacks_in_any_order_end_in_the_same_state,
    a_lost_lease_is_ready_again_or_ambiguous,
    a_worker_that_stops_gives_back_only_what_it_has_not_begun,
    a_late_worker_changes_nothing,
    reminders_at_the_patient_s_hour,
    push_first_and_dead_subscriptions_forgotten,
    silence_becomes_one_task,
);

async fn an_invitation_goes_out_once_with_a_link_that_works(backend: Backend) -> Result<()> {
    let world = World::new(backend).await?;
    let patient = world.patient(world.center().await?, |_| {}).await?;
    world.invite(patient).await?;
    world.invite(patient).await?;
    world.turn().await?;
    world.turn().await?;
    let sent = world.outbox.take();
    assert_eq!(sent.len(), 1);
    assert_eq!(sent[0].channel, Channel::Sms);
    assert_eq!(sent[0].to, "+819012345678");
    let link = sent[0].body.split(' ').find(|word| word.starts_with("https://")).context("a link")?;
    let token = link.strip_prefix("https://mimamori.example.jp/i/").context("a token")?;
    let mut tx = world.tx().await?;
    assert_eq!(tx.invitation(token).await?.context("the invitation")?.patient_id, patient);
    assert_eq!(tx.standing(patient).await?.invited_at, Some(world.now()));
    drop(tx);
    assert_eq!(world.states(patient).await?, [MessageState::HandedOver]);
    // The words are not kept once they are out.
    let id = sent[0].message;
    assert_eq!(world.tx().await?.kept_body(id).await?, None);
    Ok(())
}

async fn who_has_only_email_gets_email_and_a_landline_gets_a_task(backend: Backend) -> Result<()> {
    let world = World::new(backend).await?;
    let center = world.center().await?;
    let by_mail = world
        .patient(center, |form| {
            form.phone = "0312345678".into();
            form.email = "hanako@example.jp".into();
            form.language = "en".into();
        })
        .await?;
    let nobody = world
        .patient(center, |form| {
            form.phone = "0312345678".into();
            form.reporting_mode = "phone".into();
        })
        .await?;
    world.invite(by_mail).await?;
    world.invite(nobody).await?;
    world.turn().await?;
    let sent = world.outbox.take();
    assert_eq!(sent.len(), 1);
    assert_eq!((sent[0].channel, sent[0].to.as_str()), (Channel::Email, "hanako@example.jp"));
    assert_eq!(sent[0].subject, "Mimamori: a message for you");
    assert!(sent[0].body.contains("https://mimamori.example.jp/i/"));
    assert_eq!(world.states(nobody).await?, [MessageState::Failed]);
    assert!(world.alerts(nobody).await?.contains(&AlertKind::MessageFailed));
    Ok(())
}

async fn a_contact_hears_nothing_before_staff_spoke_to_them(backend: Backend) -> Result<()> {
    let world = World::new(backend).await?;
    let center = world.center().await?;
    let contact = |spoken: &'static str| {
        move |form: &mut mimamori_domain::patient::PatientForm| {
            form.classification = "contact".into();
            form.onset_date = String::new();
            form.exposure_date = "2022-01-12".into();
            form.spoken_to = spoken.into();
        }
    };
    let silent = world.patient(center, contact("no")).await?;
    let told = world.patient(center, contact("yes")).await?;
    world.invite(silent).await?;
    world.invite(told).await?;
    // Even one that stands in the queue already does not go.
    let mut tx = world.tx().await?;
    tx.enqueue(NewMessage {
        kind: MessageKind::Invitation,
        subject: silent.to_string(),
        patient_id: Some(silent),
        staff_id: None,
        chain_id: None,
        due_at: world.now(),
        not_before: world.now(),
        deadline_at: world.now().plus(Duration::days(1)),
    })
    .await?;
    tx.commit().await?;
    world.turn().await?;
    let sent = world.outbox.take();
    assert_eq!(sent.len(), 1);
    assert_eq!(world.states(silent).await?, [MessageState::Cancelled]);
    assert_eq!(world.states(told).await?, [MessageState::HandedOver]);
    Ok(())
}

async fn two_workers_send_each_of_500_messages_once(backend: Backend) -> Result<()> {
    let world = World::new(backend).await?;
    let patient = world.patient(world.center().await?, |_| {}).await?;
    let mut tx = world.tx().await?;
    for n in 0..500 {
        tx.enqueue(NewMessage {
            kind: MessageKind::Invitation,
            subject: format!("{patient}/{n}"),
            patient_id: Some(patient),
            staff_id: None,
            chain_id: None,
            due_at: world.now(),
            not_before: world.now(),
            deadline_at: world.now().plus(Duration::hours(1)),
        })
        .await?;
    }
    tx.commit().await?;
    let other = world.another_worker()?;
    let (one, two) = tokio::join!(world.worker.dispatch_all(), other.dispatch_all());
    assert_eq!(one? + two?, 500);
    let mut ids: Vec<_> = world.outbox.take().into_iter().map(|sent| sent.message).collect();
    assert_eq!(ids.len(), 500);
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 500, "none twice");
    Ok(())
}

async fn nothing_is_sent_after_its_deadline(backend: Backend) -> Result<()> {
    let world = World::new(backend).await?;
    let patient = world.patient(world.center().await?, |_| {}).await?;
    world.invite(patient).await?;
    world.advance(Duration::days(3));
    // Without the schedules: the claim itself refuses it.
    world.worker.dispatch_all().await?;
    assert!(world.outbox.take().is_empty());
    world.turn().await?;
    assert!(world.outbox.take().is_empty());
    assert_eq!(world.states(patient).await?, [MessageState::Expired]);
    assert!(world.alerts(patient).await?.contains(&AlertKind::MessageFailed));
    Ok(())
}

async fn lanes_are_strict(backend: Backend) -> Result<()> {
    let world = World::new(backend).await?;
    let patient = world.patient(world.center().await?, |_| {}).await?;
    let mut tx = world.tx().await?;
    let kinds =
        [MessageKind::Reminder, MessageKind::Invitation, MessageKind::StaffAlert, MessageKind::OneTimeCode];
    for (n, kind) in kinds.into_iter().enumerate() {
        tx.enqueue(NewMessage {
            kind,
            subject: n.to_string(),
            patient_id: Some(patient),
            staff_id: None,
            chain_id: None,
            due_at: world.now(),
            // The least urgent have waited longest.
            not_before: world.now().minus(Duration::hours(4 - i64::try_from(n)?)),
            deadline_at: world.now().plus(Duration::hours(1)),
        })
        .await?;
    }
    let mut order = vec![];
    while let Some(message) = tx.claim("test", 1, Duration::minutes(1), &wide_open()).await?.pop() {
        order.push(message.kind);
    }
    assert_eq!(
        order,
        [MessageKind::OneTimeCode, MessageKind::StaffAlert, MessageKind::Invitation, MessageKind::Reminder]
    );
    Ok(())
}

async fn callbacks_in_any_order_end_in_the_same_state(backend: Backend) -> Result<()> {
    use MessageState::{Delivered, HandedOver, Undelivered};
    let world = World::new(backend).await?;
    let center = world.center().await?;
    let orders: [&[MessageState]; 5] = [
        &[HandedOver, HandedOver, Delivered],
        &[Delivered, HandedOver],
        &[HandedOver, Delivered, HandedOver, Delivered],
        &[Undelivered, Delivered],
        &[Delivered, Undelivered],
    ];
    for order in orders {
        let patient = world.patient(center, |_| {}).await?;
        world.invite(patient).await?;
        world.turn().await?;
        let attempt = world.outbox.take().pop().and_then(|sent| sent.attempt).context("an attempt")?;
        for state in order {
            let mut tx = world.tx().await?;
            tx.hear(attempt, *state, None, CodeMeaning::RetryOnce, &world.config.policy).await?;
            tx.commit().await?;
        }
        assert_eq!(world.states(patient).await?, [Delivered], "{order:?}");
        world.turn().await?;
        assert!(world.outbox.take().is_empty(), "{order:?}: nothing is sent again");
    }
    let nobody = mimamori_domain::AttemptId::new(world.now(), world.store.rng());
    let mut tx = world.tx().await?;
    let heard = tx.hear(nobody, Delivered, None, CodeMeaning::RetryOnce, &world.config.policy).await?;
    assert_eq!(heard, Heard::Unknown);
    Ok(())
}

async fn a_lost_lease_is_ready_again_or_ambiguous(backend: Backend) -> Result<()> {
    let world = World::new(backend).await?;
    let center = world.center().await?;
    let (untouched, called) = (world.patient(center, |_| {}).await?, world.patient(center, |_| {}).await?);
    world.invite(untouched).await?;
    world.invite(called).await?;
    // A worker dies: once before the attempt was written down, once after.
    let mut tx = world.tx().await?;
    let claimed = tx.claim("dead", 10, Duration::minutes(1), &wide_open()).await?;
    assert_eq!(claimed.len(), 2);
    let message = claimed.iter().find(|message| message.patient_id == Some(called)).context("claimed")?;
    let attempt = tx
        .begin_attempt(message, Channel::Sms, "recorder", "words", world.now().plus(Duration::hours(1)))
        .await?
        .context("ours")?;
    tx.commit().await?;
    world.turn().await?;
    assert!(world.outbox.take().is_empty(), "both are still leased");
    world.advance(Duration::minutes(2));
    world.turn().await?;
    assert_eq!(world.outbox.take().len(), 1);
    assert_eq!(world.states(untouched).await?, [MessageState::HandedOver]);
    assert_eq!(world.states(called).await?, [MessageState::Ambiguous], "never sent again by itself");
    // A callback explains it.
    let mut tx = world.tx().await?;
    tx.hear(attempt, MessageState::Delivered, None, CodeMeaning::RetryOnce, &world.config.policy).await?;
    tx.commit().await?;
    assert_eq!(world.states(called).await?, [MessageState::Delivered]);
    Ok(())
}

async fn a_worker_that_stops_gives_back_only_what_it_has_not_begun(backend: Backend) -> Result<()> {
    let world = World::new(backend).await?;
    let center = world.center().await?;
    let mut patients = vec![];
    for _ in 0..3 {
        let patient = world.patient(center, |_| {}).await?;
        world.invite(patient).await?;
        patients.push(patient);
    }
    let mut tx = world.tx().await?;
    let claimed = tx.claim("stopping", 10, Duration::minutes(1), &wide_open()).await?;
    let until = world.now().plus(Duration::hours(1));
    let mut begun = vec![];
    for message in &claimed[..2] {
        begun.push(
            tx.begin_attempt(message, Channel::Sms, "recorder", "words", until).await?.context("ours")?,
        );
    }
    // Of one the provider tells before its worker does.
    let (state, meaning) = (MessageState::HandedOver, CodeMeaning::RetryOnce);
    tx.hear(begun[0], state, None, meaning, &world.config.policy).await?;
    assert_eq!(tx.release_claims("stopping").await?, 1);
    tx.commit().await?;
    world.turn().await?;
    assert_eq!(world.outbox.take().len(), 1, "only the one that nobody had begun");
    let mut all = vec![];
    for patient in patients {
        all.extend(world.states(patient).await?);
    }
    all.sort_unstable_by_key(|state| state.as_str());
    assert_eq!(all, [MessageState::Ambiguous, MessageState::HandedOver, MessageState::HandedOver]);
    Ok(())
}

async fn a_late_worker_changes_nothing(backend: Backend) -> Result<()> {
    let world = World::new(backend).await?;
    let patient = world.patient(world.center().await?, |_| {}).await?;
    world.invite(patient).await?;
    let mut tx = world.tx().await?;
    let stale = tx.claim("slow", 1, Duration::minutes(1), &wide_open()).await?.pop().context("claimed")?;
    tx.commit().await?;
    world.advance(Duration::minutes(2));
    world.turn().await?;
    assert_eq!(world.outbox.take().len(), 1);
    let mut tx = world.tx().await?;
    assert_eq!(
        tx.begin_attempt(&stale, Channel::Sms, "recorder", "words", world.now().plus(Duration::hours(1)))
            .await?,
        None
    );
    assert!(!tx.put_back(&stale, world.now(), false).await?);
    assert!(!tx.end_claimed(&stale, MessageState::Cancelled, None).await?);
    tx.commit().await?;
    assert_eq!(world.states(patient).await?, [MessageState::HandedOver]);
    Ok(())
}

async fn open(world: &World, patient: PatientId) -> Result<()> {
    let mut tx = world.tx().await?;
    tx.set_opened(patient).await?;
    tx.reschedule(patient).await?;
    Ok(tx.commit().await?)
}

async fn reminders_at_the_patient_s_hour(backend: Backend) -> Result<()> {
    let world = World::new(backend).await?;
    let center = world.center().await?;
    let patient = world.patient(center, |form| form.reminder_hour = "18".into()).await?;
    let hospital = world
        .patient(center, |form| {
            form.reminder_hour = "18".into();
            form.place = "hospital".into();
        })
        .await?;
    let by_phone = world.patient(center, |form| form.reporting_mode = "phone".into()).await?;
    for id in [patient, hospital, by_phone] {
        open(&world, id).await?;
    }
    world.live(Duration::hours(7), Duration::minutes(30)).await?;
    assert!(world.outbox.take().is_empty(), "not before 18:00");
    world.live(Duration::hours(1), Duration::minutes(30)).await?;
    let sent = world.outbox.take();
    assert_eq!(sent.len(), 1, "one, and nobody else");
    assert_eq!(sent[0].kind, "reminder");
    assert!(sent[0].body.contains("https://mimamori.example.jp/"));
    world.live(Duration::hours(23), Duration::hours(1)).await?;
    assert!(world.outbox.take().is_empty(), "once a day");
    world.live(Duration::hours(1), Duration::minutes(30)).await?;
    assert_eq!(world.outbox.take().len(), 1, "and the next day again");
    // After a day away, nothing in the night and yesterday's is let go.
    world.clock.set("2022-01-16T23:00:00+09:00".parse()?);
    world.turn().await?;
    assert!(world.outbox.take().is_empty());
    world.live(Duration::hours(10), Duration::hours(1)).await?;
    assert!(world.outbox.take().is_empty());
    world.live(Duration::hours(9), Duration::hours(1)).await?;
    assert_eq!(world.outbox.take().len(), 1);
    Ok(())
}

async fn push_first_and_dead_subscriptions_forgotten(backend: Backend) -> Result<()> {
    let world = World::with(backend, 1, |config| config.policy.second_reminder_hours = 0).await?;
    let patient = world.patient(world.center().await?, |form| form.reminder_hour = "12".into()).await?;
    open(&world, patient).await?;
    let mut tx = world.tx().await?;
    let token = tx.new_patient_session(&[patient], Duration::days(30)).await?;
    let (session, _) = tx.patient_session(&token).await?.context("a session")?;
    let keys = PushKeys { p256dh: "p".into(), auth: "a".into() };
    let subscription = PushSubscription { endpoint: "https://fcm.googleapis.com/x".into(), keys };
    tx.put_push_subscription(session.id, &subscription).await?;
    tx.commit().await?;
    world.live(Duration::hours(2), Duration::minutes(30)).await?;
    let sent = world.outbox.take();
    assert_eq!(sent.len(), 1);
    assert_eq!((sent[0].channel, sent[0].to.as_str()), (Channel::Push, "https://fcm.googleapis.com/x"));
    assert!(!sent[0].body.contains("花子"));
    // The next day the browser refuses: by SMS then.
    world.outbox.then(Ending::Refused {
        code: "413".into(),
        meaning: CodeMeaning::Permanent,
        retry_after: None,
    });
    world.live(Duration::hours(24), Duration::minutes(30)).await?;
    let ways: Vec<Channel> = world.outbox.take().into_iter().map(|sent| sent.channel).collect();
    assert_eq!(ways, [Channel::Push, Channel::Sms]);
    Ok(())
}

async fn silence_becomes_one_task(backend: Backend) -> Result<()> {
    let world = World::new(backend).await?;
    let center = world.center().await?;
    let silent = world.patient(center, |_| {}).await?;
    let unopened = world.patient(center, |_| {}).await?;
    let by_phone = world.patient(center, |form| form.reporting_mode = "phone".into()).await?;
    let contact = world
        .patient(center, |form| {
            form.classification = "contact".into();
            form.onset_date = String::new();
            form.exposure_date = "2022-01-12".into();
        })
        .await?;
    open(&world, silent).await?;
    world.invite(unopened).await?;
    world.live(Duration::hours(23), Duration::hours(1)).await?;
    for id in [silent, unopened] {
        assert!(world.alerts(id).await?.is_empty());
    }
    assert_eq!(world.alerts(by_phone).await?, [AlertKind::Call]);
    world.live(Duration::hours(2), Duration::hours(1)).await?;
    assert_eq!(world.alerts(silent).await?, [AlertKind::Silence]);
    assert_eq!(world.alerts(unopened).await?, [AlertKind::Unopened]);
    assert!(world.alerts(contact).await?.is_empty(), "nobody has spoken to them");
    Ok(())
}
