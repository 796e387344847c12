//! The on-call calendar: who sees it, who plans it, what is refused and why.

#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use mimamori_domain::access::{Asker, Role};
use mimamori_domain::api::{Me, Messaging, NewShift, OnCall, OnCallGap, OnCallPerson, ShiftView, StaffPhone};
use mimamori_domain::messaging::Trouble;
use mimamori_domain::patient::PatientForm;
use mimamori_domain::triage::Tier;
use mimamori_domain::{Duration, StaffId, Timestamp};
use mimamori_server::admin::{self, Admin};
use mimamori_tests::backend::Backend;

use crate::staff_desk::{Browser, Desk, hanako};

async fn id(browser: &mut Browser) -> StaffId {
    browser.get("/me").await.ok::<Me>().id
}

async fn calendar(browser: &mut Browser) -> OnCall {
    browser.get("/on-call").await.ok()
}

fn phone(staff_id: StaffId, phone: &str) -> StaffPhone {
    StaffPhone { staff_id, phone: phone.into() }
}

/// From so many hours after ten in the morning of the first day, for so many hours.
fn shift(desk: &Desk, staff_id: StaffId, from: i64, hours: i64) -> NewShift {
    let from = desk.world.now().date().at(10 + from, 0);
    NewShift { staff_id, from, to: from.plus(Duration::hours(hours)), step: 1 }
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn codes(reply: &crate::staff_desk::Reply) -> Vec<(String, String)> {
    assert_eq!(reply.refused(), (422, "invalid"));
    reply.field_codes()
}

fn one(field: &str, code: &str) -> Vec<(String, String)> {
    vec![(field.to_owned(), code.to_owned())]
}

at_each_desk! {
    async fn a_manager_plans_and_a_nurse_sees_it(desk: Desk) {
        let mut manager = desk.staff("manager", Role::Manager).await;
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let who = id(&mut nurse).await;
        let empty = calendar(&mut nurse).await;
        assert_eq!((empty.on_duty.len(), empty.shifts.len(), empty.step_minutes), (0, 0, 5));
        let two_weeks = OnCallGap { from: empty.now, to: at("2022-01-28T00:00:00+09:00") };
        assert_eq!(empty.gaps, [two_weeks]);
        assert_eq!(empty.people.iter().map(|person| person.name.as_str()).collect::<Vec<_>>(), ["managerさん", "nurseさん"]);

        let set: OnCallPerson = manager.put("/on-call/phone", &phone(who, "090-0000-0001")).await.ok();
        assert_eq!(set.phone.as_deref(), Some("090-••••-0001"));
        assert_eq!(nurse.post("/on-call", &shift(&desk, who, 0, 8)).await.refused(), (403, "forbidden"));
        let late: ShiftView = manager.post("/on-call", &shift(&desk, who, 12, 8)).await.ok();
        let now: ShiftView = manager.post("/on-call", &shift(&desk, who, -1, 9)).await.ok();
        let seen = calendar(&mut nurse).await;
        assert_eq!(seen.shifts, [now.clone(), late.clone()]);
        assert_eq!(seen.on_duty.iter().map(|who| who.name.as_str()).collect::<Vec<_>>(), ["nurseさん"]);
        assert_eq!(seen.gaps, [
            OnCallGap { from: at("2022-01-14T18:00:00+09:00"), to: at("2022-01-14T22:00:00+09:00") },
            OnCallGap { from: at("2022-01-15T06:00:00+09:00"), to: at("2022-01-28T00:00:00+09:00") },
        ]);

        let path = format!("/on-call/{}", late.id);
        let longer = shift(&desk, who, 8, 14);
        assert_eq!(nurse.put(&path, &longer).await.refused(), (403, "forbidden"));
        assert_eq!(nurse.press(&format!("{path}/remove")).await.refused(), (403, "forbidden"));
        let changed: ShiftView = manager.put(&path, &longer).await.ok();
        assert_eq!((changed.id, changed.from, changed.to), (late.id, longer.from, longer.to));
        assert_eq!(manager.press(&format!("{path}/remove")).await.status, 204);
        assert_eq!(manager.press(&format!("{path}/remove")).await.refused(), (404, "not-found"));
        assert_eq!(calendar(&mut nurse).await.shifts, [now]);
        let mut auditor = desk.staff("auditor", Role::Auditor).await;
        let trail = auditor.get("/audit").await.body.to_string();
        for action in ["on-call.view", "on-call.add", "on-call.change", "on-call.remove", "staff.phone"] {
            assert!(trail.contains(action), "{action}");
        }
        assert!(trail.contains(r#""fields":["from","to"]"#), "{trail}");
    }

    async fn what_makes_no_sense_is_refused_beside_its_field(desk: Desk) {
        let mut manager = desk.staff("manager", Role::Manager).await;
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let (me, who) = (id(&mut manager).await, id(&mut nurse).await);
        let reply = manager.post("/on-call", &shift(&desk, who, 0, 8)).await;
        assert_eq!(codes(&reply), one("staff_id", "shift-no-phone"));
        for (typed, code) in [("12", "phone-digits"), ("090-1234", "phone-mobile-digits")] {
            assert_eq!(codes(&manager.put("/on-call/phone", &phone(who, typed)).await), one("phone", code));
        }
        for (staff, number) in [(who, "09000000001"), (me, "03-0000-0002")] {
            manager.put("/on-call/phone", &phone(staff, number)).await.ok::<OnCallPerson>();
        }
        for (wrong, field, code) in [
            (shift(&desk, who, 0, 0), "to", "shift-end-before-start"),
            (shift(&desk, who, 0, -1), "to", "shift-end-before-start"),
            (shift(&desk, who, 0, 25), "to", "shift-too-long"),
            (shift(&desk, who, -9, 8), "to", "shift-over"),
            (shift(&desk, who, 24 * 400, 8), "from", "shift-too-far"),
            (NewShift { step: 0, ..shift(&desk, who, 0, 8) }, "step", "shift-step"),
        ] {
            assert_eq!(codes(&manager.post("/on-call", &wrong).await), one(field, code), "{wrong:?}");
        }
        let added: ShiftView = manager.post("/on-call", &shift(&desk, who, 0, 8)).await.ok();
        let reply = manager.post("/on-call", &shift(&desk, who, 7, 8)).await;
        assert_eq!(codes(&reply), one("staff_id", "shift-twice"));
        // Two people may share a time, one may go on right after, and a shift is no obstacle to itself.
        let _: ShiftView = manager.post("/on-call", &shift(&desk, me, 0, 8)).await.ok();
        let _: ShiftView = manager.post("/on-call", &shift(&desk, who, 8, 8)).await.ok();
        let _: ShiftView = manager.put(&format!("/on-call/{}", added.id), &shift(&desk, who, 1, 6)).await.ok();
        let nobody = StaffId(mimamori_domain::ids::uuid_v7(desk.world.now(), desk.store.rng()));
        assert_eq!(codes(&manager.post("/on-call", &shift(&desk, nobody, 0, 8)).await), one("staff_id", "shift-nobody"));
    }

    async fn overlapping_shifts_are_steps_and_who_lost_the_telephone_covers_nothing(desk: Desk) {
        let mut manager = desk.staff("manager", Role::Manager).await;
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let (me, who) = (id(&mut manager).await, id(&mut nurse).await);
        for (staff, number) in [(me, "09000000001"), (who, "09000000002")] {
            manager.put("/on-call/phone", &phone(staff, number)).await.ok::<OnCallPerson>();
        }
        let second = NewShift { step: 2, ..shift(&desk, me, 0, 8) };
        let _: ShiftView = manager.post("/on-call", &second).await.ok();
        let _: ShiftView = manager.post("/on-call", &shift(&desk, who, 0, 8)).await.ok();
        let order = |seen: &OnCall| seen.on_duty.iter().map(|one| one.id).collect::<Vec<_>>();
        assert_eq!(order(&calendar(&mut nurse).await), [who, me]);
        // One's own number is one's own to change; another's is not.
        let taken: OnCallPerson = nurse.put("/on-call/phone", &phone(who, " ")).await.ok();
        assert_eq!(taken.phone, None);
        assert_eq!(nurse.put("/on-call/phone", &phone(me, "")).await.refused(), (403, "forbidden"));
        let seen = calendar(&mut nurse).await;
        assert_eq!(order(&seen), [me]);
        assert_eq!(seen.shifts.iter().map(|shift| shift.reachable).collect::<Vec<_>>(), [false, true]);
        manager.put("/on-call/phone", &phone(me, "")).await.ok::<OnCallPerson>();
        assert_eq!(calendar(&mut nurse).await.gaps.len(), 1);
    }

    async fn a_shift_is_taken_over_by_who_wants_it(desk: Desk) {
        let mut manager = desk.staff("manager", Role::Manager).await;
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let (me, who) = (id(&mut manager).await, id(&mut nurse).await);
        manager.put("/on-call/phone", &phone(me, "09000000001")).await.ok::<OnCallPerson>();
        let planned: ShiftView = manager.post("/on-call", &shift(&desk, me, 0, 8)).await.ok();
        let take = format!("/on-call/{}/take", planned.id);
        assert_eq!(codes(&nurse.press(&take).await), one("staff_id", "shift-no-phone"));
        nurse.put("/on-call/phone", &phone(who, "09000000002")).await.ok::<OnCallPerson>();
        let taken: ShiftView = nurse.press(&take).await.ok();
        assert_eq!((taken.staff.id, taken.from, taken.to), (who, planned.from, planned.to));
        assert_eq!(calendar(&mut manager).await.on_duty.iter().map(|one| one.id).collect::<Vec<_>>(), [who]);
        desk.advance(Duration::hours(9));
        desk.log_in_again(&mut manager, "manager").await;
        assert_eq!(codes(&manager.press(&take).await), one("to", "shift-over"));
    }

    async fn another_centre_and_other_roles_see_nothing(desk: Desk) {
        let mut manager = desk.staff("manager", Role::Manager).await;
        let me = id(&mut manager).await;
        manager.put("/on-call/phone", &phone(me, "09000000001")).await.ok::<OnCallPerson>();
        let planned: ShiftView = manager.post("/on-call", &shift(&desk, me, 0, 8)).await.ok();
        let path = format!("/on-call/{}", planned.id);
        let other = Asker { center: Some(desk.other_center), ..desk.asker(Role::Manager) };
        let mut stranger = desk.staff_of("stranger", other).await;
        assert_eq!(calendar(&mut stranger).await.shifts, []);
        assert_eq!(stranger.put(&path, &shift(&desk, me, 0, 8)).await.refused(), (404, "not-found"));
        for what in ["remove", "take"] {
            assert_eq!(stranger.press(&format!("{path}/{what}")).await.refused(), (404, "not-found"));
        }
        assert_eq!(stranger.put("/on-call/phone", &phone(me, "")).await.refused(), (404, "not-found"));
        let reply = stranger.post("/on-call", &shift(&desk, me, 0, 8)).await;
        assert_eq!(codes(&reply), one("staff_id", "shift-nobody"));
        for role in [Role::Clinician, Role::Prefecture, Role::Auditor] {
            let mut other = desk.staff(role.as_str(), role).await;
            assert_eq!(other.get("/on-call").await.refused(), (403, "forbidden"));
            assert_eq!(other.press(&format!("{path}/take")).await.refused(), (404, "not-found"));
        }
    }

    async fn the_dashboard_says_when_nobody_could_be_alerted(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let patient = nurse.register(PatientForm { reporting_mode: "phone".into(), ..hanako() }).await.id;
        crate::on_call::raise(&desk.world, patient, Tier::Emergency).await.unwrap();
        desk.advance(Duration::minutes(16));
        desk.world.turn().await.unwrap();
        let troubles = nurse.get("/messaging").await.ok::<Messaging>().troubles;
        assert_eq!(troubles, [Trouble::Unreached { alerts: 1 }]);
        let page = nurse.page(patient).await;
        assert_eq!((page.alarms.len(), &page.alarms[0].staff), (1, &None));
        // Another centre has no part in it.
        let other = Asker { center: Some(desk.other_center), ..desk.asker(Role::Nurse) };
        let mut stranger = desk.staff_of("stranger", other).await;
        assert_eq!(stranger.get("/messaging").await.ok::<Messaging>().troubles, []);
    }

    async fn the_operator_gives_an_account_its_telephone(desk: Desk) {
        let mut manager = desk.staff("manager", Role::Manager).await;
        let set = async |phone: Option<&str>| {
            let command = Admin::SetPhone { login: "manager".into(), phone: phone.map(str::to_owned) };
            admin::run(&desk.store, command).await
        };
        assert!(set(Some("12")).await.is_err());
        set(Some("+81 90 0000 0001")).await.unwrap();
        let known = calendar(&mut manager).await.people;
        assert_eq!(known.iter().map(|one| one.phone.as_deref()).collect::<Vec<_>>(), [Some("090-••••-0001")]);
        set(None).await.unwrap();
        assert_eq!(calendar(&mut manager).await.people.iter().filter(|one| one.phone.is_some()).count(), 0);
        let create = async |login: &str, phone: &str| {
            admin::run(&desk.store, Admin::CreateStaff {
                login: login.into(),
                name: login.into(),
                role: Role::Nurse,
                center: Some("C1".into()),
                association: None,
                hotel: None,
                phone: Some(phone.into()),
                password_stdin: false,
                enrol: false,
            }).await
        };
        assert!(create("bad", "12").await.is_err());
        create("good", "03-0000-0002").await.unwrap();
        let known = calendar(&mut manager).await.people;
        assert_eq!(known.iter().map(|one| one.phone.as_deref()).collect::<Vec<_>>(), [Some("03••••0002"), None]);
        assert!(!desk.world.dump().await.unwrap().contains("0300000002"));
    }
}
