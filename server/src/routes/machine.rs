//! What other machines call: the COCOA server and providers' callbacks.

use axum::routing::post;

use crate::route::{Audience, Route};
use crate::routes::{cocoa, hooks};

/// The routes of machines.
pub fn table() -> Vec<Route> {
    vec![
        Route::post("/cocoa/v1/verify", Audience::Machine, "Is this 処理番号 valid?", post(cocoa::verify))
            .answers(200),
        Route::post(
            "/hooks/twilio/{attempt_id}",
            Audience::Machine,
            "Delivery state of an attempt, signed by the provider",
            post(hooks::twilio),
        )
        .answers(204),
    ]
}
