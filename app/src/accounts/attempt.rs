//! A try at an account: signing in or up, or changing a password.

/// What is tried; failures of each are counted apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Try {
    /// To sign in.
    SignIn,
    /// To make an account.
    SignUp,
    /// To make the first organizer.
    SetUp,
    /// To change a password by telling the old one.
    Password,
}

/// A try that was let in: where its turn stands, and where it is counted. It is a failure until the session layer is
/// told otherwise.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Attempt {
    /// Stands for the network it comes from, or for the browser where that has signed in to the account before.
    pub lane: u64,
    /// How often the same has failed lately.
    pub failures: u32,
    /// Whether so much fails from its network that failures are answered late, all after the same time.
    pub crowded: bool,
    /// The mark of its network, as accounts keep it; empty where it comes from the command line.
    pub network: String,
    /// What it is counted by: itself, and its network.
    pub counted: Option<(u64, Option<u64>)>,
}
