//! Search over sealed data by keyed tokens: whole values and two-character pieces, NFKC, kana folded.

use std::collections::BTreeSet;

use mimamori_domain::PatientId;
use mimamori_domain::patient::Person;
use mimamori_domain::values::{Email, fold_kana, tidy};
use uuid::Uuid;

use crate::db::{Result, Tx};
use crate::keys::{Keys, hex};

statements! {
    CLEAR = "DELETE FROM search_token WHERE patient_id = $1";
    // All tokens of a person, as a JSON array of hexadecimal, for everyone who has the patient in sight. Who comes to
    // see the patient later has them by a trigger.
    ADD = "INSERT INTO search_token (token, owner_id, patient_id)
        SELECT unhex(e.value), o.owner_id, $1
        FROM json_each($2) e, (SELECT center_id AS owner_id FROM patient_center WHERE patient_id = $1
            UNION SELECT association_id FROM patient WHERE id = $1 AND association_id IS NOT NULL) o
        WHERE TRUE ON CONFLICT DO NOTHING",
        postgres "INSERT INTO search_token (token, owner_id, patient_id)
        SELECT decode(e.token, 'hex'), o.owner_id, $1
        FROM jsonb_array_elements_text($2::jsonb) AS e (token), (SELECT center_id AS owner_id FROM patient_center
            WHERE patient_id = $1 UNION SELECT association_id FROM patient
            WHERE id = $1 AND association_id IS NOT NULL) o
        ON CONFLICT DO NOTHING";
    // How many of an owner's patients have each of these tokens, as far as it matters.
    COMMON = "SELECT unhex(e.value) AS token, (SELECT COUNT(*) FROM (SELECT 1 FROM search_token t
            WHERE t.token = unhex(e.value) AND t.owner_id = $2 LIMIT 2000) x) AS n
        FROM json_each($1) e",
        postgres "SELECT decode(e.token, 'hex') AS token, (SELECT COUNT(*) FROM (SELECT 1 FROM search_token t
            WHERE t.token = decode(e.token, 'hex') AND t.owner_id = $2 LIMIT 2000) x) AS n
        FROM jsonb_array_elements_text($1::jsonb) AS e (token)";
    BY_TOKEN = "SELECT DISTINCT patient_id FROM search_token WHERE token = $1 ORDER BY patient_id DESC LIMIT 200";
}

/// Token of a person by kana and birth date.
pub fn kana_birth(keys: &Keys, person: &Person) -> Vec<u8> {
    keys.search_token("kana-birth", &format!("{}|{}", fold_kana(&person.kana), person.birth_date))
}

/// Token of a HER-SYS ID.
pub fn her_sys(keys: &Keys, id: &str) -> Vec<u8> {
    keys.search_token("her-sys", &tidy(id).to_uppercase())
}

/// Token of a phone number, digits with the leading zero.
pub fn phone(keys: &Keys, digits: &str) -> Vec<u8> {
    keys.search_token("phone", digits)
}

/// Token of an e-mail address.
pub fn email(keys: &Keys, email: &Email) -> Vec<u8> {
    keys.search_token("email", &email.as_str().to_lowercase())
}

/// Tokens of the two-character pieces of a name, kana, address or room; a query needs all of its pieces.
pub fn pieces(keys: &Keys, text: &str) -> BTreeSet<Vec<u8>> {
    let folded: Vec<char> = fold_kana(text).chars().collect();
    folded.windows(2).map(|pair| keys.search_token("piece", &pair.iter().collect::<String>())).collect()
}

/// Everything by which a person is found.
pub(crate) fn tokens(keys: &Keys, person: &Person) -> BTreeSet<Vec<u8>> {
    let mut tokens = BTreeSet::new();
    for text in [&person.name, &person.kana, &person.room] {
        tokens.extend(pieces(keys, text));
    }
    tokens.insert(kana_birth(keys, person));
    tokens.extend(person.her_sys_id.as_ref().map(|id| her_sys(keys, id)));
    tokens.extend(person.phone.as_ref().map(|p| phone(keys, p.as_str())));
    tokens.extend(person.email.as_ref().map(|address| email(keys, address)));
    tokens
}

#[derive(sqlx::FromRow)]
struct Found {
    patient_id: PatientId,
}

#[derive(sqlx::FromRow)]
struct Common {
    token: Vec<u8>,
    n: i64,
}

impl Tx {
    /// The same tokens, those that few of the owner's patients have first: a search walks through whoever has the first
    /// of them, and asks the others of each.
    pub(crate) async fn rarest_first(
        &mut self,
        owner: Uuid,
        tokens: BTreeSet<Vec<u8>>,
    ) -> Result<Vec<Vec<u8>>> {
        if tokens.len() < 2 {
            return Ok(tokens.into_iter().collect());
        }
        let wanted: Vec<String> = tokens.iter().map(|token| hex(token)).collect();
        let mut rows = fetch_all!(self, Common, COMMON, serde_json::to_string(&wanted)?, owner)?;
        rows.sort_by_key(|row| row.n);
        Ok(rows.into_iter().map(|row| row.token).collect())
    }

    /// Writes the tokens of a person anew.
    pub async fn index_person(&mut self, patient: PatientId, person: &Person) -> Result<()> {
        let tokens: Vec<String> = tokens(self.keys(), person).iter().map(|token| hex(token)).collect();
        execute!(self, CLEAR, patient)?;
        execute!(self, ADD, patient, serde_json::to_string(&tokens)?)?;
        Ok(())
    }

    /// Patients with this token, newest first, at most 200, whatever their centre: the caller checks the scope.
    pub async fn patients_by_token(&mut self, token: &[u8]) -> Result<Vec<PatientId>> {
        Ok(fetch_all!(self, Found, BY_TOKEN, token)?.into_iter().map(|found| found.patient_id).collect())
    }
}
