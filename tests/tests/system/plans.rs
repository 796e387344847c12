//! How the databases mean to answer every statement of the store, at 20,000 patients: no statement walks a table that
//! grows with the patients, and none sorts more than a page. SQLite is asked before and after it has taken statistics
//! (it goes without in use), PostgreSQL for the plan that it keeps for a prepared statement.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that can't go on has failed")]

use mimamori_server::app::rule_sets;
use mimamori_store::report::Judge;
use mimamori_store::{Db, Sql, Store, statements};
use mimamori_tests::backend::Backend;
use mimamori_tests::simulate::crowd::{Crowd, fill, offices};
use mimamori_tests::world::World;
use serde_json::Value;
use sqlx::{AssertSqlSafe, Executor as _, PgConnection, Row as _, SqlSafeStr as _};

const PATIENTS: u64 = 20_000;

/// Tables that grow with the patients.
const LARGE: &[&str] = &[
    "alarm",
    "alert",
    "attempt",
    "audit",
    "audit_link",
    "certificate",
    "chain",
    "change",
    "code",
    "contact",
    "household",
    "import_row",
    "invitation",
    "letter",
    "message",
    "note",
    "number",
    "patient",
    "patient_center",
    "patient_session",
    "patient_session_member",
    "patient_version",
    "push_subscription",
    "report",
    "search_token",
    "standing",
];

/// What may be walked: an end of an index, or an index of the few rows that are in a state of passage.
const WALKED: &[(&str, &str)] = &[
    ("audit.rs", "LAST_LINK"),        // the last row
    ("audit.rs", "NEWEST"),           // the last row
    ("change.rs", "LAST"),            // the last row
    ("change.rs", "PURGE"),           // the first 500
    ("checkup.rs", "NEWEST_PATIENT"), // the last row
    ("dead.rs", "FILE"),              // message_unfiled: what ended badly since the last tick
    ("outbox.rs", "RELEASE"),         // message_leased: what is in a worker's hands
    // Pieces of some hundreds: among so few as here PostgreSQL may find walking cheaper.
    ("export.rs", "PATIENTS"),
    ("rule_preview.rs", "PEOPLE"),
    // message_ready: nobody waited when the statistics were taken. In use SQLite goes without.
    ("alarm.rs", "CANCEL"),
    ("outbox.rs", "CLAIM"),
    ("outbox.rs", "EXPIRE_REMINDERS"),
    ("outbox.rs", "END_LEASES"), // message_leased
];

/// What is gathered by the clock into a few groups: tiers, channels, those who work there.
const GATHERED: &[(&str, &str)] = &[
    ("figures.rs", "PATIENTS"),
    ("figures.rs", "HOLDING"),
    ("figures.rs", "REPORTS"),
    ("figures.rs", "MESSAGES"),
    ("figures.rs", "WORK"),
];

/// Whatever is found by one of these is what one patient, household, message, alert or phone has.
const NARROW: &[&str] = &[
    "(id=?",
    "(patient_id=?",
    "(household_id=?",
    "(message_id=?",
    "(alert_id=?",
    "(session_id=?",
    "(digits_token=?",
    "(token=?",
    "(token_hash=?",
    "(receiver=?",
    "(staff_id=?",
    "(center_id=? AND role=?",
    "(center_id=? AND ends_at>?",
];

/// Rows that PostgreSQL may mean to sort: what one statement is given.
const SORTED: f64 = 1_000.0;

async fn crowded(backend: Backend) -> World {
    let world = World::new(backend).await.unwrap();
    let judge = Judge::new(rule_sets().unwrap());
    let offices = offices(&world.store, None, Crowd::centers_of(PATIENTS)).await.unwrap();
    let followed = Crowd::followed_of(PATIENTS);
    let crowd = Crowd { offices, patients: PATIENTS, followed, first: 0, seed: 1 };
    fill(&world.store, &judge, crowd, |_| {}).await.unwrap();
    world
}

