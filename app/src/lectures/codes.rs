//! The closed lists of the field, each with the code that forms, addresses and the database write.

macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// All of them, in the order they are shown.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// As forms, addresses and the database write it.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// From that.
            pub fn parse(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|v| v.code() == code)
            }
        }
    };
}

pub(crate) use codes;

codes! {
    /// What a lecture is about.
    Topic {
        /// Policies and regulations.
        Policy = "policy",
        /// Development trends.
        Trends = "trends",
        /// Innovation practice.
        Innovation = "innovation",
        /// Practical skills.
        Skills = "skills",
    }
}

codes! {
    /// A theme that runs across the topics.
    Theme {
        /// Agricultural community e-commerce.
        Agricultural = "agricultural",
        /// Live commerce.
        LiveCommerce = "live-commerce",
    }
}

codes! {
    /// For whom a lecture is.
    Audience {
        /// For everyone.
        Everyone = "everyone",
        /// For confirmed officials.
        Officials = "officials",
        /// For practitioners.
        Practitioners = "practitioners",
    }
}

codes! {
    /// Whether others see a lecture.
    Status {
        /// Organizers only.
        Draft = "draft",
        /// Everybody.
        Published = "published",
        /// Everybody, as cancelled.
        Cancelled = "cancelled",
    }
}
