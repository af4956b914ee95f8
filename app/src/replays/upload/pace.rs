//! How fast an upload goes.

/// Between two samples; shorter ones measure the browser's buffers.
const SAMPLE_MS: f64 = 500.0;

/// Bytes per millisecond, smoothed, so that the time left does not jump about.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Pace {
    at: f64,
    bytes: f64,
    speed: f64,
}

impl Pace {
    /// Begins to measure, at a time in milliseconds.
    pub(super) const fn begin(at: f64) -> Self {
        Self {
            at,
            bytes: 0.0,
            speed: 0.0,
        }
    }

    /// So many bytes have left.
    #[must_use]
    pub(super) fn sample(self, at: f64, bytes: f64) -> Self {
        let passed = at - self.at;
        if passed < SAMPLE_MS {
            return self;
        }
        let speed = (bytes - self.bytes) / passed;
        let speed = if self.speed > 0.0 {
            0.7f64.mul_add(self.speed, 0.3 * speed)
        } else {
            speed
        };
        Self { at, bytes, speed }
    }

    /// Megabytes per second.
    pub(super) fn megabytes(self) -> f64 {
        self.speed / 1000.0
    }

    /// Milliseconds until the rest has left; none while nothing moves.
    pub(super) fn left_ms(self, rest: f64) -> Option<f64> {
        (self.speed > 0.0).then(|| rest / self.speed)
    }
}

#[cfg(test)]
mod tests {
    use super::Pace;

    #[test]
    fn a_steady_upload_has_a_steady_pace() {
        let mut pace = Pace::begin(0.0);
        for second in 1..10 {
            pace = pace.sample(f64::from(second) * 1000.0, f64::from(second) * 2_000_000.0);
        }
        assert!((pace.megabytes() - 2.0).abs() < 1e-9);
        assert!(
            pace.left_ms(10_000_000.0)
                .is_some_and(|ms| (ms - 5000.0).abs() < 1e-6)
        );
    }

    #[test]
    fn nothing_is_promised_before_anything_moved() {
        assert_eq!(Pace::begin(0.0).left_ms(1.0), None);
        assert_eq!(Pace::begin(0.0).sample(100.0, 5.0).left_ms(1.0), None);
    }
}
