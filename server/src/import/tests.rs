//! Files as they come, good and bad.

use mimamori_domain::Date;
use mimamori_domain::patient::{Classification, ReportingMode, Sex};

use super::*;

fn today() -> Date {
    Date::new(2022, 1, 20).unwrap()
}

const LIST: &str = "氏名,ﾌﾘｶﾞﾅ,生年月日,性別,携帯電話,診断分類,報告方法,星座,備考\r\n\
    山田　花子,ﾔﾏﾀﾞ ﾊﾅｺ,S60.1.1,女,０９０-1234-5678,確定患者,本人,やぎ座,\"東京,から\r\n来た\"\r\n\
    \r\n\
    佐藤 一郎,サトウ イチロウ,昭和60年1月2日,男,+81 90-1234-5678,疑似症患者,,,\r\n";

/// As the words of the headers say.
fn read(bytes: &[u8]) -> Result<(Table, Vec<SheetRow>), Unreadable> {
    let table = open(bytes, None)?;
    let fields = table.by_words();
    Ok((table.clone(), table.rows(&fields)?))
}

fn rows(text: &str) -> Vec<PairedRow> {
    pair(read(text.as_bytes()).unwrap().1, today())
}

#[test]
fn a_list_as_excel_writes_it_in_japan() {
    let (bytes, _, unmappable) = encoding_rs::SHIFT_JIS.encode(LIST);
    assert!(!unmappable);
    let (table, rows) = read(&bytes).unwrap();
    assert_eq!(table.encoding, "CP932");
    let fields = table.by_words();
    assert_eq!(
        fields,
        ["name", "kana", "birth_date", "sex", "phone", "classification", "reporting_mode", "", "note"]
    );
    assert_eq!(table.headers[7], "星座");
    let rows = pair(rows, today());
    let hanako = rows[0].record.as_ref().unwrap();
    assert_eq!(hanako.person.name, "山田 花子");
    assert_eq!(hanako.person.kana, "ヤマダ ハナコ");
    assert_eq!(hanako.person.birth_date, Date::new(1985, 1, 1).unwrap());
    assert_eq!(hanako.person.phone.as_ref().unwrap().as_str(), "09012345678");
    assert_eq!(hanako.person.note, "東京,から\n来た");
    assert_eq!((hanako.sex, hanako.reporting_mode), (Sex::Female, ReportingMode::Own));
    assert_eq!(rows[1].record.as_ref().unwrap().classification, Classification::Suspected);
    // The note spans two lines and an empty line follows.
    assert_eq!((rows[0].line, rows[1].line), (2, 5));
    assert_eq!(rows[1].household_line, Some(2));
}

#[test]
fn utf_8_with_and_without_its_mark_and_cp932_read_the_same() {
    let plain = read(LIST.as_bytes()).unwrap();
    let marked = read(format!("\u{feff}{LIST}").as_bytes()).unwrap();
    let (cp932, _, _) = encoding_rs::SHIFT_JIS.encode(LIST);
    assert_eq!(plain.0.encoding, "UTF-8");
    assert_eq!(plain, marked);
    assert_eq!(plain.1, read(&cp932).unwrap().1);
}

#[test]
fn english_headers_in_another_order() {
    let rows = rows(
        "Phone,Classification,Date of Birth,Kana,Name\n090-1234-5678,confirmed,1985-01-01,やまだ,Yamada\n",
    );
    assert_eq!(rows[0].record.as_ref().unwrap().person.name, "Yamada");
    assert!(rows[0].warnings.is_empty());
}

#[test]
fn a_row_that_does_not_fit_its_header_is_refused_and_never_shifted() {
    let rows = rows(
        "氏名,カナ,生年月日,診断分類\n山田花子,ヤマダハナコ,1985-01-01\n佐藤一郎,サトウイチロウ,1985-01-02,確定患者,x\n\
         鈴木次郎,スズキジロウ,1985-01-03,確定患者\n",
    );
    for row in &rows[..2] {
        assert_eq!(row.record, Err(vec![mimamori_domain::values::FieldError::new("row", "column-count")]));
        assert_eq!(row.form, mimamori_domain::patient::PatientForm::default());
    }
    assert_eq!(rows[2].line, 4);
    assert_eq!(rows[2].record.as_ref().unwrap().person.kana, "スズキジロウ");
}

