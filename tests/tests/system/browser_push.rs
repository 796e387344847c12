//! Notifications in a real browser: offered after a report with a reason, turned on by a tap, sent by the worker to a push
//! service of the tests, decrypted there, shown by the service worker without a word about an illness, and leading to the
//! report. And what the service worker sends by itself when no page is open.
//!
//! A browser's own subscription needs its maker's service, so the subscription is injected; the browser's own protocol
//! hands the payload to the service worker.

use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use mimamori_domain::api::MessageKind;
use mimamori_store::message::NewMessage;
use mimamori_tests::backend::Backend;
use mimamori_tests::browser::{Browser, PHONE};
use mimamori_tests::fakes::push::Push;
use mimamori_tests::process::System;
use mimamori_tests::proxy::Proxy;
use mimamori_tests::walk::{Family, enter};
use mimamori_tests::ward::Ward;
use serde_json::{Value, json};
use tokio::time::Instant;

/// Its first service worker, as the browser numbers them.
const REGISTRATION: &str = "0";

#[tokio::test(flavor = "multi_thread")]
async fn browser_push_is_offered_received_and_leads_to_the_report() {
    notifications().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_sends_what_waits_when_no_page_is_open() {
    sync().await.unwrap();
}

async fn ward(extra: &[(&str, &str)]) -> Result<(Ward, Proxy, String)> {
    let mut system = System::prepare(Backend::Sqlite, extra).await?;
    let proxy = Proxy::start(system.port()).await?;
    let base = format!("http://localhost:{}", proxy.port());
    system.set_public_url(&base);
    system.start_server().await?;
    system.start_worker()?;
    Ok((Ward::within(system).await?, proxy, base))
}

/// In: the family's first person, on the first screen, the service worker in charge.
async fn signed_in(phone: &Browser, base: &str, family: &Family) -> Result<()> {
    phone.open(&format!("{base}/i/{}", family.link)).await?;
    enter(phone, ("1985", "1", "1")).await?;
    phone.find("a[href^='/report/']").await?;
    phone.js_async("const done = arguments[0]; navigator.serviceWorker.ready.then(() => done(true))").await?;
    phone.reload().await?;
    phone.find("a[href^='/report/']").await?;
    Ok(())
}

async fn report(phone: &Browser, family: &Family) -> Result<()> {
    phone.click(&format!("a[href='/report/{}']", family.first)).await?;
    phone.fill("#temperature", "36.6").await?;
    phone.click("#next").await?;
    phone.fill("#spo2", "98").await?;
    phone.click("#next").await?;
    phone.find("label:has(#sign-blue-lips)").await?;
    phone.click("#next").await?;
    phone.find("label:has(#symptom-cough)").await?;
    phone.click("#next").await?;
    phone.click("label:has(#trend-same)").await?;
    phone.click("#next").await?;
    phone.find("#answer-course").await?;
    phone.click("#next").await
}

async fn notifications() -> Result<()> {
    let push = Push::start().await?;
    let (key, hosts) = (Push::vapid_key()?, push.origin());
    let extra = [
        ("MIMAMORI__PUSH__PRIVATE_KEY", key.as_str()),
        ("MIMAMORI__PUSH__ALLOWED_HOSTS", hosts.as_str()),
        ("MIMAMORI__POLICY__MESSAGE_QUIET_HOURS", "false"),
    ];
    let (ward, _proxy, base) = ward(&extra).await?;
    let family = Family::register(&ward, 0).await?;
    let phone = Browser::start(PHONE).await?;
    let grant = json!({"origin": base, "permissions": ["notifications"]});
    phone.devtools("Browser.grantPermissions", grant).await?;
    phone.before_each_page(&injected(&push)?).await?;
    signed_in(&phone, &base, &family).await?;
    ensure!(!phone.has("#push-offer").await?, "asked before the first report");
    report(&phone, &family).await?;
    phone.find("#arrived").await?;
    phone.click("#push-offer #push-on").await?;
    phone.gone("#push-offer").await?;
    phone.open(&format!("{base}/settings")).await?;
    phone.find("#push[data-state='on']").await?;

    // The browser dropped the subscription: the app makes a new one at its next start, and unasked.
    lost(&ward, &phone).await?;
    phone.reload().await?;
    known_again(&ward, &family).await?;
    // And the service worker does, when the browser says so while no page is open. Here its code runs in the page, the
    // browser's own protocol has no such event.
    lost(&ward, &phone).await?;
    let code = reqwest::get(format!("{base}/sw.js")).await?.text().await?;
    phone
        .js_async(&format!(
            "const [done] = arguments, heard = {{}};
             navigator.serviceWorker.ready.then((registration) => {{
               const worker = {{ location, registration, addEventListener: (name, act) => (heard[name] = act) }};
               ((self) => {{ {code} }})(worker);
               heard.pushsubscriptionchange({{ waitUntil: (all) => all.then(() => done(true)) }});
             }});"
        ))
        .await?;
    known_again(&ward, &family).await?;

    // The next morning, as far as the database is concerned.
    ward.meddle(
        "UPDATE report SET received_at = received_at - 86400000, measured_at = measured_at - 86400000",
    )
    .await?;
    ward.meddle(
        "UPDATE standing SET last_received_at = last_received_at - 86400000,
            last_measured_at = last_measured_at - 86400000",
    )
    .await?;
    let mut tx = ward.store.begin().await?;
    let now = tx.now;
    tx.enqueue(NewMessage {
        kind: MessageKind::Reminder,
        subject: family.first.to_string(),
        patient_id: Some(family.first),
        staff_id: None,
        chain_id: None,
        due_at: now,
        not_before: now,
        deadline_at: now.plus(mimamori_domain::Duration::hours(1)),
    })
    .await?;
    tx.commit().await?;
    let until = Instant::now() + Duration::from_secs(30);
    let sent = loop {
        if let Some(sent) = push.take().pop() {
            break sent;
        }
        ensure!(Instant::now() < until, "no push came");
        tokio::time::sleep(Duration::from_millis(50)).await;
    };
    let payload: Value = serde_json::from_str(&sent.text).context("the payload")?;
    phone.devtools("ServiceWorker.enable", json!({})).await?;
    let message = json!({"origin": base, "registrationId": REGISTRATION, "data": sent.text});
    // A browser that is asked for its notifications while it puts one up may forget that one: then it is delivered again.
    let until = Instant::now() + Duration::from_secs(15);
    let shown = loop {
        phone.devtools("ServiceWorker.deliverPushMessage", message.clone()).await?;
        tokio::time::sleep(Duration::from_millis(500)).await;
        let shown = phone
            .js_async(
                "const done = arguments[0]; navigator.serviceWorker.ready.then((it) => it.getNotifications()).then(
                    (all) => done(all.map(({ title, body, data }) => ({ title, body, url: data.url }))))",
            )
            .await?;
        if let Some(first) = shown.as_array().and_then(|all| all.first()) {
            break first.clone();
        }
        ensure!(Instant::now() < until, "nothing was shown");
    };
    ensure!(
        shown.get("body") == payload.get("body") && shown.get("title") == payload.get("title"),
        "{shown}"
    );
    let words = shown.to_string();
    for word in ["見張", "コロナ", "体調", "保健所"] {
        ensure!(!words.contains(word), "a lock screen would show {word}: {words}");
    }
    let url = shown.get("url").and_then(Value::as_str).context("url")?;
    phone.open(&format!("{base}{url}")).await?;
    phone.find(&format!("a[href='/report/{}']", family.first)).await?;
    phone.close().await
}

