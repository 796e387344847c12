//! Searches logs and databases for what must not be seen there.

use anyhow::{Result, bail};
use sqlx::{Connection as _, PgConnection, Row as _};

use crate::backend::Database;

/// Fails when a text shows one of the secrets.
///
/// # Errors
/// Names the place and the line, not the secret.
pub fn in_text(place: &str, text: &str, secrets: &[String]) -> Result<()> {
    for (n, secret) in secrets.iter().enumerate() {
        if let Some(line) = text.lines().position(|line| line.contains(secret.as_str())) {
            bail!("{place}, line {}, shows secret {n} of the test", line + 1);
        }
    }
    Ok(())
}

/// Fails when the database holds one of the secrets, as text or as bytes, anywhere.
///
/// # Errors
/// Names the file or table, not the secret.
pub async fn in_database(database: &Database, secrets: &[String]) -> Result<()> {
    match database.url().strip_prefix("sqlite://") {
        Some(path) => {
            for file in [path.to_owned(), format!("{path}-wal")] {
                let bytes = std::fs::read(&file).unwrap_or_default();
                for (n, secret) in secrets.iter().enumerate() {
                    if bytes.windows(secret.len()).any(|window| window == secret.as_bytes()) {
                        bail!("{file} shows secret {n} of the test");
                    }
                }
            }
            Ok(())
        }
        None => in_postgres(database.url(), secrets).await,
    }
}

/// Every row of every table as text; bytes are hexadecimal there, so the secrets are looked for in both forms.
async fn in_postgres(url: &str, secrets: &[String]) -> Result<()> {
    let mut conn = PgConnection::connect(url).await?;
    let tables =
        sqlx::query("SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'").fetch_all(&mut conn);
    let mut rows = 0;
    for table in tables.await? {
        let name: String = table.get(0);
        let dump = sqlx::AssertSqlSafe(format!("SELECT t::text FROM \"{name}\" t"));
        for row in sqlx::query(dump).fetch_all(&mut conn).await? {
            let text: String = row.get(0);
            rows += 1;
            for (n, secret) in secrets.iter().enumerate() {
                if text.contains(secret.as_str())
                    || text.contains(&mimamori_store::keys::hex(secret.as_bytes()))
                {
                    bail!("table {name} shows secret {n} of the test");
                }
            }
        }
    }
    anyhow::ensure!(rows > 50, "only {rows} rows were searched");
    conn.close().await?;
    Ok(())
}
