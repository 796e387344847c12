//! One account: who, where it stands, and what can be done about it. Each deed is explained before it is done.

use dioxus::prelude::*;
use mimamori_domain::Timestamp;
use mimamori_domain::access::Role;
use mimamori_domain::api::{AccountState, AccountView, ChangeRole, MessageState, SendLink};

use crate::api::{self, ApiError};
use crate::staff::session::Session;
use crate::staff::toast::Toasts;
use crate::staff::web;
use crate::staff::words;
use crate::state::route::use_route;
use crate::t;
use crate::ui::{Button, ButtonKind, Dialog, Field, Icon, IconName, format};

/// What can be done about an account.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Deed {
    /// Send the link again.
    Invitation,
    /// Take the password away and send a link.
    Password,
    /// Take the authenticator away.
    Totp,
    /// Give the other role.
    Role(Role),
    /// Close it.
    Disable,
    /// Open it again.
    Enable,
}

impl Deed {
    /// For texts, paths and classes.
    const fn word(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::Password => "password",
            Self::Totp => "totp",
            Self::Role(_) => "role",
            Self::Disable => "disable",
            Self::Enable => "enable",
        }
    }

    /// What can be done about this account; nobody takes their own rights away.
    fn of(account: &AccountView, own: bool) -> Vec<Self> {
        let mut deeds = match account.state {
            AccountState::Disabled => return vec![Self::Enable],
            AccountState::Invited => vec![Self::Invitation],
            AccountState::Enrolling => vec![Self::Password],
            AccountState::Active => vec![Self::Totp, Self::Password],
        };
        if !own {
            match account.role {
                Role::Nurse => deeds.push(Self::Role(Role::Manager)),
                Role::Manager => deeds.push(Self::Role(Role::Nurse)),
                Role::Clinician | Role::Hotel | Role::Prefecture | Role::Auditor => {}
            }
            deeds.push(Self::Disable);
        }
        deeds
    }

    /// Its name on the button, and in the question.
    fn label(self) -> String {
        match self {
            Self::Role(role) => t!(format!("staff-accounts-role-{role}")),
            _ => t!(format!("staff-accounts-{}", self.word())),
        }
    }

    async fn carry_out(self, account: &AccountView, email: String) -> Result<(), ApiError> {
        let path = format!("/staff/accounts/{}/{}", account.id, self.word());
        match self {
            Self::Invitation | Self::Password => api::post(&path, &SendLink { email }).await,
            Self::Role(role) => api::put(&path, &ChangeRole { role }).await,
            Self::Totp | Self::Disable | Self::Enable => api::post_empty(&path).await,
        }
    }
}

/// One account.
#[component]
pub fn AccountRow(account: AccountView, now: Timestamp, onchange: EventHandler<()>) -> Element {
    let session = Session::take();
    let own = session.my_id() == Some(account.id);
    let mut open = use_signal(|| false);
    let mut asked = use_signal(|| Deed::Enable);
    let mut email = use_signal(String::new);
    let mut refused = use_signal(|| None::<String>);
    let (login, on_record) = (account.login.clone(), account.email.clone().unwrap_or_default());
    let ask = use_callback(move |(deed, on_record): (Deed, String)| {
        asked.set(deed);
        email.set(on_record);
        refused.set(None);
        open.set(true);
    });
    let role = t!(format!("staff-role-{}", account.role));
    rsx! {
        li { class: "card", "data-account": "{login}", "data-state": "{account.state}",
            div { class: "dead-what",
                p { class: "dead-who",
                    strong { "{account.name}" }
                    if own {
                        span { class: "flag flag-plain", {t!("staff-accounts-own")} }
                    }
                    code { "{login}" }
                    span { "{account.organisation} {role}" }
                }
                p { class: "dead-why",
                    StateMark { state: account.state }
                    Mail { account: account.clone(), now }
                }
                p { class: "small",
                    if let Some(email) = account.email.clone() {
                        span { "{email}" }
                        " ・ "
                    }
                    match account.seen_at {
                        Some(at) => t!("staff-accounts-seen", time = format::day_time(at, now)),
                        None => t!("staff-accounts-never"),
                    }
                }
            }
            div { class: "dead-doing",
                for deed in Deed::of(&account, own) {
                    Button {
                        key: "{deed.word()}",
                        kind: if deed == Deed::Disable { ButtonKind::Plain } else { ButtonKind::Secondary },
                        class: "act-{deed.word()}",
                        label: t!("staff-accounts-of", deed = deed.label(), name = account.name.as_str()),
                        onclick: {
                            let on_record = on_record.clone();
                            move |_| ask.call((deed, on_record.clone()))
                        },
                        {deed.label()}
                    }
                }
            }
            Question { account: account.clone(), deed: asked(), own, open, email, refused, onchange }
        }
    }
}