#[tokio::test(flavor = "multi_thread")]
async fn sqlite_walks_no_table() {
    let world = crowded(Backend::Sqlite).await;
    let mut faults = sqlite_faults(&world.store, "without statistics").await;
    let Db::Sqlite { write, .. } = world.store.db() else { unreachable!() };
    write.execute("ANALYZE").await.unwrap();
    faults.extend(sqlite_faults(&world.store, "analysed").await);
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

async fn sqlite_faults(store: &Store, when: &str) -> Vec<String> {
    let Db::Sqlite { write, .. } = store.db() else { unreachable!() };
    let mut faults = vec![];
    // Statistics are read when a connection opens the database.
    let options = write.connect_options();
    let mut conn = sqlx::ConnectOptions::connect(options.as_ref()).await.unwrap();
    for sql in statements() {
        let text = AssertSqlSafe(format!("EXPLAIN QUERY PLAN {}", sql.sqlite));
        let rows = sqlx::query(text).fetch_all(&mut conn).await.unwrap();
        let plan: Vec<(i64, i64, String)> =
            rows.iter().map(|row| (row.get("id"), row.get("parent"), row.get("detail"))).collect();
        faults.extend(sqlite_fault(&sql, when, &plan));
    }
    faults
}

/// What is wrong with a plan of SQLite: a walk through a large table, or a sort of what is neither a page nor narrow.
fn sqlite_fault(sql: &Sql, when: &str, plan: &[(i64, i64, String)]) -> Option<String> {
    let excused = |(file, name): &(&str, &str)| sql.file.ends_with(file) && sql.name == *name;
    // Of an INSERT the plan also shows how references would be looked for, which it never does.
    if sql.sqlite.starts_with("INSERT") || WALKED.iter().any(excused) {
        return None;
    }
    let steps: Vec<&str> = plan.iter().map(|(_, _, step)| step.as_str()).collect();
    let walks = |step: &&str| {
        let walked = step.strip_prefix("SCAN ").filter(|walked| !walked.contains("VIRTUAL TABLE"));
        walked.and_then(|walked| walked.split(' ').next()).is_some_and(|name| large(sql.sqlite, name))
    };
    let sorts = steps.iter().any(|step| step.contains("TEMP B-TREE FOR"));
    let page = steps.iter().any(|step| {
        step.contains("VIRTUAL TABLE") || step.starts_with("CO-ROUTINE") || step.starts_with("MATERIALIZE")
    });
    let reads = |step: &&str| {
        let read = step.strip_prefix("SEARCH ").or(step.strip_prefix("SCAN "));
        read.and_then(|read| read.split(' ').next()).is_some_and(|name| large(sql.sqlite, name))
    };
    // Everything has the same: a range of it is all of it.
    let all = steps.iter().any(|step| step.starts_with("SEARCH ") && step.contains("(txid>?"));
    let first = steps.iter().find(|step| reads(step));
    let narrow =
        first.is_none_or(|step| NARROW.iter().any(|by| step.contains(by))) || GATHERED.iter().any(excused);
    if all || steps.iter().any(walks) || (sorts && !page && !narrow) {
        return Some(format!("{} {} {when}: {steps:#?}", sql.file, sql.name));
    }
    None
}

/// Is this name, perhaps an alias, that of a large table?
fn large(text: &str, name: &str) -> bool {
    let between = |c: char| c.is_whitespace() || "(),".contains(c);
    let words: Vec<&str> = text.split(between).filter(|word| !word.is_empty()).collect();
    LARGE.contains(&name) || words.windows(2).any(|two| LARGE.contains(&two[0]) && two[1] == name)
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres_walks_no_table() {
    let world = crowded(Backend::Postgres).await;
    let Db::Postgres(pool) = world.store.db() else { unreachable!() };
    pool.execute("VACUUM ANALYZE").await.unwrap();
    let mut conn = pool.acquire().await.unwrap();
    conn.execute("SET plan_cache_mode = force_generic_plan").await.unwrap();
    // A table in which there is nothing is walked whatever its indexes.
    let filled: Vec<String> =
        sqlx::query_scalar("SELECT relname::text FROM pg_class WHERE relkind = 'r' AND reltuples >= 1000")
            .fetch_all(&mut *conn)
            .await
            .unwrap();
    let large: Vec<&str> = filled.iter().map(String::as_str).filter(|table| LARGE.contains(table)).collect();
    assert!(large.len() > 10, "the crowd fills only {large:?}");
    let mut faults = vec![];
    for sql in statements() {
        let excused = |(file, name): &(&str, &str)| sql.file.ends_with(file) && sql.name == *name;
        if WALKED.iter().any(excused) {
            continue;
        }
        let plan = postgres_plan(&mut conn, &sql).await;
        let mut found = vec![];
        postgres_faults(&plan, &large, &mut found);
        if !found.is_empty() {
            faults.push(format!("{} {}: {}", sql.file, sql.name, found.join(", ")));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

async fn postgres_plan(conn: &mut PgConnection, sql: &Sql) -> Value {
    let last = (1..40).rev().find(|n| sql.postgres.contains(&format!("${n}"))).unwrap_or(0);
    let nulls = vec!["NULL"; last].join(", ");
    let given = if last == 0 { String::new() } else { format!("({nulls})") };
    let prepare = AssertSqlSafe(format!("PREPARE asked AS {}", sql.postgres));
    if let Err(error) = conn.execute(prepare.into_sql_str()).await {
        // The driver tells the types of what it binds, where the text alone doesn't.
        let untyped = error.to_string().contains("could not determine data type");
        assert!(untyped, "{} {}: {error}", sql.file, sql.name);
        return Value::Null;
    }
    let text = AssertSqlSafe(format!("EXPLAIN (FORMAT JSON) EXECUTE asked{given}"));
    let plan: Value = sqlx::query_scalar(text).fetch_one(&mut *conn).await.unwrap();
    conn.execute("DEALLOCATE asked").await.unwrap();
    plan[0]["Plan"].clone()
}

fn postgres_faults(node: &Value, large: &[&str], found: &mut Vec<String>) {
    let kind = node["Node Type"].as_str().unwrap_or_default();
    let table = node["Relation Name"].as_str().unwrap_or_default();
    if kind == "Seq Scan" && large.contains(&table) {
        found.push(format!("walks {table}"));
    }
    let children = node["Plans"].as_array().map(Vec::as_slice).unwrap_or_default();
    if kind.ends_with("Sort") {
        let rows = children.first().map_or(0.0, |child| child["Plan Rows"].as_f64().unwrap_or(0.0));
        if rows > SORTED {
            found.push(format!("sorts {rows} rows by {}", node["Sort Key"]));
        }
    }
    for child in children {
        postgres_faults(child, large, found);
    }
}
