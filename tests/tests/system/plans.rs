//! How the databases mean to answer every statement of the store, at 20,000 patients: no statement walks a table that
//! grows with the patients, and none sorts more than a page. SQLite is asked before and after it has taken statistics
//! (it goes without in use), PostgreSQL for the plan that it keeps for a prepared statement.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that can't go on has failed")]

use std::sync::Arc;

use mimamori_server::app::rule_sets;
use mimamori_store::config::Config;
use mimamori_store::report::Judge;
use mimamori_store::{Db, Sql, Store, statements};
use mimamori_tests::backend::Backend;
use mimamori_tests::simulate::crowd::{Crowd, fill, offices};
use mimamori_tests::world::World;
use serde_json::Value;
use sqlx::{AssertSqlSafe, Executor as _, PgConnection, Row as _, SqlSafeStr as _};

const PATIENTS: u64 = 20_000;

/// Tables that stay small however many patients there are, or that only the clock walks, by design, in pieces.
const SMALL: &[&str] = &[
    "health_center",
    "association",
    "contract",
    "staff",
    "provider",
    "brake",
    "progress",
    "rule_set",
    "number_key",
    "on_call_shift",
    "alert_count",
    "throttle",
];

/// Rows that may be sorted: two pages, or what one statement is given.
const SORTED: f64 = 1_000.0;

async fn crowded(backend: Backend) -> World {
    let world = World::new(backend).await.unwrap();
    let judge = Judge { rules: Arc::new(rule_sets().unwrap()), limits: Config::default().policy.limits() };
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

/// What is wrong with a plan of SQLite: a walk through a table, or through what another step made, unless that is a
/// page; a sort that is not of a page.
fn sqlite_fault(sql: &Sql, when: &str, plan: &[(i64, i64, String)]) -> Option<String> {
    let made = |name: &str| {
        plan.iter().any(|(_, _, step)| {
            ["CO-ROUTINE ", "MATERIALIZE "].iter().any(|how| step.strip_prefix(how) == Some(name))
        })
    };
    let walks = |step: &str| {
        let Some(walked) = step.strip_prefix("SCAN ") else { return false };
        let name = walked.split(' ').next().unwrap_or_default();
        !(walked.contains("VIRTUAL TABLE")
            || walked == "CONSTANT ROW"
            || made(name)
            || small(sql.sqlite, name))
    };
    let fault = plan.iter().any(|(_, _, step)| walks(step));
    // A page that is cut out first, the ids of one, and what one patient has may be put in order.
    let sorts = plan.iter().filter(|(_, _, step)| step.contains("TEMP B-TREE FOR ORDER BY")).count();
    let bounded = plan.iter().any(|(_, _, step)| {
        step.contains("VIRTUAL TABLE") || step.starts_with("CO-ROUTINE") || step.starts_with("MATERIALIZE")
    });
    if fault || (sorts > 0 && !bounded) {
        let steps: Vec<&str> = plan.iter().map(|(_, _, step)| step.as_str()).collect();
        return Some(format!("{} {} {when}: {steps:#?}", sql.file, sql.name));
    }
    None
}

/// Is this name, perhaps an alias, that of a small table?
fn small(text: &str, name: &str) -> bool {
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || "(),".contains(c)).filter(|w| !w.is_empty()).collect();
    SMALL.contains(&name) || words.windows(2).any(|two| SMALL.contains(&two[0]) && two[1] == name)
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres_walks_no_table() {
    let world = crowded(Backend::Postgres).await;
    let Db::Postgres(pool) = world.store.db() else { unreachable!() };
    pool.execute("VACUUM ANALYZE").await.unwrap();
    let mut conn = pool.acquire().await.unwrap();
    conn.execute("SET plan_cache_mode = force_generic_plan").await.unwrap();
    let mut faults = vec![];
    for sql in statements() {
        let plan = postgres_plan(&mut conn, &sql).await;
        let mut found = vec![];
        postgres_faults(&plan, &mut found);
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
    conn.execute(AssertSqlSafe(format!("PREPARE asked AS {}", sql.postgres)).into_sql_str()).await.unwrap();
    let text = AssertSqlSafe(format!("EXPLAIN (FORMAT JSON) EXECUTE asked{given}"));
    let plan: Value = sqlx::query_scalar(text).fetch_one(&mut *conn).await.unwrap();
    conn.execute("DEALLOCATE asked").await.unwrap();
    plan[0]["Plan"].clone()
}

fn postgres_faults(node: &Value, found: &mut Vec<String>) {
    let kind = node["Node Type"].as_str().unwrap_or_default();
    let table = node["Relation Name"].as_str().unwrap_or_default();
    if kind == "Seq Scan" && !SMALL.contains(&table) {
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
        postgres_faults(child, found);
    }
}
