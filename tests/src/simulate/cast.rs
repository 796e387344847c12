//! Who takes part: how many of each kind, who they are, when they fall ill and when they are registered.

use mimamori_domain::patient::{PlaceKind, ReportingMode};
use mimamori_domain::{Duration, PatientId, Timestamp};

use super::chance::Chance;
use super::course::Course;
use super::people::{Somebody, Wanted, relative, somebody};

/// What somebody does with the follow-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Reports every day.
    Reports,
    /// Reports for some days, then is heard of no more.
    FallsSilent,
    /// The message went to a stranger, who says so.
    Stranger,
    /// Nobody opens the link.
    NeverOpens,
    /// Is asked by telephone.
    ByPhone,
    /// Is ill for a week and then, minutes before the end, sends the report of this scene.
    Scene(Scene),
}

/// What the open queue shows at the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scene {
    Danger,
    Urgent,
    Watch,
}

/// The scenes and how long before the end their report comes.
const SCENES: [(Scene, i64); 6] = [
    (Scene::Watch, 41),
    (Scene::Urgent, 33),
    (Scene::Urgent, 24),
    (Scene::Danger, 15),
    (Scene::Watch, 9),
    (Scene::Danger, 4),
];

/// Somebody in the simulation.
#[derive(Debug)]
pub(super) struct Person {
    pub(super) number: u64,
    pub(super) who: Somebody,
    pub(super) part: Part,
    pub(super) course: Course,
    pub(super) registered_at: Timestamp,
    /// Lives with the person of this number, and shares the telephone.
    pub(super) with: Option<u64>,
    /// Known to the centre.
    pub(super) id: Option<PatientId>,
    /// The link of the newest invitation.
    pub(super) link: Option<String>,
    /// When the link is opened.
    pub(super) opens_at: Option<Timestamp>,
    pub(super) opened: bool,
    pub(super) next_report: Option<Timestamp>,
    /// When the scene plays, or the last report is over.
    pub(super) curtain: Option<Timestamp>,
    /// No more reports: in hospital, or released.
    pub(super) over: bool,
}

impl Person {
    /// Minutes of the day at which they report. Who is at high risk reports more often than every twelve hours.
    pub(super) fn times(&self) -> &'static [i64] {
        let today = self.registered_at.date();
        let high = !self.who.form.risk_factors.is_empty() || self.who.birth_date.age_on(today) >= 64;
        if high { &[7 * 60, 13 * 60, 20 * 60] } else { &[8 * 60 + 30, 18 * 60 + 30] }
    }

    /// The first time of reporting after `now`, a little early or late as people are.
    pub(super) fn after(&self, now: Timestamp, chance: &mut Chance) -> Timestamp {
        let soon = now.plus(Duration::minutes(90));
        let day = now.date();
        let times = (0..3).flat_map(|days| self.times().iter().map(move |minute| (days, *minute)));
        let mut at = soon;
        for (days, minute) in times {
            at = day.plus_days(days).at(0, 0).plus(Duration::minutes(minute + chance.between(-14, 14)));
            if at > soon {
                break;
            }
        }
        at
    }

    /// Day of illness: 0 is the day of onset.
    pub(super) fn day(&self, now: Timestamp) -> i64 {
        let onset = mimamori_domain::values::parse_date(&self.who.form.onset_date).unwrap_or(now.date());
        now.date().days_since(onset)
    }
}

/// Makes everybody up, in the order of their registration.
pub(super) fn cast(seed: u64, patients: u64, end: Timestamp) -> Vec<Person> {
    let mut people: Vec<Person> = vec![];
    let mut scenes = SCENES.iter();
    for number in 0..patients {
        let chance = &mut Chance::of(seed, number);
        let (mut part, mut course, ages) = kind(number, chance);
        let mut curtain = None;
        if (part, course) == (Part::Reports, Course::Recovering)
            && let Some((scene, minutes)) = scenes.next()
        {
            part = Part::Scene(*scene);
            curtain = Some(end.minus(Duration::minutes(*minutes)));
        }
        let registered_at = registration(part, number, end, chance);
        let today = registered_at.date();
        let onset = today.plus_days(-chance.between(0, 2));
        if matches!(part, Part::Scene(Scene::Danger | Scene::Urgent)) {
            course = Course::Worsening { turn: end.date().days_since(onset) };
        }
        if part == Part::FallsSilent {
            let days = Duration::days(if number % 32 == 1 { 30 } else { 2 });
            curtain = Some(registered_at.plus(days).min(end.minus(Duration::minutes(26 * 60))));
        }
        let mode = if part == Part::ByPhone { ReportingMode::Phone } else { ReportingMode::Own };
        let wanted = Wanted { number, from: ages.0, to: ages.1, mode, onset, today };
        let mut person = Person {
            number,
            who: somebody(chance, wanted),
            part,
            course,
            registered_at,
            with: None,
            id: None,
            link: None,
            opens_at: None,
            opened: false,
            next_report: None,
            curtain,
            over: false,
        };
        dress(&mut person, chance);
        if number % 6 == 5
            && let Some(before) = people.last()
        {
            live_with(&mut person, before, wanted, chance);
        }
        people.push(person);
    }
    people.sort_by_key(|person| (person.registered_at, person.number));
    people
}

