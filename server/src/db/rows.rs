//! Many rows in one statement.

use serde::Serialize;

/// Rows as one text of JSON, `{"0": […], "1": […]}`, which `jsonb_each(CAST($1 AS jsonb_text))` reads on both engines:
/// `value ->> 0` is the first column of a row. (Both parse the text once and keep the rows in binary form. On
/// `PostgreSQL` `jsonb_text` is a domain over `jsonb`; `SQLite` takes any type with "text" in its name for text.)
pub fn rows<T: Serialize>(rows: impl IntoIterator<Item = T>) -> String {
    keyed(rows.into_iter().enumerate())
}

/// The same with the key of each row told.
pub fn keyed<K: std::fmt::Display, T: Serialize>(rows: impl IntoIterator<Item = (K, T)>) -> String {
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
            rows([(1, true), (2, false)]),
            r#"{"0":[1,true],"1":[2,false]}"#
        );
        assert_eq!(rows(Vec::<(i64,)>::new()), "{}");
        assert_eq!(keyed([("ab", (1,))]), r#"{"ab":[1]}"#);
    }
}
