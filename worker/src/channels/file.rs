//! The `file` transport: a line of JSON for each message, for the development viewer. Never in production.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use mimamori_domain::outbox::fate::LookUp;
use mimamori_domain::{Clock, MessageId, Timestamp};
use mimamori_store::config::CodeMeaning;
use mimamori_store::receipt::Ending;
use tokio::io::AsyncWriteExt as _;
use tokio::sync::Mutex;

use super::{Call, Mail, Mailer, Sending, Sms, SmsSender};

/// Appends to `messages.jsonl`.
pub struct FileSender {
    path: PathBuf,
    clock: Arc<dyn Clock>,
    turn: Mutex<()>,
}

impl FileSender {
    /// Into this folder.
    pub fn new(folder: &Path, clock: Arc<dyn Clock>) -> Self {
        Self { path: folder.join("messages.jsonl"), clock, turn: Mutex::new(()) }
    }

    async fn append(
        &self,
        id: MessageId,
        kind: &str,
        channel: &str,
        to: &str,
        subject: &str,
        body: &str,
    ) -> Ending {
        let at = self.clock.now();
        let line = serde_json::json!({
            "id": id, "kind": kind, "channel": channel, "to": to, "subject": subject, "body": body, "at": at,
        });
        match self.write(&format!("{line}\n")).await {
            Ok(()) => Ending::Accepted { reference: None },
            Err(error) => {
                tracing::warn!(%id, %error, "the messages file can't be written");
                Ending::Refused { code: "file".into(), meaning: CodeMeaning::Retry, retry_after: None }
            }
        }
    }

    async fn write(&self, line: &str) -> std::io::Result<()> {
        let _turn = self.turn.lock().await;
        if let Some(folder) = self.path.parent() {
            tokio::fs::create_dir_all(folder).await?;
        }
        let mut file = tokio::fs::OpenOptions::new().create(true).append(true).open(&self.path).await?;
        // One write a line, so that two workers don't mix theirs.
        file.write_all(line.as_bytes()).await?;
        file.flush().await
    }
}

impl SmsSender for FileSender {
    fn send<'a>(&'a self, sms: &'a Sms) -> Sending<'a> {
        Box::pin(self.append(sms.message, sms.kind, "sms", &sms.to, "", &sms.body))
    }
    fn speak<'a>(&'a self, call: &'a Call) -> Sending<'a> {
        Box::pin(self.append(call.message, call.kind, "voice", &call.to, "", &call.words))
    }
    fn find<'a>(&'a self, _: &'a str, _: &'a str, _: Timestamp) -> Sending<'a, LookUp> {
        Box::pin(async { LookUp::NoList })
    }
}

impl Mailer for FileSender {
    fn send<'a>(&'a self, mail: &'a Mail) -> Sending<'a> {
        Box::pin(self.append(mail.message, mail.kind, "email", &mail.to, &mail.subject, &mail.body))
    }
}
