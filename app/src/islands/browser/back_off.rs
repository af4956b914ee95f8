//! How long to wait before trying again.

/// Waits between tries of the same thing, in milliseconds. The last one repeats.
const BACK_OFF_MS: [i64; 6] = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000];

/// The wait after so many failed tries, from three quarters to five quarters of it: `chance`, a random number from 0
/// to 99, spreads the tries of a hall that lost its server at the same moment.
pub(crate) fn back_off(tries: usize, chance: i64) -> i64 {
    BACK_OFF_MS[tries.min(BACK_OFF_MS.len() - 1)] * (75 + chance / 2) / 100
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_to_half_a_minute_and_are_spread() {
        let middle: Vec<i64> = (0..8).map(|tries| back_off(tries, 50)).collect();
        assert_eq!(
            middle,
            [1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 30_000, 30_000]
        );
        assert_eq!((back_off(0, 0), back_off(0, 99)), (750, 1_240));
    }
}
