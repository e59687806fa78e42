//! Natives of the packages below hash, and those of crypto that are hashes: the inner loops over bounded pieces of
//! data.

use crate::native;
use crate::native::strings::charge;
use crate::vm::abi::{Iface, Native, NativeCx, NativeResult, Ptr, Slice, Str};

pub(super) const NATIVES: &[Native] = &[
    native!("hash/adler32.update", adler32),
    native!("hash/crc32.updateIEEE", crc32_ieee),
    native!("hash/crc32.updateTable", crc32_table),
    native!("hash/crc64.updateTable", crc64_table),
    native!("hash/fnv.update32", fnv32),
    native!("hash/fnv.update64", fnv64),
    native!("hash/fnv.update128", fnv128),
    native!("hash/maphash.hashBytes", map_bytes),
    native!("hash/maphash.hashString", map_string),
    native!("hash/maphash.hashValue", map_value),
    native!("crypto/md5.block", md5_block),
    native!("crypto/sha1.block", sha1_block),
    native!("crypto/sha256.block", sha256_block),
    native!("crypto/sha512.block", sha512_block),
];

fn adler32(cx: &mut NativeCx<'_>, (sum, data): (u32, Slice)) -> NativeResult<u32> {
    charge(cx, data.len());
    let (mut a, mut b) = (sum & 0xffff, sum >> 16);
    // So many bytes do not overflow the sums.
    for piece in data.to_vec(cx).chunks(5552) {
        for byte in piece {
            a += u32::from(*byte);
            b += a;
        }
        a %= 65521;
        b %= 65521;
    }
    Ok(b << 16 | a)
}

fn crc32_ieee(cx: &mut NativeCx<'_>, (crc, data): (u32, Slice)) -> NativeResult<u32> {
    charge(cx, data.len());
    let mut hasher = crc32fast::Hasher::new_with_initial(crc);
    hasher.update(&data.to_vec(cx));
    Ok(hasher.finalize())
}

fn crc32_table(cx: &mut NativeCx<'_>, (crc, table, data): (u32, Ptr, Slice)) -> NativeResult<u32> {
    charge(cx, 8 * data.len());
    let mut crc = !crc;
    for byte in data.to_vec(cx) {
        let entry: u32 = table.load(cx, 4 * usize::from(crc as u8 ^ byte))?;
        crc = entry ^ crc >> 8;
    }
    Ok(!crc)
}

fn crc64_table(cx: &mut NativeCx<'_>, (crc, table, data): (u64, Ptr, Slice)) -> NativeResult<u64> {
    charge(cx, 8 * data.len());
    let mut crc = !crc;
    for byte in data.to_vec(cx) {
        let entry: u64 = table.load(cx, 8 * usize::from(crc as u8 ^ byte))?;
        crc = entry ^ crc >> 8;
    }
    Ok(!crc)
}

/// FNV's step: times the prime, and the byte mixed in, before that (FNV-1a) or after.
macro_rules! fnv {
    ($ty:ty, $prime:expr, $hash:expr, $data:expr, $first:expr) => {{
        let mut hash: $ty = $hash;
        for byte in $data {
            if $first {
                hash = (hash ^ <$ty>::from(byte)).wrapping_mul($prime);
            } else {
                hash = hash.wrapping_mul($prime) ^ <$ty>::from(byte);
            }
        }
        hash
    }};
}

fn fnv32(cx: &mut NativeCx<'_>, (hash, data, first): (u32, Slice, bool)) -> NativeResult<u32> {
    charge(cx, 4 * data.len());
    Ok(fnv!(u32, 16_777_619, hash, data.to_vec(cx), first))
}

fn fnv64(cx: &mut NativeCx<'_>, (hash, data, first): (u64, Slice, bool)) -> NativeResult<u64> {
    charge(cx, 4 * data.len());
    Ok(fnv!(u64, 1_099_511_628_211, hash, data.to_vec(cx), first))
}

fn fnv128(cx: &mut NativeCx<'_>, (high, low, data, first): (u64, u64, Slice, bool)) -> NativeResult<(u64, u64)> {
    charge(cx, 8 * data.len());
    let hash = u128::from(high) << 64 | u128::from(low);
    let hash = fnv!(u128, (1 << 88) + 0x13b, hash, data.to_vec(cx), first);
    Ok(((hash >> 64) as u64, hash as u64))
}

// ---- hash/maphash: multiply, and fold the high half onto the low one.

fn mix(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    product as u64 ^ (product >> 64) as u64
}

fn map_hash(seed: u64, bytes: &[u8]) -> u64 {
    let mut state = mix(seed ^ 0x9e37_79b9_7f4a_7c15, bytes.len() as u64 ^ 0xd6e8_feb8_6659_fd93);
    let (words, rest) = bytes.as_chunks::<8>();
    for word in words {
        state = mix(state ^ u64::from_le_bytes(*word), 0xa076_1d64_78bd_642f);
    }
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    mix(mix(state ^ u64::from_le_bytes(last), 0xe703_7ed1_a0b4_28db), seed | 1)
}

fn map_bytes(cx: &mut NativeCx<'_>, (seed, data): (u64, Slice)) -> NativeResult<u64> {
    charge(cx, data.len());
    Ok(map_hash(seed, &data.to_vec(cx)))
}

fn map_string(cx: &mut NativeCx<'_>, (seed, data): (u64, Str)) -> NativeResult<u64> {
    charge(cx, data.len());
    Ok(map_hash(seed, data.bytes(cx)))
}

fn map_value(cx: &mut NativeCx<'_>, (seed, value): (u64, Iface)) -> NativeResult<u64> {
    cx.hash_key(value, seed)
}

// ---- Hashes of crypto: a state, and whole blocks of data.

/// Reads the state, applies `compress`, and writes it back.
macro_rules! block {
    ($name:ident, $word:ty, $words:literal, $bytes:literal, $compress:path) => {
        fn $name(cx: &mut NativeCx<'_>, (state, data): (Slice, Slice)) -> NativeResult<()> {
            charge(cx, 8 * data.len());
            let mut words: [$word; $words] = std::array::from_fn(|i| state.get(cx, i));
            let data = data.to_vec(cx);
            let (blocks, _) = data.as_chunks::<$bytes>();
            $compress(&mut words, blocks);
            words.iter().enumerate().for_each(|(i, word)| state.set(cx, i, *word));
            Ok(())
        }
    };
}

block!(md5_block, u32, 4, 64, md5::block_api::compress);
block!(sha1_block, u32, 5, 64, sha1::block_api::compress);
block!(sha256_block, u32, 8, 64, sha2::block_api::compress256);
block!(sha512_block, u64, 8, 128, sha2::block_api::compress512);
