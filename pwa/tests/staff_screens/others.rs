//! What a hotel and the prefecture see, drawn.

use dioxus::prelude::*;
use mimamori_domain::api::{Building, Guest, PersonLine, PersonList};
use mimamori_domain::patient::ReportingMode;
use mimamori_domain::triage::Tier;
use mimamori_pwa::staff::building::BuildingView;
use mimamori_pwa::staff::persons::PersonsView;

use crate::staff_world::{World, draw, each_language, id, now};

#[test]
fn a_hotel_sees_rooms_and_the_prefecture_is_asked_why() {
    each_language(|language| {
        let html = draw(World::new(language), || {
            let guest = |n: u64, urgent: Option<Tier>| Guest {
                id: id(n),
                name: "山田 花子".into(),
                kana: "ヤマダ ハナコ".into(),
                room: "502".into(),
                age: 72,
                mode: ReportingMode::Own,
                tier: Some(Tier::Watch),
                urgent,
                waits: true,
                last_report_at: None,
                opened: false,
            };
            let items = vec![guest(1, Some(Tier::Emergency)), guest(2, None)];
            let building =
                Building { now: now(), hotel: "みなとホテル".into(), items, next: Some(id(2)) };
            rsx! { BuildingView { building, onmore: |()| {} } }
        });
        assert_eq!((html.matches("card-bad").count(), html.matches("act-note").count()), (1, 2), "{html}");
        assert!(html.contains("502") && html.contains("id=\"guests-more\""), "{html}");
        let html = draw(World::new(language), || {
            let person =
                PersonLine {
                    id: id(1), name: "山田 花子".into(), age: 72, center: "みなと保健所".into()
                };
            rsx! { PersonsView { list: PersonList { items: vec![person], more: true } } }
        });
        assert!(html.contains("act-open") && html.contains("みなと保健所"), "{html}");
    });
}
