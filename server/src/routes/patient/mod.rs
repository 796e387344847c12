//! What patients use: the way in, the home screen, reports, the 処理番号, settings.

pub mod access;
pub mod back_in;
pub mod certificate;
pub mod contact;
pub mod entry;
pub mod home;
pub mod invitation;
pub mod letters;
pub mod number;
pub mod push;
mod quota;
pub mod report;
pub mod settings;

use axum::routing::{get, post, put};
use mimamori_domain::api;

use crate::route::{Audience, Route};

/// The routes of patients.
pub fn table() -> Vec<Route> {
    use Audience::{Patient, Public};
    vec![
        Route::get(
            "/api/v1/patient/invitations/{token}",
            Public,
            "What the first page may say before anybody is recognised",
            get(invitation::view),
        )
        .gives::<api::InvitationView>(200),
        Route::post(
            "/api/v1/patient/invitations/{token}/open",
            Public,
            "Open an invitation with the birth date",
            post(invitation::open),
        )
        .takes::<api::OpenInvitation>()
        .gives::<api::Home>(200),
        Route::post(
            "/api/v1/patient/invitations/{token}/not-me",
            Public,
            "\"This isn't me\": the link ends and staff check the number",
            post(invitation::not_me),
        )
        .answers(204),
        Route::post(
            "/api/v1/patient/back-in",
            Public,
            "Ask for a code to get back in with; the same answer whether or not anybody is known",
            post(back_in::ask),
        )
        .takes::<api::BackIn>()
        .gives::<api::BackInFlow>(202),
        Route::post(
            "/api/v1/patient/back-in/code",
            Public,
            "Get back in with the code",
            post(back_in::enter),
        )
        .takes::<api::BackInCode>()
        .gives::<api::Home>(200),
        Route::get("/api/v1/patient/home", Patient, "Everything the first screen shows", get(home::view))
            .gives::<api::Home>(200),
        Route::post("/api/v1/patient/people/{id}/reports", Patient, "Send a report", post(report::submit))
            .takes::<api::SubmitReport>()
            .gives::<api::ReportReceipt>(201)
            .gives::<api::ReportReceipt>(200),
        Route::get(
            "/api/v1/patient/people/{id}/reports",
            Patient,
            "Own reports, newest first",
            get(report::list),
        )
        .gives::<api::ReportPage>(200),
        Route::post("/api/v1/patient/people/{id}/number", Patient, "Ask for a 処理番号", post(number::ask))
            .gives::<api::NumberView>(200),
        Route::post(
            "/api/v1/patient/people/{id}/number/decline",
            Patient,
            "\"I don't use COCOA\": the chain stops",
            post(number::decline),
        )
        .gives::<api::NumberView>(200),
        Route::post(
            "/api/v1/patient/people/{id}/contact",
            Patient,
            "Ask for a code to a new telephone number or e-mail address",
            post(contact::ask),
        )
        .takes::<api::NewContact>()
        .gives::<api::ContactCodeSent>(202),
        Route::post(
            "/api/v1/patient/people/{id}/contact/code",
            Patient,
            "Confirm the new contact with the code",
            post(contact::confirm),
        )
        .takes::<api::ContactCode>()
        .gives::<api::Home>(200),
        Route::post(
            "/api/v1/patient/people/{id}/certificate",
            Patient,
            "Proof of the time of isolation, made on the first request",
            post(certificate::issue),
        )
        .gives::<api::CertificateView>(200),
        Route::get(
            "/api/v1/patient/people/{id}/letters",
            Patient,
            "What staff wrote, newest first",
            get(letters::list),
        )
        .gives::<api::LetterList>(200),
        Route::post(
            "/api/v1/patient/people/{id}/letters/{letter}/read",
            Patient,
            "\"Read\": it is shown on the first screen no more",
            post(letters::read),
        )
        .answers(204),
        Route::get(
            "/api/v1/patient/people/{id}/access",
            Patient,
            "Who can see the data, and which roles did",
            get(access::view),
        )
        .gives::<api::AccessView>(200),
        Route::put("/api/v1/patient/settings", Patient, "Language and reminder hour", put(settings::update))
            .takes::<api::PatientSettings>()
            .gives::<api::Home>(200),
        Route::post("/api/v1/patient/push", Patient, "Register this browser for push", post(push::subscribe))
            .takes::<api::PushSubscription>()
            .answers(204),
        Route::post(
            "/api/v1/patient/sign-out",
            Patient,
            "End this phone's session",
            post(settings::sign_out),
        )
        .answers(204),
    ]
}
