//! The number chain over the whole worker, in one process with a clock that waits: what 2022-01-14 must never find
//! here again. Each test runs on both databases.

#![expect(clippy::indexing_slicing, reason = "a test may; its helpers count as code")]

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};
use mimamori_domain::api::{AlertKind, Channel, MessageKind, MessageState, NumberState};
use mimamori_domain::triage::{Reason, Tier};
use mimamori_domain::{AttemptId, Duration, PatientId};
use mimamori_store::alert::RaiseAlert;
use mimamori_store::audit::Actor;
use mimamori_store::config::CodeMeaning;
use mimamori_store::receipt::Ending;
use mimamori_tests::backend::Backend;
use mimamori_tests::world::World;
use mimamori_worker::channels::Sent;

on_both!(
    five_numbers_one_reminder_and_never_two_alive,
    minted_at_hand_over_however_long_the_queue,
    registration_ends_the_chain_and_wipes_the_number,
    a_number_verifies_again_twice_within_the_grace,
    no_number_without_a_wish_or_for_a_contact,
    i_do_not_use_cocoa_ends_it,
    staff_stop_it_and_can_start_it_again,
    undelivered_numbers_cost_nothing_and_three_running_stop,
    a_refused_hand_over_mints_anew,
    the_night_burns_no_number,
    a_stranger_who_said_so_gets_no_number,
    asking_twice_is_asking_once,
    keys_are_destroyed_and_digits_never_stored,
    the_sandbox_is_off_by_default,
);

/// A confirmed case with a wish.
async fn wishing(world: &World) -> Result<PatientId> {
    world.patient(world.center().await?, |form| form.wish_number = "yes".into()).await
}

async fn ask(world: &World, patient: PatientId) -> Result<Result<(), &'static str>> {
    let patient = world.load(patient).await?;
    let mut tx = world.tx().await?;
    let asked = tx.ask_number(Actor::System, &patient, &world.config.policy).await?;
    tx.commit().await?;
    Ok(asked.map(|_| ()))
}

async fn verify(world: &World, digits: &str) -> Result<bool> {
    let mut tx = world.tx().await?;
    let valid = tx.verify_number(digits, &world.config.cocoa).await?;
    tx.commit().await?;
    Ok(valid)
}

async fn state(world: &World, patient: PatientId) -> Result<NumberState> {
    let patient = world.load(patient).await?;
    Ok(world.tx().await?.number_view(&patient).await?.state)
}

async fn steps(world: &World, patient: PatientId) -> Result<Vec<NumberState>> {
    let chains = world.tx().await?.chains_of_patient(patient).await?;
    Ok(chains.into_iter().flat_map(|chain| chain.numbers).map(|number| number.state).collect())
}

async fn hear(world: &World, attempt: Option<AttemptId>, state: MessageState) -> Result<()> {
    let mut tx = world.tx().await?;
    let attempt = attempt.context("an attempt")?;
    tx.hear(attempt, state, None, CodeMeaning::RetryOnce, &world.config.policy).await?;
    Ok(tx.commit().await?)
}

/// The digits of a message with a number.
fn digits(sent: &Sent) -> Result<String> {
    let (_, rest) = sent.body.split_once("?pn=").context("the app link")?;
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    assert_eq!(digits.len(), 8);
    assert_eq!(sent.body.matches(&digits).count(), 2, "digits and link");
    Ok(digits)
}

async fn five_numbers_one_reminder_and_never_two_alive(backend: Backend) -> Result<()> {
    let world = World::new(backend).await?;
    let patient = wishing(&world).await?;
    ask(&world, patient).await?.map_err(anyhow::Error::msg)?;
    world.turn().await?;
    let mut all: Vec<Sent> = vec![];
    for _ in 0..8 * 12 {
        let new = world.outbox.take();
        for sent in &new {
            hear(&world, sent.attempt, MessageState::Delivered).await?;
        }
        all.extend(new);
        let mut alive = 0;
        for sent in all.iter().filter(|sent| sent.kind == "number") {
            // Asked on a copy of the world: nothing is committed.
            let mut tx = world.tx().await?;
            alive += usize::from(tx.verify_number(&digits(sent)?, &world.config.cocoa).await?);
        }
        assert!(alive <= 1, "{alive} numbers live at {}", world.now());
        world.advance(Duration::minutes(5));
        world.turn().await?;
    }
    let kinds: Vec<&str> = all.iter().map(|sent| sent.kind).collect();
    assert_eq!(kinds, ["number", "number", "number", "number", "number", "number-reminder"]);
    let last = digits(&all[4])?;
    assert_eq!(digits(&all[5])?, last, "the reminder repeats the last number");
    assert!(all[0].body.contains("（11:00まで）"), "{}", all[0].body);
    assert!(all.iter().all(|sent| sent.channel == Channel::Sms));
    assert!(all[..5].iter().all(|sent| sent.validity == Some(Duration::minutes(40))));
    assert!(all[5].validity < Some(Duration::minutes(20)));
    assert!(!verify(&world, &last).await?);
    assert_eq!(state(&world, patient).await?, NumberState::Expired);
    assert_eq!(steps(&world, patient).await?, [NumberState::Expired; 5]);
    Ok(())
}

