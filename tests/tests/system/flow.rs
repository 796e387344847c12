//! Providers that lag, and what the worker makes of it: the brake on re-issue, room for numbers, shares between two.

#![expect(clippy::indexing_slicing, reason = "a test may; its helpers count as code")]

use std::sync::Arc;

use anyhow::{Context as _, Result};
use mimamori_domain::api::{Channel, MessageState};
use mimamori_domain::outbox::CodeMeaning;
use mimamori_domain::patient::Language;
use mimamori_domain::{Duration, PatientId};
use mimamori_store::audit::Actor;
use mimamori_tests::backend::Backend;
use mimamori_tests::world::World;
use mimamori_worker::Worker;
use mimamori_worker::channels::{Channels, Provider, Recorder, Sent};

on_both!(
    with_the_brake_on_first_issues_go_and_the_rest_waits,
    a_number_takes_another_way_rather_than_lag,
    no_more_numbers_are_on_their_way_than_there_is_room,
    a_slow_provider_loses_its_share_and_gets_it_back,
    a_landline_hears_the_number_when_it_was_asked_for,
);

async fn asking(world: &World, n: usize, email: &str) -> Result<PatientId> {
    let center = world.center().await?;
    let id = world
        .patient(center, |form| {
            form.phone = format!("090{:08}", 30_000_000 + n);
            form.email = email.into();
            form.wish_number = "yes".into();
        })
        .await?;
    ask(world, id).await?;
    Ok(id)
}

async fn ask(world: &World, id: PatientId) -> Result<()> {
    let patient = world.load(id).await?;
    let mut tx = world.tx().await?;
    tx.ask_number(Actor::System, &patient, &world.config.policy).await?.map_err(anyhow::Error::msg)?;
    Ok(tx.commit().await?)
}

async fn delivered(world: &World, sent: &[Sent]) -> Result<()> {
    for sent in sent {
        let attempt = sent.attempt.context("an SMS")?;
        let mut tx = world.tx().await?;
        let (state, meaning) = (MessageState::Delivered, CodeMeaning::RetryOnce);
        tx.hear(attempt, state, None, meaning, &world.config.policy).await?;
        tx.commit().await?;
    }
    Ok(())
}

async fn braked(world: &World) -> Result<bool> {
    Ok(world.tx().await?.brake().await?.pulled_at.is_some())
}

async fn status(world: &World, patient: PatientId) -> Result<String> {
    let chains = world.tx().await?.chains_of_patient(patient).await?;
    Ok(chains.first().context("a chain")?.status.clone())
}

async fn with_the_brake_on_first_issues_go_and_the_rest_waits(backend: Backend) -> Result<()> {
    let world = World::new(backend).await?;
    let patient = asking(&world, 0, "").await?;
    world.turn().await?;
    let first = world.outbox.take();
    assert_eq!(first.len(), 1);
    // Nothing is heard of it, for longer than a quarter of an hour.
    world.live(Duration::minutes(15), Duration::minutes(1)).await?;
    assert!(!braked(&world).await?);
    world.live(Duration::minutes(1), Duration::minutes(1)).await?;
    assert!(braked(&world).await?);

    // Its hour ends: the next one waits, and staff see why.
    world.advance(Duration::minutes(44));
    world.turn().await?;
    assert!(world.outbox.take().is_empty());
    assert_eq!(status(&world, patient).await?, "paused");
    // A first number goes all the same.
    let other = asking(&world, 1, "").await?;
    world.turn().await?;
    let second = world.outbox.take();
    assert_eq!(second.len(), 1);
    assert_eq!(status(&world, other).await?, "live");

    // The provider is quick again: everything goes on by itself.
    delivered(&world, &first).await?;
    delivered(&world, &second).await?;
    world.live(Duration::minutes(1), Duration::seconds(15)).await?;
    assert!(!braked(&world).await?);
    assert_eq!(world.outbox.take().len(), 1);
    assert_eq!(status(&world, patient).await?, "live");
    let audited =
        world.count("SELECT COUNT(*) FROM audit WHERE action IN ('brake.pull', 'brake.release')").await?;
    assert_eq!(audited, 2);
    Ok(())
}

async fn a_number_takes_another_way_rather_than_lag(backend: Backend) -> Result<()> {
    let world = World::new(backend).await?;
    let patient = asking(&world, 0, "hanako@example.jp").await?;
    world.turn().await?;
    assert_eq!(world.outbox.take()[0].channel, Channel::Sms);
    world.live(Duration::minutes(16), Duration::minutes(1)).await?;
    assert!(braked(&world).await?);
    world.advance(Duration::minutes(44));
    world.turn().await?;
    let sent = world.outbox.take();
    assert_eq!(sent.iter().map(|sent| sent.channel).collect::<Vec<_>>(), [Channel::Email]);
    assert_eq!(status(&world, patient).await?, "live");
    Ok(())
}

