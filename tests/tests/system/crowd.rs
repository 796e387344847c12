//! The simulated crowd is like one that came by the front door: every list, the queue, the search and the pages read it.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that can't go on has failed")]

use std::collections::BTreeSet;

use crate::staff_desk::{Browser, Desk};
use mimamori_domain::access::Role;
use mimamori_domain::api::{PatientLine, PatientList, Queue, QueueItem, QueueView};
use mimamori_domain::patient::Status;
use mimamori_domain::query::escape;
use mimamori_domain::{AlertId, PatientId};
use mimamori_tests::backend::Backend;
use mimamori_tests::simulate::crowd::{Crowd, fill, offices};

const PATIENTS: u64 = 500;

async fn gather(desk: &Desk) -> Vec<PatientId> {
    let offices = offices(&desk.store, Some((desk.center, desk.association)), 2).await.unwrap();
    let crowd = Crowd { offices, patients: PATIENTS, followed: PATIENTS / 2, first: 0, seed: 1 };
    fill(&desk.store, &desk.app.judge, crowd, |_| {}).await.unwrap()
}

async fn everybody(browser: &mut Browser, query: &str) -> Vec<PatientLine> {
    let (mut items, mut after) = (vec![], String::new());
    loop {
        let list: PatientList = browser.get(&format!("/patients?q={query}{after}")).await.ok();
        assert!(list.items.len() <= 50);
        items.extend(list.items);
        match list.next {
            Some(next) => after = format!("&after={next}"),
            None => return items,
        }
    }
}

async fn whole_queue(browser: &mut Browser, view: QueueView) -> (Vec<QueueItem>, Queue) {
    let (mut items, mut after) = (vec![], String::new());
    loop {
        let mut queue: Queue = browser.get(&format!("/queue?view={view}{after}")).await.ok();
        items.append(&mut queue.items);
        match &queue.next {
            Some(next) => after = format!("&after={next}"),
            None => return (items, queue),
        }
    }
}

at_each_desk! {
    async fn a_crowd_stands_in_every_list(desk: Desk) {
        let followed = gather(&desk).await;
        assert_eq!(followed.len(), 250);
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let all = everybody(&mut nurse, "").await;
        assert_eq!(all.len(), 250, "the other centre has the other half");
        assert_eq!(all.iter().filter(|line| line.status == Status::Following).count(), 125);
        assert!(all.windows(2).all(|two| two[0].id > two[1].id), "newest first");

        let (items, queue) = whole_queue(&mut nurse, QueueView::All).await;
        let counted: i64 = queue.counts.values().sum();
        assert_eq!(usize::try_from(counted).unwrap(), items.len());
        assert!(items.len() > 10 && items.len() < 125, "{} open alerts", items.len());
        for view in QueueView::ALL.iter().copied().filter(|view| *view != QueueView::All) {
            let (part, _) = whole_queue(&mut nurse, view).await;
            assert_eq!(part.len(), usize::try_from(queue.views[&view]).unwrap(), "{view}");
            let open: BTreeSet<AlertId> = items.iter().map(|item| item.alert.id).collect();
            assert!(part.iter().all(|item| open.contains(&item.alert.id)));
        }

        // Whoever is in the list is found by name, sound and telephone number, and only one's own.
        let line = &all[0];
        for text in [line.name.clone(), line.kana.clone(), line.name.chars().take(2).collect()] {
            let found = everybody(&mut nurse, &escape(&text)).await;
            assert!(found.iter().any(|found| found.id == line.id), "{text}");
            assert!(found.iter().all(|found| all.iter().any(|own| own.id == found.id)));
        }
        let page = nurse.page(line.id).await;
        let found = everybody(&mut nurse, &escape(&page.form.phone)).await;
        assert_eq!(found.iter().map(|line| line.id).collect::<Vec<_>>(), [line.id]);

        // Pages: of one who waits, and of one from long ago.
        let page = nurse.page(items[0].patient.id).await;
        assert!(page.alerts.iter().any(|alert| alert.id == items[0].alert.id));
        let old = nurse.page(all.last().unwrap().id).await;
        assert!(!old.reports.items.is_empty() && old.line.status != Status::Following);
        assert_eq!(old.opened_at.is_some(), !old.messages.is_empty());

        // Who works under contract has those assigned, and no others.
        let mut doctor = desk.staff("doctor", Role::Clinician).await;
        let theirs = everybody(&mut doctor, "").await;
        assert!(!theirs.is_empty() && theirs.len() < 100);
        let name = escape(&theirs[0].name);
        assert!(everybody(&mut doctor, &name).await.iter().any(|found| found.id == theirs[0].id));
        whole_queue(&mut doctor, QueueView::All).await;

        while desk.store.seal_audit().await.unwrap() > 0 {}
        assert_eq!(desk.store.check_audit().await.unwrap(), None);
    }

    async fn a_search_follows_who_may_see(desk: Desk) {
        let followed = gather(&desk).await;
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let mut doctor = desk.staff("doctor", Role::Clinician).await;
        let mine: BTreeSet<PatientId> = everybody(&mut nurse, "").await.iter().map(|line| line.id).collect();
        let id = *followed.iter().find(|id| mine.contains(id)).unwrap();
        let name = escape(&nurse.page(id).await.line.name);
        let finds = async |browser: &mut Browser| everybody(browser, &name).await.iter().any(|line| line.id == id);
        assert!(!finds(&mut doctor).await);
        desk.assign(id).await;
        assert!(finds(&mut doctor).await && finds(&mut nurse).await);
        let mut tx = desk.store.begin().await.unwrap();
        tx.assign(mimamori_store::audit::Actor::System, id, None).await.unwrap();
        tx.commit().await.unwrap();
        assert!(!finds(&mut doctor).await && finds(&mut nurse).await);
    }
}
