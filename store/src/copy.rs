//! Moving from SQLite to PostgreSQL: every table that the schema has, row by row, in pieces, and each count compared.
//! The tables, their columns and their order come from the schemas themselves, so that a new table can't be forgotten.
//!
//! A row travels as a JSON array: numbers and text as they are, binary values and ids in hexadecimal. How a column is
//! read and written follows from its type; sealed values stay sealed, so the key file stays the same.

use std::collections::{BTreeMap, BTreeSet};

use futures_util::TryStreamExt as _;
use sqlx::{AssertSqlSafe, PgConnection, SqliteConnection};

use crate::db::{Db, Error, Result, Store};

/// Rows of one statement.
const PIECE: usize = 500;

/// What can go wrong on the move, in words for the operator.
#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    /// The database that is configured now can't be left.
    #[error("only an SQLite database moves: PostgreSQL has pg_dump")]
    Source,
    /// The other one is no PostgreSQL.
    #[error("the target must begin with postgres:")]
    Target,
    /// There is something in it.
    #[error("the target is not empty: table {0} has rows")]
    NotEmpty(String),
    /// The schemas differ.
    #[error("the schemas differ in table {0}: bring both up to date with the same program")]
    Schema(String),
    /// Rows got lost or doubled.
    #[error("table {table}: {sent} rows were sent and {there} are there")]
    Count {
        /// Table.
        table: String,
        /// Rows read.
        sent: usize,
        /// Rows found.
        there: i64,
    },
    /// A database said no.
    #[error(transparent)]
    Store(#[from] Error),
}

impl From<sqlx::Error> for CopyError {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}

/// A table with its columns in one order: name, type in SQLite, type in PostgreSQL.
struct Table {
    name: String,
    columns: Vec<(String, String, String)>,
}

/// Copies everything into the PostgreSQL database at `url`, which must be empty; all of it or nothing. Each table with
/// its rows. The source can't be written meanwhile.
///
/// # Errors
/// Before anything was copied: another engine, a target with rows, differing schemas. After that: what a database says,
/// or a count that doesn't fit; nothing is left in the target then.
pub async fn copy_to(store: &Store, url: &str) -> std::result::Result<Vec<(String, usize)>, CopyError> {
    let Db::Sqlite { write, .. } = store.db() else { return Err(CopyError::Source) };
    if !url.starts_with("postgres") {
        return Err(CopyError::Target);
    }
    let target = Db::connect(url).await?;
    target.migrate().await?;
    let Db::Postgres(pool) = &target else { return Err(CopyError::Target) };
    let mut source = write.begin_with("BEGIN IMMEDIATE").await?;
    let mut target = pool.begin().await?;
    let tables = tables(&mut source, &mut target).await?;
    for table in &tables {
        if count(&mut target, &table.name).await? > 0 {
            return Err(CopyError::NotEmpty(table.name.clone()));
        }
    }
    let mut copied = vec![];
    for table in tables {
        let sent = copy_table(&mut source, &mut target, &table).await?;
        let there = count(&mut target, &table.name).await?;
        if usize::try_from(there) != Ok(sent) {
            return Err(CopyError::Count { table: table.name, sent, there });
        }
        copied.push((table.name, sent));
    }
    count_on(&mut target).await?;
    target.commit().await?;
    Ok(copied)
}

