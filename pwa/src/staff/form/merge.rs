//! Two people edited one patient. What only the other changed is taken over, what both changed is chosen field by
//! field, and nothing that was typed is thrown away before that. A third change meanwhile is put together the same way.

use std::collections::BTreeMap;

use dioxus::prelude::*;
use mimamori_domain::api::{ChangedMeanwhile, PatientChange};
use mimamori_domain::patient::PatientForm;
use mimamori_domain::{Date, Timestamp};

use super::Form;
use super::fields::{SECTIONS, get, label, set, written};
use crate::api::ApiError;
use crate::json;
use crate::staff::words;
use crate::t;
use crate::ui::{Button, Choice, Notice, NoticeKind, Radios, format};

/// What changes without being a field of the form.
const BESIDE: [&str; 3] = ["status", "release_date", "own_target"];

/// Who changed something, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    /// Name; empty for the patient.
    pub name: String,
    /// When.
    pub at: Timestamp,
}

/// A field that both changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// Its name.
    pub field: &'static str,
    /// Before both.
    pub before: String,
    /// As it was typed here.
    pub mine: String,
    /// As the other left it.
    pub theirs: String,
    /// The other.
    pub who: Option<Who>,
    /// One of the two was chosen.
    pub chosen: bool,
}

/// A field that only the other changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// Its name.
    pub field: String,
    /// Before.
    pub old: String,
    /// Now.
    pub new: String,
    /// The other.
    pub who: Option<Who>,
}

/// Both put together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Merged {
    /// What stands in the form now: where both changed, what was typed here.
    pub form: PatientForm,
    /// To be chosen.
    pub clashes: Vec<Clash>,
    /// Taken over.
    pub taken: Vec<Taken>,
}

/// What a refusal `changed-meanwhile` brings.
pub fn changed_in(error: &ApiError) -> Option<ChangedMeanwhile> {
    match error {
        ApiError::Problem(problem) if problem.code == "changed-meanwhile" => {
            json::read(problem.details.get("changed")?).ok()
        }
        _ => None,
    }
}

/// Puts both together. `kept` is what was typed here and given up for the other's in an earlier round: when the other's
/// changes once more, it can be chosen again.
pub fn merge(
    before: &PatientForm,
    typed: &PatientForm,
    kept: &BTreeMap<&'static str, String>,
    changed: &ChangedMeanwhile,
) -> Merged {
    let mut merged = Merged { form: typed.clone(), ..Merged::default() };
    for name in SECTIONS.iter().flat_map(|section| section.fields).copied() {
        let (was, own, now) = (get(before, name), get(typed, name), get(&changed.form, name));
        if now == was {
            continue;
        }
        let mine = if own == was { kept.get(name).map(String::as_str) } else { Some(own) };
        let who = last_to_change(&changed.changes, name);
        match mine {
            Some(mine) if mine != now => {
                set(&mut merged.form, name, mine.to_owned());
                merged.clashes.push(Clash {
                    field: name,
                    before: was.to_owned(),
                    mine: mine.to_owned(),
                    theirs: now.to_owned(),
                    who,
                    chosen: false,
                });
            }
            _ => {
                set(&mut merged.form, name, now.to_owned());
                merged.taken.push(Taken {
                    field: name.to_owned(),
                    old: was.to_owned(),
                    new: now.to_owned(),
                    who,
                });
            }
        }
    }
    for name in BESIDE {
        let told = || changed.changes.iter().flat_map(|change| &change.fields).filter(|f| f.field == name);
        if let (Some(first), Some(last)) = (told().next(), told().next_back()) {
            merged.taken.push(Taken {
                field: name.to_owned(),
                old: first.old.clone(),
                new: last.new.clone(),
                who: last_to_change(&changed.changes, name),
            });
        }
    }
    merged
}

fn last_to_change(changes: &[PatientChange], name: &str) -> Option<Who> {
    let change = changes.iter().rev().find(|change| change.fields.iter().any(|f| f.field == name))?;
    let name = change.by.as_ref().map(|by| by.name.clone()).unwrap_or_default();
    Some(Who { name, at: change.at })
}

/// The value of a field, or of what changed beside the fields, as people read it.
fn said(name: &str, value: &str) -> String {
    match (name, value) {
        (_, "") => t!("staff-merge-empty"),
        ("status", status) => t!(format!("staff-status-{status}")),
        ("own_target", "yes") => t!("staff-yes"),
        ("own_target", _) => t!("staff-no"),
        ("release_date", day) => day.parse::<Date>().map_or_else(|_| day.to_owned(), format::day),
        _ => written(name, value),
    }
}

fn named(who: Option<&Who>) -> String {
    match who {
        Some(who) if !who.name.is_empty() => who.name.clone(),
        Some(_) => t!("staff-merge-patient"),
        None => t!("staff-merge-somebody"),
    }
}

fn when(who: Option<&Who>, now: Timestamp) -> String {
    who.map(|who| words::moment(who.at, now)).unwrap_or_default()
}

