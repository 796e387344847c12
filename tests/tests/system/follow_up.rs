//! 実施報告: what is counted for a day, who must say why, correcting until the centre has received it, and what each
//! side sees of it.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that can't go on has failed")]

use crate::staff_desk::{Browser, Desk, hanako, somebody};
use mimamori_domain::access::{Asker, Role};
use mimamori_domain::api::{
    AssignPatient, CallOutcome, FollowUpReport, FollowUpReports, FollowUpState, MissedReason, NewFinding,
    NewNote, ReceiveFollowUp, ReportReceipt, SignFollowUp, SubmitReport, WhyMissed,
};
use mimamori_domain::patient::PatientForm;
use mimamori_domain::report::Answers;
use mimamori_domain::triage::Tier;
use mimamori_domain::{ClientReportId, Date, PatientId};
use mimamori_tests::backend::Backend;

impl Desk {
    /// A patient who is telephoned, assigned to the association.
    async fn theirs(&self, nurse: &mut Browser, n: u32) -> PatientId {
        let form = PatientForm { reporting_mode: "phone".into(), wish_number: "no".into(), ..somebody(n) };
        let id = nurse.register(form).await.id;
        let assign = AssignPatient { association: Some(self.association) };
        assert_eq!(nurse.post(&format!("/patients/{id}/assign"), &assign).await.status, 204);
        id
    }

    fn sign(&self, day: Date, version: i64, missed: &[(PatientId, MissedReason)]) -> SignFollowUp {
        let why =
            |(patient, reason): &(PatientId, MissedReason)| WhyMissed { patient: *patient, reason: *reason };
        let missed = missed.iter().map(why).collect();
        SignFollowUp { center: self.center, day, version, missed, remark: "夜間に2件の相談".into() }
    }

    fn path(&self, day: Date) -> String {
        let (association, center) = (self.association, self.center);
        format!("/follow-up-reports/day?day={day}&association={association}&center={center}")
    }
}

impl Browser {
    async fn days(&mut self) -> Vec<(Date, FollowUpState)> {
        let list: FollowUpReports = self.get("/follow-up-reports").await.ok();
        list.items.into_iter().map(|line| (line.day, line.state)).collect()
    }
}