async fn no_more_numbers_are_on_their_way_than_there_is_room(backend: Backend) -> Result<()> {
    let world = World::new(backend).await?;
    for n in 0..230 {
        asking(&world, n, "").await?;
    }
    world.turn().await?;
    let sent = world.outbox.take();
    assert_eq!(sent.len(), 200, "of a provider of which nothing is known yet");
    world.live(Duration::minutes(2), Duration::seconds(20)).await?;
    assert!(world.outbox.take().is_empty());
    delivered(&world, &sent[..10]).await?;
    world.live(Duration::minutes(1), Duration::seconds(20)).await?;
    assert_eq!(world.outbox.take().len(), 10, "one arrives, one goes");
    // Reminders and invitations are no numbers: they have their own pace.
    let invited = world.patient(world.center().await?, |_| {}).await?;
    let mut tx = world.tx().await?;
    tx.enqueue_invitation(invited).await?;
    tx.commit().await?;
    world.turn().await?;
    assert_eq!(world.outbox.take()[0].kind, "invitation");
    Ok(())
}

async fn a_slow_provider_loses_its_share_and_gets_it_back(backend: Backend) -> Result<()> {
    let world = World::new(backend).await?;
    let (slow, quick) = (Recorder::default(), Recorder::default());
    let provider = |name: &str, sender: &Recorder| Provider {
        name: name.into(),
        weight: 1,
        calls_back: true,
        sender: Arc::new(sender.clone()),
    };
    let channels =
        Channels { sms: vec![provider("slow", &slow), provider("quick", &quick)], ..Channels::default() };
    let worker = Worker::new(world.store.clone(), world.config.clone(), channels)?;
    let center = world.center().await?;
    let invite = async |n: usize| -> Result<()> {
        for _ in 0..n {
            let id = world.patient(center, |_| {}).await?;
            let mut tx = world.tx().await?;
            tx.enqueue_invitation(id).await?;
            tx.commit().await?;
        }
        worker.dispatch_all().await?;
        Ok(())
    };
    let share = async |name: &str| -> Result<i64> {
        let known = world.tx().await?.providers().await?;
        Ok(known.into_iter().find(|known| known.name == name).context("a provider")?.share)
    };
    worker.run_due().await?;
    invite(60).await?;
    let (late, soon) = (slow.take(), quick.take());
    assert!(late.len() > 15 && soon.len() > 15, "by weight: {} and {}", late.len(), soon.len());
    world.advance(Duration::seconds(30));
    delivered(&world, &soon).await?;
    // Six minutes later nothing has come by the slow one.
    for _ in 0..26 {
        world.advance(Duration::seconds(15));
        worker.run_due().await?;
    }
    assert!(share("slow").await? <= 250, "{}", share("slow").await?);
    assert_eq!(share("quick").await?, 1000);
    invite(60).await?;
    let (fewer, more) = (slow.take(), quick.take());
    assert!(more.len() > 2 * fewer.len(), "{} and {}", fewer.len(), more.len());

    // It wakes up, and after a while shares the work again.
    delivered(&world, &late).await?;
    delivered(&world, &fewer).await?;
    delivered(&world, &more).await?;
    for _ in 0..80 {
        world.advance(Duration::seconds(15));
        worker.run_due().await?;
    }
    assert_eq!(share("slow").await?, 1000);
    let audited = "SELECT COUNT(*) FROM audit WHERE action IN ('provider.less', 'provider.more')";
    assert_eq!(world.count(audited).await?, 2, "the switch is on record, there and back");
    Ok(())
}

async fn a_landline_hears_the_number_when_it_was_asked_for(backend: Backend) -> Result<()> {
    let world = World::new(backend).await?;
    let center = world.center().await?;
    let landline = async |by_voice: &str| {
        world
            .patient(center, |form| {
                form.phone = "0312345678".into();
                form.reporting_mode = "phone".into();
                form.wish_number = "yes".into();
                form.by_voice = by_voice.into();
            })
            .await
    };
    let silent = world.load(landline("no").await?).await?;
    let mut tx = world.tx().await?;
    let asked = tx.ask_number(Actor::System, &silent, &world.config.policy).await?;
    tx.commit().await?;
    assert_eq!(asked, Err("number-no-contact"));

    ask(&world, landline("yes").await?).await?;
    world.turn().await?;
    let call = world.outbox.take().pop().context("a call")?;
    assert_eq!((call.channel, call.to.as_str()), (Channel::Voice, "+81312345678"));
    let digits: String = call.body.chars().filter(char::is_ascii_digit).collect();
    let spoken = call.body.matches('、').count();
    assert!(digits.len() >= 16 && spoken >= 14, "twice, one by one: {}", call.body);

    // Who reads English hears English.
    let visitor = landline("yes").await?;
    let mut tx = world.tx().await?;
    tx.set_language(Actor::System, visitor, Language::En).await?;
    tx.commit().await?;
    ask(&world, visitor).await?;
    world.turn().await?;
    let call = world.outbox.take().pop().context("a call")?;
    assert!(call.body.starts_with("This is Mimamori") && !call.body.contains('、'), "{}", call.body);
    Ok(())
}
