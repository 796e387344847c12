//! Logging in: two steps, lock-outs, codes that are good once, sessions that end.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that can't go on has failed")]

use crate::staff_desk::{Browser, Desk, PASSWORD, Reply, password};
use axum::http::header;
use mimamori_domain::Duration;
use mimamori_domain::access::{Action, Role};
use mimamori_domain::api::{LoginCode, LoginNext, LoginStep, Me};
use mimamori_server::totp;
use mimamori_store::audit::Actor;
use mimamori_tests::backend::Backend;

fn code(text: &str) -> LoginCode {
    LoginCode { code: text.into() }
}

async fn wrong_password(browser: &mut Browser, login: &str) -> Reply {
    browser.post("/login", &password(login, "not the password")).await
}

at_each_desk! {
    async fn the_first_login_registers_the_authenticator(desk: Desk) {
        desk.account("hanako", desk.asker(Role::Nurse), false).await;
        let mut browser = desk.browser();
        let first: LoginStep = browser.post("/login", &password("Hanako ", PASSWORD)).await.ok();
        assert_eq!(first.next, LoginNext::Enrol);
        assert!(first.otpauth.as_ref().unwrap().starts_with("otpauth://totp/Mimamori:hanako?secret="));
        // Whoever scanned the picture and came back later finds the same secret.
        let again: LoginStep = browser.post("/login", &password("hanako", PASSWORD)).await.ok();
        assert_eq!(again.secret, first.secret);
        let secret = totp::from_base32(&first.secret.unwrap()).unwrap();
        let me: Me = browser.post("/login/code", &code(&totp::code(&secret, desk.store.now()))).await.ok();
        assert_eq!((me.name.as_str(), me.role, me.organisation.as_str()), ("hanakoさん", Role::Nurse, "中央保健所"));
        assert!(me.actions.contains(&Action::PatientRegister) && !me.actions.contains(&Action::AuditView));
        let next: LoginStep = desk.browser().post("/login", &password("hanako", PASSWORD)).await.ok();
        assert_eq!((next.next, next.secret, next.otpauth), (LoginNext::Code, None, None));
    }

    async fn an_unknown_user_is_answered_and_locked_like_a_known_one(desk: Desk) {
        desk.account("hanako", desk.asker(Role::Nurse), true).await;
        let mut browser = desk.browser();
        for login in ["hanako", "nobody"] {
            for left in ["4", "3", "2", "1"] {
                let reply = wrong_password(&mut browser, login).await;
                assert_eq!(reply.refused(), (401, "wrong-login"));
                assert_eq!(reply.body["details"]["tries"], left);
            }
            for _ in 0..2 {
                let reply = wrong_password(&mut browser, login).await;
                assert_eq!(reply.refused(), (429, "locked"));
                assert!(reply.body["retry_after"].as_i64().unwrap() > 800);
                assert!(reply.headers.contains_key(header::RETRY_AFTER));
            }
        }
        // The right password waits too, until the lock is over.
        assert_eq!(browser.post("/login", &password("hanako", PASSWORD)).await.refused(), (429, "locked"));
        assert!(browser.cookie.is_none());
        desk.advance(Duration::minutes(16));
        desk.log_in(&mut browser, "hanako").await;
    }

    async fn a_code_is_good_once(desk: Desk) {
        desk.account("hanako", desk.asker(Role::Nurse), true).await;
        let mut first = desk.browser();
        desk.log_in(&mut first, "hanako").await;
        let mut second = desk.browser();
        let _: LoginStep = second.post("/login", &password("hanako", PASSWORD)).await.ok();
        assert_eq!(second.post("/login/code", &code(&desk.code())).await.refused(), (401, "code-used"));
        desk.advance(Duration::seconds(30));
        let _: Me = second.post("/login/code", &code(&desk.code())).await.ok();
    }

    async fn codes_are_locked_out_for_the_person_not_the_session(desk: Desk) {
        desk.account("hanako", desk.asker(Role::Nurse), true).await;
        let right = desk.code();
        let wrong = if right == "000000" { "111111" } else { "000000" };
        for n in 0..5 {
            // A new session each time does not begin a new count.
            let mut browser = desk.browser();
            let _: LoginStep = browser.post("/login", &password("hanako", PASSWORD)).await.ok();
            let reply = browser.post("/login/code", &code(wrong)).await;
            let expected = if n < 4 { (401, "wrong-code") } else { (429, "locked") };
            assert_eq!(reply.refused(), expected);
        }
        let mut browser = desk.browser();
        let _: LoginStep = browser.post("/login", &password("hanako", PASSWORD)).await.ok();
        assert_eq!(browser.post("/login/code", &code(&right)).await.refused(), (429, "locked"));
        desk.advance(Duration::minutes(16));
        let mut browser = desk.browser();
        desk.log_in(&mut browser, "hanako").await;
    }

    async fn a_half_open_session_can_do_nothing_and_its_token_ends_with_the_code(desk: Desk) {
        desk.account("hanako", desk.asker(Role::Nurse), true).await;
        let mut browser = desk.browser();
        assert_eq!(browser.get("/me").await.refused(), (401, "signed-out"));
        assert_eq!(browser.post("/login/code", &code("123456")).await.refused(), (401, "signed-out"));
        let _: LoginStep = browser.post("/login", &password("hanako", PASSWORD)).await.ok();
        let mut half = browser.clone();
        for path in ["/me", "/queue", "/patients"] {
            assert_eq!(half.get(path).await.refused(), (401, "signed-out"), "{path}");
        }
        let _: Me = browser.post("/login/code", &code(&desk.code())).await.ok();
        assert_ne!(browser.cookie, half.cookie);
        assert_eq!(half.get("/me").await.refused(), (401, "signed-out"));
        assert_eq!(browser.get("/me").await.ok::<Me>().name, "hanakoさん");
    }

    async fn the_code_has_its_own_short_time(desk: Desk) {
        desk.account("hanako", desk.asker(Role::Nurse), true).await;
        let mut browser = desk.browser();
        let _: LoginStep = browser.post("/login", &password("hanako", PASSWORD)).await.ok();
        desk.advance(Duration::minutes(11));
        assert_eq!(browser.post("/login/code", &code(&desk.code())).await.refused(), (401, "signed-out"));
    }

    async fn sessions_end_idle_old_logged_out_or_closed(desk: Desk) {
        let mut idle = desk.staff("idle", Role::Nurse).await;
        let mut busy = desk.staff("busy", Role::Nurse).await;
        let mut gone = desk.staff("gone", Role::Nurse).await;
        let mut closed = desk.staff("closed", Role::Nurse).await;
        assert_eq!(gone.press("/logout").await.status, 204);
        assert_eq!(gone.get("/me").await.refused(), (401, "signed-out"));
        let mut tx = desk.store.begin().await.unwrap();
        let id = tx.staff_by_login("closed").await.unwrap().unwrap().id;
        tx.disable_staff(Actor::System, id).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(closed.get("/me").await.refused(), (401, "signed-out"));
        assert_eq!(closed.post("/login", &password("closed", PASSWORD)).await.refused(), (401, "wrong-login"));
        // An hour without a word ends a session; half hours of work don't, but twelve hours do.
        for n in 0..25 {
            let alive = busy.get("/me").await.status.is_success();
            assert_eq!(alive, n < 24, "after {n} half hours");
            if n == 2 {
                assert_eq!(idle.get("/me").await.refused(), (401, "signed-out"));
            }
            desk.advance(Duration::minutes(30));
        }
    }

    async fn a_change_needs_the_token_of_our_own_pages(desk: Desk) {
        let mut browser = desk.staff("hanako", Role::Nurse).await;
        browser.csrf = String::new();
        assert_eq!(browser.press("/logout").await.refused(), (403, "csrf"));
        browser.csrf = "0".repeat(64);
        assert_eq!(browser.press("/logout").await.refused(), (403, "csrf"));
        assert_eq!(browser.get("/me").await.status, 200);
    }
}

