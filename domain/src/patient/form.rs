//! A registration as typed or as read from a row, and the one parser through which both go: the same field is refused
//! for the same reason wherever it was typed.

use serde::{Deserialize, Serialize};

use super::words::{
    classification_word, language_word, method_word, mode_word, place_word, result_word, risk_word, sex_word,
    specimen_word, yes_word,
};
use super::{
    HOTEL_MAX, Language, PatientRecord, Person, PlaceKind, ReportingMode, Sex, Specimen, TestMethod,
    TestRecord, TestResult,
};
use crate::time::Date;
use crate::values::{Email, FieldError, JpPhone, line, parse_date, tidy};

/// A registration as typed or as read from a row: nothing but text. Empty means not given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(default, deny_unknown_fields)]
#[expect(missing_docs, reason = "each field is the one of the same name in PatientRecord and Person")]
pub struct PatientForm {
    pub her_sys_id: String,
    pub name: String,
    pub kana: String,
    pub birth_date: String,
    pub sex: String,
    pub phone: String,
    pub email: String,
    pub address: String,
    pub place: String,
    pub hotel: String,
    pub room: String,
    pub emergency_contact: String,
    pub passport: String,
    pub lives_alone: String,
    pub language: String,
    pub classification: String,
    pub onset_date: String,
    pub specimen_date: String,
    pub exposure_date: String,
    pub test_method: String,
    pub specimen: String,
    pub test_result: String,
    /// Words of [`super::RiskFactor`] separated by commas, semicolons or 、.
    pub risk_factors: String,
    pub reporting_mode: String,
    pub wish_number: String,
    pub spoken_to: String,
    pub by_voice: String,
    pub reminder_hour: String,
    pub note: String,
}

impl PatientForm {
    /// Parses all fields and collects every refusal, so that a form shows them all at once.
    ///
    /// # Errors
    /// One [`FieldError`] for each field refused; codes: `required`, `too-long`, `choice-unknown`, `name-form`,
    /// those of [`parse_date`], [`JpPhone::parse`] and [`Email::parse`], `date-future`, `date-before-birth`,
    /// `date-too-old`, `contact-needed` (reports by oneself but no way to be reached), `hotel-needed`,
    /// `hour-range`, `wish-not-positive`, `her-sys-id-form`.
    pub fn parse(&self, today: Date) -> Result<PatientRecord, Vec<FieldError>> {
        let mut p = Parser { errors: vec![], today };
        let name = p.line("name", &self.name, 80, true);
        let kana = p.line("kana", &self.kana, 80, true);
        let birth_date = p.date("birth_date", &self.birth_date);
        if self.birth_date.trim().is_empty() {
            p.refuse("birth_date", "required");
        }
        if let Some(born) = birth_date
            && born.age_on(today) > 130
        {
            p.refuse("birth_date", "date-too-old");
        }
        let her_sys_id = p.her_sys_id(&self.her_sys_id);
        let phone = p.with("phone", &self.phone, JpPhone::parse);
        let email = p.with("email", &self.email, Email::parse);
        let sex = p.choice("sex", &self.sex, Some(Sex::Unknown), sex_word);
        let classification = p.choice("classification", &self.classification, None, classification_word);
        let place = p.choice("place", &self.place, Some(PlaceKind::Home), place_word);
        let hotel = p.line("hotel", &self.hotel, HOTEL_MAX, false);
        if place == Some(PlaceKind::Hotel) && hotel.is_empty() {
            p.refuse("hotel", "hotel-needed");
        }
        let language = p.choice("language", &self.language, Some(Language::Ja), language_word);
        let onset_date = p.event_date("onset_date", &self.onset_date, birth_date);
        let specimen_date = p.event_date("specimen_date", &self.specimen_date, birth_date);
        let exposure_date = p.event_date("exposure_date", &self.exposure_date, birth_date);
        let tested = !(self.test_method.trim().is_empty()
            && self.specimen.trim().is_empty()
            && self.test_result.trim().is_empty());
        let method = p.choice("test_method", &self.test_method, Some(TestMethod::Other), method_word);
        let specimen = p.choice("specimen", &self.specimen, Some(Specimen::Other), specimen_word);
        let result = p.choice("test_result", &self.test_result, Some(TestResult::Unknown), result_word);
        let mut risk_factors = vec![];
        for word in self.risk_factors.split([',', ';', '、', '，', '・']).filter(|w| !w.trim().is_empty())
        {
            risk_factors.extend(p.choice("risk_factors", word, None, risk_word));
        }
        risk_factors.sort();
        risk_factors.dedup();
        let reporting_mode =
            p.choice("reporting_mode", &self.reporting_mode, Some(ReportingMode::Phone), mode_word);
        if reporting_mode == Some(ReportingMode::Own)
            && email.is_none()
            && !phone.as_ref().is_some_and(JpPhone::is_mobile)
            && !p.refused("phone")
            && !p.refused("email")
        {
            p.refuse("phone", "contact-needed");
        }
        let wish_number = p.yes("wish_number", &self.wish_number);
        if wish_number && classification.is_some_and(|c| !c.is_positive()) {
            p.refuse("wish_number", "wish-not-positive");
        }
        let lives_alone = p.yes("lives_alone", &self.lives_alone);
        let spoken_to = p.yes("spoken_to", &self.spoken_to);
        let by_voice = p.yes("by_voice", &self.by_voice);
        let reminder_hour = p.hour("reminder_hour", &self.reminder_hour);
        let address = p.line("address", &self.address, 200, false);
        let room = p.line("room", &self.room, 20, false);
        let emergency_contact = p.line("emergency_contact", &self.emergency_contact, 120, false);
        let passport = p.line("passport", &self.passport, 20, false).to_uppercase();
        let note = p.text("note", &self.note, 2000);
        match (birth_date, sex, classification, place, language, method, specimen, result, reporting_mode) {
            (
                Some(birth_date),
                Some(sex),
                Some(classification),
                Some(place),
                Some(language),
                Some(method),
                Some(specimen),
                Some(result),
                Some(reporting_mode),
            ) if p.errors.is_empty() => Ok(PatientRecord {
                person: Person {
                    her_sys_id,
                    name,
                    kana,
                    birth_date,
                    phone,
                    email,
                    address,
                    room,
                    emergency_contact,
                    passport,
                    note,
                },
                sex,
                classification,
                place,
                hotel,
                lives_alone,
                language,
                onset_date,
                specimen_date,
                exposure_date,
                tests: if tested {
                    vec![TestRecord { method, specimen, collected_on: specimen_date, result }]
                } else {
                    vec![]
                },
                risk_factors,
                reporting_mode,
                wish_number,
                spoken_to,
                by_voice,
                reminder_hour,
            }),
            _ => Err(p.errors),
        }
    }