/// Neither the browser nor the server has the subscription any more.
async fn lost(ward: &Ward, phone: &Browser) -> Result<()> {
    ward.meddle("UPDATE push_subscription SET deleted_at = 1").await?;
    phone.js("localStorage.removeItem('subscribed')", vec![]).await?;
    Ok(())
}

async fn known_again(ward: &Ward, family: &Family) -> Result<()> {
    let until = Instant::now() + Duration::from_secs(15);
    while ward.store.read().await?.push_subscriptions(family.first).await?.is_empty() {
        ensure!(Instant::now() < until, "the server heard of no subscription");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Ok(())
}

/// The browser's part of a subscription, played by the push service of the tests.
fn injected(push: &Push) -> Result<String> {
    let subscription = serde_json::to_string(&push.subscription())?;
    Ok(format!(
        "const made = () => Object.assign(Object.create(PushSubscription.prototype), {{
            toJSON: () => ({subscription}), unsubscribe: async () => true }});
        const key = 'subscribed';
        PushManager.prototype.subscribe = async () => {{ localStorage.setItem(key, 'yes'); return made(); }};
        PushManager.prototype.getSubscription = async () => (localStorage.getItem(key) ? made() : null);"
    ))
}

/// A report waits, every page is closed, the network returns: the service worker sends it.
async fn sync() -> Result<()> {
    let (ward, proxy, base) = ward(&[]).await?;
    let family = Family::register(&ward, 0).await?;
    let phone = Browser::start(PHONE).await?;
    signed_in(&phone, &base, &family).await?;
    proxy.cut();
    report(&phone, &family).await?;
    phone.find("#waiting").await?;
    phone.open("about:blank").await?;
    proxy.mend();
    phone.devtools("ServiceWorker.enable", json!({})).await?;
    let event =
        json!({"origin": base, "registrationId": REGISTRATION, "tag": "reports", "lastChance": false});
    phone.devtools("ServiceWorker.dispatchSyncEvent", event).await?;
    let path = format!("/api/v1/staff/patients/{}/reports", family.first);
    let until = Instant::now() + Duration::from_secs(20);
    loop {
        let page = ward.nurse.read(&path).await?;
        let count = page.get("items").and_then(Value::as_array).map_or(0, Vec::len);
        ensure!(count < 2, "it arrived twice");
        if count == 1 {
            break;
        }
        ensure!(Instant::now() < until, "it did not arrive");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    // The page finds nothing left to send.
    phone.open(&format!("{base}/")).await?;
    phone.find("a[href^='/report/']").await?;
    phone.gone("#waiting").await?;
    let page = ward.nurse.read(&path).await?;
    ensure!(page.get("items").and_then(Value::as_array).map(Vec::len) == Some(1), "it arrived twice");
    phone.close().await
}
