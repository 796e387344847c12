//! Patients and reports taken out as files, and opened again: the same values in every format, no formula, the mark of
//! who took it; and refused to whoever may not, from wherever they may not.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that can't go on has failed"
)]

use std::collections::BTreeSet;

use crate::staff_desk::{Browser, Desk, hanako, somebody};
use axum::body::Body;
use mimamori_domain::access::{Asker, Role};
use mimamori_domain::api::{
    AuditPage, ChangeStatus, ExportFilter, ExportFormat, ExportPage, ExportState, ExportView, ExportWhat,
    ImportPreview, NewExport, SubmitReport,
};
use mimamori_domain::patient::{Language, PatientForm, PlaceKind, Status};
use mimamori_domain::report::{Answers, Spo2Reading, Symptom, UrgentSign};
use mimamori_domain::triage::Tier;
use mimamori_domain::values::{Spo2, Temperature};
use mimamori_domain::{ClientReportId, Duration, PatientId};
use mimamori_tests::backend::Backend;
use mimamori_tests::opened;

fn asked(what: ExportWhat, format: ExportFormat) -> NewExport {
    NewExport { what, format, language: Language::Ja, filter: ExportFilter::default() }
}

/// A moment later, so that ids follow each other.
async fn register(desk: &Desk, browser: &mut Browser, form: PatientForm) -> PatientId {
    desk.advance(Duration::millis(1));
    browser.register(form).await.id
}

async fn ask(browser: &mut Browser, new: &NewExport) -> ExportView {
    browser.post("/exports", new).await.ok()
}

/// Asks for a file, fetches it, and opens it.
async fn take(browser: &mut Browser, new: &NewExport) -> (ExportView, Vec<Vec<String>>, Vec<u8>) {
    let export = ask(browser, new).await;
    let (headers, bytes, whole) = browser.file(&format!("/exports/{}/file", export.id)).await;
    assert!(whole);
    let name = headers["content-disposition"].to_str().unwrap();
    assert!(name.contains(&export.id.to_string()[24..]) && name.contains(new.format.extension()), "{name}");
    assert_eq!(headers["cache-control"], "no-store");
    let rows = opened::rows(&bytes).unwrap();
    (export, rows, bytes)
}

async fn seen(browser: &mut Browser, id: &ExportView) -> ExportView {
    let page: ExportPage = browser.get("/exports").await.ok();
    page.items.into_iter().find(|item| item.id == id.id).unwrap()
}

fn column(rows: &[Vec<String>], header: &str) -> Vec<String> {
    let at =
        rows[0].iter().position(|cell| cell == header).unwrap_or_else(|| panic!("{header}: {:?}", rows[0]));
    rows[1..rows.len() - 1].iter().map(|row| row[at].clone()).collect()
}

async fn trail(desk: &Desk) -> Vec<(String, Option<PatientId>, Vec<String>)> {
    let mut auditor = desk.staff("auditor", Role::Auditor).await;
    let mut all = vec![];
    let mut path = "/audit".to_owned();
    loop {
        let page: AuditPage = auditor.get(&path).await.ok();
        all.extend(page.items.into_iter().map(|row| (row.action, row.patient_id, row.fields)));
        let Some(next) = page.next else { return all };
        path = format!("/audit?before={next}");
    }
}

/// Somebody whose every field would like to be a formula, or can't be written in CP932.
fn villain() -> PatientForm {
    PatientForm {
        her_sys_id: "HS-0666".into(),
        name: "𠮷田 =HYPERLINK".into(),
        kana: "ヨシダ".into(),
        birth_date: "1899-12-31".into(),
        sex: "不明".into(),
        phone: "03-1234-5678".into(),
        address: "=cmd|' /C calc'!A0".into(),
        emergency_contact: "+819011112222".into(),
        passport: "AB123".into(),
        note: "@SUM(1+1)*cmd,\"引用\"\n二行目〜😢".into(),
        room: "-1+2".into(),
        classification: "confirmed".into(),
        reporting_mode: "phone".into(),
        risk_factors: "妊娠、BMI30以上".into(),
        test_method: "LAMP".into(),
        specimen: "唾液".into(),
        test_result: "判定保留".into(),
        place: "ホテル".into(),
        hotel: "+ホテル".into(),
        lives_alone: "yes".into(),
        ..PatientForm::default()
    }
}

