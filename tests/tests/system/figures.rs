//! Numbers for the day: what is counted and when, whose they are, and the same as a file.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that can't go on has failed")]

use crate::staff_desk::{Browser, Desk, hanako, somebody};
use mimamori_domain::access::{Asker, Role};
use mimamori_domain::api::{
    CallOutcome, CloseAlert, DayFigures, FiguresView, Queue, ReportReceipt, StaffLoad, SubmitReport,
};
use mimamori_domain::figures::Within;
use mimamori_domain::patient::PatientForm;
use mimamori_domain::report::{Answers, Spo2Reading};
use mimamori_domain::triage::Tier;
use mimamori_domain::values::Spo2;
use mimamori_domain::{ClientReportId, Date, Duration, PatientId};
use mimamori_tests::backend::Backend;

async fn report(desk: &Desk, nurse: &mut Browser, id: PatientId, spo2: i64) {
    let now = desk.store.now();
    let answers = Answers { spo2: Spo2Reading::Measured(Spo2::new(spo2).unwrap()), ..Answers::default() };
    let id_of = ClientReportId::new(now, desk.store.rng());
    let sent = SubmitReport { id: id_of, measured_at: now, supersedes: None, answers };
    let _: ReportReceipt = nurse.post(&format!("/patients/{id}/reports"), &sent).await.ok();
}

async fn figures(browser: &mut Browser, query: &str) -> FiguresView {
    browser.get(&format!("/figures{query}")).await.ok()
}

fn last(view: &FiguresView) -> &DayFigures {
    view.days.last().unwrap()
}

fn of_day(view: &FiguresView, day: Date) -> &DayFigures {
    view.days.iter().find(|figures| figures.day == day).unwrap()
}

