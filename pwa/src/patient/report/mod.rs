//! Writing a report: one thing per screen, each answer kept as it is given, "back" going one screen back.

mod check;
mod course;
mod oxygen;
mod sent;
mod signs;
mod symptoms;
mod temperature;

use dioxus::prelude::*;
use mimamori_domain::Timestamp;
use mimamori_domain::api::{PersonHome, ReportView, SubmitReport};
use mimamori_domain::ids::PatientId;
use mimamori_domain::triage::Tier;
use mimamori_domain::values::{Spo2, Temperature};

use super::draft::{CORRECTABLE, Draft, Step};
use super::part::{AMBULANCE, Missing, PersonTag, Screen};
use super::rules;
use super::session::use_session;
use crate::json;
use crate::offline::db::{self, Write};
use crate::offline::outbox::use_outbox;
use crate::offline::queue::Waiting;
use crate::state::browser::{self, BrowserRng};
use crate::state::route::use_route;
use crate::state::{clock, use_task, use_value, use_watch};
use crate::t;
use crate::ui::{Button, ButtonKind, CallButton, EmergencyBanner, Spinner, progress};

/// The report being written, for its screens. A copy of a handle.
#[derive(Clone, Copy)]
pub struct Form {
    person: PatientId,
    draft: Signal<Draft>,
    sending: Signal<bool>,
    sent: Signal<Option<Waiting>>,
}

impl Form {
    /// What has been answered; reading it subscribes.
    fn draft(self) -> ReadSignal<Draft> {
        self.draft.into()
    }
    /// Answers something, and keeps it.
    fn answer(mut self, change: impl FnOnce(&mut Draft)) {
        change(&mut self.draft.write());
        self.keep();
    }
    /// As [`Self::answer`], for what is measured: it notes the time.
    fn measure(self, change: impl FnOnce(&mut Draft)) {
        self.answer(|draft| {
            draft.measured_at = Some(clock::now());
            draft.odd_confirmed = false;
            change(draft);
        });
    }
    fn keep(self) {
        let draft = self.draft.peek();
        if let Ok(text) = serde_json::to_string(&*draft) {
            let key = Draft::key(draft.person);
            browser::background(db::commit(vec![Write::Put(key, text)]));
        }
    }
    fn path(self, step: Step) -> String {
        if step == Step::Temperature && self.draft.peek().corrects.is_none() {
            format!("/report/{}", self.person)
        } else {
            format!("/report/{}#{}", self.person, step.word())
        }
    }
    /// To the screen after this one.
    fn next(self, step: Step) {
        if let Some(next) = step.next() {
            use_route().go(&self.path(next));
        }
    }
    fn go(self, step: Step) {
        use_route().go(&self.path(step));
    }
    /// Begins again.
    fn start_over(mut self) {
        self.draft.set(Draft::new(self.person, clock::now(), &BrowserRng));
        let key = Draft::key(self.person);
        browser::background(db::commit(vec![Write::Delete(key)]));
        use_route().replace(&self.path(Step::Temperature));
    }
    /// Writes the report down, sends it, and shows what to do. However often it is pressed, it is one report.
    fn send(mut self) {
        if *self.sending.peek() {
            return;
        }
        let Some(PersonHome { name, .. }) = use_session().person(self.person) else { return };
        self.sending.set(true);
        let item = {
            let draft = self.draft.peek();
            Waiting {
                person: self.person,
                name,
                report: SubmitReport {
                    id: draft.id,
                    measured_at: draft.measured_at(clock::now()),
                    supersedes: draft.corrects,
                    answers: draft.answers(),
                },
                refused: None,
                tries: 0,
                not_before: None,
            }
        };
        self.sent.set(Some(item.clone()));
        use_route().replace(&format!("/report/{}#sent", self.person));
        // On the device the draft stays until the report is written down, so a crash in between loses nothing.
        use_outbox().submit(item, Draft::key(self.person));
    }
    /// Takes up the report that was just sent, to correct it.
    fn correct(mut self, report: &ReportView) {
        self.draft.set(Draft::correcting(self.person, report, clock::now(), &BrowserRng));
        self.sending.set(false);
        self.keep();
        self.go(Step::Check);
    }
    /// The screen after sending has appeared, so nothing can be pressed twice any more: a new draft may begin.
    fn done(mut self) {
        self.draft.set(Draft::new(self.person, clock::now(), &BrowserRng));
        self.sending.set(false);
    }
    /// The patient's last temperature, as a quiet hint.
    fn last_temperature(self) -> Option<Temperature> {
        use_session().person(self.person)?.last_report?.answers.temperature
    }
    /// The patient's last oxygen.
    fn last_spo2(self) -> Option<Spo2> {
        use_session().person(self.person)?.last_report?.answers.spo2.measured()
    }
    /// When the last report was measured, as people say it.
    fn last_when(self) -> Option<String> {
        let last = use_session().person(self.person)?.last_report?;
        Some(crate::ui::format::day_time(last.measured_at, clock::now()))
    }
}

/// Can this report still be corrected?
pub fn is_correctable(report: &ReportView, now: Timestamp) -> bool {
    now.since(report.received_at) < CORRECTABLE
}

