//! How much may go now: what each lane and each provider may have in hand and hand over in a second, who asked to be
//! left alone, and how much room each provider has for numbers. A worker's own view; what all must agree on (room,
//! share, brake, stopped) it reads from the database every second.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use mimamori_domain::clock::random_below;
use mimamori_domain::outbox::{self, flow};
use mimamori_domain::{Duration, Rng, Timestamp};
use mimamori_store::config::{Config, Lane};
use mimamori_store::outbox::Opening;
use mimamori_store::{Result, Store};

use crate::channels::Provider;

/// What the database says is read again after so long.
const FRESH: Duration = Duration::seconds(1);

/// So many a second and no more: what was saved up lasts one second.
struct Bucket {
    per_second: i64,
    thousandths: i64,
    at: Option<Timestamp>,
}

impl Bucket {
    fn new(per_second: u32) -> Self {
        let per_second = i64::from(per_second);
        Self { per_second, thousandths: per_second * 1000, at: None }
    }

    fn left(&mut self, now: Timestamp) -> i64 {
        if self.per_second == 0 {
            return i64::MAX;
        }
        // A clock that was set back gives nothing and takes nothing.
        let passed = self.at.map_or(0, |at| now.since(at).as_millis()).clamp(0, 1000);
        self.thousandths = (self.thousandths + passed * self.per_second).min(self.per_second * 1000);
        self.at = Some(now);
        self.thousandths / 1000
    }

    fn take(&mut self, n: i64) {
        self.thousandths -= n * 1000;
    }
}

struct LaneGate {
    at_once: i64,
    in_hand: i64,
    bucket: Bucket,
}

struct ProviderGate {
    weight: u64,
    at_once: i64,
    in_call: i64,
    bucket: Bucket,
    paused_until: Option<Timestamp>,
    stopped: bool,
    share: i64,
    /// Room for numbers that is left.
    room: i64,
}

impl ProviderGate {
    fn is_open(&mut self, now: Timestamp) -> bool {
        !self.stopped
            && self.paused_until.is_none_or(|until| until <= now)
            && (self.at_once == 0 || self.in_call < self.at_once)
            && self.bucket.left(now) > 0
    }
}

struct Inner {
    lanes: Vec<LaneGate>,
    providers: BTreeMap<String, ProviderGate>,
    braked: bool,
    read_at: Option<Timestamp>,
}

/// The gate. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Gate(Arc<Mutex<Inner>>);

/// A place at a provider, given back when dropped.
pub(crate) struct Ticket {
    gate: Gate,
    pub(crate) provider: String,
}

impl Drop for Ticket {
    fn drop(&mut self) {
        if let Some(provider) = self.gate.lock().providers.get_mut(&self.provider) {
            provider.in_call -= 1;
        }
    }
}

/// A message in hand, counted in its lane until dropped.
pub(crate) struct InHand {
    gate: Gate,
    lane: i64,
}

impl Drop for InHand {
    fn drop(&mut self) {
        if let Some(lane) = self.gate.lock().lane(self.lane) {
            lane.in_hand -= 1;
        }
    }
}

impl Inner {
    fn lane(&mut self, lane: i64) -> Option<&mut LaneGate> {
        usize::try_from(lane).ok().and_then(|lane| self.lanes.get_mut(lane))
    }

    /// How many of a lane may go by SMS now.
    fn by_sms(&mut self, lane: i64, now: Timestamp) -> i64 {
        let open = self.providers.values_mut().filter_map(|provider| {
            provider.is_open(now).then(|| (provider.bucket.left(now), provider.room.max(0)))
        });
        let (pace, room) =
            open.fold((0_i64, 0_i64), |(pace, room), (more, left)| (pace.saturating_add(more), room + left));
        match lane {
            0 => pace.min(room),
            _ if self.braked && lane != 2 && lane != 3 => 0,
            outbox::REISSUES => pace.min(room),
            _ => pace,
        }
    }
}

