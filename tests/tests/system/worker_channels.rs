//! The real channels against doubles of the machines behind them, with the server's own router hearing callbacks and
//! COCOA's questions. The clock still waits; only the network is real.

#![expect(clippy::indexing_slicing, reason = "a test may; its helpers count as code")]

use anyhow::{Context as _, Result};
use mimamori_domain::api::{AlertKind, MessageState, ReminderBy};
use mimamori_domain::{Duration, PatientId};
use mimamori_store::audit::Actor;
use mimamori_store::config::{EmailTransport, SmsTransport};
use mimamori_tests::backend::Backend;
use mimamori_tests::fakes::smtp;
use mimamori_tests::fakes::twilio::{self, Trouble, call_back};
use mimamori_tests::outside::Outside;
use reqwest::{Client, StatusCode};

on_both!(
    sms_leaves_as_twilio_wants_it_and_signed_callbacks_move_it,
    sms_troubles_have_the_right_outcome,
    forged_and_unknown_callbacks_change_nothing,
    cocoa_is_answered_to_the_byte,
    email_is_marked_and_its_troubles_have_the_right_outcome,
    push_is_encrypted_and_a_dead_subscription_forgotten,
    reminders_come_first_as_wished,
    the_file_transport_feeds_the_viewer,
);

fn digits(text: &str) -> Result<String> {
    let (_, rest) = text.split_once("?pn=").context("the app link")?;
    Ok(rest.chars().take_while(char::is_ascii_digit).collect())
}

async fn sms_leaves_as_twilio_wants_it_and_signed_callbacks_move_it(backend: Backend) -> Result<()> {
    let outside = Outside::new(backend, |_| {}).await?;
    let center = outside.world.center().await?;
    let patient = outside.world.patient(center, |form| form.wish_number = "yes".into()).await?;
    outside.ask(patient).await?;
    outside.turn().await?;
    let sms = outside.twilio.messages().pop().context("an SMS")?;
    assert_eq!(sms["To"], "+819012345678");
    assert_eq!(sms["From"], "+815000000000");
    assert_eq!(sms["ValidityPeriod"], "2400", "20 minutes before the number ends");
    assert!(sms["Body"].contains("（11:00まで）"), "{}", sms["Body"]);
    let callback = sms["StatusCallback"].clone();
    assert!(callback.starts_with(&format!("{}/hooks/twilio/", outside.url)));
    let message = outside.last(patient).await?;
    assert_eq!((message.state, message.attempts[0].provider.as_str()), (MessageState::HandedOver, "main"));
    for (status, expected) in [
        ("delivered", MessageState::Delivered),
        ("sent", MessageState::Delivered),
        ("queued", MessageState::Delivered),
        ("undelivered", MessageState::Delivered),
    ] {
        assert_eq!(call_back(&callback, &[("MessageStatus", status)]).await?, 204);
        assert_eq!(outside.state(patient).await?, expected, "after {status}");
    }
    // The number's own chain heard it: nothing new is queued.
    outside.turn().await?;
    assert_eq!(outside.twilio.messages().len(), 1);

    // An SMS that never arrives costs nothing: the next number goes out at once.
    let patient = outside.world.patient(center, |form| form.wish_number = "yes".into()).await?;
    outside.ask(patient).await?;
    outside.turn().await?;
    let callback = outside.twilio.messages().pop().context("an SMS")?["StatusCallback"].clone();
    assert_eq!(call_back(&callback, &[("MessageStatus", "undelivered"), ("ErrorCode", "30003")]).await?, 204);
    outside.turn().await?;
    assert_eq!(outside.twilio.messages().len(), 3);
    let chain = outside.world.store.read().await?.chains_of_patient(patient).await?;
    assert_eq!(chain[0].numbers.iter().map(|number| number.position).collect::<Vec<_>>(), [1, 1]);
    Ok(())
}