/// By day, within the fortnight; some of them so that the work they make is fresh at the end.
fn registration(part: Part, number: u64, end: Timestamp, chance: &mut Chance) -> Timestamp {
    let minute = chance.between(0, 8 * 60);
    let on = |days: i64| end.date().plus_days(-days).at(9, 0).plus(Duration::minutes(minute));
    match part {
        Part::Scene(_) => on(chance.between(5, 7)),
        Part::FallsSilent => on(chance.between(3, 8)),
        Part::NeverOpens if number % 32 == 24 => end.date().plus_days(-1).at(end.hour().clamp(9, 17), 0),
        Part::Stranger if number < 32 => {
            let fresh = end.minus(Duration::hours(3));
            if (9..18).contains(&fresh.hour()) { fresh } else { on(1) }
        }
        _ => on(chance.between(1, 13)),
    }
}

/// Has caught it from the one before, at home.
fn live_with(person: &mut Person, before: &Person, wanted: Wanted, chance: &mut Chance) {
    if person.part != Part::Reports || before.part != Part::Reports || before.with.is_some() {
        return;
    }
    let today = before.registered_at.date();
    let onset = today.plus_days(-chance.between(0, 1));
    person.who = relative(chance, &before.who.form, Wanted { from: 6, to: 60, onset, today, ..wanted });
    person.registered_at = before.registered_at;
    person.with = Some(before.number);
}

/// What a person's number makes of them: of sixteen, one of the rare kinds each.
fn kind(number: u64, chance: &mut Chance) -> (Part, Course, (i64, i64)) {
    let adult = (19, 62);
    let turn = chance.between(5, 8);
    match number % 16 {
        1 => (Part::FallsSilent, Course::Mild, adult),
        3 => (Part::ByPhone, Course::Frail, (72, 93)),
        6 => (Part::Reports, Course::Frail, (66, 84)),
        7 => (Part::Reports, Course::Worsening { turn }, (34, 66)),
        8 => (if number % 32 == 8 { Part::Stranger } else { Part::NeverOpens }, Course::Mild, adult),
        10 => (Part::ByPhone, Course::Mild, (68, 90)),
        12 => (Part::Reports, Course::Worsening { turn }, (40, 75)),
        0 | 2 | 9 | 14 => (Part::Reports, Course::Recovering, (12, 62)),
        _ => (Part::Reports, Course::Mild, (5, 58)),
    }
}

/// Hotels, wishes for a number, and who is too young to have a telephone or an illness.
fn dress(person: &mut Person, chance: &mut Chance) {
    let form = &mut person.who.form;
    if person.number % 11 == 4 {
        form.place = PlaceKind::Hotel.to_string();
        form.hotel = "みどり駅前ホテル".into();
        form.room = format!("{}{:02}", chance.between(3, 9), chance.between(1, 20));
    }
    if person.part == Part::ByPhone && person.number % 32 == 3 {
        // No mobile telephone: kept, and not reachable by SMS.
        form.phone = format!("03-0000-{:04}", 1000 + person.number);
        form.email.clear();
    }
    if person.part == Part::FallsSilent {
        form.risk_factors.clear();
    }
    if person.part == Part::Reports && chance.percent(45) {
        form.wish_number = "yes".into();
    }
    form.emergency_contact = format!("家族 080-0001-{:04}", person.number % 10_000);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn end() -> Timestamp {
        "2022-02-10T14:20:00+09:00".parse().unwrap()
    }

    #[test]
    fn the_same_seed_casts_the_same_people() {
        let names = |seed| -> Vec<String> {
            cast(seed, 60, end()).into_iter().map(|person| person.who.form.name).collect()
        };
        assert_eq!(names(1), names(1));
        assert_ne!(names(1), names(2));
    }

    #[test]
    fn sixty_people_have_every_part_and_every_form_can_be_saved() {
        let people = cast(1, 60, end());
        for part in [
            Part::FallsSilent,
            Part::Stranger,
            Part::NeverOpens,
            Part::ByPhone,
            Part::Scene(Scene::Danger),
            Part::Scene(Scene::Urgent),
            Part::Scene(Scene::Watch),
        ] {
            assert!(people.iter().any(|person| person.part == part), "{part:?}");
        }
        assert!(people.iter().any(|person| person.with.is_some()));
        assert!(people.iter().any(|person| !person.who.form.hotel.is_empty()));
        for person in &people {
            assert!(person.registered_at < end() && end().since(person.registered_at) < Duration::days(14));
            let parsed = person.who.form.parse(person.registered_at.date());
            assert!(parsed.is_ok(), "{parsed:?} of {person:?}");
        }
    }

    #[test]
    fn nobody_is_silent_by_the_rules_between_two_reports() {
        for person in cast(1, 60, end()) {
            let chance = &mut Chance::of(1, person.number);
            let high = person.times().len() == 3;
            let mut now = person.registered_at;
            for _ in 0..20 {
                let next = person.after(now, chance);
                assert!(next > now);
                assert!(!high || next.since(now) <= Duration::hours(12), "{} {next}", person.number);
                now = next;
            }
        }
    }
}
