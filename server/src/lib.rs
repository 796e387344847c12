//! The server: one router for three audiences (patients, staff, machines) and a listener for operators.

pub mod admin;
pub mod app;
pub mod auth;
pub mod bulk;
pub mod course;
pub mod export;
pub mod files;
pub mod import;
pub mod json;
pub mod live;
pub mod openapi;
pub mod ops;
pub mod password;
pub mod problem;
pub mod push_key;
pub mod route;
pub mod router;
pub mod routes;
pub mod totp;
