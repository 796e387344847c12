//! One-time codes, from the question to the provider and back: getting in again, and a new contact confirmed. In every
//! way a code goes, on both databases, and what somebody learns who isn't meant to.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that can't go on has failed")]

use mimamori_domain::api::{BackInFlow, Channel, ContactStanding, Home, MessageState};
use mimamori_domain::outbox::{CodeMeaning, Ending};
use mimamori_domain::patient::{PatientForm, Status};
use mimamori_domain::{Duration, PatientId};
use mimamori_store::audit::Actor;
use mimamori_tests::backend::Backend;
use mimamori_worker::channels::Sent;
use serde_json::json;

use crate::staff_desk::{Browser, Desk, Reply, hanako};

const PHONE: &str = "090-1234-5678";
const MAIL: &str = "hanako@example.jp";
const BORN: &str = "昭和60年1月1日";

impl Desk {
    /// A patient of the first centre, written behind the staff's back.
    async fn patient(&self, change: impl FnOnce(&mut PatientForm)) -> PatientId {
        self.world
            .patient(self.center, |form| {
                *form = PatientForm { email: MAIL.into(), ..hanako() };
                change(form);
            })
            .await
            .unwrap()
    }

    /// These people live together.
    async fn household(&self, people: &[PatientId]) {
        let first = self.world.load(people[0]).await.unwrap();
        for id in &people[1..] {
            let other = self.world.load(*id).await.unwrap();
            let first = self.world.load(first.id).await.unwrap();
            let mut tx = self.store.begin().await.unwrap();
            tx.join_household(Actor::System, &other, &first).await.unwrap();
            tx.commit().await.unwrap();
        }
    }

    /// What goes out now.
    pub async fn sent(&self) -> Vec<Sent> {
        self.world.turn().await.unwrap();
        self.world.outbox.take()
    }

    /// The one code that goes out now.
    pub async fn code_sent(&self) -> (Sent, String) {
        let mut sent = self.sent().await;
        assert_eq!(sent.len(), 1, "{sent:?}");
        let sent = sent.remove(0);
        assert_eq!(sent.kind, "one-time-code");
        let digits = digits(&sent.body);
        assert_eq!(digits.len(), 6, "no code in {}", sent.body);
        (sent, digits)
    }

    /// Signed in as this patient by a code.
    async fn signed_in(&self) -> (Browser, Home) {
        let mut phone = self.phone();
        let flow = ask(&mut phone, PHONE).await;
        let (_, code) = self.code_sent().await;
        let home: Home = enter(&mut phone, &flow.flow, &code).await.ok();
        phone.csrf.clone_from(&home.csrf);
        (phone, home)
    }
}

/// The first six digits of a text, with or without the pauses of a voice; empty when there are none.
fn digits(text: &str) -> String {
    let spoken: String = text.chars().filter(|c| !matches!(c, '、' | ',' | ' ')).collect();
    let found = spoken.split(|c: char| !c.is_ascii_digit()).find(|run| run.len() == 6);
    found.unwrap_or_default().to_owned()
}

pub fn other_than(code: &str) -> &'static str {
    if code == "000000" { "000001" } else { "000000" }
}

async fn ask(phone: &mut Browser, contact: &str) -> BackInFlow {
    let reply = try_ask(phone, contact, BORN, false).await;
    assert_eq!(reply.status, 202, "{}", reply.body);
    reply.ok()
}

async fn try_ask(phone: &mut Browser, contact: &str, birth_date: &str, voice: bool) -> Reply {
    phone.post("/back-in", &json!({"contact": contact, "birth_date": birth_date, "voice": voice})).await
}

async fn enter(phone: &mut Browser, flow: &str, code: &str) -> Reply {
    phone.post("/back-in/code", &json!({"flow": flow, "code": code})).await
}

fn tries_left(reply: &Reply) -> &str {
    assert_eq!(reply.refused(), (422, "code-wrong"));
    reply.body["details"]["tries"].as_str().unwrap()
}

