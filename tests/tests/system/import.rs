//! Lists of patients: read as they come, shown row by row, imported once and only when confirmed.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that can't go on has failed")]

use std::fmt::Write as _;

use crate::staff_desk::{Browser, Desk, Reply, hanako, somebody};
use axum::body::Body;
use mimamori_domain::access::{Asker, Role};
use mimamori_domain::api::{
    ConfirmImport, ConfirmLine, DuplicateChoice, ImportPreview, ImportResult, ImportRow, MessageKind,
    PatientList, PatientPage,
};
use mimamori_domain::patient::{PatientForm, ReportingMode};
use mimamori_domain::{Date, PatientId};
use mimamori_tests::backend::Backend;

/// As Excel writes it in Japan: CP932, CRLF, era dates, half-width kana, full-width digits, columns in its own order.
const LIST: &str = "番号,氏名,ﾌﾘｶﾞﾅ,生年月日,性別,診断分類,電話番号,報告方法,発症日,備考\r\n\
    1,高橋　一郎,ﾀｶﾊｼ ｲﾁﾛｳ,S60.1.1,男,確定患者,０９０－１１１１－２２２２,本人,令和4年1月10日,\"持病なし,\r\n犬がいる\"\r\n\
    2,高橋　さくら,たかはし さくら,平成30年5月5日,女,確定患者,+81 90 1111 2222,本人,R4.1.11,\r\n\
    3,鈴木　ハナ,ｽｽﾞｷ ﾊﾅ,昭和10年3月3日,女,確定患者,03-1234-5678,電話,2022/1/9,\r\n\
    4,佐藤　次郎,サトウ ジロウ,1990-02-30,男,確定患者,080-3333-4444,本人,,\r\n\
    5,列が足りない,レツ,1990-01-01\r\n\
    6,高橋一郎,タカハシイチロウ,1985/01/01,男,確定患者,,電話,,\r\n";

fn cp932(text: &str) -> Vec<u8> {
    let (bytes, _, unmappable) = encoding_rs::SHIFT_JIS.encode(text);
    assert!(!unmappable);
    bytes.into_owned()
}

async fn upload(browser: &mut Browser, bytes: impl Into<Body>) -> Reply {
    browser.send("POST", "/imports", Some("text/csv"), bytes).await
}

async fn preview(browser: &mut Browser, bytes: Vec<u8>) -> ImportPreview {
    upload(browser, bytes).await.ok()
}

fn lines(lines: impl IntoIterator<Item = i64>) -> ConfirmImport {
    let line = |line| ConfirmLine { line, duplicate: None, household: false };
    ConfirmImport { lines: lines.into_iter().map(line).collect() }
}

fn results(result: &ImportResult) -> Vec<(i64, &str)> {
    result.lines.iter().map(|line| (line.line, line.result.as_str())).collect()
}

async fn patients(browser: &mut Browser) -> Vec<PatientId> {
    let list: PatientList = browser.get("/patients").await.ok();
    list.items.into_iter().map(|line| line.id).collect()
}

fn row(preview: &ImportPreview, line: i64) -> &ImportRow {
    preview.rows.iter().find(|row| row.line == line).unwrap()
}

