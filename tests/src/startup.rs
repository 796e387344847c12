//! How long a phone needs until a report can be begun: on Lighthouse's slow phone (a processor four times slower, slow
//! 4G) with nothing kept, and from what it keeps without any network.

use anyhow::{Context as _, Result};
use serde_json::json;

use crate::backend::Backend;
use crate::browser::{Browser, PHONE};
use crate::process::System;
use crate::proxy::Proxy;
use crate::walk::{Family, enter};
use crate::ward::Ward;

/// Lighthouse's slow 4G: 150 ms a round trip, 1.6 Mbit/s down, 0.75 Mbit/s up, in bytes a second.
const SLOW: (u32, u32, u32) = (150, 200_000, 93_750);
/// How many times slower the phone's processor is.
const SLOWER: u32 = 4;

/// Notes when the button that begins a report is there, in milliseconds since the page was asked for.
const WATCH: &str = "
    const look = () => {
        if (globalThis.usableAt || !document.querySelector(\"a[href^='/report/']\")) return;
        globalThis.usableAt = performance.now();
    };
    new MutationObserver(look).observe(document, { childList: true, subtree: true });";

/// Milliseconds until the button is there.
#[derive(Debug, Clone, Copy)]
pub struct Startup {
    /// Nothing kept but who is signed in.
    pub cold: f64,
    /// Everything kept, no network.
    pub warm_offline: f64,
}

/// Measures both.
pub async fn measure() -> Result<Startup> {
    let mut system = System::prepare(Backend::Sqlite, &[]).await?;
    let proxy = Proxy::start(system.port()).await?;
    let base = format!("http://localhost:{}", proxy.port());
    system.set_public_url(&base);
    system.start_server().await?;
    let ward = Ward::within(system).await?;
    let family = Family::register(&ward, 0).await?;
    let phone = Browser::start(PHONE).await?;
    phone.before_each_page(WATCH).await?;
    phone.open(&format!("{base}/i/{}", family.link)).await?;
    enter(&phone, ("1985", "1", "1")).await?;
    phone.find("a[href^='/report/']").await?;

    // The cookie stays: a person opens the app, not the link, on most days.
    phone.open("about:blank").await?;
    let kept = "cache_storage,service_workers,indexeddb,local_storage";
    phone.devtools("Storage.clearDataForOrigin", json!({"origin": base, "storageTypes": kept})).await?;
    phone.devtools("Network.enable", json!({})).await?;
    phone.devtools("Network.clearBrowserCache", json!({})).await?;
    let (latency, down, up) = SLOW;
    let slow =
        json!({"offline": false, "latency": latency, "downloadThroughput": down, "uploadThroughput": up});
    phone.devtools("Network.emulateNetworkConditions", slow).await?;
    phone.devtools("Emulation.setCPUThrottlingRate", json!({"rate": SLOWER})).await?;
    let cold = usable(&phone, &base).await?;

    let ready = "const done = arguments[0]; navigator.serviceWorker.ready.then(() => done(true))";
    phone.js_async(ready).await?;
    phone.open("about:blank").await?;
    proxy.cut();
    let warm_offline = usable(&phone, &base).await?;
    phone.close().await?;
    Ok(Startup { cold, warm_offline })
}

async fn usable(phone: &Browser, base: &str) -> Result<f64> {
    phone.open(&format!("{base}/")).await?;
    phone.find_within("a[href^='/report/']", std::time::Duration::from_mins(1)).await?;
    let at = phone.js("return globalThis.usableAt ?? null", vec![]).await?;
    at.as_f64().context("the page noted no time")
}
