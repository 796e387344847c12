//! Where messages go in the bench: an SMS provider and a mail server that take everything after a while, and count.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Result;
use axum::http::StatusCode;
use axum::response::IntoResponse as _;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

use super::super::figures::now;

/// How many came, and when the last one did.
#[derive(Clone)]
pub(super) struct Count(Arc<watch::Sender<(u64, Instant)>>);

impl Count {
    fn new() -> Self {
        Self(Arc::new(watch::Sender::new((0, now()))))
    }

    fn one(&self) {
        self.0.send_modify(|(n, at)| (*n, *at) = (*n + 1, now()));
    }

    /// Begins anew.
    pub(super) fn clear(&self) {
        self.0.send_modify(|(n, _)| *n = 0);
    }

    /// When so many have come.
    pub(super) async fn reaches(&self, wanted: u64) -> Result<Instant> {
        let mut counted = self.0.subscribe();
        let (_, at) = *counted.wait_for(|(n, _)| *n >= wanted).await?;
        Ok(at)
    }
}

/// A provider of the Twilio shape on loopback that answers after `delay`.
pub(super) async fn sms(delay: Duration) -> Result<(SocketAddr, Count)> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let count = Count::new();
    let counted = count.clone();
    let take = move |_: axum::body::Bytes| {
        let counted = counted.clone();
        async move {
            tokio::time::sleep(delay).await;
            counted.one();
            (StatusCode::CREATED, r#"{"sid":"SM00000000000000000000000000000000","status":"queued"}"#)
                .into_response()
        }
    };
    let router = axum::Router::new().fallback(axum::routing::post(take));
    tokio::spawn(
        async move { axum::serve(axum::serve::ListenerExt::tap_io(listener, nodelay), router).await },
    );
    Ok((address, count))
}

fn nodelay(stream: &mut TcpStream) {
    // Without it the figures would be the kernel's.
    let _ = stream.set_nodelay(true);
}

/// A mail server on loopback that answers the end of a text after `delay`.
pub(super) async fn mail(delay: Duration) -> Result<(SocketAddr, Count)> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let count = Count::new();
    let counted = count.clone();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(session(stream, delay, counted.clone()));
        }
    });
    Ok((address, count))
}

async fn session(stream: TcpStream, delay: Duration, count: Count) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let mut stream = BufReader::new(stream);
    stream.write_all(b"220 sink ESMTP\r\n").await?;
    let mut line = String::new();
    let mut text = false;
    loop {
        line.clear();
        if stream.read_line(&mut line).await? == 0 {
            return Ok(());
        }
        let answer: &[u8] = match line.trim_end() {
            "." if text => {
                text = false;
                tokio::time::sleep(delay).await;
                count.one();
                b"250 taken\r\n"
            }
            _ if text => continue,
            "DATA" => {
                text = true;
                b"354 go on\r\n"
            }
            "QUIT" => return stream.write_all(b"221 bye\r\n").await,
            other if other.starts_with("EHLO") => b"250-sink\r\n250 8BITMIME\r\n",
            _ => b"250 ok\r\n",
        };
        stream.write_all(answer).await?;
    }
}
