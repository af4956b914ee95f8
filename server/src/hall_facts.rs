//! What the hall is told of itself at its start: who runs it, and which countries are its partners.

use app::hall::Hall;
use app::i18n::{is_country, visible};

/// The longest name of an operator, in characters.
const OPERATOR_MOST: usize = 200;

/// The facts as they were given. Codes may be written in either case, and twice.
///
/// # Errors
/// A sentence that names what is wrong.
pub fn hall(operator: Option<&str>, countries: &[String]) -> Result<Hall, String> {
    let operator = in_one_line(operator.unwrap_or_default());
    let length = operator.chars().count();
    if length > OPERATOR_MOST {
        return Err(format!(
            "--operator takes a name of at most {OPERATOR_MOST} characters, not of {length}"
        ));
    }
    let mut partner_countries: Vec<String> = Vec::new();
    let given = countries.iter().map(|code| code.trim());
    for code in given.filter(|code| !code.is_empty()) {
        let known = code.to_ascii_uppercase();
        if !is_country(&known) {
            return Err(format!(
                "--partner-countries: {code:?} is no country's code; right are two letters of ISO 3166 each, as in KE,TH"
            ));
        }
        if !partner_countries.contains(&known) {
            partner_countries.push(known);
        }
    }
    Ok(Hall {
        operator: Some(operator).filter(|name| !name.is_empty()),
        partner_countries,
    })
}

/// A name without what nobody sees.
fn in_one_line(given: &str) -> String {
    let seen: String = visible(given)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    seen.chars().filter(|c| !c.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(given: &[&str]) -> Result<Vec<String>, String> {
        let given: Vec<String> = given.iter().map(|code| (*code).to_owned()).collect();
        hall(None, &given).map(|hall| hall.partner_countries)
    }

    #[test]
    fn an_operator_is_a_name_in_one_line_of_what_can_be_seen() {
        let operator = |given: &str| hall(Some(given), &[]).map(|hall| hall.operator);
        for (given, is) in [
            (" Ministry  of\nTrade ", Some("Ministry of Trade")),
            ("Minis\u{200b}try\u{7}", Some("Ministry")),
            ("", None),
            (" \u{200b} ", None),
            ("\u{7}", None),
        ] {
            assert_eq!(operator(given), Ok(is.map(str::to_owned)), "{given:?}");
        }
        assert_eq!(hall(None, &[]), Ok(Hall::default()));
        let most = "商".repeat(OPERATOR_MOST);
        assert_eq!(operator(&most), Ok(Some(most.clone())));
        let wrong = operator(&(most + "商")).unwrap_err();
        assert!(
            wrong.contains("--operator") && wrong.contains("201"),
            "{wrong}"
        );
    }

    #[test]
    fn partner_countries_are_codes_of_countries_each_once() {
        let right = ["TH", "KE"].map(str::to_owned).to_vec();
        assert_eq!(codes(&["TH", " ke", "th", "", "KE "]), Ok(right));
        assert_eq!(codes(&[""]), Ok(Vec::new()));
    }

    #[test]
    fn a_wrong_code_is_named_in_one_sentence() {
        for wrong in ["KEN", "XX", "K", "254", "ケ", "K E", "EU"] {
            let told = codes(&["TH", wrong]).unwrap_err();
            assert!(told.contains(&format!("{wrong:?}")), "{told}");
            assert!(!told.contains('\n'), "{told}");
        }
    }
}
