//! Somebody of staff at the real server, with a browser's cookie.

use std::net::SocketAddr;

use anyhow::{Result, bail};
use mimamori_domain::access::{Asker, Role};
use serde_json::Value;

use super::super::house::House;

/// See the module.
pub(super) struct Client {
    http: reqwest::Client,
    address: SocketAddr,
    cookie: String,
    csrf: String,
}

impl Client {
    /// A new member of staff of the first centre.
    pub(super) async fn of(house: &House, address: SocketAddr, role: Role) -> Result<Self> {
        let asker = Asker { role, center: Some(house.center()?), association: None };
        let cookie = house.staff("client", asker).await?;
        let csrf = house.csrf(&cookie).await?;
        Ok(Self { http: reqwest::Client::new(), address, cookie, csrf })
    }

    pub(super) async fn get(&self, path: &str) -> Result<Value> {
        read(self.fetch(path).await?).await
    }

    /// The answer, whatever its kind; its body has not come yet.
    pub(super) async fn fetch(&self, path: &str) -> Result<reqwest::Response> {
        self.send(self.http.get(self.url(path))).await
    }

    pub(super) async fn post(&self, path: &str, body: Option<&Value>) -> Result<Value> {
        let mut request = self.http.post(self.url(path));
        if let Some(body) = body {
            request = request.header("content-type", "application/json").body(body.to_string());
        }
        read(self.send(request).await?).await
    }

    fn url(&self, path: &str) -> String {
        format!("http://{}/api/v1/staff{path}", self.address)
    }

    async fn send(&self, request: reqwest::RequestBuilder) -> Result<reqwest::Response> {
        let request = request.header("cookie", &self.cookie).header("x-csrf-token", &self.csrf);
        let answer = request.send().await?;
        let status = answer.status();
        if !status.is_success() {
            bail!("{status}: {}", answer.text().await?);
        }
        Ok(answer)
    }
}

async fn read(answer: reqwest::Response) -> Result<Value> {
    Ok(serde_json::from_str(&answer.text().await?)?)
}
