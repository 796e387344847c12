//! The ways out. Behind each trait stands the real channel, the development file, and doubles for tests. A channel
//! tells how a call ended and nothing more: what that means for the message is the store's to say.

mod doubles;
mod email;
mod file;
mod public;
mod push;
mod sms;

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use mimamori_domain::api::PushSubscription;
use mimamori_domain::outbox::fate::LookUp;
use mimamori_domain::patient::Language;
use mimamori_domain::{AttemptId, Clock, Duration, MessageId, Timestamp};
use mimamori_store::config::{Config, EmailTransport, SmsTransport};
use mimamori_store::receipt::Ending;

pub use doubles::{Failing, Recorder, Sent};
pub use email::SmtpMailer;
pub use file::FileSender;
pub use push::VapidPush;
pub use sms::TwilioSender;

/// An SMS ready to go.
#[derive(Debug, Clone)]
pub struct Sms {
    /// The message.
    pub message: MessageId,
    /// This try; callbacks name it.
    pub attempt: AttemptId,
    /// What it is about.
    pub kind: &'static str,
    /// `+81…`
    pub to: String,
    /// The text.
    pub body: String,
    /// The provider throws it away after this.
    pub validity: Duration,
}

/// A call that reads its words aloud.
#[derive(Debug, Clone)]
pub struct Call {
    /// The message.
    pub message: MessageId,
    /// This try; callbacks name it.
    pub attempt: AttemptId,
    /// What it is about.
    pub kind: &'static str,
    /// `+81…`
    pub to: String,
    /// What is read.
    pub words: String,
    /// In which language.
    pub language: Language,
}

/// An e-mail ready to go.
#[derive(Debug, Clone)]
pub struct Mail {
    /// The message; its Message-ID is made of it, the same for each try.
    pub message: MessageId,
    /// What it is about.
    pub kind: &'static str,
    /// Address.
    pub to: String,
    /// Neutral.
    pub subject: String,
    /// The text.
    pub body: String,
    /// Where it can be stopped with one click, for reminders.
    pub unsubscribe: Option<String>,
}

/// A push ready to go.
#[derive(Debug, Clone)]
pub struct Note {
    /// The message.
    pub message: MessageId,
    /// What it is about; a newer one of the kind replaces an unseen one.
    pub kind: &'static str,
    /// Where to.
    pub subscription: PushSubscription,
    /// JSON for the service worker: `title`, `body`, `url`.
    pub payload: String,
    /// Useless after this.
    pub ttl: Duration,
}

/// How a push ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pushed {
    /// As any other.
    Ended(Ending),
    /// The subscription is gone.
    Gone,
}

/// A call under way.
pub type Sending<'a, T = Ending> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// One provider of SMS and calls.
pub trait SmsSender: Send + Sync {
    /// Hands an SMS over.
    fn send<'a>(&'a self, sms: &'a Sms) -> Sending<'a>;
    /// Places a call.
    fn speak<'a>(&'a self, call: &'a Call) -> Sending<'a>;
    /// Looks in the provider's list for a message to this number with this text, sent since then.
    fn find<'a>(&'a self, to: &'a str, body: &'a str, since: Timestamp) -> Sending<'a, LookUp>;
}

/// E-mail.
pub trait Mailer: Send + Sync {
    /// Hands an e-mail over.
    fn send<'a>(&'a self, mail: &'a Mail) -> Sending<'a>;
}

/// Web Push.
pub trait PushSender: Send + Sync {
    /// Hands a push over.
    fn send<'a>(&'a self, note: &'a Note) -> Sending<'a, Pushed>;
}

/// An SMS provider by name, with its share of the traffic.
#[derive(Clone)]
pub struct Provider {
    /// Its name in the configuration.
    pub name: String,
    /// Its share.
    pub weight: u32,
    /// Does it tell what became of a message? If not, what it took counts as delivered.
    pub calls_back: bool,
    /// The way to it.
    pub sender: Arc<dyn SmsSender>,
}

/// What there is to send with.
#[derive(Clone, Default)]
pub struct Channels {
    /// SMS providers; none turns SMS off.
    pub sms: Vec<Provider>,
    /// E-mail, by the name of its transport.
    pub email: Option<(String, Arc<dyn Mailer>)>,
    /// Web Push.
    pub push: Option<Arc<dyn PushSender>>,
}

impl Channels {
    /// As configured.
    ///
    /// # Errors
    /// Names the key that can't be used.
    #[expect(clippy::needless_pass_by_value, reason = "each sender keeps a handle; callers have one to give")]
    pub fn from_config(config: &Config, clock: Arc<dyn Clock>) -> anyhow::Result<Self> {
        // A second installation of the same provider is no error.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let file = || FileSender::new(&config.ops.messages, clock.clone());
        let sms = match config.sms.transport {
            SmsTransport::Off => vec![],
            SmsTransport::File => {
                vec![Provider { name: "file".into(), weight: 1, calls_back: false, sender: Arc::new(file()) }]
            }
            SmsTransport::Twilio => config
                .sms
                .providers
                .iter()
                .map(|(name, provider)| {
                    let sender =
                        TwilioSender::new(provider.clone(), &config.http.public_url, config.sms.clone())?;
                    Ok(Provider {
                        name: name.clone(),
                        weight: provider.weight,
                        calls_back: true,
                        sender: Arc::new(sender),
                    })
                })
                .collect::<anyhow::Result<_>>()?,
        };
        let email: Option<(String, Arc<dyn Mailer>)> = match config.email.transport {
            EmailTransport::Off => None,
            EmailTransport::File => Some(("file".into(), Arc::new(file()))),
            EmailTransport::Smtp => {
                Some(("smtp".into(), Arc::new(SmtpMailer::new(&config.email, clock.clone())?)))
            }
        };
        let push: Option<Arc<dyn PushSender>> = match config.push.private_key.as_str() {
            "" => None,
            _ => Some(Arc::new(VapidPush::new(&config.push)?)),
        };
        Ok(Self { sms, email, push })
    }

    /// A provider of SMS by its name.
    pub fn provider(&self, name: &str) -> Option<&Provider> {
        self.sms.iter().find(|provider| provider.name == name)
    }
}
