//! Accounts and invitations, drawn.

use std::collections::BTreeMap;

use dioxus::prelude::*;
use mimamori_domain::api::{AccountState, AssociationName, JoinView, Problem};
use mimamori_pwa::api::ApiError;
use mimamori_pwa::staff::accounts::{AccountsView, InviteForm};
use mimamori_pwa::staff::join::{PasswordForm, Useless};

use crate::staff_world::{self, World, draw, each_language, id};

#[test]
fn an_account_says_where_it_stands_and_what_can_be_done() {
    each_language(|language| {
        for (state, deeds) in [
            (AccountState::Invited, &["invitation", "role", "disable"][..]),
            (AccountState::Enrolling, &["password", "role", "disable"]),
            (AccountState::Active, &["totp", "password", "role", "disable"]),
            (AccountState::Disabled, &["enable"]),
        ] {
            let html = draw(World::new(language), move || {
                let page = staff_world::accounts(state);
                rsx! { AccountsView { page, inviting: false, busy: false, onmore: |()| {}, onchange: |()| {} } }
            });
            let (own, other) = html.split_once("data-account=\"hanako\"").unwrap();
            assert!(
                own.contains("act-totp") && !own.contains("act-disable"),
                "nobody shuts themself out: {own}"
            );
            assert_eq!(other.matches(" act-").count(), deeds.len(), "{state}: {other}");
            for deed in deeds {
                assert!(other.contains(&format!(" act-{deed}\"")), "{deed} in {other}");
            }
            assert!(!html.contains("class=\"empty\""), "{html}");
        }
        let html = draw(World::new(language), || {
            let mut page = staff_world::accounts(AccountState::Active);
            page.items.truncate(1);
            rsx! { AccountsView { page, inviting: false, busy: false, onmore: |()| {}, onchange: |()| {} } }
        });
        assert!(html.contains("class=\"empty\""), "{html}");
    });
}

#[test]
fn an_invitation_has_fields_and_a_link_its_way_on() {
    each_language(|language| {
        let html = draw(World::new(language), || {
            let associations = vec![AssociationName { id: id(9), name: "中央医師会".into() }];
            rsx! { InviteForm { associations, ondone: |()| {}, oncancel: |()| {} } }
        });
        for control in ["invite-name", "invite-login", "invite-email", "invite-role-clinician", "invite-send"]
        {
            assert!(html.contains(&format!("id=\"{control}\"")), "{control} in {html}");
        }
        let html = draw(World { signed_out: true, ..World::new(language) }, || {
            let known =
                JoinView { organisation: "北保健所".into(), login: "hanako".into(), returning: false };
            rsx! { PasswordForm { known, path: "/x", onstep: |_| {}, onuseless: |_| {} } }
        });
        for needed in ["北保健所", "hanako", "id=\"join-password-hint\"", "id=\"join-again\"", "new-password"]
        {
            assert!(html.contains(needed), "{needed} in {html}");
        }
        for (status, code) in [
            (404, "not-found"),
            (410, "join-used"),
            (410, "join-replaced"),
            (410, "join-expired"),
            (410, "join-closed"),
        ] {
            let html = draw(World { signed_out: true, ..World::new(language) }, move || {
                let problem = Problem {
                    status,
                    code: code.into(),
                    title: "x".into(),
                    fields: vec![],
                    retry_after: None,
                    details: BTreeMap::new(),
                };
                rsx! { Useless { error: ApiError::Problem(problem) } }
            });
            assert_eq!(html.matches("<p>").count(), 1, "what to do, in words: {html}");
            assert!(html.contains("href=\"/staff/login\""), "{html}");
        }
    });
}
