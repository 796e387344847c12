//! A mail server that keeps what it is given: a real SMTP session (EHLO, MAIL, RCPT, DATA with dot-stuffing, RSET,
//! QUIT), which can be told to refuse or to hang up.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Result;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// What to do with the next mail, if not to take it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// Answer RCPT with this code.
    RefuseRecipient(u16),
    /// Answer the text with this code.
    RefuseText(u16),
    /// Keep the text and hang up without an answer.
    TakeThenCut,
    /// Hang up at RCPT, before there is any text.
    CutBefore,
    /// Never answer RCPT.
    Hang,
}

impl Trouble {
    fn is_of_recipient(self) -> bool {
        matches!(self, Self::RefuseRecipient(_) | Self::CutBefore | Self::Hang)
    }
}

/// A mail as it came.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mail {
    /// Envelope sender.
    pub from: String,
    /// Envelope recipients.
    pub to: Vec<String>,
    /// Header and body, unstuffed.
    pub text: String,
}

impl Mail {
    /// A header's value, unfolded; empty when it is missing.
    pub fn header(&self, name: &str) -> String {
        let head = self.text.split("\r\n\r\n").next().unwrap_or_default().replace("\r\n ", " ");
        let prefix = format!("{}:", name.to_ascii_lowercase());
        head.split("\r\n")
            .find(|line| line.to_ascii_lowercase().starts_with(&prefix))
            .and_then(|line| line.split_once(':'))
            .map(|(_, value)| value.trim().to_owned())
            .unwrap_or_default()
    }
}

/// The server.
#[derive(Clone)]
pub struct Smtp {
    port: u16,
    got: Arc<Mutex<Vec<Mail>>>,
    troubles: Arc<Mutex<VecDeque<Trouble>>>,
}

impl Smtp {
    /// Starts one on loopback.
    pub async fn start() -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let smtp =
            Self { port: listener.local_addr()?.port(), got: Arc::default(), troubles: Arc::default() };
        let server = smtp.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let session = server.clone();
                tokio::spawn(async move { session.session(stream).await });
            }
        });
        Ok(smtp)
    }

    /// `smtp://127.0.0.1:port`
    pub fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    /// Configuration that makes the worker send through it.
    pub fn configuration(&self) -> Vec<(&'static str, String)> {
        vec![("MIMAMORI__EMAIL__TRANSPORT", "smtp".into()), ("MIMAMORI__EMAIL__URL", self.url())]
    }

    /// The next mail meets this.
    pub fn then(&self, trouble: Trouble) {
        self.troubles.lock().unwrap_or_else(PoisonError::into_inner).push_back(trouble);
    }

    /// Takes out what came since the last time.
    pub fn take(&self) -> Vec<Mail> {
        std::mem::take(&mut self.got.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn trouble_if(&self, fits: impl Fn(Trouble) -> bool) -> Option<Trouble> {
        let mut troubles = self.troubles.lock().unwrap_or_else(PoisonError::into_inner);
        if troubles.front().copied().is_some_and(fits) { troubles.pop_front() } else { None }
    }

    async fn session(&self, stream: TcpStream) -> std::io::Result<()> {
        stream.set_nodelay(true)?;
        let mut stream = BufReader::new(stream);
        stream.write_all(b"220 sink ESMTP\r\n").await?;
        let mut mail = Mail::default();
        let mut line = String::new();
        loop {
            line.clear();
            if stream.read_line(&mut line).await? == 0 {
                return Ok(());
            }
            let command = line.trim_end().to_owned();
            let upper = command.to_ascii_uppercase();
            let answer = if upper.starts_with("EHLO") {
                "250-sink\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n".to_owned()
            } else if upper.starts_with("MAIL FROM:") {
                mail = Mail { from: address(&command), ..Mail::default() };
                "250 ok\r\n".to_owned()
            } else if upper.starts_with("RCPT TO:") {
                match self.trouble_if(Trouble::is_of_recipient) {
                    Some(Trouble::RefuseRecipient(code)) => format!("{code} not this one\r\n"),
                    Some(Trouble::Hang) => std::future::pending().await,
                    Some(_) => return Ok(()),
                    None => {
                        mail.to.push(address(&command));
                        "250 ok\r\n".to_owned()
                    }
                }
            } else if upper == "DATA" {
                stream.write_all(b"354 go on\r\n").await?;
                mail.text = text(&mut stream).await?;
                match self.trouble_if(|trouble| !trouble.is_of_recipient()) {
                    Some(Trouble::RefuseText(code)) => format!("{code} not now\r\n"),
                    trouble => {
                        let taken = std::mem::take(&mut mail);
                        self.got.lock().unwrap_or_else(PoisonError::into_inner).push(taken);
                        if trouble.is_some() {
                            return Ok(());
                        }
                        "250 taken\r\n".to_owned()
                    }
                }
            } else if upper == "QUIT" {
                return stream.write_all(b"221 bye\r\n").await;
            } else if upper == "RSET" || upper == "NOOP" {
                "250 ok\r\n".to_owned()
            } else {
                "502 what?\r\n".to_owned()
            };
            stream.write_all(answer.as_bytes()).await?;
        }
    }
}

/// Up to the line with the single dot.
async fn text(stream: &mut BufReader<TcpStream>) -> std::io::Result<String> {
    let mut all = String::new();
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        if line == ".\r\n" {
            return Ok(all);
        }
        all.push_str(line.strip_prefix('.').unwrap_or(&line));
    }
}

fn address(command: &str) -> String {
    command
        .split_once('<')
        .and_then(|(_, rest)| rest.split_once('>'))
        .map(|(address, _)| address.to_owned())
        .unwrap_or_default()
}
