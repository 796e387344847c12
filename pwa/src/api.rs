//! Talks to the server: same-origin JSON with the CSRF header, refusals as [`Problem`]. Never retries by itself and
//! never logs what it carries.

use std::cell::RefCell;

use mimamori_domain::api::Problem;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::json;

/// Why there is no answer to use.
#[derive(Debug, Clone, PartialEq)]
pub enum ApiError {
    /// The server refused, and says why.
    Problem(Problem),
    /// No answer: no network, or none within [`TIMEOUT_MS`].
    Offline,
    /// An answer that is not ours, such as a captive portal's page or a gateway's error.
    Unreadable,
}

impl ApiError {
    /// The refusal's code, where the server refused.
    pub fn code(&self) -> Option<&str> {
        match self {
            Self::Problem(problem) => Some(&problem.code),
            Self::Offline | Self::Unreadable => None,
        }
    }
    /// The refused fields, where the server refused some.
    pub fn fields(&self) -> &[mimamori_domain::values::FieldError] {
        match self {
            Self::Problem(problem) => &problem.fields,
            Self::Offline | Self::Unreadable => &[],
        }
    }
    /// The refusal's HTTP status, where the server refused.
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Problem(problem) => Some(problem.status),
            Self::Offline | Self::Unreadable => None,
        }
    }
}

/// How long an answer may take.
pub const TIMEOUT_MS: i32 = 20_000;

/// Where both apps find the server.
pub const PREFIX: &str = "/api/v1";