/// Begins the correction of a report from another page; a report that is being written comes first.
pub async fn correct(person: PatientId, report: ReportView) {
    let key = Draft::key(person);
    let kept = db::get(&key).await.and_then(|text| json::read::<Draft>(&text).ok());
    let to = if kept.is_some_and(|draft| draft.corrects.is_none() && !draft.is_empty()) {
        format!("/report/{person}")
    } else {
        let draft = Draft::correcting(person, &report, clock::now(), &BrowserRng);
        if let Ok(text) = serde_json::to_string(&draft) {
            db::commit(vec![Write::Put(key, text)]).await;
        }
        format!("/report/{person}#{}", Step::Check.word())
    };
    use_route().go(&to);
}

/// The report of one person, at the step that the address names.
#[component]
pub fn ReportPage(person: PatientId, step: String) -> Element {
    let session = use_session();
    let route = use_route();
    let draft = use_signal(|| Draft::new(person, clock::now(), &BrowserRng));
    let sending = use_value(false);
    let sent = use_value(None::<Waiting>);
    let form = use_context_provider(|| Form { person, draft, sending, sent });
    let mut looked = use_signal(|| !cfg!(target_arch = "wasm32"));
    let mut resumed = use_value(false);
    use_task(move || async move {
        let place = route.path();
        let word = place.split_once('#').map_or("", |(_, word)| word);
        if let Some(kept) = kept_draft(form, word).await {
            resumed.set(!kept.is_empty());
            let mut draft = form.draft;
            draft.set(kept);
        }
        looked.set(true);
    });
    // A later screen without any answer is what "back" finds after sending: the way leads home.
    use_watch(move || {
        let path = route.path();
        let later = path.split_once('#').is_some_and(|(_, word)| word != "sent" && Step::of(word).is_some());
        let lost = path.ends_with("#sent") && sent.read().is_none();
        if looked() && !*sending.peek() && (lost || (later && form.draft.peek().is_empty())) {
            route.replace("/");
        }
    });
    if session.person(person).is_none() {
        return rsx! { Missing {} };
    }
    if !looked() {
        return rsx! { Spinner { label: t!("wait-loading") } };
    }
    if step == "sent" {
        let item = sent.read().clone();
        return match item {
            Some(item) => rsx! { sent::Sent { item } },
            None => rsx! {},
        };
    }
    let resumed = resumed() && !draft.read().is_empty();
    match Step::of(&step).unwrap_or(Step::Temperature) {
        Step::Temperature => rsx! { temperature::TemperatureStep { resumed } },
        Step::Oxygen => rsx! { oxygen::OxygenStep {} },
        Step::Signs => rsx! { signs::SignsStep {} },
        Step::Symptoms => rsx! { symptoms::SymptomsStep {} },
        Step::Course => rsx! { course::CourseStep {} },
        Step::Check => rsx! { check::CheckStep {} },
    }
}

/// The draft that an earlier page left, unless it was already sent, or has nothing to do with the screen of this word.
async fn kept_draft(form: Form, word: &str) -> Option<Draft> {
    let text = db::get(&Draft::key(form.person)).await?;
    let draft: Draft = json::read(&text).ok()?;
    let waits = use_outbox().queue().peek().holds(draft.id);
    let arrived = use_session()
        .person(form.person)
        .and_then(|person| person.last_report)
        .is_some_and(|report| report.client_id == draft.id);
    (!waits && !arrived && draft.is_taken_up(word, clock::now())).then_some(draft)
}

/// One screen of the report: whose, how far, the question, and the button at the foot of the screen, above it the call
/// buttons as soon as an answer asks for them.
#[component]
fn StepScreen(
    step: Step,
    title: String,
    /// Word of the button that goes on.
    forward: String,
    /// Go on, where the answers allow it.
    onforward: EventHandler<()>,
    /// A quieter button beside it.
    #[props(default)]
    aside: Option<Element>,
    /// A question above has its own buttons: none at the foot.
    #[props(default)]
    decided_above: bool,
    children: Element,
) -> Element {
    let form: Form = consume_context();
    let session = use_session();
    let Some((who, center)) = session.person(form.person).zip(session.center()) else { return rsx! {} };
    let back = Step::ALL
        .get(step.place().wrapping_sub(2))
        .map_or_else(|| "/".to_owned(), |before| form.path(*before));
    let place = step.place();
    let danger = rules::judge_answers(&who, form.draft().read().answers()) == Some(Tier::Emergency);
    rsx! {
        Screen {
            title,
            back,
            above: rsx! {
                PersonTag { name: who.name }
                {progress(place, Step::ALL.len(), &t!("report-place", place = place, of = Step::ALL.len()))}
            },
            form {
                class: "stack step",
                onsubmit: move |event| {
                    event.prevent_default();
                    if !*form.sending.peek() {
                        onforward.call(());
                    }
                },
                {children}
                if danger {
                    div { class: "foot foot-danger",
                        EmergencyBanner { id: "call-now", title: t!("advice-emergency-title"),
                            div { class: "call-pair",
                                CallButton { id: "call-119", number: AMBULANCE, label: t!("call-119"), emergency: true }
                                CallButton { id: "call-center", number: center.phone, label: t!("call-center-short") }
                            }
                            Button {
                                id: "send-now",
                                kind: ButtonKind::Secondary,
                                class: "wide",
                                busy: (form.sending)(),
                                onclick: move |_| form.send(),
                                {t!("report-send-now")}
                            }
                        }
                    }
                }
                div { class: if danger { "foot foot-after" } else { "foot" },
                    if !decided_above {
                        Button { id: "next", class: "wide", r#type: "submit", busy: step == Step::Check && (form.sending)(), "{forward}" }
                        {aside}
                    }
                }
            }
        }
    }
}
