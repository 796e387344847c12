//! A member of staff at their desk: logs in with password and code, registers, imports, works the queue.

use anyhow::{Context as _, Result};
use axum::Router;
use mimamori_domain::access::{Asker, Role};
use mimamori_domain::api::{
    AlertView, AssignPatient, CallOutcome, ChainView, ChangeStatus, CloseAlert, ConfirmImport, ConfirmLine,
    DuplicateChoice, ImportPreview, ImportResult, Login, LoginCode, LoginStep, Me, NewFinding, NewNote,
    NoteView, PatientPage, Queue, QueueItem, RegisterPatient, Registered, ReportReceipt, SubmitReport,
    UpdatePatient,
};
use mimamori_domain::patient::{PatientForm, Status};
use mimamori_domain::values::JpPhone;
use mimamori_domain::{AlertId, AssociationId, Duration, PatientId, Timestamp};
use mimamori_server::admin::{Account, create_staff};
use mimamori_server::totp;
use mimamori_store::Store;

use super::browser::{Browser, is_refusal};

/// Shorter than the server's own limit on a session that nobody uses.
const IDLE: Duration = Duration::minutes(50);
/// Shorter than a session's longest life.
const SHIFT: Duration = Duration::hours(11);

/// Somebody with an account.
pub(super) struct Desk {
    pub(super) login: String,
    pub(super) password: String,
    pub(super) secret: Vec<u8>,
    pub(super) role: Role,
    browser: Browser,
    since: Timestamp,
    used: Timestamp,
}

impl Desk {
    /// Opens the account.
    pub(super) async fn open(
        store: &Store,
        router: &Router,
        login: &str,
        name: &str,
        phone: Option<&str>,
        asker: Asker,
    ) -> Result<Self> {
        let password = password(store);
        let secret = totp::new_secret(store.rng());
        let account = Account {
            login: login.into(),
            name: name.into(),
            asker,
            phone: phone.and_then(|phone| JpPhone::parse(phone).ok()),
            password: password.clone(),
            totp: Some(secret.clone()),
        };
        create_staff(store, account).await?;
        let never = Timestamp::from_millis(0);
        let browser = Browser::new(router);
        Ok(Self {
            login: login.into(),
            password,
            secret,
            role: asker.role,
            browser,
            since: never,
            used: never,
        })
    }

    /// The browser, logged in anew when the session is over.
    async fn at(&mut self, now: Timestamp) -> Result<&mut Browser> {
        if now.since(self.used) > IDLE || now.since(self.since) > SHIFT {
            let typed = Login { login: self.login.clone(), password: self.password.clone() };
            let _: LoginStep = self.browser.post("/api/v1/staff/login", &typed).await?;
            let code = LoginCode { code: totp::code(&self.secret, now) };
            let me: Me = self.browser.post("/api/v1/staff/login/code", &code).await?;
            self.browser.trust(&me.csrf);
            self.since = now;
        }
        self.used = now;
        Ok(&mut self.browser)
    }

    pub(super) async fn register(&mut self, now: Timestamp, form: &PatientForm) -> Result<PatientId> {
        let browser = self.at(now).await?;
        let mut sent = RegisterPatient { form: form.clone(), duplicate: None };
        let first: Result<Registered> = browser.post("/api/v1/staff/patients", &sent).await;
        match first {
            Ok(registered) => Ok(registered.id),
            Err(error) if is_refusal(&error, "patient-known") => {
                sent.duplicate = Some(DuplicateChoice::New);
                let registered: Registered = browser.post("/api/v1/staff/patients", &sent).await?;
                Ok(registered.id)
            }
            Err(error) => Err(error),
        }
    }

    /// Uploads a list in the encoding of Excel in Japan and imports every line, those with a telephone in common into
    /// one household. The ids are in the order of `forms`.
    pub(super) async fn import(&mut self, now: Timestamp, forms: &[&PatientForm]) -> Result<Vec<PatientId>> {
        let browser = self.at(now).await?;
        let preview: ImportPreview = browser.upload("/api/v1/staff/imports", csv(forms)).await?;
        let lines = preview
            .rows
            .iter()
            .map(|row| ConfirmLine {
                line: row.line,
                duplicate: (!row.known.is_empty()).then_some(DuplicateChoice::New),
                household: row.household_with.is_some(),
                version: 0,
                take: Vec::new(),
            })
            .collect();
        let path = format!("/api/v1/staff/imports/{}/confirm", preview.id);
        let result: ImportResult = browser.post(&path, &ConfirmImport { lines }).await?;
        result.lines.iter().map(|line| line.patient_id.context("a line was not imported")).collect()
    }

    pub(super) async fn queue(&mut self, now: Timestamp) -> Result<Vec<QueueItem>> {
        let browser = self.at(now).await?;
        let mut page: Queue = browser.get("/api/v1/staff/queue").await?;
        let mut items = std::mem::take(&mut page.items);
        while let Some(after) = page.next {
            page = browser.get(&format!("/api/v1/staff/queue?after={after}")).await?;
            items.append(&mut page.items);
        }
        Ok(items)
    }

