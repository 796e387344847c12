//! Messages of which nobody knows whether they left: no callback came in time, so the provider's own list is asked.

use mimamori_domain::MessageId;
use mimamori_domain::api::{Channel, MessageKind};
use mimamori_domain::contact::Reach;
use mimamori_domain::outbox::fate::LookUp;
use mimamori_domain::outbox::may_be_sent_again;
use mimamori_domain::values::JpPhone;
use mimamori_store::Tx;
use mimamori_store::receipt::Doubtful;

use crate::Worker;

impl Worker {
    /// Looks up what is in doubt, and lets go what isn't worth it. How many messages.
    pub(crate) async fn look_up(&self) -> anyhow::Result<usize> {
        let mut tx = self.store().begin().await?;
        let in_doubt = tx.take_in_doubt().await?;
        tx.commit().await?;
        for id in &in_doubt {
            let found = self.ask(*id).await?;
            let mut tx = self.store().begin().await?;
            tx.looked_up(*id, found, &self.config().policy).await?;
            tx.commit().await?;
        }
        Ok(in_doubt.len())
    }

    async fn ask(&self, id: MessageId) -> anyhow::Result<LookUp> {
        let mut tx = self.store().read().await?;
        let Some(doubtful) = tx.doubtful(id).await? else { return Ok(LookUp::NoList) };
        let provider = self.channels().provider(&doubtful.provider);
        let (Some(provider), true) = (provider, may_be_sent_again(doubtful.kind)) else {
            return Ok(LookUp::NoList);
        };
        let (Some(body), Some(to)) = (tx.kept_body(id).await?, addressee(&mut tx, id, &doubtful).await?)
        else {
            return Ok(LookUp::NoList);
        };
        drop(tx);
        // Calls leave no text by which they could be told apart.
        if doubtful.channel == Channel::Sms {
            Ok(provider.sender.find(&to.e164(), &body, doubtful.started_at).await)
        } else {
            Ok(LookUp::NoList)
        }
    }
}

/// Whose telephone it went to: the patient's, a colleague's, or the one that a code was asked for with.
async fn addressee(tx: &mut Tx, id: MessageId, doubtful: &Doubtful) -> anyhow::Result<Option<JpPhone>> {
    if doubtful.kind == MessageKind::OneTimeCode {
        let reach = match doubtful.subject.parse() {
            Ok(id) => tx.code_reach(id).await?,
            Err(_) => None,
        };
        return Ok(match reach {
            Some(Reach::Phone(phone)) => Some(phone),
            _ => None,
        });
    }
    if doubtful.kind == MessageKind::StaffAlert {
        return Ok(tx.alarm_phone(id).await?);
    }
    let Some(patient) = doubtful.patient_id else { return Ok(None) };
    Ok(tx.patient(patient).await?.and_then(|patient| patient.record.person.phone))
}
