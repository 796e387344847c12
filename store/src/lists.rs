//! The named lists of patients. Each is a range of one index, read from a place on, a page at a time; filters are put to
//! what was read, and what is read for one page is bounded, so that a list costs the same at a thousand patients and at a
//! million. What stands on a page is [`crate::listed`]. Who may see a list is decided by the caller.

use std::collections::BTreeMap;

use mimamori_domain::api::{FilterCount, ListChoices, ListCounts, ListName, ListPage};
use mimamori_domain::filter::ListFilter;
use mimamori_domain::{Date, PatientId, Timestamp};
use uuid::Uuid;

use crate::db::{Result, Sql, Tx};
use crate::queue::{PAGE, Sight};

/// The statements of one list, for a centre and for an association.
struct Base {
    /// `$1` whose, `($2, $3)` the place before, `$4` how many, `$5` the last key that counts, `$6` today (associations,
    /// which see patients only while a contract with their centre is in force).
    page: [Sql; 2],
    /// `$1` whose, `$2` and `$3` the last and the first key that count, `$4` today (associations).
    count: [Sql; 2],
}

/// A statement of a list of `$table`, with what makes it one between the owner and its end.
macro_rules! base {
    ($name:ident of $table:tt: $id:tt by $key:tt, $after:expr, $order:expr, when $when:tt) => {
        const $name: Base = Base {
            page: [
                base!(@sql $name, concat!("SELECT ", $key, " AS order_key, ", $id, " AS id FROM ", $table,
                    " WHERE center_id = $1 AND ", $when, " AND ", $after, " ORDER BY ", $order, " LIMIT $4")),
                base!(@sql $name, concat!("SELECT ", $key, " AS order_key, ", $id, " AS id FROM ", $table,
                    " WHERE association_id = $1 AND ", $when, " AND ", $after, " AND ", base!(@contract $table "$6"),
                    " ORDER BY ", $order, " LIMIT $4")),
            ],
            count: [
                base!(@sql $name, concat!("SELECT COUNT(*) AS n FROM (SELECT 1 AS one FROM ", $table,
                    " WHERE center_id = $1 AND ", $when, " AND ", $key, " <= $2 AND ", $key, " >= $3 LIMIT 1000) x")),
                base!(@sql $name, concat!("SELECT COUNT(*) AS n FROM (SELECT 1 AS one FROM ", $table,
                    " WHERE association_id = $1 AND ", $when, " AND ", $key, " <= $2 AND ", $key, " >= $3 AND ",
                    base!(@contract $table "$4"), " LIMIT 1000) x")),
            ],
        };
    };
    (@sql $name:ident, $text:expr) => {
        Sql { name: stringify!($name), file: file!(), sqlite: $text, postgres: $text }
    };
    (@contract $table:tt $today:tt) => {
        concat!("EXISTS (SELECT 1 FROM contract c WHERE c.association_id = ", $table, ".association_id AND c.center_id = ",
            $table, ".center_id AND c.starts_on <= ", $today, " AND (c.ends_on IS NULL OR c.ends_on >= ", $today, "))")
    };
}

/// Lists of `standing`, oldest key first.
macro_rules! by_standing {
    ($($name:ident by $key:tt when $when:tt;)+) => {$(
        base!($name of "standing": "patient_id" by $key,
            concat!("(", $key, ", patient_id) > ($2, $3) AND ", $key, " <= $5"), concat!($key, ", patient_id"), when $when);
    )+};
}

// The conditions are word for word those of the indexes.
by_standing! {
    UNREPORTED by "heard_at" when "followed";
    NO_PROBLEM by "last_received_at" when "followed AND tier = 'routine' AND last_received_at > checked_at
        AND worse_at <= checked_at AND comment_at <= checked_at
        AND NOT EXISTS (SELECT 1 FROM alert a WHERE a.patient_id = standing.patient_id AND a.closed_at IS NULL
            AND a.tier_order < 2)";
    WORSENING by "worse_at" when "followed AND worse_at > checked_at";
    COMMENT by "comment_at" when "comment_at > checked_at";
    SYMPTOMS by "symptoms_at" when "followed AND symptoms_at IS NOT NULL";
    UNOPENED by "invited_at" when "followed AND own AND opened_at IS NULL AND invited_at IS NOT NULL";
    UNDELIVERED by "failing_at" when "followed AND failing_at IS NOT NULL";
}
base!(READY of "patient": "id" by "expected_end", "(expected_end, id) > ($2, $3) AND expected_end <= $5",
    "expected_end, id", when "status = 'following' AND expected_end IS NOT NULL");
