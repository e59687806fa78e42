//! Random numbers and the mixing step of hashes: folded multiplication, as wyhash and foldhash do it.

use std::cell::Cell;

/// The product of two words, its halves combined: every bit of either word moves every bit of the result.
#[inline(always)]
pub(super) fn fold(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    product as u64 ^ (product >> 64) as u64
}

/// An odd constant with no pattern (the digits of pi).
pub(super) const K0: u64 = 0x243f_6a88_85a3_08d3;
/// Another.
pub(super) const K1: u64 = 0x1319_8a2e_0370_7345;
/// Another.
pub(super) const K2: u64 = 0xa409_3822_299f_31d1;

/// Hashes one word.
#[inline(always)]
pub(super) fn hash_word(word: u64, seed: u64) -> u64 {
    fold(word ^ seed, K0)
}

/// Hashes bytes.
#[inline]
pub(super) fn hash_bytes(bytes: &[u8], seed: u64) -> u64 {
    let n = bytes.len();
    let (a, b) = match n {
        0 => (0, 0),
        1..=3 => (u64::from(bytes[0]) << 16 | u64::from(bytes[n / 2]) << 8 | u64::from(bytes[n - 1]), 0),
        4..=7 => (u64::from(word32(bytes, 0)), u64::from(word32(bytes, n - 4))),
        8..=16 => (word64(bytes, 0), word64(bytes, n - 8)),
        _ => return hash_long(bytes, seed),
    };
    fold(a ^ seed ^ K1, b ^ K2 ^ n as u64).wrapping_mul(K0) ^ fold(b ^ seed, a ^ K0)
}

/// More than 16 bytes: two words a step, the last step covers the end.
fn hash_long(bytes: &[u8], seed: u64) -> u64 {
    let (mut one, mut two) = (seed ^ K1, seed.rotate_left(32) ^ bytes.len() as u64);
    let mut at = 0;
    while at + 32 <= bytes.len() {
        one = fold(word64(bytes, at) ^ one, word64(bytes, at + 8) ^ K0);
        two = fold(word64(bytes, at + 16) ^ two, word64(bytes, at + 24) ^ K2);
        at += 32;
    }
    if bytes.len() - at > 16 {
        one = fold(word64(bytes, at) ^ one, word64(bytes, at + 8) ^ K0);
    }
    let end = bytes.len() - 16;
    fold(word64(bytes, end) ^ one, word64(bytes, end + 8) ^ two ^ K1)
}

#[inline(always)]
fn word64(bytes: &[u8], at: usize) -> u64 {
    u64::from_le_bytes(bytes[at..at + 8].try_into().expect("eight bytes"))
}

#[inline(always)]
fn word32(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(bytes[at..at + 4].try_into().expect("four bytes"))
}

/// A small fast generator for what must be unpredictable to programs but not secret.
#[derive(Debug)]
pub struct Rng(Cell<u64>);

impl Rng {
    /// A generator that begins at `seed`.
    pub fn new(seed: u64) -> Rng {
        Rng(Cell::new(seed))
    }

    /// The next 64 random bits.
    #[inline]
    pub fn next(&self) -> u64 {
        let state = self.0.get().wrapping_add(K0);
        self.0.set(state);
        fold(state, state ^ K2)
    }

    /// A random number below `n`.
    #[inline]
    pub fn below(&self, n: u32) -> u32 {
        ((u64::from(self.next() as u32) * u64::from(n)) >> 32) as u32
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn hashes_of_similar_inputs_differ_in_both_halves() {
        let mut high = HashSet::new();
        let mut low = HashSet::new();
        for n in 0..10_000_u64 {
            let hash = hash_word(n, 12345);
            high.insert(hash >> 40);
            low.insert(hash & 0xff_ffff);
        }
        assert!(high.len() > 9_900 && low.len() > 9_900, "{} {}", high.len(), low.len());
    }

    #[test]
    fn every_byte_and_the_length_count() {
        let base: Vec<u8> = (0..100).collect();
        let mut seen = HashSet::new();
        for len in 0..100 {
            assert!(seen.insert(hash_bytes(&base[..len], 7)));
            for at in 0..len {
                let mut changed = base[..len].to_vec();
                changed[at] ^= 0x80;
                assert!(seen.insert(hash_bytes(&changed, 7)), "len {len} at {at}");
            }
        }
        assert!(seen.insert(hash_bytes(&base, 8)));
    }

    #[test]
    fn numbers_below_a_bound_are_spread() {
        let rng = Rng::new(1);
        let mut counts = [0; 7];
        for _ in 0..7000 {
            counts[rng.below(7) as usize] += 1;
        }
        assert!(counts.iter().all(|n| (800..1200).contains(n)), "{counts:?}");
    }
}
