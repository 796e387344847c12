//! Who asks: the cookies, the sessions behind them, the CSRF token, the client's address.

use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use mimamori_domain::access::{Action, Asker, Belongs, Role, Verdict, in_general, on_patient};
use mimamori_domain::api::CSRF_HEADER;
use mimamori_domain::{Duration, PatientId, StaffId, StaffSessionId, Timestamp};
use mimamori_store::Tx;
use mimamori_store::audit::Actor;
use mimamori_store::invitation::PatientSession;

use crate::app::App;
use crate::problem::{Answer, Problem};

/// A member of staff who has given password and one-time code.
#[derive(Debug, Clone)]
pub struct StaffUser {
    /// Who.
    pub id: StaffId,
    /// Name, for what they write.
    pub name: String,
    /// Role and organisation.
    pub asker: Asker,
    /// The browser.
    pub session: StaffSessionId,
}

impl StaffUser {
    /// For the audit.
    pub fn actor(&self) -> Actor {
        Actor::Staff(self.id)
    }

    /// May they do this to that patient? 404 when out of sight, 403 when not permitted.
    ///
    /// # Errors
    /// The refusal.
    pub async fn may(&self, tx: &mut Tx, action: Action, patient: PatientId) -> Answer<()> {
        let belongs = self.belongs(tx, patient).await?;
        match on_patient(self.asker, action, &belongs) {
            Verdict::Allowed => Ok(()),
            Verdict::Forbidden => Err(Problem::forbidden()),
            Verdict::Hidden => Err(Problem::not_found()),
        }
    }

    /// Where a patient belongs, as seen by this member of staff.
    ///
    /// # Errors
    /// 404 when there is no such patient.
    pub async fn belongs(&self, tx: &mut Tx, patient: PatientId) -> Answer<Belongs> {
        let mut belongs = tx.belongs(patient).await?.ok_or_else(Problem::not_found)?;
        match self.asker.role {
            Role::Hotel => belongs.housed = tx.stays_with(self.id, patient).await?,
            Role::Prefecture => {
                belongs.opened = tx.person_open_until(self.id, patient).await?.is_some();
            }
            _ => {}
        }
        Ok(belongs)
    }

    /// May they do this at all, where no single patient is concerned?
    ///
    /// # Errors
    /// 403.
    pub fn may_somewhere(&self, action: Action) -> Answer<()> {
        match in_general(self.asker, action) {
            Verdict::Allowed => Ok(()),
            _ => Err(Problem::forbidden()),
        }
    }
}

impl FromRequestParts<App> for StaffUser {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Answer<Self> {
        let token = cookie(&parts.headers, &app.cookie_name("staff")).ok_or_else(Problem::signed_out)?;
        let idle = Duration::minutes(app.config.policy.staff_idle_minutes);
        let session = app.store.staff_session(token, idle).await?.ok_or_else(Problem::signed_out)?;
        if !session.verified {
            return Err(Problem::signed_out());
        }
        check_csrf(app, parts, session.id.0)?;
        Ok(Self {
            id: session.staff.id,
            name: session.staff.name,
            asker: session.staff.asker,
            session: session.id,
        })
    }
}

/// A patient's phone, which may report for several people.
#[derive(Debug, Clone)]
pub struct PatientUser(pub PatientSession);

impl PatientUser {
    /// The person of the path, if this phone may report for them.
    ///
    /// # Errors
    /// 404.
    pub fn person(&self, id: PatientId) -> Answer<PatientId> {
        if self.0.people.contains(&id) { Ok(id) } else { Err(Problem::not_found()) }
    }
}

impl FromRequestParts<App> for PatientUser {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Answer<Self> {
        let (session, seen_at) = patient_session(app, &parts.headers).await?;
        check_csrf(app, parts, session.id.0)?;
        // Written at most once an hour: a session must not make every look a write.
        if app.store.now().since(seen_at) > Duration::hours(1) {
            let mut tx = app.store.begin().await?;
            tx.patient_session_seen(session.id, Duration::days(app.config.policy.patient_session_days))
                .await?;
            tx.commit().await?;
        }
        Ok(Self(session))
    }
}

