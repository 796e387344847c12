//! Contracts, drawn.

use dioxus::prelude::*;
use mimamori_domain::Date;
use mimamori_domain::access::Role;
use mimamori_domain::api::{AssociationName, ContractState, ContractView, Contracts};
use mimamori_pwa::staff::contracts::{ContractForm, ContractsView};

use crate::staff_world::{World, draw, each_language, id, now};

#[test]
fn contracts_say_where_they_stand_and_what_hangs_on_them() {
    let contract = |n: u64, state: ContractState, ends_on: Option<Date>| ContractView {
        association: AssociationName { id: id(n), name: format!("医師会{n}") },
        phone: "0312345678".into(),
        starts_on: Date::new(2022, 1, 1).unwrap(),
        ends_on,
        state,
        patients: 1000,
        clinicians: 2,
    };
    each_language(|language| {
        let items = vec![
            contract(1, ContractState::InForce, None),
            contract(2, ContractState::Coming, Date::new(2022, 12, 31)),
            contract(3, ContractState::Over, Date::new(2022, 1, 31)),
        ];
        let html = draw(World { role: Role::Manager, ..World::new(language) }, move || {
            let contracts = Contracts { now: now(), items: items.clone(), associations: vec![] };
            rsx! { ContractsView { contracts, adding: false, onchange: |()| {} } }
        });
        assert_eq!(html.matches("act-end").count(), 2, "what is over is not ended again: {html}");
        assert_eq!(html.matches("act-remove\"").count(), 1, "only what has not begun: {html}");
        assert!(html.contains("1,000") && html.contains("03-1234-5678"), "{html}");
        let html = draw(World::new(language), || {
            let contracts = Contracts { now: now(), items: vec![], associations: vec![] };
            rsx! {
                ContractsView { contracts, adding: false, onchange: |()| {} }
                ContractForm { associations: vec![], today: now().date(), ondone: |()| {}, oncancel: |()| {} }
            }
        });
        assert!(html.contains("class=\"empty\"") && html.contains("id=\"contract-name\""), "{html}");
    });
}