base!(RELEASED of "patient": "id" by "released_at", "(released_at, id) < ($2, $3) AND released_at >= $5",
    "released_at DESC, id DESC", when "status = 'released' AND released_at IS NOT NULL");
// Who has two such alerts stands where the more urgent one is.
base!(URGENT of "alert": "patient_id" by "(tier_order * 10000000000000 + order_at)",
    "(tier_order, order_at, patient_id) > ($2 / 10000000000000, $2 % 10000000000000, $3)
        AND (tier_order * 10000000000000 + order_at) <= $5",
    "tier_order, order_at, patient_id",
    when "closed_at IS NULL AND tier_order < 2 AND NOT EXISTS (SELECT 1 FROM alert b
        WHERE b.patient_id = alert.patient_id AND b.closed_at IS NULL AND b.tier_order < 2
            AND (b.tier_order, b.order_at, b.id) < (alert.tier_order, alert.order_at, alert.id))");

statements! {
    // Newest registration first; those shared with the centre, too.
    ALL_OF_CENTER = "SELECT CAST(0 AS BIGINT) AS order_key, patient_id AS id FROM patient_center
        WHERE center_id = $1 AND patient_id < $3 AND $2 >= $5 ORDER BY patient_id DESC LIMIT $4",
        postgres "SELECT CAST(0 AS BIGINT) AS order_key, patient_id AS id FROM patient_center
        WHERE center_id = $1 AND patient_id < $3 AND $2::bigint >= $5::bigint ORDER BY patient_id DESC LIMIT $4";
    ALL_OF_ASSOCIATION = "SELECT CAST(0 AS BIGINT) AS order_key, id FROM patient
        WHERE association_id = $1 AND id < $3 AND $2 >= $5
            AND EXISTS (SELECT 1 FROM contract c WHERE c.association_id = patient.association_id
                AND c.center_id = patient.center_id AND c.starts_on <= $6 AND (c.ends_on IS NULL OR c.ends_on >= $6))
        ORDER BY id DESC LIMIT $4",
        postgres "SELECT CAST(0 AS BIGINT) AS order_key, id FROM patient
        WHERE association_id = $1 AND id < $3 AND $2::bigint >= $5::bigint
            AND EXISTS (SELECT 1 FROM contract c WHERE c.association_id = patient.association_id
                AND c.center_id = patient.center_id AND c.starts_on <= $6 AND (c.ends_on IS NULL OR c.ends_on >= $6))
        ORDER BY id DESC LIMIT $4";
    COUNT_ALL_OF_CENTER = "SELECT COUNT(*) AS n FROM (SELECT 1 AS one FROM patient_center
        WHERE center_id = $1 AND $2 >= $3 LIMIT 1000) x",
        postgres "SELECT COUNT(*) AS n FROM (SELECT 1 AS one FROM patient_center
        WHERE center_id = $1 AND $2::bigint >= $3::bigint LIMIT 1000) x";
    COUNT_ALL_OF_ASSOCIATION = "SELECT COUNT(*) AS n FROM (SELECT 1 AS one FROM patient
        WHERE association_id = $1 AND $2 >= $3
            AND EXISTS (SELECT 1 FROM contract c WHERE c.association_id = patient.association_id
                AND c.center_id = patient.center_id AND c.starts_on <= $4 AND (c.ends_on IS NULL OR c.ends_on >= $4))
        LIMIT 1000) x",
        postgres "SELECT COUNT(*) AS n FROM (SELECT 1 AS one FROM patient
        WHERE association_id = $1 AND $2::bigint >= $3::bigint
            AND EXISTS (SELECT 1 FROM contract c WHERE c.association_id = patient.association_id
                AND c.center_id = patient.center_id AND c.starts_on <= $4 AND (c.ends_on IS NULL OR c.ends_on >= $4))
        LIMIT 1000) x";
    // From one hotel to the next by its index, however many people are in each.
    HOTELS = "WITH RECURSIVE h (hotel, n) AS (
            SELECT MIN(p.hotel), 1 FROM patient p WHERE p.center_id = $1 AND p.status = 'following' AND p.hotel <> ''
            UNION ALL
            SELECT (SELECT MIN(p.hotel) FROM patient p WHERE p.center_id = $1 AND p.status = 'following'
                AND p.hotel <> '' AND p.hotel > h.hotel), h.n + 1
            FROM h WHERE h.hotel IS NOT NULL AND h.n < 100)
        SELECT hotel AS name FROM h WHERE hotel IS NOT NULL";
}

const ALL: Base = Base {
    page: [ALL_OF_CENTER, ALL_OF_ASSOCIATION],
    count: [COUNT_ALL_OF_CENTER, COUNT_ALL_OF_ASSOCIATION],
};

