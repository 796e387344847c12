//! Every statement of the room, for the tests: each is prepared on both engines, so that a typing error, a missing
//! column or a parameter whose type PostgreSQL can't tell is found here, not by a nurse; and each is explained by the
//! whole-system tests.

use crate::db::Sql;

/// Every statement.
pub fn statements() -> Vec<Sql> {
    let files: &[&[Sql]] = &[
        crate::account::STATEMENTS,
        crate::aftermath::STATEMENTS,
        crate::aged::STATEMENTS,
        crate::alarm::STATEMENTS,
        crate::alert::STATEMENTS,
        crate::assign::STATEMENTS,
        crate::audit::STATEMENTS,
        crate::batch::STATEMENTS,
        crate::center::STATEMENTS,
        crate::bulk::STATEMENTS,
        crate::bulk::close::STATEMENTS,
        crate::bulk::piece::STATEMENTS,
        crate::bulk::view::STATEMENTS,
        crate::certificate::STATEMENTS,
        crate::change::STATEMENTS,
        crate::checkup::STATEMENTS,
        crate::close_contact::STATEMENTS,
        crate::code::STATEMENTS,
        crate::contact::STATEMENTS,
        crate::contract::STATEMENTS,
        crate::dead::STATEMENTS,
        crate::decision::STATEMENTS,
        crate::due::STATEMENTS,
        crate::export::STATEMENTS,
        crate::facets::STATEMENTS,
        crate::figures::STATEMENTS,
        crate::flow::STATEMENTS,
        crate::follow_up::STATEMENTS,
        crate::household::STATEMENTS,
        crate::hotel::STATEMENTS,
        crate::import::STATEMENTS,
        crate::invitation::STATEMENTS,
        crate::issue::STATEMENTS,
        crate::letter::STATEMENTS,
        crate::line::STATEMENTS,
        crate::listed::STATEMENTS,
        crate::lists::STATEMENTS,
        crate::mapping::STATEMENTS,
        crate::message::STATEMENTS,
        crate::mint::STATEMENTS,
        crate::moving::STATEMENTS,
        crate::note::STATEMENTS,
        crate::number::STATEMENTS,
        crate::on_call::STATEMENTS,
        crate::organisation::STATEMENTS,
        crate::outbox::STATEMENTS,
        crate::patient::STATEMENTS,
        crate::presence::STATEMENTS,
        crate::person::STATEMENTS,
        crate::policies::STATEMENTS,
        crate::push::STATEMENTS,
        crate::queue::STATEMENTS,
        crate::receipt::STATEMENTS,
        crate::reminder::STATEMENTS,
        crate::report::STATEMENTS,
        crate::rows::STATEMENTS,
        crate::rule_preview::STATEMENTS,
        crate::rules::STATEMENTS,
        crate::saved::STATEMENTS,
        crate::search::STATEMENTS,
        crate::shift::STATEMENTS,
        crate::staff::STATEMENTS,
        crate::standing::STATEMENTS,
        crate::stay::STATEMENTS,
        crate::throttle::STATEMENTS,
        crate::timeline::STATEMENTS,
        crate::version::STATEMENTS,
        crate::transfer::STATEMENTS,
    ];
    let lists = crate::lists::list_statements().into_iter().map(|(_, sql)| sql);
    files.concat().into_iter().chain(lists).collect()
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use sqlx::{Connection as _, Executor as _, PgConnection, SqlSafeStr as _, SqliteConnection};

    use super::statements;

    /// A file of the room whose statements are not in the list above would go unchecked.
    #[test]
    fn no_file_is_left_out() {
        let mut folders = vec![PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))];
        let mut declaring = 0;
        while let Some(folder) = folders.pop() {
            for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let text = std::fs::read_to_string(path).unwrap();
                declaring +=
                    usize::from(text.lines().any(|line| ["statements! {", "rows! {"].contains(&line)));
            }
        }
        let listed = include_str!("prepare.rs").matches("::STATEMENTS,\n").count();
        assert_eq!(listed, declaring);
    }

    #[tokio::test]
    async fn every_statement_is_understood_by_sqlite() {
        let mut conn = SqliteConnection::connect("sqlite::memory:").await.unwrap();
        sqlx::migrate!("../migrations/sqlite").run(&mut conn).await.unwrap();
        let mut refused = vec![];
        for sql in statements() {
            if let Err(error) = (&mut conn).prepare(sql.sqlite.into_sql_str()).await {
                refused.push(format!("{}: {error}\n{}", sql.name, sql.sqlite));
            }
        }
        assert!(refused.is_empty(), "{}", refused.join("\n\n"));
    }

    #[tokio::test]
    async fn every_statement_is_understood_by_postgres() {
        let url = std::env::var("MIMAMORI_TEST_POSTGRES_URL")
            .expect("MIMAMORI_TEST_POSTGRES_URL names no PostgreSQL: run the tests with `cargo xtask test`");
        let mut admin = PgConnection::connect(&url).await.unwrap();
        let name = format!("prepare_{}", std::process::id());
        admin.execute(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"))).await.unwrap();
        let (base, _) = url.rsplit_once('/').unwrap();
        let mut conn = PgConnection::connect(&format!("{base}/{name}")).await.unwrap();
        sqlx::migrate!("../migrations/postgres").run(&mut conn).await.unwrap();
        let mut refused = vec![];
        for sql in statements() {
            if let Err(error) = (&mut conn).prepare(sql.postgres.into_sql_str()).await {
                refused.push(format!("{}: {error}\n{}", sql.name, sql.postgres));
            }
        }
        assert!(refused.is_empty(), "{}", refused.join("\n\n"));
        conn.close().await.unwrap();
        admin.execute(sqlx::AssertSqlSafe(format!("DROP DATABASE {name}"))).await.unwrap();
    }
}
