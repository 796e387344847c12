//! The link in each reminder that pauses, stops and starts them without a login, on the server's own router.

use std::net::SocketAddr;

use anyhow::{Context as _, Result};
use mimamori_domain::PatientId;
use mimamori_domain::api::Channel;
use mimamori_domain::patient::PatientForm;
use mimamori_server::app::App;
use mimamori_server::router::router;
use mimamori_store::audit::Actor;
use mimamori_store::config::Config;
use mimamori_store::reminder::Reminding;
use mimamori_tests::backend::Backend;
use mimamori_tests::world::World;
use reqwest::redirect::Policy;
use reqwest::{Client, StatusCode};

use super::{at, household, patient, told, until};

on_both!(
    the_link_pauses_stops_and_starts,
    one_click_in_a_mail_program,
    a_link_ends_with_its_number_and_guessing_is_slowed,
);

/// The server's router beside the world.
async fn listening(backend: Backend, change: impl FnOnce(&mut Config)) -> Result<(World, String, Client)> {
    // A second installation is no error.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}", listener.local_addr()?);
    let world = World::with(backend, 5, |config| {
        config.http.public_url.clone_from(&url);
        change(config);
    })
    .await?;
    let app = App::start(world.store.clone(), world.config.clone()).await?;
    let service = router(app).into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(async move { axum::serve(listener, service).await });
    Ok((world, url, Client::builder().redirect(Policy::none()).build()?))
}

/// The link in what was sent last.
async fn link(world: &World) -> Result<String> {
    world.turn().await?;
    let sent = world.outbox.take().pop().context("a reminder")?;
    let link = sent.body.split_whitespace().find(|word| word.contains("/s/")).context("a link")?;
    assert!(link.rsplit('/').next().is_some_and(|token| token.len() == 16), "{link}");
    Ok(link.to_owned())
}

async fn state(world: &World, patient: PatientId) -> Result<Reminding> {
    Ok(world.store.read().await?.reminding(patient).await?)
}