/// Where an account stands, as icon and word.
#[component]
fn StateMark(state: AccountState) -> Element {
    let (class, icon) = match state {
        AccountState::Active => ("state-good", IconName::Success),
        AccountState::Disabled => ("state-skip", IconName::Minus),
        AccountState::Invited | AccountState::Enrolling => ("state-ask", IconName::Waiting),
    };
    rsx! {
        span { class: "state {class}",
            Icon { name: icon }
            span { {t!(format!("staff-account-{state}"))} }
        }
    }
}

/// Where the mail and its link stand, while they are waited for.
#[component]
fn Mail(account: AccountView, now: Timestamp) -> Element {
    if account.state != AccountState::Invited {
        return rsx! {};
    }
    let words = match (account.mail, account.invited_until) {
        (Some(MessageState::Ready | MessageState::Leased | MessageState::Ambiguous), _) => {
            t!("staff-accounts-mail-waits")
        }
        (
            Some(
                MessageState::Failed | MessageState::Dead | MessageState::Undelivered | MessageState::Expired,
            ),
            _,
        ) => t!("staff-accounts-mail-failed"),
        (_, Some(until)) if until > now => {
            t!("staff-accounts-link-until", time = format::day_time(until, now))
        }
        _ => t!("staff-accounts-link-over"),
    };
    rsx! { span { "{words}" } }
}

/// The question before a deed: what will happen, and to where a link goes.
#[component]
fn Question(
    account: AccountView,
    deed: Deed,
    own: bool,
    open: Signal<bool>,
    email: Signal<String>,
    refused: Signal<Option<String>>,
    onchange: EventHandler<()>,
) -> Element {
    let session = Session::take();
    let toasts = Toasts::take();
    let route = use_route();
    let mut busy = use_signal(|| false);
    // Where nobody has come in yet, the address may be wrong; where none is on record, one is needed.
    let asks = deed == Deed::Invitation || (deed == Deed::Password && account.email.is_none());
    let (id, word, name) = (account.id, deed.word(), account.name.clone());
    let act = move |_| {
        if *busy.peek() {
            return;
        }
        busy.set(true);
        refused.set(None);
        let (account, typed) = (account.clone(), email.peek().clone());
        spawn(async move {
            let answer = deed.carry_out(&account, typed).await;
            busy.set(false);
            match answer {
                Err(ApiError::Problem(problem)) if asks && !problem.fields.is_empty() => {
                    refused.set(problem.fields.first().map(words::field_error));
                    web::focus_soon(&format!("account-email-{id}"));
                    return;
                }
                Err(error) => {
                    session.heed(&error, route);
                    toasts.bad(words::error(&error));
                }
                Ok(()) => {
                    toasts.good(t!(format!("staff-accounts-{word}-done"), name = account.name.as_str()));
                }
            }
            open.set(false);
            onchange.call(());
            // The button that was pressed may be gone with the old state.
            web::focus_soon("page-title");
        });
    };
    rsx! {
        Dialog {
            id: "account-{id}",
            open,
            title: t!("staff-accounts-of", deed = deed.label(), name = name.as_str()),
            onclose: move |()| open.set(false),
            actions: rsx! {
                Button {
                    kind: if deed == Deed::Disable { ButtonKind::Danger } else { ButtonKind::Primary },
                    class: "act-confirm",
                    busy: busy(),
                    onclick: act,
                    {deed.label()}
                }
            },
            p { {t!(format!("staff-accounts-{word}-lead"))} }
            if own {
                p { {t!("staff-accounts-own-lead")} }
            }
            if asks {
                Field {
                    id: "account-email-{id}",
                    label: t!("staff-accounts-email"),
                    required: true,
                    r#type: "email",
                    inputmode: "email",
                    value: email(),
                    error: refused(),
                    oninput: move |text| email.set(text),
                }
            }
        }
    }
}