at_each_desk! {
    async fn a_day_is_counted_from_what_was_done(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let today = desk.world.now().date();
        assert_eq!(figures(&mut nurse, "").await.counted_at, None, "nothing is made up before the first count");
        let well = nurse.register(somebody(1)).await.id;
        let ill = nurse.register(somebody(2)).await.id;
        nurse.register(somebody(3)).await;
        let phoned = PatientForm { reporting_mode: "phone".into(), wish_number: "no".into(), ..somebody(4) };
        nurse.register(phoned).await;
        desk.advance(Duration::minutes(20));
        report(&desk, &mut nurse, well, 98).await;
        report(&desk, &mut nurse, ill, 89).await;
        desk.advance(Duration::minutes(10));
        let queue: Queue = nurse.get("/queue").await.ok();
        let alert = queue.items[0].alert.id;
        assert_eq!(nurse.press(&format!("/alerts/{alert}/claim")).await.status, 200);
        // Between the claim, which was in time, and the closing, which is late.
        desk.advance(Duration::minutes(10));
        assert!(desk.store.count_figures().await.unwrap() > 0);
        let view = figures(&mut nurse, "").await;
        assert_eq!((view.day, view.days.len(), view.counted_at), (today, 14, Some(desk.store.now())));
        let moment = last(&view).moment.clone().unwrap();
        assert_eq!((moment.followed, moment.own, moment.reported, moment.response()), (4, 3, 2, Some(67)));
        assert_eq!(moment.of_tier(Some(Tier::Emergency)), 1);
        assert_eq!(moment.of_tier(None), 2);
        let emergency = &moment.queue[0];
        assert_eq!((emergency.tier, emergency.open, emergency.unclaimed), (Tier::Emergency, 1, 0));
        assert_eq!((emergency.overdue, emergency.oldest_minutes), (1, 20));
        assert_eq!(moment.releases.len(), 7);
        assert_eq!(moment.releases[0].day, today);
        assert_eq!(view.staff[0], StaffLoad {
            name: "nurseさん".into(), claims: 1, calls: 0, closes: 0, reports: 2, holding: 1,
        });

        // Within five minutes it is not counted again, then it is.
        desk.advance(Duration::minutes(4));
        assert_eq!(desk.store.count_figures().await.unwrap(), 0);
        let close = CloseAlert { outcome: CallOutcome::Doctor, note: "往診を手配".into() };
        assert_eq!(nurse.post(&format!("/alerts/{alert}/close"), &close).await.status, 200);
        desk.advance(Duration::minutes(1));
        assert_eq!(desk.store.count_figures().await.unwrap(), 1);
        let view = figures(&mut nurse, "").await;
        let course = last(&view).course.clone().unwrap();
        assert_eq!((course.registered, course.uncontacted, course.reports, course.entered), (4, 2, 2, 2));
        assert_eq!(course.first_contact.quantile(500), Some(Within::Minutes(30)));
        let alerts = &course.alerts[0];
        assert_eq!((alerts.tier, alerts.claim.in_time, alerts.claim.late), (Tier::Emergency, 1, 0));
        assert_eq!((alerts.close.in_time, alerts.close.late), (0, 1));
        assert_eq!(alerts.claim.took.quantile(500), Some(Within::Minutes(10)));
        assert_eq!((view.staff[0].closes, view.staff[0].holding), (1, 0));
        assert_eq!(last(&view).moment.clone().unwrap().queue, []);
    }

    async fn a_day_that_is_over_keeps_its_moment_and_learns_its_end(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let day = desk.world.now().date();
        let late = nurse.register(hanako()).await.id;
        desk.store.count_figures().await.unwrap();
        desk.advance(Duration::hours(26));
        desk.log_in_again(&mut nurse, "nurse").await;
        report(&desk, &mut nurse, late, 97).await;
        nurse.register(somebody(2)).await;
        desk.store.count_figures().await.unwrap();
        let view = figures(&mut nurse, "").await;
        let before = of_day(&view, day);
        assert_eq!(before.moment.clone().unwrap().followed, 1, "as it was then");
        let course = before.course.clone().unwrap();
        assert_eq!((course.registered, course.uncontacted, course.reports), (1, 0, 0), "reached the day after");
        assert_eq!(course.first_contact.quantile(500), Some(Within::Minutes(2880)));
        let now = view.days.iter().rfind(|figures| figures.moment.is_some()).unwrap();
        assert_eq!((now.day, now.moment.clone().unwrap().followed), (desk.world.now().date(), 2));
        // That day as the last of its own two weeks; what is to come is cut to the present.
        let looked = figures(&mut nurse, &format!("?day={day}")).await;
        assert_eq!((looked.day, last(&looked)), (day, before));
        assert_eq!(figures(&mut nurse, "?day=2999-01-01").await.day, desk.world.now().date());
        // Two days after its end it is at rest.
        desk.advance(Duration::days(4));
        desk.store.count_figures().await.unwrap();
        desk.log_in_again(&mut nurse, "nurse").await;
        let settled = figures(&mut nurse, &format!("?day={day}")).await.counted_at;
        desk.advance(Duration::hours(2));
        desk.store.count_figures().await.unwrap();
        desk.log_in_again(&mut nurse, "nurse").await;
        assert_eq!(figures(&mut nurse, &format!("?day={day}")).await.counted_at, settled);
    }

    async fn each_sees_their_own_and_the_prefecture_the_sum(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let mut east = desk.staff_of("east", Asker { center: Some(desk.other_center), ..desk.asker(Role::Nurse) }).await;
        let mut prefecture = desk.staff("prefecture", Role::Prefecture).await;
        let mut doctor = desk.staff("doctor", Role::Clinician).await;
        for n in 1..=3 {
            nurse.register(somebody(n)).await;
        }
        east.register(somebody(4)).await;
        // Two workers at once: the same figures, once.
        let (one, two) = tokio::join!(desk.store.count_figures(), desk.store.count_figures());
        assert!(one.unwrap() + two.unwrap() > 0);
        let followed = |view: &FiguresView| last(view).moment.clone().unwrap().followed;
        assert_eq!(followed(&figures(&mut nurse, "").await), 3);
        assert_eq!(followed(&figures(&mut east, "").await), 1);
        let all = figures(&mut prefecture, "").await;
        assert_eq!((followed(&all), all.center.is_none(), all.staff.len()), (4, true, 0));
        let of = |name: &str| {
            let center = all.centers.iter().find(|one| one.center.name == name).unwrap();
            center.figures.moment.clone().unwrap().followed
        };
        assert_eq!((of("中央保健所"), of("東保健所")), (3, 1));
        let one = figures(&mut prefecture, &format!("?center={}", desk.other_center)).await;
        assert_eq!((followed(&one), one.center.unwrap().name.as_str(), one.centers.len()), (1, "東保健所", 0));
        assert!(one.staff.is_empty(), "what one person did is nobody's business there");

        let foreign = nurse.get(&format!("/figures?center={}", desk.other_center)).await;
        assert_eq!(foreign.refused(), (404, "not-found"));
        let nowhere = prefecture.get("/figures?center=00000000-0000-7000-8000-000000000000").await;
        assert_eq!(nowhere.refused(), (404, "not-found"));
        for path in ["/figures", "/figures/file"] {
            assert_eq!(doctor.get(path).await.refused(), (403, "forbidden"));
        }
    }

    async fn the_file_says_what_the_screen_says(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let ill = nurse.register(somebody(1)).await.id;
        desk.advance(Duration::minutes(3));
        report(&desk, &mut nurse, ill, 92).await;
        desk.store.count_figures().await.unwrap();
        let (headers, bytes, whole) = nurse.file("/figures/file?language=ja").await;
        assert!(whole);
        assert_eq!(headers["content-type"], "text/csv; charset=utf-8");
        let today = desk.world.now().date();
        assert_eq!(headers["content-disposition"], format!("attachment; filename=\"figures-{today}.csv\""));
        let text = String::from_utf8(bytes).unwrap();
        let rows: Vec<Vec<String>> = csv::ReaderBuilder::new()
            .from_reader(text.strip_prefix('\u{feff}').unwrap().as_bytes())
            .records()
            .map(|row| row.unwrap().iter().map(str::to_owned).collect())
            .collect();
        let value = |figure: &str, of: &str| {
            let day = today.to_string();
            let row = rows.iter().find(|row| row[0] == day && row[2] == figure && row[3] == of);
            row.map(|row| (row[1].clone(), row[4].clone()))
        };
        let here = |n: &str| Some(("中央保健所".to_owned(), n.to_owned()));
        assert_eq!(value("療養中", ""), here("1"));
        assert_eq!(value("その日に報告した人", ""), here("1"));
        assert_eq!(value("緊急度ごとの人数", "至急"), here("1"));
        assert_eq!(value("対応待ち", "至急"), here("1"));
        assert_eq!(value("登録から最初の連絡まで", "5分以内"), here("1"));
        assert_eq!(value("引き受け：期限前で未了", "至急"), here("1"));
        assert_eq!(value("代理入力", "nurseさん"), here("1"));
        let mark = &rows.last().unwrap()[0];
        assert!(mark.contains("nurseさん") && mark.contains(&today.to_string()), "{mark}");
        assert_eq!(nurse.get("/figures/file?language=vi").await.field_codes()[0].0, "language");
    }
}
