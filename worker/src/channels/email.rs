//! E-mail over SMTP. The pooled transport of lettre stalls 44 ms a message (no `TCP_NODELAY`), so connections are opened
//! here, over nodelay streams, and kept for the next message. What is answered with a code is certain; a connection
//! lost after the text went out is ambiguous.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration as StdDuration;

use anyhow::Context as _;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message};
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail as MailFrom, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter};
use mimamori_domain::Clock;
use mimamori_store::config::{CodeMeaning, EmailAt};
use mimamori_store::receipt::Ending;
use tokio::net::TcpStream;
use tokio::sync::Mutex;

use super::{Mail, Mailer, Sending};

/// The longest a whole delivery may take.
const CALL: StdDuration = StdDuration::from_secs(25);
/// The longest that opening a connection may take.
const OPEN: StdDuration = StdDuration::from_secs(10);
/// Connections kept for the next message.
const KEPT: usize = 64;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tls {
    Plain,
    Start,
    Wrapped,
}

/// Sends over one SMTP server.
pub struct SmtpMailer {
    host: String,
    port: u16,
    tls: Tls,
    credentials: Option<Credentials>,
    from: Mailbox,
    hello: ClientId,
    clock: Arc<dyn Clock>,
    idle: Mutex<Vec<AsyncSmtpConnection>>,
}

type SmtpError = lettre::transport::smtp::Error;

/// Where a delivery stopped.
enum Stop {
    /// Before the text: certain, whatever it was.
    Before(SmtpError),
    /// After the text.
    After(SmtpError),
}

impl SmtpMailer {
    /// As configured.
    ///
    /// # Errors
    /// Names the key that can't be used.
    pub fn new(config: &EmailAt, clock: Arc<dyn Clock>) -> anyhow::Result<Self> {
        let url = reqwest::Url::parse(&config.url).context("email.url")?;
        let host = url.host_str().context("email.url: no host")?.to_owned();
        let tls = match (url.scheme(), url.query()) {
            ("smtps", _) => Tls::Wrapped,
            ("smtp", Some("tls=required")) => Tls::Start,
            ("smtp", None) => Tls::Plain,
            _ => anyhow::bail!("email.url: must begin with smtp:// (?tls=required for STARTTLS) or smtps://"),
        };
        let port = url.port().unwrap_or(match tls {
            Tls::Wrapped => 465,
            Tls::Start => 587,
            Tls::Plain => 25,
        });
        let credentials = url
            .password()
            .map(|password| Credentials::new(percent_decoded(url.username()), percent_decoded(password)));
        let from: Mailbox = config.from.parse().context("email.from")?;
        let hello = ClientId::Domain(from.email.domain().to_owned());
        Ok(Self { host, port, tls, credentials, from, hello, clock, idle: Mutex::default() })
    }

    /// Opens a connection, for a delivery or to see that the server is there.
    ///
    /// # Errors
    /// When it can't be had.
    pub async fn connect(&self) -> anyhow::Result<AsyncSmtpConnection> {
        let mut connection = if self.tls == Tls::Wrapped {
            let parameters = TlsParameters::new(self.host.clone())?;
            let address = (self.host.as_str(), self.port);
            AsyncSmtpConnection::connect_tokio1(address, Some(CALL), &self.hello, Some(parameters), None)
                .await?
        } else {
            let stream = TcpStream::connect((self.host.as_str(), self.port)).await?;
            stream.set_nodelay(true)?;
            AsyncSmtpConnection::connect_with_transport(Box::new(stream), &self.hello).await?
        };
        if self.tls == Tls::Start {
            connection.starttls(TlsParameters::new(self.host.clone())?, &self.hello).await?;
        }
        if let Some(credentials) = &self.credentials {
            connection.auth(DEFAULT_MECHANISMS, credentials).await?;
        }
        Ok(connection)
    }

    /// The message as it goes over the wire. Its Message-ID is the same for each try.
    fn compose(&self, mail: &Mail) -> anyhow::Result<Message> {
        let seconds = u64::try_from(self.clock.now().millis() / 1000).unwrap_or(0);
        let raw =
            |name: &'static str, value: String| HeaderValue::new(HeaderName::new_from_ascii_str(name), value);
        let mut message = Message::builder()
            .from(self.from.clone())
            .to(mail.to.parse()?)
            .subject(mail.subject.clone())
            .date(std::time::UNIX_EPOCH + StdDuration::from_secs(seconds))
            .message_id(Some(format!("<{}@{}>", mail.message, self.from.email.domain())))
            .header(ContentType::TEXT_PLAIN)
            .body(mail.body.clone())?;
        message.headers_mut().insert_raw(raw("Auto-Submitted", "auto-generated".into()));
        if let Some(url) = &mail.unsubscribe {
            message.headers_mut().insert_raw(raw("List-Unsubscribe", format!("<{url}>")));
            // One click, without a page in between (RFC 8058).
            message
                .headers_mut()
                .insert_raw(raw("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".into()));
        }
        Ok(message)
    }

