//! The load generator: keep-alive HTTP/1.1 written straight onto TCP, one request in flight on each connection, all
//! connections on one thread, so that it takes as little as possible of the cores that the measured program shares
//! with it. It reads no more of an answer than its status and its length.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use super::figures::{Latencies, now};

/// Writes the `n`th request into an empty buffer, head and body.
pub(super) type Requests = Arc<dyn Fn(u64, &mut Vec<u8>) + Send + Sync>;

/// One cell of the table.
#[derive(Clone)]
pub(super) struct Cell {
    pub(super) address: SocketAddr,
    pub(super) connections: u64,
    pub(super) length: Duration,
    pub(super) requests: Requests,
    /// The first request's number; two cells never send the same one.
    pub(super) first: u64,
    /// Requests a second in all; without it each connection sends as soon as it is answered.
    pub(super) pace: Option<u64>,
}

/// What came of it.
#[derive(Debug, Clone)]
pub(super) struct Outcome {
    pub(super) latencies: Latencies,
    pub(super) per_second: f64,
    /// For the next cell.
    pub(super) next: u64,
}

/// Runs a cell on a thread of its own. Any answer but a 2xx ends it with that answer as the error.
pub(super) async fn run(cell: Cell) -> Result<Outcome> {
    tokio::task::spawn_blocking(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(all(cell))
    })
    .await?
}

async fn all(cell: Cell) -> Result<Outcome> {
    let counter = Arc::new(AtomicU64::new(cell.first));
    let mut streams = vec![];
    for _ in 0..cell.connections {
        let stream = TcpStream::connect(cell.address).await.context("connect")?;
        stream.set_nodelay(true)?;
        streams.push(stream);
    }
    let start = now();
    let end = start + cell.length;
    let mut tasks = vec![];
    for (index, stream) in (0..).zip(streams) {
        let beat = cell.pace.map(|pace| Beat::of(start, index, cell.connections, pace));
        let connection = Connection {
            stream,
            counter: Arc::clone(&counter),
            requests: Arc::clone(&cell.requests),
            end,
            beat,
        };
        tasks.push(tokio::spawn(connection.talk()));
    }
    let mut latencies = Latencies::default();
    for task in tasks {
        latencies.join(task.await??);
    }
    let seconds = start.elapsed().as_secs_f64();
    let per_second = latencies.per(seconds);
    Ok(Outcome { latencies, per_second, next: counter.load(Ordering::Relaxed) })
}

/// When a paced connection sends next. A late answer doesn't move the next beat, and its lateness counts.
#[derive(Debug, Clone, Copy)]
struct Beat {
    next: Instant,
    every: Duration,
}

impl Beat {
    fn of(start: Instant, index: u64, connections: u64, pace: u64) -> Self {
        let every = Duration::from_nanos(1_000_000_000 * connections / pace.max(1));
        let first = Duration::from_nanos(1_000_000_000 * index / pace.max(1));
        Self { next: start + first, every }
    }
}

struct Connection {
    stream: TcpStream,
    counter: Arc<AtomicU64>,
    requests: Requests,
    end: Instant,
    beat: Option<Beat>,
}

impl Connection {
    async fn talk(mut self) -> Result<Latencies> {
        let mut latencies = Latencies::default();
        let (mut request, mut answer) = (Vec::with_capacity(2048), Vec::with_capacity(4096));
        loop {
            let mut began = now();
            if let Some(beat) = &mut self.beat {
                began = beat.next;
                beat.next += beat.every;
                tokio::time::sleep_until(began.into()).await;
            }
            if began >= self.end {
                return Ok(latencies);
            }
            request.clear();
            (self.requests)(self.counter.fetch_add(1, Ordering::Relaxed), &mut request);
            self.stream.write_all(&request).await?;
            self.answer(&mut answer).await?;
            latencies.add(began.elapsed());
        }
    }

    /// Reads one answer whole.
    async fn answer(&mut self, buffer: &mut Vec<u8>) -> Result<()> {
        buffer.clear();
        let mut whole = usize::MAX;
        while buffer.len() < whole {
            if self.stream.read_buf(buffer).await? == 0 {
                bail!("the server hung up: {}", String::from_utf8_lossy(buffer));
            }
            if whole == usize::MAX
                && let Some(head) = buffer.windows(4).position(|four| four == b"\r\n\r\n")
            {
                whole = head + 4 + content_length(buffer.get(..head).unwrap_or_default())?;
            }
        }
        if buffer.get(9) != Some(&b'2') {
            bail!("unexpected answer: {}", String::from_utf8_lossy(buffer));
        }
        Ok(())
    }
}

fn content_length(head: &[u8]) -> Result<usize> {
    let head = std::str::from_utf8(head).context("an answer's head is no text")?;
    for line in head.lines() {
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            return value.trim().parse().context("content-length");
        }
    }
    bail!("an answer without content-length: {head}")
}