async fn minted_at_hand_over_however_long_the_queue(backend: Backend) -> Result<()> {
    let world = World::new(backend).await?;
    let patient = wishing(&world).await?;
    ask(&world, patient).await?.map_err(anyhow::Error::msg)?;
    assert_eq!(state(&world, patient).await?, NumberState::Queued);
    // The backlog of 2022-01-14: three hours and twenty minutes pass before the worker gets to it.
    world.advance(Duration::minutes(200));
    assert_eq!(steps(&world, patient).await?, [NumberState::Queued], "nothing ages in the queue");
    world.turn().await?;
    let sent = world.outbox.take();
    assert_eq!(sent.len(), 1);
    let view = world.tx().await?.number_view(&world.load(patient).await?).await?;
    assert_eq!(view.expires_at, Some(world.now().plus(Duration::hours(1))), "the hour starts at hand-over");
    assert_eq!(view.digits.as_deref(), Some(digits(&sent[0])?.as_str()));
    assert!(sent[0].body.contains("（14:20まで）"));
    world.advance(Duration::minutes(59));
    assert!(verify(&world, &digits(&sent[0])?).await?);
    Ok(())
}

async fn registration_ends_the_chain_and_wipes_the_number(backend: Backend) -> Result<()> {
    let world = World::new(backend).await?;
    let patient = wishing(&world).await?;
    ask(&world, patient).await?.map_err(anyhow::Error::msg)?;
    world.turn().await?;
    let sent = world.outbox.take().pop().context("a number")?;
    let digits = digits(&sent)?;
    assert!(world.tx().await?.kept_body(sent.message).await?.is_some(), "kept for a re-send while it lives");
    assert!(!verify(&world, "00000000").await?, "a wrong one");
    assert!(verify(&world, &digits).await?);
    assert_eq!(state(&world, patient).await?, NumberState::Registered);
    let view = world.tx().await?.number_view(&world.load(patient).await?).await?;
    assert_eq!((view.digits, view.link), (None, None), "wiped");
    assert_eq!(world.tx().await?.kept_body(sent.message).await?, None, "wiped from the message too");
    world.live(Duration::hours(8), Duration::minutes(20)).await?;
    assert!(world.outbox.take().is_empty(), "nothing more is sent");
    assert!(!verify(&world, &digits).await?);
    assert_eq!(ask(&world, patient).await?, Err("number-registered"));
    Ok(())
}

async fn a_number_verifies_again_twice_within_the_grace(backend: Backend) -> Result<()> {
    let world = World::new(backend).await?;
    let (one, two) = (wishing(&world).await?, wishing(&world).await?);
    for patient in [one, two] {
        ask(&world, patient).await?.map_err(anyhow::Error::msg)?;
    }
    world.turn().await?;
    let sent = world.outbox.take();
    let (first, second) = (digits(&sent[0])?, digits(&sent[1])?);
    assert_ne!(first, second);
    let mut answers = vec![];
    for _ in 0..4 {
        answers.push(verify(&world, &first).await?);
        world.advance(Duration::seconds(30));
    }
    assert_eq!(answers, [true, true, true, false], "the first and two again");
    assert!(verify(&world, &second).await?);
    world.advance(Duration::seconds(121));
    assert!(!verify(&world, &second).await?, "after the grace");
    Ok(())
}

