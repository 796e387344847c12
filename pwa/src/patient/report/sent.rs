//! After sending: the call buttons first where they are needed, then whether it arrived, then what to do.

use dioxus::prelude::*;
use mimamori_domain::triage::Tier;

use super::Form;
use crate::offline::outbox::use_outbox;
use crate::offline::queue::Waiting;
use crate::patient::advice::{advice, call_now};
use crate::patient::part::{PersonTag, Screen, Standing};
use crate::patient::push_choice::PushOffer;
use crate::patient::rules;
use crate::patient::session::use_session;
use crate::state::route::Link;
use crate::state::use_task;
use crate::t;
use crate::ui::{Button, ButtonKind, Icon, IconName, Spinner, format};

#[component]
pub(super) fn Sent(item: Waiting) -> Element {
    let form: Form = consume_context();
    let outbox = use_outbox();
    use_task(move || async move { form.done() });
    let Some(center) = use_session().center() else { return rsx! {} };
    let push_key = use_session().home().read().as_ref().and_then(|home| home.push_key.clone());
    let id = item.report.id;
    let arrivals = outbox.arrivals();
    let arrived = arrivals.read().iter().find(|arrival| arrival.receipt.report.client_id == id).cloned();
    let queue = outbox.queue();
    let refused = queue.read().refused().any(|other| other.report.id == id);
    let waits = queue.read().holds(id) && !outbox.is_sending();
    let verdict = arrived.as_ref().map(|arrival| arrival.receipt.report.assessment.tier);
    let tier = verdict.or_else(|| {
        let person = use_session().person(item.person);
        let waiting: Vec<_> =
            queue.read().waiting().filter(|other| other.person == item.person).cloned().collect();
        rules::judge_report(person.as_ref(), &waiting, &item.report)
    });
    let title = match (&arrived, refused, waits) {
        (Some(_), ..) => t!("sent-title"),
        (None, true, _) => t!("sent-refused-title"),
        (None, false, true) => t!("sent-waits-title"),
        (None, false, false) => t!("sent-sending-title"),
    };
    rsx! {
        if let Some(tier @ (Tier::Emergency | Tier::Urgent)) = tier {
            {call_now(tier, center.clone())}
        }
        Screen { title,
            PersonTag { name: item.name.clone() }
            div { role: "status",
              if let Some(arrival) = &arrived {
                p { class: "person-state", id: "arrived",
                    Icon { name: IconName::Success }
                    span { {t!("sent-arrived", center = center.name.as_str(), time = format::time(arrival.receipt.report.received_at))} }
                }
              } else if !refused && !waits {
                Spinner { label: t!("sent-sending") }
              }
            }
            Standing {}
            if let Some(tier) = tier {
                {advice(tier)}
            } else if arrived.is_none() {
                p { {t!("sent-later")} }
            }
            Link { to: "/", class: "button wide", id: "home", {t!("sent-home")} }
            if let Some(arrival) = arrived {
                Button {
                    id: "correct",
                    kind: ButtonKind::Plain,
                    class: "wide",
                    onclick: move |_| form.correct(&arrival.receipt.report),
                    {t!("report-correct")}
                }
            }
            if let (Some(Tier::Watch | Tier::Routine), Some(push_key)) = (verdict, push_key) {
                PushOffer { push_key }
            }
            Link { to: "/help", id: "link-help", {t!("home-help")} }
        }
    }
}
