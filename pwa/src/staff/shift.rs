//! Work that goes on later or with somebody else: the dialogs for putting off and handing over, on the queue and on the
//! patient's page alike.

use dioxus::prelude::*;
use mimamori_domain::api::{Colleague, Colleagues, OfferAlerts, OfferedAlerts, QueueView, SnoozeAlert};
use mimamori_domain::triage::Tier;
use mimamori_domain::{AlertId, Duration, StaffId, Timestamp};

use super::acts::Acts;
use super::patient::NOTE_MAX;
use super::queue::state::pages_of;
use super::words;
use crate::api::{self, ApiError};
use crate::state::clock;
use crate::t;
use crate::ui::{Button, ButtonKind, Check, Choice, Dialog, Field, Select};

/// Pages of one's own alerts that are handed over at once.
const PAGES: usize = 4;
/// As many alerts as the server takes at once.
const MOST: usize = 200;

/// The alert in hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Which.
    pub alert: AlertId,
    /// How urgent; decides how long it may be put off.
    pub tier: Tier,
    /// Whose.
    pub name: String,
}

/// What is being put off or handed over. A copy of a handle.
#[derive(Clone, Copy)]
pub struct Shift {
    snoozing: Signal<Option<Target>>,
    handing: Signal<Option<Target>>,
}

impl Shift {
    /// Puts it into the context.
    pub fn provide() -> Self {
        use_context_provider(|| Self { snoozing: Signal::new(None), handing: Signal::new(None) })
    }
    /// From the context.
    pub fn take() -> Self {
        use_context()
    }
    /// Asks until when.
    pub fn snooze(mut self, target: Target) {
        self.snoozing.set(Some(target));
    }
    /// Asks to whom.
    pub fn hand_over(mut self, target: Target) {
        self.handing.set(Some(target));
    }
}

/// Both dialogs.
#[component]
pub fn ShiftDialogs() -> Element {
    rsx! {
        Snooze {}
        HandOver {}
    }
}

/// For how many minutes an alert may be put off: at most as long as a new one of its tier may wait.
const fn minutes(tier: Tier) -> &'static [i64] {
    match tier {
        Tier::Emergency => &[5, 10, 15],
        Tier::Urgent => &[15, 30, 60],
        Tier::Watch | Tier::Routine => &[30, 60, 120, 240],
    }
}

/// A whole minute that is not later.
fn until(now: Timestamp, minutes: i64) -> Timestamp {
    let later = now.plus(Duration::minutes(minutes)).millis();
    Timestamp::from_millis(later - later.rem_euclid(60_000))
}

#[component]
fn Snooze() -> Element {
    let acts = Acts::take();
    let mut snoozing = Shift::take().snoozing;
    let mut busy = use_signal(|| false);
    let send = use_callback(move |(target, until): (Target, Timestamp)| {
        if busy.replace(true) {
            return;
        }
        spawn(async move {
            let done = acts.send(target.alert, "snooze", &SnoozeAlert { until: Some(until) }).await;
            busy.set(false);
            snoozing.set(None);
            if done {
                let name = target.name.as_str();
                let said = t!("staff-snooze-done", name = name, time = until.clock_time());
                acts.undoable(said, target.alert, "snooze", t!("staff-snooze-undone", name = name));
            }
        });
    });
    let open = use_memo(move || snoozing.read().is_some());
    let target = snoozing.read().clone();
    let name = target.as_ref().map(|target| target.name.clone()).unwrap_or_default();
    let now = clock::now();
    rsx! {
        Dialog { id: "snooze", open, title: t!("staff-snooze-title", name = name), onclose: move |()| snoozing.set(None),
            p { class: "lead", {t!("staff-snooze-lead")} }
            div { class: "outcomes",
                if let Some(target) = target {
                    for minutes in minutes(target.tier).iter().copied() {
                        Button {
                            key: "{minutes}",
                            id: "snooze-{minutes}",
                            kind: ButtonKind::Secondary,
                            busy: busy(),
                            onclick: {
                                let target = target.clone();
                                move |_| send.call((target.clone(), until(clock::now(), minutes)))
                            },
                            {t!("staff-snooze-choice", span = words::span(minutes), time = until(now, minutes).clock_time())}
                        }
                    }
                }
            }
        }
    }
}

/// To whom, as chosen in the list; the centre is one of the choices for an association.
const CENTER: &str = "center";