async fn no_number_without_a_wish_or_for_a_contact(backend: Backend) -> Result<()> {
    let world = World::new(backend).await?;
    let center = world.center().await?;
    let no_wish = world.patient(center, |_| {}).await?;
    let suspected = world.patient(center, |form| form.classification = "suspected".into()).await?;
    let contact = world
        .patient(center, |form| {
            form.classification = "contact".into();
            form.onset_date = String::new();
            form.exposure_date = "2022-01-12".into();
            form.spoken_to = "yes".into();
        })
        .await?;
    for patient in [no_wish, suspected, contact] {
        assert_eq!(ask(&world, patient).await?, Err("number-not-eligible"));
    }
    // Somebody who was positive and isn't any more when the message's turn comes.
    let patient = wishing(&world).await?;
    ask(&world, patient).await?.map_err(anyhow::Error::msg)?;
    let old = world.load(patient).await?;
    let mut record = old.record.clone();
    record.wish_number = false;
    let mut tx = world.tx().await?;
    assert!(tx.update_patient(Actor::System, &old, &record, None, &["wish_number"]).await?);
    tx.commit().await?;
    world.live(Duration::hours(6), Duration::minutes(30)).await?;
    assert!(world.outbox.take().is_empty());
    // A patient who asks records the wish by asking; a contact can't.
    for (patient, expected) in [(no_wish, Ok(())), (contact, Err("number-not-eligible"))] {
        let loaded = world.load(patient).await?;
        let mut tx = world.tx().await?;
        let asked = tx.ask_number(Actor::Patient(patient), &loaded, &world.config.policy).await?;
        tx.commit().await?;
        assert_eq!(asked.map(|_| ()), expected);
    }
    world.turn().await?;
    assert_eq!(world.outbox.take().len(), 1);
    Ok(())
}

async fn i_do_not_use_cocoa_ends_it(backend: Backend) -> Result<()> {
    let world = World::new(backend).await?;
    let patient = wishing(&world).await?;
    ask(&world, patient).await?.map_err(anyhow::Error::msg)?;
    world.turn().await?;
    let number = digits(&world.outbox.take().pop().context("a number")?)?;
    let mut tx = world.tx().await?;
    tx.decline_number(patient).await?;
    tx.commit().await?;
    assert!(!verify(&world, &number).await?, "killed at once");
    assert_eq!(state(&world, patient).await?, NumberState::Declined);
    world.live(Duration::hours(8), Duration::minutes(30)).await?;
    assert!(world.outbox.take().is_empty());
    assert_eq!(ask(&world, patient).await?, Err("number-declined"), "staff don't ask over a no");
    let loaded = world.load(patient).await?;
    let mut tx = world.tx().await?;
    assert!(tx.ask_number(Actor::Patient(patient), &loaded, &world.config.policy).await?.is_ok());
    Ok(())
}

async fn staff_stop_it_and_can_start_it_again(backend: Backend) -> Result<()> {
    let world = World::new(backend).await?;
    let patient = wishing(&world).await?;
    ask(&world, patient).await?.map_err(anyhow::Error::msg)?;
    let mut tx = world.tx().await?;
    tx.stop_number(Actor::System, patient, "本人の希望").await?;
    tx.commit().await?;
    world.turn().await?;
    assert!(world.outbox.take().is_empty(), "what was queued is cancelled");
    assert_eq!(state(&world, patient).await?, NumberState::Ended);
    ask(&world, patient).await?.map_err(anyhow::Error::msg)?;
    world.turn().await?;
    assert_eq!(world.outbox.take().len(), 1);
    Ok(())
}

async fn undelivered_numbers_cost_nothing_and_three_running_stop(backend: Backend) -> Result<()> {
    let world = World::new(backend).await?;
    // Two lost, one delivered, and so on: all five still count.
    let patient = wishing(&world).await?;
    ask(&world, patient).await?.map_err(anyhow::Error::msg)?;
    let mut delivered = 0;
    let mut lost = 0;
    for _ in 0..200 {
        world.turn().await?;
        for sent in world.outbox.take().into_iter().filter(|sent| sent.kind == "number") {
            let drop_it = lost < 4 && lost < 2 * (delivered + 1);
            let fate = if drop_it { MessageState::Undelivered } else { MessageState::Delivered };
            (lost, delivered) =
                if fate == MessageState::Undelivered { (lost + 1, delivered) } else { (lost, delivered + 1) };
            hear(&world, sent.attempt, fate).await?;
        }
        world.advance(Duration::minutes(3));
    }
    assert_eq!((delivered, lost), (5, 4));
    let ended = steps(&world, patient).await?;
    assert_eq!(ended.iter().filter(|state| **state == NumberState::Undelivered).count(), 4);

    // Three running: stop, and a task.
    let patient = wishing(&world).await?;
    world.clock.set("2022-01-15T10:00:00+09:00".parse()?);
    ask(&world, patient).await?.map_err(anyhow::Error::msg)?;
    let mut sent = 0;
    for _ in 0..20 {
        world.turn().await?;
        for number in world.outbox.take().into_iter().filter(|sent| sent.kind == "number") {
            sent += 1;
            hear(&world, number.attempt, MessageState::Undelivered).await?;
        }
        world.advance(Duration::minutes(1));
    }
    assert_eq!(sent, 3);
    assert_eq!(state(&world, patient).await?, NumberState::Undelivered);
    let alerts = world.tx().await?.alerts_of_patient(patient).await?;
    assert!(alerts.iter().any(|alert| alert.kind == AlertKind::NumberFailed));
    Ok(())
}

