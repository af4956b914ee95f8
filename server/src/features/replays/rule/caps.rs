//! How many replays of visitors count: a visitor is known by no more than a cookie, and anybody may have many of those.

/// Visitors' replays of one film that count of one network, in an hour of the clock (UTC).
const OF_FILM: i64 = 30;
/// Visitors' replays of all films that count of one network, in a day (UTC).
const OF_NETWORK: i64 = 300;
/// Replays that count of one cookie, in a day (UTC).
const OF_COOKIE: i64 = 24;

/// Which of the caps a visitor's replay is beyond.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cap {
    /// That of a network and a film in an hour.
    FilmOfNetwork,
    /// That of a network in a day.
    Network,
    /// That of a cookie in a day.
    Cookie,
}

impl Cap {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::FilmOfNetwork, Self::Network, Self::Cookie];

    /// As the records name it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::FilmOfNetwork => "network-hour",
            Self::Network => "network-day",
            Self::Cookie => "cookie-day",
        }
    }

    /// What the records name so.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|cap| cap.code() == code)
    }

    /// How many it lets count.
    pub const fn most(self) -> i64 {
        match self {
            Self::FilmOfNetwork => OF_FILM,
            Self::Network => OF_NETWORK,
            Self::Cookie => OF_COOKIE,
        }
    }
}

/// How many replays have been counted that a visitor's shares a cap with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Of its network and film, in its hour.
    pub film: i64,
    /// Of its network, on its day.
    pub network: i64,
    /// Of its cookie, on its day.
    pub cookie: i64,
}

impl Tally {
    /// The cap that one more would be beyond.
    pub const fn beyond(self) -> Option<Cap> {
        if self.cookie >= OF_COOKIE {
            Some(Cap::Cookie)
        } else if self.film >= OF_FILM {
            Some(Cap::FilmOfNetwork)
        } else if self.network >= OF_NETWORK {
            Some(Cap::Network)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_thirty_first_of_a_film_is_beyond_and_so_on() {
        let beyond = |film, network, cookie| {
            let tally = Tally {
                film,
                network,
                cookie,
            };
            tally.beyond()
        };
        assert_eq!(beyond(29, 299, 23), None);
        assert_eq!(beyond(30, 30, 0), Some(Cap::FilmOfNetwork));
        assert_eq!(beyond(0, 300, 0), Some(Cap::Network));
        assert_eq!(beyond(30, 300, 24), Some(Cap::Cookie));
        for cap in Cap::ALL {
            assert_eq!(Cap::parse(cap.code()), Some(cap));
        }
    }
}