    /// `begun` turns true when the text goes out: from then on nobody knows but the server.
    async fn deliver(
        &self,
        connection: &mut AsyncSmtpConnection,
        message: &Message,
        begun: &AtomicBool,
    ) -> Result<(), Stop> {
        let envelope = message.envelope();
        let bytes = message.formatted();
        let mut options = vec![];
        if connection.server_info().supports_feature(Extension::EightBitMime) {
            options.push(MailParameter::Body(MailBodyParameter::EightBitMime));
        }
        let from = MailFrom::new(envelope.from().cloned(), options);
        connection.command(from).await.map_err(Stop::Before)?;
        for to in envelope.to() {
            connection.command(Rcpt::new(to.clone(), vec![])).await.map_err(Stop::Before)?;
        }
        connection.command(Data).await.map_err(Stop::Before)?;
        begun.store(true, Ordering::Relaxed);
        connection.message(&bytes).await.map_err(Stop::After)?;
        Ok(())
    }

    async fn call(&self, mail: &Mail, begun: &AtomicBool) -> Ending {
        let Ok(message) = self.compose(mail) else {
            return refused("compose".into(), CodeMeaning::Permanent);
        };
        let mut kept = self.idle.lock().await.pop();
        loop {
            let reused = kept.is_some();
            let mut connection = match kept.take() {
                Some(connection) => connection,
                None => match tokio::time::timeout(OPEN, self.connect()).await {
                    Ok(Ok(connection)) => connection,
                    Ok(Err(error)) => {
                        tracing::warn!(error = %error.root_cause(), "the mail server can't be reached");
                        return refused("connect".into(), CodeMeaning::Retry);
                    }
                    Err(_) => return refused("connect".into(), CodeMeaning::Retry),
                },
            };
            match self.deliver(&mut connection, &message, begun).await {
                Ok(()) => {
                    let mut idle = self.idle.lock().await;
                    if idle.len() < KEPT && !connection.has_broken() {
                        idle.push(connection);
                    }
                    return Ending::Accepted { reference: None };
                }
                // The server closed it while it lay idle: nothing was said yet, so a fresh one may.
                Err(Stop::Before(error)) if reused && error.status().is_none() => {
                    connection.abort().await;
                    self.idle.lock().await.clear();
                }
                Err(stop) => {
                    connection.abort().await;
                    return ending(&stop);
                }
            }
        }
    }
}

fn ending(stop: &Stop) -> Ending {
    let (Stop::Before(error) | Stop::After(error)) = stop;
    match (error.status(), stop) {
        (Some(code), _) if error.is_permanent() => refused(code.to_string(), CodeMeaning::Permanent),
        (Some(code), _) => refused(code.to_string(), CodeMeaning::Retry),
        (None, Stop::Before(_)) => refused("cut".into(), CodeMeaning::Retry),
        (None, Stop::After(_)) => Ending::Ambiguous { code: "cut".into() },
    }
}

fn refused(code: String, meaning: CodeMeaning) -> Ending {
    Ending::Refused { code, meaning, retry_after: None }
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = vec![];
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        let byte = hex.filter(|_| *first == b'%').and_then(|hex| u8::from_str_radix(hex, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

impl Mailer for SmtpMailer {
    fn send<'a>(&'a self, mail: &'a Mail) -> Sending<'a> {
        Box::pin(async move {
            let begun = AtomicBool::new(false);
            match tokio::time::timeout(CALL, self.call(mail, &begun)).await {
                Ok(ending) => ending,
                Err(_) if begun.into_inner() => Ending::Ambiguous { code: "timeout".into() },
                Err(_) => refused("timeout".into(), CodeMeaning::Retry),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::percent_decoded;

    #[test]
    fn a_password_may_hold_anything() {
        assert_eq!(percent_decoded("p%40ss%2Fw%C3%A9"), "p@ss/wé");
        assert_eq!(percent_decoded("100%"), "100%");
    }
}
