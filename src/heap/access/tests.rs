//! Copies against a model, values through the bridge, and pairs under fire.

use super::super::testing::{World, rounds};
use super::super::value::Pair;
use super::*;
use crate::bytecode::rtype::Kind;
use crate::sync::atomic::AtomicBool;

#[repr(align(64))]
struct Aligned([u8; 4096]);

fn numbered() -> Box<Aligned> {
    let mut bytes = Box::new(Aligned([0; 4096]));
    for (n, byte) in bytes.0.iter_mut().enumerate() {
        *byte = (n * 7 + n / 256) as u8;
    }
    bytes
}

/// Moves `len` bytes from `from` to `to` with `copy` and with std, and compares everything.
fn check_copy(copy: unsafe fn(*mut u8, *const u8, usize), from: usize, to: usize, len: usize) {
    let (mut ours, mut model) = (numbered(), numbered());
    model.0.copy_within(from..from + len, to);
    let base = ours.0.as_mut_ptr();
    // SAFETY: both ranges lie in the buffer.
    unsafe { copy(base.add(to), base.add(from), len) };
    assert!(ours.0 == model.0, "from {from} to {to} length {len}");
}

#[test]
fn bytes_are_moved_whatever_the_overlap() {
    let lens = (0..100).chain([127, 128, 500, 1023, 1024, 1025, 1500]).filter(|len| !cfg!(miri) || len % 7 == 0);
    for len in lens {
        for (from, to) in [(0, 2000), (2000, 0), (3, 2010), (100, 100), (100, 101), (101, 100), (64, 80), (80, 64)] {
            check_copy(copy_bytes, from, to, len);
            check_copy(copy_bytes, from, to + 7, len);
            check_copy(copy_bytes, from + 200, to, len);
        }
    }
}

#[test]
fn words_and_pairs_are_moved_whatever_the_overlap() {
    for len in (0..400).step_by(16) {
        for (from, to) in [(0, 1024), (1024, 0), (64, 64), (64, 80), (80, 64), (0, 16), (160, 32)] {
            check_copy(copy_pairs, from, to, len);
            check_copy(copy_words, from + 8, to, len + 8);
            check_copy(copy_words, from, to + 8, len + 8);
        }
    }
}

#[test]
fn zeroing_stops_at_both_ends() {
    for len in (0..70).chain([1023, 1024, 2000]) {
        for at in [64, 65, 71, 80] {
            let mut bytes = numbered();
            let model = numbered();
            // SAFETY: the range lies in the buffer.
            unsafe { zero_bytes(bytes.0.as_mut_ptr().add(at), len) };
            assert!(bytes.0[..at] == model.0[..at] && bytes.0[at + len..] == model.0[at + len..], "{at} {len}");
            assert!(bytes.0[at..at + len].iter().all(|byte| *byte == 0));
        }
    }
}

#[test]
fn scalars_are_extended_by_their_kind() {
    let bytes = 0x8182_8384_8586_8788_u64.to_le_bytes();
    let aligned = u64::from_ne_bytes(bytes);
    let ptr = (&raw const aligned).cast::<u8>();
    // SAFETY: eight aligned bytes.
    unsafe {
        assert_eq!((load_i8(ptr), load_u8(ptr)), (0xffff_ffff_ffff_ff88, 0x88));
        assert_eq!((load_i16(ptr), load_u16(ptr)), (0xffff_ffff_ffff_8788, 0x8788));
        assert_eq!((load_i32(ptr), load_u32(ptr)), (0xffff_ffff_8586_8788, 0x8586_8788));
        assert_eq!(load_64(ptr), aligned);
    }
}