const fn base(list: ListName) -> &'static Base {
    match list {
        ListName::Urgent => &URGENT,
        ListName::Worsening => &WORSENING,
        ListName::Symptoms => &SYMPTOMS,
        ListName::Unreported => &UNREPORTED,
        ListName::Unopened => &UNOPENED,
        ListName::Comment => &COMMENT,
        ListName::Undelivered => &UNDELIVERED,
        ListName::Ready => &READY,
        ListName::NoProblem => &NO_PROBLEM,
        ListName::Released => &RELEASED,
        ListName::All => &ALL,
    }
}

/// Every statement by which a list is read or counted, with its list, for those who look at their plans on real numbers.
/// A name stands four times: page and count, for a centre and for an association, in this order.
pub fn list_statements() -> Vec<(ListName, Sql)> {
    let of = |list: &ListName| {
        let Base { page: [center, association], count: [of_center, of_association] } = base(*list);
        [(*list, *center), (*list, *of_center), (*list, *association), (*list, *of_association)]
    };
    ListName::ALL.iter().flat_map(of).collect()
}

/// Rows read for one page when filters leave most of them out.
pub const READ: usize = 500;
/// Rows looked at to count what a filter admits.
const COUNTED: usize = 5_000;
/// Where counting ends.
const MANY: i64 = 1_000;

/// A place on a list: the page after it begins there. Its text is opaque to clients.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct ListPlace {
    /// What the list is ordered by: mostly a time; days since 1970 where it is a date.
    #[sqlx(rename = "order_key")]
    pub key: i64,
    /// The patient.
    pub id: PatientId,
}

impl std::fmt::Display for ListPlace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.key, self.id)
    }
}

impl std::str::FromStr for ListPlace {
    type Err = ();
    fn from_str(text: &str) -> std::result::Result<Self, ()> {
        let (key, id) = text.split_once('.').ok_or(())?;
        Ok(Self { key: key.parse().map_err(|_| ())?, id: id.parse().map_err(|_| ())? })
    }
}

/// A place where the key is a date.
#[derive(sqlx::FromRow)]
struct DatedPlace {
    order_key: Date,
    id: PatientId,
}

#[derive(sqlx::FromRow)]
struct CountRow {
    n: i64,
}

#[derive(sqlx::FromRow)]
struct NameRow {
    name: String,
}

/// The keys that count: those of a list lie between them.
struct Bounds {
    first: i64,
    last: i64,
}

/// Days since 1970 as a date, within what a calendar holds.
fn day(key: i64) -> Date {
    Timestamp::from_millis(0).date().plus_days(key.clamp(0, 1_000_000))
}

/// Do the copies beside the list answer the filter alone?
const fn knows_all((sight, list): (Sight, ListName), filter: &ListFilter) -> bool {
    matches!((sight, list), (Sight::Center(_), ListName::All)) && !filter.asks_the_person()
}

