//! What the whole-system tests are made of: databases, processes, a browser, a network that can be cut, and doubles of
//! the machines that we talk to.

pub mod backend;
pub mod bench;
pub mod browser;
pub mod cluster;
pub mod desk;
pub mod fakes;
pub mod feed;
pub mod http;
pub mod keys;
pub mod looks;
pub mod newer;
pub mod opened;
pub mod outside;
pub mod process;
pub mod proxy;
pub mod reveal;
pub mod simulate;
pub mod startup;
pub mod walk;
pub mod ward;
pub mod world;
