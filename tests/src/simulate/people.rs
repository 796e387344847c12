//! People who do not exist, as the forms that a nurse would type for them. Telephone numbers and addresses belong to
//! nobody (080-0000-…, @example.jp).

use mimamori_domain::Date;
use mimamori_domain::patient::{Classification, PatientForm, PlaceKind, ReportingMode, Sex};

use super::chance::Chance;
use super::names::{FAMILY, MEN, TOWNS, WOMEN};

/// Somebody, before the follow-up begins.
#[derive(Debug, Clone)]
pub(crate) struct Somebody {
    pub(crate) form: PatientForm,
    pub(crate) birth_date: Date,
}

/// Who they are to be.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wanted {
    /// Counts people; makes the telephone number and the e-mail address their own.
    pub(crate) number: u64,
    /// Youngest age.
    pub(crate) from: i64,
    /// Oldest age.
    pub(crate) to: i64,
    /// Who reports.
    pub(crate) mode: ReportingMode,
    /// When the illness began.
    pub(crate) onset: Date,
    /// The day of the registration.
    pub(crate) today: Date,
}

/// Makes somebody up.
pub(crate) fn somebody(chance: &mut Chance, wanted: Wanted) -> Somebody {
    let woman = chance.percent(50);
    let family = chance.pick(FAMILY).copied().unwrap_or_default();
    let given = chance.pick(if woman { WOMEN } else { MEN }).copied().unwrap_or_default();
    let age = chance.between(wanted.from, wanted.to);
    let birth_date = wanted.today.plus_days(-(age * 365 + age / 4 + chance.between(1, 360)));
    let n = wanted.number;
    let specimen = wanted.onset.plus_days(chance.between(0, 2)).min(wanted.today);
    let risks = risk_factors(chance, age, woman);
    let form = PatientForm {
        her_sys_id: format!("HS-{:07}", 1_000_000 + n),
        name: format!("{} {}", family.0, given.0),
        kana: format!("{} {}", family.1, given.1),
        birth_date: birth_date.to_string(),
        sex: if woman { Sex::Female } else { Sex::Male }.to_string(),
        phone: format!("080-{:04}-{:04}", n / 10_000, n % 10_000),
        email: if chance.percent(30) { format!("kanja{n}@example.jp") } else { String::new() },
        address: format!(
            "みどり市{}{}-{}-{}",
            chance.pick(TOWNS).copied().unwrap_or_default(),
            chance.between(1, 5),
            chance.between(1, 30),
            chance.between(1, 20)
        ),
        place: PlaceKind::Home.to_string(),
        lives_alone: if chance.percent(if age >= 70 { 40 } else { 20 }) { "yes" } else { "no" }.into(),
        language: if chance.percent(5) { "en" } else { "ja" }.into(),
        classification: Classification::Confirmed.to_string(),
        onset_date: wanted.onset.to_string(),
        specimen_date: specimen.to_string(),
        test_method: if chance.percent(70) { "pcr" } else { "antigen-quantitative" }.into(),
        specimen: if chance.percent(60) { "saliva" } else { "nasopharyngeal" }.into(),
        test_result: "positive".into(),
        risk_factors: risks,
        reporting_mode: wanted.mode.to_string(),
        reminder_hour: chance.between(8, 10).to_string(),
        ..PatientForm::default()
    };
    Somebody { form, birth_date }
}

/// Somebody who lives with `with` and is reached by the same telephone.
pub(crate) fn relative(chance: &mut Chance, with: &PatientForm, wanted: Wanted) -> Somebody {
    let mut relative = somebody(chance, wanted);
    let swap = |whole: &str, of: &str| {
        let family = of.split(' ').next().unwrap_or_default();
        let given = whole.split(' ').nth(1).unwrap_or_default();
        format!("{family} {given}")
    };
    relative.form.name = swap(&relative.form.name, &with.name);
    relative.form.kana = swap(&relative.form.kana, &with.kana);
    relative.form.phone.clone_from(&with.phone);
    relative.form.address.clone_from(&with.address);
    relative.form.language.clone_from(&with.language);
    relative.form.email.clear();
    relative.form.lives_alone = "no".into();
    relative
}

fn risk_factors(chance: &mut Chance, age: i64, woman: bool) -> String {
    let mut words = vec![];
    for (word, young, old) in
        [("diabetes", 3, 20), ("heart", 1, 18), ("lung", 2, 10), ("kidney", 1, 8), ("obesity", 6, 5)]
    {
        if age >= 18 && chance.percent(if age >= 60 { old } else { young }) {
            words.push(word);
        }
    }
    if woman && (22..=40).contains(&age) && chance.percent(6) {
        words.push("pregnancy");
    }
    if chance.percent(12) {
        words.push("unvaccinated");
    }
    words.join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_is_one_that_a_nurse_could_save() {
        let today = Date::new(2022, 2, 10).unwrap();
        let mut chance = Chance::of(1, 0);
        for number in 0..2_000 {
            let mode = if number % 5 == 0 { ReportingMode::Phone } else { ReportingMode::Own };
            let onset = today.plus_days(-chance.between(0, 5));
            let wanted = Wanted { number, from: 0, to: 95, mode, onset, today };
            let person = somebody(&mut chance, wanted);
            let record =
                person.form.parse(today).unwrap_or_else(|refused| panic!("{refused:?}: {:?}", person.form));
            assert_eq!(record.person.birth_date, person.birth_date);
            let with = relative(&mut chance, &person.form, wanted);
            assert_eq!(with.form.parse(today).unwrap().person.phone, record.person.phone);
        }
    }
}
