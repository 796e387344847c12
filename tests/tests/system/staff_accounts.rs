//! Accounts in the hands of managers: inviting by mail, the link that sets a password, resets, closing, roles; whom a
//! manager manages, and that nothing a closed account had open goes on.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that can't go on has failed")]

use crate::staff_desk::{Browser, Desk, PASSWORD, password};
use axum::body::to_bytes;
use mimamori_domain::access::{Asker, Role};
use mimamori_domain::account::INVITATION_LIFE;
use mimamori_domain::api::{
    AccountList, AccountState, AccountView, ChangeKind, ChangeRole, Channel, InviteStaff, InvitedStaff, Join,
    JoinView, LoginCode, LoginNext, LoginStep, Me, MessageState, SendLink,
};
use mimamori_domain::{Date, Duration, StaffId};
use mimamori_server::totp;
use mimamori_store::audit::{Actor, AuditSearch};
use mimamori_store::config::CodeMeaning;
use mimamori_store::receipt::Ending;
use mimamori_tests::backend::Backend;

/// The longest that an open feed may take to end.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(5);
/// Longer than the live feed takes to hear of anything.
const MOMENT: std::time::Duration = std::time::Duration::from_millis(500);

const NEW_PASSWORD: &str = "a wholly new sentence";

fn form(login: &str, role: Role) -> InviteStaff {
    InviteStaff {
        name: format!("{login} 看護"),
        login: login.into(),
        email: format!("{login}@example.jp"),
        role,
        association: None,
        hotel: String::new(),
    }
}

fn link(email: &str) -> SendLink {
    SendLink { email: email.into() }
}

impl Desk {
    /// The token of the one mail that has gone out to this address since the last look.
    async fn mailed(&self, to: &str) -> String {
        self.world.turn().await.unwrap();
        let sent = self.world.outbox.take();
        assert_eq!(sent.len(), 1, "{sent:?}");
        let mail = &sent[0];
        assert_eq!((mail.channel, mail.to.as_str(), mail.kind), (Channel::Email, to, "staff-invitation"));
        let start = mail.body.find("/staff/join/").unwrap() + "/staff/join/".len();
        let token = mail.body[start..].split_whitespace().next().unwrap().to_owned();
        assert_eq!(token.len(), 22, "128 bits: {}", mail.body);
        token
    }

    /// Nothing has gone out since the last look.
    async fn nothing_mailed(&self) {
        self.world.turn().await.unwrap();
        assert!(self.world.outbox.take().is_empty());
    }

    async fn staff_id(&self, login: &str) -> StaffId {
        self.store.read().await.unwrap().staff_by_login(login).await.unwrap().unwrap().id
    }

    /// A second association, which works for nobody here.
    async fn strange_association(&self) -> Asker {
        let mut tx = self.store.begin().await.unwrap();
        let association = tx.insert_association("東医師会", "03-2222-2222").await.unwrap();
        tx.commit().await.unwrap();
        Asker { role: Role::Clinician, center: None, association: Some(association) }
    }

    /// What the trail says since the beginning: actions with their fields, oldest first.
    async fn trail(&self) -> Vec<(String, String)> {
        let mut tx = self.store.begin().await.unwrap();
        let page = tx.audit_page(&AuditSearch::default(), None).await.unwrap();
        page.items.into_iter().rev().map(|row| (row.action, row.fields.join(","))).collect()
    }
}

impl Browser {
    async fn invite(&mut self, form: &InviteStaff) -> StaffId {
        self.post("/accounts", form).await.ok::<InvitedStaff>().id
    }

    async fn accounts(&mut self) -> Vec<AccountView> {
        self.get("/accounts").await.ok::<AccountList>().items
    }

    async fn account_of(&mut self, login: &str) -> AccountView {
        self.accounts().await.into_iter().find(|account| account.login == login).unwrap()
    }

    async fn join(&mut self, token: &str) -> LoginStep {
        self.post(&format!("/join/{token}"), &Join { password: NEW_PASSWORD.into() }).await.ok()
    }

    /// Registers the authenticator that a step offers, and is in.
    async fn enrol(&mut self, desk: &Desk, step: LoginStep) -> Me {
        assert_eq!(step.next, LoginNext::Enrol);
        let secret = totp::from_base32(&step.secret.unwrap()).unwrap();
        let code = totp::code(&secret, desk.store.now());
        let me: Me = self.post("/login/code", &LoginCode { code }).await.ok();
        self.csrf.clone_from(&me.csrf);
        me
    }
}