impl Gate {
    pub(crate) fn new(config: &Config, providers: &[Provider]) -> Self {
        let lane = |lane: &Lane| LaneGate {
            at_once: i64::from(lane.at_once),
            in_hand: 0,
            bucket: Bucket::new(lane.per_second),
        };
        let lanes = &config.lanes;
        let lanes = [
            &lanes.numbers,
            &lanes.reissues,
            &lanes.alerts,
            &lanes.invitations,
            &lanes.reminders,
            &lanes.notices,
        ];
        let provider = |provider: &Provider| {
            let limits = config.sms.providers.get(&provider.name);
            let gate = ProviderGate {
                weight: u64::from(provider.weight),
                at_once: limits.map_or(0, |limits| i64::from(limits.at_once)),
                in_call: 0,
                bucket: Bucket::new(limits.map_or(0, |limits| limits.per_second)),
                paused_until: None,
                stopped: false,
                share: flow::WHOLE,
                room: 0,
            };
            (provider.name.clone(), gate)
        };
        Self(Arc::new(Mutex::new(Inner {
            lanes: lanes.map(lane).into_iter().collect(),
            providers: providers.iter().map(provider).collect(),
            braked: false,
            read_at: None,
        })))
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads what all workers must agree on, when it was read too long ago.
    pub(crate) async fn refresh(&self, store: &Store) -> Result<()> {
        let now = store.now();
        if self.lock().read_at.is_some_and(|at| (Duration::ZERO..FRESH).contains(&now.since(at))) {
            return Ok(());
        }
        let names: Vec<String> = self.lock().providers.keys().cloned().collect();
        let mut tx = store.read().await?;
        let braked = tx.brake().await?.pulled_at.is_some();
        let known = tx.providers().await?;
        let mut on_their_way = BTreeMap::new();
        for name in names {
            let n = tx.on_their_way(&name).await?;
            on_their_way.insert(name, n);
        }
        let mut inner = self.lock();
        inner.braked = braked;
        inner.read_at = Some(now);
        for (name, gate) in &mut inner.providers {
            let row = known.iter().find(|row| row.name == *name);
            gate.stopped = row.is_some_and(|row| row.stopped_at.is_some());
            gate.share = row.map_or(flow::WHOLE, |row| row.share);
            let room = row.and_then(|row| row.room).unwrap_or(flow::FIRST_ROOM);
            gate.room = room - on_their_way.get(name).copied().unwrap_or(0);
        }
        Ok(())
    }

    /// What may be claimed of each lane.
    pub(crate) fn openings(&self, now: Timestamp) -> Vec<Opening> {
        let mut inner = self.lock();
        (0..outbox::LANES)
            .map(|lane| {
                let by_sms = inner.by_sms(lane, now);
                let most = inner
                    .lane(lane)
                    .map_or(0, |lane| (lane.at_once - lane.in_hand).min(lane.bucket.left(now)));
                Opening { lane, most, by_sms }
            })
            .collect()
    }

    /// Counts a claimed message until the guard is dropped.
    pub(crate) fn take_in_hand(&self, lane: i64) -> InHand {
        if let Some(lane) = self.lock().lane(lane) {
            lane.in_hand += 1;
            lane.bucket.take(1);
        }
        InHand { gate: self.clone(), lane }
    }

    /// A place at a provider for an SMS of this lane, drawn by weight and share; none when none has one now.
    pub(crate) fn place(&self, rng: &dyn Rng, lane: i64, now: Timestamp) -> Option<Ticket> {
        let mut inner = self.lock();
        if inner.by_sms(lane, now) <= 0 {
            return None;
        }
        let numbers = lane <= outbox::REISSUES;
        let open: Vec<(String, u64)> = inner
            .providers
            .iter_mut()
            .filter_map(|(name, gate)| {
                let open = gate.is_open(now) && (!numbers || gate.room > 0);
                let share = u64::try_from(gate.share).unwrap_or(0);
                open.then(|| (name.clone(), (gate.weight * share).max(1)))
            })
            .collect();
        let total = open.iter().map(|(_, weight)| weight).sum();
        let mut drawn = random_below(rng, total);
        let (name, _) = open.into_iter().find(|(_, weight)| match drawn.checked_sub(*weight) {
            Some(rest) => {
                drawn = rest;
                false
            }
            None => true,
        })?;
        let gate = inner.providers.get_mut(&name)?;
        gate.in_call += 1;
        gate.bucket.take(1);
        gate.room -= i64::from(numbers);
        drop(inner);
        Some(Ticket { gate: self.clone(), provider: name })
    }

    /// Is another way better than waiting for SMS: does delivery lag, or is every provider stopped until an operator
    /// comes?
    pub(crate) fn is_another_way_better(&self) -> bool {
        let inner = self.lock();
        inner.braked || inner.providers.values().all(|provider| provider.stopped)
    }

    /// Leaves a provider alone until then.
    pub(crate) fn pause(&self, provider: &str, until: Timestamp) {
        if let Some(gate) = self.lock().providers.get_mut(provider) {
            gate.paused_until = Some(until);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(millis: i64) -> Timestamp {
        Timestamp::from_millis(1_642_000_000_000 + millis)
    }

    #[test]
    fn a_bucket_lasts_a_second_and_fills_again() {
        let mut bucket = Bucket::new(10);
        assert_eq!(bucket.left(at(0)), 10);
        bucket.take(10);
        assert_eq!(bucket.left(at(0)), 0);
        assert_eq!(bucket.left(at(250)), 2);
        assert_eq!(bucket.left(at(200)), 2, "a clock set back takes nothing");
        assert_eq!(bucket.left(at(90_000)), 10, "no more than a second's worth is saved up");
        assert_eq!(Bucket::new(0).left(at(0)), i64::MAX);
    }
}