/// Every table of both schemas, those that others refer to first.
async fn tables(
    source: &mut SqliteConnection,
    target: &mut PgConnection,
) -> std::result::Result<Vec<Table>, CopyError> {
    let here: Vec<(String, String, String)> = sqlx::query_as(
        "SELECT t.name, c.name, c.type FROM sqlite_schema t JOIN pragma_table_info(t.name) c
            WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND t.name <> '_sqlx_migrations'
            ORDER BY t.name, c.name",
    )
    .fetch_all(source)
    .await?;
    let there: Vec<(String, String, String)> = sqlx::query_as(
        "SELECT table_name::text, column_name::text, data_type::text FROM information_schema.columns
            WHERE table_schema = 'public' AND table_name <> '_sqlx_migrations'
            ORDER BY table_name COLLATE \"C\", column_name COLLATE \"C\"",
    )
    .fetch_all(&mut *target)
    .await?;
    let refers: Vec<(String, String)> = sqlx::query_as(
        "SELECT conrelid::regclass::text, confrelid::regclass::text FROM pg_constraint
            WHERE contype = 'f' AND conrelid <> confrelid",
    )
    .fetch_all(target)
    .await?;
    let names = |columns: &[(String, String, String)]| -> BTreeSet<(String, String)> {
        columns.iter().map(|(table, column, _)| (table.clone(), column.clone())).collect()
    };
    if let Some((table, _)) = names(&here).symmetric_difference(&names(&there)).next() {
        return Err(CopyError::Schema(table.clone()));
    }
    let mut left: BTreeMap<String, Vec<(String, String, String)>> = BTreeMap::new();
    for ((table, column, sqlite), (_, _, postgres)) in here.into_iter().zip(there) {
        left.entry(table).or_default().push((column, sqlite, postgres));
    }
    let mut ordered = vec![];
    while !left.is_empty() {
        let free = left
            .keys()
            .find(|table| !refers.iter().any(|(from, to)| from == *table && left.contains_key(to)));
        let Some(name) = free.cloned() else {
            return Err(CopyError::Schema(left.into_keys().collect::<Vec<_>>().join(", ")));
        };
        let columns = left.remove(&name).unwrap_or_default();
        ordered.push(Table { name, columns });
    }
    Ok(ordered)
}

async fn count(target: &mut PgConnection, table: &str) -> Result<i64> {
    let sql = format!("SELECT COUNT(*) FROM \"{table}\"");
    Ok(sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(target).await?)
}

async fn copy_table(
    source: &mut SqliteConnection,
    target: &mut PgConnection,
    table: &Table,
) -> Result<usize> {
    let (select, insert) = (select(table), insert(table));
    let mut rows = sqlx::query_scalar::<_, String>(AssertSqlSafe(select)).fetch(source);
    let (mut piece, mut sent) = (vec![], 0);
    loop {
        let row = rows.try_next().await?;
        let last = row.is_none();
        piece.extend(row);
        if piece.len() == PIECE || (last && !piece.is_empty()) {
            let json = format!("[{}]", piece.join(","));
            sqlx::query(AssertSqlSafe(insert.clone())).bind(json).execute(&mut *target).await?;
            sent += piece.len();
            piece.clear();
        }
        if last {
            return Ok(sent);
        }
    }
}

/// Reads a row of SQLite as a JSON array.
fn select(table: &Table) -> String {
    let columns: Vec<String> = table
        .columns
        .iter()
        .map(|(name, sqlite, _)| match sqlite.as_str() {
            // hex() of NULL is an empty text.
            "BLOB" => format!("CASE WHEN \"{name}\" IS NULL THEN NULL ELSE hex(\"{name}\") END"),
            _ => format!("\"{name}\""),
        })
        .collect();
    format!("SELECT json_array({}) FROM \"{}\"", columns.join(", "), table.name)
}

/// Writes an array of such rows into PostgreSQL.
fn insert(table: &Table) -> String {
    let names: Vec<String> = table.columns.iter().map(|(name, ..)| format!("\"{name}\"")).collect();
    let values: Vec<String> = table
        .columns
        .iter()
        .enumerate()
        .map(|(n, (_, _, postgres))| match postgres.as_str() {
            "bytea" => format!("decode(e.line ->> {n}, 'hex')"),
            "boolean" => format!("(e.line ->> {n})::bigint <> 0"),
            other => format!("(e.line ->> {n})::{other}"),
        })
        .collect();
    format!(
        "INSERT INTO \"{}\" ({}) OVERRIDING SYSTEM VALUE SELECT {} FROM jsonb_array_elements($1::jsonb) AS e (line)",
        table.name,
        names.join(", "),
        values.join(", ")
    )
}

/// Columns that number their rows themselves go on after the last number that was copied.
async fn count_on(target: &mut PgConnection) -> Result<()> {
    let numbered: Vec<(String, String)> = sqlx::query_as(
        "SELECT table_name::text, column_name::text FROM information_schema.columns
            WHERE table_schema = 'public' AND is_identity = 'YES'",
    )
    .fetch_all(&mut *target)
    .await?;
    for (table, column) in numbered {
        let sql = format!(
            "SELECT setval(pg_get_serial_sequence('{table}', '{column}'), COALESCE(MAX(\"{column}\"), 0) + 1, FALSE)
                FROM \"{table}\""
        );
        sqlx::query(AssertSqlSafe(sql)).execute(&mut *target).await?;
    }
    Ok(())
}
