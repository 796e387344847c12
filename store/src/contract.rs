//! Contracts of a centre with associations, kept by its managers. Whether dates are possible is decided by
//! [`mimamori_domain::contract`]; the sight of an association is cut by these rows wherever patients are read.

use mimamori_domain::api::{AssociationName, ContractState, ContractView};
use mimamori_domain::contract::Term;
use mimamori_domain::values::JpPhone;
use mimamori_domain::{AssociationId, Date, HealthCenterId};

use crate::audit::Actor;
use crate::db::{Result, Tx};

statements! {
    // Whoever changes the contracts of a centre stands in line, so that two of them never overlap.
    HOLD = "SELECT id FROM health_center WHERE id = $1",
        postgres "SELECT id FROM health_center WHERE id = $1 FOR NO KEY UPDATE";
    OF_CENTER = "SELECT c.association_id, a.name, a.phone, c.starts_on, c.ends_on,
            (SELECT COUNT(*) FROM (SELECT 1 FROM patient p
                WHERE p.association_id = c.association_id AND p.center_id = c.center_id LIMIT 1000) x) AS patients,
            (SELECT COUNT(*) FROM staff s WHERE s.association_id = c.association_id AND s.disabled_at IS NULL)
                AS clinicians
        FROM contract c JOIN association a ON a.id = c.association_id
        WHERE c.center_id = $1";
    KNOWN = "SELECT id, name FROM association ORDER BY name, id LIMIT 500";
    TERMS = "SELECT starts_on, ends_on FROM contract WHERE association_id = $1 AND center_id = $2";
    INSERT = "INSERT INTO contract (association_id, center_id, starts_on, ends_on) VALUES ($1, $2, $3, $4)";
    SET_END = "UPDATE contract SET ends_on = $4 WHERE association_id = $1 AND center_id = $2 AND starts_on = $3";
    REMOVE = "DELETE FROM contract WHERE association_id = $1 AND center_id = $2 AND starts_on = $3 AND starts_on > $4";
}

#[derive(sqlx::FromRow)]
struct IdRow {
    #[expect(dead_code, reason = "only held")]
    id: HealthCenterId,
}

#[derive(sqlx::FromRow)]
struct Row {
    association_id: AssociationId,
    name: String,
    phone: String,
    starts_on: Date,
    ends_on: Option<Date>,
    patients: i64,
    clinicians: i64,
}

#[derive(sqlx::FromRow)]
struct NameRow {
    id: AssociationId,
    name: String,
}

#[derive(sqlx::FromRow)]
struct TermRow {
    starts_on: Date,
    ends_on: Option<Date>,
}

impl Tx {
    /// The contracts of a centre: in force, to come, over.
    pub async fn contracts(&mut self, center: HealthCenterId) -> Result<Vec<ContractView>> {
        let today = self.now.date();
        let view = |row: Row| {
            let term = Term { starts_on: row.starts_on, ends_on: row.ends_on };
            ContractView {
                association: AssociationName { id: row.association_id, name: row.name },
                phone: row.phone,
                starts_on: row.starts_on,
                ends_on: row.ends_on,
                state: term.state(today),
                patients: row.patients,
                clinicians: row.clinicians,
            }
        };
        let mut items: Vec<ContractView> =
            fetch_all!(self, Row, OF_CENTER, center)?.into_iter().map(view).collect();
        let place = |state| match state {
            ContractState::InForce => 0,
            ContractState::Coming => 1,
            ContractState::Over => 2,
        };
        items.sort_by_key(|it| {
            (place(it.state), std::cmp::Reverse(it.starts_on), it.association.name.clone())
        });
        Ok(items)
    }

    /// Every association that is known, by name, at most 500.
    pub async fn associations(&mut self) -> Result<Vec<AssociationName>> {
        let rows = fetch_all!(self, NameRow, KNOWN)?;
        Ok(rows.into_iter().map(|row| AssociationName { id: row.id, name: row.name }).collect())
    }

    /// The terms between an association and a centre, held until the end of the transaction.
    pub async fn terms(&mut self, association: AssociationId, center: HealthCenterId) -> Result<Vec<Term>> {
        fetch_optional!(self, IdRow, HOLD, center)?;
        let rows = fetch_all!(self, TermRow, TERMS, association, center)?;
        Ok(rows.into_iter().map(|row| Term { starts_on: row.starts_on, ends_on: row.ends_on }).collect())
    }

    /// Makes an association known to which a manager gives a contract.
    pub async fn add_association(
        &mut self,
        actor: Actor,
        name: &str,
        phone: &JpPhone,
    ) -> Result<AssociationId> {
        let id = self.insert_association(name, phone.as_str()).await?;
        self.audit(actor, "association.create", None, &[&id.to_string(), "name", "phone"]).await?;
        Ok(id)
    }

    /// Makes a contract; [`Tx::terms`] was asked before.
    pub async fn add_contract(
        &mut self,
        actor: Actor,
        association: AssociationId,
        center: HealthCenterId,
        term: Term,
    ) -> Result<()> {
        execute_one!(self, INSERT, association, center, term.starts_on, term.ends_on)?;
        self.audit_contract(actor, "contract.add", association, &["starts_on", "ends_on"]).await
    }

    /// Gives a contract another last day, or none.
    pub async fn set_contract_end(
        &mut self,
        actor: Actor,
        association: AssociationId,
        center: HealthCenterId,
        term: Term,
    ) -> Result<()> {
        execute_one!(self, SET_END, association, center, term.starts_on, term.ends_on)?;
        self.audit_contract(actor, "contract.end", association, &["ends_on"]).await
    }

    /// Takes a contract away that has not begun; `false` when it has, or is gone.
    pub async fn remove_contract(
        &mut self,
        actor: Actor,
        association: AssociationId,
        center: HealthCenterId,
        starts_on: Date,
    ) -> Result<bool> {
        let today = self.now.date();
        if execute!(self, REMOVE, association, center, starts_on, today)? == 0 {
            return Ok(false);
        }
        self.audit_contract(actor, "contract.remove", association, &[]).await?;
        Ok(true)
    }

    async fn audit_contract(
        &mut self,
        actor: Actor,
        action: &'static str,
        association: AssociationId,
        fields: &[&str],
    ) -> Result<()> {
        let id = association.to_string();
        self.audit(actor, action, None, &[&[id.as_str()], fields].concat()).await
    }
}
