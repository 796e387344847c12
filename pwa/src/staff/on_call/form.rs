//! A shift as it is typed: for a new one, and for changing one. Read by the same rules as the server's; what was typed
//! stays until it is taken.

use dioxus::prelude::*;
use mimamori_domain::api::{NewShift, OnCall, OnCallPerson, ShiftView};
use mimamori_domain::on_call::{LAST_STEP, check};
use mimamori_domain::values::FieldError;
use mimamori_domain::{Duration, Timestamp};

use super::Calendar;
use crate::api::{self, ApiError};
use crate::staff::web;
use crate::staff::words;
use crate::state::clock;
use crate::t;
use crate::ui::{Button, Choice, Field, Select};

/// A shift that nobody has typed an end for is so long.
const USUAL: Duration = Duration::hours(12);

/// What stands in the fields.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    staff: String,
    from: String,
    to: String,
    step: String,
}

impl Draft {
    /// The first time that nobody covers.
    pub fn after(on_call: &OnCall) -> Self {
        let hour = on_call.now.date().at(on_call.now.hour(), 0);
        let gap = on_call.gaps.first().map_or((hour, hour.plus(USUAL)), |gap| (gap.from, gap.to));
        Self::of_gap(if gap.0 <= on_call.now { hour } else { gap.0 }, gap.1)
    }
    /// This time, as far as one shift covers it.
    pub fn of_gap(from: Timestamp, to: Timestamp) -> Self {
        let to = to.min(from.plus(USUAL));
        Self { staff: String::new(), from: local(from), to: local(to), step: "1".into() }
    }
    /// A shift as it is.
    pub fn of(shift: &ShiftView) -> Self {
        Self {
            staff: shift.staff.id.to_string(),
            from: local(shift.from),
            to: local(shift.to),
            step: shift.step.to_string(),
        }
    }
    /// What was typed, or what is wrong with it.
    fn read(&self, now: Timestamp) -> Result<NewShift, Vec<FieldError>> {
        let (staff, from, to) = (self.staff.parse().ok(), instant(&self.from), instant(&self.to));
        let mut errors: Vec<FieldError> =
            [("staff_id", staff.is_none()), ("from", from.is_none()), ("to", to.is_none())]
                .into_iter()
                .filter(|(_, missing)| *missing)
                .map(|(field, _)| FieldError::new(field, "required"))
                .collect();
        let step = self.step.parse().unwrap_or_default();
        if let (Some(from), Some(to)) = (from, to) {
            errors.extend(check(from, to, step, now));
        }
        match (staff, from, to) {
            (Some(staff_id), Some(from), Some(to)) if errors.is_empty() => {
                Ok(NewShift { staff_id, from, to, step })
            }
            _ => Err(errors),
        }
    }
}

/// As `<input type="datetime-local">` writes it, in Tokyo time.
fn local(at: Timestamp) -> String {
    format!("{}T{}", at.date(), at.clock_time())
}

fn instant(typed: &str) -> Option<Timestamp> {
    format!("{typed}:00+09:00").parse().ok()
}

/// What was refused: beside the fields where it names some, else in words.
fn refusals(error: &ApiError) -> (Vec<FieldError>, Option<String>) {
    match error {
        ApiError::Problem(problem) if !problem.fields.is_empty() => (problem.fields.clone(), None),
        _ => (vec![], Some(words::error(error))),
    }
}

