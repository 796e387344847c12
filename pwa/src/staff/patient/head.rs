//! Who the patient is and how to reach them: read in one look before the call.

use dioxus::prelude::*;
use mimamori_domain::access::Action;
use mimamori_domain::api::{InvitationState, PatientPage};
use mimamori_domain::patient::RISK_AGE;
use mimamori_domain::values::{JpPhone, parse_date};
use mimamori_domain::{PatientId, Timestamp};

use super::contacts::Contacts;
use crate::staff::pages::Page;
use crate::staff::parts::TierMark;
use crate::staff::words;
use crate::state::route::Link;
use crate::t;
use crate::ui::{Icon, IconName};

/// Name, age, day, tier, phone, risks.
#[component]
pub fn Head(page: PatientPage, now: Timestamp) -> Element {
    let line = &page.line;
    let form = &page.form;
    let mut risks: Vec<String> =
        line.risk_factors.iter().map(|risk| t!(format!("staff-risk-{risk}"))).collect();
    if line.age >= RISK_AGE {
        risks.insert(0, t!("staff-risk-age"));
    }
    let can = |action: Action| page.actions.contains(&action);
    rsx! {
        header { class: "patient-head",
            div { class: "patient-name",
                p { class: "patient-kana", "{line.kana}" }
                h1 { id: "page-title", tabindex: "-1", "{line.name}" }
                p { class: "patient-facts",
                    TierMark { tier: line.tier, big: true }
                    span { {t!("staff-age", n = line.age)} }
                    if !form.sex.is_empty() {
                        span { {t!(format!("staff-sex-{}", form.sex))} }
                    }
                    span {
                        if let Some(day) = line.day {
                            {t!("staff-day-long", n = day)}
                        } else {
                            {t!("staff-day-unknown")}
                        }
                    }
                    span { {t!(format!("staff-class-{}", line.classification))} }
                    span { {t!(format!("staff-status-{}", line.status))} }
                }
                ul { class: "flags", "aria-label": t!("staff-patient-risk"),
                    if line.lives_alone {
                        li { class: "flag flag-strong", {t!("staff-lives-alone")} }
                    }
                    for risk in risks {
                        li { key: "{risk}", class: "flag", "{risk}" }
                    }
                    li { class: "flag flag-plain", {words::place(line.place, &form.hotel, &form.room)} }
                    li { class: "flag flag-plain", {t!(format!("staff-mode-{}", line.mode))} }
                    if form.language != "ja" && !form.language.is_empty() {
                        li { class: "flag flag-plain", {t!(format!("staff-lang-{}", form.language))} }
                    }
                }
            }
            div { class: "patient-doing",
                Phone { number: form.phone.clone() }
                Contacts { contacts: page.contacts.clone(), mobile: is_mobile(&form.phone), now, can_edit: can(Action::PatientEdit) }
                div { class: "patient-buttons",
                    if can(Action::ReportEnter) {
                        Go { id: "enter-report", to: Page::Report(line.id), icon: IconName::Plus, label: t!("staff-patient-enter-report") }
                    }
                    if can(Action::PatientEdit) {
                        Go { id: "edit-patient", to: Page::Edit(line.id), icon: IconName::Person, label: t!("staff-patient-edit") }
                    }
                }
            }
        }
    }
}

/// A link that looks like a button.
#[component]
fn Go(id: String, to: ReadSignal<Page>, icon: IconName, label: String) -> Element {
    rsx! {
        Link { id, to: to().path(), class: "button button-secondary",
            Icon { name: icon }
            span { "{label}" }
        }
    }
}

fn is_mobile(number: &str) -> bool {
    JpPhone::parse(number).is_ok_and(|phone| phone.is_mobile())
}

/// The number, as large as what it is for.
#[component]
fn Phone(number: String) -> Element {
    if number.is_empty() {
        return rsx! { p { class: "no-phone", {t!("staff-patient-no-phone")} } };
    }
    let mobile = is_mobile(&number);
    let written = words::phone(&number);
    rsx! {
        a { class: "phone", id: "patient-phone", href: "tel:{number}", "aria-label": t!("staff-patient-call", phone = written.as_str()),
            Icon { name: IconName::Phone }
            span {
                span { class: "phone-number", "{written}" }
                if !mobile {
                    span { class: "phone-note", {t!("staff-patient-landline")} }
                }
            }
        }
    }
}

/// The rest of what is known, and the state of the invitation.
#[component]
pub fn Basics(page: PatientPage, now: Timestamp) -> Element {
    let form = &page.form;
    let date = |text: &str| parse_date(text).map_or_else(|_| text.to_owned(), words::full_date);
    let word = |kind: &str, value: &str| {
        if value.is_empty() { String::new() } else { t!(format!("staff-{kind}-{value}")) }
    };
    let test: Vec<String> = [
        word("method", &form.test_method),
        word("specimen", &form.specimen),
        word("result", &form.test_result),
    ]
    .into_iter()
    .filter(|part| !part.is_empty())
    .collect();
    let rows = [
        ("staff-field-birth-date", date(&form.birth_date)),
        ("staff-field-address", form.address.clone()),
        ("staff-field-email", form.email.clone()),
        ("staff-field-emergency-contact", form.emergency_contact.clone()),
        ("staff-field-onset-date", date(&form.onset_date)),
        ("staff-field-specimen-date", date(&form.specimen_date)),
        ("staff-field-exposure-date", date(&form.exposure_date)),
        ("staff-field-test-result", test.join("・")),
        ("staff-field-her-sys-id", form.her_sys_id.clone()),
        ("staff-field-passport", form.passport.clone()),
        ("staff-patient-center", page.center.clone()),
        ("staff-patient-association", page.association.clone().unwrap_or_default()),
        ("staff-field-note", form.note.clone()),
        ("staff-patient-invitation", invitation(&page, now)),
        ("staff-patient-certificate", page.certificate.map(|at| words::moment(at, now)).unwrap_or_default()),
    ];
    rsx! {
        section { class: "card", "aria-labelledby": "basics-title",
            h2 { id: "basics-title", {t!("staff-patient-basic")} }
            dl { class: "facts",
                for (label , value) in rows {
                    if !value.is_empty() {
                        div { key: "{label}",
                            dt { {t!(label)} }
                            dd { "{value}" }
                        }
                    }
                }
            }
        }
    }
}

fn invitation(page: &PatientPage, now: Timestamp) -> String {
    match (page.invitation, page.opened_at) {
        (InvitationState::Opened, Some(at)) => {
            t!("staff-invitation-opened-at", time = words::moment(at, now))
        }
        (state, _) => t!(format!("staff-invitation-{state}")),
    }
}

/// Back to the patient, from a page about them.
#[component]
pub fn BackToPatient(id: PatientId) -> Element {
    rsx! {
        Link { to: Page::Patient(id).path(), class: "back", id: "back-patient",
            Icon { name: IconName::Back }
            {t!("staff-back-patient")}
        }
    }
}