/// The session of a patient's phone, and when it was last seen. A change needs the CSRF token too.
///
/// # Errors
/// 401.
pub async fn patient_session(app: &App, headers: &HeaderMap) -> Answer<(PatientSession, Timestamp)> {
    let token = cookie(headers, &app.cookie_name("patient")).ok_or_else(Problem::signed_out)?;
    let mut tx = app.store.glance().await?;
    tx.patient_session(token).await?.ok_or_else(Problem::signed_out)
}

/// The address of the client, behind the proxies that are trusted.
#[derive(Debug, Clone, Copy)]
pub struct Client(pub IpAddr);

impl FromRequestParts<App> for Client {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Answer<Self> {
        let peer = peer(parts);
        let trusted = &app.config.http.trusted_proxies;
        if !trusted.contains(&peer) {
            return Ok(Self(peer));
        }
        // The nearest address that is not one of our own proxies; what stands before it, anybody may have written.
        let forwarded = parts
            .headers
            .get_all("x-forwarded-for")
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
            .filter_map(|part| part.trim().parse::<IpAddr>().ok())
            .rfind(|address| !trusted.contains(address));
        Ok(Self(forwarded.unwrap_or(peer)))
    }
}

/// Who is at the other end of the connection.
fn peer(parts: &Parts) -> IpAddr {
    let info = parts.extensions.get::<ConnectInfo<SocketAddr>>();
    info.map_or(IpAddr::from([127, 0, 0, 1]), |info| info.0.ip())
}

/// The network from which somebody asks; none when a proxy stands between that nobody has named as trusted: then the
/// address of that proxy says nothing about who is behind it.
#[derive(Debug, Clone, Copy)]
pub struct Origin(pub Option<IpAddr>);

impl FromRequestParts<App> for Origin {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Answer<Self> {
        let forwarded =
            ["x-forwarded-for", "forwarded", "via"].iter().any(|name| parts.headers.contains_key(*name));
        if forwarded && !app.config.http.trusted_proxies.contains(&peer(parts)) {
            return Ok(Self(None));
        }
        let Client(address) = Client::from_request_parts(parts, app).await?;
        Ok(Self(Some(address.to_canonical())))
    }
}

impl Client {
    /// For counting failures.
    pub fn bytes(self) -> Vec<u8> {
        match self.0 {
            IpAddr::V4(v4) => v4.octets().to_vec(),
            // Whoever has one IPv6 address has the whole /64.
            IpAddr::V6(v6) => v6.octets()[..8].to_vec(),
        }
    }
}

/// A change needs the token that only our own pages know.
fn check_csrf(app: &App, parts: &Parts, session: uuid::Uuid) -> Answer<()> {
    if matches!(parts.method, Method::GET | Method::HEAD) {
        return Ok(());
    }
    let given = parts.headers.get(CSRF_HEADER).map_or(&b""[..], HeaderValue::as_bytes);
    is_ours(given, &app.store.keys().csrf(session))
}

/// Compares the CSRF token that came with a change with the one that our page was given.
///
/// # Errors
/// 403 `csrf`.
pub fn is_ours(given: &[u8], token: &str) -> Answer<()> {
    if same(given, token.as_bytes()) { Ok(()) } else { Err(Problem::new(StatusCode::FORBIDDEN, "csrf")) }
}

/// Compares secrets without telling by the time how much of them is right.
pub fn same(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && a.iter().zip(b).fold(0, |difference, (x, y)| difference | (x ^ y)) == 0
}

/// The value of a cookie.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
}

/// A `Set-Cookie` that scripts can't read; `seconds` of zero forgets it. `SameSite=Strict` for staff; `Lax` for
/// patients, who come in by a link from a message.
pub fn set_cookie(app: &App, name: &str, value: &str, seconds: i64, same_site: &str) -> HeaderValue {
    let secure = if app.is_https() { "; Secure" } else { "" };
    let text = format!(
        "{}={value}; Path=/; HttpOnly; SameSite={same_site}; Max-Age={seconds}{secure}",
        app.cookie_name(name)
    );
    HeaderValue::from_str(&text).unwrap_or_else(|_| HeaderValue::from_static(""))
}