async fn the_link_pauses_stops_and_starts(backend: Backend) -> Result<()> {
    let (world, _, client) = listening(backend, |_| {}).await?;
    let center = world.center().await?;
    let hour = |form: &mut PatientForm| form.reminder_hour = "12".into();
    let (mother, child) = (patient(&world, center, hour).await?, patient(&world, center, hour).await?);
    let other = patient(&world, center, |form| form.language = "en".into()).await?;
    household(&world, &[mother, child]).await?;
    world.clock.set(at("14T12:00"));
    let link = link(&world).await?;
    let press = async |what: &str| -> Result<()> {
        let answer = client.post(&link).form(&[("reminders", what)]).send().await?;
        assert_eq!(answer.status(), StatusCode::SEE_OTHER, "{what}");
        let to = answer.headers()["location"].to_str()?.to_owned();
        assert!(link.ends_with(&to) && to.starts_with("/s/"), "{to}");
        Ok(())
    };
    // Looking changes nothing and tells nothing.
    for _ in 0..3 {
        let answer = client.get(&link).send().await?;
        assert_eq!(answer.status(), StatusCode::OK);
        assert!(answer.headers()["content-security-policy"].to_str()?.contains("form-action 'self'"));
        assert!(answer.headers()["referrer-policy"] == "no-referrer");
        let page = answer.text().await?;
        assert!(
            page.contains("お知らせのお休み・停止") && page.contains("いまは、毎日お送りしています"),
            "{page}"
        );
        for word in ["花子", "ハナコ", "0901234", "保健所", "陽性", "1985", "<script", "style="] {
            assert!(!page.contains(word), "{word}: {page}");
        }
        assert!(!page.contains(&mother.to_string()) && !page.contains(&child.to_string()));
    }
    assert_eq!(client.head(&link).send().await?.status(), StatusCode::OK);
    assert_eq!(state(&world, mother).await?, Reminding::On);
    // A pause of three days, for all who share the phone.
    press("pause").await?;
    let until_day = at("17T00:00");
    for id in [mother, child] {
        assert_eq!(state(&world, id).await?, Reminding::PausedUntil(until_day));
    }
    assert!(client.get(&link).send().await?.text().await?.contains("1月17日から、またお送りします"));
    assert_eq!(state(&world, other).await?, Reminding::On);
    world.clock.set(at("16T12:00"));
    world.turn().await?;
    let kinds: Vec<_> = world.outbox.take().into_iter().map(|sent| sent.body).collect();
    assert!(kinds.iter().all(|body| body.starts_with("Mimamori")), "only the other one: {kinds:?}");
    world.clock.set(at("17T11:59"));
    world.turn().await?;
    world.outbox.take();
    world.clock.set(at("17T12:00"));
    assert_eq!(self::link(&world).await?, link, "the same link in every message");
    // Stopped: also what waits.
    world.clock.set(at("18T12:00"));
    world.worker.run_due().await?;
    let waiting = "SELECT count(*) FROM message WHERE state = 'ready' AND kind = 'reminder'";
    assert_eq!(world.count(waiting).await?, 2, "the family's and the other one's");
    press("stop").await?;
    assert_eq!(world.count(waiting).await?, 1);
    assert_eq!((state(&world, mother).await?, state(&world, child).await?), (Reminding::Off, Reminding::Off));
    assert!(client.get(&link).send().await?.text().await?.contains("停止しています"));
    press("start").await?;
    assert_eq!(state(&world, child).await?, Reminding::On);
    let odd = client.post(&link).form(&[("reminders", "explode")]).send().await?;
    assert_eq!(odd.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(client.post(&link).send().await?.status(), StatusCode::UNPROCESSABLE_ENTITY);
    // English for who reads English.
    let mut tx = world.tx().await?;
    let loaded = world.load(other).await?;
    let token = tx.stop_token(&loaded).await?;
    tx.commit().await?;
    let (base, _) = link.rsplit_once('/').context("a base")?;
    let page = client.get(format!("{base}/{token}")).send().await?.text().await?;
    assert!(page.contains("<html lang=\"en\">") && page.contains("Pause for 3 days"), "{page}");
    Ok(())
}

async fn one_click_in_a_mail_program(backend: Backend) -> Result<()> {
    let (world, url, client) = listening(backend, |_| {}).await?;
    let id = patient(&world, world.center().await?, |form| {
        form.phone = String::new();
        form.email = "hanako@example.jp".into();
        form.reminder_hour = "12".into();
    })
    .await?;
    world.clock.set(at("14T12:00"));
    world.turn().await?;
    let sent = world.outbox.take().pop().context("an e-mail")?;
    assert_eq!(sent.channel, Channel::Email);
    let unsubscribe = sent.unsubscribe.context("List-Unsubscribe")?;
    assert!(unsubscribe.starts_with(&format!("{url}/s/")) && sent.body.contains(&unsubscribe));
    // No cookie, no token of a page, no redirect.
    let answer = client.post(&unsubscribe).form(&[("List-Unsubscribe", "One-Click")]).send().await?;
    assert_eq!(answer.status(), StatusCode::OK);
    assert_eq!(state(&world, id).await?, Reminding::Off);
    let mut tx = world.tx().await?;
    tx.set_reminding(Actor::System, id, Reminding::On).await?;
    tx.commit().await?;
    let part =
        "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n";
    let answer = client
        .post(&unsubscribe)
        .header("content-type", "multipart/form-data; boundary=x")
        .body(part)
        .send()
        .await?;
    assert_eq!(answer.status(), StatusCode::OK);
    assert_eq!(state(&world, id).await?, Reminding::Off);
    assert_eq!(told(&until(&world, "16T12:00").await?), []);
    Ok(())
}

async fn a_link_ends_with_its_number_and_guessing_is_slowed(backend: Backend) -> Result<()> {
    let (world, url, client) = listening(backend, |_| {}).await?;
    let id = patient(&world, world.center().await?, |form| form.reminder_hour = "12".into()).await?;
    world.clock.set(at("14T12:00"));
    let link = link(&world).await?;
    let token = link.rsplit('/').next().context("a token")?;
    assert!(!world.dump().await?.contains(token), "only its hash is kept");
    // Another number: whoever has the old one can't stop anything any more.
    let old = world.load(id).await?;
    let mut record = old.record.clone();
    record.person.phone = mimamori_domain::values::JpPhone::parse("08011112222").ok();
    let mut tx = world.tx().await?;
    assert!(tx.update_patient(Actor::System, &old, &record, None, &["phone"]).await?);
    tx.commit().await?;
    let answer = client.post(&link).form(&[("reminders", "stop")]).send().await?;
    assert_eq!(answer.status(), StatusCode::NOT_FOUND);
    let page = answer.text().await?;
    assert!(
        page.contains("このリンクは使えません") && page.contains("can't be used"),
        "in all languages: {page}"
    );
    assert_eq!(state(&world, id).await?, Reminding::On);
    world.clock.set(at("15T12:00"));
    let new = self::link(&world).await?;
    assert_ne!(new, link);
    // Guessing is slowed, and then even a right one has to wait.
    let mut tries = 0;
    loop {
        let answer = client.get(format!("{url}/s/AAAAAAAAAAAAAA{tries:02}")).send().await?;
        if answer.status() == StatusCode::TOO_MANY_REQUESTS {
            break;
        }
        assert_eq!(answer.status(), StatusCode::NOT_FOUND);
        tries += 1;
        assert!(tries <= world.config.policy.lock_tries * 10);
    }
    assert_eq!(client.get(&new).send().await?.status(), StatusCode::TOO_MANY_REQUESTS);
    Ok(())
}
