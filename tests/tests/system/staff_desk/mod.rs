//! A health centre's office for the tests of the staff half: a world with two centres and an association, the whole
//! router over it in this process, and browsers that keep their cookie.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that can't go on has failed")]

use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode, header};
use mimamori_domain::access::{Asker, Role};
use mimamori_domain::api::{
    Login, LoginCode, LoginNext, LoginStep, Me, PatientPage, RegisterPatient, Registered,
};
use mimamori_domain::patient::PatientForm;
use mimamori_domain::{AssociationId, Date, Duration, HealthCenterId, PatientId};
use mimamori_server::admin::{Account, create_staff};
use mimamori_server::app::App;
use mimamori_server::{router, totp};
use mimamori_store::Store;
use mimamori_store::config::{Config, SmsProvider};
use mimamori_store::organisation::NewCenter;
use mimamori_tests::backend::Backend;
use mimamori_tests::world::World;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use tower::ServiceExt as _;

/// Runs a test on both engines.
macro_rules! at_each_desk {
    ($(async fn $name:ident($desk:ident: Desk) $body:block)+) => {$(
        mod $name {
            use super::*;
            async fn run($desk: Desk) $body
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() { run(Desk::open(Backend::Sqlite).await).await }
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() { run(Desk::open(Backend::Postgres).await).await }
        }
    )+};
}

pub struct Desk {
    pub world: World,
    pub app: App,
    pub store: Store,
    pub center: HealthCenterId,
    pub other_center: HealthCenterId,
    pub association: AssociationId,
}

pub const PASSWORD: &str = "correct horse battery";
const SECRET: &[u8] = b"12345678901234567890";

impl Desk {
    pub async fn open(backend: Backend) -> Self {
        Self::open_with(backend, |_| {}).await
    }

    /// Two centres, and an association that works for the first.
    pub async fn open_with(backend: Backend, configure: impl FnOnce(&mut Config)) -> Self {
        let world = World::with(backend, 1, |config| {
            config.sms.providers.insert("main".into(), SmsProvider::default());
            configure(config);
        })
        .await
        .unwrap();
        let store = world.store.clone();
        let mut tx = store.begin().await.unwrap();
        let new = |code: &str, name: &str| NewCenter {
            code: code.into(),
            name: name.into(),
            phone: "03-0000-0000".into(),
            consultation_phone: "0570-000-567".into(),
            ..NewCenter::default()
        };
        let center = tx.insert_center(new("C1", "中央保健所")).await.unwrap();
        let other_center = tx.insert_center(new("C2", "東保健所")).await.unwrap();
        let association = tx.insert_association("中央医師会", "03-1111-1111").await.unwrap();
        tx.put_contract(association, center, Date::new(2022, 1, 1).unwrap(), Date::new(2022, 3, 31))
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let app = App::start(store.clone(), world.config.clone()).await.unwrap();
        Self { world, app, store, center, other_center, association }
    }

    pub fn advance(&self, by: Duration) {
        self.world.advance(by);
    }

    pub fn asker(&self, role: Role) -> Asker {
        let (center, association) = match role {
            Role::Nurse | Role::Manager => (Some(self.center), None),
            Role::Clinician => (None, Some(self.association)),
            Role::Hotel | Role::Prefecture | Role::Auditor => (None, None),
        };
        Asker { role, center, association }
    }

    /// Opens an account, with an authenticator or without.
    pub async fn account(&self, login: &str, asker: Asker, enrolled: bool) -> mimamori_domain::StaffId {
        let account = Account {
            login: login.into(),
            name: format!("{login}さん"),
            asker,
            phone: None,
            password: PASSWORD.into(),
            totp: enrolled.then(|| SECRET.to_vec()),
        };
        create_staff(&self.store, account).await.unwrap()
    }

    pub fn browser(&self) -> Browser {
        Browser {
            app: self.app.clone(),
            base: "/api/v1/staff",
            cookie: None,
            csrf: String::new(),
            behind: None,
        }
    }

    /// A patient's browser, which nobody knows yet.
    pub fn phone(&self) -> Browser {
        Browser { base: "/api/v1/patient", ..self.browser() }
    }

    pub fn code(&self) -> String {
        totp::code(SECRET, self.world.now())
    }

    /// A new account, logged in.
    pub async fn staff(&self, login: &str, role: Role) -> Browser {
        self.staff_of(login, self.asker(role)).await
    }

    pub async fn staff_of(&self, login: &str, asker: Asker) -> Browser {
        self.account(login, asker, true).await;
        let mut browser = self.browser();
        self.log_in(&mut browser, login).await;
        browser
    }

    pub async fn log_in(&self, browser: &mut Browser, login: &str) {
        let step: LoginStep = browser.post("/login", &password(login, PASSWORD)).await.ok();
        assert_eq!(step.next, LoginNext::Code);
        let me: Me = browser.post("/login/code", &LoginCode { code: self.code() }).await.ok();
        browser.csrf = me.csrf;
    }

    /// The session that an hour without a word has ended is opened anew.
    pub async fn log_in_again(&self, browser: &mut Browser, login: &str) {
        browser.csrf = String::new();
        self.log_in(browser, login).await;
    }

    pub async fn assign(&self, patient: PatientId) {
        let mut tx = self.store.begin().await.unwrap();
        tx.assign(mimamori_store::audit::Actor::System, patient, Some(self.association)).await.unwrap();
        tx.commit().await.unwrap();
    }
}

pub fn password(login: &str, password: &str) -> Login {
    Login { login: login.into(), password: password.into() }
}

