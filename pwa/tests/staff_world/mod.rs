//! What the staff screens are drawn with in tests: somebody logged in, a queue, a patient, a file.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "helpers of tests fail where a test would"
)]

mod accounts;
mod audit;
mod follow_up;
mod import;
mod messaging;
pub mod moving;
mod on_call;
mod patient;
pub mod patient_extra;
mod queue;
mod rules;

use std::collections::BTreeMap;
use std::rc::Rc;

use dioxus::prelude::*;
use mimamori_domain::access::{Action, Role};
use mimamori_domain::api::*;
use mimamori_domain::messaging::{Trouble, troubles};
use mimamori_domain::patient::*;
use mimamori_domain::report::{Answers, Spo2Reading, UrgentSign};
use mimamori_domain::triage::preview::{RuleCell, RuleExample, RuleTally};
use mimamori_domain::triage::{Assessment, Condition, Reason, RuleSet, Rules, Tier};
use mimamori_domain::values::{FieldError, Spo2, Temperature};
use mimamori_domain::{Date, Duration, PatientId, Timestamp};
use mimamori_pwa::api::ApiError;
use mimamori_pwa::staff::live::{Live, Wire};
use mimamori_pwa::staff::patient::{Patient, PatientView};
use mimamori_pwa::staff::queue::state::QueueState;
use mimamori_pwa::staff::session::{Session, Standing};
use mimamori_pwa::staff::shift::Shift;
use mimamori_pwa::staff::toast::Toasts;
use mimamori_pwa::state::clock;
use mimamori_pwa::state::route::use_route_provider;
use mimamori_pwa::texts::use_texts_for_tests;

pub use self::accounts::accounts;
pub use self::audit::trail;
pub use self::follow_up::{follow_up, follow_up_lines};
pub use self::import::import;
pub use self::messaging::{messaging, undelivered};
pub use self::on_call::on_call;
pub use self::patient::patient_page;
pub use self::queue::{alert, line, queue, reasons};
pub use self::rules::rules;

/// Everything a nurse may do.
pub const ALL: &[Action] = &[
    Action::PatientView,
    Action::PatientRegister,
    Action::PatientEdit,
    Action::CourseDecide,
    Action::ReportEnter,
    Action::QueueView,
    Action::AlertWork,
    Action::FindingWrite,
    Action::NumberIssue,
    Action::InvitationSend,
    Action::MessageWork,
    Action::OnCallView,
    Action::TransferAsk,
    Action::TransferAnswer,
    Action::PatientShare,
];

/// What a screen finds when it is drawn.
#[derive(Clone)]
pub struct World {
    pub language: Language,
    pub queue: Option<Queue>,
    pub failed: bool,
    pub lost: bool,
    pub signed_out: bool,
    pub role: Role,
    pub page: Option<PatientPage>,
}

impl World {
    pub fn new(language: Language) -> Self {
        Self {
            language,
            queue: None,
            failed: false,
            lost: false,
            signed_out: false,
            role: Role::Nurse,
            page: None,
        }
    }
}

#[derive(Clone)]
struct Props {
    world: World,
    content: Rc<dyn Fn() -> Element>,
}

/// Draws a screen, and holds it to what every screen must keep.
pub fn draw(world: World, content: impl Fn() -> Element + 'static) -> String {
    let mut dom = VirtualDom::new_with_props(root, Props { world, content: Rc::new(content) });
    dom.rebuild_in_place();
    let html = dioxus_ssr::render(&dom);
    let missing: Vec<&str> =
        html.match_indices("staff-").map(|(at, _)| &html[at..(at + 60).min(html.len())]).collect();
    assert!(missing.is_empty(), "sentences that don't exist: {missing:?}");
    assert!(!html.contains("{$") && !html.contains("{ $"), "a sentence lacks a value: {html}");
    assert!(!html.contains("style="), "the content policy blocks style attributes: {html}");
    html
}

fn root(props: Props) -> Element {
    let World { language, queue, failed, lost, signed_out, role, page } = props.world;
    use_texts_for_tests(language, &["common", "words", "problems", "triage", "staff"]);
    use_route_provider("/staff");
    let mut me = Me { role, ..me() };
    if role == Role::Manager {
        me.actions.extend([Action::OnCallPlan, Action::RulesManage]);
    }
    Session::provide(if signed_out { Standing::Out } else { Standing::In(me) });
    Toasts::provide();
    Live::provide(if lost { Wire::Lost } else { Wire::Live });
    let state = QueueState::provide(queue);
    use_hook(|| {
        let mut failure = state.failed;
        failure.set(failed.then_some(ApiError::Offline));
    });
    Shift::provide();
    use_context_provider(|| page);
    (props.content)()
}

/// The patient of the world.
#[component]
pub fn PatientOfTest() -> Element {
    let page: Option<PatientPage> = use_context();
    let page = page.expect("a patient in the world");
    Patient::provide(page.line.id);
    rsx! { PatientView { page, stale: false } }
}

pub fn each_language(test: impl Fn(Language)) {
    for language in Language::STAFF {
        test(language);
    }
}

pub fn now() -> Timestamp {
    clock::now()
}

pub fn id<T: std::str::FromStr<Err: std::fmt::Debug>>(n: u64) -> T {
    format!("0189aa00-0000-7000-8000-{n:012}").parse().unwrap()
}

pub fn me() -> Me {
    Me {
        id: id(1),
        name: "佐藤 みどり".into(),
        role: Role::Nurse,
        organisation: "みなと保健所".into(),
        actions: ALL.to_vec(),
        csrf: "x".into(),
        now: now(),
    }
}