#[test]
fn values_pass_the_bridge_unchanged() {
    let world = World::new();
    let kinds = [
        Kind::Int8,
        Kind::Uint8,
        Kind::Int16,
        Kind::Uint16,
        Kind::Int32,
        Kind::Uint32,
        Kind::Int64,
        Kind::Float32,
        Kind::String,
        Kind::UnsafePointer,
        Kind::Bool,
        Kind::Complex64,
    ];
    // What is negative as an int8, int16 and int32, and extends as the kind says.
    let word = 0xffff_ffff_ffff_fff5_u64;
    for a in kinds {
        for b in kinds {
            for c in kinds {
                let ty = world.structure(&[world.basic(a), world.basic(b), world.basic(c)]);
                let slots: Vec<u64> = (0..ty.slots).map(|n| word - u64::from(n)).collect();
                let object = world.new_object(ty);
                let (mut back, mut again) = ([0; 8], [0; 8]);
                // SAFETY: the object is of that type; it has at most 8 slots.
                unsafe {
                    store_agg(object, slots.as_ptr(), &ty.leaves);
                    load_agg(back.as_mut_ptr(), object, &ty.leaves);
                    let copied = world.new_object(ty);
                    copy(copied, object, ty, 1);
                    load_agg(again.as_mut_ptr(), copied, &ty.leaves);
                    zero(object, ty, 1);
                    assert!((0..ty.size as usize).all(|at| load_u8(object.add(at)) == 0));
                }
                assert_eq!(back, again);
                for leaf in &ty.leaves {
                    let slot = usize::from(leaf.slot);
                    let bits = leaf.kind.size().min(8) * 8;
                    let signed = matches!(leaf.kind, LeafKind::I8 | LeafKind::I16 | LeafKind::I32);
                    let expected = match (bits, signed) {
                        (64, _) | (_, true) => slots[slot],
                        (bits, false) => slots[slot] & ((1 << bits) - 1),
                    };
                    assert_eq!(back[slot], expected, "{a:?} {b:?} {c:?} {leaf:?}");
                }
            }
        }
    }
}

#[test]
fn the_grain_follows_the_pointers() {
    let world = World::new();
    let (int, string) = (world.basic(Kind::Int), world.basic(Kind::String));
    assert_eq!(Grain::of(world.structure(&[int, world.basic(Kind::Uint8)])), Grain::Byte);
    assert_eq!(Grain::of(world.structure(&[int, world.types.pointer(int)])), Grain::Word);
    assert_eq!(Grain::of(world.structure(&[int, string])), Grain::Pair);
    assert_eq!(Grain::of(world.types.array(string, 100)), Grain::Pair);
}

/// Writers store pairs of equal halves, copiers move them about, readers look.
#[test]
fn pairs_are_never_torn() {
    let rounds = rounds(100_000);
    let world = World::new();
    let cells = world.cache.alloc_array(world.basic(Kind::String), 8).expect("room").as_ptr() as usize;
    let done = AtomicBool::new(false);
    // SAFETY: eight pairs, none of which is taken for a string here.
    let cell = |n: u64| (cells + (n % 8) as usize * 16) as *mut u8;
    std::thread::scope(|scope| {
        for id in 1..3 {
            let done = &done;
            scope.spawn(move || {
                for n in 0..rounds {
                    let half = id << 32 | n;
                    // SAFETY: as above.
                    unsafe {
                        store_pair(cell(n), Pair { lo: half, hi: half });
                        store_pair_from_slots(cell(n + 3), [half, half].as_ptr());
                        copy_pairs(cell(0), cell(4), 64);
                        copy_pairs(cell(1), cell(0), 48);
                        arch::zero_pairs(cell(n), 16);
                    }
                }
                done.store(true, Relaxed);
            });
        }
        let mut n = 0;
        while !done.load(Relaxed) {
            let mut slots = [0; 2];
            // SAFETY: as above.
            let pair = unsafe {
                load_pair_to_slots(slots.as_mut_ptr(), cell(n + 1));
                load_pair(cell(n))
            };
            assert_eq!(pair.lo, pair.hi);
            assert_eq!(slots[0], slots[1]);
            n += 1;
        }
    });
}
