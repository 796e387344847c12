//! 療養証明: a page to print, with the code by which a third party can ask whether it is valid.

use dioxus::prelude::*;
use mimamori_domain::api::CertificateView;
use mimamori_domain::ids::PatientId;

use super::door::told;
use super::part::{Missing, Screen};
use super::session::use_session;
use crate::api::{self, ApiError};
use crate::state::{browser, use_task};
use crate::t;
use crate::ui::{Button, ButtonKind, Notice, NoticeKind, Spinner, format};

/// The page.
#[component]
pub fn CertificatePage(person: PatientId) -> Element {
    let session = use_session();
    let mut answer = use_signal(|| None::<Result<CertificateView, ApiError>>);
    let ask = use_callback(move |()| {
        spawn(async move {
            answer.set(Some(api::post_empty(&format!("/patient/people/{person}/certificate")).await));
        });
    });
    use_task(move || async move { ask.call(()) });
    if session.person(person).is_none() {
        return rsx! { Missing {} };
    }
    let answer = answer.read().clone();
    rsx! {
        Screen { title: t!("certificate-title"), back: "/",
            match answer {
                None => rsx! { Spinner { label: t!("wait-loading") } },
                Some(Err(error)) => rsx! {
                    Notice { kind: NoticeKind::Warning, live: true, title: told(&error),
                        Button { id: "retry", kind: ButtonKind::Secondary, onclick: move |_| ask.call(()), {t!("action-retry")} }
                    }
                },
                Some(Ok(certificate)) => rsx! { Paper { certificate } },
            }
        }
    }
}

/// What is printed.
#[component]
pub fn Paper(certificate: CertificateView) -> Element {
    let period = t!(
        "certificate-period-days",
        from = format::day_with_year(certificate.starts_on),
        to = format::day_with_year(certificate.ends_on)
    );
    let facts = [
        ("name", certificate.name.clone()),
        ("birth", format::day_with_year(certificate.birth_date)),
        ("period", period),
        ("center", certificate.center.clone()),
        ("issued", format::day_with_year(certificate.issued_at.date())),
        ("code", certificate.code.clone()),
    ];
    rsx! {
        section { class: "card stack", id: "certificate",
            p { {t!("certificate-says")} }
            dl { class: "paper",
                for (what , value) in facts {
                    div { key: "{what}",
                        dt { {t!(format!("certificate-{what}"))} }
                        dd { id: "certificate-{what}", "{value}" }
                    }
                }
            }
            p { class: "quiet", {t!("certificate-check", url = certificate.check_url.as_str())} }
        }
        Button { id: "print", class: "wide", onclick: move |_| browser::print(), {t!("certificate-print")} }
    }
}
