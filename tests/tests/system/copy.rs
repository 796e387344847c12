//! Moving from SQLite to PostgreSQL by `admin copy-to`: everything is there, as it was, and life goes on.
#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use std::sync::Arc;

use crate::staff_desk::{Desk, hanako, somebody};
use mimamori_domain::Duration;
use mimamori_domain::access::Role;
use mimamori_domain::api::{Channel, ContactStanding};
use mimamori_domain::patient::PatientForm;
use mimamori_store::audit::Actor;
use mimamori_store::copy::{CopyError, copy_to};
use mimamori_store::{Db, Keys, Store};
use mimamori_tests::backend::{Backend, Database};
use serde_json::{Value, json};

/// A house in which a bit of everything has happened.
async fn lived_in() -> Desk {
    let desk = Desk::open(Backend::Sqlite).await;
    let mut nurse = desk.staff("nurse", Role::Nurse).await;
    let form =
        PatientForm { name: "山田 \"花子\" \\ 🌸".into(), email: "a@example.jp".into(), ..hanako() };
    let id = nurse.register(form).await.id;
    for n in 0..12 {
        nurse.register(somebody(n)).await;
    }
    let report = json!({"id": "018f0000-0000-7000-8000-000000000001", "measured_at": desk.world.now(),
        "answers": {"temperature": 391, "spo2": 92, "comment": "苦しい\n夜"}});
    assert_eq!(nurse.post(&format!("/patients/{id}/reports"), &report).await.status, 201);
    nurse.press(&format!("/patients/{id}/number")).await;
    desk.world.turn().await.unwrap();
    let mut tx = desk.store.begin().await.unwrap();
    tx.contact_outcome(id, Channel::Sms, ContactStanding::Failing, Some("30003")).await.unwrap();
    tx.stop_provider("main", "20003").await.unwrap();
    tx.commit().await.unwrap();
    while desk.store.seal_audit().await.unwrap() > 0 {}
    desk
}

async fn empty(desk: &Desk) -> (String, Store) {
    let folder = desk.world.config.keys.file.parent().unwrap();
    let url = Database::make(Backend::Postgres, folder).await.unwrap().url().to_owned();
    let db = Db::connect(&url).await.unwrap();
    let keys = Keys::load(&desk.world.config.keys.file, desk.store.rng()).unwrap();
    let rng = Arc::new(mimamori_store::system::SystemRng);
    (url, Store::new(db, keys, Arc::new(desk.world.clock.clone()), rng))
}

/// Every row of every table, in one form for both engines, sorted.
async fn rows(store: &Store) -> Vec<String> {
    let mut all = vec![];
    match store.db() {
        Db::Sqlite { read, .. } => {
            let columns: Vec<(String, String, String)> = sqlx::query_as(
                "SELECT t.name, c.name, c.type FROM sqlite_schema t JOIN pragma_table_info(t.name) c
                    WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' ORDER BY t.name, c.name",
            )
            .fetch_all(read)
            .await
            .unwrap();
            for (table, expressions) in by_table(columns, |name, kind| match kind {
                "BLOB" => format!("CASE WHEN \"{name}\" IS NULL THEN NULL ELSE lower(hex(\"{name}\")) END"),
                _ => format!("\"{name}\""),
            }) {
                let sql = format!("SELECT json_array({expressions}) FROM \"{table}\"");
                let rows: Vec<String> =
                    sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_all(read).await.unwrap();
                all.extend(rows.iter().map(|row| line(&table, row)));
            }
        }
        Db::Postgres(pool) => {
            let columns: Vec<(String, String, String)> = sqlx::query_as(
                "SELECT table_name::text, column_name::text, data_type::text FROM information_schema.columns
                    WHERE table_schema = 'public' ORDER BY table_name COLLATE \"C\", column_name COLLATE \"C\"",
            )
            .fetch_all(pool)
            .await
            .unwrap();
            for (table, expressions) in by_table(columns, |name, kind| match kind {
                "bytea" => format!("encode(\"{name}\", 'hex')"),
                "uuid" => format!("replace(\"{name}\"::text, '-', '')"),
                "boolean" => format!("\"{name}\"::int"),
                _ => format!("\"{name}\""),
            }) {
                let sql = format!("SELECT json_build_array({expressions})::text FROM \"{table}\"");
                let rows: Vec<String> =
                    sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_all(pool).await.unwrap();
                all.extend(rows.iter().map(|row| line(&table, row)));
            }
        }
    }
    all.sort();
    all
}