/// What the other changed, above the form; where both did, one of the two to choose.
#[component]
pub fn MergePanel(now: Timestamp, busy: bool) -> Element {
    let form: Form = use_context();
    let Merged { clashes, taken, .. } = form.merged.read().clone();
    let open = clashes.iter().filter(|clash| !clash.chosen).count();
    if clashes.is_empty() && taken.is_empty() {
        return rsx! {};
    }
    let title = match open {
        0 => t!("staff-merge-ready"),
        n => t!("staff-merge-open", n = n),
    };
    rsx! {
        section { id: "merge", class: "card merge raced", tabindex: "-1", "aria-labelledby": "merge-title",
            h2 { id: "merge-title", {t!("staff-merge-title")} }
            Notice { kind: if open > 0 { NoticeKind::Warning } else { NoticeKind::Success }, id: "merge-state", title, live: true }
            for clash in clashes {
                Choosing { key: "{clash.field}", clash, now }
            }
            if !taken.is_empty() {
                h3 { {t!("staff-merge-taken")} }
                ul { class: "merge-taken", id: "merge-taken",
                    for taken in taken {
                        li { key: "{taken.field}", "data-taken": "{taken.field}",
                            strong { {label(&taken.field)} }
                            span { class: "merge-step",
                                del { {said(&taken.field, &taken.old)} }
                                " → "
                                ins { {said(&taken.field, &taken.new)} }
                            }
                            span { class: "small", {named(taken.who.as_ref())} " " {when(taken.who.as_ref(), now)} }
                        }
                    }
                }
            }
            if open == 0 {
                Button { id: "merge-submit", r#type: "submit", busy, {t!("staff-form-save")} }
            }
        }
    }
}

/// Mine or theirs, with what stood there before.
#[component]
fn Choosing(clash: Clash, now: Timestamp) -> Element {
    let form: Form = use_context();
    let name = clash.field;
    let own = get(&form.typed.read(), name).to_owned();
    let value = match (clash.chosen, own) {
        (true, own) if own == clash.mine => "mine",
        (true, own) if own == clash.theirs => "theirs",
        _ => "",
    };
    let who = named(clash.who.as_ref());
    let theirs = t!(
        "staff-merge-theirs",
        who = who,
        time = when(clash.who.as_ref(), now),
        value = said(name, &clash.theirs)
    );
    let choices = vec![
        Choice::new("mine", t!("staff-merge-mine", value = said(name, &clash.mine))),
        Choice::new("theirs", theirs),
    ];
    let unchosen = form.errors.read().iter().any(|error| error.field == format!("merge-{name}"));
    let (mine, theirs) = (clash.mine.clone(), clash.theirs.clone());
    rsx! {
        div { class: "merge-clash", "data-clash": name,
            Radios {
                id: "merge-{name}",
                label: label(name),
                hint: t!("staff-merge-before", value = said(name, &clash.before)),
                inline: true,
                choices,
                value,
                error: (unchosen && !clash.chosen).then(|| t!("staff-merge-choose")),
                onchange: move |value: String| {
                    let chosen = if value == "mine" { mine.clone() } else { theirs.clone() };
                    form.choose(name, chosen);
                },
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use mimamori_domain::api::{FieldChange, StaffName};

    use super::*;

    fn changed(form: &PatientForm, fields: &[(&str, &str, &str)]) -> ChangedMeanwhile {
        let id = "018f0000-0000-7000-8000-000000000001".parse().unwrap();
        let field = |(field, old, new): &(&str, &str, &str)| FieldChange {
            field: (*field).into(),
            old: (*old).into(),
            new: (*new).into(),
        };
        ChangedMeanwhile {
            version: 2,
            form: form.clone(),
            changes: vec![PatientChange {
                by: Some(StaffName { id, name: "鈴木".into() }),
                at: Timestamp::from_millis(0),
                fields: fields.iter().map(field).collect(),
            }],
        }
    }

    #[test]
    fn nobody_loses_a_change() {
        let before = PatientForm {
            name: "山田".into(),
            phone: "1".into(),
            address: "東".into(),
            ..PatientForm::default()
        };
        let typed = PatientForm { phone: "2".into(), note: "x".into(), ..before.clone() };
        let latest = PatientForm { phone: "3".into(), address: "西".into(), ..before.clone() };
        let changes = [("phone", "1", "3"), ("address", "東", "西"), ("status", "following", "released")];
        let merged = merge(&before, &typed, &BTreeMap::new(), &changed(&latest, &changes));
        let form = &merged.form;
        assert_eq!((&*form.phone, &*form.address, &*form.name, &*form.note), ("2", "西", "山田", "x"));
        let [clash] = merged.clashes.as_slice() else { panic!("{merged:?}") };
        assert_eq!((clash.field, &*clash.before, &*clash.mine, &*clash.theirs), ("phone", "1", "2", "3"));
        assert_eq!(clash.who.as_ref().unwrap().name, "鈴木");
        let taken: Vec<&str> = merged.taken.iter().map(|taken| taken.field.as_str()).collect();
        assert_eq!(taken, ["address", "status"]);
    }

    #[test]
    fn what_was_given_up_can_be_chosen_again_when_it_changes_once_more() {
        let before = PatientForm { phone: "3".into(), ..PatientForm::default() };
        let latest = PatientForm { phone: "4".into(), ..PatientForm::default() };
        let kept = BTreeMap::from([("phone", "2".to_owned())]);
        let changed = changed(&latest, &[("phone", "3", "4")]);
        let merged = merge(&before, &before, &kept, &changed);
        assert_eq!((merged.clashes[0].mine.as_str(), merged.form.phone.as_str()), ("2", "2"));
        assert_eq!(merge(&before, &before, &BTreeMap::new(), &changed).form.phone, "4");
        // Both typed the same: nothing to choose.
        let merged = merge(&before, &latest, &kept, &changed);
        assert!(merged.clashes.is_empty(), "{merged:?}");
    }
}
