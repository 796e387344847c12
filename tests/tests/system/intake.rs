//! The way in for reports, many at once: what arrives together is committed together, and none of it is lost, doubled
//! or mixed up with its neighbours.
#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use anyhow::Result;
use mimamori_domain::api::{AlertKind, MessageKind, MessageState};
use mimamori_domain::clock::random_bytes;
use mimamori_domain::report::{Answers, Spo2Reading, Trend};
use mimamori_domain::triage::Tier;
use mimamori_domain::values::{Spo2, Temperature};
use mimamori_domain::{ClientReportId, Duration, PatientId};
use mimamori_server::app::rule_sets;
use mimamori_store::change::Cursor;
use mimamori_store::report::{Intake, Judge, Submission, Submitted};
use mimamori_tests::backend::Backend;
use mimamori_tests::world::World;
use tokio::task::JoinSet;

const BOTH: [Backend; 2] = [Backend::Sqlite, Backend::Postgres];

fn judge() -> Judge {
    Judge::new(rule_sets().unwrap())
}

fn submission(world: &World, patient_id: PatientId, spo2: i64) -> Submission {
    Submission {
        patient_id,
        client_id: ClientReportId(uuid::Uuid::from_bytes(random_bytes(world.store.rng()))),
        measured_at: world.now(),
        supersedes: None,
        answers: Answers {
            temperature: Temperature::new(368),
            spo2: Spo2Reading::Measured(Spo2::new(spo2).unwrap()),
            trend: Some(Trend::Same),
            comment: "少し咳が出ます".into(),
            ..Answers::default()
        },
        entered_by: None,
        told: None,
    }
}

/// Sends all of them while nothing can be written, so that they are waiting together when it can.
async fn at_once(world: &World, intake: &Intake, all: Vec<Submission>) -> Result<Vec<Submitted>> {
    let mut held = world.tx().await?;
    for sent in &all {
        // On PostgreSQL it is the patients that are held, on SQLite the one writer.
        let _ = held.standing_for_update(sent.patient_id).await;
    }
    let mut tasks = JoinSet::new();
    for (n, sent) in all.into_iter().enumerate() {
        let intake = intake.clone();
        tasks.spawn(async move { (n, intake.submit(sent).await) });
    }
    for _ in 0..100 {
        tokio::task::yield_now().await;
    }
    held.commit().await?;
    let mut done = vec![];
    while let Some(answer) = tasks.join_next().await {
        let (n, submitted) = answer?;
        done.push((n, submitted?));
    }
    done.sort_by_key(|(n, _)| *n);
    Ok(done.into_iter().map(|(_, submitted)| submitted).collect())
}

#[tokio::test]
async fn the_same_report_many_times_at_once_is_one() -> Result<()> {
    for backend in BOTH {
        let world = World::new(backend).await?;
        let patient = world.patient(world.center().await?, |_| {}).await?;
        let intake = Intake::start(&world.store, &judge());
        let sent = submission(&world, patient, 97);
        let other = Submission { answers: Answers::default(), ..sent.clone() };
        let mut all = vec![sent.clone(); 9];
        all.push(submission(&world, patient, 96));
        let done = at_once(&world, &intake, all).await?;
        let stored = done.iter().filter(|one| matches!(one, Submitted::Stored(_))).count();
        let repeated = done.iter().filter(|one| matches!(one, Submitted::Repeated(_))).count();
        assert_eq!((stored, repeated), (2, 8), "{backend:?}");
        assert_eq!(intake.submit(other).await?, Submitted::Differs);
        let Submitted::Repeated(again) = intake.submit(sent.clone()).await? else { panic!("it was here") };
        assert_eq!((again.client_id, &again.answers), (sent.client_id, &sent.answers));
        let (reports, _) = world.tx().await?.reports_of_patient(patient, None).await?;
        assert_eq!(reports.len(), 2);
    }
    Ok(())
}

