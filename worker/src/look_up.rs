//! Messages of which nobody knows whether they left: no callback came in time, so the provider's own list is asked.

use mimamori_domain::MessageId;
use mimamori_domain::api::Channel;
use mimamori_domain::outbox::fate::LookUp;
use mimamori_domain::outbox::may_be_sent_again;
use mimamori_domain::values::JpPhone;

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
        let patient = match doubtful.patient_id {
            Some(id) => tx.patient(id).await?,
            None => None,
        };
        let (Some(body), Some(patient)) = (tx.kept_body(id).await?, patient) else {
            return Ok(LookUp::NoList);
        };
        drop(tx);
        match patient.record.person.phone.as_ref().map(JpPhone::e164) {
            // Calls leave no text by which they could be told apart.
            Some(to) if doubtful.channel == Channel::Sms => {
                Ok(provider.sender.find(&to, &body, doubtful.started_at).await)
            }
            _ => Ok(LookUp::NoList),
        }
    }
}
