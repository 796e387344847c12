//! Lists of patients: read as they come, shown row by row, imported once and only when confirmed.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that can't go on has failed")]

use std::fmt::Write as _;

use crate::staff_desk::{Browser, Desk, Reply, hanako, somebody};
use axum::body::Body;
use mimamori_domain::access::{Asker, Role};
use mimamori_domain::api::{
    AuditPage, ColumnMapping, ColumnMappings, ConfirmImport, ConfirmLine, DuplicateChoice, ImportPreview,
    ImportResult, ImportRow, MessageKind, PatientList, PatientPage, SaveMapping,
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
    let line = |line| ConfirmLine { line, duplicate: None, version: 0, take: vec![], household: false };
    ConfirmImport { lines: lines.into_iter().map(line).collect() }
}

fn results(result: &ImportResult) -> Vec<(i64, &str)> {
    result.lines.iter().map(|line| (line.line, line.result.as_str())).collect()
}

fn text(place: &str, words: &str) -> String {
    format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{words}</t></is></c>")
}

/// A workbook of these sheets, whose style 1 is a date and whose first shared text is a name with its reading.
fn workbook(sheets: &[(&str, &str)]) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(vec![]));
    let mut put = |name: &str, text: &str| {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut zip, text.as_bytes()).unwrap();
    };
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";
    put("[Content_Types].xml", types);
    let link = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>")
    };
    let links = |inner: &str| format!("<Relationships xmlns=\"{PACKAGE}\">{inner}</Relationships>");
    put("_rels/.rels", &links(&link("a", "officeDocument", "xl/workbook.xml")));
    let mut list = String::new();
    let mut parts =
        [link("s", "styles", "styles.xml"), link("t", "sharedStrings", "sharedStrings.xml")].concat();
    for (n, (name, rows)) in sheets.iter().enumerate() {
        let _ = write!(list, "<sheet name=\"{name}\" sheetId=\"{}\" r:id=\"r{n}\"/>", n + 1);
        parts.push_str(&link(&format!("r{n}"), "worksheet", &format!("worksheets/sheet{n}.xml")));
        let sheet = format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData></worksheet>");
        put(&format!("xl/worksheets/sheet{n}.xml"), &sheet);
    }
    let book = format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>{list}</sheets></workbook>");
    put("xl/workbook.xml", &book);
    put("xl/_rels/workbook.xml.rels", &links(&parts));
    let styles = "<cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>";
    put("xl/styles.xml", &format!("<styleSheet xmlns=\"{MAIN}\">{styles}</styleSheet>"));
    let shared = "<si><t>山田 花子</t><rPh sb=\"0\" eb=\"2\"><t>ヤマダ</t></rPh></si>";
    put("xl/sharedStrings.xml", &format!("<sst xmlns=\"{MAIN}\">{shared}</sst>"));
    zip.finish().unwrap().into_inner()
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
        for (line, id, take) in [(0, by_id, ["birth_date", "address"]), (1, by_name, ["email", "name"])] {
            asked.lines[line].duplicate = Some(DuplicateChoice::Correct(id));
            asked.lines[line].version = shown.rows[line].changes[0].version;
            asked.lines[line].take = take.map(str::to_owned).to_vec();
        }
        asked.lines[2].duplicate = Some(DuplicateChoice::New);
        let done: ImportResult = nurse.post(&path, &asked).await.ok();
        assert_eq!(results(&done), [(2, "corrected"), (3, "corrected"), (4, "registered")]);
        let page: PatientPage = nurse.page(by_id).await;
        assert_eq!((page.form.birth_date.as_str(), page.form.address.as_str()), ("1985-01-02", "南2"));
        assert_eq!((page.form.phone.as_str(), page.version), ("09012345678", 2));
        let page: PatientPage = nurse.page(by_name).await;
        assert_eq!((page.form.address.as_str(), page.form.email.as_str()), ("北1", "kanja@example.jp"));
    }

    async fn an_update_takes_what_was_chosen_and_nothing_else(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let id = nurse.register(PatientForm { address: "北1".into(), ..hanako() }).await.id;
        let text = "HER-SYS ID,氏名,カナ,生年月日,診断分類,住所,電話番号,メール,発症日,備考\n\
            HS-0001,山田 花子,ヤマダ ハナコ,1985-01-01,確定患者,南2,080-9999-8888,hana@example.jp,,\n";
        let shown = preview(&mut nurse, text.as_bytes().to_vec()).await;
        let changes = &row(&shown, 2).changes[0];
        assert_eq!((changes.id, changes.version), (id, 1));
        let told: Vec<(&str, &str, &str)> =
            changes.fields.iter().map(|it| (it.field.as_str(), it.old.as_str(), it.new.as_str())).collect();
        // Empty cells say nothing, and what is the same in other words is the same.
        assert_eq!(told, [
            ("address", "北1", "南2"),
            ("email", "", "hana@example.jp"),
            ("phone", "09012345678", "08099998888"),
        ]);
        let path = format!("/imports/{}/confirm", shown.id);
        let ask = |version: i64, take: &[&str]| {
            let take = take.iter().map(|field| (*field).to_owned()).collect();
            let duplicate = Some(DuplicateChoice::Correct(id));
            ConfirmImport { lines: vec![ConfirmLine { line: 2, duplicate, version, take, household: false }] }
        };
        // Nothing chosen, nothing changed; a field that is not of the form changes nothing either.
        let done: ImportResult = nurse.post(&path, &ask(1, &["status", "onset_date"])).await.ok();
        assert_eq!(results(&done), [(2, "unchanged")]);
        let done: ImportResult = nurse.post(&path, &ask(1, &["email"])).await.ok();
        assert_eq!(results(&done), [(2, "corrected")]);
        let page = nurse.page(id).await;
        assert_eq!((page.version, page.form.email.as_str()), (2, "hana@example.jp"));
        assert_eq!((page.form.address.as_str(), page.form.phone.as_str()), ("北1", "09012345678"));
        assert_eq!(page.form.onset_date, "2022-01-11", "an empty cell takes nothing away");
        // The second click, and the answer that got lost.
        let done: ImportResult = nurse.post(&path, &ask(1, &["email"])).await.ok();
        assert_eq!(results(&done), [(2, "unchanged")]);
        // Somebody edited meanwhile: told, and nothing is overwritten.
        let done: ImportResult = nurse.post(&path, &ask(1, &["address"])).await.ok();
        assert_eq!(results(&done), [(2, "changed-meanwhile")]);
        assert_eq!(done.lines[0].patient_id, Some(id));
        assert_eq!(nurse.page(id).await.form.address, "北1");
        // What can't stand together is refused with its reason.
        let text = "HER-SYS ID,氏名,カナ,生年月日,診断分類,療養場所,宿泊施設\n\
            HS-0001,山田 花子,ヤマダ ハナコ,1985-01-01,確定患者,ホテル,北ホテル\n";
        let shown = preview(&mut nurse, text.as_bytes().to_vec()).await;
        let path = format!("/imports/{}/confirm", shown.id);
        let done: ImportResult = nurse.post(&path, &ask(2, &["place"])).await.ok();
        assert_eq!((results(&done), done.lines[0].errors[0].code.as_str()), (vec![(2, "refused")], "hotel-needed"));
        let done: ImportResult = nurse.post(&path, &ask(2, &["place", "hotel"])).await.ok();
        assert_eq!(results(&done), [(2, "corrected")]);
        // Seen and changed: field names in the trail, no values.
        let mut auditor = desk.staff("auditor", Role::Auditor).await;
        let trail: AuditPage = auditor.get(&format!("/audit?patient={id}")).await.ok();
        let fields = |action: &str| {
            let rows = trail.items.iter().filter(|row| row.action == action);
            rows.map(|row| row.fields.join(",")).collect::<Vec<_>>()
        };
        assert_eq!(fields("patient.update"), ["hotel,place", "email"]);
        assert_eq!(fields("patient.match"), ["hotel,place", "address,email,phone"]);
    }

    async fn how_columns_are_read_is_remembered(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let text = "氏名,よみ,生まれ,分類,でんわ\n山田花子,ヤマダハナコ,1985-01-01,確定患者,090-1234-5678\n";
        let shown = preview(&mut nurse, text.as_bytes().to_vec()).await;
        assert!(shown.mapping.is_none() && !row(&shown, 2).errors.is_empty());
        let mut columns = shown.columns.clone();
        for (column, field) in columns.iter_mut().zip(["name", "kana", "birth_date", "classification", "phone"]) {
            column.field = field.into();
        }
        let fields: Vec<&str> = columns.iter().map(|column| column.field.as_str()).collect();
        let asked = format!("/imports?fields={}", fields.join(","));
        let shown: ImportPreview = nurse.send("POST", &asked, Some("text/csv"), text).await.ok();
        assert_eq!((row(&shown, 2).errors.len(), row(&shown, 2).form.phone.as_str()), (0, "090-1234-5678"));
        let save = SaveMapping { name: "県の一覧".into(), columns: columns.clone() };
        let saved: ColumnMapping = nurse.post("/imports/mappings", &save).await.ok();
        // The next file with these headers is read so, for this centre alone.
        let other = text.replace("花子", "太郎");
        let shown = preview(&mut nurse, other.clone().into_bytes()).await;
        assert_eq!(shown.mapping.as_ref().map(|it| (it.id, it.name.as_str())), Some((saved.id, "県の一覧")));
        assert_eq!(row(&shown, 2).errors.len(), 0);
        let plain = nurse.send("POST", "/imports?plain=true", Some("text/csv"), other.clone()).await;
        assert!(plain.ok::<ImportPreview>().mapping.is_none());
        let elsewhere = Asker { center: Some(desk.other_center), ..desk.asker(Role::Nurse) };
        let mut east = desk.staff_of("east", elsewhere).await;
        assert!(preview(&mut east, other.clone().into_bytes()).await.mapping.is_none());
        let remove = format!("/imports/mappings/{}/remove", saved.id);
        assert_eq!(east.press(&remove).await.refused(), (404, "not-found"));
        // Saved again under another name it replaces the first; forgotten, it is gone.
        let again = SaveMapping { name: "新しい名前".into(), ..save.clone() };
        let again: ColumnMapping = nurse.post("/imports/mappings", &again).await.ok();
        let all: ColumnMappings = nurse.get("/imports/mappings").await.ok();
        assert_eq!(all.items.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["新しい名前"]);
        let remove = format!("/imports/mappings/{}/remove", again.id);
        assert_eq!(nurse.press(&remove).await.status.as_u16(), 204);
        assert!(preview(&mut nurse, other.into_bytes()).await.mapping.is_none());
        // What makes no sense is refused.
        for (fields, code) in [
            ("name,name,,,", "column-twice"),
            ("name,kana", "column-count"),
            ("x,,,,", "choice-unknown"),
            (",,,,", "required"),
        ] {
            let reply = nurse.send("POST", &format!("/imports?fields={fields}"), Some("text/csv"), text).await;
            assert_eq!(reply.field_codes(), [("columns".to_owned(), code.to_owned())]);
        }
        let nameless = SaveMapping { name: " ".into(), ..save };
        assert_eq!(nurse.post("/imports/mappings", &nameless).await.field_codes()[0].1, "required");
    }

    async fn a_workbook_is_read_as_people_make_them(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let kind = Some("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        // Dates as numbers with a date's look, telephone numbers as numbers, an empty row, a second sheet.
        let people = format!(
            "<row r=\"1\">{}</row><row r=\"3\">{}{}{}{}{}{}</row>\
             <row r=\"4\"><c r=\"A4\" t=\"s\"><v>0</v></c>{}<c r=\"C4\" s=\"1\"><v>31048</v></c>{}\
             <c r=\"E4\"><v>9012345678</v></c><c r=\"F4\"><v>12345678901</v></c></row>\
             <row r=\"5\"><c r=\"A5\" s=\"1\"/>{}</row>\
             <row r=\"6\">{}<c r=\"B6\" t=\"e\"><v>#N/A</v></c></row><row r=\"7\">{}{}</row>",
            text("A1", "患者一覧"), text("A3", "氏名"), text("B3", "カナ"), text("C3", "生年月日"),
            text("D3", "診断分類"), text("E3", "電話番号"), text("F3", "HER-SYS ID"), text("B4", "ﾔﾏﾀﾞ"),
            text("D4", "確定患者"), text("B5", ""), text("A6", "佐藤"), text("A7", "鈴木"), text("H7", "はみ出し"),
        );
        let memo = format!("<row r=\"1\">{}</row>", text("A1", "取扱注意"));
        let other = format!("<row r=\"1\">{}</row><row r=\"2\">{}</row>", text("A1", "氏名"), text("A2", "別のシート"));
        let book = workbook(&[("メモ", &memo), ("患者", &people), ("予備", &other)]);
        let shown: ImportPreview = nurse.send("POST", "/imports", kind, book.clone()).await.ok();
        assert_eq!((shown.encoding.as_str(), shown.sheet), ("XLSX", 1));
        assert_eq!(shown.sheets, ["メモ", "患者", "予備"]);
        let first = row(&shown, 4);
        assert_eq!((first.form.name.as_str(), first.form.birth_date.as_str()), ("山田 花子", "1985-01-01"));
        assert_eq!((first.form.phone.as_str(), first.form.her_sys_id.as_str()), ("09012345678", "12345678901"));
        assert_eq!((first.errors.len(), first.warnings.as_slice()), (0, &["phone-zero".to_owned()][..]));
        assert_eq!(row(&shown, 6).errors[0].code, "cell-error");
        assert_eq!(row(&shown, 7).errors[0].code, "column-count");
        assert_eq!(shown.rows.len(), 3);
        let done: ImportResult = nurse.post(&format!("/imports/{}/confirm", shown.id), &lines([4, 6])).await.ok();
        assert_eq!(results(&done), [(4, "registered"), (6, "skipped")]);
        let shown: ImportPreview = nurse.send("POST", "/imports?sheet=2", kind, book.clone()).await.ok();
        assert_eq!((shown.sheet, row(&shown, 2).form.name.as_str()), (2, "別のシート"));
        let reply = nurse.send("POST", "/imports?sheet=9", kind, book.clone()).await;
        assert_eq!(reply.refused(), (422, "import-no-sheet"));
        // Broken, far too much of it in few bytes, and one cell at the end of the world.
        let mut cut = book.clone();
        cut.truncate(book.len() / 2);
        let bomb = workbook(&[("患者", &"<row><c><v>1</v></c></row>".repeat(2_000_000))]);
        assert!(bomb.len() < 5 * 1024 * 1024);
        for (bytes, expected) in [(cut, (422, "import-workbook")), (bomb, (413, "too-large"))] {
            assert_eq!(nurse.send("POST", "/imports", kind, bytes).await.refused(), expected);
        }
        let far = format!("<row r=\"1\">{}</row><row r=\"1048576\">{}</row>", text("A1", "氏名"), text("XFD1048576", "x"));
        let shown: ImportPreview = nurse.send("POST", "/imports", kind, workbook(&[("患者", &far)])).await.ok();
        assert_eq!(shown.rows[0].errors[0].code, "column-count");
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
            (b"PK\x03\x04\x14\x00".to_vec(), (422, "import-workbook")),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec(), (422, "import-old-workbook")),
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
