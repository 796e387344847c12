//! What a provider tells may come twice, in any order, a day late, or from somebody else. States are right all the same,
//! and what is forged is refused and counted.

#![expect(clippy::indexing_slicing, reason = "a test may; its helpers count as code")]

use std::time::Duration as Real;

use anyhow::{Context as _, Result, ensure};
use mimamori_domain::api::{MessageState, NumberState};
use mimamori_domain::{Duration, PatientId};
use mimamori_tests::backend::Backend;
use mimamori_tests::fakes::twilio::{Telling, Twilio, call_back, signature};
use mimamori_tests::outside::Outside;
use mimamori_tests::process::{System, Which};
use mimamori_tests::world::World;
use reqwest::{Client, StatusCode};

macro_rules! on_both {
    ($($name:ident),+ $(,)?) => {
        mod sqlite { use super::*; $(#[tokio::test(flavor = "multi_thread")] async fn $name() { super::$name(Backend::Sqlite).await.unwrap(); })+ }
        mod postgres { use super::*; $(#[tokio::test(flavor = "multi_thread")] async fn $name() { super::$name(Backend::Postgres).await.unwrap(); })+ }
    };
}

on_both!(
    whatever_comes_how_often_in_whatever_order_the_end_is_the_same,
    what_comes_a_day_late_counts_and_sends_nothing,
    all_at_once_move_it_once,
    forged_callbacks_are_refused_and_counted_by_the_real_server,
);

/// An invitation that is out, and the address for what becomes of it.
async fn invited(outside: &Outside) -> Result<(PatientId, String)> {
    let patient = outside.world.patient(outside.world.center().await?, |_| {}).await?;
    outside.invite(patient).await?;
    outside.turn().await?;
    let sms = outside.twilio.messages().pop().context("an SMS")?;
    Ok((patient, sms["StatusCallback"].clone()))
}

/// All orders of these.
fn orders(words: &[&'static str]) -> Vec<Vec<&'static str>> {
    let Some((last, rest)) = words.split_last() else { return vec![vec![]] };
    let shorter = orders(rest);
    let with_last = |at: usize| {
        shorter.iter().map(move |order| {
            let mut order = order.clone();
            order.insert(at, last);
            order
        })
    };
    (0..words.len()).flat_map(with_last).collect()
}

async fn whatever_comes_how_often_in_whatever_order_the_end_is_the_same(backend: Backend) -> Result<()> {
    let outside = Outside::new(backend, |_| {}).await?;
    let all = orders(&["queued", "sent", "delivered", "undelivered"]);
    ensure!(all.len() == 24);
    for order in all {
        let (patient, callback) = invited(&outside).await?;
        let sent = outside.twilio.messages().len();
        for status in order.iter().chain(&order) {
            let code = if *status == "undelivered" { "30005" } else { "" };
            let answer = call_back(&callback, &[("MessageStatus", status), ("ErrorCode", code)]).await?;
            ensure!(answer == 204, "{order:?}: {status} was answered {answer}");
        }
        let state = outside.state(patient).await?;
        ensure!(state == MessageState::Delivered, "{order:?} ended {state}");
        outside.turn().await?;
        ensure!(outside.twilio.messages().len() == sent, "{order:?}: nothing is sent again");
    }
    Ok(())
}

async fn what_comes_a_day_late_counts_and_sends_nothing(backend: Backend) -> Result<()> {
    let outside = Outside::new(backend, |_| {}).await?;
    let (delivered, first) = invited(&outside).await?;
    let (lost, second) = invited(&outside).await?;
    let center = outside.world.center().await?;
    let asked = outside.world.patient(center, |form| form.wish_number = "yes".into()).await?;
    outside.ask(asked).await?;
    outside.turn().await?;
    let number = outside.twilio.messages().pop().context("a number")?["StatusCallback"].clone();
    outside.world.advance(Duration::days(1));
    outside.world.live(Duration::minutes(10), Duration::minutes(1)).await?;
    let chain = async || -> Result<Vec<(i64, NumberState)>> {
        let chains = outside.world.store.read().await?.chains_of_patient(asked).await?;
        Ok(chains[0].numbers.iter().map(|number| (number.position, number.state)).collect())
    };
    let before = chain().await?;
    ensure!(call_back(&first, &[("MessageStatus", "delivered")]).await? == 204);
    ensure!(call_back(&second, &[("MessageStatus", "undelivered"), ("ErrorCode", "30005")]).await? == 204);
    ensure!(call_back(&number, &[("MessageStatus", "delivered")]).await? == 204);
    ensure!(outside.state(delivered).await? == MessageState::Delivered);
    // A number whose hour is over stays over, and the one that lives now isn't touched.
    ensure!(chain().await? == before, "{:?}, before {before:?}", chain().await?);
    let sent = outside.twilio.messages().len();
    outside.turn().await?;
    ensure!(outside.twilio.messages().len() == sent);
    let state = outside.state(lost).await?;
    ensure!(matches!(state, MessageState::Failed | MessageState::Undelivered), "{state}");
    Ok(())
}

async fn all_at_once_move_it_once(backend: Backend) -> Result<()> {
    let outside = Outside::new(backend, |_| {}).await?;
    let (patient, callback) = invited(&outside).await?;
    let mut tasks = tokio::task::JoinSet::new();
    for n in 0..20 {
        let callback = callback.clone();
        let status = if n % 2 == 0 { "sent" } else { "delivered" };
        tasks.spawn(async move { call_back(&callback, &[("MessageStatus", status)]).await });
    }
    while let Some(answer) = tasks.join_next().await {
        ensure!(answer?? == 204);
    }
    ensure!(outside.state(patient).await? == MessageState::Delivered);
    let attempts = outside.last(patient).await?.attempts;
    ensure!(attempts.len() == 1 && attempts[0].state == MessageState::Delivered);
    Ok(())
}

async fn forged_callbacks_are_refused_and_counted_by_the_real_server(backend: Backend) -> Result<()> {
    let twilio = Twilio::start().await?;
    let configuration = twilio.configuration();
    let mut extra: Vec<(&str, &str)> = configuration.iter().map(|(k, v)| (*k, v.as_str())).collect();
    extra.push(("MIMAMORI__POLICY__MESSAGE_QUIET_HOURS", "false"));
    let mut system = System::prepare(backend, &extra).await?;
    system.start_server().await?;
    let world = World::of(&system, 1, |_| {}).await?;
    let center = world.center().await?;
    let patient = world.patient(center, |form| form.onset_date = world.now().date().to_string()).await?;
    let mut tx = world.tx().await?;
    tx.enqueue_invitation(patient).await?.context("queued")?;
    tx.commit().await?;
    twilio.tell(Telling::Lost);
    system.start_worker()?;
    let request = twilio.once(Real::from_secs(30), |all| !all.is_empty()).await?.pop().context("an SMS")?;
    let callback = request.field("StatusCallback").to_owned();

    let client = Client::new();
    let form = [("AccountSid", "ACtest"), ("MessageStatus", "delivered")];
    let right = signature(&callback, &form);
    let elsewhere = signature(&callback.replace("http://", "https://"), &form);
    let about_less = signature(&callback, &form[..1]);
    for wrong in ["", "nonsense", &right[1..], &elsewhere, &about_less] {
        let answer = client.post(&callback).header("X-Twilio-Signature", wrong).form(&form).send().await?;
        ensure!(answer.status() == StatusCode::FORBIDDEN, "{wrong:?} was answered {}", answer.status());
    }
    let unknown = system.url("/hooks/twilio/0190a0a0-0000-7000-8000-000000000000");
    ensure!(call_back(&unknown, &form[1..]).await? == 404);
    let kept = world.store.read().await?.messages_of_patient(patient).await?;
    ensure!(kept[0].attempts[0].state != MessageState::Delivered);
    ensure!(call_back(&callback, &form[1..]).await? == 204);
    ensure!(call_back(&callback, &form[1..]).await? == 204);

    let metrics = client.get(system.ops_url(Which::Server(0), "/metrics")?).send().await?.text().await?;
    for (result, times) in [("forged", 5), ("unknown", 1), ("moved", 1), ("repeated", 1)] {
        let line = format!("mimamori_callbacks_total{{result=\"{result}\"}} {times}");
        ensure!(metrics.lines().any(|found| found == line), "no {line} in {metrics}");
    }
    Ok(())
}