#[tokio::test]
async fn everybody_s_own_report_stays_their_own() -> Result<()> {
    for backend in BOTH {
        let world = World::new(backend).await?;
        let center = world.center().await?;
        let intake = Intake::start(&world.store, &judge());
        let (mut all, mut patients) = (vec![], vec![]);
        for n in 0..35 {
            let patient = world.patient(center, |_| {}).await?;
            patients.push(patient);
            all.push(submission(&world, patient, 60 + n));
            all.push(submission(&world, patient, 59 + n));
        }
        let nobody = PatientId(uuid::Uuid::from_u128(1));
        all.push(submission(&world, nobody, 97));
        let before = world.tx().await?.feed_end().await?;
        let done = at_once(&world, &intake, all).await?;
        assert_eq!(done.last(), Some(&Submitted::Unknown));
        let mut tx = world.tx().await?;
        for (n, patient) in (0..).zip(&patients) {
            let (reports, _) = tx.reports_of_patient(*patient, None).await?;
            let mut spo2: Vec<i64> =
                reports.iter().filter_map(|report| report.answers.spo2.measured()).map(Spo2::get).collect();
            spo2.sort_unstable();
            assert_eq!(spo2, [59 + n, 60 + n], "{backend:?}");
            assert!(reports.iter().all(|report| report.answers.comment == "少し咳が出ます"));
            let standing = tx.standing(*patient).await?;
            assert_eq!(standing.recent.len(), 2);
            assert!(reports.iter().any(|report| Some(report.id) == standing.last_report_id));
            let alerts = tx.alerts_of_patient(*patient).await?;
            let worst = if n <= 31 { Tier::Emergency } else { Tier::Urgent };
            assert!(alerts.len() == 1 && alerts.iter().all(|alert| alert.tier == worst), "{n} {alerts:?}");
            let trail = tx
                .audit_page(
                    &mimamori_store::audit::AuditSearch { patient: Some(*patient), ..Default::default() },
                    None,
                )
                .await?;
            assert_eq!(trail.items.iter().filter(|row| row.action == "report.submit").count(), 2);
        }
        drop(tx);
        let told = world.tx().await?.changes_after(before).await?;
        assert!(told.len() >= 70 && before != Cursor::default(), "{} rows", told.len());
        while world.store.seal_audit().await? > 0 {}
        assert_eq!(world.store.check_audit().await?, None, "the chain holds");
    }
    Ok(())
}

#[tokio::test]
async fn a_correction_takes_the_corrected_one_out_of_the_course() -> Result<()> {
    for backend in BOTH {
        let world = World::new(backend).await?;
        let patient = world.patient(world.center().await?, |_| {}).await?;
        let intake = Intake::start(&world.store, &judge());
        let Submitted::Stored(first) = intake.submit(submission(&world, patient, 97)).await? else {
            panic!()
        };
        let corrects = |id| Submission { supersedes: Some(id), ..submission(&world, patient, 96) };
        world.advance(Duration::minutes(5));
        let done = intake.submit(corrects(first.id)).await?;
        assert!(matches!(done, Submitted::Stored(_)), "{backend:?} {done:?}");
        let strange = mimamori_domain::ReportId(uuid::Uuid::from_u128(9));
        assert_eq!(intake.submit(corrects(strange)).await?, Submitted::Unknown);
        let standing = world.tx().await?.standing(patient).await?;
        assert_eq!(standing.recent.len(), 1);
    }
    Ok(())
}

#[tokio::test]
async fn a_report_ends_the_silence_and_the_reminder_that_waits() -> Result<()> {
    for backend in BOTH {
        let world = World::new(backend).await?;
        let patient = world.patient(world.center().await?, |_| {}).await?;
        let mut tx = world.tx().await?;
        let token = tx.mint_invitation(patient, Duration::days(14)).await?;
        let invitation = tx.invitation(&token).await?.unwrap();
        tx.open_invitation(&invitation).await?;
        tx.reschedule(patient).await?;
        tx.commit().await?;
        for _ in 0..26 {
            world.advance(Duration::hours(1));
            world.worker.run_due().await?;
        }
        let waiting = async || -> Result<(usize, usize)> {
            let mut tx = world.tx().await?;
            let messages = tx.messages_of_patient(patient).await?;
            let ready = |view: &&mimamori_domain::api::MessageView| {
                let reminder = matches!(view.kind, MessageKind::Reminder | MessageKind::SecondReminder);
                reminder && view.state == MessageState::Ready
            };
            let alerts = tx.alerts_of_patient(patient).await?;
            let silent =
                alerts.iter().filter(|alert| alert.kind == AlertKind::Silence && alert.closed_at.is_none());
            Ok((messages.iter().filter(ready).count(), silent.count()))
        };
        assert_eq!(waiting().await?, (1, 1), "{backend:?}");
        let intake = Intake::start(&world.store, &judge());
        intake.submit(submission(&world, patient, 98)).await?;
        assert_eq!(waiting().await?, (0, 0), "{backend:?}");
    }
    Ok(())
}
