//! The queue against a server that loses answers, and a device that loses power.

use std::collections::BTreeMap;

use mimamori_domain::Rng;
use mimamori_domain::api::Problem;
use mimamori_domain::report::Answers;

use super::*;

struct Chance(std::cell::Cell<u64>);
impl Chance {
    fn below(&self, bound: u64) -> u64 {
        let next =
            self.0.get().wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0.set(next);
        (next >> 33) % bound
    }
}

struct Bytes(Chance);
// The cell is only ever used by the one thread of its test.
struct Shared(std::sync::Mutex<Bytes>);
impl Rng for Shared {
    fn fill(&self, buffer: &mut [u8]) {
        let bytes = self.0.lock().unwrap();
        for byte in buffer {
            *byte = u8::try_from(bytes.0.below(256)).unwrap();
        }
    }
}

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_millis(1_642_636_800_000).plus(Duration::seconds(seconds))
}

fn item(n: i64, rng: &dyn Rng) -> Waiting {
    Waiting {
        person: PatientId::new(at(0), rng),
        name: "山田 花子".into(),
        report: SubmitReport {
            id: ClientReportId::new(at(n), rng),
            measured_at: at(n),
            supersedes: None,
            answers: Answers { comment: n.to_string(), ..Answers::default() },
        },
        refused: None,
        tries: 0,
        not_before: None,
    }
}

fn rng(seed: u64) -> Shared {
    Shared(std::sync::Mutex::new(Bytes(Chance(std::cell::Cell::new(seed)))))
}

fn problem(status: u16, code: &str, retry_after: Option<i64>) -> Result<(), ApiError> {
    Err(ApiError::Problem(Problem {
        status,
        code: code.into(),
        title: String::new(),
        fields: vec![],
        retry_after,
        details: BTreeMap::new(),
    }))
}

#[test]
fn what_each_answer_means() {
    assert_eq!(Outcome::of(&Ok(())), Outcome::Stored);
    assert_eq!(Outcome::of::<()>(&Err(ApiError::Offline)), Outcome::Offline);
    assert_eq!(Outcome::of::<()>(&Err(ApiError::Unreadable)), Outcome::Offline);
    assert_eq!(Outcome::of(&problem(401, "signed-out", None)), Outcome::SignedOut);
    assert_eq!(Outcome::of(&problem(403, "csrf", None)), Outcome::StaleToken);
    assert_eq!(Outcome::of(&problem(503, "unavailable", None)), Outcome::Later(None));
    assert_eq!(
        Outcome::of(&problem(429, "too-many-requests", Some(30))),
        Outcome::Later(Some(Duration::seconds(30)))
    );
    for (status, code) in
        [(404, "not-found"), (409, "report-differs"), (410, "gone"), (422, "invalid"), (413, "too-large")]
    {
        assert_eq!(
            Outcome::of(&problem(status, code, None)),
            Outcome::Refused(Refusal { code: code.into(), fields: vec![] })
        );
    }
}

#[test]
fn oldest_first_and_gone_when_stored() {
    let rng = rng(1);
    let mut queue = Queue::restored(vec![item(20, &rng), item(10, &rng)]);
    let Next::Send(first) = queue.next(at(30)) else { panic!("nothing to send") };
    assert_eq!(first.report.measured_at, at(10));
    assert_eq!(queue.settle(first.report.id, Outcome::Stored, at(31), 50), Change::Remove(first.report.id));
    assert_eq!(queue.settle(first.report.id, Outcome::Stored, at(32), 50), Change::None);
    assert_eq!(queue.waiting().count(), 1);
}

#[test]
fn pauses_grow_and_a_returning_network_ends_them() {
    let rng = rng(2);
    let mut queue = Queue::default();
    queue.add(item(0, &rng));
    let id = queue.waiting().next().unwrap().report.id;
    let mut pauses = vec![];
    for _ in 0..10 {
        queue.settle(id, Outcome::Offline, at(0), 50);
        let Next::At(then) = queue.next(at(0)) else { panic!("no pause") };
        pauses.push(then.since(at(0)).as_seconds());
    }
    assert_eq!(pauses, [4, 8, 16, 32, 64, 128, 256, 300, 300, 300]);
    queue.wake();
    assert!(matches!(queue.next(at(0)), Next::Send(_)));
}