at_each_desk! {
    async fn a_list_from_excel_is_shown_and_imported_once(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let shown = preview(&mut nurse, cp932(LIST)).await;
        assert_eq!((shown.encoding.as_str(), shown.imported_before), ("CP932", false));
        assert_eq!((shown.columns[0].header.as_str(), shown.columns[0].field.as_str()), ("番号", ""));
        assert_eq!((shown.columns[2].header.as_str(), shown.columns[2].field.as_str()), ("ﾌﾘｶﾞﾅ", "kana"));
        // A note of two lines pushes the rest down by one, and each row keeps its own line.
        let seen: Vec<i64> = shown.rows.iter().map(|row| row.line).collect();
        assert_eq!(seen, [2, 4, 5, 6, 7, 8]);
        assert_eq!(row(&shown, 4).household_with.as_deref(), Some("2"));
        assert_eq!(row(&shown, 5).warnings, ["landline"]);
        assert_eq!(row(&shown, 6).errors[0].code, "date-no-such-day");
        assert_eq!(row(&shown, 7).errors[0].code, "column-count");
        assert_eq!(row(&shown, 7).form, PatientForm::default());
        assert_eq!(row(&shown, 8).same_as_line, Some(2));
        assert!(patients(&mut nurse).await.is_empty(), "nothing is imported before it is confirmed");

        let mut asked = lines([2, 4, 5]);
        asked.lines[1].household = true;
        let done: ImportResult = nurse.post(&format!("/imports/{}/confirm", shown.id), &asked).await.ok();
        assert_eq!(results(&done), [(2, "registered"), (4, "registered"), (5, "registered")]);
        let page = nurse.page(done.lines[0].patient_id.unwrap()).await;
        assert_eq!((page.form.name.as_str(), page.form.kana.as_str()), ("高橋 一郎", "タカハシ イチロウ"));
        assert_eq!((page.form.birth_date.as_str(), page.form.phone.as_str()), ("1985-01-01", "09011112222"));
        assert_eq!((page.form.onset_date.as_str(), page.line.mode), ("2022-01-10", ReportingMode::Own));
        assert_eq!(page.form.note, "持病なし,\n犬がいる");
        assert_eq!(page.expected_end, Date::new(2022, 1, 21));
        assert_eq!(page.messages[0].kind, MessageKind::Invitation);
        let by_phone = nurse.page(done.lines[2].patient_id.unwrap()).await;
        assert!(by_phone.messages.is_empty());
        let mut tx = desk.store.read().await.unwrap();
        let father = tx.patient(done.lines[0].patient_id.unwrap()).await.unwrap().unwrap();
        let daughter = tx.patient(done.lines[1].patient_id.unwrap()).await.unwrap().unwrap();
        assert!(father.household_id.is_some() && father.household_id == daughter.household_id);
        drop(tx);

        // A second click, and the same file again, whatever is answered: nobody twice.
        let again: ImportResult = nurse.post(&format!("/imports/{}/confirm", shown.id), &asked).await.ok();
        assert_eq!(results(&again), [(2, "skipped"), (4, "skipped"), (5, "skipped")]);
        assert_eq!(again.lines[0].patient_id, done.lines[0].patient_id);
        let shown = preview(&mut nurse, cp932(LIST)).await;
        assert!(shown.imported_before);
        assert_eq!(row(&shown, 2).known[0].id, father.id);
        let mut asked = lines([2, 4, 5]);
        for line in &mut asked.lines {
            line.duplicate = Some(DuplicateChoice::New);
        }
        let again: ImportResult = nurse.post(&format!("/imports/{}/confirm", shown.id), &asked).await.ok();
        assert_eq!(results(&again), [(2, "skipped"), (4, "skipped"), (5, "skipped")]);
        // The same rows in UTF-8 with other headers are the same rows.
        let utf8 = LIST.replace("氏名", "name").replace("ﾌﾘｶﾞﾅ", "ふりがな").replace("S60.1.1", "1985-01-01");
        let shown = preview(&mut nurse, format!("\u{feff}{utf8}").into_bytes()).await;
        assert_eq!((shown.encoding.as_str(), shown.imported_before), ("UTF-8", false));
        let again: ImportResult = nurse.post(&format!("/imports/{}/confirm", shown.id), &asked).await.ok();
        assert_eq!(results(&again), [(2, "skipped"), (4, "skipped"), (5, "skipped")]);
        assert_eq!(patients(&mut nurse).await.len(), 3);
    }

    async fn a_double_click_and_two_nurses_with_one_file_import_everybody_once(desk: Desk) {
        let mut one = desk.staff("one", Role::Nurse).await;
        let mut two = desk.staff("two", Role::Nurse).await;
        let mut text = String::from("氏名,カナ,生年月日,診断分類,携帯電話,報告方法\n");
        for n in 0..30 {
            let day = n % 28 + 1;
            let _ = writeln!(text, "患者{n},カンジャ{n},1985-01-{day:02},確定患者,0901111{n:04},本人");
        }
        let first = preview(&mut one, text.clone().into_bytes()).await;
        let second = preview(&mut two, text.into_bytes()).await;
        let (first, second) = (format!("/imports/{}/confirm", first.id), format!("/imports/{}/confirm", second.id));
        let mut clicks_twice = one.clone();
        let asked = lines(2..32);
        let (a, b, c) =
            tokio::join!(one.post(&first, &asked), clicks_twice.post(&first, &asked), two.post(&second, &asked));
        let mut registered = 0;
        for reply in [a, b, c] {
            let result: ImportResult = reply.ok();
            registered += result.lines.iter().filter(|line| line.result == "registered").count();
            assert!(result.lines.iter().all(|line| line.patient_id.is_some()));
        }
        assert_eq!(registered, 30);
        assert_eq!(patients(&mut one).await.len(), 30);
    }

    async fn a_known_patient_is_corrected_or_new_as_was_answered(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let by_id = nurse.register(hanako()).await.id;
        let by_name = nurse.register(PatientForm { address: "北1".into(), ..somebody(1) }).await.id;
        let text = "HER-SYS ID,氏名,カナ,生年月日,診断分類,住所,メール\n\
            hs-0001,山田花子,ヤマダハナ,1985-01-02,確定患者,南2,\n\
            ,患者,ｶﾝｼﾞｬ0001,S60.1.1,確定患者,,kanja@example.jp\n\
            ,患者,ｶﾝｼﾞｬ0001,S60.1.1,確定患者,,other@example.jp\n";
        let shown = preview(&mut nurse, text.as_bytes().to_vec()).await;
        assert_eq!((row(&shown, 2).known[0].id, row(&shown, 2).known[0].matched_by.as_str()), (by_id, "her-sys-id"));
        assert_eq!((row(&shown, 3).known[0].id, row(&shown, 3).known[0].matched_by.as_str()), (by_name, "kana-birth"));
        let path = format!("/imports/{}/confirm", shown.id);
        // Without an answer nothing is guessed; somebody else's id is no answer.
        let mut asked = lines([2, 3]);
        asked.lines[1].duplicate = Some(DuplicateChoice::Correct(by_id));
        let done: ImportResult = nurse.post(&path, &asked).await.ok();
        assert_eq!(results(&done), [(2, "skipped"), (3, "skipped")]);
        let mut asked = lines([2, 3, 4]);
        asked.lines[0].duplicate = Some(DuplicateChoice::Correct(by_id));
        asked.lines[1].duplicate = Some(DuplicateChoice::Correct(by_name));
        asked.lines[2].duplicate = Some(DuplicateChoice::New);
        let done: ImportResult = nurse.post(&path, &asked).await.ok();
        assert_eq!(results(&done), [(2, "corrected"), (3, "corrected"), (4, "registered")]);
        let page: PatientPage = nurse.page(by_id).await;
        assert_eq!((page.form.birth_date.as_str(), page.form.address.as_str()), ("1985-01-02", "南2"));
        assert_eq!((page.form.phone.as_str(), page.version), ("09012345678", 2));
        let page: PatientPage = nurse.page(by_name).await;
        assert_eq!((page.form.address.as_str(), page.form.email.as_str()), ("北1", "kanja@example.jp"));
    }

    async fn only_patients_in_sight_are_named(desk: Desk) {
        let asker = Asker { center: Some(desk.other_center), ..desk.asker(Role::Nurse) };
        let mut east = desk.staff_of("east", asker).await;
        east.register(hanako()).await;
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let text = "氏名,カナ,生年月日,診断分類,電話番号,HER-SYS ID\n\
            山田花子,ヤマダハナコ,1985-01-01,確定患者,,HS-0001\n\
            山田太郎,ヤマダタロウ,1985-02-02,確定患者,090-1234-5678,\n";
        let shown = preview(&mut nurse, text.as_bytes().to_vec()).await;
        assert!(shown.rows.iter().all(|row| row.known.is_empty() && row.household_with.is_none()));
        // In sight, they are: by the phone even without a line of this file.
        let shown_east = preview(&mut east, text.as_bytes().to_vec()).await;
        assert_eq!(row(&shown_east, 2).known.len(), 1);
        assert_eq!(row(&shown_east, 3).household_with.as_deref(), Some("山田 花子"));
        // Nor can another centre confirm what was uploaded here, nor an association upload at all.
        let reply = east.post(&format!("/imports/{}/confirm", shown.id), &lines([2])).await;
        assert_eq!(reply.refused(), (404, "not-found"));
        let mut doctor = desk.staff("doctor", Role::Clinician).await;
        assert_eq!(upload(&mut doctor, text).await.refused(), (403, "forbidden"));
        assert!(patients(&mut nurse).await.is_empty());
        let nowhere = "/imports/00000000-0000-7000-8000-000000000000/confirm";
        assert_eq!(nurse.post(nowhere, &lines([2])).await.refused(), (404, "not-found"));
    }

    async fn what_is_no_list_is_refused_with_a_code(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let garbage: Vec<u8> = (0..4096u32).map(|n| (n * 7919 % 251) as u8).collect();
        let many = format!("氏名,カナ\n{}", "山田,ヤマダ\n".repeat(5001));
        for (bytes, expected) in [
            (vec![], (422, "import-empty")),
            ("氏名,カナ,生年月日\r\n".as_bytes().to_vec(), (422, "import-empty")),
            ("山田花子,1985-01-01\n".as_bytes().to_vec(), (422, "import-no-columns")),
            (garbage, (422, "import-encoding")),
            (b"PK\x03\x04\x14\x00".to_vec(), (422, "import-encoding")),
            (many.into_bytes(), (413, "too-large")),
            (vec![b'a'; 20 * 1024 * 1024], (413, "too-large")),
        ] {
            let size = bytes.len();
            assert_eq!(upload(&mut nurse, bytes).await.refused(), expected, "{size} bytes");
        }
        for kind in [None, Some("application/json"), Some("image/png")] {
            let reply = nurse.send("POST", "/imports", kind, "氏名\n").await;
            assert_eq!(reply.refused(), (415, "unsupported-media-type"), "{kind:?}");
        }
        for kind in ["text/csv; charset=Shift_JIS", "application/octet-stream"] {
            let reply = nurse.send("POST", "/imports", Some(kind), cp932(LIST)).await;
            assert_eq!(reply.ok::<ImportPreview>().rows.len(), 6, "{kind}");
        }
    }

    async fn a_thousand_rows_in_one_file(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let mut text = String::from("氏名,カナ,生年月日,診断分類,携帯電話,報告方法\r\n");
        for n in 0..1000 {
            let _ = write!(text, "患者{n},カンジャ{n},1985-01-01,確定患者,0901111{n:04},本人\r\n");
        }
        let shown = preview(&mut nurse, cp932(&text)).await;
        assert_eq!(shown.rows.len(), 1000);
        let path = format!("/imports/{}/confirm", shown.id);
        let done: ImportResult = nurse.post(&path, &lines(shown.rows.iter().map(|row| row.line))).await.ok();
        assert!(done.lines.iter().all(|line| line.result == "registered"));
        assert_eq!(done.lines.len(), 1000);
    }
}
