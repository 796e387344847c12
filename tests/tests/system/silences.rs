//! What a change makes of a silence: nobody slips through because something about them changed, nobody is called silent
//! for a time in which nothing was asked of them, and what a nurse has dealt with stays so.
#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use mimamori_domain::api::{
    AlertKind, AlertView, CallOutcome, ChangeStatus, CloseAlert, PatientPage, UpdatePatient,
};
use mimamori_domain::patient::{PatientForm, Status};
use mimamori_domain::{Duration, PatientId};
use mimamori_tests::backend::Backend;

use crate::staff_desk::{Browser, Desk, hanako};
use mimamori_domain::access::Role;

/// Their birth date was accepted, so that a silence is one.
async fn opened(desk: &Desk, id: PatientId) {
    let mut tx = desk.store.begin().await.unwrap();
    tx.set_opened(id).await.unwrap();
    tx.reschedule(id).await.unwrap();
    tx.commit().await.unwrap();
}

/// Hours pass; the nurse logs in anew.
async fn hours(desk: &Desk, nurse: &mut Browser, hours: i64) {
    desk.world.live(Duration::hours(hours), Duration::hours(1)).await.unwrap();
    desk.log_in_again(nurse, "nurse").await;
}

async fn edit(nurse: &mut Browser, id: PatientId, change: impl FnOnce(&mut PatientForm)) {
    let page = nurse.page(id).await;
    let mut form = page.form;
    change(&mut form);
    let sent = UpdatePatient { form, version: page.version, reason: "電話で聞いた".into() };
    nurse.put(&format!("/patients/{id}"), &sent).await.ok::<PatientPage>();
}

async fn status(nurse: &mut Browser, id: PatientId, status: Status) {
    let sent = ChangeStatus { status, reason: "連絡による".into(), version: None };
    let reply = nurse.post(&format!("/patients/{id}/status"), &sent).await;
    assert_eq!(reply.status, 204, "{}", reply.body);
}

at_each_desk! {
    async fn a_risk_that_becomes_known_makes_a_silence_a_task_at_once(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let id = nurse.register(hanako()).await.id;
        opened(&desk, id).await;
        hours(&desk, &mut nurse, 18).await;
        assert!(desk.world.alerts(id).await.unwrap().is_empty(), "a day, for who is at low risk");
        edit(&mut nurse, id, |form| form.risk_factors = "糖尿病".into()).await;
        desk.world.turn().await.unwrap();
        assert_eq!(desk.world.alerts(id).await.unwrap(), [AlertKind::Silence], "twelve hours, at high risk");
    }

    async fn who_is_asked_by_phone_is_called_on_the_day_of_registration(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let by_phone = PatientForm { reporting_mode: "phone".into(), ..hanako() };
        let id = nurse.register(by_phone).await.id;
        desk.world.turn().await.unwrap();
        assert_eq!(desk.world.alerts(id).await.unwrap(), [AlertKind::Call]);
    }

    async fn what_a_nurse_has_dealt_with_stays_closed(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let id = nurse.register(hanako()).await.id;
        opened(&desk, id).await;
        hours(&desk, &mut nurse, 25).await;
        let alert = nurse.page(id).await.alerts.into_iter().find(|alert| alert.kind == AlertKind::Silence).unwrap().id;
        nurse.press(&format!("/alerts/{alert}/claim")).await.ok::<AlertView>();
        let close = CloseAlert { outcome: CallOutcome::NoAnswer, note: "夕方もう一度かける".into() };
        nurse.post(&format!("/alerts/{alert}/close"), &close).await.ok::<AlertView>();
        edit(&mut nurse, id, |form| form.risk_factors = "糖尿病".into()).await;
        hours(&desk, &mut nurse, 2).await;
        assert!(desk.world.alerts(id).await.unwrap().is_empty());
    }

    async fn who_was_in_hospital_is_silent_from_the_day_of_coming_home(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let id = nurse.register(hanako()).await.id;
        opened(&desk, id).await;
        edit(&mut nurse, id, |form| form.place = "hospital".into()).await;
        hours(&desk, &mut nurse, 48).await;
        edit(&mut nurse, id, |form| form.place = "home".into()).await;
        hours(&desk, &mut nurse, 23).await;
        assert!(desk.world.alerts(id).await.unwrap().is_empty(), "nothing was asked of them in hospital");
        hours(&desk, &mut nurse, 2).await;
        assert_eq!(desk.world.alerts(id).await.unwrap(), [AlertKind::Silence]);
    }

    async fn who_is_followed_up_again_is_silent_from_then_on(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let id = nurse.register(hanako()).await.id;
        opened(&desk, id).await;
        status(&mut nurse, id, Status::Released).await;
        hours(&desk, &mut nurse, 48).await;
        status(&mut nurse, id, Status::Following).await;
        desk.world.turn().await.unwrap();
        assert!(desk.world.alerts(id).await.unwrap().is_empty());
        hours(&desk, &mut nurse, 25).await;
        assert_eq!(desk.world.alerts(id).await.unwrap(), [AlertKind::Silence]);
    }

    async fn a_contact_is_silent_only_after_being_spoken_to(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let contact = PatientForm {
            classification: "contact".into(),
            onset_date: String::new(),
            exposure_date: "2022-01-12".into(),
            wish_number: String::new(),
            ..hanako()
        };
        let id = nurse.register(contact).await.id;
        opened(&desk, id).await;
        hours(&desk, &mut nurse, 48).await;
        edit(&mut nurse, id, |form| form.spoken_to = "yes".into()).await;
        hours(&desk, &mut nurse, 23).await;
        assert!(desk.world.alerts(id).await.unwrap().is_empty());
        hours(&desk, &mut nurse, 2).await;
        assert_eq!(desk.world.alerts(id).await.unwrap(), [AlertKind::Silence]);
    }
}
