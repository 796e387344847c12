//! A person's HTTP client: keeps the cookie, repeats the CSRF token, remembers who it is.

use anyhow::{Context as _, Result, bail};
use mimamori_domain::Clock as _;
use mimamori_domain::api::{Home, Login, LoginCode, Me, OpenInvitation};
use mimamori_store::system::SystemClock;
use reqwest::header::{CONTENT_TYPE, COOKIE, SET_COOKIE};
use reqwest::{Method, Response, StatusCode};
use serde_json::Value;

use crate::process::System;

/// An account as `admin create-staff --enrol` made it.
#[derive(Debug, Clone)]
pub struct Account {
    /// User ID.
    pub login: String,
    /// Password.
    pub password: String,
    /// Secret of the authenticator, base32.
    pub secret: String,
}

impl Account {
    /// Opens an account with the administrator's command.
    pub fn open(system: &System, login: &str, name: &str, role: &str, belongs: &[&str]) -> Result<Self> {
        let base = ["create-staff", "--login", login, "--name", name, "--role", role, "--enrol"];
        let printed = system.admin(&[&base, belongs].concat(), "")?;
        let line = |word: &str| {
            let found = printed.lines().find_map(|line| line.strip_prefix(word));
            found.map(|rest| rest.trim().to_owned()).with_context(|| format!("no {word} in {printed}"))
        };
        Ok(Self { login: line("login")?, password: line("password")?, secret: line("secret")? })
    }

    /// The one-time code of this moment.
    pub fn code(&self) -> Result<String> {
        let secret = mimamori_server::totp::from_base32(&self.secret).context("secret")?;
        Ok(mimamori_server::totp::code(&secret, SystemClock.now()))
    }
}

/// A client with a session.
#[derive(Debug, Clone)]
pub struct Client {
    http: reqwest::Client,
    base: String,
    cookie: String,
    csrf: String,
}

impl Client {
    /// Somebody whom the server does not know yet.
    pub fn stranger(system: &System) -> Self {
        Self {
            http: reqwest::Client::new(),
            base: format!("http://127.0.0.1:{}", system.port()),
            cookie: String::new(),
            csrf: String::new(),
        }
    }

    /// Logs in with password and one-time code.
    pub async fn staff(system: &System, account: &Account) -> Result<Self> {
        let mut client = Self::stranger(system);
        let login = Login { login: account.login.clone(), password: account.password.clone() };
        let answer = client.post("/api/v1/staff/login", &login).await?;
        client.keep_cookie(&answer);
        expect(answer, StatusCode::OK).await?;
        let answer = client.post("/api/v1/staff/login/code", &LoginCode { code: account.code()? }).await?;
        client.keep_cookie(&answer);
        let me: Me = serde_json::from_value(expect(answer, StatusCode::OK).await?)?;
        client.csrf = me.csrf;
        Ok(client)
    }

    /// Opens an invitation with the birth date.
    pub async fn patient(system: &System, token: &str, birth_date: &str) -> Result<(Self, Home)> {
        let mut client = Self::stranger(system);
        let path = format!("/api/v1/patient/invitations/{token}/open");
        let answer = client.post(&path, &OpenInvitation { birth_date: birth_date.into() }).await?;
        client.keep_cookie(&answer);
        let home: Home = serde_json::from_value(expect(answer, StatusCode::OK).await?)?;
        client.csrf.clone_from(&home.csrf);
        Ok((client, home))
    }

    fn keep_cookie(&mut self, answer: &Response) {
        let set = answer.headers().get(SET_COOKIE).and_then(|value| value.to_str().ok());
        if let Some(pair) = set.and_then(|value| value.split(';').next()) {
            pair.clone_into(&mut self.cookie);
        }
    }

    /// Any request; `body` is sent as JSON.
    pub async fn send(
        &self,
        method: Method,
        path: &str,
        body: Option<&[u8]>,
        kind: &str,
    ) -> Result<Response> {
        let mut request = self.http.request(method, format!("{}{path}", self.base));
        if !self.cookie.is_empty() {
            request = request.header(COOKIE, &self.cookie);
        }
        if !self.csrf.is_empty() {
            request = request.header("x-csrf-token", &self.csrf);
        }
        if let Some(body) = body {
            request = request.header(CONTENT_TYPE, kind).body(body.to_vec());
        }
        Ok(request.send().await?)
    }

    /// `GET`.
    pub async fn get(&self, path: &str) -> Result<Response> {
        self.send(Method::GET, path, None, "").await
    }

    /// `POST` of JSON.
    pub async fn post(&self, path: &str, body: &impl serde::Serialize) -> Result<Response> {
        self.send(Method::POST, path, Some(&serde_json::to_vec(body)?), "application/json").await
    }

    /// `GET` that must answer 200, read as JSON.
    pub async fn read(&self, path: &str) -> Result<Value> {
        expect(self.get(path).await?, StatusCode::OK).await
    }
}

/// The JSON of an answer that must have this status.
pub async fn expect(answer: Response, status: StatusCode) -> Result<Value> {
    let (was, url) = (answer.status(), answer.url().path().to_owned());
    let text = answer.text().await?;
    if was != status {
        bail!("{url} answered {was}, not {status}: {text}");
    }
    Ok(if text.is_empty() { Value::Null } else { serde_json::from_str(&text)? })
}
