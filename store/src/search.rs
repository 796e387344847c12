//! Search over sealed data by keyed tokens: whole values and two-character pieces, NFKC, kana folded.

use std::collections::BTreeSet;

use mimamori_domain::PatientId;
use mimamori_domain::patient::Person;
use mimamori_domain::values::{Email, fold_kana, tidy};

use crate::db::{Result, Tx};
use crate::keys::Keys;

statements! {
    CLEAR = "DELETE FROM search_token WHERE patient_id = $1";
    // Sixteen at a time: an import of thousands must not pay a round trip for each piece of each name.
    ADD = "INSERT INTO search_token (token, patient_id) VALUES ($2, $1), ($3, $1), ($4, $1), ($5, $1), ($6, $1),
            ($7, $1), ($8, $1), ($9, $1), ($10, $1), ($11, $1), ($12, $1), ($13, $1), ($14, $1), ($15, $1), ($16, $1),
            ($17, $1) ON CONFLICT DO NOTHING";
    BY_TOKEN = "SELECT patient_id FROM search_token WHERE token = $1 ORDER BY patient_id DESC LIMIT 200";
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

#[derive(sqlx::FromRow)]
struct Found {
    patient_id: PatientId,
}

impl Tx {
    /// Writes the tokens of a person anew.
    pub async fn index_person(&mut self, patient: PatientId, person: &Person) -> Result<()> {
        let mut tokens = BTreeSet::new();
        for text in [&person.name, &person.kana, &person.room] {
            tokens.extend(pieces(self.keys(), text));
        }
        tokens.insert(kana_birth(self.keys(), person));
        tokens.extend(person.her_sys_id.as_ref().map(|id| her_sys(self.keys(), id)));
        tokens.extend(person.phone.as_ref().map(|p| phone(self.keys(), p.as_str())));
        tokens.extend(person.email.as_ref().map(|address| email(self.keys(), address)));
        execute!(self, CLEAR, patient)?;
        let tokens: Vec<Vec<u8>> = tokens.into_iter().collect();
        for some in tokens.chunks(16) {
            // What is left over repeats the first: a token is written once, however often it is named.
            let t = |n: usize| some.get(n).or(some.first()).map_or(&[][..], Vec::as_slice);
            execute!(
                self,
                ADD,
                patient,
                t(0),
                t(1),
                t(2),
                t(3),
                t(4),
                t(5),
                t(6),
                t(7),
                t(8),
                t(9),
                t(10),
                t(11),
                t(12),
                t(13),
                t(14),
                t(15)
            )?;
        }
        Ok(())
    }

    /// Patients with this token, newest first, at most 200, whatever their centre: the caller checks the scope.
    pub async fn patients_by_token(&mut self, token: &[u8]) -> Result<Vec<PatientId>> {
        Ok(fetch_all!(self, Found, BY_TOKEN, token)?.into_iter().map(|found| found.patient_id).collect())
    }
}