async fn a_refused_hand_over_mints_anew(backend: Backend) -> Result<()> {
    let world = World::new(backend).await?;
    let patient = wishing(&world).await?;
    ask(&world, patient).await?.map_err(anyhow::Error::msg)?;
    let busy = Ending::Refused { code: "20429".into(), meaning: CodeMeaning::Retry, retry_after: None };
    // The provider is busy for hours: no number is born dead, none counts, and the chain is not stopped.
    let mut refused = vec![];
    for _ in 0..9 {
        world.outbox.then(busy.clone());
        world.turn().await?;
        for sent in world.outbox.take() {
            assert!(!verify(&world, &digits(&sent)?).await?, "it never left");
            refused.push(sent);
        }
        world.advance(Duration::minutes(20));
    }
    assert_eq!(refused.len(), 9);
    world.turn().await?;
    let sent = world.outbox.take().pop().context("at last")?;
    assert_eq!(state(&world, patient).await?, NumberState::Live);
    let view = world.tx().await?.number_view(&world.load(patient).await?).await?;
    assert_eq!((view.position, view.expires_at), (Some(1), Some(world.now().plus(Duration::hours(1)))));
    assert!(verify(&world, &digits(&sent)?).await?);

    // Not a mobile number: by e-mail instead, with a number of its own hour.
    let center = world.center().await?;
    let patient = world
        .patient(center, |form| {
            form.wish_number = "yes".into();
            form.email = "hanako@example.jp".into();
        })
        .await?;
    ask(&world, patient).await?.map_err(anyhow::Error::msg)?;
    let wrong =
        Ending::Refused { code: "21614".into(), meaning: CodeMeaning::WrongNumber, retry_after: None };
    world.outbox.then(wrong);
    world.turn().await?;
    let sent = world.outbox.take();
    assert_eq!(sent.iter().map(|sent| sent.channel).collect::<Vec<_>>(), [Channel::Sms, Channel::Email]);
    assert_eq!(sent[1].subject, "【見守り】お知らせ");
    assert!(!sent[1].subject.contains(&digits(&sent[1])?));
    assert!(verify(&world, &digits(&sent[1])?).await?);

    // In doubt: the number lives on, as the patient may have it.
    let patient = wishing(&world).await?;
    ask(&world, patient).await?.map_err(anyhow::Error::msg)?;
    world.outbox.then(Ending::Ambiguous { code: "timeout".into() });
    world.turn().await?;
    let sent = world.outbox.take().pop().context("sent")?;
    let messages = world.tx().await?.messages_of_patient(patient).await?;
    assert_eq!((messages[0].kind, messages[0].state), (MessageKind::Number, MessageState::Ambiguous));
    // The provider's list doesn't know it: the same number, the same words, once more.
    world.outbox.then(Ending::Ambiguous { code: "cut".into() });
    world.advance(Duration::minutes(3));
    world.turn().await?;
    let again = world.outbox.take().pop().context("again")?;
    assert_eq!(again.body, sent.body);
    assert_ne!(again.attempt, sent.attempt);
    world.advance(Duration::minutes(30));
    world.turn().await?;
    assert!(world.outbox.take().is_empty(), "not a third time");
    assert!(verify(&world, &digits(&sent)?).await?, "the number lives on, as the patient may have it");
    Ok(())
}

