//! Two macros that give a value its text form everywhere at once: JSON, database column, API schema.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

/// Reads the word of a [`text_enum`](crate::text_enum).
#[derive(Debug)]
pub struct Word<T>(pub PhantomData<T>);

impl<T: FromStr<Err: fmt::Display>> serde::de::Visitor<'_> for Word<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a known word")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(E::custom)
    }
}

/// An enum whose values are written as fixed words, the same in JSON, in the database and in Fluent keys.
#[macro_export]
macro_rules! text_enum {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$vmeta])* #[doc = concat!("`", $text, "`")] $variant),+ }
        impl $name {
            /// Every value, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// The word for this value in JSON, in the database and in Fluent keys.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(self.as_str()) }
        }
        impl std::str::FromStr for $name {
            type Err = $crate::values::Unknown;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text { $($text => Ok(Self::$variant),)+ _ => Err($crate::values::Unknown(stringify!($name))) }
            }
        }
        // By hand: what serde derives is a reader of its own for each enum, and a phone has to fetch them all.
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str($crate::columns::Word(std::marker::PhantomData))
            }
        }
        // By hand: the derived schema can't read the words through the macro.
        #[cfg(feature = "server")]
        impl utoipa::ToSchema for $name {}
        #[cfg(feature = "server")]
        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
                utoipa::openapi::schema::ObjectBuilder::new()
                    .schema_type(utoipa::openapi::schema::Type::String)
                    .enum_values(Some([$($text),+]))
                    .into()
            }
        }
        $crate::text_column!($name, |value| value.as_str(), |text| text.parse());
    };
}

/// Lets a type be bound to and read from a text column of either database.
#[macro_export]
macro_rules! text_column {
    ($name:ty, |$value:ident| $write:expr, |$text:ident| $read:expr) => {
        #[cfg(feature = "server")]
        const _: () = {
            impl<DB: sqlx::Database> sqlx::Type<DB> for $name
            where
                String: sqlx::Type<DB>,
            {
                fn type_info() -> DB::TypeInfo {
                    <String as sqlx::Type<DB>>::type_info()
                }
                fn compatible(ty: &DB::TypeInfo) -> bool {
                    <String as sqlx::Type<DB>>::compatible(ty)
                }
            }
            impl<'q, DB: sqlx::Database> sqlx::Encode<'q, DB> for $name
            where
                String: sqlx::Encode<'q, DB>,
            {
                fn encode_by_ref(
                    &self,
                    buffer: &mut <DB as sqlx::Database>::ArgumentBuffer,
                ) -> Result<sqlx::encode::IsNull, sqlx::error::BoxDynError> {
                    let $value = self;
                    let text: String = ($write).to_string();
                    sqlx::Encode::<DB>::encode(text, buffer)
                }
            }
            impl<'r, DB: sqlx::Database> sqlx::Decode<'r, DB> for $name
            where
                String: sqlx::Decode<'r, DB>,
            {
                fn decode(
                    value: <DB as sqlx::Database>::ValueRef<'r>,
                ) -> Result<Self, sqlx::error::BoxDynError> {
                    let owned = <String as sqlx::Decode<'r, DB>>::decode(value)?;
                    let $text = owned.as_str();
                    Ok(($read)?)
                }
            }
        };
    };
}
