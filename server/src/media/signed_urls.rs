//! Links to files that are not for everyone: signed, for some hours.

use app::i18n::Instant;
use app::lectures::Audience;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use std::sync::Arc;

/// For how long a link is good at least: a long lecture, with its pauses.
const GOOD_FOR: i64 = 360 * Instant::MINUTE;
/// Links of the same hour are the same, so that a browser that comes back finds what it has.
const STEP: i64 = 60 * Instant::MINUTE;
/// How many bytes of the signature a link carries.
const SIGN: usize = 16;

/// What links are signed with. Without it none is good.
#[derive(Clone, Default)]
pub struct SignedUrls(Option<Arc<str>>);

impl std::fmt::Debug for SignedUrls {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Links")
    }
}

impl SignedUrls {
    /// Signed with that secret.
    pub fn of(secret: &str) -> Self {
        Self(Some(secret.into()))
    }

    /// The address of a file, for those who may be shown it now.
    pub fn address(&self, name: &str, audience: Audience, now: Instant) -> String {
        if audience == Audience::Everyone {
            return format!("/media/{name}");
        }
        let until = (now.0 + GOOD_FOR) / STEP * STEP + STEP;
        let mac = self.signed(name, audience, until);
        let sign = mac.map(|mac| hex::encode(&mac.finalize().into_bytes()[..SIGN]));
        let sign = sign.unwrap_or_default();
        format!("/media/{name}?until={until}&sign={sign}")
    }

    /// Until when the query of an address opens that file to its bearer, if it does.
    pub fn open(
        &self,
        name: &str,
        audience: Audience,
        now: Instant,
        query: &str,
    ) -> Option<Instant> {
        let value = |wanted: &str| {
            let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
            pairs.find_map(|(name, value)| (name == wanted).then_some(value))
        };
        let until: i64 = value("until")?.parse().ok()?;
        let mut sign = [0; SIGN];
        hex::decode_to_slice(value("sign")?, &mut sign).ok()?;
        if until <= now.0 {
            return None;
        }
        let mac = self.signed(name, audience, until)?;
        mac.verify_truncated_left(&sign).ok()?;
        Some(Instant(until))
    }

    /// The audience is signed too: a link for officials opens nothing once the file is for practitioners.
    fn signed(&self, name: &str, audience: Audience, until: i64) -> Option<Hmac<Sha256>> {
        let mut mac = Hmac::<Sha256>::new_from_slice(self.0.as_ref()?.as_bytes()).ok()?;
        mac.update(format!("{name}\n{}\n{until}", audience.code()).as_bytes());
        Some(mac)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAME: &str = "00112233445566778899aabbccddeeff.mp4";
    const NOW: Instant = Instant(1_795_507_200_000);

    fn query(links: &SignedUrls, audience: Audience) -> String {
        let address = links.address(NAME, audience, NOW);
        address.split_once('?').unwrap().1.to_owned()
    }

    #[test]
    fn a_link_is_good_for_six_hours_and_at_most_seven() {
        let links = SignedUrls::of("a secret");
        let query = query(&links, Audience::Officials);
        let open =
            |hours: i64| links.open(NAME, Audience::Officials, NOW.plus(hours * STEP), &query);
        assert!(open(0).is_some() && open(6).is_some());
        assert_eq!(open(7), None);
    }

    #[test]
    fn nothing_of_a_link_can_be_changed() {
        let links = SignedUrls::of("a secret");
        let query = query(&links, Audience::Officials);
        let open =
            |name: &str, audience, query: &str| links.open(name, audience, NOW, query).is_some();
        assert!(open(NAME, Audience::Officials, &query));
        assert!(
            !open(NAME, Audience::Practitioners, &query),
            "another audience"
        );
        assert!(
            !open(
                "ff112233445566778899aabbccddeeff.mp4",
                Audience::Officials,
                &query
            ),
            "another file"
        );
        assert!(
            SignedUrls::of("another")
                .open(NAME, Audience::Officials, NOW, &query)
                .is_none()
        );
        assert!(
            SignedUrls::default()
                .open(NAME, Audience::Officials, NOW, &query)
                .is_none()
        );
        let (until, sign) = query.split_once('&').unwrap();
        let later = format!("until={}&{sign}", NOW.0 + 30 * STEP);
        let shorter = &query[..query.len() - 2];
        let wrong = query.replace("sign=", "sign=0");
        for query in [
            "",
            until,
            sign,
            &later,
            shorter,
            &wrong,
            "until=&sign=",
            "until=9999999999999&sign=äöü",
        ] {
            assert!(!open(NAME, Audience::Officials, query), "{query}");
        }
    }

    #[test]
    fn what_is_for_everyone_needs_no_link() {
        assert_eq!(
            SignedUrls::of("a secret").address(NAME, Audience::Everyone, NOW),
            format!("/media/{NAME}")
        );
    }
}