async fn sms_troubles_have_the_right_outcome(backend: Backend) -> Result<()> {
    let outside = Outside::new(backend, |_| {}).await?;
    let center = outside.world.center().await?;
    let invited = async || -> Result<PatientId> {
        let patient = outside.world.patient(center, |_| {}).await?;
        outside.invite(patient).await?;
        outside.turn().await?;
        Ok(patient)
    };

    // Too many requests: the provider is left alone as long as it asks, and so is everybody else's SMS.
    outside.twilio.then(Trouble::Refuse(429, 20429, Some(120)));
    let patient = invited().await?;
    assert_eq!(outside.state(patient).await?, MessageState::Ready);
    let other = invited().await?;
    outside.world.advance(Duration::seconds(100));
    outside.turn().await?;
    assert!(outside.twilio.messages().is_empty());
    outside.world.advance(Duration::seconds(60));
    outside.turn().await?;
    assert_eq!(outside.twilio.messages().len(), 2);
    for patient in [patient, other] {
        assert_eq!(outside.state(patient).await?, MessageState::HandedOver);
    }

    // An answer that leaves it in doubt: never a second time by itself.
    outside.twilio.then(Trouble::TakeThenFail(500));
    let patient = invited().await?;
    assert_eq!(outside.state(patient).await?, MessageState::Ambiguous);
    outside.world.advance(Duration::minutes(5));
    outside.turn().await?;
    assert_eq!(outside.twilio.messages().len(), 3);
    let callback = outside.twilio.messages().pop().context("taken")?["StatusCallback"].clone();
    call_back(&callback, &[("MessageStatus", "delivered")]).await?;
    assert_eq!(outside.state(patient).await?, MessageState::Delivered);

    for (code, kind) in [
        (21211, AlertKind::WrongContact),
        (21610, AlertKind::MessageFailed),
        (99999, AlertKind::MessageFailed),
    ] {
        outside.twilio.then(Trouble::Refuse(400, code, None));
        let patient = invited().await?;
        assert_eq!(outside.state(patient).await?, MessageState::Failed, "{code}");
        let alerts = outside.world.store.read().await?.alerts_of_patient(patient).await?;
        assert_eq!(alerts.iter().map(|alert| alert.kind).collect::<Vec<_>>(), [kind], "{code}");
    }

    // The account is refused: nothing more goes there until the operator says so.
    outside.twilio.then(Trouble::Refuse(401, 20003, None));
    let patient = invited().await?;
    assert_eq!(outside.state(patient).await?, MessageState::Ready);
    Ok(())
}

async fn forged_and_unknown_callbacks_change_nothing(backend: Backend) -> Result<()> {
    let outside = Outside::new(backend, |_| {}).await?;
    let patient = outside.world.patient(outside.world.center().await?, |_| {}).await?;
    outside.invite(patient).await?;
    outside.turn().await?;
    let callback = outside.twilio.messages().pop().context("an SMS")?["StatusCallback"].clone();
    let client = Client::new();
    let form = [("MessageStatus", "delivered")];
    let unsigned = client.post(&callback).form(&form).send().await?;
    assert_eq!(unsigned.status(), StatusCode::FORBIDDEN);
    let other = twilio::signature(&callback, &[("MessageStatus", "sent")]);
    let forged = client.post(&callback).header("X-Twilio-Signature", other).form(&form).send().await?;
    assert_eq!(forged.status(), StatusCode::FORBIDDEN);
    assert_eq!(outside.state(patient).await?, MessageState::HandedOver);
    for id in ["0190a0a0-0000-7000-8000-000000000000", "nonsense"] {
        let url = format!("{}/hooks/twilio/{id}", outside.url);
        assert_eq!(call_back(&url, &form).await?, 404);
    }
    // With a query in the address the signature covers it.
    let with_query = format!("{callback}?x=1&y=2");
    assert_eq!(call_back(&with_query, &form).await?, 204);
    assert_eq!(outside.state(patient).await?, MessageState::Delivered);
    Ok(())
}

