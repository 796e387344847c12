//! What a report puts a person on lists for, besides its tier: it was worse than the one before, the first symptoms
//! came, or there are words to read. Pure: which report is the newest, and when, is told.

use crate::report::Trend;
use crate::time::{Date, Timestamp};
use crate::triage::{Observation, Tier};

/// When each of them last happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marks {
    /// A report was worse than the one before it; [`Marks::NEVER`] when none was, or when it has become better since.
    pub worse_at: Timestamp,
    /// The first symptoms of who had none.
    pub symptoms_at: Option<Timestamp>,
    /// The patient wrote something; [`Marks::NEVER`] when not.
    pub comment_at: Timestamp,
}

/// A report, and what was known before it.
#[derive(Debug, Clone, Copy)]
pub struct News<'a> {
    /// What was answered.
    pub observation: &'a Observation,
    /// Its verdict.
    pub tier: Tier,
    /// Nothing was measured after it.
    pub newest: bool,
    /// Entered by staff, who know the words already.
    pub by_staff: bool,
    /// Tier of the newest measurement before.
    pub tier_before: Option<Tier>,
    /// Measurements before.
    pub before: &'a [Observation],
    /// 発症日 on record.
    pub onset: Option<Date>,
}

impl Marks {
    /// Not at all.
    pub const NEVER: Timestamp = Timestamp::from_millis(0);
    /// Of who has not reported yet.
    pub const NONE: Self = Self { worse_at: Self::NEVER, symptoms_at: None, comment_at: Self::NEVER };

    /// The marks after a report that came at `now`.
    #[must_use]
    pub fn after(self, news: &News<'_>, now: Timestamp) -> Self {
        let answers = &news.observation.answers;
        let worse_at = if news.newest {
            let rose = news.tier_before.is_some_and(|before| news.tier > before);
            let fell = news.tier_before.is_some_and(|before| news.tier < before);
            match answers.trend {
                _ if rose => now,
                Some(Trend::Worse) => now,
                Some(Trend::Better) => Self::NEVER,
                _ if fell => Self::NEVER,
                _ => self.worse_at,
            }
        } else {
            self.worse_at
        };
        let ill = |one: &Observation| !one.answers.symptoms.is_empty() || !one.answers.signs.is_empty();
        let first = ill(news.observation) && !news.before.iter().any(ill);
        let on_record = news.onset.is_some_and(|onset| onset < now.date());
        let symptoms_at = self.symptoms_at.or((first && !on_record).then_some(now));
        let comment_at = if answers.comment.is_empty() || news.by_staff { self.comment_at } else { now };
        Self { worse_at, symptoms_at, comment_at }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Answers, Symptom};

    fn at(hour: i64) -> Timestamp {
        Timestamp::from_millis(1_642_636_800_000 + hour * 3_600_000)
    }

    fn said(hour: i64, answers: Answers) -> Observation {
        Observation { measured_at: at(hour), answers }
    }

    fn news<'a>(
        observation: &'a Observation,
        before: &'a [Observation],
        tiers: (Option<Tier>, Tier),
    ) -> News<'a> {
        let (tier_before, tier) = tiers;
        News { observation, tier, newest: true, by_staff: false, tier_before, before, onset: None }
    }

    #[test]
    fn worse_stays_until_it_is_better() {
        let same = said(0, Answers { trend: Some(Trend::Same), ..Answers::default() });
        let worse = said(1, Answers { trend: Some(Trend::Worse), ..Answers::default() });
        let routine = (Some(Tier::Routine), Tier::Routine);
        assert_eq!(
            Marks::NONE.after(&news(&same, &[], (None, Tier::Urgent)), at(0)),
            Marks::NONE,
            "the first"
        );
        let marks = Marks::NONE.after(&news(&worse, &[], routine), at(1));
        assert_eq!(marks.worse_at, at(1));
        assert_eq!(marks.after(&news(&same, &[], routine), at(2)).worse_at, at(1));
        let better = (Some(Tier::Watch), Tier::Routine);
        assert_eq!(marks.after(&news(&same, &[], better), at(2)).worse_at, Marks::NEVER);
        let rose = (Some(Tier::Routine), Tier::Watch);
        assert_eq!(Marks::NONE.after(&news(&same, &[], rose), at(3)).worse_at, at(3));
        // One that was measured before the newest says nothing of how it goes now.
        let late = News { newest: false, ..news(&worse, &[], routine) };
        assert_eq!(Marks::NONE.after(&late, at(4)), Marks::NONE);
    }

    #[test]
    fn symptoms_are_the_first_ones_once_and_only_without_an_earlier_onset() {
        let well = said(0, Answers::default());
        let ill = said(1, Answers { symptoms: vec![Symptom::Cough], ..Answers::default() });
        let tiers = (Some(Tier::Routine), Tier::Routine);
        let marks = Marks::NONE.after(&news(&ill, std::slice::from_ref(&well), tiers), at(1));
        assert_eq!(marks.symptoms_at, Some(at(1)));
        assert_eq!(marks.after(&news(&ill, &[], tiers), at(9)).symptoms_at, Some(at(1)));
        assert_eq!(
            Marks::NONE.after(&news(&ill, std::slice::from_ref(&ill), tiers), at(2)).symptoms_at,
            None
        );
        let known = News { onset: Some(at(-48).date()), ..news(&ill, &[], tiers) };
        assert_eq!(Marks::NONE.after(&known, at(1)).symptoms_at, None);
    }

    #[test]
    fn words_of_the_patient_wait_to_be_read_and_those_of_staff_do_not() {
        let words = said(0, Answers { comment: "眠れません".into(), ..Answers::default() });
        let told = news(&words, &[], (None, Tier::Routine));
        assert_eq!(Marks::NONE.after(&told, at(0)).comment_at, at(0));
        assert_eq!(Marks::NONE.after(&News { by_staff: true, ..told }, at(0)).comment_at, Marks::NEVER);
    }
}
