//! Random numbers: the system's for crypto/rand, and ChaCha8's for math/rand/v2.

use crate::native;
use crate::native::strings::charge;
use crate::vm::abi::{Fault, Native, NativeCx, NativeResult, Slice};

pub(super) const NATIVES: &[Native] =
    &[native!("crypto/rand.fill", fill), native!("internal/chacha8rand.block", chacha8_block)];

fn fill(cx: &mut NativeCx<'_>, (data,): (Slice,)) -> NativeResult<()> {
    charge(cx, data.len());
    let mut bytes = vec![0; data.len()];
    getrandom::fill(&mut bytes).map_err(|_| Fault::fatal("crypto/rand: failed to read random data"))?;
    data.write_bytes(cx, 0, &bytes);
    Ok(())
}

/// Words of a block, and blocks that are made together: word `i` of all of them comes before word `i + 1`.
const WORDS: usize = 16;
const LANES: usize = 4;

/// Fills 32 numbers with four blocks of ChaCha8 under a key of four numbers. As the algorithm chacha8rand has it, only
/// the key is added to what the rounds make of a block (<https://c2sp.org/chacha8rand>).
fn chacha8_block(cx: &mut NativeCx<'_>, (key, out, counter): (Slice, Slice, u32)) -> NativeResult<()> {
    let key: [u32; 8] = std::array::from_fn(|i| (key.get::<u64>(cx, i / 2) >> (32 * (i % 2))) as u32);
    let lanes: [[u32; WORDS]; LANES] = std::array::from_fn(|lane| chacha8(&key, counter.wrapping_add(lane as u32)));
    for i in 0..WORDS * LANES / 2 {
        let word = |at: usize| u64::from(lanes[at % LANES][at / LANES]);
        out.set(cx, i, word(2 * i) | word(2 * i + 1) << 32);
    }
    cx.charge(16);
    Ok(())
}

fn chacha8(key: &[u32; 8], counter: u32) -> [u32; WORDS] {
    let mut block = [0; WORDS];
    block[..4].copy_from_slice(&[0x6170_7865, 0x3320_646e, 0x7962_2d32, 0x6b20_6574]);
    block[4..12].copy_from_slice(key);
    block[12] = counter;
    for _ in 0..4 {
        for i in 0..4 {
            quarter_round(&mut block, [i, 4 + i, 8 + i, 12 + i]);
        }
        for i in 0..4 {
            quarter_round(&mut block, [i, 4 + (i + 1) % 4, 8 + (i + 2) % 4, 12 + (i + 3) % 4]);
        }
    }
    block[4..12].iter_mut().zip(key).for_each(|(word, key)| *word = word.wrapping_add(*key));
    block
}

fn quarter_round(block: &mut [u32; WORDS], [a, b, c, d]: [usize; 4]) {
    for (high, low) in [(16, 12), (8, 7)] {
        block[a] = block[a].wrapping_add(block[b]);
        block[d] = (block[d] ^ block[a]).rotate_left(high);
        block[c] = block[c].wrapping_add(block[d]);
        block[b] = (block[b] ^ block[c]).rotate_left(low);
    }
}
