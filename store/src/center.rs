//! A centre's own data as its manager keeps them: names, numbers, hours, and its words to patients.

use std::collections::BTreeMap;

use mimamori_domain::HealthCenterId;
use mimamori_domain::api::{CenterAdvice, CenterSheet};
use mimamori_domain::patient::Language;

use crate::audit::Actor;
use crate::db::{Result, Tx};

statements! {
    SHEET = "SELECT version, name, phone, night_phone, hours, consultation_phone, advice FROM health_center
        WHERE id = $1";
    ADVICE = "SELECT advice FROM health_center WHERE id = $1";
    // The version is asked in the statement itself: of two at once one changes the row.
    SAVE = "UPDATE health_center SET version = version + 1, name = $3, phone = $4, night_phone = $5, hours = $6,
            consultation_phone = $7, advice = $8
        WHERE id = $1 AND version = $2";
}

#[derive(sqlx::FromRow)]
struct Row {
    version: i64,
    name: String,
    phone: String,
    night_phone: String,
    hours: String,
    consultation_phone: String,
    advice: String,
}

#[derive(sqlx::FromRow)]
struct AdviceRow {
    advice: String,
}

fn advice(text: &str) -> Result<Vec<CenterAdvice>> {
    let by_language: BTreeMap<Language, String> = serde_json::from_str(text)?;
    Ok(by_language.into_iter().map(|(language, text)| CenterAdvice { language, text }).collect())
}

impl Tx {
    /// What patients see of a centre, as its manager changes it.
    pub async fn center_sheet(&mut self, center: HealthCenterId) -> Result<Option<CenterSheet>> {
        let Some(row) = fetch_optional!(self, Row, SHEET, center)? else { return Ok(None) };
        Ok(Some(CenterSheet {
            version: row.version,
            name: row.name,
            phone: row.phone,
            night_phone: row.night_phone,
            hours: row.hours,
            consultation_phone: row.consultation_phone,
            advice: advice(&row.advice)?,
        }))
    }

    /// The centre's words to patients in this language, else in Japanese.
    pub async fn center_advice(
        &mut self,
        center: HealthCenterId,
        language: Language,
    ) -> Result<Option<CenterAdvice>> {
        let Some(row) = fetch_optional!(self, AdviceRow, ADVICE, center)? else { return Ok(None) };
        let all = advice(&row.advice)?;
        let of = |wanted| all.iter().find(|advice| advice.language == wanted).cloned();
        Ok(of(language).or_else(|| of(Language::Ja)))
    }

    /// Saves a checked sheet that was made from `sheet.version`; false when the centre has another by now.
    pub async fn save_center(
        &mut self,
        actor: Actor,
        center: HealthCenterId,
        sheet: &CenterSheet,
        changed: &[&str],
    ) -> Result<bool> {
        let advice: BTreeMap<Language, &str> =
            sheet.advice.iter().map(|advice| (advice.language, advice.text.as_str())).collect();
        let rows = execute!(
            self,
            SAVE,
            center,
            sheet.version,
            sheet.name.as_str(),
            sheet.phone.as_str(),
            sheet.night_phone.as_str(),
            sheet.hours.as_str(),
            sheet.consultation_phone.as_str(),
            serde_json::to_string(&advice)?
        )?;
        if rows == 1 {
            self.audit(actor, "center.change", None, changed).await?;
        }
        Ok(rows == 1)
    }
}
