//! Free filters over everybody a centre sees, asked of the copies beside its list: one range of one index, and nobody is
//! opened. What the copies don't know (age, day of illness) is asked of those whom they admit.

use mimamori_domain::filter::{AssignedTo, ListFilter};
use mimamori_domain::{AssociationId, Duration, HealthCenterId, PatientId, Timestamp};

use crate::db::{Result, Tx};
use crate::lists::ListPlace;

// Words are asked for as `,home,hotel,`; an empty text asks nothing.
statements! {
    PAGE = "SELECT CAST(0 AS BIGINT) AS order_key, patient_id AS id FROM patient_center
        WHERE center_id = $1 AND patient_id < $2
            AND ($4 = '' OR instr($4, ',' || place || ',') > 0)
            AND ($5 = '' OR mode = $5)
            AND ($6 = '' OR high_risk = ($6 = 'high'))
            AND ($7 = '' OR instr($7, ',' || COALESCE(tier, 'none') || ',') > 0)
            AND ($8 = '' OR instr($8, ',' || classification || ',') > 0)
            AND ($9 = '' OR instr($9, ',' || language || ',') > 0)
            AND ($10 = '' OR (place = 'hotel' AND hotel = $10))
            AND ($11 = '' OR ($11 = 'none' AND association_id IS NULL) OR association_id = $12)
            AND checked_at <= $13
        ORDER BY patient_id DESC LIMIT $3",
        postgres "SELECT CAST(0 AS BIGINT) AS order_key, patient_id AS id FROM patient_center
        WHERE center_id = $1 AND patient_id < $2
            AND ($4 = '' OR strpos($4, ',' || place || ',') > 0)
            AND ($5 = '' OR mode = $5)
            AND ($6 = '' OR high_risk = ($6 = 'high'))
            AND ($7 = '' OR strpos($7, ',' || COALESCE(tier, 'none') || ',') > 0)
            AND ($8 = '' OR strpos($8, ',' || classification || ',') > 0)
            AND ($9 = '' OR strpos($9, ',' || language || ',') > 0)
            AND ($10 = '' OR (place = 'hotel' AND hotel = $10))
            AND ($11 = '' OR ($11 = 'none' AND association_id IS NULL) OR association_id = $12)
            AND checked_at <= $13
        ORDER BY patient_id DESC LIMIT $3";
}

/// A filter, as far as the copies can answer it, as the statement asks it.
struct Facets {
    places: String,
    mode: String,
    risk: &'static str,
    tiers: String,
    classifications: String,
    languages: String,
    hotel: String,
    assigned: &'static str,
    association: Option<AssociationId>,
    checked_until: Timestamp,
}

fn words<T: ToString>(wanted: impl IntoIterator<Item = T>) -> String {
    let words: Vec<String> = wanted.into_iter().map(|word| word.to_string()).collect();
    if words.is_empty() { String::new() } else { format!(",{},", words.join(",")) }
}

impl Facets {
    fn of(filter: &ListFilter, now: Timestamp) -> Self {
        let (assigned, association) = match filter.assigned {
            None => ("", None),
            Some(AssignedTo::Nobody) => ("none", None),
            Some(AssignedTo::Association(id)) => ("one", Some(id)),
        };
        Self {
            places: words(&filter.places),
            mode: filter.mode.map(|mode| mode.to_string()).unwrap_or_default(),
            risk: match filter.high_risk {
                None => "",
                Some(true) => "high",
                Some(false) => "usual",
            },
            tiers: words(filter.tiers.iter().map(|tier| tier.map_or("none", |tier| tier.as_str()))),
            classifications: words(&filter.classifications),
            languages: words(&filter.languages),
            hotel: filter.hotel.clone(),
            assigned,
            association,
            checked_until: filter
                .unseen_hours
                .map_or(Timestamp::from_millis(i64::MAX), |hours| now.minus(Duration::hours(hours))),
        }
    }
}

impl Tx {
    /// Places of a centre's whole list after one, newest registration first, of those whom the filter admits as far as
    /// the copies know.
    pub(crate) async fn facet_places(
        &mut self,
        center: HealthCenterId,
        filter: &ListFilter,
        after: PatientId,
        most: i64,
    ) -> Result<Vec<ListPlace>> {
        let f = Facets::of(filter, self.now);
        fetch_all!(
            self,
            ListPlace,
            PAGE,
            center,
            after,
            most,
            f.places.as_str(),
            f.mode.as_str(),
            f.risk,
            f.tiers.as_str(),
            f.classifications.as_str(),
            f.languages.as_str(),
            f.hotel.as_str(),
            f.assigned,
            f.association,
            f.checked_until
        )
    }
}
