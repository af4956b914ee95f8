//! Many rows in one statement.

use serde::Serialize;
use std::fmt::Display;
use std::io::Write;

/// Rows as one text of JSON, `{"0": …, "1": …}`, which `jsonb_each(CAST($1 AS jsonb_text))` reads on both engines. A row
/// of named fields is read by their names, `value ->> 'beat_at'`; one of one or two columns may be a tuple, read by
/// `value ->> 0`. (Both engines parse the text once and keep the rows in binary form. On `PostgreSQL` `jsonb_text` is a
/// domain over `jsonb`; `SQLite` takes any type with "text" in its name for text.)
pub fn json_rows<T: Serialize>(rows: impl IntoIterator<Item = T>) -> String {
    json_map(rows.into_iter().enumerate())
}

/// The same with the key of each row told. A key needs no escape: it is a number or a lease.
pub fn json_map<K: Display, T: Serialize>(rows: impl IntoIterator<Item = (K, T)>) -> String {
    let mut text = vec![b'{'];
    for (key, row) in rows {
        if text.len() > 1 {
            text.push(b',');
        }
        // Writing to memory does not fail; numbers, booleans and text are always JSON.
        let _ = write!(text, "\"{key}\":");
        let _ = serde_json::to_writer(&mut text, &row);
    }
    text.push(b'}');
    String::from_utf8(text).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Serialize)]
    struct Line {
        id: i64,
        name: &'static str,
    }

    #[test]
    fn rows_are_one_object_of_objects_by_name_or_of_arrays() {
        let line = |id, name| Line { id, name };
        assert_eq!(
            json_rows([line(1, "讲座"), line(2, "\"b\"")]),
            r#"{"0":{"id":1,"name":"讲座"},"1":{"id":2,"name":"\"b\""}}"#
        );
        assert_eq!(
            json_rows([(1, true), (2, false)]),
            r#"{"0":[1,true],"1":[2,false]}"#
        );
        assert_eq!(json_rows(Vec::<(i64,)>::new()), "{}");
        assert_eq!(json_map([("ab", (1,))]), r#"{"ab":[1]}"#);
    }
}
