//! A browser without scripts: keeps its cookies, fills in forms as they stand on the page, and is sent on by hand.

use std::collections::BTreeMap;

use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode, header};
use mimamori_server::app::App;
use mimamori_server::router;
use serde_json::Value;
use tower::ServiceExt as _;

#[derive(Clone)]
pub struct Surfer {
    app: App,
    pub cookies: BTreeMap<String, String>,
    /// `Accept-Language`.
    pub speaks: String,
    csrf: String,
}

#[derive(Debug)]
pub struct Page {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl Surfer {
    pub fn new(app: &App) -> Self {
        Self { app: app.clone(), cookies: BTreeMap::new(), speaks: "ja".into(), csrf: String::new() }
    }

    pub async fn get(&mut self, path: &str) -> Page {
        self.send("GET", path, String::new()).await
    }

    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let pairs: Vec<String> =
            fields.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
        self.send("POST", path, pairs.join("&")).await
    }

    /// Posts with the hidden fields of the page before.
    pub async fn submit(&mut self, path: &str, page: &Page, fields: &[(&str, &str)]) -> Page {
        let hidden = page.hidden();
        let hidden = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        self.post(path, &hidden.chain(fields.iter().copied()).collect::<Vec<_>>()).await
    }

    /// What the app asks of `/api/v1/patient`, with the CSRF token of the home page.
    pub async fn api(&mut self, method: &str, path: &str) -> (u16, Value) {
        let home = self.get("/api/v1/patient/home").await;
        let home: Value = serde_json::from_str(&home.text).unwrap();
        self.csrf = home["csrf"].as_str().unwrap_or_default().into();
        let page = self.send(method, &format!("/api/v1/patient{path}"), String::new()).await;
        self.csrf.clear();
        let body = if page.text.is_empty() { Value::Null } else { serde_json::from_str(&page.text).unwrap() };
        (page.status.as_u16(), body)
    }

    async fn send(&mut self, method: &str, path: &str, body: String) -> Page {
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::COOKIE, cookies.join("; "))
            .header(header::ACCEPT_LANGUAGE, &self.speaks)
            .header("x-csrf-token", &self.csrf)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body));
        let response = router::router(self.app.clone()).oneshot(request.unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        for set in parts.headers.get_all(header::SET_COOKIE) {
            let set = set.to_str().unwrap();
            assert!(set.contains("; HttpOnly; SameSite=Lax"), "{set}");
            let (name, value) = set.split(';').next().unwrap().split_once('=').unwrap();
            if set.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.into(), value.into());
            }
        }
        let text = axum::body::to_bytes(body, usize::MAX).await.unwrap();
        let page = Page {
            status: parts.status,
            headers: parts.headers,
            text: String::from_utf8(text.to_vec()).unwrap(),
        };
        page.check();
        page
    }
}

fn encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |text, byte| format!("{text}%{byte:02x}"))
}

impl Page {
    /// What holds for every page: nothing of it is kept, nothing of its address is told on, nothing needs a script.
    fn check(&self) {
        let header = |name| self.headers.get(name).map(|value| value.to_str().unwrap());
        assert_eq!(header("cache-control"), Some("no-store"));
        assert_eq!(header("referrer-policy"), Some("no-referrer"));
        assert!(header("content-security-policy").unwrap().contains("form-action 'self'"));
        let handler =
            |rest: &str| rest.trim_start_matches(|c: char| c.is_ascii_lowercase()).starts_with("=\"");
        assert!(!self.text.contains("<script") && !self.text.contains(" style="), "{}", self.text);
        assert!(!self.text.split(" on").skip(1).any(handler), "{}", self.text);
    }

    #[track_caller]
    pub fn is(self, status: u16) -> Self {
        assert_eq!(self.status.as_u16(), status, "{}", self.text);
        self
    }

    /// Where it sends the browser.
    #[track_caller]
    pub fn to(&self) -> &str {
        assert_eq!(self.status, StatusCode::SEE_OTHER, "{}", self.text);
        self.headers[header::LOCATION].to_str().unwrap()
    }

    #[track_caller]
    pub fn says(&self, words: &str) {
        assert!(self.text.contains(words), "{words:?} is not in {}", self.text);
    }

    #[track_caller]
    pub fn in_order(&self, words: &[&str]) {
        let mut rest = self.text.as_str();
        for word in words {
            rest = rest.split_once(word).unwrap_or_else(|| panic!("{word:?} is not next in {rest}")).1;
        }
    }

    pub fn hidden(&self) -> Vec<(String, String)> {
        let parts = self.text.split("<input type=\"hidden\" name=\"").skip(1);
        let field = |part: &str| {
            let (name, rest) = part.split_once("\" value=\"").unwrap();
            (name.to_owned(), rest.split_once('"').unwrap().0.to_owned())
        };
        parts.map(field).collect()
    }
}
