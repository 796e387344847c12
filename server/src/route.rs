//! A route says in one place where it is, who may use it and what goes in and out. The router, the description at
//! `/openapi.json` and the test that walks every route are all made from this.

use axum::routing::MethodRouter;
use mimamori_domain::access::Action;
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

use crate::app::App;

/// Who may use a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Anybody; such routes are also named in the list of the test.
    Public,
    /// A patient's phone.
    Patient,
    /// Any member of staff who is logged in.
    AnyStaff,
    /// Staff whose role has the action in some scope.
    Staff(Action),
    /// The COCOA server and providers, by their own secrets.
    Machine,
}

/// Schemas that a body needs, by name.
pub type Schemas = Vec<(String, RefOr<Schema>)>;

/// A described body.
#[derive(Clone)]
pub struct Body {
    /// Name of its schema.
    pub name: String,
    /// The schema and all that it refers to.
    pub schemas: Schemas,
}

fn body<T: ToSchema + PartialSchema>() -> Body {
    let mut schemas = vec![(T::name().into_owned(), T::schema())];
    T::schemas(&mut schemas);
    Body { name: T::name().into_owned(), schemas }
}

/// One route.
#[derive(Clone)]
pub struct Route {
    /// `GET`, `POST` or `PUT`.
    pub method: &'static str,
    /// Path with `{parameters}`.
    pub path: &'static str,
    /// Who may use it.
    pub audience: Audience,
    /// What it does, one sentence.
    pub summary: &'static str,
    /// The handler.
    pub handler: MethodRouter<App>,
    /// What goes in.
    pub takes: Option<Body>,
    /// Status and what comes out.
    pub gives: Vec<(u16, Option<Body>)>,
    /// The answer never ends (the live feed): no time limit is laid over it.
    pub endless: bool,
}

impl Route {
    fn new(
        method: &'static str,
        path: &'static str,
        audience: Audience,
        summary: &'static str,
        handler: MethodRouter<App>,
    ) -> Self {
        Self { method, path, audience, summary, handler, takes: None, gives: vec![], endless: false }
    }
    /// A `GET`: pass `axum::routing::get(handler)`.
    pub fn get(
        path: &'static str,
        audience: Audience,
        summary: &'static str,
        handler: MethodRouter<App>,
    ) -> Self {
        Self::new("GET", path, audience, summary, handler)
    }
    /// A `POST`: pass `axum::routing::post(handler)`.
    pub fn post(
        path: &'static str,
        audience: Audience,
        summary: &'static str,
        handler: MethodRouter<App>,
    ) -> Self {
        Self::new("POST", path, audience, summary, handler)
    }
    /// A `PUT`: pass `axum::routing::put(handler)`.
    pub fn put(
        path: &'static str,
        audience: Audience,
        summary: &'static str,
        handler: MethodRouter<App>,
    ) -> Self {
        Self::new("PUT", path, audience, summary, handler)
    }
    /// What goes in, as JSON.
    #[must_use]
    pub fn takes<T: ToSchema + PartialSchema>(mut self) -> Self {
        self.takes = Some(body::<T>());
        self
    }
    /// What comes out with `status`, as JSON.
    #[must_use]
    pub fn gives<T: ToSchema + PartialSchema>(mut self, status: u16) -> Self {
        self.gives.push((status, Some(body::<T>())));
        self
    }
    /// The answer never ends.
    #[must_use]
    pub fn endless(mut self) -> Self {
        self.endless = true;
        self
    }
    /// An answer without a described body.
    #[must_use]
    pub fn answers(mut self, status: u16) -> Self {
        self.gives.push((status, None));
        self
    }
}
