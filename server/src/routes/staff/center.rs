//! The asker's own centre: what patients see of it, and its words to them.

use axum::extract::State;
use mimamori_domain::HealthCenterId;
use mimamori_domain::access::Action;
use mimamori_domain::api::{ADVICE_MOST, CenterAdvice, CenterSheet};
use mimamori_domain::values::{FieldError, JpPhone, tidy};

use super::queue::seen;
use crate::app::App;
use crate::auth::StaffUser;
use crate::json::Json;
use crate::problem::{Answer, Problem};

/// Longest name or hours, in characters.
const LINE_MOST: usize = 60;

/// `GET /center`
pub async fn view(State(app): State<App>, user: StaffUser) -> Answer<Json<CenterSheet>> {
    let center = center(&user)?;
    seen(&app, &user, "center.view").await?;
    let sheet = app.store.glance().await?.center_sheet(center).await?;
    sheet.map(Json).ok_or_else(Problem::not_found)
}

/// `PUT /center`
pub async fn save(
    State(app): State<App>,
    user: StaffUser,
    Json(sent): Json<CenterSheet>,
) -> Answer<Json<CenterSheet>> {
    let center = center(&user)?;
    let sheet = checked(sent)?;
    let mut tx = app.store.begin().await?;
    let old = tx.center_sheet(center).await?.ok_or_else(Problem::not_found)?;
    let fields = [
        ("name", old.name != sheet.name),
        ("phone", old.phone != sheet.phone),
        ("night_phone", old.night_phone != sheet.night_phone),
        ("hours", old.hours != sheet.hours),
        ("consultation_phone", old.consultation_phone != sheet.consultation_phone),
        ("advice", old.advice != sheet.advice),
    ];
    let changed: Vec<&str> = fields.iter().filter(|(_, changed)| *changed).map(|(name, _)| *name).collect();
    if !tx.save_center(user.actor(), center, &sheet, &changed).await? {
        return Err(Problem::conflict("center-changed"));
    }
    let now = tx.center_sheet(center).await?.ok_or_else(Problem::not_found)?;
    tx.commit().await?;
    Ok(Json(now))
}

fn center(user: &StaffUser) -> Answer<HealthCenterId> {
    user.may_somewhere(Action::CenterManage)?;
    user.asker.center.ok_or_else(Problem::forbidden)
}

/// Tidied, or everything that is wrong with it. Numbers stay as they were typed: patients read them.
fn checked(sent: CenterSheet) -> Answer<CenterSheet> {
    let mut wrong = vec![];
    let mut line = |field: &str, text: &str, needed: bool| {
        let text = tidy(text);
        if needed && text.is_empty() {
            wrong.push(FieldError::new(field, "required"));
        } else if text.chars().count() > LINE_MOST {
            wrong.push(FieldError::new(field, "too-long"));
        } else if field.ends_with("phone")
            && !text.is_empty()
            && let Err(code) = JpPhone::parse(&text)
        {
            wrong.push(FieldError::new(field, code));
        }
        text
    };
    let (name, phone) = (line("name", &sent.name, true), line("phone", &sent.phone, true));
    let night_phone = line("night_phone", &sent.night_phone, false);
    let hours = line("hours", &sent.hours, false);
    let consultation_phone = line("consultation_phone", &sent.consultation_phone, false);
    let mut advice: Vec<CenterAdvice> = vec![];
    for one in sent.advice {
        let text = one.text.replace('\r', "").trim().to_owned();
        let field = format!("advice-{}", one.language);
        let control = |c: char| c.is_control() && c != '\n';
        if text.chars().count() > ADVICE_MOST {
            wrong.push(FieldError::new(field, "advice-too-long"));
        } else if text.contains(control) {
            wrong.push(FieldError::new(field, "advice-plain"));
        } else if advice.iter().any(|other| other.language == one.language) {
            wrong.push(FieldError::new(field, "advice-twice"));
        } else if !text.is_empty() {
            advice.push(CenterAdvice { language: one.language, text });
        }
    }
    // Who reads none of the languages given falls back to the Japanese words.
    if !advice.is_empty() && advice.iter().all(|one| one.language != mimamori_domain::patient::Language::Ja) {
        wrong.push(FieldError::new("advice-ja", "advice-ja-needed"));
    }
    if !wrong.is_empty() {
        return Err(Problem::invalid(wrong));
    }
    advice.sort_by_key(|one| one.language);
    Ok(CenterSheet { version: sent.version, name, phone, night_phone, hours, consultation_phone, advice })
}
