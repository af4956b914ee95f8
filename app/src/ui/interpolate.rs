//! Sentences with markup inside: a link, a time, a name.

use leptos::prelude::*;

/// The first of the places kept for markup (Unicode's private use area, which no sentence of ours contains).
const FIRST: u32 = 0xE000;

/// The value to give a sentence's argument where the `i`-th piece of markup is to stand.
pub fn place(i: u8) -> String {
    char::from_u32(FIRST + u32::from(i))
        .map(String::from)
        .unwrap_or_default()
}

/// The sentence with its pieces in their places. So each language puts them in its own order.
pub fn interpolate(sentence: &str, pieces: Vec<AnyView>) -> AnyView {
    let mut pieces: Vec<Option<AnyView>> = pieces.into_iter().map(Some).collect();
    let mut woven: Vec<AnyView> = Vec::new();
    let mut text = String::new();
    for c in sentence.chars() {
        let piece = u32::from(c)
            .checked_sub(FIRST)
            .and_then(|i| pieces.get_mut(usize::try_from(i).ok()?))
            .and_then(Option::take);
        match piece {
            Some(piece) => {
                push(&mut woven, &mut text);
                woven.push(piece);
            }
            None => text.push(c),
        }
    }
    push(&mut woven, &mut text);
    woven.into_any()
}

/// Nothing for no text: an empty text is drawn as a space.
fn push(woven: &mut Vec<AnyView>, text: &mut String) {
    if !text.is_empty() {
        woven.push(std::mem::take(text).into_any());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_stands_where_the_sentence_wants_it() {
        let sentence = format!("{}, after {}.", place(1), place(0));
        let pieces = vec![
            view! { <b>"one"</b> }.into_any(),
            view! { <i>"two"</i> }.into_any(),
        ];
        let html = interpolate(&sentence, pieces).to_html();
        let plain: String = html.replace("<!>", "");
        assert_eq!(plain, "<i>two</i>, after <b>one</b>.");
    }
}