#[component]
fn HandOver() -> Element {
    let acts = Acts::take();
    let mut handing = Shift::take().handing;
    let mut known = use_signal(|| None::<Colleagues>);
    let mut to = use_signal(String::new);
    let mut note = use_signal(String::new);
    let mut all = use_signal(|| false);
    let mut tried = use_signal(|| false);
    let mut busy = use_signal(|| false);
    let open = use_memo(move || handing.read().is_some());
    // Who is there now, asked anew each time.
    use_effect(move || {
        if !open() {
            return;
        }
        known.set(None);
        to.set(String::new());
        all.set(false);
        tried.set(false);
        spawn(async move {
            match api::get::<Colleagues>("/staff/colleagues").await {
                Ok(colleagues) => known.set(Some(colleagues)),
                Err(error) => {
                    handing.set(None);
                    acts.failed(&error);
                }
            }
        });
    });
    let send = use_callback(move |target: Target| {
        tried.set(true);
        let chosen = to.peek().clone();
        let length = note.peek().trim().chars().count();
        let silent = chosen == CENTER && length == 0;
        if chosen.is_empty() || silent || length > NOTE_MAX || busy.replace(true) {
            return;
        }
        let whom = name_of(known.peek().as_ref(), &chosen);
        spawn(async move {
            let words = note.peek().trim().to_owned();
            let everything = *all.peek();
            let done = offer(&target, chosen.parse().ok(), words, everything).await;
            busy.set(false);
            match done {
                Ok(done) => {
                    handing.set(None);
                    note.set(String::new());
                    let said = t!("staff-offer-done", n = done.offered.len(), whom = whom);
                    acts.good(said);
                    acts.queue.refresh();
                }
                Err(error) => acts.failed(&error),
            }
        });
    });
    let target = handing.read().clone();
    let name = target.as_ref().map(|target| target.name.clone()).unwrap_or_default();
    let mine = acts.queue.list.read().as_ref().and_then(|list| list.views.get(&QueueView::Mine).copied());
    let mine = mine.unwrap_or(1);
    let length = note.read().trim().chars().count();
    let choices = known.read().as_ref().map(choices).unwrap_or_default();
    let up = *to.read() == CENTER;
    let note_error = if tried() && up && length == 0 {
        Some(t!("field-error-required"))
    } else {
        (length > NOTE_MAX).then(|| t!("staff-alert-note-too-long", n = length))
    };
    let nobody = known.read().is_some() && choices.len() == 1;
    rsx! {
        Dialog {
            id: "hand-over",
            open,
            title: t!("staff-offer-title", name = name),
            onclose: move |()| handing.set(None),
            actions: rsx! {
                if let Some(target) = target.filter(|_| !nobody) {
                    Button { id: "hand-over-submit", busy: busy() || known.read().is_none(), onclick: move |_| send.call(target.clone()), {t!("staff-offer-submit")} }
                }
            },
            p { class: "lead", if up { {t!("staff-offer-lead-up")} } else { {t!("staff-offer-lead")} } }
            if nobody {
                p { id: "hand-over-nobody", {t!("staff-offer-nobody")} }
            } else {
                Select {
                    id: "hand-over-to",
                    label: t!("staff-offer-to"),
                    choices,
                    value: to(),
                    required: true,
                    error: (tried() && to.read().is_empty()).then(|| t!("staff-offer-to-empty")),
                    onchange: move |chosen| to.set(chosen),
                }
                Field {
                    id: "hand-over-note",
                    label: t!("staff-offer-note"),
                    hint: t!("staff-offer-note-hint"),
                    required: up,
                    rows: 3,
                    value: note(),
                    error: note_error,
                    oninput: move |text| note.set(text),
                }
                if mine > 1 {
                    Check { id: "hand-over-all", label: t!("staff-offer-all", n = mine), checked: all(), onchange: move |on| all.set(on) }
                }
            }
        }
    }
}

/// An empty line, the centre where one can go up to it, and the colleagues, those at work first.
fn choices(known: &Colleagues) -> Vec<Choice> {
    let label = |colleague: &Colleague| {
        let id = if colleague.here { "staff-offer-here" } else { "staff-offer-away" };
        t!(id, name = colleague.name.as_str())
    };
    let center = known.center.then(|| Choice::new(CENTER, t!("staff-offer-center")));
    std::iter::once(Choice::new("", t!("staff-offer-choose")))
        .chain(center)
        .chain(known.items.iter().map(|colleague| Choice::new(colleague.id, label(colleague))))
        .collect()
}

fn name_of(known: Option<&Colleagues>, chosen: &str) -> String {
    let found = known.and_then(|known| known.items.iter().find(|it| it.id.to_string() == chosen));
    found.map_or_else(|| t!("staff-offer-center"), |found| found.name.clone())
}

/// Hands over the one in hand, or everything one has.
async fn offer(
    target: &Target,
    to: Option<StaffId>,
    note: String,
    all: bool,
) -> Result<OfferedAlerts, ApiError> {
    let mut alerts = vec![target.alert];
    if all {
        let mine = pages_of(QueueView::Mine, PAGES).await?;
        alerts.extend(mine.items.iter().map(|item| item.alert.id).filter(|id| *id != target.alert));
        alerts.truncate(MOST);
    }
    api::post("/staff/alerts/offer", &OfferAlerts { to, alerts, note }).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_minute_that_is_not_later() {
        let now: Timestamp = "2022-01-14T22:03:40+09:00".parse().unwrap();
        assert_eq!(until(now, 15).clock_time(), "22:18");
        assert!(until(now, 15) <= now.plus(Duration::minutes(15)));
    }
}