#[test]
fn a_quote_that_is_never_closed_is_refused_where_it_begins() {
    let rows = rows(
        "氏名,カナ,生年月日,診断分類\n\"山田花子,ヤマダ,1985-01-01,確定患者\n佐藤,サトウ,1985-01-02,確定患者\n",
    );
    assert_eq!(rows.len(), 1);
    assert!(rows[0].record.is_err());
    assert_eq!(rows[0].line, 2);
}

#[test]
fn the_same_person_twice_and_a_shared_phone() {
    let rows = rows(
        "氏名,カナ,生年月日,診断分類,電話番号,HER-SYS ID\n\
         山田花子,ヤマダ ハナコ,1985-01-01,確定患者,090-1234-5678,A1\n\
         山田 花子,ﾔﾏﾀﾞﾊﾅｺ,S60.1.1,確定患者,,\n\
         別人,ベツジン,1990-01-01,確定患者,,a1\n\
         山田太郎,ヤマダ タロウ,2015-04-01,確定患者,09012345678,\n\
         固定,コテイ,1950-04-01,確定患者,03-1234-5678,\n",
    );
    assert_eq!(rows[1].same_as_line, Some(2));
    assert_eq!(rows[2].same_as_line, Some(2));
    assert_eq!((rows[3].same_as_line, rows[3].household_line), (None, Some(2)));
    assert_eq!(rows[1].warnings, ["no-contact"]);
    assert_eq!(rows[4].warnings, ["landline"]);
}

#[test]
fn what_is_no_list_is_refused_with_its_reason() {
    let garbage: Vec<u8> = (0..4096u32).map(|n| (n * 7919 % 251) as u8).collect();
    assert_eq!(read(&garbage).map(drop), Err(Unreadable::Encoding));
    assert_eq!(read(b"PK\x03\x04\x14\x00\x06\x00").map(drop), Err(Unreadable::Workbook));
    assert_eq!(read(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1").map(drop), Err(Unreadable::OldWorkbook));
    assert_eq!(read(b"\xFF\xFE\x0d\x54").map(drop), Err(Unreadable::Encoding));
    assert_eq!(read(b"").map(drop), Err(Unreadable::Empty));
    assert_eq!(read(b"\r\n\r\n").map(drop), Err(Unreadable::Empty));
    assert_eq!(read("氏名,カナ,生年月日\r\n".as_bytes()).map(drop), Err(Unreadable::Empty));
    assert_eq!(read("氏名,カナ\r\n,\r\n".as_bytes()).map(drop), Err(Unreadable::Empty));
    assert_eq!(read("山田花子,1985-01-01\n".as_bytes()).map(drop), Err(Unreadable::NoColumns));
    let long = format!("氏名\n{}", "山田\n".repeat(MAX_ROWS + 1));
    assert_eq!(read(long.as_bytes()).map(drop), Err(Unreadable::TooLarge));
    let full = format!("氏名\n{}", "山田\n".repeat(MAX_ROWS));
    assert_eq!(read(full.as_bytes()).unwrap().1.len(), MAX_ROWS);
}

#[test]
fn titles_above_and_a_remark_below_are_no_rows() {
    let rows =
        rows("患者一覧,,,\n,,,\n氏名,カナ,生年月日,診断分類\n山田,ヤマダ,1985-01-01,確定患者\n※以上,,,\n");
    assert_eq!(rows.len(), 1);
    assert_eq!((rows[0].line, rows[0].form.name.as_str()), (4, "山田"));
}

#[test]
fn what_our_own_files_write_for_safety_is_read_as_it_was_meant() {
    let rows = rows("氏名,カナ,生年月日,診断分類,備考\n〓U+20BB7〓田,ヨシダ,1985-01-01,確定患者,'=1+1\n");
    assert_eq!((rows[0].form.name.as_str(), rows[0].form.note.as_str()), ("𠮷田", "=1+1"));
}
