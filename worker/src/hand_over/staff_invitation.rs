//! The link by which a member of staff sets a password, on its way out: by e-mail only, at any hour, to the address on
//! record. The link is made here, so that its time begins when the mail leaves and a newer mail ends an older link.

use mimamori_domain::StaffId;
use mimamori_domain::api::{Channel, MessageKind, MessageState};
use mimamori_domain::patient::Language;
use mimamori_store::Tx;
use mimamori_store::outbox::Claimed;

use super::{Outgoing, Ready, Step, done, validity};
use crate::Worker;
use crate::channels::Mail;
use crate::texts::Content;

/// The language of the house: nothing is known of a reader who was never here.
const LANGUAGE: Language = Language::Ja;

impl Worker {
    /// Up to the moment before the call, in the given transaction.
    pub(super) async fn prepare_staff_invitation(
        &self,
        mut tx: Tx,
        message: &Claimed,
    ) -> anyhow::Result<Step> {
        let receiver = match message.subject.parse::<StaffId>() {
            Ok(id) => tx.staff_to_invite(id).await?.map(|email| (id, email)),
            Err(_) => None,
        };
        let Some((id, email)) = receiver else {
            tx.end_claimed(message, MessageState::Cancelled, None).await?;
            return done(tx).await;
        };
        let tried = tx.tried(message.id).await?;
        let provider = self.channels().email.as_ref().map(|(provider, _)| provider.clone());
        let Some(provider) = provider.filter(|_| !tried.iter().any(|tried| tried.spent)) else {
            self.give_up(&mut tx, message, &tried).await?;
            return done(tx).await;
        };
        let body = if let Some(body) = self.repeated(&mut tx, message, &tried).await? {
            body
        } else {
            let token = tx.mint_staff_invitation(id).await?;
            let link = format!("{}/staff/join/{token}", self.config().http.public_url);
            let content = Content { link, ..Content::default() };
            self.messages().body(LANGUAGE, MessageKind::StaffInvitation, Channel::Email, &content)?
        };
        let (now, left) = (tx.now, message.deadline_at.since(tx.now));
        let valid_until = now.plus(validity(message.kind, left));
        let attempt = tx.begin_attempt(message, Channel::Email, &provider, &body, valid_until).await?;
        let Some(attempt) = attempt else { return Ok(Step::Done) };
        let outgoing = Outgoing::Mail(Mail {
            message: message.id,
            kind: message.kind.as_str(),
            to: email.as_str().to_owned(),
            subject: self.messages().subject(LANGUAGE)?,
            body,
            unsubscribe: None,
        });
        tx.commit().await?;
        Ok(Step::Send(Box::new(Ready { attempt, started_at: now, outgoing, undo: None, _ticket: None })))
    }
}