at_each_desk! {
    async fn an_invitation_leads_through_password_and_authenticator_to_work(desk: Desk) {
        let mut manager = desk.staff("boss", Role::Manager).await;
        let id = manager.invite(&form("hanako", Role::Nurse)).await;
        let waiting = manager.account_of("hanako").await;
        assert_eq!((waiting.id, waiting.state, waiting.role), (id, AccountState::Invited, Role::Nurse));
        assert_eq!(waiting.email.as_deref(), Some("hanako@example.jp"));
        assert_eq!((waiting.organisation.as_str(), waiting.seen_at, waiting.invited_until), ("中央保健所", None, None));
        assert_eq!(waiting.mail, Some(MessageState::Ready));
        // No password fits yet, not even none.
        let mut browser = desk.browser();
        for typed in ["", PASSWORD] {
            assert_eq!(browser.post("/login", &password("hanako", typed)).await.refused(), (401, "wrong-login"));
        }

        let token = desk.mailed("hanako@example.jp").await;
        let mailed = manager.account_of("hanako").await;
        assert_eq!(mailed.invited_until, Some(desk.world.now().plus(INVITATION_LIFE)));
        assert_eq!(mailed.mail, Some(MessageState::HandedOver));
        let view: JoinView = browser.get(&format!("/join/{token}")).await.ok();
        assert_eq!(view, JoinView { organisation: "中央保健所".into(), login: "hanako".into(), returning: false });
        for (typed, code) in
            [("short", "password-short"), ("i am HANAKO, hello", "password-login"), (&"x".repeat(300), "password-long")]
        {
            let reply = browser.post(&format!("/join/{token}"), &Join { password: typed.into() }).await;
            assert_eq!(reply.field_codes(), [("password".to_owned(), code.to_owned())]);
        }

        let step = browser.join(&token).await;
        assert_eq!(manager.account_of("hanako").await.state, AccountState::Enrolling);
        // Between the two steps there is nothing to see.
        assert_eq!(browser.get("/me").await.refused(), (401, "signed-out"));
        let me = browser.enrol(&desk, step).await;
        assert_eq!((me.id, me.role, me.organisation.as_str()), (id, Role::Nurse, "中央保健所"));
        assert!(browser.get("/queue").await.status.is_success());
        let active = manager.account_of("hanako").await;
        assert_eq!((active.state, active.invited_until), (AccountState::Active, None));
        assert_eq!(active.seen_at, Some(desk.world.now()));

        // Once.
        let mut late = desk.browser();
        assert_eq!(late.get(&format!("/join/{token}")).await.refused(), (410, "join-used"));
        let again = late.post(&format!("/join/{token}"), &Join { password: NEW_PASSWORD.into() }).await;
        assert_eq!(again.refused(), (410, "join-used"));
        let trail = desk.trail().await;
        let fields = format!("{id},name,login,role,email");
        assert!(trail.contains(&("staff.create".into(), fields)), "{trail:?}");
        for action in ["staff.list", "staff.invite", "staff.password", "staff.totp-offer", "staff.login"] {
            assert!(trail.iter().any(|(seen, _)| seen == action), "{action}: {trail:?}");
        }
        let stolen = desk.world.dump().await.unwrap();
        assert!(!stolen.contains("hanako@example.jp") && !stolen.contains(&token));
    }

    async fn a_link_ends_by_time_and_by_a_newer_one(desk: Desk) {
        let mut manager = desk.staff("boss", Role::Manager).await;
        let id = manager.invite(&form("hanako", Role::Nurse)).await;
        let first = desk.mailed("hanako@example.jp").await;
        let again = format!("/accounts/{id}/invitation");
        desk.advance(Duration::seconds(1));
        assert_eq!(manager.post(&again, &link("")).await.status, 204);
        // One is on its way: pressing twice sends once.
        assert_eq!(manager.post(&again, &link("")).await.status, 204);
        let second = desk.mailed("hanako@example.jp").await;
        let mut browser = desk.browser();
        assert_eq!(browser.get(&format!("/join/{first}")).await.refused(), (410, "join-replaced"));
        assert_eq!(browser.get(&format!("/join/{second}")).await.status, 200);
        desk.advance(INVITATION_LIFE);
        assert_eq!(browser.get(&format!("/join/{second}")).await.refused(), (410, "join-expired"));
        let late = browser.post(&format!("/join/{second}"), &Join { password: NEW_PASSWORD.into() }).await;
        assert_eq!(late.refused(), (410, "join-expired"));

        // A mistyped address can be corrected while nobody has come in by it.
        desk.log_in_again(&mut manager, "boss").await;
        let reply = manager.post(&again, &link("hanako@")).await;
        assert_eq!(reply.field_codes(), [("email".to_owned(), "email-form".to_owned())]);
        assert_eq!(manager.post(&again, &link("Kango@Example.jp")).await.status, 204);
        let third = desk.mailed("Kango@example.jp").await;
        let step = browser.join(&third).await;
        browser.enrol(&desk, step).await;
        assert_eq!(manager.post(&again, &link("")).await.refused(), (409, "account-joined"));
        let reset = format!("/accounts/{id}/password");
        let reply = manager.post(&reset, &link("boss@example.jp")).await;
        assert_eq!(reply.field_codes(), [("email".to_owned(), "email-on-record".to_owned())]);
        assert!(browser.get("/me").await.status.is_success(), "what was refused has changed nothing");
    }

    async fn guessing_tokens_locks_the_guesser_out(desk: Desk) {
        let mut browser = desk.browser();
        let mut guesses = 0;
        loop {
            let reply = browser.get("/join/AAAAAAAAAAAAAAAAAAAAAA").await;
            match reply.refused() {
                (404, "not-found") => guesses += 1,
                refused => break assert_eq!(refused, (429, "locked")),
            }
        }
        assert!(guesses < 100, "{guesses}");
    }

    async fn fields_are_refused_by_name(desk: Desk) {
        let mut manager = desk.staff("boss", Role::Manager).await;
        let refused = |reply: crate::staff_desk::Reply| reply.field_codes();
        let field = |field: &str, code: &str| vec![(field.to_owned(), code.to_owned())];
        let taken = form("Boss", Role::Nurse);
        assert_eq!(refused(manager.post("/accounts", &taken).await), field("login", "login-taken"));
        let bad = InviteStaff { email: "hanako at example".into(), ..form("hanako", Role::Nurse) };
        assert_eq!(refused(manager.post("/accounts", &bad).await), field("email", "email-form"));
        let empty = InviteStaff { name: " ".into(), ..form("h", Role::Nurse) };
        assert_eq!(
            refused(manager.post("/accounts", &empty).await),
            [field("name", "required"), field("login", "login-form")].concat()
        );
        let auditor = form("audit", Role::Auditor);
        assert_eq!(refused(manager.post("/accounts", &auditor).await), field("role", "choice-unknown"));
        let doctor = form("doctor", Role::Clinician);
        assert_eq!(refused(manager.post("/accounts", &doctor).await), field("association", "required"));
        let strange = desk.strange_association().await.association;
        let doctor = InviteStaff { association: strange, ..doctor };
        assert_eq!(refused(manager.post("/accounts", &doctor).await), field("association", "choice-unknown"));
        assert_eq!(manager.accounts().await.len(), 1);
        desk.nothing_mailed().await;
    }

    async fn a_manager_manages_the_own_house_and_contracted_clinicians_only(desk: Desk) {
        let mut manager = desk.staff("boss", Role::Manager).await;
        desk.account("nurse", desk.asker(Role::Nurse), true).await;
        desk.account("doctor", desk.asker(Role::Clinician), true).await;
        let elsewhere = Asker { role: Role::Nurse, center: Some(desk.other_center), association: None };
        desk.account("faraway", elsewhere, true).await;
        desk.account("stranger", desk.strange_association().await, true).await;
        desk.account("prefecture", desk.asker(Role::Prefecture), true).await;
        desk.account("auditor", desk.asker(Role::Auditor), true).await;
        let list: AccountList = manager.get("/accounts").await.ok();
        let logins: Vec<&str> = list.items.iter().map(|account| account.login.as_str()).collect();
        assert_eq!(logins, ["boss", "doctor", "nurse"]);
        assert_eq!(list.associations.iter().map(|a| a.id).collect::<Vec<_>>(), [desk.association]);
        assert_eq!(list.next, None);

        let mut other = desk.staff_of("other", Asker { role: Role::Manager, ..elsewhere }).await;
        let mut nurse = desk.browser();
        desk.advance(Duration::seconds(30));
        desk.log_in(&mut nurse, "nurse").await;
        let mut doctor = desk.browser();
        desk.log_in(&mut doctor, "doctor").await;
        assert_eq!(other.accounts().await.len(), 2, "faraway and other");
        let role = ChangeRole { role: Role::Manager };
        for login in ["nurse", "doctor", "boss", "faraway", "stranger", "prefecture", "auditor"] {
            let id = desk.staff_id(login).await;
            let mine = ["nurse", "doctor", "boss"].contains(&login);
            for what in ["invitation", "password", "totp", "disable", "enable", "role"] {
                let path = format!("/accounts/{id}/{what}");
                for (browser, status) in
                    [(&mut other, (login != "faraway").then_some(404)), (&mut nurse, Some(403)), (&mut doctor, Some(403)), (&mut manager, (!mine).then_some(404))]
                {
                    let Some(status) = status else { continue };
                    let reply = match what {
                        "role" => browser.put(&path, &role).await,
                        "invitation" | "password" => browser.post(&path, &link("")).await,
                        _ => browser.press(&path).await,
                    };
                    assert_eq!(reply.status.as_u16(), status, "{login} {what}: {}", reply.body);
                }
            }
        }
        for browser in [&mut nurse, &mut doctor] {
            assert_eq!(browser.get("/accounts").await.refused(), (403, "forbidden"));
            assert_eq!(browser.post("/accounts", &form("x-ray", Role::Nurse)).await.refused(), (403, "forbidden"));
        }
        // The contract is over: the clinician is out of sight.
        let doctor = desk.staff_id("doctor").await;
        let mut tx = desk.store.begin().await.unwrap();
        tx.put_contract(desk.association, desk.center, Date::new(2022, 1, 1).unwrap(), Date::new(2022, 1, 13))
            .await
            .unwrap();
        tx.commit().await.unwrap();
        assert_eq!(manager.press(&format!("/accounts/{doctor}/disable")).await.refused(), (404, "not-found"));
        assert!(manager.get("/accounts").await.ok::<AccountList>().associations.is_empty());
    }

    async fn a_clinician_is_invited_into_a_contracted_association(desk: Desk) {
        let mut manager = desk.staff("boss", Role::Manager).await;
        let doctor = InviteStaff { association: Some(desk.association), ..form("doctor", Role::Clinician) };
        let id = manager.invite(&doctor).await;
        let token = desk.mailed("doctor@example.jp").await;
        let mut browser = desk.browser();
        let view: JoinView = browser.get(&format!("/join/{token}")).await.ok();
        assert_eq!(view.organisation, "中央医師会");
        let step = browser.join(&token).await;
        assert_eq!(browser.enrol(&desk, step).await.role, Role::Clinician);
        let reply = manager.put(&format!("/accounts/{id}/role"), &ChangeRole { role: Role::Nurse }).await;
        assert_eq!(reply.field_codes(), [("role".to_owned(), "choice-unknown".to_owned())]);
    }

    async fn a_closed_account_is_out_at_once(desk: Desk) {
        let mut manager = desk.staff("boss", Role::Manager).await;
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let mut colleague = desk.staff("colleague", Role::Nurse).await;
        let feed = nurse.feed().await;
        let other_feed = colleague.feed().await;
        let id = desk.staff_id("nurse").await;
        assert_eq!(manager.press(&format!("/accounts/{id}/disable")).await.status, 204);
        assert_eq!(nurse.get("/me").await.refused(), (401, "signed-out"));
        assert_eq!(nurse.get("/events").await.refused(), (401, "signed-out"));
        assert_eq!(manager.account_of("nurse").await.state, AccountState::Disabled);
        // The feed that was open says why, and ends.
        let told = tokio::time::timeout(PATIENCE, to_bytes(feed, usize::MAX)).await.unwrap().unwrap();
        let told = String::from_utf8(told.to_vec()).unwrap();
        assert!(told.contains(ChangeKind::SignedOut.as_str()), "{told}");
        let mut browser = desk.browser();
        assert_eq!(browser.post("/login", &password("nurse", PASSWORD)).await.refused(), (401, "wrong-login"));
        assert_eq!(
            manager.post(&format!("/accounts/{id}/password"), &link("")).await.refused(),
            (409, "account-disabled")
        );
        // Nobody else is concerned.
        assert!(colleague.get("/me").await.status.is_success());
        let goes_on = tokio::time::timeout(MOMENT, to_bytes(other_feed, usize::MAX)).await;
        assert!(goes_on.is_err(), "{goes_on:?}");

        assert_eq!(manager.press(&format!("/accounts/{id}/enable")).await.status, 204);
        assert_eq!(manager.account_of("nurse").await.state, AccountState::Active);
        assert_eq!(nurse.get("/me").await.refused(), (401, "signed-out"), "what has ended stays so");
        desk.advance(Duration::seconds(30));
        desk.log_in(&mut browser, "nurse").await;
    }

    async fn a_link_of_a_closed_account_opens_nothing(desk: Desk) {
        let mut manager = desk.staff("boss", Role::Manager).await;
        let sent = manager.invite(&form("sent", Role::Nurse)).await;
        let token = desk.mailed("sent@example.jp").await;
        let waits = manager.invite(&form("waits", Role::Nurse)).await;
        for id in [sent, waits] {
            assert_eq!(manager.press(&format!("/accounts/{id}/disable")).await.status, 204);
        }
        desk.nothing_mailed().await;
        assert_eq!(desk.browser().get(&format!("/join/{token}")).await.refused(), (410, "join-closed"));
        assert_eq!(manager.account_of("waits").await.mail, Some(MessageState::Cancelled));
        assert_eq!(
            manager.post(&format!("/accounts/{waits}/invitation"), &link("")).await.refused(),
            (409, "account-disabled")
        );
        // Open again, it is invited anew.
        assert_eq!(manager.press(&format!("/accounts/{waits}/enable")).await.status, 204);
        desk.advance(Duration::seconds(1));
        assert_eq!(manager.post(&format!("/accounts/{waits}/invitation"), &link("")).await.status, 204);
        let token = desk.mailed("waits@example.jp").await;
        assert_eq!(desk.browser().get(&format!("/join/{token}")).await.status, 200);
    }

    async fn a_lost_authenticator_and_a_lost_password_are_replaced(desk: Desk) {
        let mut manager = desk.staff("boss", Role::Manager).await;
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let id = desk.staff_id("nurse").await;
        assert_eq!(manager.press(&format!("/accounts/{id}/totp")).await.status, 204);
        assert_eq!(nurse.get("/me").await.refused(), (401, "signed-out"));
        assert_eq!(manager.account_of("nurse").await.state, AccountState::Enrolling);
        let step: LoginStep = nurse.post("/login", &password("nurse", PASSWORD)).await.ok();
        nurse.enrol(&desk, step).await;

        // The operator opened this account: the first link needs an address.
        let reset = format!("/accounts/{id}/password");
        let reply = manager.post(&reset, &link("")).await;
        assert_eq!(reply.field_codes(), [("email".to_owned(), "required".to_owned())]);
        assert!(nurse.get("/me").await.status.is_success(), "what was refused has changed nothing");
        assert_eq!(manager.post(&reset, &link("nurse@example.jp")).await.status, 204);
        assert_eq!(nurse.get("/me").await.refused(), (401, "signed-out"));
        assert_eq!(nurse.post("/login", &password("nurse", PASSWORD)).await.refused(), (401, "wrong-login"));
        assert_eq!(manager.account_of("nurse").await.state, AccountState::Invited);
        let token = desk.mailed("nurse@example.jp").await;
        assert!(nurse.get(&format!("/join/{token}")).await.ok::<JoinView>().returning);
        // The authenticator stays: whoever reads the mail has but half of the keys.
        assert_eq!(nurse.join(&token).await.next, LoginNext::Code);
        assert_eq!(nurse.get("/me").await.refused(), (401, "signed-out"));
        let trail = desk.trail().await;
        for action in ["staff.totp-reset", "staff.password-reset", "staff.address", "staff.invite"] {
            assert!(trail.iter().any(|(seen, of)| seen == action && of.starts_with(&id.to_string())), "{action}: {trail:?}");
        }
    }

    async fn a_role_is_changed_within_the_house(desk: Desk) {
        let mut manager = desk.staff("boss", Role::Manager).await;
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let id = desk.staff_id("nurse").await;
        let path = format!("/accounts/{id}/role");
        assert_eq!(manager.put(&path, &ChangeRole { role: Role::Nurse }).await.status, 204);
        assert!(nurse.get("/me").await.status.is_success(), "nothing has changed");
        assert_eq!(manager.put(&path, &ChangeRole { role: Role::Manager }).await.status, 204);
        assert_eq!(nurse.get("/me").await.refused(), (401, "signed-out"));
        desk.advance(Duration::seconds(30));
        desk.log_in_again(&mut nurse, "nurse").await;
        assert_eq!(nurse.accounts().await.len(), 2);
        for role in [Role::Auditor, Role::Clinician, Role::Prefecture] {
            let reply = manager.put(&path, &ChangeRole { role }).await;
            assert_eq!(reply.field_codes(), [("role".to_owned(), "choice-unknown".to_owned())]);
        }
        assert_eq!(manager.put(&path, &ChangeRole { role: Role::Nurse }).await.status, 204);
        assert_eq!(nurse.get("/accounts").await.refused(), (401, "signed-out"));
    }

    async fn nobody_shuts_themself_out_and_one_manager_stays(desk: Desk) {
        let mut manager = desk.staff("boss", Role::Manager).await;
        let mut second = desk.staff("second", Role::Manager).await;
        let (me, other) = (desk.staff_id("boss").await, desk.staff_id("second").await);
        assert_eq!(manager.press(&format!("/accounts/{me}/disable")).await.refused(), (409, "own-account"));
        let nurse = ChangeRole { role: Role::Nurse };
        assert_eq!(manager.put(&format!("/accounts/{me}/role"), &nurse).await.refused(), (409, "own-account"));
        // Who was only invited could not open the door.
        manager.invite(&form("third", Role::Manager)).await;
        // Both press at once: whoever is second is shut out already, or is told that the other is the last.
        let (disable, demote) = (format!("/accounts/{other}/disable"), format!("/accounts/{me}/role"));
        let (one, two) = tokio::join!(manager.press(&disable), second.put(&demote, &nurse));
        let done = [&one, &two].into_iter().filter(|reply| reply.status == 204).count();
        assert_eq!(done, 1, "{one:?} {two:?}");
        let refused = if one.status == 204 { &two } else { &one };
        assert!([(409, "last-manager"), (401, "signed-out")].contains(&refused.refused()), "{refused:?}");
        let mut tx = desk.store.begin().await.unwrap();
        assert_eq!(tx.managers(desk.center).await.unwrap().len(), 1);
    }

    async fn a_mail_that_fails_is_seen_and_its_link_read_by_nobody(desk: Desk) {
        let mut manager = desk.staff("boss", Role::Manager).await;
        let id = manager.invite(&form("hanako", Role::Nurse)).await;
        desk.world.outbox.then(Ending::Refused { code: "550".into(), meaning: CodeMeaning::Permanent, retry_after: None });
        let token = desk.mailed("hanako@example.jp").await;
        assert_eq!(manager.account_of("hanako").await.mail, Some(MessageState::Failed));
        let message = desk.world.count("SELECT COUNT(*) FROM message WHERE kind = 'staff-invitation'").await.unwrap();
        assert_eq!(message, 1);
        // However the message ended, a colleague can't read the link out of it.
        desk.world.meddle("UPDATE message SET state = 'dead'").await.unwrap();
        let mut tx = desk.store.begin().await.unwrap();
        tx.file_dead().await.unwrap();
        let dead = tx.dead_messages(Some(desk.center), mimamori_store::dead::DeadPlace::START).await.unwrap();
        tx.commit().await.unwrap();
        assert!(!dead.items[0].has_text);
        let text = manager.get(&format!("/messages/{}/text", dead.items[0].id)).await;
        assert_eq!(text.refused(), (404, "not-found"));
        // Sent anew from there, the link is a new one.
        desk.advance(Duration::seconds(1));
        assert_eq!(manager.press(&format!("/messages/{}/retry", dead.items[0].id)).await.status, 204);
        let newer = desk.mailed("hanako@example.jp").await;
        assert_ne!(newer, token);
        let mut browser = desk.browser();
        assert_eq!(browser.get(&format!("/join/{token}")).await.refused(), (410, "join-replaced"));
        let step = browser.join(&newer).await;
        assert_eq!(browser.enrol(&desk, step).await.id, id);
    }

    async fn long_lists_come_in_pages(desk: Desk) {
        let mut manager = desk.staff("boss", Role::Manager).await;
        for n in 0..100 {
            let new = mimamori_store::staff::NewStaff {
                login: format!("nurse{n:03}"),
                name: "看護".into(),
                asker: desk.asker(Role::Nurse),
                email: None,
                password_hash: None,
                totp: None,
            };
            let mut tx = desk.store.begin().await.unwrap();
            tx.insert_staff(Actor::System, new).await.unwrap();
            tx.commit().await.unwrap();
        }
        let first: AccountList = manager.get("/accounts").await.ok();
        assert_eq!((first.items.len(), first.next.as_deref()), (100, Some("nurse098")));
        let rest: AccountList = manager.get("/accounts?after=nurse098").await.ok();
        assert_eq!((rest.items.len(), rest.next), (1, None));
    }
}
