//! Free filters over everybody a centre sees: the copies that they are asked of say what the patients say, after every
//! change.
#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use std::collections::BTreeSet;

use crate::lists::{reports, well};
use crate::staff_desk::{Browser, Desk, somebody};
use mimamori_domain::access::{Asker, Role};
use mimamori_domain::api::{AssignPatient, FilterCount, ListPage, ListRow, SharePatient, UpdatePatient};
use mimamori_domain::patient::{Classification, Language, PatientForm, PlaceKind, ReportingMode};
use mimamori_domain::report::{Answers, Spo2Reading};
use mimamori_domain::triage::Tier;
use mimamori_domain::values::Spo2;
use mimamori_domain::{Duration, PatientId};
use mimamori_server::app::rule_sets;
use mimamori_store::report::Judge;
use mimamori_tests::backend::Backend;
use mimamori_tests::simulate::crowd::{Crowd, Office, fill};

/// All pages of everybody, narrowed by a filter.
async fn everybody(browser: &mut Browser, filter: &str) -> Vec<ListRow> {
    let (mut rows, mut after) = (vec![], String::new());
    loop {
        let page: ListPage = browser.get(&format!("/lists/all?{filter}{after}")).await.ok();
        rows.extend(page.items);
        match page.next {
            Some(next) => after = format!("&after={next}"),
            None => return rows,
        }
    }
}

async fn ids(browser: &mut Browser, filter: &str) -> BTreeSet<PatientId> {
    everybody(browser, filter).await.iter().map(|row| row.patient.id).collect()
}

async fn count(browser: &mut Browser, filter: &str) -> i64 {
    let count: FilterCount = browser.get(&format!("/lists/all/count?{filter}")).await.ok();
    assert!(!count.more);
    count.n
}

/// A filter, and what it must mean.
type Meaning = (&'static str, fn(&ListRow) -> bool);

const FILTERS: &[Meaning] = &[
    ("place=home", |row| row.patient.place == PlaceKind::Home),
    ("place=home,hospital", |row| row.patient.place != PlaceKind::Hotel),
    ("mode=self&risk=high", |row| row.patient.mode == ReportingMode::Own && row.patient.high_risk),
    ("risk=usual", |row| !row.patient.high_risk),
    ("tier=emergency,urgent", |row| row.patient.tier.is_some_and(|tier| tier >= Tier::Urgent)),
    ("tier=none", |row| row.patient.tier.is_none()),
    ("tier=none,routine", |row| row.patient.tier.is_none_or(|tier| tier == Tier::Routine)),
    ("class=contact,suspected", |row| {
        matches!(row.patient.classification, Classification::Contact | Classification::Suspected)
    }),
    ("language=ja", |row| row.language == Language::Ja),
    ("hotel=%E3%81%BF%E3%81%A9%E3%82%8A%E3%83%9B%E3%83%86%E3%83%AB3%E5%8F%B7%E9%A4%A8", |row| {
        row.hotel == "みどりホテル3号館"
    }),
    ("association=none", |row| row.association.is_none()),
    ("age=65~", |row| row.patient.age >= 65),
    ("place=home&risk=high&mode=self&age=20~70", |row| {
        row.patient.place == PlaceKind::Home
            && row.patient.high_risk
            && row.patient.mode == ReportingMode::Own
            && (20..=70).contains(&row.patient.age)
    }),
];

at_each_desk! {
    async fn a_filter_means_what_its_rows_say(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let judge = Judge::new(rule_sets().unwrap());
        let who = desk.account("who", desk.asker(Role::Nurse), false).await;
        let office = Office { center: desk.center, association: Some(desk.association), nurse: who };
        let crowd = Crowd { offices: vec![office], patients: 500, followed: 400, first: 0, seed: 7 };
        fill(&desk.store, &judge, crowd, |_| {}).await.unwrap();
        let all = everybody(&mut nurse, "").await;
        assert_eq!(all.len(), 500);
        for (filter, meaning) in FILTERS {
            let wanted: BTreeSet<PatientId> =
                all.iter().filter(|row| meaning(row)).map(|row| row.patient.id).collect();
            assert!(!wanted.is_empty() && wanted.len() < 500, "{filter} tells nobody apart: {}", wanted.len());
            assert_eq!(ids(&mut nurse, filter).await, wanted, "{filter}");
            assert_eq!(count(&mut nurse, filter).await, i64::try_from(wanted.len()).unwrap(), "{filter}");
        }
    }

    async fn the_copies_follow_every_change(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let id = nurse.register(somebody(1)).await.id;
        assert_eq!(count(&mut nurse, "tier=none&place=home&association=none&risk=usual&unseen=1").await, 1);
        reports(&desk, id, Answers { spo2: Spo2Reading::Measured(Spo2::new(92).unwrap()), ..well() }).await;
        assert_eq!(count(&mut nurse, "tier=urgent").await, 1);
        let form = PatientForm {
            place: "hotel".into(),
            hotel: "海".into(),
            language: "vi".into(),
            reporting_mode: "phone".into(),
            risk_factors: "diabetes".into(),
            ..somebody(1)
        };
        let version = nurse.page(id).await.version;
        let update = UpdatePatient { version, form, reason: "電話での確認に変えるため".into() };
        assert_eq!(nurse.put(&format!("/patients/{id}"), &update).await.status, 200);
        assert_eq!(count(&mut nurse, "place=hotel&hotel=%E6%B5%B7&language=vi&mode=phone&risk=high").await, 1);
        let assign = AssignPatient { association: Some(desk.association) };
        assert_eq!(nurse.post(&format!("/patients/{id}/assign"), &assign).await.status, 204);
        assert_eq!(count(&mut nurse, &format!("association={}", desk.association)).await, 1);
        assert_eq!(count(&mut nurse, "association=none").await, 0);

        // A centre with whom they are shared asks the same of its own copy.
        let mut east = desk.staff_of("east", Asker { center: Some(desk.other_center), ..desk.asker(Role::Nurse) }).await;
        assert_eq!(count(&mut east, "place=hotel").await, 0);
        let share = SharePatient { center: desk.other_center, reason: "勤務先の調査のため".into() };
        assert_eq!(nurse.post(&format!("/patients/{id}/centers"), &share).await.status, 204);
        assert_eq!(ids(&mut east, "tier=urgent&place=hotel&risk=high").await, BTreeSet::from([id]));
    }

    async fn a_birthday_is_noticed(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let tomorrow = desk.world.now().date().plus_days(1);
        let (month, day) = (tomorrow.month(), tomorrow.day());
        let born = format!("{}-{month:02}-{day:02}", tomorrow.year() - 65);
        let id = nurse.register(PatientForm { birth_date: born, ..somebody(1) }).await.id;
        nurse.register(somebody(2)).await;
        assert_eq!(count(&mut nurse, "risk=high").await, 0);
        let judge = async || {
            let mut tx = desk.store.begin().await.unwrap();
            let many = tx.judge_ages().await.unwrap();
            tx.commit().await.unwrap();
            many
        };
        assert_eq!(judge().await, 0, "today everybody was judged");
        desk.advance(Duration::days(1));
        desk.log_in_again(&mut nurse, "nurse").await;
        assert_eq!(judge().await, 2);
        assert_eq!(judge().await, 0);
        assert_eq!(ids(&mut nurse, "risk=high").await, BTreeSet::from([id]));
    }
}
