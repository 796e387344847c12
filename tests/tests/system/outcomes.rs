//! What becomes of a message that a provider refuses, leaves in doubt, or doesn't serve at all.

use anyhow::{Context as _, Result};
use mimamori_domain::Duration;
use mimamori_domain::api::{AlertKind, Channel, MessageState};
use mimamori_domain::outbox::fate::LookUp;
use mimamori_store::config::CodeMeaning;
use mimamori_store::receipt::Ending;
use mimamori_tests::backend::Backend;
use mimamori_tests::world::World;

on_both!(refusals_back_off_fall_back_or_end, what_is_in_doubt_is_looked_up, a_stopped_provider_is_not_used,);

fn refused(code: &str, meaning: CodeMeaning) -> Ending {
    Ending::Refused { code: code.into(), meaning, retry_after: None }
}

async fn refusals_back_off_fall_back_or_end(backend: Backend) -> Result<()> {
    let world = World::new(backend).await?;
    let center = world.center().await?;

    // 429: later, not now.
    let patient = world.patient(center, |_| {}).await?;
    world.invite(patient).await?;
    world.outbox.then(refused("20429", CodeMeaning::Retry));
    world.turn().await?;
    assert_eq!(world.outbox.take().len(), 1);
    world.turn().await?;
    assert!(world.outbox.take().is_empty(), "not at once");
    assert_eq!(world.states(patient).await?, [MessageState::Ready]);
    world.advance(Duration::seconds(19));
    world.turn().await?;
    assert_eq!(world.outbox.take().len(), 1);
    assert_eq!(world.states(patient).await?, [MessageState::HandedOver]);

    // Not a mobile number: by e-mail, at once.
    let patient = world.patient(center, |form| form.email = "hanako@example.jp".into()).await?;
    world.invite(patient).await?;
    world.outbox.then(refused("21614", CodeMeaning::WrongNumber));
    world.turn().await?;
    let ways: Vec<Channel> = world.outbox.take().into_iter().map(|sent| sent.channel).collect();
    assert_eq!(ways, [Channel::Sms, Channel::Email]);
    assert_eq!(world.states(patient).await?, [MessageState::HandedOver]);

    // Nothing left: a task for staff.
    let patient = world.patient(center, |_| {}).await?;
    world.invite(patient).await?;
    world.outbox.then(refused("21211", CodeMeaning::WrongNumber));
    world.turn().await?;
    assert_eq!(world.outbox.take().len(), 1);
    assert_eq!(world.states(patient).await?, [MessageState::Failed]);
    assert_eq!(world.alerts(patient).await?, [AlertKind::WrongContact]);

    // In doubt: looked up; not in the provider's list, so the same once more; in doubt again: dead, and a task.
    let patient = world.patient(center, |_| {}).await?;
    world.invite(patient).await?;
    world.outbox.then(Ending::Ambiguous { code: "timeout".into() });
    world.turn().await?;
    assert_eq!(world.outbox.take().len(), 1);
    assert_eq!(world.states(patient).await?, [MessageState::Ambiguous]);
    world.outbox.then(Ending::Ambiguous { code: "cut".into() });
    world.advance(Duration::minutes(3));
    world.turn().await?;
    assert_eq!(world.outbox.take().len(), 1);
    assert_eq!(world.states(patient).await?, [MessageState::Ambiguous]);
    world.advance(Duration::minutes(3));
    world.turn().await?;
    assert!(world.outbox.take().is_empty());
    assert_eq!(world.states(patient).await?, [MessageState::Dead]);
    assert_eq!(world.alerts(patient).await?, [AlertKind::MessageFailed]);
    Ok(())
}

