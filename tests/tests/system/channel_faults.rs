//! Mail servers and push services that refuse, hang, redirect or lead astray: the right outcome, and one delivery at
//! most.

use std::collections::BTreeSet;
use std::sync::Arc;

use anyhow::{Context as _, Result, ensure};
use mimamori_domain::api::{Channel, MessageState, PushSubscription};
use mimamori_domain::{Duration, MessageId, PatientId};
use mimamori_store::config::{CodeMeaning, EmailAt};
use mimamori_store::receipt::Ending;
use mimamori_store::system::{SystemClock, SystemRng};
use mimamori_tests::backend::Backend;
use mimamori_tests::fakes::smtp::{Smtp, Trouble};
use mimamori_tests::fakes::twilio;
use mimamori_tests::outside::Outside;
use mimamori_worker::channels::{Mail, Mailer as _, SmtpMailer};

on_both!(
    an_sms_in_doubt_is_looked_up_in_the_provider_s_list,
    a_mail_is_delivered_once_or_never,
    a_push_that_is_refused_goes_by_sms,
    a_push_service_that_is_busy_is_asked_again,
    a_push_to_a_private_address_is_refused,
);

async fn an_sms_in_doubt_is_looked_up_in_the_provider_s_list(backend: Backend) -> Result<()> {
    use MessageState::{Delivered, HandedOver, Unknown};
    use twilio::Trouble::{Cut, TakeThenCut, TakeThenFail};
    // What happens to which message, where it stands in the end, how often it was asked to go, and how often it went.
    let cases = [
        (TakeThenCut, "invitation", Delivered, 1, 1),
        (TakeThenFail(500), "invitation", Delivered, 1, 1),
        (Cut, "invitation", HandedOver, 2, 1),
        (TakeThenCut, "number", Delivered, 1, 1),
        (Cut, "number", HandedOver, 2, 1),
        (TakeThenCut, "reminder", Unknown, 1, 1),
        (Cut, "reminder", Unknown, 1, 0),
    ];
    for (trouble, kind, end, asked, went) in cases {
        let outside = Outside::new(backend, |_| {}).await?;
        let center = outside.world.center().await?;
        let patient = outside
            .world
            .patient(center, |form| {
                form.wish_number = "yes".into();
                form.reminder_hour = "11".into();
            })
            .await?;
        outside.twilio.then(trouble);
        match kind {
            "invitation" => outside.invite(patient).await?,
            "number" => outside.ask(patient).await?,
            _ => {
                let mut tx = outside.world.tx().await?;
                tx.set_opened(patient).await?;
                tx.reschedule(patient).await?;
                tx.commit().await?;
                outside.world.advance(Duration::hours(1));
            }
        }
        outside.turn().await?;
        for _ in 0..5 {
            outside.world.advance(Duration::minutes(2));
            outside.turn().await?;
        }
        let state = outside.state(patient).await?;
        ensure!(state == end, "{kind}, {trouble:?}: {state}");
        let requests = outside.twilio.requests();
        ensure!(requests.len() == asked, "{kind}, {trouble:?}: asked {} times", requests.len());
        let bodies: BTreeSet<&str> = requests.iter().map(|request| request.field("Body")).collect();
        ensure!(bodies.len() == 1, "{kind}, {trouble:?}: the second time in other words");
        ensure!(outside.twilio.messages().len() == went, "{kind}, {trouble:?}");
    }
    Ok(())
}

async fn a_mail_is_delivered_once_or_never(backend: Backend) -> Result<()> {
    use MessageState::{Failed, HandedOver, Ready, Unknown};
    let outside = Outside::new(backend, |_| {}).await?;
    let center = outside.world.center().await?;
    // What happens, where the message stands then, where it stands in the end, and how many copies there are.
    let cases = [
        (Trouble::CutBefore, Ready, HandedOver, 1),
        // Over a connection that was kept it may only have been closed meanwhile: at once over a fresh one.
        (Trouble::CutBefore, HandedOver, HandedOver, 1),
        (Trouble::RefuseRecipient(421), Ready, HandedOver, 1),
        (Trouble::RefuseRecipient(450), Ready, HandedOver, 1),
        (Trouble::RefuseText(451), Ready, HandedOver, 1),
        (Trouble::RefuseRecipient(550), Failed, Failed, 0),
        (Trouble::RefuseText(554), Failed, Failed, 0),
        (Trouble::TakeThenCut, Unknown, Unknown, 1),
    ];
    for (trouble, then, end, copies) in cases {
        let patient = outside
            .world
            .patient(center, |form| {
                form.phone = String::new();
                form.email = "hanako@example.jp".into();
            })
            .await?;
        outside.invite(patient).await?;
        outside.smtp.then(trouble);
        outside.turn().await?;
        ensure!(outside.state(patient).await? == then, "{trouble:?}: {}", outside.state(patient).await?);
        for _ in 0..10 {
            outside.world.advance(Duration::minutes(2));
            outside.turn().await?;
        }
        ensure!(outside.state(patient).await? == end, "{trouble:?}: {}", outside.state(patient).await?);
        let mails = outside.smtp.take();
        ensure!(mails.len() == copies, "{trouble:?}: {} copies", mails.len());
    }
    Ok(())
}

