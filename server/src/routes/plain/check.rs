//! `/check`: a third party asks whether a certificate is valid. The answer is yes or no, and nothing else.

use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::response::Response;
use mimamori_domain::certificate::CheckCode;
use mimamori_store::throttle::Throttle;

use super::entry::value;
use super::html::{Html, el};
use super::part::{self, Field};
use super::reader::Reader;
use crate::app::App;
use crate::auth::Client;
use crate::json::body_refusal;
use crate::problem::{Answer, Problem};
use crate::routes::hooks::form;

/// Longest code kept, in characters: twelve and whatever people put between them.
const CODE_MAX: usize = 40;

/// `GET /check`
pub async fn view(reader: Reader) -> Response {
    page(&reader, "", Html::default())
}

/// `POST /check`
pub async fn check(
    State(app): State<App>,
    client: Client,
    reader: Reader,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let body = match body {
        Ok(body) => body,
        Err(rejection) => return reader.refusal(&body_refusal(&rejection)),
    };
    let typed: String = value(&form(&body), "code").chars().take(CODE_MAX).collect();
    let said = match holds(&app, client, CheckCode::parse(&typed)).await {
        Ok(true) => part::notice(&reader, "result", "success", reader.t("check-valid"), Html::default()),
        Ok(false) => {
            let text = el("p", &[], reader.t("check-not-valid-text"));
            part::notice(&reader, "result", "error", reader.t("check-not-valid"), text)
        }
        Err(problem) => return reader.refusal(&problem),
    };
    page(&reader, &typed, said)
}

/// Guessing is counted by the client's address.
async fn holds(app: &App, client: Client, code: Option<CheckCode>) -> Answer<bool> {
    let what = client.bytes();
    let mut tx = app.store.begin().await?;
    if let Throttle::Locked(until) = tx.throttle("certificate", &what, app.client_limit()).await? {
        return Err(Problem::locked(tx.now, until));
    }
    let holds = match code {
        Some(code) => tx.is_certified(&code).await?,
        None => false,
    };
    if !holds {
        tx.throttle_failure("certificate", &what, app.client_limit()).await?;
    }
    tx.commit().await?;
    Ok(holds)
}

fn page(reader: &Reader, typed: &str, said: Html) -> Response {
    let title = reader.t("check-title");
    let code = part::field(
        reader,
        Field {
            id: "code",
            label: reader.t("certificate-code"),
            value: typed,
            hint: Some(reader.t("check-text").into()),
            suffix: None,
            error: None,
            required: None,
            inputmode: "text",
            autocomplete: "off",
            maxlength: CODE_MAX,
        },
    );
    let inside = code.and(part::submit("wide", "", "", reader.t("check-button")));
    let form = el("form", &[("method", "post"), ("action", "/check"), ("class", "stack")], inside);
    reader.page(&title, [said, el("h1", &[], title.as_str()), form])
}