at_each_desk! {
    async fn a_code_by_sms_lets_the_household_of_that_phone_back_in(desk: Desk) {
        let mother = desk.patient(|_| {}).await;
        let child = desk.patient(|form| {
            form.birth_date = "2015-03-03".into();
            form.classification = "confirmed".into();
        }).await;
        let father = desk.patient(|form| {
            form.birth_date = "1980-04-04".into();
            form.phone = "080-0000-0009".into();
            form.email = String::new();
        }).await;
        desk.household(&[mother, child, father]).await;
        desk.patient(|form| form.birth_date = "1999-09-09".into()).await;

        let mut phone = desk.phone();
        let flow = ask(&mut phone, "０９０－１２３４－５６７８").await;
        assert_eq!(flow.channel, Channel::Sms);
        let (sent, code) = desk.code_sent().await;
        assert_eq!((sent.channel, sent.to.as_str()), (Channel::Sms, "+819012345678"));
        assert_eq!(sent.validity, Some(Duration::minutes(10)));
        assert!(sent.body.contains("10:10"), "the end of its life: {}", sent.body);

        let reply = enter(&mut phone, &flow.flow, &code).await;
        let home: Home = reply.ok();
        let mut people: Vec<PatientId> = home.people.iter().map(|person| person.id).collect();
        let mut expected = [mother, child];
        people.sort();
        expected.sort();
        assert_eq!(people, expected, "who has that phone, and only those");
        assert_eq!(home.people[0].phone.as_deref(), Some("090-••••-5678"));
        assert_eq!(home.people[0].email.as_deref(), Some("ha•••@example.jp"));
        phone.csrf.clone_from(&home.csrf);
        assert_eq!(phone.get("/home").await.status, 200);
        assert_eq!(enter(&mut phone, &flow.flow, &code).await.refused(), (410, "code-over"), "used once");

        let dump = desk.world.dump().await.unwrap();
        for secret in [&code, "09012345678", "example.jp", flow.flow.as_str()] {
            assert!(!dump.contains(secret), "{secret} can be read in the database");
        }
        let contacts = {
            let patient = desk.world.load(mother).await.unwrap();
            desk.store.read().await.unwrap().contacts(mother, &patient.record.person).await.unwrap()
        };
        assert_eq!(contacts[0].standing, ContactStanding::Good, "the code proved it");
    }

    async fn a_code_goes_by_email_and_by_voice(desk: Desk) {
        desk.patient(|form| form.language = "en".into()).await;
        let mut phone = desk.phone();
        let flow = ask(&mut phone, "Hanako@Example.JP").await;
        assert_eq!(flow.channel, Channel::Email);
        let (sent, code) = desk.code_sent().await;
        assert_eq!((sent.channel, sent.to.as_str()), (Channel::Email, MAIL));
        assert!(!sent.subject.contains(&code), "{sent:?}");
        assert!(sent.body.contains("Your code"), "{sent:?}");
        enter(&mut phone, &flow.flow, &code).await.ok::<Home>();

        // A mobile that is called because its owner asks for it.
        desk.advance(Duration::minutes(1));
        let mut phone = desk.phone();
        let flow: BackInFlow = try_ask(&mut phone, PHONE, BORN, true).await.ok();
        assert_eq!(flow.channel, Channel::Voice);
        let (sent, code) = desk.code_sent().await;
        assert_eq!(sent.channel, Channel::Voice);
        assert!(sent.body.matches(", ").count() >= 10, "digit by digit: {}", sent.body);
        enter(&mut phone, &flow.flow, &code).await.ok::<Home>();
    }

    async fn a_landline_is_called(desk: Desk) {
        desk.patient(|form| form.phone = "03-1111-2222".into()).await;
        let mut phone = desk.phone();
        let flow = ask(&mut phone, "0311112222").await;
        let (sent, code) = desk.code_sent().await;
        assert_eq!((sent.channel, sent.to.as_str()), (Channel::Voice, "+81311112222"));
        assert!(sent.body.contains("、"), "{}", sent.body);
        let home: Home = enter(&mut phone, &flow.flow, &code).await.ok();
        assert_eq!(home.people[0].phone.as_deref(), Some("03••••2222"));
    }

    async fn nobody_learns_whether_anybody_is_known(desk: Desk) {
        let known = desk.patient(|_| {}).await;
        let disowned = desk.patient(|form| form.phone = "080-0000-0002".into()).await;
        let gone = desk.patient(|form| form.phone = "080-0000-0003".into()).await;
        let contact = desk.patient(|form| {
            form.phone = "080-0000-0004".into();
            form.classification = "contact".into();
            form.wish_number = String::new();
            form.onset_date = String::new();
        }).await;
        let mut tx = desk.store.begin().await.unwrap();
        let token = tx.mint_invitation(disowned, Duration::days(1)).await.unwrap();
        tx.commit().await.unwrap();
        desk.phone().post(&format!("/invitations/{token}/not-me"), &json!({})).await.ok::<()>();
        let mut tx = desk.store.begin().await.unwrap();
        let patient = tx.patient(gone).await.unwrap().unwrap();
        tx.set_status(Actor::System, &patient, Status::Transferred).await.unwrap();
        tx.commit().await.unwrap();
        assert!(!desk.world.load(contact).await.unwrap().record.may_be_messaged());

        let real = try_ask(&mut desk.phone(), PHONE, BORN, false).await;
        let (_, code) = desk.code_sent().await;
        for (number, born) in [
            ("080-9999-9999", BORN),
            (PHONE, "1985-01-02"),
            ("080-0000-0002", BORN),
            ("080-0000-0003", BORN),
            ("080-0000-0004", BORN),
            ("nobody@example.jp", BORN),
        ] {
            let mut phone = desk.phone();
            let reply = try_ask(&mut phone, number, born, false).await;
            assert_eq!(reply.status, real.status);
            let keys = |reply: &Reply| reply.body.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
            assert_eq!(keys(&reply), keys(&real));
            let flow: BackInFlow = reply.ok();
            assert!(desk.sent().await.is_empty(), "{number} got a message");
            // The tries at what isn't there go like any others.
            for left in ["4", "3", "2", "1"] {
                assert_eq!(tries_left(&enter(&mut phone, &flow.flow, "000000").await), left);
            }
            assert_eq!(enter(&mut phone, &flow.flow, "000000").await.refused(), (410, "code-over"));
            assert!(phone.cookie.is_none());
        }
        let mut phone = desk.phone();
        let flow: BackInFlow = real.ok();
        enter(&mut phone, &flow.flow, &code).await.ok::<Home>();
        assert_eq!(desk.world.load(known).await.unwrap().status, Status::Following);
        assert_eq!(enter(&mut phone, "no such flow", "000000").await.refused(), (410, "code-over"));
    }

    async fn whoever_was_released_may_fetch_the_certificate(desk: Desk) {
        let id = desk.patient(|_| {}).await;
        let mut tx = desk.store.begin().await.unwrap();
        let patient = tx.patient(id).await.unwrap().unwrap();
        tx.set_status(Actor::System, &patient, Status::Released).await.unwrap();
        tx.commit().await.unwrap();
        let (_, home) = desk.signed_in().await;
        assert_eq!(home.people[0].status, Status::Released);
    }

    async fn a_disowned_contact_is_shut_out_even_with_the_code_in_hand(desk: Desk) {
        let id = desk.patient(|_| {}).await;
        let mut phone = desk.phone();
        let flow = ask(&mut phone, PHONE).await;
        let (_, code) = desk.code_sent().await;
        let mut tx = desk.store.begin().await.unwrap();
        let token = tx.mint_invitation(id, Duration::days(1)).await.unwrap();
        tx.commit().await.unwrap();
        desk.phone().post(&format!("/invitations/{token}/not-me"), &json!({})).await.ok::<()>();
        assert_eq!(enter(&mut phone, &flow.flow, &code).await.refused(), (410, "code-over"));
    }

    async fn five_wrong_tries_end_a_code(desk: Desk) {
        desk.patient(|_| {}).await;
        let mut phone = desk.phone();
        let flow = ask(&mut phone, PHONE).await;
        let (_, code) = desk.code_sent().await;
        let reply = enter(&mut phone, &flow.flow, "12345").await;
        assert_eq!(reply.field_codes(), [("code".into(), "code-form".into())], "a slip is no try");
        for left in ["4", "3", "2", "1"] {
            assert_eq!(tries_left(&enter(&mut phone, &flow.flow, other_than(&code)).await), left);
        }
        assert_eq!(enter(&mut phone, &flow.flow, other_than(&code)).await.refused(), (410, "code-over"));
        assert_eq!(enter(&mut phone, &flow.flow, &code).await.refused(), (410, "code-over"));
        assert_eq!(desk.world.count("SELECT COUNT(*) FROM code WHERE digits_hash IS NOT NULL").await.unwrap(), 0);
        assert_eq!(desk.world.count("SELECT COUNT(*) FROM code WHERE asked_sealed IS NOT NULL").await.unwrap(), 0);
    }

    async fn a_code_lives_ten_minutes_from_its_hand_over_and_an_old_one_is_never_sent(desk: Desk) {
        desk.patient(|_| {}).await;
        let mut phone = desk.phone();
        let flow = ask(&mut phone, PHONE).await;
        desk.advance(Duration::minutes(4));
        let (_, code) = desk.code_sent().await;
        desk.advance(Duration::minutes(9));
        assert_eq!(tries_left(&enter(&mut phone, &flow.flow, other_than(&code)).await), "4");
        desk.advance(Duration::minutes(1));
        assert_eq!(enter(&mut phone, &flow.flow, &code).await.refused(), (410, "code-over"));

        let flow = ask(&mut phone, PHONE).await;
        desk.advance(Duration::minutes(10));
        assert!(desk.sent().await.is_empty(), "it waited too long");
        assert_eq!(enter(&mut phone, &flow.flow, "000000").await.refused(), (410, "code-over"));
        desk.advance(Duration::minutes(30));
        desk.world.turn().await.unwrap();
        assert_eq!(desk.world.count("SELECT COUNT(*) FROM code").await.unwrap(), 0, "forgotten");
    }

    async fn the_newest_code_counts_and_a_second_tab_keeps_its_own(desk: Desk) {
        desk.patient(|_| {}).await;
        let (mut first, mut second) = (desk.phone(), desk.phone());
        let old = ask(&mut first, PHONE).await;
        let (_, old_code) = desk.code_sent().await;
        desk.advance(Duration::seconds(1));
        let new = ask(&mut second, PHONE).await;
        let (_, new_code) = desk.code_sent().await;
        assert_eq!(enter(&mut first, &old.flow, &old_code).await.refused(), (410, "code-over"));
        assert_eq!(enter(&mut first, &old.flow, &new_code).await.refused(), (410, "code-over"));
        let home: Home = enter(&mut second, &new.flow, &new_code).await.ok();

        // Two questions before anything was sent: one message, with the newer code.
        desk.advance(Duration::minutes(11));
        let mut phone = desk.phone();
        ask(&mut phone, PHONE).await;
        desk.advance(Duration::seconds(1));
        let new = ask(&mut phone, PHONE).await;
        let (_, code) = desk.code_sent().await;
        phone.cookie.clone_from(&second.cookie);
        phone.csrf.clone_from(&home.csrf);
        enter(&mut phone, &new.flow, &code).await.ok::<Home>();
        assert_eq!(phone.cookie, second.cookie, "the session of this phone goes on");
    }

    async fn other_digits_follow_a_refusal_and_the_same_a_doubt(desk: Desk) {
        desk.patient(|_| {}).await;
        let mut phone = desk.phone();
        let flow = ask(&mut phone, PHONE).await;
        desk.world.outbox.then(Ending::Refused {
            code: "20429".into(), meaning: CodeMeaning::Retry, retry_after: None,
        });
        let (_, refused) = desk.code_sent().await;
        desk.advance(Duration::seconds(30));
        let (_, code) = desk.code_sent().await;
        assert_ne!(refused, code);
        assert_eq!(tries_left(&enter(&mut phone, &flow.flow, &refused).await), "4");
        enter(&mut phone, &flow.flow, &code).await.ok::<Home>();

        let flow = ask(&mut phone, PHONE).await;
        desk.world.outbox.then(Ending::Ambiguous { code: "timeout".into() });
        let (first, code) = desk.code_sent().await;
        desk.advance(Duration::minutes(3));
        let (second, again) = desk.code_sent().await;
        assert_eq!((first.body, code.as_str()), (second.body, again.as_str()));
        enter(&mut phone, &flow.flow, &code).await.ok::<Home>();

        desk.advance(Duration::minutes(11));
        ask(&mut phone, PHONE).await;
        desk.world.outbox.then(Ending::Refused {
            code: "21614".into(), meaning: CodeMeaning::Landline, retry_after: None,
        });
        assert_eq!(desk.sent().await.len(), 1);
        desk.advance(Duration::minutes(1));
        assert!(desk.sent().await.is_empty(), "refused for good");
    }

    async fn nobody_is_flooded(desk: Desk) {
        desk.patient(|_| {}).await;
        let mut phone = desk.phone();
        for number in [PHONE, "080-7777-7777"] {
            for _ in 0..3 {
                ask(&mut phone, number).await;
                desk.world.turn().await.unwrap();
                desk.advance(Duration::seconds(1));
            }
            let reply = try_ask(&mut phone, number, BORN, false).await;
            assert_eq!(reply.refused(), (429, "code-too-often"), "known or not");
            assert!(reply.body["retry_after"].as_i64().unwrap() <= 601);
        }
        assert_eq!(desk.world.outbox.take().len(), 3);
        // Over a day there is an end, too.
        let mut asked = 3;
        for _ in 0..30 {
            desk.advance(Duration::minutes(11));
            asked += i32::from(try_ask(&mut phone, PHONE, BORN, false).await.status == 202);
        }
        assert_eq!(asked, 10);
        assert_eq!(try_ask(&mut phone, PHONE, "1990-01-01", true).await.refused(), (429, "code-too-often"));
    }

    async fn one_client_can_try_only_so_many_people(desk: Desk) {
        let mut phone = desk.phone();
        for n in 0..50 {
            ask(&mut phone, &format!("080-5555-{n:04}")).await;
        }
        assert_eq!(try_ask(&mut phone, "080-5555-9999", BORN, false).await.refused(), (429, "code-too-often"));
        for _ in 0..50 {
            assert_eq!(enter(&mut phone, "guessed", "123456").await.refused(), (410, "code-over"));
        }
        assert_eq!(enter(&mut phone, "guessed", "123456").await.refused(), (429, "locked"));
    }

    async fn what_can_not_be_a_contact_is_told(desk: Desk) {
        let mut phone = desk.phone();
        let code = |field: &str, code: &str| [(field.to_owned(), code.to_owned())];
        let reply = try_ask(&mut phone, "090", BORN, false).await;
        assert_eq!(reply.field_codes(), code("contact", "phone-mobile-digits"));
        let reply = try_ask(&mut phone, "hanako@", BORN, false).await;
        assert_eq!(reply.field_codes(), code("contact", "email-form"));
        let reply = try_ask(&mut phone, PHONE, "きのう", false).await;
        assert_eq!(reply.field_codes(), code("birth_date", "date-form"));
    }

    async fn a_new_phone_takes_the_place_of_the_old_one_when_its_code_comes_back(desk: Desk) {
        let id = desk.patient(|_| {}).await;
        let (mut phone, _) = desk.signed_in().await;
        let path = format!("/people/{id}/contact");
        let reply = phone.post(&path, &json!({"phone": "080-2222-3333"})).await;
        assert_eq!(reply.status, 202);
        let (sent, code) = desk.code_sent().await;
        assert_eq!(sent.to, "+818022223333", "to the new one");
        let person = desk.world.load(id).await.unwrap().record.person;
        assert_eq!(person.phone.unwrap().as_str(), "09012345678", "not before it is confirmed");

        let confirm = format!("{path}/code");
        assert_eq!(tries_left(&phone.post(&confirm, &json!({"code": other_than(&code)})).await), "4");
        let home: Home = phone.post(&confirm, &json!({"code": code})).await.ok();
        assert_eq!(home.people[0].phone.as_deref(), Some("080-••••-3333"));
        assert_eq!(phone.post(&confirm, &json!({"code": code})).await.refused(), (410, "code-over"));
        let patient = desk.world.load(id).await.unwrap();
        assert_eq!((patient.version, patient.record.person.phone.clone().unwrap().as_str()), (2, "08022223333"));
        let mut tx = desk.store.read().await.unwrap();
        let contacts = tx.contacts(id, &patient.record.person).await.unwrap();
        assert_eq!((contacts[0].channel, contacts[0].standing), (Channel::Sms, ContactStanding::Good));
        drop(tx);
        assert_eq!(phone.get("/home").await.status, 200, "the session goes on");

        // What is sent from now on goes to the new one, and the old one opens no door.
        desk.world.invite(id).await.unwrap();
        let sent = desk.sent().await;
        assert_eq!(sent.iter().map(|sent| sent.to.as_str()).collect::<Vec<_>>(), ["+818022223333"]);
        ask(&mut desk.phone(), PHONE).await;
        assert!(desk.sent().await.is_empty());
        ask(&mut desk.phone(), "080-2222-3333").await;
        assert_eq!(desk.sent().await.len(), 1);
        assert_eq!(desk.world.states(id).await.unwrap(), [MessageState::HandedOver], "its own messages only");
    }

    async fn a_new_address_is_confirmed_too_and_a_stale_code_is_not_enough(desk: Desk) {
        let id = desk.patient(|_| {}).await;
        let (mut phone, _) = desk.signed_in().await;
        let (path, confirm) = (format!("/people/{id}/contact"), format!("/people/{id}/contact/code"));
        phone.post(&path, &json!({"email": "old@example.jp"})).await.ok::<serde_json::Value>();
        let (sent, old) = desk.code_sent().await;
        assert_eq!((sent.channel, sent.to.as_str()), (Channel::Email, "old@example.jp"));
        desk.advance(Duration::seconds(1));
        phone.post(&path, &json!({"email": "New@Example.jp"})).await.ok::<serde_json::Value>();
        let (_, new) = desk.code_sent().await;
        if old != new {
            assert_eq!(tries_left(&phone.post(&confirm, &json!({"code": old})).await), "4");
        }
        let home: Home = phone.post(&confirm, &json!({"code": new})).await.ok();
        assert_eq!(home.people[0].email.as_deref(), Some("Ne•••@example.jp"));
        let mut other = desk.phone();
        let flow = ask(&mut other, "new@example.jp").await;
        let (_, code) = desk.code_sent().await;
        enter(&mut other, &flow.flow, &code).await.ok::<Home>();
    }

    async fn a_contact_that_can_not_be_is_refused_with_the_reason(desk: Desk) {
        let id = desk.patient(|form| form.email = String::new()).await;
        let (mut phone, _) = desk.signed_in().await;
        let path = format!("/people/{id}/contact");
        for (body, field, code) in [
            (json!({"phone": PHONE}), "phone", "contact-same"),
            (json!({"phone": "03-1111-2222"}), "phone", "mobile-needed"),
            (json!({"phone": "12"}), "phone", "phone-digits"),
            (json!({"email": "nobody"}), "email", "email-form"),
            (json!({}), "phone", "required"),
            (json!({"phone": "08022223333", "email": MAIL}), "phone", "required"),
        ] {
            let reply = phone.post(&path, &body).await;
            assert_eq!(reply.refused(), (422, "invalid"));
            assert_eq!(reply.field_codes(), [(field.to_owned(), code.to_owned())]);
        }
        for n in 0..5 {
            let body = json!({"phone": format!("080-2222-333{n}"), "voice": true});
            assert_eq!(phone.post(&path, &body).await.status, 202);
            desk.advance(Duration::seconds(1));
        }
        let reply = phone.post(&path, &json!({"phone": "080-2222-3339"})).await;
        assert_eq!(reply.refused(), (429, "code-too-often"));
        let sent = desk.sent().await;
        assert_eq!(sent.len(), 1, "only the newest was sent");
        assert_eq!((sent[0].channel, sent[0].to.as_str()), (Channel::Voice, "+818022223334"));
        let stranger = desk.phone().post(&path, &json!({"phone": "080-2222-3333"})).await;
        assert_eq!(stranger.refused(), (401, "signed-out"));
    }
}