async fn what_is_in_doubt_is_looked_up(backend: Backend) -> Result<()> {
    let world = World::new(backend).await?;
    let center = world.center().await?;
    let patient = world.patient(center, |_| {}).await?;
    let in_doubt = || world.outbox.then(Ending::Ambiguous { code: "timeout".into() });
    let found = |state: MessageState| {
        let meaning = CodeMeaning::RetryOnce;
        world.outbox.lists(LookUp::Found { state, reference: "SM1".into(), code: None, meaning });
    };
    // The list can't be had at first; then it has the message: not sent again.
    world.invite(patient).await?;
    in_doubt();
    world.turn().await?;
    assert_eq!(world.outbox.take().len(), 1);
    world.outbox.lists(LookUp::Unreachable);
    found(MessageState::Delivered);
    world.advance(Duration::minutes(3));
    world.turn().await?;
    assert_eq!(world.states(patient).await?, [MessageState::Ambiguous]);
    world.advance(Duration::minutes(3));
    world.turn().await?;
    assert_eq!(world.states(patient).await?, [MessageState::Delivered]);
    assert!(world.outbox.take().is_empty());

    // A list that is never to be had: no second copy, but a task.
    let patient = world.patient(center, |_| {}).await?;
    world.invite(patient).await?;
    in_doubt();
    world.turn().await?;
    for _ in 0..5 {
        world.outbox.lists(LookUp::Unreachable);
    }
    world.live(Duration::minutes(40), Duration::minutes(4)).await?;
    assert_eq!(world.outbox.take().len(), 1);
    assert_eq!(world.states(patient).await?, [MessageState::Dead]);
    assert_eq!(world.alerts(patient).await?, [AlertKind::MessageFailed]);

    // A callback comes before the look-up: nothing to look up.
    let patient = world.patient(center, |_| {}).await?;
    world.invite(patient).await?;
    in_doubt();
    world.turn().await?;
    let sent = world.outbox.take().pop().context("sent")?;
    let mut tx = world.tx().await?;
    let attempt = sent.attempt.context("an SMS")?;
    tx.hear(attempt, MessageState::HandedOver, None, CodeMeaning::RetryOnce, &world.config.policy).await?;
    tx.commit().await?;
    world.live(Duration::minutes(10), Duration::minutes(1)).await?;
    assert!(world.outbox.take().is_empty());
    assert_eq!(world.states(patient).await?, [MessageState::HandedOver]);
    // And never another: after three days its end is unknown. A callback that comes even later is still believed.
    world.advance(Duration::hours(73));
    world.turn().await?;
    world.outbox.take();
    assert_eq!(world.states(patient).await?.last(), Some(&MessageState::Unknown));
    let mut tx = world.tx().await?;
    tx.hear(attempt, MessageState::Delivered, None, CodeMeaning::RetryOnce, &world.config.policy).await?;
    tx.commit().await?;
    assert_eq!(world.states(patient).await?.last(), Some(&MessageState::Delivered));
    Ok(())
}

async fn a_stopped_provider_is_not_used(backend: Backend) -> Result<()> {
    let world = World::new(backend).await?;
    let patient = world.patient(world.center().await?, |_| {}).await?;
    world.invite(patient).await?;
    world.outbox.then(refused("20003", CodeMeaning::StopProvider));
    world.turn().await?;
    assert_eq!(world.outbox.take().len(), 1);
    world.live(Duration::minutes(10), Duration::minutes(1)).await?;
    assert!(world.outbox.take().is_empty(), "nothing by a provider that was stopped");
    assert_eq!(world.states(patient).await?, [MessageState::Ready]);
    let mut tx = world.tx().await?;
    let known = tx.providers().await?;
    assert!(matches!(known.as_slice(), [one] if one.stopped_at.is_some()), "{known:?}");
    tx.commit().await?;
    // Who has an e-mail address doesn't wait for the operator.
    let other = world.patient(world.center().await?, |form| form.email = "hanako@example.jp".into()).await?;
    world.invite(other).await?;
    world.turn().await?;
    let sent = world.outbox.take();
    assert_eq!(sent.iter().map(|sent| sent.channel).collect::<Vec<_>>(), [Channel::Email]);
    let mut tx = world.tx().await?;
    assert!(tx.resume_provider("recorder").await?);
    tx.commit().await?;
    world.live(Duration::minutes(2), Duration::minutes(1)).await?;
    assert_eq!(world.outbox.take().len(), 1);
    Ok(())
}
