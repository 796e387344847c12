//! `/openapi.json`, made from the table of routes.

use mimamori_domain::api::Problem;
use utoipa::openapi::path::{HttpMethod, OperationBuilder, ParameterBuilder, ParameterIn, PathsBuilder};
use utoipa::openapi::request_body::RequestBodyBuilder;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, SecurityScheme};
use utoipa::openapi::{
    ComponentsBuilder, ContentBuilder, InfoBuilder, OpenApi, OpenApiBuilder, PathItem, Ref, Required,
    ResponseBuilder, SecurityRequirement,
};
use utoipa::{PartialSchema as _, ToSchema as _};

use crate::route::{Audience, Route};

/// The description of these routes.
pub fn describe(routes: &[Route]) -> OpenApi {
    let mut components = ComponentsBuilder::new()
        .schema(Problem::name(), Problem::schema())
        .security_scheme(
            "staff",
            SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::new("__Host-mimamori_staff"))),
        )
        .security_scheme(
            "patient",
            SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::new("__Host-mimamori_patient"))),
        );
    let mut known = vec![];
    Problem::schemas(&mut known);
    for body in
        routes.iter().flat_map(|r| r.takes.iter().chain(r.gives.iter().filter_map(|(_, b)| b.as_ref())))
    {
        known.extend(body.schemas.iter().cloned());
    }
    for (name, schema) in known {
        components = components.schema(name, schema);
    }
    let mut paths = PathsBuilder::new();
    // Pages are for browsers; they are no part of the API.
    let is_page = |route: &&Route| route.audience == Audience::Public && !route.path.starts_with("/api/");
    for route in routes.iter().filter(|route| !is_page(route)) {
        paths = paths.path(route.path, PathItem::new(method(route.method), operation(route)));
    }
    let info = InfoBuilder::new()
        .title("Mimamori")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some(
            "Health follow-up of people who stay at home or in hotels. Changes carry x-csrf-token.",
        ))
        .build();
    OpenApiBuilder::new().info(info).paths(paths.build()).components(Some(components.build())).build()
}

fn method(name: &str) -> HttpMethod {
    match name {
        "POST" => HttpMethod::Post,
        "PUT" => HttpMethod::Put,
        _ => HttpMethod::Get,
    }
}

fn operation(route: &Route) -> utoipa::openapi::path::Operation {
    let mut operation = OperationBuilder::new().summary(Some(route.summary));
    for name in parameters(route.path) {
        operation = operation.parameter(
            ParameterBuilder::new()
                .name(name)
                .parameter_in(ParameterIn::Path)
                .required(Required::True)
                .build(),
        );
    }
    let content = |name: &str| ContentBuilder::new().schema(Some(Ref::from_schema_name(name))).build();
    if let Some(body) = &route.takes {
        operation = operation.request_body(Some(
            RequestBodyBuilder::new()
                .content("application/json", content(&body.name))
                .required(Some(Required::True))
                .build(),
        ));
    }
    for (status, body) in &route.gives {
        let mut response = ResponseBuilder::new().description(reason(*status));
        if let Some(body) = body {
            response = response.content("application/json", content(&body.name));
        }
        operation = operation.response(status.to_string(), response.build());
    }
    let refusal = ResponseBuilder::new()
        .description("Refused; `code` says why")
        .content("application/problem+json", content(&Problem::name()));
    operation = operation.response("default", refusal.build());
    let security = match route.audience {
        Audience::Patient => Some("patient"),
        Audience::AnyStaff | Audience::Staff(_) => Some("staff"),
        Audience::Public | Audience::Machine => None,
    };
    if let Some(name) = security {
        operation = operation.security(SecurityRequirement::new(name, Vec::<String>::new()));
    }
    operation.build()
}

fn reason(status: u16) -> &'static str {
    match status {
        201 => "Made",
        204 => "Done",
        _ => "OK",
    }
}

/// Names between braces.
pub fn parameters(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
}
