//! Registration and editing. One parser of domain judges here and on the server, so that a field is refused for the
//! same reason wherever it was typed; what was typed always stays.

mod edit;
pub mod fields;
mod known;
pub mod merge;

pub use edit::{EditForm, EditPage};

use std::collections::BTreeMap;

use dioxus::prelude::*;
use mimamori_domain::PatientId;
use mimamori_domain::api::{ChangedMeanwhile, DuplicateChoice, KnownPatient, RegisterPatient, Registered};
use mimamori_domain::patient::PatientForm;
use mimamori_domain::values::FieldError;

use self::fields::{Fields, SECTIONS};
use self::known::KnownPanel;
use self::merge::Merged;
use super::pages::Page;
use super::patient::head::BackToPatient;
use super::session::Session;
use super::toast::Toasts;
use super::web;
use super::words;
use crate::api::{self, ApiError};
use crate::json;
use crate::state::clock;
use crate::state::route::{Link, use_route};
use crate::t;
use crate::ui::{Button, Icon, IconName, Notice, NoticeKind};

/// The form in hand. A copy of a handle; the fields take it from the context.
#[derive(Clone, Copy)]
pub struct Form {
    /// As typed.
    pub typed: Signal<PatientForm>,
    /// What was refused.
    pub errors: Signal<Vec<FieldError>>,
    /// As it was when editing began.
    pub before: Signal<Option<PatientForm>>,
    /// What somebody else changed meanwhile, put together with what was typed.
    pub merged: Signal<Merged>,
    /// What was typed and given up for what somebody else typed.
    kept: Signal<BTreeMap<&'static str, String>>,
    /// Why the reporting mode changes.
    pub reason: Signal<String>,
}

impl Form {
    /// Puts it into the context.
    fn provide(start: PatientForm) -> Self {
        use_context_provider(|| Self {
            typed: Signal::new(start),
            errors: Signal::new(vec![]),
            before: Signal::new(None),
            merged: Signal::new(Merged::default()),
            kept: Signal::new(BTreeMap::new()),
            reason: Signal::new(String::new()),
        })
    }
    /// Puts it into the context for what is registered already.
    pub fn editing(registered: PatientForm) -> Self {
        let form = Self::provide(registered.clone());
        use_hook(|| {
            let mut before = form.before;
            before.set(Some(registered));
        });
        form
    }
    /// Puts what somebody else changed together with what was typed.
    pub fn meet(self, changed: &ChangedMeanwhile) {
        let Self { mut typed, mut before, mut merged, mut kept, mut errors, .. } = self;
        let (own, was) = (typed.peek().clone(), before.peek().clone().unwrap_or_default());
        // As the server would write it: spaces and hyphens are no difference.
        let own = own.parse(clock::now().date()).map_or(own, |record| PatientForm::of(&record));
        let both = merge::merge(&was, &own, &kept.peek(), changed);
        kept.write().extend(both.clashes.iter().map(|clash| (clash.field, clash.mine.clone())));
        typed.set(both.form.clone());
        before.set(Some(changed.form.clone()));
        errors.set(vec![]);
        merged.set(both);
    }
    /// Chooses one of two values where both changed a field.
    pub fn choose(self, name: &'static str, value: String) {
        let Self { mut typed, mut merged, .. } = self;
        fields::set(&mut typed.write(), name, value);
        for clash in merged.write().clashes.iter_mut().filter(|clash| clash.field == name) {
            clash.chosen = true;
        }
    }
    /// Is everything chosen that both changed? If not, leads to the first that isn't.
    pub fn all_chosen(self) -> bool {
        let mut errors = self.errors;
        let open = self.merged.peek().clashes.iter().find(|clash| !clash.chosen).map(|clash| clash.field);
        if let Some(name) = open {
            errors.set(vec![FieldError::new(format!("merge-{name}"), "required")]);
            web::focus_soon(&format!("merge-{name}-mine"));
        }
        open.is_none()
    }
    /// Why a field was refused, in words.
    pub fn error(self, name: &str) -> Option<String> {
        self.errors.read().iter().find(|error| error.field == name).map(words::field_error)
    }
    /// Shows refusals and leads to the first.
    pub fn refuse(mut self, errors: Vec<FieldError>) {
        let first = SECTIONS
            .iter()
            .flat_map(|section| section.fields)
            .chain(&["reason"])
            .find(|name| errors.iter().any(|error| error.field == **name));
        self.errors.set(errors);
        if let Some(first) = first {
            web::focus_soon(&format!("f-{first}")); // a folded section opens first
        }
    }
    /// The same parser as the server's; tells whether everything can be read.
    pub fn check(self) -> bool {
        let mut this = self;
        match self.typed.peek().parse(clock::now().date()) {
            Ok(_) => {
                this.errors.set(vec![]);
                true
            }
            Err(errors) => {
                self.refuse(errors);
                false
            }
        }
    }
    /// What the server refused: beside the fields where it names some, else in words.
    pub fn refused(self, error: &ApiError) -> Option<String> {
        if let ApiError::Problem(problem) = error
            && !problem.fields.is_empty()
        {
            self.refuse(problem.fields.clone());
            return None;
        }
        Some(words::error(error))
    }
}

