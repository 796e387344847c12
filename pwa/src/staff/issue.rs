//! Numbers for many patients at once, from the list: choosing, seeing who will get one and who not, and then what
//! became of each. The server judges; pressing twice issues once.

use std::collections::{BTreeMap, BTreeSet};

use dioxus::prelude::*;
use mimamori_domain::PatientId;
use mimamori_domain::api::{IssueNumbers, IssueOutcome, IssuedNumbers, PatientLine};

use super::pages::Page;
use super::session::Session;
use super::toast::Toasts;
use super::words;
use crate::api;
use crate::state::route::{Link, use_route};
use crate::t;
use crate::ui::{Button, ButtonKind, Icon, IconName};

/// Most patients of one request.
const MOST: usize = 500;

/// Who is chosen, and what the server said of them. A copy of a handle.
#[derive(Clone, Copy, PartialEq)]
pub struct Choosing {
    /// Chosen lines; `None` while nobody is choosing.
    pub chosen: Signal<Option<BTreeSet<PatientId>>>,
    answer: Signal<Option<(bool, IssuedNumbers)>>,
    busy: Signal<bool>,
}

impl Choosing {
    /// For a page.
    pub fn use_here() -> Self {
        Self { chosen: use_signal(|| None), answer: use_signal(|| None), busy: use_signal(|| false) }
    }
    /// Is this line chosen? `None` while nobody is choosing.
    pub fn of(self, id: PatientId) -> Option<bool> {
        self.chosen.read().as_ref().map(|chosen| chosen.contains(&id))
    }
    /// Chooses a line, or not any more. What was seen before doesn't count then.
    pub fn choose(mut self, id: PatientId, wanted: bool) {
        self.answer.set(None);
        if let Some(chosen) = self.chosen.write().as_mut() {
            if wanted && chosen.len() < MOST {
                chosen.insert(id);
            } else {
                chosen.remove(&id);
            }
        }
    }
}

/// The bar above the list: begin, choose all that are shown, look, issue.
#[component]
pub fn IssueBar(choosing: Choosing, lines: Vec<PatientLine>) -> Element {
    let session = Session::take();
    let toasts = Toasts::take();
    let route = use_route();
    let Choosing { mut chosen, mut answer, mut busy } = choosing;
    let ask = use_callback(move |preview: bool| {
        if *busy.peek() {
            return;
        }
        busy.set(true);
        let patients = chosen.peek().iter().flatten().copied().collect();
        spawn(async move {
            let body = IssueNumbers { patients, preview };
            let issued = api::post::<_, IssuedNumbers>("/staff/numbers", &body).await;
            busy.set(false);
            match issued {
                Ok(issued) => answer.set(Some((preview, issued))),
                Err(error) => {
                    session.heed(&error, route);
                    toasts.bad(words::error(&error));
                }
            }
        });
    });
    let Some(count) = chosen.read().as_ref().map(BTreeSet::len) else {
        return rsx! {
            Button { id: "issue-begin", kind: ButtonKind::Secondary, onclick: move |_| chosen.set(Some(BTreeSet::new())), {t!("staff-issue-begin")} }
        };
    };
    let shown: Vec<PatientId> = lines.iter().map(|line| line.id).take(MOST).collect();
    let names: BTreeMap<PatientId, String> = lines.into_iter().map(|line| (line.id, line.name)).collect();
    let said = answer.read().clone();
    rsx! {
        section { class: "card issue", id: "issue", "aria-labelledby": "issue-title",
            h2 { id: "issue-title", {t!("staff-issue-title")} }
            p { class: "lead", {t!("staff-issue-lead")} }
            div { class: "issue-doing",
                p { role: "status", {t!("staff-issue-chosen", n = count)} }
                Button { id: "issue-all", kind: ButtonKind::Plain,
                    onclick: move |_| {
                        answer.set(None);
                        chosen.set(Some(shown.iter().copied().collect()));
                    },
                    {t!("staff-issue-all")}
                }
                Button { id: "issue-look", kind: ButtonKind::Secondary, disabled: count == 0, busy: busy(), onclick: move |_| ask.call(true), {t!("staff-issue-look")} }
                Button { id: "issue-end", kind: ButtonKind::Plain,
                    onclick: move |_| {
                        answer.set(None);
                        chosen.set(None);
                    },
                    {t!("staff-close")}
                }
            }
            if let Some((preview, issued)) = said {
                Outcomes { preview, issued, names, busy: busy(), onissue: move |()| ask.call(false) }
            }
        }
    }
}

/// Who gets one, or got one, and why the others don't, in groups.
#[component]
pub fn Outcomes(
    preview: bool,
    issued: IssuedNumbers,
    names: BTreeMap<PatientId, String>,
    busy: bool,
    onissue: EventHandler<()>,
) -> Element {
    let of = |outcome: IssueOutcome| -> Vec<(PatientId, String)> {
        let results = issued.results.iter().filter(|one| one.outcome == outcome).map(|one| one.patient_id);
        results.map(|id| (id, names.get(&id).cloned().unwrap_or_default())).collect()
    };
    let started = of(IssueOutcome::Started);
    let count = started.len();
    let title =
        if preview { t!("staff-issue-will-start", n = count) } else { t!("staff-issue-started", n = count) };
    let others = IssueOutcome::ALL.iter().filter(|outcome| **outcome != IssueOutcome::Started);
    rsx! {
        div { id: if preview { "issue-preview" } else { "issue-results" }, role: "status",
            Group { outcome: IssueOutcome::Started, title, people: started }
            if preview && count > 0 {
                Button { id: "issue-go", busy, onclick: move |_| onissue.call(()), {t!("staff-issue-go", n = count)} }
            }
            for (outcome , people) in others.map(|outcome| (*outcome, of(*outcome))).filter(|(_, people)| !people.is_empty()) {
                Group { key: "{outcome}", outcome, title: t!(format!("staff-issue-{outcome}"), n = people.len()), people }
            }
        }
    }
}

/// People of whom the same became.
#[component]
fn Group(outcome: IssueOutcome, title: String, people: Vec<(PatientId, String)>) -> Element {
    rsx! {
        div { class: "issue-group", "data-outcome": "{outcome}",
            h3 {
                Icon { name: if outcome == IssueOutcome::Started { IconName::Success } else { IconName::Minus } }
                "{title}"
            }
            ul {
                for (id , name) in people {
                    li { key: "{id}", "data-patient-id": "{id}",
                        Link { to: Page::Patient(id).path(), "{name}" }
                    }
                }
            }
        }
    }
}