async fn cocoa_is_answered_to_the_byte(backend: Backend) -> Result<()> {
    let outside = Outside::new(backend, |_| {}).await?;
    let center = outside.world.center().await?;
    let patient = outside.world.patient(center, |form| form.wish_number = "yes".into()).await?;
    outside.ask(patient).await?;
    outside.turn().await?;
    let number = digits(&outside.twilio.messages().pop().context("an SMS")?["Body"])?;
    let client = Client::new();
    let ask = async |kind: &str, key: &str, body: String| -> Result<(u16, String)> {
        let answer = client
            .post(format!("{}/cocoa/v1/verify", outside.url))
            .header("Content-Type", kind)
            .header("Ocp-Apim-Subscription-Key", key)
            .body(body)
            .send()
            .await?;
        Ok((answer.status().as_u16(), answer.text().await?))
    };
    let as_cocoa = |number: &str| format!("{{\n\"processingNumber\": \"{number}\"\n}}");
    let text = "text/plain; charset=utf-8";
    let yes = (200, r#"{"result":"true"}"#.to_owned());
    let no = (200, r#"{"result":"false"}"#.to_owned());

    assert_eq!(ask(text, "a key", as_cocoa("00000001")).await?, no, "wrong");
    assert_eq!(ask(text, "another key", as_cocoa(&number)).await?.0, 401);
    assert_eq!(ask("text/html", "a key", as_cocoa(&number)).await?.0, 415);
    let full_width: String = number.chars().filter_map(|c| char::from_u32(c as u32 + 0xfee0)).collect();
    let twice = format!(r#"{{"processingNumber":"{number}","processingNumber":"{number}"}}"#);
    let more = format!(r#"{{"processingNumber":"{number}","x":"1"}}"#);
    for body in [as_cocoa(&full_width), twice, more, String::new(), "{}".into(), as_cocoa("1234567")] {
        let (status, answer) = ask(text, "a key", body).await?;
        assert_eq!(status, 400, "{answer}");
    }
    let long = format!("{{\"processingNumber\":{}\"{number}\"}}", " ".repeat(1024));
    assert_eq!(ask(text, "a key", long).await?.0, 413);

    assert_eq!(ask(text, "a key", as_cocoa(&number)).await?, yes);
    assert_eq!(ask("application/json", "a key", as_cocoa(&number)).await?, yes, "again, within the grace");
    assert_eq!(ask(text, "a key", as_cocoa(&number)).await?, yes);
    assert_eq!(ask(text, "a key", as_cocoa(&number)).await?, no, "used");

    let patient = outside.world.patient(center, |form| form.wish_number = "yes".into()).await?;
    outside.ask(patient).await?;
    outside.turn().await?;
    let number = digits(&outside.twilio.messages().pop().context("an SMS")?["Body"])?;
    outside.world.advance(Duration::minutes(60));
    assert_eq!(ask(text, "a key", as_cocoa(&number)).await?, no, "expired");
    Ok(())
}

async fn email_is_marked_and_its_troubles_have_the_right_outcome(backend: Backend) -> Result<()> {
    let outside = Outside::new(backend, |_| {}).await?;
    let center = outside.world.center().await?;
    let invited = async || -> Result<PatientId> {
        let patient = outside
            .world
            .patient(center, |form| {
                form.phone = String::new();
                form.email = "hanako@example.jp".into();
                form.reminder_hour = "17".into();
            })
            .await?;
        outside.invite(patient).await?;
        outside.turn().await?;
        Ok(patient)
    };
    let patient = invited().await?;
    let mail = outside.smtp.take().pop().context("a mail")?;
    assert_eq!(mail.to, ["hanako@example.jp"]);
    assert_eq!(mail.header("Auto-Submitted"), "auto-generated");
    assert_eq!(mail.header("List-Unsubscribe"), "");
    let id = outside.last(patient).await?.id;
    assert_eq!(mail.header("Message-ID"), format!("<{id}@mimamori.example>"));
    assert_eq!(outside.state(patient).await?, MessageState::HandedOver);

    // A reminder can be unsubscribed from.
    let mut tx = outside.world.tx().await?;
    tx.set_opened(patient).await?;
    tx.reschedule(patient).await?;
    tx.commit().await?;
    outside.world.clock.set("2022-01-14T17:00:00+09:00".parse()?);
    outside.turn().await?;
    let mail = outside.smtp.take().pop().context("a reminder")?;
    let link = mail.header("List-Unsubscribe");
    assert!(link.starts_with(&format!("<{}/s/", outside.url)) && link.ends_with('>'), "{link}");
    assert_eq!(mail.header("List-Unsubscribe-Post"), "List-Unsubscribe=One-Click");

    // 4xx: later. The connection that lay idle was closed meanwhile or not: one mail either way.
    outside.smtp.then(smtp::Trouble::RefuseText(451));
    let patient = invited().await?;
    assert_eq!(outside.state(patient).await?, MessageState::Ready);
    outside.world.advance(Duration::seconds(20));
    outside.turn().await?;
    assert_eq!(outside.smtp.take().len(), 1);
    assert_eq!(outside.state(patient).await?, MessageState::HandedOver);

    // 5xx: never.
    outside.smtp.then(smtp::Trouble::RefuseRecipient(550));
    let patient = invited().await?;
    assert_eq!(outside.state(patient).await?, MessageState::Failed);
    assert!(outside.smtp.take().is_empty());

    // Cut after the text: nobody will ever know, and a second copy would be worse than none.
    outside.smtp.then(smtp::Trouble::TakeThenCut);
    let patient = invited().await?;
    assert_eq!(outside.state(patient).await?, MessageState::Unknown);
    outside.world.advance(Duration::minutes(30));
    outside.turn().await?;
    assert_eq!(outside.smtp.take().len(), 1);
    Ok(())
}

async fn reminders_come_first_as_wished(backend: Backend) -> Result<()> {
    let outside = Outside::new(backend, |_| {}).await?;
    let center = outside.world.center().await?;
    let patient = outside
        .world
        .patient(center, |form| {
            form.email = "hanako@example.jp".into();
            form.reminder_hour = "11".into();
        })
        .await?;
    let mut tx = outside.world.tx().await?;
    tx.set_opened(patient).await?;
    tx.set_reminder_by(Actor::Patient(patient), patient, ReminderBy::Email).await?;
    tx.reschedule(patient).await?;
    tx.commit().await?;
    outside.world.advance(Duration::hours(1));
    outside.turn().await?;
    assert_eq!((outside.smtp.take().len(), outside.twilio.messages().len()), (1, 0));

    // What is refused there goes the other way.
    outside.smtp.then(smtp::Trouble::RefuseRecipient(550));
    outside.world.advance(Duration::days(1));
    outside.turn().await?;
    assert_eq!((outside.smtp.take().len(), outside.twilio.messages().len()), (0, 1));
    Ok(())
}

async fn push_is_encrypted_and_a_dead_subscription_forgotten(backend: Backend) -> Result<()> {
    let outside = Outside::new(backend, |_| {}).await?;
    let center = outside.world.center().await?;
    let patient = outside.world.patient(center, |form| form.reminder_hour = "11".into()).await?;
    let mut tx = outside.world.tx().await?;
    tx.set_opened(patient).await?;
    tx.reschedule(patient).await?;
    let token = tx.new_patient_session(&[patient], Duration::days(30)).await?;
    let (session, _) = tx.patient_session(&token).await?.context("a session")?;
    tx.put_push_subscription(session.id, &outside.push.subscription()).await?;
    tx.commit().await?;

    outside.world.advance(Duration::hours(1));
    outside.turn().await?;
    let pushed = outside.push.take().pop().context("a push")?;
    let payload: serde_json::Value = serde_json::from_str(&pushed.text)?;
    assert_eq!(payload["body"], "今日のご報告をお願いします。");
    assert_eq!((pushed.urgency.as_str(), pushed.topic.as_str()), ("normal", "reminder"));
    assert_eq!(pushed.ttl, (3 * 3600).to_string(), "until the gentler one");
    assert!(outside.twilio.messages().is_empty());

    // Gone: forgotten, and by SMS from now on.
    outside.push.then(410);
    outside.world.advance(Duration::days(1));
    outside.turn().await?;
    assert!(outside.push.take().is_empty());
    assert_eq!(outside.twilio.messages().len(), 1);
    assert!(outside.world.store.read().await?.push_subscriptions(patient).await?.is_empty());

    // An address outside the list is never called.
    let mut elsewhere = outside.push.subscription();
    elsewhere.endpoint = elsewhere.endpoint.replace("127.0.0.1", "localhost");
    let mut tx = outside.world.tx().await?;
    tx.put_push_subscription(session.id, &elsewhere).await?;
    tx.commit().await?;
    outside.world.advance(Duration::days(1));
    outside.turn().await?;
    assert!(outside.push.take().is_empty());
    assert_eq!(outside.twilio.messages().len(), 2);
    Ok(())
}

async fn the_file_transport_feeds_the_viewer(backend: Backend) -> Result<()> {
    let outside = Outside::new(backend, |config| {
        config.sms.transport = SmsTransport::File;
        config.email.transport = EmailTransport::File;
    })
    .await?;
    let patient = outside.world.patient(outside.world.center().await?, |_| {}).await?;
    outside.invite(patient).await?;
    outside.turn().await?;
    let path = outside.world.config.ops.messages.join("messages.jsonl");
    let text = tokio::fs::read_to_string(path).await?;
    let line: serde_json::Value = serde_json::from_str(text.lines().next().context("a line")?)?;
    assert_eq!((&line["kind"], &line["channel"]), (&"invitation".into(), &"sms".into()));
    assert_eq!(line["to"], "+819012345678");
    assert!(line["body"].as_str().is_some_and(|body| body.contains("/i/")));
    assert!(line["at"].as_str().is_some_and(|at| at.starts_with("2022-01-14T10:00:00")));
    Ok(())
}
