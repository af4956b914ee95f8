//! What ffmpeg tells of itself with `-progress`: lines of `key=value`.

/// A longer line is none of ffmpeg's.
const LONGEST: usize = 256;

/// Reads the lines as they come, whatever they are.
#[derive(Debug, Default)]
pub(super) struct Progress {
    line: Vec<u8>,
    /// The line is too long, and is let pass.
    skips: bool,
}

impl Progress {
    /// Takes some bytes; answers the last position in them, in milliseconds of the film.
    pub(super) fn take(&mut self, bytes: &[u8]) -> Option<i64> {
        let mut at = None;
        for byte in bytes {
            match byte {
                b'\n' => {
                    if !self.skips {
                        at = position(&self.line).or(at);
                    }
                    self.line.clear();
                    self.skips = false;
                }
                _ if self.line.len() < LONGEST => self.line.push(*byte),
                _ => self.skips = true,
            }
        }
        at
    }
}

fn position(line: &[u8]) -> Option<i64> {
    let line = std::str::from_utf8(line).ok()?;
    let microseconds: i64 = line.strip_prefix("out_time_us=")?.trim().parse().ok()?;
    (microseconds >= 0).then_some(microseconds / 1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_position_is_told_however_the_bytes_are_cut() {
        let text = b"frame=1\nout_time_us=1500000\nout_time=00:00:01.5\nprogress=continue\nout_time_us=2500000\n";
        for cut in 0..text.len() {
            let mut progress = Progress::default();
            let told = [progress.take(&text[..cut]), progress.take(&text[cut..])];
            assert_eq!(told.into_iter().flatten().next_back(), Some(2_500));
        }
    }

    #[test]
    fn nonsense_is_no_position_and_costs_no_memory() {
        let mut progress = Progress::default();
        for text in [
            &b"out_time_us=N/A\n"[..],
            b"out_time_us=-9223372036854775808\n",
            b"out_time_us=99999999999999999999999\n",
            b"\xff\xfe\0out_time_us=1\n",
            b"out_time_us\n\n\n=\n",
        ] {
            assert_eq!(progress.take(text), None, "{text:?}");
        }
        for _ in 0..1_000 {
            assert_eq!(progress.take(&[b'x'; 4_096]), None);
        }
        assert!(progress.line.len() <= LONGEST);
        assert_eq!(
            progress.take(b"out_time_us=7000\nout_time_us=8000\n"),
            Some(8)
        );
    }
}