fn few(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

fn days(date: Date) -> i64 {
    date.days_since(Timestamp::from_millis(0).date())
}

impl Bounds {
    fn of(list: ListName, now: Timestamp) -> Self {
        let today = now.date().at(0, 0).millis();
        match list {
            ListName::Unreported => Self { first: 0, last: today - 1 },
            ListName::Symptoms => Self { first: today, last: i64::MAX },
            ListName::Ready => Self { first: 0, last: days(now.date()) },
            _ => Self { first: 0, last: i64::MAX },
        }
    }
}

/// Is the newest first?
const fn falls(list: ListName) -> bool {
    matches!(list, ListName::Released | ListName::All)
}

/// Before everybody.
fn start(list: ListName, now: Timestamp) -> ListPlace {
    let bounds = Bounds::of(list, now);
    if falls(list) {
        ListPlace { key: bounds.last, id: PatientId(Uuid::max()) }
    } else {
        ListPlace { key: bounds.first, id: PatientId(Uuid::nil()) }
    }
}

impl Tx {
    /// The places of a list after one, at most `most`. Whom the filter leaves out may be among them.
    async fn list_places(
        &mut self,
        (sight, list): (Sight, ListName),
        filter: &ListFilter,
        after: Option<ListPlace>,
        most: usize,
    ) -> Result<Vec<ListPlace>> {
        let ListPlace { key, id } = after.unwrap_or_else(|| start(list, self.now));
        let bounds = Bounds::of(list, self.now);
        let end = if falls(list) { bounds.first } else { bounds.last };
        let most = few(most);
        if let (Sight::Center(center), ListName::All, false) = (sight, list, filter.is_empty()) {
            return self.facet_places(center, filter, id, most).await;
        }
        let (owner, today) = (sight.owner(), self.now.date());
        let [of_center, of_association] = &base(list).page;
        if list == ListName::Ready {
            let (key, end) = (day(key), day(end));
            let rows = match sight {
                Sight::Center(_) => fetch_all!(self, DatedPlace, of_center, owner, key, id, most, end)?,
                Sight::Association(_) => {
                    fetch_all!(self, DatedPlace, of_association, owner, key, id, most, end, today)?
                }
            };
            return Ok(rows
                .into_iter()
                .map(|row| ListPlace { key: days(row.order_key), id: row.id })
                .collect());
        }
        match sight {
            Sight::Center(_) => fetch_all!(self, ListPlace, of_center, owner, key, id, most, end),
            Sight::Association(_) => {
                fetch_all!(self, ListPlace, of_association, owner, key, id, most, end, today)
            }
        }
    }

    /// A page of a list: those of at most [`READ`] places after `after` whom the filter admits.
    pub async fn list_page(
        &mut self,
        (sight, list): (Sight, ListName),
        filter: &ListFilter,
        after: Option<ListPlace>,
    ) -> Result<ListPage> {
        let most = if filter.is_empty() || knows_all((sight, list), filter) { PAGE + 1 } else { READ };
        let places = self.list_places((sight, list), filter, after, most).await?;
        let read_all = places.len() < most;
        let mut rows = self.listed(&places, filter).await?;
        let full = rows.len() > PAGE;
        rows.truncate(PAGE);
        let end = if full { rows.last().map(|row| row.place) } else { places.last().copied() };
        let next = end.filter(|_| full || !read_all).map(|place| place.to_string());
        let goes_on = next.is_some() && !full;
        let items = self.list_rows(list, rows).await?;
        Ok(ListPage { now: self.now, items, next, goes_on })
    }

    /// Patients of a list whom a filter admits, at most `most` places at a time; and where to go on.
    pub(crate) async fn list_piece(
        &mut self,
        (sight, list): (Sight, ListName),
        filter: &ListFilter,
        after: Option<ListPlace>,
        most: usize,
    ) -> Result<(Vec<PatientId>, Option<ListPlace>)> {
        let places = self.list_places((sight, list), filter, after, most).await?;
        let next = places.last().copied().filter(|_| places.len() == most);
        let rows = self.listed(&places, filter).await?;
        Ok((rows.into_iter().map(|row| row.place.id).collect(), next))
    }

    /// How many patients of a list a filter admits, to a thousand.
    pub async fn filter_count(&mut self, of: (Sight, ListName), filter: &ListFilter) -> Result<FilterCount> {
        if filter.is_empty() {
            let n = self.list_count(of).await?;
            return Ok(FilterCount { n, more: n >= MANY });
        }
        if knows_all(of, filter) {
            let most = usize::try_from(MANY).unwrap_or(usize::MAX) + 1;
            let n = few(self.list_places(of, filter, None, most).await?.len());
            return Ok(FilterCount { n: n.min(MANY), more: n > MANY });
        }
        let (mut n, mut after) = (0, None);
        for _ in 0..COUNTED / READ {
            let (found, next) = self.list_piece(of, filter, after, READ).await?;
            n += few(found.len());
            after = next;
            if next.is_none() || n >= MANY {
                break;
            }
        }
        Ok(FilterCount { n: n.min(MANY), more: after.is_some() })
    }

    /// How many are on a list, to a thousand.
    async fn list_count(&mut self, (sight, list): (Sight, ListName)) -> Result<i64> {
        let Bounds { first, last } = Bounds::of(list, self.now);
        let [of_center, of_association] = &base(list).count;
        let (owner, today) = (sight.owner(), self.now.date());
        let rows = match (sight, list) {
            (Sight::Center(_), ListName::Ready) => {
                fetch_all!(self, CountRow, of_center, owner, day(last), day(first))?
            }
            (Sight::Association(_), ListName::Ready) => {
                fetch_all!(self, CountRow, of_association, owner, day(last), day(first), today)?
            }
            (Sight::Center(_), _) => fetch_all!(self, CountRow, of_center, owner, last, first)?,
            (Sight::Association(_), _) => {
                fetch_all!(self, CountRow, of_association, owner, last, first, today)?
            }
        };
        Ok(rows.iter().map(|row| row.n).sum())
    }

    /// How many are on each list, to a thousand, and what there is to filter by.
    pub async fn list_counts(&mut self, sight: Sight) -> Result<ListCounts> {
        let mut lists = BTreeMap::new();
        for list in ListName::ALL.iter().copied() {
            lists.insert(list, self.list_count((sight, list)).await?);
        }
        let choices = match sight {
            Sight::Center(center) => ListChoices {
                hotels: fetch_all!(self, NameRow, HOTELS, center)?.into_iter().map(|row| row.name).collect(),
                associations: self.contracted(center).await?,
            },
            Sight::Association(_) => ListChoices { hotels: vec![], associations: vec![] },
        };
        Ok(ListCounts { lists, choices })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sqlx::{AssertSqlSafe, Connection as _, Executor as _, PgConnection, Row as _, SqliteConnection};

    #[test]
    fn a_place_on_a_list_is_its_text() {
        let place = ListPlace { key: -3, id: PatientId(Uuid::from_u128(7)) };
        assert_eq!(place.to_string().parse(), Ok(place));
        assert_eq!("1".parse::<ListPlace>(), Err(()));
        assert_eq!(day(days(Date::new(2022, 1, 20).unwrap())), Date::new(2022, 1, 20).unwrap());
        assert!(day(i64::MIN) < day(i64::MAX));
    }

    /// A list is cut out of an index, and so is its count: nothing is walked from end to end, nothing is sorted.
    #[tokio::test]
    async fn no_list_reads_more_than_its_page_on_sqlite() {
        let mut conn = SqliteConnection::connect("sqlite::memory:").await.unwrap();
        sqlx::migrate!("../migrations/sqlite").run(&mut conn).await.unwrap();
        for (list, sql) in list_statements() {
            let text = AssertSqlSafe(format!("EXPLAIN QUERY PLAN {}", sql.sqlite));
            let rows = sqlx::query(text).fetch_all(&mut conn).await.unwrap();
            let plan: Vec<String> = rows.iter().map(|row| row.get("detail")).collect();
            let counted = sql.sqlite.contains("COUNT");
            for step in &plan {
                let bounded = counted && matches!(step.as_str(), "CO-ROUTINE x" | "SCAN x");
                let cut = step.starts_with("SEARCH ")
                    || step.contains("SUBQUERY")
                    || step.starts_with("CORRELATED");
                assert!(bounded || cut, "{list}: {step}\n{plan:#?}\n{}", sql.sqlite);
            }
            let by = plan.iter().find(|step| step.starts_with("SEARCH ")).unwrap();
            assert!(by.contains("_id=?") && by.contains("INDEX"), "{list}: {by}");
        }
    }

    #[tokio::test]
    async fn no_list_reads_more_than_its_page_on_postgres() {
        let url = std::env::var("MIMAMORI_TEST_POSTGRES_URL").expect("run the tests with `cargo xtask test`");
        let mut admin = PgConnection::connect(&url).await.unwrap();
        let name = format!("lists_{}", std::process::id());
        admin.execute(AssertSqlSafe(format!("CREATE DATABASE {name}"))).await.unwrap();
        let (base, _) = url.rsplit_once('/').unwrap();
        let mut conn = PgConnection::connect(&format!("{base}/{name}")).await.unwrap();
        sqlx::migrate!("../migrations/postgres").run(&mut conn).await.unwrap();
        // What can be cut out of an index is, so that what is left of walking and sorting has no other way.
        conn.execute("SET enable_seqscan = off; SET enable_sort = off; SET enable_bitmapscan = off;")
            .await
            .unwrap();
        conn.execute("SET plan_cache_mode = force_generic_plan").await.unwrap();
        for (n, (list, sql)) in list_statements().into_iter().enumerate() {
            conn.execute(AssertSqlSafe(format!("PREPARE s{n} AS {}", sql.postgres))).await.unwrap();
            let wanted: Vec<&str> = ["$1", "$2", "$3", "$4", "$5", "$6"]
                .into_iter()
                .filter(|p| sql.postgres.contains(p))
                .collect();
            let nulls = vec!["NULL"; wanted.len()].join(", ");
            let text = format!("EXPLAIN (COSTS OFF) EXECUTE s{n} ({nulls})");
            let rows = sqlx::query(AssertSqlSafe(text)).fetch_all(&mut conn).await.unwrap();
            let plan: Vec<String> = rows.iter().map(|row| row.get(0)).collect();
            let plan = plan.join("\n");
            assert!(!plan.contains("Seq Scan") && !plan.contains("Sort"), "{list}\n{plan}");
            assert!(plan.contains("Index"), "{list}\n{plan}");
        }
        conn.close().await.unwrap();
        admin.execute(AssertSqlSafe(format!("DROP DATABASE {name}"))).await.unwrap();
    }
}
