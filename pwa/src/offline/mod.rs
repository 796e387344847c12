//! What waits for the network. `queue` decides and is pure; `db` keeps text on the device; `outbox` is the running
//! part that asks the one, writes to the other and sends. A report is written down before it is sent, and nothing is
//! ever dropped without being told.

pub mod db;
pub mod outbox;
pub mod queue;
