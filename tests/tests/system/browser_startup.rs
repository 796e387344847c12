//! How long a slow phone waits for the button, in print; the bench has it in its table. It judges no time: only that
//! the app does come up, on a slow phone and without a network.

use mimamori_tests::startup;

#[tokio::test(flavor = "multi_thread")]
async fn browser_starts_on_a_slow_phone_and_without_a_network() {
    let startup = startup::measure().await.unwrap();
    println!(
        "to a usable report button: {:.0} ms cold on a slow phone, {:.0} ms warm without a network",
        startup.cold, startup.warm_offline
    );
}