fn by_table(
    columns: Vec<(String, String, String)>,
    expression: impl Fn(&str, &str) -> String,
) -> Vec<(String, String)> {
    let mut tables: Vec<(String, String)> = vec![];
    for (table, column, kind) in columns.into_iter().filter(|(table, ..)| table != "_sqlx_migrations") {
        let expression = expression(&column, &kind);
        match tables.last_mut().filter(|(last, _)| *last == table) {
            Some((_, expressions)) => *expressions = format!("{expressions}, {expression}"),
            None => tables.push((table, expression)),
        }
    }
    tables
}

fn line(table: &str, row: &str) -> String {
    format!("{table} {}", serde_json::from_str::<Value>(row).unwrap())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everything_is_there_as_it_was_and_life_goes_on() {
    let desk = lived_in().await;
    let (url, moved) = empty(&desk).await;
    let copied = copy_to(&desk.store, &url).await.unwrap();
    let here = rows(&desk.store).await;
    assert_eq!(here, rows(&moved).await);
    assert_eq!(copied.iter().map(|(_, rows)| rows).sum::<usize>(), here.len());
    let filled = copied.iter().filter(|(_, rows)| *rows > 0).count();
    assert!(filled >= 20, "a bit of everything must have happened: {copied:?}");

    // The key file is the same, and what counts by itself goes on behind what was copied.
    let mut tx = moved.begin().await.unwrap();
    assert_eq!(tx.keys_fit().await.unwrap(), Some(true));
    tx.audit(Actor::System, "patient.view", None, &[]).await.unwrap();
    tx.commit().await.unwrap();
    // A row is chained once nothing older runs in the whole cluster, where other tests are at work.
    let chained = async { while moved.seal_audit().await.unwrap() == 0 {} };
    tokio::time::timeout(std::time::Duration::from_mins(1), chained).await.unwrap();
    assert_eq!(moved.check_audit().await.unwrap(), None);
    desk.advance(Duration::hours(1));
    let mut tx = moved.begin().await.unwrap();
    let claimed = tx.due_chains().await.unwrap();
    assert_eq!(claimed.len(), 1, "the chain's timer has come");

    let again = copy_to(&desk.store, &url).await;
    assert!(matches!(again, Err(CopyError::NotEmpty(_))), "{again:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_sqlite_moves_and_only_to_postgres() {
    let desk = Desk::open(Backend::Sqlite).await;
    let (url, moved) = empty(&desk).await;
    assert!(matches!(copy_to(&moved, &url).await, Err(CopyError::Source)));
    assert!(matches!(copy_to(&desk.store, &desk.world.url).await, Err(CopyError::Target)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_table_that_only_one_side_has_stops_the_move_before_it_begins() {
    let desk = lived_in().await;
    let (url, moved) = empty(&desk).await;
    desk.world.meddle("CREATE TABLE new_thing (id INTEGER PRIMARY KEY) STRICT").await.unwrap();
    let refused = copy_to(&desk.store, &url).await;
    assert!(matches!(&refused, Err(CopyError::Schema(table)) if table == "new_thing"), "{refused:?}");
    let Db::Postgres(pool) = moved.db() else { panic!("another database") };
    let patients: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM patient").fetch_one(pool).await.unwrap();
    assert_eq!(patients, 0);
}