async fn a_stranger_who_said_so_gets_no_number(backend: Backend) -> Result<()> {
    let world = World::new(backend).await?;
    let patient = wishing(&world).await?;
    let mut tx = world.tx().await?;
    tx.enqueue_invitation(patient).await?;
    tx.commit().await?;
    world.turn().await?;
    assert_eq!(world.outbox.take().len(), 1);
    // "This isn't me."
    let loaded = world.load(patient).await?;
    let mut tx = world.tx().await?;
    let (alert, _) = tx
        .raise_alert(RaiseAlert {
            patient_id: patient,
            owners: loaded.owners,
            kind: AlertKind::WrongContact,
            tier: Tier::Urgent,
            reasons: vec![Reason {
                rule: "not-me".into(),
                tier: Tier::Urgent,
                text: "task-not-me".into(),
                values: BTreeMap::new(),
            }],
            due_at: world.now(),
            high_risk: false,
            report_id: None,
        })
        .await?;
    tx.commit().await?;
    ask(&world, patient).await?.map_err(anyhow::Error::msg)?;
    world.live(Duration::hours(2), Duration::minutes(20)).await?;
    assert!(world.outbox.take().is_empty());
    assert_eq!(state(&world, patient).await?, NumberState::Queued, "nothing is lost");
    // Staff have found the right number and invite again.
    let mut tx = world.tx().await?;
    tx.enqueue_invitation(patient).await?;
    assert!(tx.alert(alert).await?.is_some());
    tx.resolve_alerts(patient, &[AlertKind::WrongContact]).await?;
    tx.commit().await?;
    world.live(Duration::minutes(20), Duration::minutes(5)).await?;
    let mut kinds: Vec<&str> = world.outbox.take().iter().map(|sent| sent.kind).collect();
    kinds.sort_unstable();
    assert_eq!(kinds, ["invitation", "number"]);
    Ok(())
}

async fn the_night_burns_no_number(backend: Backend) -> Result<()> {
    let world = World::new(backend).await?;
    world.clock.set("2022-01-14T19:30:00+09:00".parse()?);
    let patient = wishing(&world).await?;
    ask(&world, patient).await?.map_err(anyhow::Error::msg)?;
    let mut times = vec![];
    world.turn().await?;
    for _ in 0..30 * 4 {
        for sent in world.outbox.take() {
            times.push(world.now().hour());
            hear(&world, sent.attempt, MessageState::Delivered).await?;
        }
        world.advance(Duration::minutes(10));
        world.turn().await?;
    }
    assert!(times.len() >= 5, "{times:?}");
    assert!(times.iter().all(|hour| (8..21).contains(hour)), "{times:?}");
    Ok(())
}

async fn asking_twice_is_asking_once(backend: Backend) -> Result<()> {
    let world = World::new(backend).await?;
    let patient = wishing(&world).await?;
    let loaded = world.load(patient).await?;
    let mut tx = world.tx().await?;
    let first = tx.ask_number(Actor::System, &loaded, &world.config.policy).await?;
    let again = tx.ask_number(Actor::Patient(patient), &loaded, &world.config.policy).await?;
    tx.commit().await?;
    assert_eq!(first, again);
    assert!(first.is_ok());
    world.turn().await?;
    assert_eq!(world.outbox.take().len(), 1);
    Ok(())
}

async fn keys_are_destroyed_and_digits_never_stored(backend: Backend) -> Result<()> {
    let world = World::new(backend).await?;
    let patient = wishing(&world).await?;
    ask(&world, patient).await?.map_err(anyhow::Error::msg)?;
    world.turn().await?;
    let number = digits(&world.outbox.take().pop().context("a number")?)?;
    let dump = world.dump().await?;
    assert!(dump.contains("2022-01-14"), "the dump holds what is no secret");
    for secret in [number.as_str(), "花子", "09012345678", "819012345678"] {
        let hex = secret.bytes().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
        assert!(!dump.contains(secret) && !dump.contains(&hex), "{secret} stands in the database");
    }
    let keys = world.count("SELECT COUNT(*) FROM number_key WHERE key_sealed IS NOT NULL").await?;
    assert_eq!(keys, 1);
    world.advance(Duration::hours(71));
    world.turn().await?;
    let destroyed = "SELECT COUNT(*) FROM number_key WHERE destroyed_at IS NOT NULL";
    assert_eq!(world.count(destroyed).await?, 0);
    world.advance(Duration::hours(2));
    world.turn().await?;
    assert_eq!(world.count(destroyed).await?, 1);
    Ok(())
}

async fn the_sandbox_is_off_by_default(backend: Backend) -> Result<()> {
    let mut world = World::new(backend).await?;
    assert!(!verify(&world, "99999910").await?);
    assert!(!verify(&world, "99999920").await?);
    world.config.cocoa.sandbox = true;
    assert!(verify(&world, "99999910").await?);
    assert!(!verify(&world, "99999920").await?);
    Ok(())
}
