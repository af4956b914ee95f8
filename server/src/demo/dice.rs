//! Chance that comes out the same each time, so that every demonstration tells the same story.

/// Dice that fall the same way for the same throw: `SplitMix64` (Steele, Lea and Flood, 2014). Not for secrets.
#[derive(Debug)]
pub(crate) struct Dice(u64);

impl Dice {
    /// The dice of one matter, named by numbers: they do not depend on what was thrown before for another.
    pub(crate) fn of(matter: &[i64]) -> Self {
        let mut dice = Self(0);
        for part in matter {
            dice.0 ^= part.cast_unsigned();
            dice.0 = dice.throw();
        }
        dice
    }

    fn throw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number in `[from, to)`; `from` where there is none.
    pub(crate) fn between(&mut self, from: i64, to: i64) -> i64 {
        let width = u64::try_from(to - from).unwrap_or(0).max(1);
        from + i64::try_from(self.throw() % width).unwrap_or(0)
    }

    /// True in so many cases of a hundred.
    pub(crate) fn chance(&mut self, percent: i64) -> bool {
        self.between(0, 100) < percent
    }

    /// One of these, which are not empty.
    pub(crate) fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        let width = u64::try_from(of.len()).unwrap_or(u64::MAX).max(1);
        &of[usize::try_from(self.throw() % width).unwrap_or(0)]
    }
}
