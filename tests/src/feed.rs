//! A dashboard's end of the live feed: it listens, and when it is cut off it comes back with the last place it knows, as
//! a browser does.

use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use mimamori_domain::api::{ChangeEvent, ChangeKind};
use mimamori_domain::{PatientId, access::Asker};
use mimamori_store::Store;
use mimamori_store::audit::Actor;
use mimamori_store::staff::NewStaff;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::sync::mpsc;

/// How long a browser waits before it tries again; a real one takes three seconds.
const AGAIN: Duration = Duration::from_millis(50);
/// Longest wait for what must come.
const PATIENCE: Duration = Duration::from_secs(30);

/// What the screen is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    /// A change that concerns this patient.
    Change(PatientId),
    /// Everything is to be asked for again.
    Reload,
}

/// The screen.
#[derive(Debug)]
pub struct Screen {
    heard: mpsc::UnboundedReceiver<Heard>,
    listening: tokio::task::JoinHandle<()>,
}

impl Screen {
    /// Opens it for a new member of staff; once it listens it is handed out.
    ///
    /// # Errors
    /// When the feed does not begin.
    pub async fn open(store: &Store, asker: Asker, login: &str, port: u16) -> Result<Self> {
        let cookie = session(store, asker, login).await?;
        let (tell, heard) = mpsc::unbounded_channel();
        let (begins, mut begun) = mpsc::unbounded_channel();
        let listening = tokio::spawn(async move {
            let mut last = None;
            loop {
                // However it ends, it is tried again.
                let _ = listen(port, &cookie, &mut last, &tell, &begins).await;
                tokio::time::sleep(AGAIN).await;
            }
        });
        let first = tokio::time::timeout(PATIENCE, begun.recv()).await.context("the feed never began")?;
        first.context("the screen has gone")?;
        Ok(Self { heard, listening })
    }

    /// What it is told next.
    ///
    /// # Errors
    /// When nothing comes for half a minute.
    pub async fn next(&mut self) -> Result<Heard> {
        let next = tokio::time::timeout(PATIENCE, self.heard.recv()).await.context("nothing came")?;
        next.context("the screen has gone")
    }

    /// Everything up to the change of this patient.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn until(&mut self, last: PatientId) -> Result<Vec<Heard>> {
        let mut heard = vec![];
        loop {
            let next = self.next().await.with_context(|| format!("after {} events", heard.len()))?;
            heard.push(next);
            if next == Heard::Change(last) {
                return Ok(heard);
            }
        }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.listening.abort();
    }
}

/// A new member of staff, logged in; the cookie.
async fn session(store: &Store, asker: Asker, login: &str) -> Result<String> {
    let token = format!("session-of-{login}");
    let mut tx = store.begin().await?;
    let (email, password_hash, totp) = (None, None, None);
    let new = NewStaff { login: login.into(), name: login.into(), asker, email, password_hash, totp };
    let id = tx.insert_staff(Actor::System, new).await?;
    tx.begin_staff_session(id, &token).await?;
    tx.commit().await?;
    let hour = mimamori_domain::Duration::hours(1);
    let session = store.staff_session(&token, hour).await?.context("the session just begun")?;
    let mut tx = store.begin().await?;
    tx.verify_staff_session(&session, &token, hour).await?;
    tx.commit().await?;
    Ok(format!("mimamori_staff={token}"))
}

async fn listen(
    port: u16,
    cookie: &str,
    last: &mut Option<String>,
    tell: &mpsc::UnboundedSender<Heard>,
    begins: &mpsc::UnboundedSender<()>,
) -> Result<()> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await?;
    let seen = last.as_ref().map(|id| format!("last-event-id: {id}\r\n")).unwrap_or_default();
    let request = format!(
        "GET /api/v1/staff/events HTTP/1.1\r\nhost: localhost\r\naccept: text/event-stream\r\n\
         cookie: {cookie}\r\n{seen}\r\n"
    );
    stream.write_all(request.as_bytes()).await?;
    let mut text = vec![];
    loop {
        if stream.read_buf(&mut text).await? == 0 {
            bail!("the server hung up");
        }
        while let Some(end) = text.windows(2).position(|two| two == b"\n\n") {
            let block: Vec<u8> = text.drain(..end + 2).collect();
            event(&String::from_utf8(block)?, last, tell)?;
            // A screen is open once it has a place to come back with.
            if last.is_some() {
                let _ = begins.send(());
            }
        }
    }
}

/// One event: its place is remembered when it is whole, as a browser does.
fn event(block: &str, last: &mut Option<String>, tell: &mpsc::UnboundedSender<Heard>) -> Result<()> {
    let line = |name: &str| block.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
    if let Some(data) = line("data:") {
        let change: ChangeEvent = serde_json::from_str(data)?;
        let heard = match (change.kind, change.patient_id) {
            (ChangeKind::Reload, _) => Heard::Reload,
            (_, Some(id)) => Heard::Change(id),
            (kind, None) => bail!("a change of nobody: {kind}"),
        };
        tell.send(heard).ok().context("nobody listens to the screen")?;
    }
    if let Some(id) = line("id:") {
        *last = Some(id.to_owned());
    }
    Ok(())
}
