//! Many rows in one statement.

use serde::Serialize;

/// A row: a tuple, so that each column has its place in it.
pub trait JsonRow: Serialize {}

impl<T: JsonRow> JsonRow for &T {}

macro_rules! tuples {
    ($($($column:ident)+;)+) => {
        $(impl<$($column: Serialize),+> JsonRow for ($($column,)+) {})+
    };
}
tuples! {
    A;
    A B;
    A B C;
    A B C D;
    A B C D E;
    A B C D E F;
    A B C D E F G;
    A B C D E F G H;
    A B C D E F G H I;
    A B C D E F G H I J;
    A B C D E F G H I J K;
    A B C D E F G H I J K L;
    A B C D E F G H I J K L M;
}

/// Rows as one text of JSON, `{"0": […], "1": […]}`, which `jsonb_each(CAST($1 AS jsonb_text))` reads on both engines:
/// `value ->> 0` is the first column of a row. (Both parse the text once and keep the rows in binary form. On
/// `PostgreSQL` `jsonb_text` is a domain over `jsonb`; `SQLite` takes any type with "text" in its name for text.)
pub fn json_rows<T: JsonRow>(rows: impl IntoIterator<Item = T>) -> String {
    json_map(rows.into_iter().enumerate())
}

/// The same with the key of each row told.
pub fn json_map<K: std::fmt::Display, T: Serialize>(
    rows: impl IntoIterator<Item = (K, T)>,
) -> String {
    use std::fmt::Write;
    let mut text = String::from("{");
    for (key, row) in rows {
        if text.len() > 1 {
            text.push(',');
        }
        // Writing to a string does not fail; numbers, booleans and hexadecimal text are always JSON.
        let _ = write!(text, "\"{key}\":");
        text.push_str(&serde_json::to_string(&row).unwrap_or_default());
    }
    text.push('}');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_one_object_of_arrays() {
        assert_eq!(
            json_rows([(1, true), (2, false)]),
            r#"{"0":[1,true],"1":[2,false]}"#
        );
        assert_eq!(json_rows(Vec::<(i64,)>::new()), "{}");
        assert_eq!(json_map([("ab", (1,))]), r#"{"ab":[1]}"#);
    }
}
