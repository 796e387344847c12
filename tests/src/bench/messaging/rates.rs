//! How many messages leave in a second: the worker as it is, beside a bare client that only sends, to the same sink.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use lettre::Address;
use lettre::address::Envelope;
use lettre::transport::smtp::client::AsyncSmtpConnection;
use lettre::transport::smtp::extension::ClientId;
use mimamori_store::config::{Config, EmailTransport, SmsProvider, SmsTransport};
use mimamori_worker::Worker;
use mimamori_worker::channels::Channels;
use tokio::net::TcpStream;
use tokio::sync::watch;
use tokio::task::JoinSet;

use super::super::figures::now;
use super::super::house::Engine;
use super::Morning;
use super::crowd::Crowd;
use super::sinks::{self, Count};

/// By which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    Sms,
    Email,
}

impl By {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Sms => "SMS",
            Self::Email => "e-mail",
        }
    }
}

/// Messages a second.
pub(super) struct Rate {
    pub(super) ours: f64,
    pub(super) bare: f64,
    pub(super) in_flight: u64,
}

/// Sends `messages` both ways.
pub(super) async fn measure(engine: &Engine, by: By, sink: Duration, messages: u64) -> Result<Rate> {
    println!("  {}: {messages} by {}, sink {sink:?}", engine.name(), by.name());
    let (address, count) = match by {
        By::Sms => sinks::sms(sink).await?,
        By::Email => sinks::mail(sink).await?,
    };
    let config = config(by, address);
    let in_flight = u64::from(config.lanes.reminders.at_once);
    let start = now();
    match by {
        By::Sms => bare_sms(address, in_flight, messages).await?,
        By::Email => bare_mail(address, in_flight, messages).await?,
    }
    let bare = per_second(messages, start, count.reaches(messages).await?);
    count.clear();
    let ours = ours(engine, by, config, &count, messages).await?;
    Ok(Rate { ours, bare, in_flight })
}

fn per_second(messages: u64, start: Instant, end: Instant) -> f64 {
    let messages = f64::from(u32::try_from(messages).unwrap_or(u32::MAX));
    messages / end.duration_since(start).as_secs_f64().max(f64::EPSILON)
}

fn config(by: By, address: SocketAddr) -> Config {
    let mut config = Config::default();
    config.http.public_url = "https://mimamori.example.jp".into();
    config.ops.worker_listen = SocketAddr::from(([127, 0, 0, 1], 0));
    config.sms.transport = SmsTransport::Off;
    config.email.transport = EmailTransport::Off;
    match by {
        By::Sms => {
            config.sms.transport = SmsTransport::Twilio;
            let provider = SmsProvider {
                base_url: format!("http://{address}"),
                account_sid: "ACbench".into(),
                auth_token: "bench".into(),
                from: "+815000000000".into(),
                ..SmsProvider::default()
            };
            config.sms.providers.insert("main".into(), provider);
        }
        By::Email => {
            config.email.transport = EmailTransport::Smtp;
            config.email.url = format!("smtp://{address}");
        }
    }
    config
}

/// The worker as the program runs it, with everybody's reminder in the queue.
async fn ours(engine: &Engine, by: By, config: Config, count: &Count, messages: u64) -> Result<f64> {
    let crowd = Crowd::empty(engine, "rate").await?;
    for number in 0..messages {
        crowd
            .register(number, |form| {
                if by == By::Email {
                    form.phone = String::new();
                    form.email = format!("hanako.{number}@example.jp");
                }
            })
            .await?;
    }
    crowd.all_due().await?;
    let channels = Channels::from_config(&config, Arc::new(Morning(now())))?;
    let worker = Worker::new(crowd.store.clone(), config, channels)?;
    let queued = worker.run_due().await?.reminders;
    anyhow::ensure!(u64::try_from(queued)? == messages, "{queued} queued of {messages}");
    let (stop, stopped) = watch::channel(false);
    let start = now();
    let running = tokio::spawn(mimamori_worker::run(worker, stopped, Arc::new(String::new)));
    let end = tokio::time::timeout(Duration::from_mins(5), count.reaches(messages))
        .await
        .context("the worker didn't send all in five minutes")??;
    stop.send(true)?;
    running.await??;
    crowd.ground.clear().await?;
    Ok(per_second(messages, start, end))
}

/// reqwest and nothing else: the same form, so many at once.
async fn bare_sms(address: SocketAddr, in_flight: u64, messages: u64) -> Result<()> {
    let client = reqwest::Client::builder().tcp_nodelay(true).build()?;
    let url = format!("http://{address}/2010-04-01/Accounts/ACbench/Messages.json");
    let form = [
        ("To", "+819012345678"),
        ("From", "+815000000000"),
        (
            "Body",
            "【見守り】今日のご報告をお願いします https://mimamori.example.jp/ 停止・変更はこちら https://mimamori.example.jp/s/AAAAAAAAAAAAAAAA",
        ),
        ("StatusCallback", "https://mimamori.example.jp/hooks/twilio/018f0000-0000-7000-8000-000000000001"),
        ("ValidityPeriod", "36000"),
    ];
    let left = Arc::new(AtomicU64::new(messages));
    let mut tasks = JoinSet::new();
    for _ in 0..in_flight {
        let (client, url, left) = (client.clone(), url.clone(), Arc::clone(&left));
        tasks.spawn(async move {
            while take(&left) {
                let answer =
                    client.post(&url).basic_auth("ACbench", Some("bench")).form(&form).send().await?;
                answer.error_for_status()?.bytes().await?;
            }
            anyhow::Ok(())
        });
    }
    all(tasks).await
}

/// lettre over a nodelay connection a task and nothing else.
async fn bare_mail(address: SocketAddr, in_flight: u64, messages: u64) -> Result<()> {
    let from: Address = "no-reply@mimamori.example".parse()?;
    let to: Address = "hanako@example.jp".parse()?;
    let envelope = Envelope::new(Some(from), vec![to])?;
    let text = format!("Subject: bench\r\nAuto-Submitted: auto-generated\r\n\r\n{}\r\n", "words ".repeat(60));
    let left = Arc::new(AtomicU64::new(messages));
    let mut tasks = JoinSet::new();
    for _ in 0..in_flight {
        let (envelope, text, left) = (envelope.clone(), text.clone(), Arc::clone(&left));
        tasks.spawn(async move {
            let stream = TcpStream::connect(address).await?;
            stream.set_nodelay(true)?;
            let hello = ClientId::Domain("mimamori.example".into());
            let mut connection =
                AsyncSmtpConnection::connect_with_transport(Box::new(stream), &hello).await?;
            while take(&left) {
                connection.send(&envelope, text.as_bytes()).await?;
            }
            anyhow::Ok(())
        });
    }
    all(tasks).await
}

fn take(left: &AtomicU64) -> bool {
    left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1)).is_ok()
}

async fn all(mut tasks: JoinSet<Result<()>>) -> Result<()> {
    while let Some(done) = tasks.join_next().await {
        done??;
    }
    Ok(())
}
