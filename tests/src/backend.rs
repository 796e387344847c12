//! A database of its own for each test, on either engine.

use std::path::Path;

use anyhow::{Context as _, Result};
use sqlx::{Connection as _, Executor as _, PgConnection};
use uuid::Uuid;

/// Which engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backend {
    /// Embedded.
    Sqlite,
    /// Of the cluster that `cargo xtask test` started.
    Postgres,
}

/// A database that nobody else uses.
#[derive(Debug, Clone)]
pub struct Database {
    url: String,
}

impl Database {
    /// Makes an empty one; SQLite in a file below `folder`.
    pub async fn make(backend: Backend, folder: &Path) -> Result<Self> {
        let url = match backend {
            Backend::Sqlite => format!("sqlite://{}", folder.join("mimamori.db").display()),
            Backend::Postgres => {
                let cluster = cluster_url()?;
                let name = format!("t{}", unique_name().simple());
                let mut admin = PgConnection::connect(&cluster).await?;
                admin.execute(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"))).await?;
                admin.close().await?;
                let (base, _) = cluster.rsplit_once('/').context("the cluster's address has no database")?;
                format!("{base}/{name}")
            }
        };
        Ok(Self { url })
    }

    /// One that is there already.
    pub fn at(url: &str) -> Self {
        Self { url: url.to_owned() }
    }

    /// Its address.
    pub fn url(&self) -> &str {
        &self.url
    }
}

/// The cluster of this run. There is always one: without it a test fails rather than passing by half.
fn cluster_url() -> Result<String> {
    std::env::var("MIMAMORI_TEST_POSTGRES_URL")
        .context("MIMAMORI_TEST_POSTGRES_URL names no PostgreSQL: run the tests with `cargo xtask test`")
}

fn unique_name() -> Uuid {
    let mut bytes = [0; 16];
    mimamori_domain::Rng::fill(&mimamori_store::system::SystemRng, &mut bytes);
    Uuid::from_bytes(bytes)
}