thread_local! {
    static CSRF: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Keeps the token that every changing request carries, from `Home::csrf` or `Me::csrf`.
pub fn set_csrf(token: &str) {
    CSRF.with_borrow_mut(|kept| token.clone_into(kept));
}

/// Asks. `path` begins behind [`PREFIX`]: `/patient/home`.
pub async fn get<T: DeserializeOwned>(path: &str) -> Result<T, ApiError> {
    read(send("GET", path, Body::None).await?)
}

/// Does. For an answer without a body take `()` as `T`.
pub async fn post<B: Serialize, T: DeserializeOwned>(path: &str, body: &B) -> Result<T, ApiError> {
    read(send("POST", path, Body::json(body)?).await?)
}

/// Replaces.
pub async fn put<B: Serialize, T: DeserializeOwned>(path: &str, body: &B) -> Result<T, ApiError> {
    read(send("PUT", path, Body::json(body)?).await?)
}

/// Removes.
pub async fn delete<T: DeserializeOwned>(path: &str) -> Result<T, ApiError> {
    read(send("DELETE", path, Body::None).await?)
}

/// Does, with no body at all.
pub async fn post_empty<T: DeserializeOwned>(path: &str) -> Result<T, ApiError> {
    read(send("POST", path, Body::None).await?)
}

/// Sends the first file chosen in `<input type="file" id=…>` as it is, under the given content type.
pub async fn post_file<T: DeserializeOwned>(
    path: &str,
    input_id: &str,
    content_type: &str,
) -> Result<T, ApiError> {
    let file = Body::File { input: input_id.to_owned(), content_type: content_type.to_owned() };
    read(send("POST", path, file).await?)
}

/// A text file of our own, such as the sentences of a language.
pub async fn text(url: &str) -> Result<String, ApiError> {
    let answer = browser::fetch("GET", url, Body::None, None).await?;
    if answer.status == 200 { Ok(answer.text) } else { Err(ApiError::Unreadable) }
}

enum Body {
    None,
    #[cfg_attr(not(target_arch = "wasm32"), expect(dead_code, reason = "read where there is a browser"))]
    Json(String),
    #[cfg_attr(not(target_arch = "wasm32"), expect(dead_code, reason = "read where there is a browser"))]
    File {
        input: String,
        content_type: String,
    },
}

impl Body {
    fn json<B: Serialize>(body: &B) -> Result<Self, ApiError> {
        serde_json::to_string(body).map(Self::Json).map_err(|_| ApiError::Unreadable)
    }
}

struct Answer {
    status: u16,
    text: String,
}

async fn send(method: &str, path: &str, body: Body) -> Result<Answer, ApiError> {
    let token = (method != "GET").then(|| CSRF.with_borrow(Clone::clone));
    browser::fetch(method, &format!("{PREFIX}{path}"), body, token.as_deref()).await
}

fn read<T: DeserializeOwned>(answer: Answer) -> Result<T, ApiError> {
    let Answer { status, text } = answer;
    if (200..300).contains(&status) {
        let text = if text.is_empty() { "null" } else { text.as_str() };
        return json::read(text).map_err(|_| ApiError::Unreadable);
    }
    Err(json::read(&text).map_or(ApiError::Unreadable, ApiError::Problem))
}

#[cfg(not(target_arch = "wasm32"))]
mod browser {
    //! Where there is no browser there is no network either.
    use super::{Answer, ApiError, Body};

    #[expect(clippy::unused_async, reason = "the same shape as in the browser")]
    pub(super) async fn fetch(
        _method: &str,
        _url: &str,
        _body: Body,
        _csrf: Option<&str>,
    ) -> Result<Answer, ApiError> {
        Err(ApiError::Offline)
    }
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use mimamori_domain::api::CSRF_HEADER;
    use wasm_bindgen::prelude::*;
    use wasm_bindgen_futures::JsFuture;
    use web_sys::{AbortController, HtmlInputElement, RequestCredentials, RequestInit, Response};

    use super::{Answer, ApiError, Body, TIMEOUT_MS};

    pub(super) async fn fetch(
        method: &str,
        url: &str,
        body: Body,
        csrf: Option<&str>,
    ) -> Result<Answer, ApiError> {
        let window = web_sys::window().ok_or(ApiError::Offline)?;
        let abort = AbortController::new().map_err(|_| ApiError::Offline)?;
        let request = RequestInit::new();
        request.set_method(method);
        request.set_credentials(RequestCredentials::SameOrigin);
        request.set_signal(Some(&abort.signal()));
        let headers = web_sys::Headers::new().map_err(|_| ApiError::Offline)?;
        let set = |name: &str, value: &str| headers.set(name, value).map_err(|_| ApiError::Unreadable);
        set("accept", "application/json")?;
        if let Some(token) = csrf {
            set(CSRF_HEADER, token)?;
        }
        match body {
            Body::None => {}
            Body::Json(json) => {
                set("content-type", "application/json")?;
                request.set_body(&JsValue::from_str(&json));
            }
            Body::File { input, content_type } => {
                set("content-type", &content_type)?;
                let file = window
                    .document()
                    .and_then(|document| document.get_element_by_id(&input))
                    .and_then(|element| element.dyn_into::<HtmlInputElement>().ok())
                    .and_then(|input| input.files())
                    .and_then(|files| files.get(0))
                    .ok_or(ApiError::Unreadable)?;
                request.set_body(&file);
            }
        }
        request.set_headers(&headers);
        let give_up = Closure::once(move || abort.abort());
        let timer = window
            .set_timeout_with_callback_and_timeout_and_arguments_0(
                give_up.as_ref().unchecked_ref(),
                TIMEOUT_MS,
            )
            .unwrap_or_default();
        let answer = answer(&window, url, &request).await;
        window.clear_timeout_with_handle(timer);
        answer
    }

    async fn answer(window: &web_sys::Window, url: &str, request: &RequestInit) -> Result<Answer, ApiError> {
        let offline = |_| ApiError::Offline;
        let response = JsFuture::from(window.fetch_with_str_and_init(url, request)).await.map_err(offline)?;
        let response: Response = response.dyn_into().map_err(offline)?;
        let text = JsFuture::from(response.text().map_err(offline)?).await.map_err(offline)?;
        Ok(Answer { status: response.status(), text: text.as_string().unwrap_or_default() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(status: u16, text: &str) -> Answer {
        Answer { status, text: text.into() }
    }

    #[test]
    fn an_empty_answer_is_a_unit() {
        assert_eq!(read::<()>(answer(204, "")), Ok(()));
    }

    #[test]
    fn a_refusal_keeps_its_code() {
        let json = r#"{"status":404,"code":"not-found","title":"Not found"}"#;
        assert_eq!(read::<()>(answer(404, json)).unwrap_err().code(), Some("not-found"));
    }

    #[test]
    fn a_page_of_somebody_else_is_unreadable() {
        assert_eq!(
            read::<Vec<i32>>(answer(200, "<html>Log in to the Wi-Fi</html>")),
            Err(ApiError::Unreadable)
        );
        assert_eq!(read::<()>(answer(502, "Bad gateway")), Err(ApiError::Unreadable));
    }
}