    /// The form that would give `record` again, for editing.
    pub fn of(record: &PatientRecord) -> Self {
        let date = |date: Option<Date>| date.map_or_else(String::new, |d| d.to_string());
        let yes = |flag: bool| String::from(if flag { "yes" } else { "no" });
        let test = record.tests.first();
        let word = |word: Option<&'static str>| word.unwrap_or_default().to_owned();
        Self {
            her_sys_id: record.person.her_sys_id.clone().unwrap_or_default(),
            name: record.person.name.clone(),
            kana: record.person.kana.clone(),
            birth_date: record.person.birth_date.to_string(),
            sex: record.sex.to_string(),
            phone: record.person.phone.as_ref().map_or_else(String::new, |p| p.as_str().to_owned()),
            email: record.person.email.as_ref().map_or_else(String::new, |e| e.as_str().to_owned()),
            address: record.person.address.clone(),
            place: record.place.to_string(),
            hotel: record.hotel.clone(),
            room: record.person.room.clone(),
            emergency_contact: record.person.emergency_contact.clone(),
            passport: record.person.passport.clone(),
            lives_alone: yes(record.lives_alone),
            language: record.language.to_string(),
            classification: record.classification.to_string(),
            onset_date: date(record.onset_date),
            specimen_date: date(record.specimen_date),
            exposure_date: date(record.exposure_date),
            test_method: word(test.map(|t| t.method.as_str())),
            specimen: word(test.map(|t| t.specimen.as_str())),
            test_result: word(test.map(|t| t.result.as_str())),
            risk_factors: record.risk_factors.iter().map(|r| r.as_str()).collect::<Vec<_>>().join(","),
            reporting_mode: record.reporting_mode.to_string(),
            wish_number: yes(record.wish_number),
            spoken_to: yes(record.spoken_to),
            by_voice: yes(record.by_voice),
            reminder_hour: record.reminder_hour.to_string(),
            note: record.person.note.clone(),
        }
    }
}

/// Collects refusals while the fields are read.
struct Parser {
    errors: Vec<FieldError>,
    today: Date,
}