#[tokio::test]
async fn one_address_can_t_try_everybody() {
    let desk = Desk::open_with(Backend::Sqlite, |config| config.policy.lock_tries = 1).await;
    desk.account("hanako", desk.asker(Role::Nurse), true).await;
    let mut browser = desk.browser();
    for n in 0..10 {
        assert_eq!(wrong_password(&mut browser, &format!("user{n}")).await.refused(), (429, "locked"));
    }
    // Ten users failed from here, so the eleventh, who never failed, has to wait as well.
    assert_eq!(browser.post("/login", &password("hanako", PASSWORD)).await.refused(), (429, "locked"));
    desk.advance(Duration::minutes(16));
    desk.log_in(&mut browser, "hanako").await;
}

#[tokio::test]
async fn the_cookie_belongs_to_our_host_alone() {
    for (url, name, secure) in [
        ("https://mimamori.example.jp", "__Host-mimamori_staff=", true),
        ("http://localhost:8080", "mimamori_staff=", false),
    ] {
        let desk = Desk::open_with(Backend::Sqlite, |config| config.http.public_url = url.into()).await;
        desk.account("hanako", desk.asker(Role::Nurse), true).await;
        let reply = desk.browser().post("/login", &password("hanako", PASSWORD)).await;
        let cookie = reply.headers[header::SET_COOKIE].to_str().unwrap().to_owned();
        assert!(cookie.starts_with(name), "{cookie}");
        for attribute in ["Path=/", "HttpOnly", "SameSite=Strict"] {
            assert!(cookie.contains(attribute), "{cookie}");
        }
        assert_eq!(cookie.contains("Secure"), secure, "{cookie}");
        assert!(!cookie.contains("Domain"), "{cookie}");
    }
}