    pub(super) async fn page(&mut self, now: Timestamp, id: PatientId) -> Result<PatientPage> {
        self.at(now).await?.get(&format!("/api/v1/staff/patients/{id}")).await
    }

    pub(super) async fn claim(&mut self, now: Timestamp, id: AlertId) -> Result<()> {
        let _: AlertView = self.at(now).await?.post(&format!("/api/v1/staff/alerts/{id}/claim"), &()).await?;
        Ok(())
    }

    pub(super) async fn release(&mut self, now: Timestamp, id: AlertId) -> Result<()> {
        let _: AlertView =
            self.at(now).await?.post(&format!("/api/v1/staff/alerts/{id}/release"), &()).await?;
        Ok(())
    }

    pub(super) async fn note(
        &mut self,
        now: Timestamp,
        id: AlertId,
        outcome: CallOutcome,
        text: &str,
    ) -> Result<()> {
        let note = NewNote { outcome: Some(outcome), text: text.into() };
        let _: NoteView =
            self.at(now).await?.post(&format!("/api/v1/staff/alerts/{id}/notes"), &note).await?;
        Ok(())
    }

    pub(super) async fn close(
        &mut self,
        now: Timestamp,
        id: AlertId,
        outcome: CallOutcome,
        note: &str,
    ) -> Result<()> {
        let close = CloseAlert { outcome, note: note.into() };
        let _: AlertView =
            self.at(now).await?.post(&format!("/api/v1/staff/alerts/{id}/close"), &close).await?;
        Ok(())
    }

    /// Enters what was told on the telephone.
    pub(super) async fn enter(&mut self, now: Timestamp, id: PatientId, report: &SubmitReport) -> Result<()> {
        let _: ReportReceipt =
            self.at(now).await?.post(&format!("/api/v1/staff/patients/{id}/reports"), report).await?;
        Ok(())
    }

    pub(super) async fn finding(&mut self, now: Timestamp, id: PatientId, text: &str) -> Result<()> {
        let finding = NewFinding { text: text.into() };
        self.at(now).await?.post(&format!("/api/v1/staff/patients/{id}/findings"), &finding).await
    }

    /// Changes a patient's data, with the reason.
    pub(super) async fn change(
        &mut self,
        now: Timestamp,
        id: PatientId,
        reason: &str,
        change: impl FnOnce(&mut PatientForm),
    ) -> Result<()> {
        let page = self.page(now, id).await?;
        let mut form = page.form;
        change(&mut form);
        let update = UpdatePatient { form, version: page.version, reason: reason.into() };
        let _: PatientPage =
            self.at(now).await?.put(&format!("/api/v1/staff/patients/{id}"), &update).await?;
        Ok(())
    }

    pub(super) async fn release_patient(&mut self, now: Timestamp, id: PatientId) -> Result<()> {
        let change =
            ChangeStatus { status: Status::Released, reason: "療養期間の終了".into(), version: None };
        self.at(now).await?.post(&format!("/api/v1/staff/patients/{id}/status"), &change).await
    }

    pub(super) async fn assign(&mut self, now: Timestamp, id: PatientId, to: AssociationId) -> Result<()> {
        let assign = AssignPatient { association: Some(to) };
        self.at(now).await?.post(&format!("/api/v1/staff/patients/{id}/assign"), &assign).await
    }

    pub(super) async fn issue_number(&mut self, now: Timestamp, id: PatientId) -> Result<()> {
        let _: ChainView =
            self.at(now).await?.post(&format!("/api/v1/staff/patients/{id}/number"), &()).await?;
        Ok(())
    }
}

/// Twelve letters that nobody confuses with others.
fn password(store: &Store) -> String {
    const LETTERS: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";
    let bound = u64::try_from(LETTERS.len()).unwrap_or(1);
    (0..12)
        .map(|_| {
            let drawn = mimamori_domain::clock::random_below(store.rng(), bound);
            char::from(usize::try_from(drawn).ok().and_then(|at| LETTERS.get(at)).copied().unwrap_or(b'a'))
        })
        .collect()
}

/// The list as Excel in Japan saves it: CP932, CRLF.
fn csv(forms: &[&PatientForm]) -> Vec<u8> {
    let mut text = String::from(
        "HER-SYS ID,氏名,フリガナ,生年月日,性別,携帯電話番号,住所,診断分類,発症日,検体採取日,検査方法,検体,検査結果,\
         重症化リスク,報告方法,処理番号希望,緊急連絡先\r\n",
    );
    for form in forms {
        let risks = form.risk_factors.replace(',', "、");
        let cells = [
            &form.her_sys_id,
            &form.name,
            &form.kana,
            &form.birth_date,
            &form.sex,
            &form.phone,
            &form.address,
            &form.classification,
            &form.onset_date,
            &form.specimen_date,
            &form.test_method,
            &form.specimen,
            &form.test_result,
            &risks,
            &form.reporting_mode,
            &form.wish_number,
            &form.emergency_contact,
        ];
        text.push_str(&cells.map(String::as_str).join(","));
        text.push_str("\r\n");
    }
    encoding_rs::SHIFT_JIS.encode(&text).0.into_owned()
}
