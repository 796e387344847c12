//! As many patients as a country has in a wave, made inside the database from one that was registered: they can be
//! reminded, but nobody could open their names. One in five lives with another who has the same phone.

use std::sync::Arc;

use anyhow::Result;
use mimamori_domain::patient::PatientForm;
use mimamori_domain::{Clock as _, HealthCenterId, PatientId};
use mimamori_store::audit::Actor;
use mimamori_store::organisation::NewCenter;
use mimamori_store::patient::NewPatient;
use mimamori_store::system::SystemRng;
use mimamori_store::{Db, Keys, Store};
use sqlx::Executor as _;

use super::super::figures::now;
use super::super::house::{Engine, Ground};
use super::Morning;

/// Patients made by one statement.
const PIECE: i64 = 100_000;

/// A database with them.
pub(super) struct Crowd {
    pub(super) ground: Ground,
    pub(super) store: Store,
    center: HealthCenterId,
}

impl Crowd {
    /// An empty house with a centre.
    pub(super) async fn empty(engine: &Engine, name: &str) -> Result<Self> {
        let ground = Ground::new(engine, name).await?;
        let keys = Keys::load(&ground.folder.path().join("keys"), &SystemRng)?;
        let db = Db::connect(&ground.url).await?;
        db.migrate().await?;
        let store = Store::new(db, keys, Arc::new(Morning(now())), Arc::new(SystemRng));
        let mut tx = store.begin().await?;
        let center = tx.insert_center(NewCenter { code: "bench".into(), ..NewCenter::default() }).await?;
        tx.commit().await?;
        Ok(Self { ground, store, center })
    }

    /// With so many people, all to be reminded now.
    pub(super) async fn gather(engine: &Engine, name: &str, patients: u64) -> Result<Self> {
        println!("  {}: {patients} patients", engine.name());
        let crowd = Self::empty(engine, name).await?;
        let model = crowd.register(0, |_| {}).await?;
        let most = i64::try_from(patients)?;
        let mut from = 0;
        while from < most {
            let to = most.min(from + PIECE) - 1;
            crowd.copy(model, from, to).await?;
            from = to + 1;
        }
        crowd.settle().await?;
        Ok(crowd)
    }

    /// What a database does by itself in the minutes after so much was written: else the next figure pays for it.
    pub(super) async fn settle(&self) -> Result<()> {
        match self.store.db() {
            Db::Sqlite { write, .. } => {
                write.execute("PRAGMA wal_checkpoint(TRUNCATE)").await?;
                write.execute("PRAGMA optimize").await?;
            }
            Db::Postgres(pool) => {
                pool.execute("VACUUM ANALYZE").await?;
                pool.execute("CHECKPOINT").await?;
            }
        }
        Ok(())
    }