fn report(desk: &Desk, n: u128, comment: &str) -> SubmitReport {
    SubmitReport {
        id: ClientReportId(uuid::Uuid::from_u128(n)),
        measured_at: desk.world.now(),
        supersedes: None,
        answers: Answers {
            temperature: Temperature::new(384),
            spo2: Spo2Reading::Measured(Spo2::new(89).unwrap()),
            signs: vec![UrgentSign::ChestPain],
            symptoms: vec![Symptom::Cough, Symptom::Fatigue],
            can_eat: Some(true),
            comment: comment.into(),
            ..Answers::default()
        },
    }
}

at_each_desk! {
    async fn a_file_of_patients_reads_back_as_it_was(desk: Desk) {
        let mut manager = desk.staff("manager", Role::Manager).await;
        let first = register(&desk, &mut manager, hanako()).await;
        let second = register(&desk, &mut manager, villain()).await;
        for format in ExportFormat::ALL {
            let (export, rows, bytes) = take(&mut manager, &asked(ExportWhat::Patients, *format)).await;
            assert_eq!(rows.len(), 4, "{format}: header, two, mark");
            // Nothing that a spreadsheet would calculate; a mere number with its + stays one.
            let quote = if *format == ExportFormat::Xlsx { "" } else { "'" };
            assert_eq!(column(&rows, "住所")[1], format!("{quote}=cmd|' /C calc'!A0"), "{format}");
            assert_eq!(column(&rows, "部屋番号")[1], format!("{quote}-1+2"));
            assert_eq!(column(&rows, "宿泊施設")[1], format!("{quote}+ホテル"));
            assert_eq!(column(&rows, "緊急連絡先")[1], "+819011112222");
            assert_eq!(column(&rows, "電話番号"), ["090-1234-5678", "03-1234-5678"]);
            assert_eq!(column(&rows, "生年月日"), ["1985-01-01", "1899-12-31"]);
            assert_eq!(column(&rows, "見守り番号"), [first.to_string(), second.to_string()]);
            let (name, note) = if *format == ExportFormat::CsvCp932 {
                ("〓U+20BB7〓田 =HYPERLINK", "二行目～〓U+1F622〓")
            } else {
                ("𠮷田 =HYPERLINK", "二行目〜😢")
            };
            assert_eq!(column(&rows, "氏名")[1], name);
            assert_eq!(column(&rows, "備考")[1], format!("{quote}@SUM(1+1)*cmd,\"引用\"\n{note}"));
            // Which export it is stands in each row; who took it, when, and how many, in the last.
            assert!(column(&rows, "出力番号").iter().all(|id| *id == export.id.to_string()[24..]));
            let mark = &rows[3][0];
            for word in [&export.id.to_string(), "managerさん", "中央保健所", "全2件", "2022-01-"] {
                assert!(mark.starts_with('※') && mark.contains(word), "{word}: {mark}");
            }
            assert_eq!(mark.contains('〓'), *format == ExportFormat::CsvCp932);
            let now = seen(&mut manager, &export).await;
            assert_eq!((now.state, now.rows, now.looked, now.total), (ExportState::Done, 2, 2, 2));
            assert_eq!(now.replaced, if *format == ExportFormat::CsvCp932 { 2 } else { 0 });
            match format {
                ExportFormat::Xlsx => {
                    let sheet = opened::part(&bytes, "xl/worksheets/sheet1.xml").unwrap();
                    assert!(!sheet.contains("<f>") && sheet.contains("t=\"inlineStr\" s=\"3\""));
                    let core = opened::part(&bytes, "docProps/core.xml").unwrap();
                    assert!(core.contains("managerさん") && core.contains(&export.id.to_string()));
                    // Cut off anywhere, it opens nowhere.
                    assert!(opened::rows(&bytes[..bytes.len() - 30]).is_err());
                }
                ExportFormat::CsvUtf8 => assert!(bytes.starts_with(b"\xEF\xBB\xBF") && bytes.ends_with(b"\r\n")),
                ExportFormat::CsvCp932 => assert!(std::str::from_utf8(&bytes).is_err()),
            }
        }
        let trail = trail(&desk).await;
        let of = |action: &str| trail.iter().filter(|row| row.0 == action).collect::<Vec<_>>();
        assert_eq!(of("patient.export").len(), 6);
        for id in [first, second] {
            assert_eq!(of("patient.export").iter().filter(|row| row.1 == Some(id)).count(), 3);
        }
        assert_eq!((of("export.ask").len(), of("export.done").len()), (3, 3));
        assert!(of("export.done").iter().all(|row| row.2.contains(&"rows=2".to_owned())));
        for row in &trail {
            assert!(row.2.iter().all(|field| !field.contains("山田") && !field.contains("090")), "{row:?}");
        }
    }

    async fn what_is_taken_out_can_be_brought_in_elsewhere(desk: Desk) {
        let mut manager = desk.staff("manager", Role::Manager).await;
        let ids = [register(&desk, &mut manager, hanako()).await, register(&desk, &mut manager, villain()).await];
        let elsewhere = Asker { center: Some(desk.other_center), ..desk.asker(Role::Manager) };
        let mut east = desk.staff_of("east", elsewhere).await;
        for format in ExportFormat::ALL {
            let (_, _, bytes) = take(&mut manager, &asked(ExportWhat::Patients, *format)).await;
            let kind = format.media_type();
            let shown: ImportPreview = east.send("POST", "/imports", Some(kind), bytes).await.ok();
            assert_eq!(shown.rows.len(), 2, "{format}: the mark at the end is no row");
            for (row, id) in shown.rows.iter().zip(ids) {
                assert_eq!(row.errors, [], "{format}");
                let mut tx = desk.store.read().await.unwrap();
                let mut known = tx.patient(id).await.unwrap().unwrap().record;
                let mut read = row.form.parse(tx.now.date()).unwrap();
                if *format == ExportFormat::CsvCp932 {
                    // The wave dash has a twin there.
                    for record in [&mut known, &mut read] {
                        record.person.note = record.person.note.replace('〜', "～");
                    }
                }
                assert_eq!(read, known, "{format}");
            }
        }
    }

    async fn a_file_of_reports_holds_each_of_them_once(desk: Desk) {
        let mut manager = desk.staff("manager", Role::Manager).await;
        let loud = register(&desk, &mut manager, PatientForm { reporting_mode: "phone".into(), ..hanako() }).await;
        let quiet = register(&desk, &mut manager, PatientForm { reporting_mode: "phone".into(), ..somebody(1) }).await;
        let other = register(&desk, &mut manager, PatientForm { reporting_mode: "phone".into(), ..somebody(2) }).await;
        let path = format!("/patients/{loud}/reports");
        assert!(manager.post(&path, &report(&desk, 1, "=2+5 苦しい")).await.status.is_success());
        let path = format!("/patients/{other}/reports");
        assert!(manager.post(&path, &report(&desk, 2, "")).await.status.is_success());
        // More than one look at the table gives: copies of the one without a comment.
        let copied = desk.world.meddle(match desk.store.db() {
            mimamori_store::Db::Sqlite { .. } => "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2300)
                INSERT INTO report (id, patient_id, client_id, content_hash, measured_at, received_at, temperature, spo2,
                    answers, tier, assessment)
                SELECT randomblob(16), patient_id, randomblob(16), content_hash, measured_at, received_at, temperature, spo2,
                    answers, tier, assessment FROM report, n WHERE comment_sealed IS NULL",
            mimamori_store::Db::Postgres(_) => "INSERT INTO report (id, patient_id, client_id, content_hash, measured_at,
                    received_at, temperature, spo2, answers, tier, assessment)
                SELECT gen_random_uuid(), patient_id, gen_random_uuid(), content_hash, measured_at, received_at, temperature,
                    spo2, answers, tier, assessment FROM report, generate_series(1, 2300) WHERE comment_sealed IS NULL",
        }).await.unwrap();
        assert_eq!(copied, 2300);
        let (export, rows, _) = take(&mut manager, &asked(ExportWhat::Reports, ExportFormat::CsvUtf8)).await;
        assert_eq!(rows.len(), 2 + 2302);
        let reports: BTreeSet<String> = column(&rows, "報告の番号").into_iter().collect();
        assert_eq!(reports.len(), 2302, "none twice, none left out");
        let whose = column(&rows, "見守り番号");
        assert_eq!(whose.iter().filter(|id| **id == loud.to_string()).count(), 1);
        assert!(!whose.contains(&quiet.to_string()));
        let first = whose.iter().position(|id| *id == loud.to_string()).unwrap();
        let of = |header: &str| column(&rows, header)[first].clone();
        assert_eq!((of("体温"), of("SpO₂"), of("自由記述")), ("38.4".into(), "89".into(), "'=2+5 苦しい".into()));
        assert_eq!((of("緊急性の高い症状"), of("その他の症状")), ("胸の痛みがある".into(), "咳、だるさ".into()));
        assert_eq!((of("緊急度"), of("食事"), of("入力した人")), ("緊急".into(), "はい".into(), "職員".into()));
        assert_eq!(seen(&mut manager, &export).await.rows, 2302);
        // Each of them was seen once by this file; who has no report in it was not.
        let trail = trail(&desk).await;
        let count = |id| trail.iter().filter(|row| row.0 == "patient.export" && row.1 == Some(id)).count();
        assert_eq!([loud, quiet, other].map(count), [1, 0, 1]);
    }

    async fn only_those_that_fit_are_taken(desk: Desk) {
        let mut manager = desk.staff("manager", Role::Manager).await;
        let following = register(&desk, &mut manager, hanako()).await;
        let hotel = PatientForm { place: "hotel".into(), hotel: "北".into(), ..somebody(1) };
        let hotel = register(&desk, &mut manager, hotel).await;
        let released = register(&desk, &mut manager, somebody(2)).await;
        let body = ChangeStatus { status: Status::Released, reason: "解除".into(), version: None };
        assert!(manager.post(&format!("/patients/{released}/status"), &body).await.status.is_success());
        manager.post(&format!("/patients/{following}/reports"), &report(&desk, 1, "")).await;
        let day = desk.world.now().date();
        desk.advance(Duration::days(2));
        desk.log_in_again(&mut manager, "manager").await;
        let late = register(&desk, &mut manager, somebody(3)).await;
        manager.post(&format!("/patients/{following}/reports"), &report(&desk, 2, "")).await;
        for (filter, expected) in [
            (ExportFilter { status: Some(Status::Released), ..ExportFilter::default() }, vec![released]),
            (ExportFilter { place: Some(PlaceKind::Hotel), ..ExportFilter::default() }, vec![hotel]),
            (ExportFilter { tier: Some(Tier::Emergency), ..ExportFilter::default() }, vec![following]),
            (ExportFilter { from: Some(day.plus_days(1)), ..ExportFilter::default() }, vec![late]),
            (ExportFilter { to: Some(day), ..ExportFilter::default() }, vec![following, hotel, released]),
            (ExportFilter { status: Some(Status::Deceased), ..ExportFilter::default() }, vec![]),
        ] {
            let new = NewExport { filter, ..asked(ExportWhat::Patients, ExportFormat::Xlsx) };
            let (export, rows, _) = take(&mut manager, &new).await;
            let expected: Vec<String> = expected.iter().map(ToString::to_string).collect();
            assert_eq!(column(&rows, "見守り番号"), expected, "{:?}", new.filter);
            assert_eq!(seen(&mut manager, &export).await.filter, new.filter);
        }
        let filter = ExportFilter { from: Some(day.plus_days(1)), ..ExportFilter::default() };
        let new = NewExport { filter, ..asked(ExportWhat::Reports, ExportFormat::CsvCp932) };
        assert_eq!(take(&mut manager, &new).await.1.len(), 3, "of two reports the later one");
        let filter = ExportFilter { from: Some(day), to: Some(day.plus_days(-1)), ..ExportFilter::default() };
        let reply = manager.post("/exports", &NewExport { filter, ..new }).await;
        assert_eq!(reply.field_codes(), [("to".to_owned(), "period-order".to_owned())]);
        // Another centre's people are in no file of this one.
        let elsewhere = Asker { center: Some(desk.other_center), ..desk.asker(Role::Manager) };
        let mut east = desk.staff_of("east", elsewhere).await;
        let (_, rows, _) = take(&mut east, &asked(ExportWhat::Patients, ExportFormat::CsvUtf8)).await;
        assert_eq!(rows.len(), 2);
        assert!(rows[1][0].contains("東保健所") && rows[1][0].contains("全0件"));
    }

    async fn a_file_is_fetched_once_by_who_asked_and_soon(desk: Desk) {
        let mut manager = desk.staff("manager", Role::Manager).await;
        let mut other = desk.staff("other", Role::Manager).await;
        manager.register(hanako()).await;
        let new = asked(ExportWhat::Patients, ExportFormat::CsvUtf8);
        let export = ask(&mut manager, &new).await;
        let path = format!("/exports/{}/file", export.id);
        assert_eq!(other.get(&path).await.refused(), (404, "not-found"));
        // While another one leaves, nothing is lost: it stays ready.
        let turn = desk.app.exports.clone().try_acquire_owned().unwrap();
        let busy = manager.get(&path).await;
        assert_eq!((busy.status.as_u16(), &busy.body["code"]), (503, &"export-busy".into()));
        assert!(busy.headers.contains_key("retry-after"));
        drop(turn);
        assert!(manager.file(&path).await.2);
        assert_eq!(manager.get(&path).await.refused(), (409, "export-fetched"));
        let late = ask(&mut manager, &new).await;
        desk.advance(Duration::minutes(11));
        assert_eq!(manager.get(&format!("/exports/{}/file", late.id)).await.refused(), (410, "export-over"));
        let nowhere = "/exports/00000000-0000-7000-8000-000000000000/file";
        assert_eq!(manager.get(nowhere).await.refused(), (404, "not-found"));
        let page: ExportPage = other.get("/exports").await.ok();
        assert_eq!((page.items.len(), page.items[1].by.as_str()), (2, "managerさん"));
    }

    async fn who_goes_away_leaves_a_broken_file(desk: Desk) {
        let mut manager = desk.staff("manager", Role::Manager).await;
        for n in 0..3 {
            manager.register(somebody(n)).await;
        }
        let export = ask(&mut manager, &asked(ExportWhat::Patients, ExportFormat::CsvUtf8)).await;
        let body: Body = manager.stream(&format!("/exports/{}/file", export.id)).await;
        drop(body);
        for _ in 0..400 {
            if seen(&mut manager, &export).await.state != ExportState::Running {
                break;
            }
            tokio::task::yield_now().await;
        }
        assert_eq!(seen(&mut manager, &export).await.state, ExportState::Broken);
        // And the next one has its turn.
        assert_eq!(take(&mut manager, &asked(ExportWhat::Patients, ExportFormat::Xlsx)).await.1.len(), 5);
    }
}

