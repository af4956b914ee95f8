//! Time as a parameter.

use app::i18n::Instant;

/// The clocks of two nodes differ by no more than this, in milliseconds; what lies further ahead was written by a clock that
/// has been set right since.
pub const CLOCKS_APART: i64 = 90_000;

/// Where the time comes from.
pub trait Clock: Send + Sync {
    /// The time now.
    fn now(&self) -> Instant;
}

/// What a machine can tell of time.
pub trait ClockSource: Send + Sync {
    /// Its wall clock, which people and their services set, also backwards.
    fn wall(&self) -> Instant;
    /// Milliseconds since some moment in the past, which nobody sets.
    fn running(&self) -> i64;
}

/// The hall's clock: the wall clock of its start, and since then only the time that passed. A wall clock that is set
/// while the hall is open neither credits nor costs anybody a minute; the hall goes by it from its next start.
#[derive(Debug)]
pub struct SystemClock<M = MachineClock> {
    machine: M,
    /// What is to be added to the machine's running time.
    offset: i64,
}

impl SystemClock {
    /// Starts by this machine's wall clock.
    pub fn start() -> Self {
        Self::of(MachineClock::new())
    }
}

impl<M: ClockSource> SystemClock<M> {
    /// Starts by the wall clock of that machine.
    pub fn of(machine: M) -> Self {
        let offset = machine.wall().0 - machine.running();
        Self { machine, offset }
    }

    /// Milliseconds by which the wall clock is ahead of the hall's; negative where it is behind.
    pub fn drift_ms(&self) -> i64 {
        self.machine.wall().since(self.now())
    }
}

impl<M: ClockSource> Clock for SystemClock<M> {
    fn now(&self) -> Instant {
        Instant(self.offset + self.machine.running())
    }
}

/// The machine the hall runs on.
#[derive(Debug, Clone, Copy)]
pub struct MachineClock {
    #[cfg(not(target_os = "linux"))]
    started: std::time::Instant,
}

impl MachineClock {
    #[cfg_attr(
        not(target_os = "linux"),
        expect(
            clippy::disallowed_methods,
            reason = "the one place the machine's clocks are read"
        )
    )]
    fn new() -> Self {
        Self {
            #[cfg(not(target_os = "linux"))]
            started: std::time::Instant::now(),
        }
    }
}

impl ClockSource for MachineClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place the machine's clocks are read"
    )]
    fn wall(&self) -> Instant {
        let since = std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .unwrap_or_default();
        Instant(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    }

    /// The time since the machine was started, which goes on while it sleeps.
    #[cfg(target_os = "linux")]
    fn running(&self) -> i64 {
        let time = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
        time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }

    /// The time since the hall was started.
    #[cfg(not(target_os = "linux"))]
    fn running(&self) -> i64 {
        i64::try_from(self.started.elapsed().as_millis()).unwrap_or(i64::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicI64, Ordering};

    /// A machine whose wall clock can be set.
    #[derive(Default)]
    struct Set {
        wall: AtomicI64,
        running: AtomicI64,
    }

    impl ClockSource for &Set {
        fn wall(&self) -> Instant {
            Instant(self.wall.load(Ordering::Relaxed))
        }

        fn running(&self) -> i64 {
            self.running.load(Ordering::Relaxed)
        }
    }

    impl Set {
        fn pass(&self, ms: i64) {
            self.wall.fetch_add(ms, Ordering::Relaxed);
            self.running.fetch_add(ms, Ordering::Relaxed);
        }
    }

    #[test]
    fn a_wall_clock_set_by_an_hour_is_neither_credit_nor_loss() {
        let hour = 60 * Instant::MINUTE;
        for step in [hour, -hour] {
            let machine = Set::default();
            machine.wall.store(1_790_000_000_000, Ordering::Relaxed);
            machine.running.store(77, Ordering::Relaxed);
            let clock = SystemClock::of(&machine);
            assert_eq!(clock.now(), Instant(1_790_000_000_000));
            machine.pass(30_000);
            assert_eq!(clock.drift_ms(), 0);
            machine.wall.fetch_add(step, Ordering::Relaxed);
            machine.pass(30_000);
            assert_eq!(clock.now(), Instant(1_790_000_060_000));
            assert_eq!(clock.drift_ms(), step);
        }
    }

    #[test]
    fn this_machine_goes_forward() {
        let clock = SystemClock::start();
        let (first, second) = (clock.now(), clock.now());
        assert!(first <= second && first.0 > 1_700_000_000_000);
        assert!(clock.drift_ms().abs() < 1_000);
    }
}