at_each_desk! {
    async fn a_day_is_counted_signed_corrected_and_received(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let mut doctor = desk.staff("doctor", Role::Clinician).await;
        let today = desk.world.now().date();
        assert!(doctor.days().await.is_empty(), "nobody is theirs, so there is nothing to report");
        let reported = desk.theirs(&mut nurse, 1).await;
        let called = desk.theirs(&mut nurse, 2).await;
        let found = desk.theirs(&mut nurse, 3).await;
        let silent = desk.theirs(&mut nurse, 4).await;
        // Somebody of the centre's own is no part of it.
        nurse.register(hanako()).await;
        assert_eq!(doctor.days().await, [(today, FollowUpState::Open)]);

        let report = SubmitReport {
            id: ClientReportId::new(desk.world.now(), desk.store.rng()),
            measured_at: desk.world.now(),
            supersedes: None,
            answers: Answers::default(),
        };
        let _: ReportReceipt = doctor.post(&format!("/patients/{reported}/reports"), &report).await.ok();
        for (patient, outcome) in [(called, CallOutcome::Fine), (silent, CallOutcome::NoAnswer)] {
            let alert = desk.alert(patient, Tier::Watch).await;
            let note = NewNote { outcome: Some(outcome), text: String::new() };
            assert_eq!(doctor.post(&format!("/alerts/{alert}/notes"), &note).await.status, 201);
        }
        let finding = NewFinding { text: "回復傾向".into() };
        assert_eq!(doctor.post(&format!("/patients/{found}/findings"), &finding).await.status, 204);

        let draft: FollowUpReport = doctor.get(&desk.path(today)).await.ok();
        let counts = &draft.counts;
        assert_eq!((counts.followed, counts.reports, counts.calls, counts.findings), (3, 1, 2, 1));
        let missed: Vec<PatientId> = draft.missed.iter().map(|it| it.patient).collect();
        assert_eq!(missed, [silent], "a call that nobody answered reached nobody");
        assert!(draft.can_sign && !draft.can_receive);
        // The centre sees that it isn't there yet, and can't write it.
        assert_eq!(nurse.days().await, [(today, FollowUpState::Open)]);
        let codes = doctor.put("/follow-up-reports", &desk.sign(today, 0, &[])).await.field_codes();
        assert_eq!(codes, [("missed".to_owned(), "missed-reason-needed".to_owned())]);
        let reasons = [(silent, MissedReason::NotReached)];
        assert_eq!(nurse.put("/follow-up-reports", &desk.sign(today, 0, &reasons)).await.refused(), (403, "forbidden"));

        let signed: FollowUpReport = doctor.put("/follow-up-reports", &desk.sign(today, 0, &reasons)).await.ok();
        assert_eq!((signed.version, signed.state, signed.signed_by.as_str()), (1, FollowUpState::Signed, "doctorさん"));
        // Twice is a correction only of what was read.
        let twice = doctor.put("/follow-up-reports", &desk.sign(today, 0, &reasons)).await;
        assert_eq!(twice.refused(), (409, "changed-meanwhile"));
        let seen: FollowUpReport = nurse.get(&desk.path(today)).await.ok();
        assert_eq!((seen.version, seen.counts.followed, seen.remark.as_str()), (1, 3, "夜間に2件の相談"));
        assert_eq!(seen.missed[0].reason, Some(MissedReason::NotReached));
        assert!(seen.can_receive && !seen.can_sign);
        let id = seen.id.unwrap();

        // Reached after all: corrected, and what the centre read before is not what it receives.
        let _: ReportReceipt = doctor
            .post(&format!("/patients/{silent}/reports"), &SubmitReport {
                id: ClientReportId::new(desk.world.now(), desk.store.rng()),
                ..report
            })
            .await
            .ok();
        let corrected: FollowUpReport = doctor.put("/follow-up-reports", &desk.sign(today, 1, &[])).await.ok();
        assert_eq!((corrected.version, corrected.counts.followed, corrected.missed.len()), (2, 4, 0));
        let receive = format!("/follow-up-reports/{id}/receive");
        let old = nurse.post(&receive, &ReceiveFollowUp { version: 1 }).await;
        assert_eq!(old.refused(), (409, "changed-meanwhile"));
        assert_eq!(doctor.post(&receive, &ReceiveFollowUp { version: 2 }).await.refused(), (403, "forbidden"));
        assert_eq!(nurse.post(&receive, &ReceiveFollowUp { version: 2 }).await.status, 204);
        assert_eq!(nurse.post(&receive, &ReceiveFollowUp { version: 2 }).await.refused(), (409, "report-received"));
        let late = doctor.put("/follow-up-reports", &desk.sign(today, 2, &[])).await;
        assert_eq!(late.refused(), (409, "report-received"));
        let done: FollowUpReport = doctor.get(&desk.path(today)).await.ok();
        assert_eq!((done.state, done.received_by.as_str(), done.can_sign), (FollowUpState::Received, "nurseさん", false));
        assert_eq!(doctor.days().await, [(today, FollowUpState::Received)]);
    }

    async fn a_day_without_a_report_is_missing_after_midnight_and_open_for_a_week(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let mut doctor = desk.staff("doctor", Role::Clinician).await;
        let id = desk.theirs(&mut nurse, 1).await;
        let day = desk.world.now().date();
        desk.advance(day.plus_days(1).at(0, 0).since(desk.world.now()));
        desk.log_in_again(&mut doctor, "doctor").await;
        desk.log_in_again(&mut nurse, "nurse").await;
        let expected = [(day.plus_days(1), FollowUpState::Open), (day, FollowUpState::Missing)];
        assert_eq!(nurse.days().await, expected);
        assert_eq!(doctor.days().await, expected, "and not the days before the patient was theirs");
        let reasons = [(id, MissedReason::NoTime)];
        let _: FollowUpReport = doctor.put("/follow-up-reports", &desk.sign(day, 0, &reasons)).await.ok();
        for strange in [day.plus_days(-7), day.plus_days(2)] {
            let refused = doctor.put("/follow-up-reports", &desk.sign(strange, 0, &reasons)).await;
            assert_eq!(refused.field_codes(), [("day".to_owned(), "day-not-open".to_owned())], "{strange}");
        }
    }

    async fn nobody_else_sees_a_report(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let mut doctor = desk.staff("doctor", Role::Clinician).await;
        let id = desk.theirs(&mut nurse, 1).await;
        let today = desk.world.now().date();
        let reasons = [(id, MissedReason::Hospital)];
        let signed: FollowUpReport = doctor.put("/follow-up-reports", &desk.sign(today, 0, &reasons)).await.ok();
        let asker = Asker { center: Some(desk.other_center), ..desk.asker(Role::Nurse) };
        let mut east = desk.staff_of("east", asker).await;
        let mut tx = desk.store.begin().await.unwrap();
        let strange = tx.insert_association("東医師会", "03-2222-2222").await.unwrap();
        tx.commit().await.unwrap();
        let asker = Asker { association: Some(strange), ..desk.asker(Role::Clinician) };
        let mut other = desk.staff_of("other", asker).await;
        for who in [&mut east, &mut other] {
            assert!(who.days().await.is_empty());
            // Whichever side they name, their own is taken.
            assert_eq!(who.get(&desk.path(today)).await.refused(), (404, "not-found"));
        }
        let receive = format!("/follow-up-reports/{}/receive", signed.id.unwrap());
        assert_eq!(east.post(&receive, &ReceiveFollowUp { version: 1 }).await.refused(), (404, "not-found"));
        assert_eq!(other.put("/follow-up-reports", &desk.sign(today, 1, &reasons)).await.refused(), (404, "not-found"));
        // After its contract an association sees none of them; the centre keeps what it was told.
        desk.advance(mimamori_domain::Duration::days(90));
        desk.log_in_again(&mut doctor, "doctor").await;
        desk.log_in_again(&mut nurse, "nurse").await;
        assert_eq!(doctor.get(&desk.path(today)).await.refused(), (404, "not-found"));
        assert!(doctor.days().await.is_empty());
        let kept: FollowUpReport = nurse.get(&desk.path(today)).await.ok();
        assert_eq!(kept.state, FollowUpState::Signed);
    }
}
