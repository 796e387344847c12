//! Moving: a transfer as both centres see it, the line above the queue, and the centres of a patient.

use dioxus::prelude::*;
use mimamori_domain::Duration;
use mimamori_domain::access::Action;
use mimamori_domain::api::{
    CenterCard, Moving, SharedWith, TransferCase, TransferCounts, TransferList, TransferState, TransferView,
    Transfers,
};
use mimamori_pwa::staff::patient::Patient;
use mimamori_pwa::staff::patient::moving::MovingView;
use mimamori_pwa::staff::transfers::{Many, TransfersView, WaitingLine};

use super::{ALL, World, alert, draw, each_language, id, line, now};

fn center(n: u64, name: &str) -> CenterCard {
    CenterCard { id: id(n), name: name.into(), phone: "0312345678".into() }
}

fn transfer(state: TransferState, mine: bool) -> TransferView {
    let open = state == TransferState::Asked;
    TransferView {
        id: id(40),
        patient_id: id(1),
        name: "山田 花子".into(),
        state,
        from: center(1, "北保健所"),
        to: center(2, "南保健所"),
        mine,
        asked_by: "鈴木".into(),
        asked_at: now().minus(Duration::hours(5)),
        due_at: now().minus(Duration::hours(1)),
        note: "実家へ移られます".into(),
        keep_shared: true,
        answered_by: if open { String::new() } else { "佐藤".into() },
        answered_at: (!open).then(now),
        answer: if open { String::new() } else { "承知しました".into() },
        case: open.then(|| TransferCase {
            line: line(0),
            hotel: "海辺ホテル".into(),
            alerts: vec![alert(0)],
        }),
        in_sight: open,
    }
}

#[component]
fn ListOfTest(which: TransferList, transfers: Vec<TransferView>) -> Element {
    let page = Transfers { now: now(), items: transfers, next: None, counts: TransferCounts::default() };
    let many = Many::use_here();
    rsx! { TransfersView { which, page, many, now: now(), busy: false, onmore: |_| {}, onchange: |()| {} } }
}

#[test]
fn who_is_asked_decides_with_everything_in_sight() {
    each_language(|language| {
        let html = draw(World::new(language), || {
            rsx! { ListOfTest { which: TransferList::Incoming, transfers: vec![transfer(TransferState::Asked, false)] } }
        });
        for needed in [
            "act-accept",
            "act-refuse",
            "山田 花子",
            "実家へ移られます",
            "海辺ホテル",
            "data-overdue",
            "data-alert-tier=\"emergency\"",
        ] {
            assert!(html.contains(needed), "{needed} in {html}");
        }
        assert!(!html.contains("act-withdraw"), "{html}");
    });
}

#[test]
fn several_who_wait_can_be_chosen_together() {
    each_language(|language| {
        for (n, shown) in [(1, false), (2, true)] {
            let html = draw(World::new(language), move || {
                let transfers =
                    (0..n).map(|n| TransferView { id: id(40 + n), ..transfer(TransferState::Asked, false) });
                rsx! { ListOfTest { which: TransferList::Incoming, transfers: transfers.collect::<Vec<_>>() } }
            });
            for control in ["transfers-all", "transfers-accept", "transfer-choose"] {
                assert_eq!(html.contains(control), shown, "{control} in {html}");
            }
        }
    });
}

#[test]
fn who_asks_takes_it_back_and_keeps_a_trace() {
    each_language(|language| {
        let html = draw(World::new(language), || {
            rsx! { ListOfTest { which: TransferList::Outgoing, transfers: vec![transfer(TransferState::Asked, true)] } }
        });
        assert!(html.contains("act-withdraw") && !html.contains("act-accept"), "{html}");
        let html = draw(World::new(language), || {
            rsx! { ListOfTest { which: TransferList::Out, transfers: vec![transfer(TransferState::Accepted, true)] } }
        });
        assert!(
            html.contains("山田 花子") && html.contains("承知しました") && html.contains("佐藤"),
            "{html}"
        );
        assert!(!html.contains("/patients/"), "no way to a page that is out of sight: {html}");
    });
}

#[test]
fn an_empty_list_says_what_it_would_show() {
    each_language(|language| {
        for which in TransferList::ALL.iter().copied() {
            let html = draw(World::new(language), move || rsx! { ListOfTest { which, transfers: vec![] } });
            assert!(html.contains("class=\"empty\""), "{html}");
        }
    });
}

#[test]
fn the_queue_says_that_somebody_waits_for_an_answer() {
    each_language(|language| {
        let html = draw(World::new(language), || rsx! { WaitingLine { counts: TransferCounts::default() } });
        assert!(!html.contains("transfers-waiting"), "{html}");
        let counts = TransferCounts { incoming: 2, emergencies: 1, overdue: 1, ..TransferCounts::default() };
        let html = draw(World::new(language), move || rsx! { WaitingLine { counts } });
        assert!(html.contains("id=\"transfers-waiting\"") && html.contains("role=\"alert\""), "{html}");
    });
}

#[component]
fn CentersOfTest(may: Vec<Action>) -> Element {
    Patient::provide(id(1));
    let moving = Moving {
        responsible: center(1, "北保健所"),
        shared: vec![SharedWith { center: center(2, "南保健所"), since: now() }],
        outside: "発生届は別の市".into(),
        transfers: vec![transfer(TransferState::Refused, true)],
    };
    rsx! { MovingView { moving, actions: may, now: now() } }
}

#[test]
fn the_centres_of_a_patient_offer_what_may_be_done() {
    each_language(|language| {
        for (may, shown) in [(ALL, true), (&[][..], false)] {
            let html = draw(World::new(language), move || rsx! { CentersOfTest { may: may.to_vec() } });
            for control in ["transfer-submit", "share-submit", "act-unshare", "outside-save"] {
                assert_eq!(html.contains(control), shown, "{control} in {html}");
            }
            for word in ["北保健所", "南保健所", "発生届は別の市", "past-transfers"] {
                assert!(html.contains(word), "{word} in {html}");
            }
        }
    });
}