/// The fields with their button; `id` stands before the ids of all of them.
#[component]
pub fn ShiftForm(
    id: String,
    people: Vec<OnCallPerson>,
    draft: Signal<Draft>,
    /// The shift that is changed; none for a new one.
    shift: Option<ShiftView>,
    submit: String,
    ondone: EventHandler<()>,
) -> Element {
    let calendar: Calendar = use_context();
    let mut draft = draft;
    let mut busy = use_signal(|| false);
    let mut errors = use_signal(Vec::<FieldError>::new);
    let mut refusal = use_signal(|| None::<String>);
    let focus = id.clone();
    let refuse = use_callback(move |found: Vec<FieldError>| {
        if let Some(first) = found.first() {
            web::focus_soon(&format!("{focus}-{}", first.field));
        }
        errors.set(found);
    });
    let changed = shift.map(|shift| shift.id);
    let send = move |event: FormEvent| {
        event.prevent_default();
        if *busy.peek() {
            return;
        }
        refusal.set(None);
        let body = match draft.peek().read(clock::now()) {
            Ok(body) => body,
            Err(found) => return refuse.call(found),
        };
        errors.set(vec![]);
        busy.set(true);
        spawn(async move {
            let answer = match changed {
                Some(id) => api::put::<_, ShiftView>(&format!("/staff/on-call/{id}"), &body).await,
                None => api::post::<_, ShiftView>("/staff/on-call", &body).await,
            };
            busy.set(false);
            match answer {
                Ok(shift) => {
                    ondone.call(());
                    calendar.done(t!("staff-on-call-saved", name = shift.staff.name.as_str()));
                }
                Err(error) => {
                    calendar.session.heed(&error, calendar.route);
                    let (fields, words) = refusals(&error);
                    refusal.set(words);
                    refuse.call(fields);
                }
            }
        });
    };
    let error = |field: &str| errors.read().iter().find(|error| error.field == field).map(words::field_error);
    let nobody = std::iter::once(Choice::new("", t!("staff-on-call-choose")));
    let choices = nobody.chain(people.iter().map(|person| {
        let name = match person.phone {
            Some(_) => person.name.clone(),
            None => t!("staff-on-call-without-phone", name = person.name.as_str()),
        };
        Choice::new(person.id, name)
    }));
    let now = draft.read().clone();
    rsx! {
        form { id: "{id}", novalidate: true, onsubmit: send,
            Select { id: "{id}-staff_id", label: t!("staff-on-call-who"), required: true, choices: choices.collect::<Vec<_>>(), value: now.staff, error: error("staff_id"), onchange: move |value| draft.write().staff = value }
            Field { id: "{id}-from", r#type: "datetime-local", label: t!("staff-on-call-from"), required: true, value: now.from, error: error("from"), oninput: move |value| draft.write().from = value }
            Field { id: "{id}-to", r#type: "datetime-local", label: t!("staff-on-call-to"), hint: t!("staff-on-call-to-hint"), required: true, value: now.to, error: error("to"), oninput: move |value| draft.write().to = value }
            Select { id: "{id}-step", label: t!("staff-on-call-order"), hint: t!("staff-on-call-order-hint"), choices: (1..=LAST_STEP).map(|n| Choice::new(n, t!("staff-on-call-step", n = n))).collect::<Vec<_>>(), value: now.step, error: error("step"), onchange: move |value| draft.write().step = value }
            div { class: "field-error", role: "alert",
                if let Some(refusal) = refusal() {
                    span { "{refusal}" }
                }
            }
            Button { id: "{id}-submit", r#type: "submit", busy: busy(), "{submit}" }
        }
    }
}

/// A new shift.
#[component]
pub fn AddShift(people: Vec<OnCallPerson>, draft: Signal<Draft>) -> Element {
    let mut draft = draft;
    rsx! {
        section { class: "card on-call-form", "aria-labelledby": "on-call-add-title",
            h2 { id: "on-call-add-title", {t!("staff-on-call-add")} }
            ShiftForm {
                id: "shift",
                people,
                draft,
                submit: t!("staff-on-call-add-submit"),
                // The next one often begins where this one ends.
                ondone: move |()| {
                    let end = instant(&draft.peek().to);
                    if let Some(end) = end {
                        draft.set(Draft::of_gap(end, end.plus(USUAL)));
                    }
                },
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn what_was_typed_is_read_in_tokyo_time() {
        let draft = Draft::of_gap(at("2022-01-14T22:00:00+09:00"), at("2022-01-15T06:00:00+09:00"));
        assert_eq!((draft.from.as_str(), draft.to.as_str()), ("2022-01-14T22:00", "2022-01-15T06:00"));
        let staff = "0189aa00-0000-7000-8000-000000000001".to_owned();
        let read = Draft { staff, ..draft }.read(at("2022-01-14T10:00:00+09:00")).unwrap();
        assert_eq!(
            (read.from, read.to, read.step),
            (at("2022-01-14T13:00:00Z"), at("2022-01-14T21:00:00Z"), 1)
        );
    }

    #[test]
    fn every_empty_field_is_named_and_a_long_gap_is_filled_by_one_shift() {
        let codes: Vec<String> = Draft::default()
            .read(at("2022-01-14T10:00:00+09:00"))
            .unwrap_err()
            .into_iter()
            .map(|error| format!("{} {}", error.field, error.code))
            .collect();
        assert_eq!(codes, ["staff_id required", "from required", "to required"]);
        let draft = Draft::of_gap(at("2022-01-14T22:00:00+09:00"), at("2022-01-28T00:00:00+09:00"));
        assert_eq!(draft.to, "2022-01-15T10:00");
    }
}
