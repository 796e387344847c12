//! An act on many patients over HTTP, as a nurse does it in the evening: everybody without a problem is looked at, then
//! closed.

use std::net::SocketAddr;
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use mimamori_domain::access::{Asker, Role};
use mimamori_domain::ids::uuid_v7;
use serde_json::{Value, json};

use super::super::figures::{Table, now};
use super::super::house::{Engine, House};

/// So many are followed, that 20,000 of them have no problem.
const FOLLOWED: u64 = 26_000;
/// How often the screen asks how far it is.
const LOOK: Duration = Duration::from_millis(50);

/// Measures one engine and adds a row.
pub(super) async fn measure(engine: &Engine, quick: bool, table: &mut Table) -> Result<()> {
    let followed = if quick { FOLLOWED / 10 } else { FOLLOWED };
    let house = House::of(engine, "bulk", 1, followed, followed).await?;
    let (server, address) = house.server().await?;
    let asker = Asker { role: Role::Nurse, center: Some(house.center()?), association: None };
    let cookie = house.staff("bulk", asker).await?;
    let csrf = house.csrf(&cookie).await?;
    let client = Client { http: reqwest::Client::new(), address, cookie, csrf };
    let id = uuid_v7(house.store.now(), house.store.rng());
    let act = json!({"id": id, "act": "close-no-problem", "query": "list=no-problem",
        "note": "報告を確認した。経過に問題なし。"});
    let began = now();
    let view = client.post("", Some(&act)).await?;
    let looked = began.elapsed();
    let total = view.get("total").and_then(Value::as_i64).context("total")?;
    let began = now();
    let mut view = client.post(&format!("/{id}/confirm"), None).await?;
    while view.get("state").and_then(Value::as_str) == Some("running") {
        tokio::time::sleep(LOOK).await;
        view = client.get(&format!("/{id}")).await?;
    }
    let closed = began.elapsed();
    ensure!(view.get("state").and_then(Value::as_str) == Some("done"), "{view}");
    let done = view.get("done").and_then(Value::as_i64).context("done")?;
    println!(
        "    {total} looked at in {} ms, {done} closed in {} ms",
        looked.as_millis(),
        closed.as_millis()
    );
    table.row(vec![
        engine.name().to_owned(),
        total.to_string(),
        format!("{:.2}", looked.as_secs_f64()),
        done.to_string(),
        format!("{:.2}", closed.as_secs_f64()),
    ]);
    drop(server);
    house.ground.clear().await
}

struct Client {
    http: reqwest::Client,
    address: SocketAddr,
    cookie: String,
    csrf: String,
}

impl Client {
    async fn get(&self, path: &str) -> Result<Value> {
        let request = self.http.get(self.url(path));
        self.read(request).await
    }

    async fn post(&self, path: &str, body: Option<&Value>) -> Result<Value> {
        let mut request = self.http.post(self.url(path));
        if let Some(body) = body {
            request = request.header("content-type", "application/json").body(body.to_string());
        }
        self.read(request).await
    }

    fn url(&self, path: &str) -> String {
        format!("http://{}/api/v1/staff/bulk{path}", self.address)
    }

    async fn read(&self, request: reqwest::RequestBuilder) -> Result<Value> {
        let request = request.header("cookie", &self.cookie).header("x-csrf-token", &self.csrf);
        let answer = request.send().await?;
        let (status, text) = (answer.status(), answer.text().await?);
        ensure!(status.is_success(), "{status}: {text}");
        Ok(serde_json::from_str(&text)?)
    }
}
