//! The live feed: one reader of the change table in each process, and a channel from it to every open dashboard.

use std::convert::Infallible;

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Sse;
use axum::response::sse::{Event, KeepAlive};
use futures_util::Stream;
use mimamori_domain::access::{Action, Role};
use mimamori_domain::api::{ChangeEvent, ChangeKind};
use mimamori_store::Store;
use mimamori_store::change::{Change, Cursor};
use tokio::sync::{broadcast, watch};

use crate::app::App;
use crate::auth::StaffUser;
use crate::problem::{Answer, Problem};
use crate::route::{Audience, Route};

/// How often the table is read: a severe report must stand on a screen within a second.
const EVERY: std::time::Duration = std::time::Duration::from_millis(200);

/// Most changes that are told anew to whoever comes back; after more of them everything is asked for again.
const ANEW: usize = 5_000;

/// The feed of this process.
#[derive(Clone)]
pub struct Live {
    changes: broadcast::Sender<Change>,
    /// Whether the reader knows where it began: what happens from then on comes through the channel.
    begun: watch::Receiver<bool>,
}

impl Live {
    /// Starts the reader. It ends with the runtime.
    pub fn start(store: Store) -> Self {
        let (changes, _) = broadcast::channel(4096);
        let (begins, begun) = watch::channel(false);
        tokio::spawn(read_on(store, changes.clone(), begins));
        Self { changes, begun }
    }
}

async fn read_on(store: Store, sender: broadcast::Sender<Change>, begins: watch::Sender<bool>) {
    let mut cursor: Option<Cursor> = None;
    let mut ticks = tokio::time::interval(EVERY);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        match read_once(&store, cursor).await {
            Ok((changes, end)) => {
                for change in changes {
                    // Nobody listening is no error.
                    let _ = sender.send(change);
                }
                cursor = Some(end);
                begins.send_replace(true);
            }
            Err(error) => tracing::warn!(%error, "live feed could not be read; trying again"),
        }
    }
}

async fn read_once(store: &Store, cursor: Option<Cursor>) -> mimamori_store::Result<(Vec<Change>, Cursor)> {
    let mut tx = store.read().await?;
    let Some(cursor) = cursor else { return Ok((vec![], tx.feed_end().await?)) };
    let changes = tx.changes_after(cursor).await?;
    let end = changes.last().map_or(cursor, Change::cursor);
    Ok((changes, end))
}

/// The route of the feed.
pub fn route() -> Route {
    let audience = Audience::Staff(Action::QueueView);
    Route::get(
        "/api/v1/staff/events",
        audience,
        "The live feed (server-sent events)",
        axum::routing::get(events),
    )
    .gives::<mimamori_domain::api::ChangeEvent>(200)
    .endless()
}

/// `GET /api/v1/staff/events`: what changes for the asker's centre or association, from now on, or from the event that
/// the browser saw last. When that is further back than the feed tells, it says so first.
pub async fn events(
    user: StaffUser,
    State(app): State<App>,
    headers: HeaderMap,
) -> Answer<Sse<impl Stream<Item = Result<Event, Infallible>>>> {
    user.may_somewhere(Action::QueueView)?;
    // Listen first, then read what was missed: nothing falls between the two.
    let receiver = app.live.changes.subscribe();
    if app.live.begun.clone().wait_for(|begun| *begun).await.is_err() {
        return Err(Problem::unavailable());
    }
    // And only then make sure that nobody has shut this reader out meanwhile: whoever does tells those who listen.
    if !app.store.glance().await?.staff_session_lives(user.session).await? {
        return Err(Problem::signed_out());
    }
    let start = missed(&app.store, headers.get("last-event-id")).await?;
    let listener = Listener { user, receiver, start, over: false };
    let stream = futures_util::stream::unfold(listener, |mut listener| async {
        listener.next().await.map(|event| (Ok(event), listener))
    });
    Ok(Sse::new(stream)
        .keep_alive(KeepAlive::new().interval(std::time::Duration::from_secs(15)).text("keep-alive")))
}

/// Where a listener begins.
struct Start {
    /// The place before everything that is still to be told.
    sent: Cursor,
    /// What is told first, the last to be told in front.
    missed: Vec<Change>,
    /// What is said before that: the place alone, or that everything is to be asked for again.
    first: Option<Event>,
}

/// What somebody missed who saw `last_seen` last, which may be no place of ours.
async fn missed(store: &Store, last_seen: Option<&HeaderValue>) -> mimamori_store::Result<Start> {
    let mut tx = store.read().await?;
    let place = last_seen.and_then(|id| id.to_str().ok()).and_then(|id| id.parse().ok());
    if let Some(mut sent) = place
        && tx.feed_knows(sent).await?
    {
        let (first_sent, mut missed) = (sent, vec![]);
        while missed.len() < ANEW {
            let more = tx.changes_after(sent).await?;
            let Some(last) = more.last() else {
                missed.reverse();
                return Ok(Start { sent: first_sent, missed, first: None });
            };
            sent = last.cursor();
            missed.extend(more);
        }
    }
    let sent = tx.feed_end().await?;
    // Who is cut off before the first event comes back with this place.
    let mut first = Event::default().id(sent.to_string());
    if last_seen.is_some() {
        let reload = ChangeEvent { kind: ChangeKind::Reload, patient_id: None, alert_id: None, at: tx.now };
        first = first.data(serde_json::to_string(&reload)?);
    }
    Ok(Start { sent, missed: vec![], first: Some(first) })
}

struct Listener {
    user: StaffUser,
    receiver: broadcast::Receiver<Change>,
    start: Start,
    /// The sessions of this reader have ended, and they were told.
    over: bool,
}

impl Listener {
    /// The next event for this listener; `None` ends the stream, and the browser comes back with what it saw last.
    async fn next(&mut self) -> Option<Event> {
        if let Some(first) = self.start.first.take() {
            return Some(first);
        }
        while !self.over {
            let change = match self.start.missed.pop() {
                Some(change) => change,
                // Behind by more than the channel holds, or the feed is gone: begin anew.
                None => self.receiver.recv().await.ok()?,
            };
            if change.cursor() <= self.start.sent {
                continue;
            }
            self.start.sent = change.cursor();
            if self.concerns(&change) {
                self.over = change.staff_id.is_some();
                let data = serde_json::to_string(&change.event()).ok()?;
                return Some(Event::default().id(change.cursor().to_string()).data(data));
            }
        }
        None
    }

    fn concerns(&self, change: &Change) -> bool {
        if let Some(staff) = change.staff_id {
            return staff == self.user.id;
        }
        match self.user.asker.role {
            Role::Clinician => {
                self.user.asker.association.is_some() && self.user.asker.association == change.association_id
            }
            _ => self.user.asker.center == Some(change.center_id),
        }
    }
}
