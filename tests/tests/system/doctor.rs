//! `mimamori-worker doctor` against doubles of the machines behind it: well, and one thing wrong at a time. It sends
//! nothing and makes nothing.
#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use std::sync::Arc;

use mimamori_domain::{Clock, Duration, Timestamp};
use mimamori_store::config::{Config, EmailTransport, SmsProvider, SmsTransport};
use mimamori_store::system::SystemClock;
use mimamori_tests::backend::Backend;
use mimamori_tests::fakes::push::Push;
use mimamori_tests::fakes::smtp::Smtp;
use mimamori_tests::fakes::twilio::{ACCOUNT, TOKEN, Twilio};
use mimamori_tests::world::{MockClock, World};
use mimamori_worker::examine;

struct Surgery {
    world: World,
    config: Config,
    twilio: Twilio,
    smtp: Smtp,
}

impl Surgery {
    async fn open(backend: Backend) -> Self {
        let (twilio, smtp) = (Twilio::start().await.unwrap(), Smtp::start().await.unwrap());
        let base_url =
            twilio.configuration().into_iter().find(|(key, _)| key.ends_with("BASE_URL")).unwrap().1;
        let world = World::new(backend).await.unwrap();
        world.patient(world.center().await.unwrap(), |_| {}).await.unwrap();
        let mut config = world.config.clone();
        config.sms.transport = SmsTransport::Twilio;
        let provider = SmsProvider {
            base_url,
            account_sid: ACCOUNT.into(),
            auth_token: TOKEN.into(),
            from: "+815000000000".into(),
            ..SmsProvider::default()
        };
        config.sms.providers.insert("main".into(), provider);
        config.email.transport = EmailTransport::Smtp;
        config.email.url = smtp.url();
        config.push.private_key = Push::vapid_key().unwrap();
        Self { world, config, twilio, smtp }
    }

    /// Names of what is wrong, and the words.
    async fn wrong(&self, clock: Arc<dyn Clock>) -> (Vec<String>, String) {
        let findings = examine(&self.config, clock).await;
        assert!(self.twilio.messages().is_empty() && self.smtp.take().is_empty(), "the doctor sends nothing");
        let wrong: Vec<_> =
            findings.into_iter().filter_map(|f| f.result.err().map(|text| (f.what, text))).collect();
        let words: Vec<&str> = wrong.iter().map(|(_, text)| text.as_str()).collect();
        let words = words.join("\n");
        (wrong.into_iter().map(|(what, _)| what).collect(), words)
    }

    async fn now_wrong(&self) -> (Vec<String>, String) {
        self.wrong(Arc::new(SystemClock)).await
    }
}

async fn well_or_one_thing_wrong_at_a_time(backend: Backend) {
    let mut surgery = Surgery::open(backend).await;
    let (wrong, words) = surgery.now_wrong().await;
    assert_eq!(wrong, [""; 0], "{words}");

    // A stopped provider, until the operator has mended its account.
    let mut tx = surgery.world.tx().await.unwrap();
    tx.stop_provider("main", "20003").await.unwrap();
    tx.commit().await.unwrap();
    let (wrong, words) = surgery.now_wrong().await;
    assert_eq!(wrong, ["sms main"]);
    assert!(words.contains("20003") && words.contains("resume-provider --name main"), "{words}");
    let mut tx = surgery.world.tx().await.unwrap();
    tx.resume_provider("main").await.unwrap();
    tx.commit().await.unwrap();

    // This machine's clock runs behind those of the others.
    let behind: Timestamp = SystemClock.now().minus(Duration::minutes(5));
    let (wrong, words) = surgery.wrong(Arc::new(MockClock::at(behind))).await;
    assert_eq!(wrong, ["clock database", "clock main"], "{words}");
    assert!(words.contains("behind it; make both follow NTP"), "{words}");

    let good = surgery.config.clone();
    surgery.config.http.public_url = "http://localhost:8080".into();
    assert_eq!(surgery.now_wrong().await.0, ["callbacks"]);
    surgery.config = good.clone();
    for provider in surgery.config.sms.providers.values_mut() {
        provider.auth_token = "wrong".into();
    }
    let (wrong, words) = surgery.now_wrong().await;
    assert_eq!(wrong, ["sms main"]);
    assert!(words.contains("auth_token"), "{words}");
    surgery.config = good.clone();
    surgery.config.email.url = "smtp://127.0.0.1:1".into();
    assert_eq!(surgery.now_wrong().await.0, ["email"]);
    surgery.config = good.clone();
    surgery.config.push.subject = "ops".into();
    assert_eq!(surgery.now_wrong().await.0, ["push"]);
    surgery.config = good.clone();
    surgery.config.push.private_key = "AAAA".into();
    assert_eq!(surgery.now_wrong().await.0, ["configuration", "push"]);

    // Another house's key file, and none at all: neither is made.
    surgery.config = good.clone();
    let folder = tempfile::tempdir().unwrap();
    surgery.config.keys.file = folder.path().join("keys");
    assert_eq!(surgery.now_wrong().await.0, ["keys"]);
    assert!(!surgery.config.keys.file.exists(), "the doctor makes no key");
    mimamori_store::Keys::load(&surgery.config.keys.file, surgery.world.store.rng()).unwrap();
    let (wrong, words) = surgery.now_wrong().await;
    assert_eq!(wrong, ["keys"]);
    assert!(words.contains("not the key file of this database"), "{words}");

    surgery.config = good;
    let gone = folder.path().join("none.db");
    surgery.config.database.url = format!("sqlite://{}", gone.display());
    assert_eq!(surgery.now_wrong().await.0, ["database"]);
    assert!(!gone.exists(), "the doctor makes no database");
}

#[tokio::test]
async fn sqlite() {
    well_or_one_thing_wrong_at_a_time(Backend::Sqlite).await;
}

#[tokio::test]
async fn postgres() {
    well_or_one_thing_wrong_at_a_time(Backend::Postgres).await;
}