#[derive(Clone)]
pub struct Browser {
    app: App,
    base: &'static str,
    pub cookie: Option<String>,
    pub csrf: String,
    /// What a proxy on the way says: from which address it was asked.
    pub behind: Option<&'static str>,
}

#[derive(Debug)]
pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Value,
}

impl Reply {
    /// The answer to what must succeed.
    #[track_caller]
    pub fn ok<T: DeserializeOwned>(self) -> T {
        assert!(self.status.is_success(), "{} {}", self.status, self.body);
        serde_json::from_value(self.body).unwrap()
    }
    /// Status and code of what must be refused.
    #[track_caller]
    pub fn refused(&self) -> (u16, &str) {
        assert!(self.status.is_client_error(), "{} {}", self.status, self.body);
        assert_eq!(self.headers[header::CONTENT_TYPE], "application/problem+json");
        (self.status.as_u16(), self.body["code"].as_str().unwrap())
    }
    pub fn field_codes(&self) -> Vec<(String, String)> {
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let fields = self.body["fields"].as_array().cloned().unwrap_or_default();
        fields.iter().map(|field| (text(&field["field"]), text(&field["code"]))).collect()
    }
}

impl Browser {
    pub async fn send(
        &mut self,
        method: &str,
        path: &str,
        kind: Option<&str>,
        body: impl Into<Body>,
    ) -> Reply {
        let mut request = self.request(method, path);
        if let Some(kind) = kind {
            request = request.header(header::CONTENT_TYPE, kind);
        }
        let response =
            router::router(self.app.clone()).oneshot(request.body(body.into()).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        if let Some(set) = parts.headers.get(header::SET_COOKIE) {
            self.cookie = set.to_str().unwrap().split(';').next().map(str::to_owned);
        }
        let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap();
        let body = if bytes.is_empty() { Value::Null } else { serde_json::from_slice(&bytes).unwrap() };
        Reply { status: parts.status, headers: parts.headers, body }
    }

    fn request(&self, method: &str, path: &str) -> axum::http::request::Builder {
        let mut request = Request::builder().method(method).uri(format!("{}{path}", self.base));
        if let Some(cookie) = &self.cookie {
            request = request.header(header::COOKIE, cookie);
        }
        if !self.csrf.is_empty() {
            request = request.header("x-csrf-token", &self.csrf);
        }
        if let Some(address) = self.behind {
            request = request.header("x-forwarded-for", address);
        }
        request
    }

    /// Fetches what is no JSON: the headers, and the bytes as far as they come.
    pub async fn file(&self, path: &str) -> (HeaderMap, Vec<u8>, bool) {
        let (headers, body) = self.begun(path).await;
        let (mut pieces, mut bytes) = (body.into_data_stream(), vec![]);
        while let Some(piece) = futures_util::StreamExt::next(&mut pieces).await {
            let Ok(piece) = piece else { return (headers, bytes, false) };
            bytes.extend_from_slice(&piece);
        }
        (headers, bytes, true)
    }

    /// The body of an answer that has only begun.
    pub async fn stream(&self, path: &str) -> Body {
        self.begun(path).await.1
    }

    async fn begun(&self, path: &str) -> (HeaderMap, Body) {
        let request = self.request("GET", path).body(Body::empty()).unwrap();
        let response = router::router(self.app.clone()).oneshot(request).await.unwrap();
        assert_eq!(response.status(), StatusCode::OK);
        let (parts, body) = response.into_parts();
        (parts.headers, body)
    }

    pub async fn get(&mut self, path: &str) -> Reply {
        self.send("GET", path, None, Body::empty()).await
    }

    /// Opens the live feed, which must begin.
    pub async fn feed(&mut self) -> Body {
        let cookie = self.cookie.clone().unwrap();
        let request = Request::get(format!("{}/events", self.base)).header(header::COOKIE, cookie);
        let request = request.body(Body::empty()).unwrap();
        let response = router::router(self.app.clone()).oneshot(request).await.unwrap();
        assert_eq!(response.status(), StatusCode::OK);
        response.into_body()
    }

    pub async fn post(&mut self, path: &str, body: &impl Serialize) -> Reply {
        self.send("POST", path, Some("application/json"), serde_json::to_vec(body).unwrap()).await
    }

    pub async fn put(&mut self, path: &str, body: &impl Serialize) -> Reply {
        self.send("PUT", path, Some("application/json"), serde_json::to_vec(body).unwrap()).await
    }

    pub async fn press(&mut self, path: &str) -> Reply {
        self.send("POST", path, None, Body::empty()).await
    }

    pub async fn register(&mut self, form: PatientForm) -> Registered {
        self.post("/patients", &RegisterPatient { form, duplicate: None }).await.ok()
    }

    pub async fn page(&mut self, id: PatientId) -> PatientPage {
        self.get(&format!("/patients/{id}")).await.ok()
    }
}

/// A confirmed case who reports alone.
pub fn hanako() -> PatientForm {
    PatientForm {
        her_sys_id: "HS-0001".into(),
        name: "山田 花子".into(),
        kana: "ヤマダ ハナコ".into(),
        birth_date: "S60.1.1".into(),
        sex: "女".into(),
        phone: "090-1234-5678".into(),
        classification: "confirmed".into(),
        onset_date: "2022-01-11".into(),
        reporting_mode: "self".into(),
        wish_number: "yes".into(),
        ..PatientForm::default()
    }
}

/// Somebody else, by number.
pub fn somebody(n: u32) -> PatientForm {
    PatientForm {
        her_sys_id: format!("HS-9{n:04}"),
        name: format!("患者{n:04}"),
        kana: format!("カンジャ{n:04}"),
        phone: format!("0801111{n:04}"),
        ..hanako()
    }
}
