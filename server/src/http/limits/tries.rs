//! Tries at an account: how often they may fail, by kind, network and account.

use super::counts::Counts;
use app::accounts::{Attempt, Try};
use std::hash::{BuildHasher, RandomState};
use std::net::IpAddr;

const MINUTE: i64 = 60_000;

/// Failures of one kind at one account from one network, a minute.
const OF_ACCOUNT: u32 = 10;
/// New accounts from one network, a minute: a ministry behind one address signs up within a quarter of an hour.
const NEW_ACCOUNTS: u32 = 120;
/// Failures from one network, a minute, beyond which its failures are answered late.
const CROWD: u32 = 120;

/// Where a try comes from.
#[derive(Debug, Clone)]
pub(crate) struct From<'a> {
    /// The network it comes from.
    pub(crate) address: IpAddr,
    /// The same as accounts keep it.
    pub(crate) network: String,
    /// The browser's own number, where it has signed in to that account before.
    pub(crate) known_browser: Option<&'a str>,
}

/// The failures of a hall. What they are counted by is a number made with a secret of this process, so that no
/// address, however long, is kept, and nobody can make two numbers meet.
#[derive(Debug)]
pub(super) struct Tries {
    secret: RandomState,
    accounts: Counts,
    new_accounts: Counts,
    networks: Counts,
}

impl Default for Tries {
    fn default() -> Self {
        Self {
            secret: RandomState::new(),
            accounts: Counts::new(OF_ACCOUNT, MINUTE),
            new_accounts: Counts::new(NEW_ACCOUNTS, MINUTE),
            networks: Counts::new(CROWD, MINUTE),
        }
    }
}

impl Tries {
    /// One try, counted as a failure until it is taken back.
    pub(super) fn begin(
        &self,
        kind: Try,
        account: &str,
        from: &From<'_>,
        now: i64,
    ) -> Result<Attempt, u64> {
        let network = self.secret.hash_one(("network", from.address));
        let lane = match from.known_browser {
            // A line of its own, which what others behind the same address do never fills.
            Some(browser) => self.secret.hash_one(("browser", browser)),
            None => network,
        };
        let counted = match (kind, from.known_browser) {
            // Whoever holds a session of that account guesses from as many addresses as they like.
            (Try::Password, _) => self.secret.hash_one((kind, account)),
            (_, Some(browser)) => self.secret.hash_one((kind, browser, account)),
            (_, None) => self.secret.hash_one((kind, from.address, account)),
        };
        let failures = self.accounts.add(counted, now)?;
        if kind == Try::SignUp
            && let Err(wait) = self.new_accounts.add(network, now)
        {
            self.accounts.take_back(counted);
            return Err(wait);
        }
        let known = from.known_browser.is_some();
        let crowded = !known && self.networks.is_full(network, now);
        if !known {
            self.networks.note(network, now);
        }
        Ok(Attempt {
            lane,
            failures,
            crowded,
            network: from.network.clone(),
            counted: Some((counted, (!known).then_some(network))),
        })
    }

    /// It was no failure.
    pub(super) fn take_back(&self, attempt: &Attempt) {
        if let Some((counted, network)) = attempt.counted {
            self.accounts.take_back(counted);
            if let Some(network) = network {
                self.networks.take_back(network);
            }
        }
    }

    pub(super) fn sweep(&self, now: i64) {
        for counts in [&self.accounts, &self.new_accounts, &self.networks] {
            counts.sweep(now);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::Ipv4Addr;

    const fn from(known_browser: Option<&str>) -> From<'_> {
        From {
            address: IpAddr::V4(Ipv4Addr::new(10, 0, 0, 1)),
            network: String::new(),
            known_browser,
        }
    }

    #[test]
    fn failures_are_counted_apart_by_kind_and_account() {
        let tries = Tries::default();
        let guess = |kind, account| tries.begin(kind, account, &from(None), 0);
        for n in 0..10 {
            assert_eq!(guess(Try::SignIn, "amina").unwrap().failures, n);
        }
        assert_eq!(guess(Try::SignIn, "amina").unwrap_err(), 6);
        assert!(
            guess(Try::SignIn, "bo").is_ok(),
            "a colleague behind the same address"
        );
        assert!(guess(Try::SetUp, "amina").is_ok());
        assert!(guess(Try::Password, "amina").is_ok());
        assert!(guess(Try::SignUp, "amina").is_ok());
        let elsewhere = From {
            address: IpAddr::V4(Ipv4Addr::new(10, 0, 0, 2)),
            ..from(None)
        };
        assert!(tries.begin(Try::SignIn, "amina", &elsewhere, 0).is_ok());
        for n in 1..10 {
            assert!(
                tries.begin(Try::Password, "amina", &elsewhere, 0).is_ok(),
                "{n}"
            );
        }
        assert!(
            tries
                .begin(Try::Password, "amina", &from(Some("hers")), 0)
                .is_err(),
            "the old password is guessed at from several places as from one"
        );
    }

    #[test]
    fn what_succeeds_is_no_failure() {
        let tries = Tries::default();
        for _ in 0..1_000 {
            let attempt = tries.begin(Try::SignIn, "amina", &from(None), 0).unwrap();
            assert!(!attempt.crowded && attempt.failures == 0);
            tries.take_back(&attempt);
        }
    }

    #[test]
    fn others_never_fill_the_line_of_a_browser_that_is_known() {
        let tries = Tries::default();
        for n in 0..500 {
            let _ = tries.begin(Try::SignIn, "amina", &from(None), 0);
            let _ = tries.begin(Try::SignIn, &format!("made-up-{n}"), &from(None), 0);
        }
        let crowd = tries.begin(Try::SignIn, "bo", &from(None), 0).unwrap();
        assert!(crowd.crowded);
        let own = tries
            .begin(Try::SignIn, "amina", &from(Some("hers")), 0)
            .unwrap();
        assert!(!own.crowded && own.failures == 0 && own.lane != crowd.lane);
        for _ in 1..10 {
            tries
                .begin(Try::SignIn, "amina", &from(Some("hers")), 0)
                .unwrap();
        }
        assert!(
            tries
                .begin(Try::SignIn, "amina", &from(Some("hers")), 0)
                .is_err(),
            "it has an end too"
        );
    }

    #[test]
    fn accounts_are_made_from_one_network_at_a_humane_rate() {
        let tries = Tries::default();
        let sign_up =
            |n: i64, now| tries.begin(Try::SignUp, &format!("person-{n}"), &from(None), now);
        for n in 0..120 {
            let attempt = sign_up(n, 0).unwrap();
            tries.take_back(&attempt);
        }
        assert!(sign_up(120, 0).is_err());
        assert!(sign_up(121, 1_000).is_ok());
        assert!(tries.begin(Try::SignIn, "amina", &from(None), 0).is_ok());
    }
}
