//! Health centres, associations, and the contracts between them.

use mimamori_domain::access::Asker;
use mimamori_domain::api::CenterContact;
use mimamori_domain::{AssociationId, Date, HealthCenterId};

use crate::audit::Actor;
use crate::db::{Result, Tx};

statements! {
    INSERT_CENTER = "INSERT INTO health_center (id, code, name, phone, night_phone, hours, consultation_phone, prefecture,
            created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    CENTER = "SELECT id, code, name, phone, night_phone, hours, consultation_phone FROM health_center
        WHERE id = $1";
    CENTER_BY_CODE = "SELECT id, code, name, phone, night_phone, hours, consultation_phone
        FROM health_center WHERE code = $1";
    INSERT_ASSOCIATION = "INSERT INTO association (id, name, phone, created_at) VALUES ($1, $2, $3, $4)";
    ASSOCIATION = "SELECT id, name FROM association WHERE id = $1";
    ASSOCIATION_BY_NAME = "SELECT id, name FROM association WHERE name = $1 ORDER BY id LIMIT 1";
    INSERT_CONTRACT = "INSERT INTO contract (association_id, center_id, starts_on, ends_on) VALUES ($1, $2, $3, $4)
        ON CONFLICT (association_id, center_id, starts_on) DO UPDATE SET ends_on = excluded.ends_on";
}

/// A health centre.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Center {
    /// Id.
    pub id: HealthCenterId,
    /// Code by which operators name it.
    pub code: String,
    /// 保健所名
    pub name: String,
    /// By day.
    pub phone: String,
    /// At night and on holidays.
    pub night_phone: String,
    /// Hours of `phone`.
    pub hours: String,
    /// The prefecture's consultation line.
    pub consultation_phone: String,
}

impl Center {
    /// As patients see it.
    pub fn contact(self) -> CenterContact {
        CenterContact {
            name: self.name,
            phone: self.phone,
            night_phone: self.night_phone,
            hours: self.hours,
            consultation_phone: self.consultation_phone,
        }
    }
}

/// A new health centre.
#[derive(Debug, Clone, Default)]
pub struct NewCenter {
    /// Code by which operators name it.
    pub code: String,
    /// 保健所名
    pub name: String,
    /// By day.
    pub phone: String,
    /// At night and on holidays.
    pub night_phone: String,
    /// Hours of `phone`.
    pub hours: String,
    /// The prefecture's consultation line.
    pub consultation_phone: String,
    /// 都道府県
    pub prefecture: String,
}

/// A contracted association.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Association {
    /// Id.
    pub id: AssociationId,
    /// Name.
    pub name: String,
}

impl Tx {
    /// Opens a health centre.
    pub async fn insert_center(&mut self, new: NewCenter) -> Result<HealthCenterId> {
        let id = HealthCenterId::new(self.now, self.rng());
        execute_one!(
            self,
            INSERT_CENTER,
            id,
            new.code,
            new.name,
            new.phone,
            new.night_phone,
            new.hours,
            new.consultation_phone,
            new.prefecture,
            self.now
        )?;
        self.audit(Actor::System, "center.create", None, &[]).await?;
        Ok(id)
    }

    /// A health centre.
    pub async fn center(&mut self, id: HealthCenterId) -> Result<Option<Center>> {
        fetch_optional!(self, Center, CENTER, id)
    }

    /// A health centre by its code.
    pub async fn center_by_code(&mut self, code: &str) -> Result<Option<Center>> {
        fetch_optional!(self, Center, CENTER_BY_CODE, code)
    }

    /// Makes an association known.
    pub async fn insert_association(&mut self, name: &str, phone: &str) -> Result<AssociationId> {
        let id = AssociationId::new(self.now, self.rng());
        execute_one!(self, INSERT_ASSOCIATION, id, name, phone, self.now)?;
        self.audit(Actor::System, "association.create", None, &[]).await?;
        Ok(id)
    }

    /// An association.
    pub async fn association(&mut self, id: AssociationId) -> Result<Option<Association>> {
        fetch_optional!(self, Association, ASSOCIATION, id)
    }

    /// An association by its name.
    pub async fn association_by_name(&mut self, name: &str) -> Result<Option<Association>> {
        fetch_optional!(self, Association, ASSOCIATION_BY_NAME, name)
    }

    /// Name of the organisation of an account; empty for those that belong to none.
    pub async fn organisation_name(&mut self, asker: Asker) -> Result<String> {
        let center = match asker.center {
            Some(id) => self.center(id).await?.map(|center| center.name),
            None => None,
        };
        let association = match asker.association {
            Some(id) => self.association(id).await?.map(|association| association.name),
            None => None,
        };
        Ok(center.or(association).unwrap_or_default())
    }

    /// A contract between an association and a centre; the same start again changes its end.
    pub async fn put_contract(
        &mut self,
        association: AssociationId,
        center: HealthCenterId,
        starts_on: Date,
        ends_on: Option<Date>,
    ) -> Result<()> {
        execute_one!(self, INSERT_CONTRACT, association, center, starts_on, ends_on)?;
        self.audit(Actor::System, "contract.put", None, &[]).await
    }
}
