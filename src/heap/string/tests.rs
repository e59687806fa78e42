//! Joining and conversions; runes against std's decoder.

use super::super::access::{load_u8, load_u32, store_32};
use super::super::testing::World;
use super::*;
use crate::bytecode::rtype::Kind;

fn text(s: Str) -> Vec<u8> {
    // SAFETY: tests do not collect while they look.
    unsafe { s.bytes() }.to_vec()
}

/// Go's rule by std: the shortest prefix that is a rune, else one byte.
fn model(bytes: &[u8]) -> (u32, usize) {
    (1..=bytes.len().min(4))
        .find_map(|n| std::str::from_utf8(&bytes[..n]).ok()?.chars().next().map(|c| (u32::from(c), n)))
        .unwrap_or((REPLACEMENT, 1))
}

#[test]
fn runes_are_decoded_as_go_decodes_them() {
    let interesting = [
        0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed, 0xee,
        0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff,
    ];
    for a in (0..=255).filter(|a| !cfg!(miri) || a % 64 == 48) {
        for b in interesting {
            for c in interesting {
                for d in interesting {
                    for bytes in [&[a][..], &[a, b], &[a, b, c], &[a, b, c, d]] {
                        assert_eq!(decode(bytes), model(bytes), "{bytes:x?}");
                    }
                }
            }
        }
    }
}

#[test]
fn ranging_gives_rune_and_next_index() {
    let world = World::new();
    // What Go prints for `for i, r := range "a\xffé€😀\xe2\x82"`.
    let s = string_of(&world, b"a\xff\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80\xe2\x82");
    let (mut at, mut seen) = (0, Vec::new());
    while at < s.len {
        // SAFETY: `at` is in the string.
        let (rune, next) = unsafe { rune_at(s, at) };
        seen.push((at, rune));
        at = next;
    }
    assert_eq!(seen, [(0, 97), (1, 0xfffd), (2, 0xe9), (4, 0x20ac), (7, 0x1f600), (11, 0xfffd), (12, 0xfffd)]);
}

fn string_of(world: &World, bytes: &[u8]) -> Str {
    from_bytes(&world.cache, bytes).expect("room")
}

#[test]
fn joining_copies_only_when_it_must() {
    let world = World::new();
    let (a, b, empty) = (world.string("foo"), world.string("bar"), Str::default());
    // SAFETY: strings that are reachable: nothing is collected.
    unsafe {
        assert_eq!(text(concat2(&world.cache, a, b).expect("room")), b"foobar");
        assert_eq!(concat2(&world.cache, a, empty).expect("room").ptr, a.ptr);
        assert_eq!(concat2(&world.cache, empty, b).expect("room").ptr, b.ptr);
        let slots =
            |parts: &[Str]| -> Vec<u64> { parts.iter().flat_map(|s| [s.to_pair().lo, s.to_pair().hi]).collect() };
        let joined = |parts: &[Str]| concat(&world.cache, slots(parts).as_ptr(), parts.len()).expect("room");
        assert_eq!(text(joined(&[a, empty, b, a])), b"foobarfoo");
        assert_eq!(joined(&[empty, b, empty]).ptr, b.ptr);
        assert_eq!((joined(&[]).len, joined(&[empty, empty]).len), (0, 0));
    }
}

#[test]
fn what_is_too_long_is_refused() {
    let world = World::new();
    static LONG: &[u8] = &[0; 16];
    // Not a real string: its bytes are never looked at.
    let long = Str { ptr: LONG.as_ptr(), len: 1 << 31 };
    // SAFETY: the length is refused before a byte is read.
    let joined = unsafe { concat2(&world.cache, long, long) };
    assert_eq!(joined.err(), Some(HeapError::StringTooLong));
}

#[test]
fn short_strings_take_no_memory() {
    let world = World::new();
    let one = string_of(&world, b"x");
    assert_eq!((text(one), world.heap.contains(one.ptr as u64)), (b"x".to_vec(), false));
    assert!(!world.heap.contains(string_of(&world, b"").ptr as u64));
    assert!(world.heap.contains(string_of(&world, b"xy").ptr as u64));
}

#[test]
fn bytes_and_strings_convert() {
    let world = World::new();
    let byte = world.basic(Kind::Uint8);
    for len in [0, 1, 2, 15, 16, 17, 1000, 100_000] {
        let bytes: Vec<u8> = (0..len).map(|n| n as u8).collect();
        let s = string_of(&world, &bytes);
        // SAFETY: strings and slices that are reachable: nothing is collected.
        unsafe {
            let slice = to_byte_slice(&world.cache, s, byte).expect("room");
            assert_eq!((slice.len as usize, slice.ptr.is_null()), (len, false));
            let back = from_byte_slice(&world.cache, slice).expect("room");
            assert_eq!(text(back), bytes);
            if len > 1 {
                super::super::access::store_8(slice.ptr, 99);
                assert_eq!((text(s)[0], text(back)[0], load_u8(slice.ptr)), (0, 0, 99));
            }
        }
    }
}

#[test]
fn runes_and_strings_convert() {
    let world = World::new();
    let rune = world.basic(Kind::Int32);
    let s = string_of(&world, "aé€😀\u{10ffff}".as_bytes());
    // SAFETY: strings and slices that are reachable: nothing is collected.
    unsafe {
        let runes = to_rune_slice(&world.cache, s, rune).expect("room");
        let seen: Vec<u64> = (0..runes.len as usize).map(|i| load_u32(runes.ptr.add(4 * i))).collect();
        assert_eq!(seen, [97, 0xe9, 0x20ac, 0x1f600, 0x10_ffff]);
        assert_eq!(text(from_rune_slice(&world.cache, runes).expect("room")), text(s));
        // What is no rune becomes U+FFFD.
        for (i, bad) in [0xd800, 0xdfff, 0x11_0000, u64::from(u32::MAX), 0x41].into_iter().enumerate() {
            store_32(runes.ptr.add(4 * i), bad);
        }
        let replaced = from_rune_slice(&world.cache, runes).expect("room");
        assert_eq!(text(replaced), "\u{fffd}\u{fffd}\u{fffd}\u{fffd}A".as_bytes());
        let invalid = to_rune_slice(&world.cache, string_of(&world, b"\xff\xfeA"), rune).expect("room");
        assert_eq!((invalid.len, load_u32(invalid.ptr), load_u32(invalid.ptr.add(8))), (3, 0xfffd, 0x41));
    }
    for (value, expected) in
        [(0x41, "A"), (0x1f600, "😀"), (-1, "\u{fffd}"), (0xd800, "\u{fffd}"), (1 << 40, "\u{fffd}")]
    {
        assert_eq!(text(from_rune(&world.cache, value).expect("room")), expected.as_bytes());
    }
}