/// Before the text nothing can have been delivered, however long the server is silent. (The program's own patience, 25
/// s, is what this test takes; the database has no part in it.)
#[tokio::test]
async fn a_mail_server_that_hangs_before_the_text_has_nothing() {
    let smtp = Smtp::start().await.unwrap();
    smtp.then(Trouble::Hang);
    let config = EmailAt { url: smtp.url(), ..EmailAt::default() };
    let mailer = SmtpMailer::new(&config, Arc::new(SystemClock)).unwrap();
    let mail = Mail {
        message: MessageId::new(mimamori_domain::Clock::now(&SystemClock), &SystemRng),
        kind: "invitation",
        to: "hanako@example.jp".into(),
        subject: "a".into(),
        body: "b".into(),
        unsubscribe: None,
    };
    let ending = mailer.send(&mail).await;
    let retried = Ending::Refused { code: "timeout".into(), meaning: CodeMeaning::Retry, retry_after: None };
    assert_eq!(ending, retried);
    assert!(smtp.take().is_empty());
}

/// A patient who is reminded at eleven, with this browser.
async fn with_push(outside: &Outside, subscription: &PushSubscription) -> Result<PatientId> {
    let center = outside.world.center().await?;
    let patient = outside.world.patient(center, |form| form.reminder_hour = "11".into()).await?;
    let mut tx = outside.world.tx().await?;
    tx.set_opened(patient).await?;
    tx.reschedule(patient).await?;
    let token = tx.new_patient_session(&[patient], Duration::days(30)).await?;
    let (session, _) = tx.patient_session(&token).await?.context("a session")?;
    tx.put_push_subscription(session.id, subscription).await?;
    tx.commit().await?;
    Ok(patient)
}

/// Is the browser still known?
async fn is_subscribed(outside: &Outside, patient: PatientId) -> Result<bool> {
    Ok(!outside.world.store.read().await?.push_subscriptions(patient).await?.is_empty())
}

/// Channels and codes of the newest message.
async fn tries(outside: &Outside, patient: PatientId) -> Result<Vec<(Channel, Option<String>)>> {
    let message = outside.last(patient).await?;
    Ok(message.attempts.into_iter().map(|attempt| (attempt.channel, attempt.code)).collect())
}

async fn a_push_that_is_refused_goes_by_sms(backend: Backend) -> Result<()> {
    let cases: [(u16, bool); 6] =
        [(404, false), (410, false), (400, true), (403, true), (413, true), (307, true)];
    for (status, stays) in cases {
        let outside = Outside::new(backend, |_| {}).await?;
        let patient = with_push(&outside, &outside.push.subscription()).await?;
        if status == 307 {
            outside.push.then_redirect();
        } else {
            outside.push.then(status);
        }
        outside.world.advance(Duration::hours(1));
        outside.turn().await?;
        ensure!(outside.twilio.messages().len() == 1, "{status}: no SMS instead");
        ensure!(is_subscribed(&outside, patient).await? == stays, "{status}");
        let code = if stays { status.to_string() } else { "gone".into() };
        let expected = [(Channel::Push, Some(code)), (Channel::Sms, None)];
        ensure!(tries(&outside, patient).await? == expected, "{:?}", tries(&outside, patient).await?);
        ensure!(!outside.push.was_followed(), "a redirect was followed");
        ensure!(outside.push.take().is_empty());
    }
    Ok(())
}

async fn a_push_service_that_is_busy_is_asked_again(backend: Backend) -> Result<()> {
    for status in [429, 503] {
        let outside = Outside::new(backend, |_| {}).await?;
        let patient = with_push(&outside, &outside.push.subscription()).await?;
        outside.push.then_with(status, "retry-after", "120");
        outside.world.advance(Duration::hours(1));
        outside.turn().await?;
        ensure!(outside.state(patient).await? == MessageState::Ready);
        outside.world.advance(Duration::seconds(119));
        outside.turn().await?;
        ensure!(outside.push.take().is_empty(), "{status}: asked again too early");
        outside.world.advance(Duration::seconds(1));
        outside.turn().await?;
        ensure!(outside.push.take().len() == 1);
        ensure!(outside.state(patient).await? == MessageState::HandedOver);
        ensure!(outside.twilio.messages().is_empty() && is_subscribed(&outside, patient).await?);
    }
    Ok(())
}

async fn a_push_to_a_private_address_is_refused(backend: Backend) -> Result<()> {
    // A name that is on the list and leads to this machine: only the address shows it.
    let outside =
        Outside::new(backend, |config| config.push.allowed_hosts = vec!["localhost".into()]).await?;
    let keys = outside.push.subscription().keys;
    let subscription = PushSubscription { endpoint: "https://localhost/send/one".into(), keys };
    let patient = with_push(&outside, &subscription).await?;
    outside.world.advance(Duration::hours(1));
    outside.turn().await?;
    let expected = [(Channel::Push, Some("private-address".into())), (Channel::Sms, None)];
    ensure!(tries(&outside, patient).await? == expected, "{:?}", tries(&outside, patient).await?);

    // An address that is not on the list isn't asked for at all.
    for endpoint in
        ["https://10.0.0.1/x", "https://[::1]/x", "https://127.0.0.1/x", "http://169.254.169.254/x"]
    {
        let outside = Outside::new(backend, |_| {}).await?;
        let keys = outside.push.subscription().keys;
        let patient = with_push(&outside, &PushSubscription { endpoint: endpoint.into(), keys }).await?;
        outside.world.advance(Duration::hours(1));
        outside.turn().await?;
        ensure!(!is_subscribed(&outside, patient).await?, "{endpoint} is kept");
        ensure!(outside.twilio.messages().len() == 1);
    }
    Ok(())
}