mod from_elsewhere {
    use super::*;

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn sqlite() {
        run(Backend::Sqlite).await;
    }
    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn postgres() {
        run(Backend::Postgres).await;
    }

    /// The whole way is behind a proxy that we know; it says from where it was asked.
    async fn run(backend: Backend) {
        let desk = Desk::open_with(backend, |config| {
            config.http.trusted_proxies = vec!["127.0.0.1".parse().unwrap()];
            config.policy.export_networks =
                vec!["192.0.2.0/24".parse().unwrap(), "2001:db8::/32".parse().unwrap()];
        })
        .await;
        let mut manager = desk.staff("manager", Role::Manager).await;
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let new = asked(ExportWhat::Patients, ExportFormat::CsvUtf8);
        for (address, allowed) in [
            ("192.0.2.7", true),
            ("::ffff:192.0.2.7", true),
            ("2001:db8::1", true),
            // What stands before the last one, anybody may have written.
            ("192.0.2.7, 203.0.113.9", false),
            ("192.0.3.7", false),
            ("10.0.0.1", false),
            ("::1", false),
        ] {
            manager.behind = Some(address);
            let page: ExportPage = manager.get("/exports").await.ok();
            assert_eq!(page.allowed, allowed, "{address}");
            let reply = manager.post("/exports", &new).await;
            if allowed {
                assert_eq!(reply.status.as_u16(), 201, "{address}");
            } else {
                assert_eq!(reply.refused(), (403, "export-network"), "{address}");
                assert!(reply.body["details"]["address"].as_str().is_some_and(|it| address.ends_with(it)));
            }
        }
        // Asked for inside, fetched outside: no.
        manager.behind = Some("192.0.2.7");
        let export = ask(&mut manager, &new).await;
        manager.behind = Some("203.0.113.9");
        let path = format!("/exports/{}/file", export.id);
        assert_eq!(manager.get(&path).await.refused(), (403, "export-network"));
        manager.behind = Some("192.0.2.7");
        assert!(manager.file(&path).await.2);
        // A nurse gets none anywhere.
        nurse.behind = Some("192.0.2.7");
        assert_eq!(nurse.post("/exports", &new).await.refused(), (403, "forbidden"));
        assert_eq!(nurse.get("/exports").await.refused(), (403, "forbidden"));
        let refused = trail(&desk).await.into_iter().filter(|row| row.0 == "export.refused").count();
        assert_eq!(refused, 5);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn behind_a_proxy_that_nobody_named_there_are_no_files() {
    let desk = Desk::open(Backend::Sqlite).await;
    let mut manager = desk.staff("manager", Role::Manager).await;
    let new = asked(ExportWhat::Patients, ExportFormat::CsvUtf8);
    assert_eq!(manager.post("/exports", &new).await.status.as_u16(), 201, "from this very machine");
    manager.behind = Some("10.0.0.1");
    let page: ExportPage = manager.get("/exports").await.ok();
    assert_eq!((page.allowed, page.address.as_str()), (false, ""));
    assert_eq!(manager.post("/exports", &new).await.refused(), (403, "export-network"));
}