impl Parser {
    fn refuse(&mut self, field: &str, code: &str) {
        if !self.refused(field) {
            self.errors.push(FieldError::new(field, code));
        }
    }
    fn refused(&self, field: &str) -> bool {
        self.errors.iter().any(|e| e.field == field)
    }
    fn line(&mut self, field: &str, text: &str, longest: usize, required: bool) -> String {
        let text = line(text, longest).unwrap_or_else(|code| {
            self.refuse(field, code);
            String::new()
        });
        if required && text.is_empty() {
            self.refuse(field, "required");
        }
        text
    }
    fn text(&mut self, field: &str, text: &str, longest: usize) -> String {
        let text = text.trim().replace("\r\n", "\n");
        if text.chars().count() > longest {
            self.refuse(field, "too-long");
        }
        text
    }
    fn with<T>(&mut self, field: &str, text: &str, read: fn(&str) -> Result<T, &'static str>) -> Option<T> {
        if text.trim().is_empty() {
            return None;
        }
        read(text).map_err(|code| self.refuse(field, code)).ok()
    }
    fn date(&mut self, field: &str, text: &str) -> Option<Date> {
        let date = self.with(field, text, parse_date)?;
        if date > self.today {
            self.refuse(field, "date-future");
        }
        Some(date)
    }
    fn event_date(&mut self, field: &str, text: &str, born: Option<Date>) -> Option<Date> {
        let date = self.date(field, text)?;
        if born.is_some_and(|born| date < born) {
            self.refuse(field, "date-before-birth");
        } else if self.today.days_since(date) > 365 {
            self.refuse(field, "date-too-old");
        }
        Some(date)
    }
    fn choice<T>(
        &mut self,
        field: &str,
        text: &str,
        default: Option<T>,
        read: fn(&str) -> Option<T>,
    ) -> Option<T> {
        let word = tidy(text).to_lowercase();
        if word.is_empty() {
            if default.is_none() {
                self.refuse(field, "required");
            }
            return default;
        }
        let chosen = read(&word);
        if chosen.is_none() {
            self.refuse(field, "choice-unknown");
        }
        chosen
    }
    fn yes(&mut self, field: &str, text: &str) -> bool {
        self.choice(field, text, Some(false), yes_word).unwrap_or(false)
    }
    fn hour(&mut self, field: &str, text: &str) -> i64 {
        let word = tidy(text);
        let word = word.trim_end_matches('時').trim_end_matches(":00");
        if word.is_empty() {
            return 9;
        }
        match word.parse() {
            Ok(hour) if (8..=20).contains(&hour) => hour,
            _ => {
                self.refuse(field, "hour-range");
                9
            }
        }
    }
    fn her_sys_id(&mut self, text: &str) -> Option<String> {
        let id = tidy(text).to_uppercase();
        if id.is_empty() {
            return None;
        }
        let good = id.len() <= 32 && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        if !good {
            self.refuse("her_sys_id", "her-sys-id-form");
        }
        good.then_some(id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::patient::RiskFactor;

    fn today() -> Date {
        Date::new(2022, 1, 20).unwrap()
    }

    fn form() -> PatientForm {
        PatientForm {
            name: "山田　花子".into(),
            kana: "ﾔﾏﾀﾞ ﾊﾅｺ".into(),
            birth_date: "昭和60年1月1日".into(),
            sex: "女".into(),
            phone: "０９０-1234-5678".into(),
            classification: "確定患者".into(),
            reporting_mode: "本人".into(),
            wish_number: "希望する".into(),
            risk_factors: "糖尿病、妊娠".into(),
            ..PatientForm::default()
        }
    }

    #[test]
    fn a_row_as_a_nurse_types_it() {
        let record = form().parse(today()).unwrap();
        assert_eq!(record.person.kana, "ヤマダ ハナコ");
        assert_eq!(record.person.phone.as_ref().unwrap().e164(), "+819012345678");
        assert_eq!(record.risk_factors, [RiskFactor::Pregnancy, RiskFactor::Diabetes]);
        assert!(record.wish_number && record.is_high_risk(today()));
        assert_eq!(PatientForm::of(&record).parse(today()), Ok(record));
    }

    #[test]
    fn every_refusal_is_told_at_once() {
        let typed = PatientForm {
            name: " ".into(),
            birth_date: "2030-01-01".into(),
            phone: "12".into(),
            classification: "contact".into(),
            wish_number: "yes".into(),
            reminder_hour: "3".into(),
            ..form()
        };
        let codes: Vec<(String, String)> =
            typed.parse(today()).unwrap_err().into_iter().map(|e| (e.field, e.code)).collect();
        for (field, code) in [
            ("name", "required"),
            ("birth_date", "date-future"),
            ("phone", "phone-digits"),
            ("wish_number", "wish-not-positive"),
            ("reminder_hour", "hour-range"),
        ] {
            assert!(codes.contains(&(field.into(), code.into())), "{field} {code} in {codes:?}");
        }
    }

    #[test]
    fn a_landline_is_kept_but_does_not_reach_who_reports_alone() {
        let landline = PatientForm { phone: "03-1234-5678".into(), ..form() };
        assert_eq!(landline.parse(today()).unwrap_err(), [FieldError::new("phone", "contact-needed")]);
        let by_phone = PatientForm { reporting_mode: "電話".into(), ..landline };
        assert!(!by_phone.parse(today()).unwrap().person.has_mobile());
    }
}