    /// One patient whom a worker can write to.
    pub(super) async fn register(
        &self,
        number: u64,
        change: impl FnOnce(&mut PatientForm),
    ) -> Result<PatientId> {
        let mut form = PatientForm {
            name: "計測 花子".into(),
            kana: "ケイソク ハナコ".into(),
            birth_date: "1985-01-01".into(),
            phone: format!("090{number:08}"),
            classification: "confirmed".into(),
            reporting_mode: "self".into(),
            ..PatientForm::default()
        };
        change(&mut form);
        let mut tx = self.store.begin().await?;
        let record = form.parse(tx.now.date()).map_err(|refused| anyhow::anyhow!("{refused:?}"))?;
        let new = NewPatient {
            center: self.center,
            association: None,
            household: None,
            record,
            expected_end: None,
        };
        let id = tx.insert_patient(Actor::System, new).await?;
        tx.set_opened(id).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Everybody's reminder is due now.
    pub(super) async fn all_due(&self) -> Result<()> {
        let nine = Morning(now()).now();
        match self.store.db() {
            Db::Sqlite { write, .. } => {
                sqlx::query("UPDATE standing SET reminder_due_at = $1").bind(nine).execute(write).await?;
            }
            Db::Postgres(pool) => {
                sqlx::query("UPDATE standing SET reminder_due_at = $1").bind(nine).execute(pool).await?;
            }
        }
        Ok(())
    }

    /// Patients `from..=to` after the model of one.
    async fn copy(&self, model: PatientId, from: i64, to: i64) -> Result<()> {
        let nine = Morning(now()).now();
        match self.store.db() {
            Db::Sqlite { write, .. } => {
                let mut tx = write.begin().await?;
                sqlx::query(HOUSEHOLDS_SQLITE).bind(from).bind(to).execute(&mut *tx).await?;
                sqlx::query(PATIENTS_SQLITE).bind(from).bind(to).bind(model).execute(&mut *tx).await?;
                sqlx::query(STANDINGS_SQLITE).bind(from).bind(to).bind(nine).execute(&mut *tx).await?;
                tx.commit().await?;
            }
            Db::Postgres(pool) => {
                let mut tx = pool.begin().await?;
                sqlx::query(HOUSEHOLDS_POSTGRES).bind(from).bind(to).execute(&mut *tx).await?;
                sqlx::query(PATIENTS_POSTGRES).bind(from).bind(to).bind(model).execute(&mut *tx).await?;
                sqlx::query(STANDINGS_POSTGRES).bind(from).bind(to).bind(nine).execute(&mut *tx).await?;
                tx.commit().await?;
            }
        }
        Ok(())
    }
}

const HOUSEHOLDS_SQLITE: &str = "WITH RECURSIVE n (i) AS (SELECT $1 UNION ALL SELECT i + 1 FROM n WHERE i < $2)
    INSERT INTO household (id, created_at) SELECT unhex('018e' || printf('%028x', i)), 0 FROM n WHERE i % 10 = 0";
const HOUSEHOLDS_POSTGRES: &str = "INSERT INTO household (id, created_at)
    SELECT ('018e' || lpad(to_hex(i), 28, '0'))::uuid, 0 FROM generate_series($1::bigint, $2::bigint) i WHERE i % 10 = 0";
const PATIENTS_SQLITE: &str = "WITH RECURSIVE n (i) AS (SELECT $1 UNION ALL SELECT i + 1 FROM n WHERE i < $2)
    INSERT INTO patient (id, center_id, household_id, version, person_sealed, sex, classification, place, hotel,
        lives_alone, language, tests, risk_factors, own_target, mode, wish_number, number_declined, spoken_to,
        reminder_hour, reminders_off, status, created_at, updated_at, contact_token)
    SELECT unhex('018f' || printf('%028x', n.i)), p.center_id,
        CASE WHEN n.i % 10 < 2 THEN unhex('018e' || printf('%028x', n.i - n.i % 10)) END, 1, p.person_sealed, p.sex,
        p.classification, p.place, p.hotel, p.lives_alone, p.language, p.tests, p.risk_factors, p.own_target, p.mode,
        p.wish_number, p.number_declined, p.spoken_to, p.reminder_hour, p.reminders_off, p.status, p.created_at,
        p.updated_at, p.contact_token
    FROM n, patient p WHERE p.id = $3";
const PATIENTS_POSTGRES: &str = "INSERT INTO patient (id, center_id, household_id, version, person_sealed, sex,
        classification, place, hotel, lives_alone, language, tests, risk_factors, own_target, mode, wish_number,
        number_declined, spoken_to, reminder_hour, reminders_off, status, created_at, updated_at, contact_token)
    SELECT ('018f' || lpad(to_hex(n.i), 28, '0'))::uuid, p.center_id,
        CASE WHEN n.i % 10 < 2 THEN ('018e' || lpad(to_hex(n.i - n.i % 10), 28, '0'))::uuid END, 1, p.person_sealed,
        p.sex, p.classification, p.place, p.hotel, p.lives_alone, p.language, p.tests, p.risk_factors, p.own_target,
        p.mode, p.wish_number, p.number_declined, p.spoken_to, p.reminder_hour, p.reminders_off, p.status,
        p.created_at, p.updated_at, p.contact_token
    FROM generate_series($1::bigint, $2::bigint) AS n (i), patient p WHERE p.id = $3";
const STANDINGS_SQLITE: &str =
    "WITH RECURSIVE n (i) AS (SELECT $1 UNION ALL SELECT i + 1 FROM n WHERE i < $2)
    INSERT INTO standing (patient_id, recent, mode_since, opened_at, reminder_due_at)
    SELECT unhex('018f' || printf('%028x', i)), '[]', $3, $3, $3 FROM n";
const STANDINGS_POSTGRES: &str =
    "INSERT INTO standing (patient_id, recent, mode_since, opened_at, reminder_due_at)
    SELECT ('018f' || lpad(to_hex(i), 28, '0'))::uuid, '[]', $3::bigint, $3::bigint, $3::bigint
    FROM generate_series($1::bigint, $2::bigint) i";

/// Resident memory of this process now and at most, in bytes; `None` where the system doesn't tell.
pub(super) fn memory() -> Option<(u64, u64)> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let field = |name: &str| {
        let line = status.lines().find(|line| line.starts_with(name))?;
        let kib: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
        Some(kib * 1024)
    };
    Some((field("VmRSS:")?, field("VmHWM:")?))
}

/// From here on "at most" is of what comes. Where the system can't, it stays that of the whole run.
pub(super) fn forget_peak() {
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}