/// The known patients in a refusal `patient-known`.
pub fn known_in(error: &ApiError) -> Option<Vec<KnownPatient>> {
    match error {
        ApiError::Problem(problem) if problem.code == "patient-known" => {
            json::read(problem.details.get("known")?).ok()
        }
        _ => None,
    }
}

/// What a new form begins with; the rest is empty.
pub fn blank() -> PatientForm {
    PatientForm {
        place: "home".into(),
        language: "ja".into(),
        reporting_mode: "phone".into(),
        lives_alone: "no".into(),
        wish_number: "no".into(),
        spoken_to: "no".into(),
        by_voice: "no".into(),
        reminder_hour: "9".into(),
        ..PatientForm::default()
    }
}

/// Registration.
#[component]
pub fn NewPage(
    /// The patient whom the contact has met, when it is a close contact that is registered.
    #[props(default)]
    source: Option<PatientId>,
) -> Element {
    let classification = if source.is_some() { "contact" } else { "" };
    let form = Form::provide(PatientForm { classification: classification.into(), ..blank() });
    let session = Session::take();
    let toasts = Toasts::take();
    let route = use_route();
    let mut busy = use_signal(|| false);
    let mut known = use_signal(Vec::<KnownPatient>::new);
    let mut refusal = use_signal(|| None::<String>);
    let send = use_callback(move |duplicate: Option<DuplicateChoice>| {
        if *busy.peek() || !form.check() {
            return;
        }
        busy.set(true);
        refusal.set(None);
        spawn(async move {
            let body = RegisterPatient { form: form.typed.peek().clone(), duplicate };
            let path = match source {
                Some(id) => format!("/staff/patients/{id}/close-contacts"),
                None => "/staff/patients".to_owned(),
            };
            let answer = api::post::<_, Registered>(&path, &body).await;
            busy.set(false);
            match answer {
                Ok(done) => {
                    let name = body.form.name.trim();
                    toasts.good(if done.invited {
                        t!("staff-form-registered", name = name)
                    } else {
                        t!("staff-form-registered-quiet", name = name)
                    });
                    // Often there are several: back to where the next one is registered from.
                    route.replace(&Page::Patient(source.unwrap_or(done.id)).path());
                }
                Err(error) => {
                    session.heed(&error, route);
                    if let Some(people) = known_in(&error) {
                        known.set(people);
                        web::focus_soon("known-title");
                    } else {
                        refusal.set(form.refused(&error));
                    }
                }
            }
        });
    });
    rsx! {
        div { class: "form-page",
            if let Some(id) = source {
                BackToPatient { id }
                h1 { id: "page-title", tabindex: "-1", {t!("staff-ties-new")} }
                p { class: "lead", {t!("staff-ties-new-lead")} }
            } else {
                Link { to: Page::Patients.path(), class: "back",
                    Icon { name: IconName::Back }
                    {t!("staff-patients-title")}
                }
                h1 { id: "page-title", tabindex: "-1", {t!("staff-form-new")} }
            }
            form {
                id: "patient-form",
                class: "patient-form",
                novalidate: true,
                onsubmit: move |event| {
                    event.prevent_default();
                    known.set(vec![]);
                    send.call(None);
                },
                Fields {}
                Refusals { refusal: refusal() }
                if !known.read().is_empty() {
                    KnownPanel { people: known(), busy: busy(), onchoose: move |choice| send.call(Some(choice)) }
                }
                div { class: "form-foot",
                    Button { id: "patient-submit", r#type: "submit", busy: busy(), {t!("staff-form-submit")} }
                }
            }
        }
    }
}

/// How many fields need another look, and what else was refused.
#[component]
pub fn Refusals(refusal: Option<String>) -> Element {
    let form: Form = use_context();
    let count = form.errors.read().len();
    rsx! {
        div { role: "alert", class: "refusals",
            if count > 0 {
                Notice { kind: NoticeKind::Error, id: "form-errors", title: t!("staff-form-errors", n = count) }
            }
            if let Some(refusal) = refusal {
                Notice { kind: NoticeKind::Error, id: "form-refused", title: refusal }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blank_form_asks_only_for_what_must_be_typed() {
        let today = mimamori_domain::Date::new(2022, 1, 20).unwrap();
        let refused: Vec<String> =
            blank().parse(today).unwrap_err().into_iter().map(|error| error.field).collect();
        assert_eq!(refused, ["name", "kana", "birth_date", "classification"]);
    }

    #[test]
    fn every_field_has_its_place_on_the_form() {
        let shown: Vec<&str> = SECTIONS.iter().flat_map(|section| section.fields).copied().collect();
        let json = serde_json::to_value(PatientForm::default()).unwrap();
        for name in json.as_object().unwrap().keys() {
            assert_eq!(shown.iter().filter(|field| *field == name).count(), 1, "{name}");
        }
    }
}