#[test]
fn one_report_that_the_server_chokes_on_does_not_hold_up_the_others() {
    let rng = rng(3);
    let mut queue = Queue::restored(vec![item(1, &rng), item(2, &rng)]);
    let Next::Send(first) = queue.next(at(5)) else { panic!("nothing to send") };
    queue.settle(first.report.id, Outcome::Later(None), at(5), 50);
    let Next::Send(second) = queue.next(at(5)) else { panic!("held up") };
    assert_ne!(first.report.id, second.report.id);
}

#[test]
fn a_refusal_is_kept_until_it_was_seen() {
    let rng = rng(4);
    let mut queue = Queue::restored(vec![item(1, &rng)]);
    let id = queue.waiting().next().unwrap().report.id;
    assert_eq!(queue.put_away(id), Change::None);
    let refusal = Refusal { code: "not-found".into(), fields: vec![] };
    let Change::Keep(kept) = queue.settle(id, Outcome::Refused(refusal), at(2), 50) else {
        panic!("not kept")
    };
    assert_eq!(queue.next(at(9)), Next::Idle);
    let restored = Queue::restored(vec![*kept]);
    assert_eq!(restored.refused().count(), 1);
    assert_eq!(queue.put_away(id), Change::Remove(id));
}

#[test]
fn signed_out_keeps_everything_until_somebody_signs_in() {
    let rng = rng(5);
    let mut queue = Queue::restored(vec![item(1, &rng)]);
    let id = queue.waiting().next().unwrap().report.id;
    assert_eq!(queue.settle(id, Outcome::SignedOut, at(2), 50), Change::None);
    assert_eq!(queue.next(at(9999)), Next::Idle);
    assert_eq!(queue.waiting().count(), 1);
    queue.wake();
    assert!(matches!(queue.next(at(9999)), Next::Send(_)));
}

/// Ten thousand random lives: the network comes and goes, answers get lost on the way back, the device restarts between
/// any two steps, and the service worker sends from the same disk, in whatever order and without telling the page. In the
/// end the server has every report exactly once, with its own content.
#[test]
fn every_report_arrives_once() {
    for seed in 0..10_000 {
        let chance = Chance(std::cell::Cell::new(seed));
        let rng = rng(seed);
        let mut disk: BTreeMap<ClientReportId, Waiting> = BTreeMap::new();
        let mut queue = Queue::default();
        let mut server: BTreeMap<ClientReportId, String> = BTreeMap::new();
        let mut written = 0;
        let mut now = 0;
        loop {
            now += 1;
            let calm = now > 400;
            match chance.below(if calm { 3 } else { 9 }) {
                3 if written < 12 => {
                    written += 1;
                    let item = item(now, &rng);
                    disk.insert(item.report.id, item.clone());
                    queue.add(item);
                }
                4 => queue = Queue::restored(disk.values().cloned().collect()),
                5 => queue.wake(),
                6 if !disk.is_empty() => {
                    let place = usize::try_from(chance.below(u64::try_from(disk.len()).unwrap())).unwrap();
                    let (id, item) = disk.iter().nth(place).map(|(id, item)| (*id, item.clone())).unwrap();
                    let comment = item.report.answers.comment;
                    let stored = server.entry(id).or_insert_with(|| comment.clone());
                    assert_eq!(*stored, comment, "seed {seed}");
                    if chance.below(3) > 0 {
                        disk.remove(&id);
                    }
                }
                _ => {}
            }
            let Next::Send(sent) = queue.next(at(now * 20)) else {
                if calm && queue.waiting().count() == 0 {
                    break;
                }
                continue;
            };
            let id = sent.report.id;
            let luck = if calm { 9 } else { chance.below(10) };
            if luck > 2 {
                let stored = server.entry(id).or_insert_with(|| sent.report.answers.comment.clone());
                assert_eq!(*stored, sent.report.answers.comment, "seed {seed}");
            }
            let outcome = match luck {
                0 | 3 => Outcome::Offline, // 3: the server stored it, the answer was lost
                1 | 4 => Outcome::Later(None),
                2 => Outcome::StaleToken,
                _ => Outcome::Stored,
            };
            let jitter = u8::try_from(chance.below(100)).unwrap();
            let written_down = queue.settle(id, outcome, at(now * 20), jitter);
            // The device may lose power before it writes the change down.
            if chance.below(5) > 0 || calm {
                match written_down {
                    Change::Remove(id) => drop(disk.remove(&id)),
                    Change::Keep(item) => drop(disk.insert(item.report.id, *item)),
                    Change::None => {}
                }
            }
        }
        assert_eq!(server.len(), written, "seed {seed}");
    }
}
