//! Capacities as real Go printed them, limits, aliasing.

use super::super::access::{load_64, load_u8, store_64};
use super::super::testing::World;
use super::super::value::load_str;
use super::*;
use crate::bytecode::rtype::Kind;

/// What `cap` shows while one element after the other is appended to a nil slice that lives in the heap.
fn growth(world: &World, elem: TypeRef) -> Vec<u32> {
    let mut slice = Slice::NIL;
    let mut caps = Vec::new();
    for _ in 0..9000 {
        // SAFETY: a slice of that element type.
        slice = unsafe { append_zero(&world.cache, slice, 1, elem) }.expect("room");
        if caps.last() != Some(&slice.cap) {
            caps.push(slice.cap);
        }
    }
    caps
}

/// What `cap` shows after `append(make([]T, len), make([]T, more)...)`.
fn appended(world: &World, elem: TypeRef) -> Vec<u32> {
    let steps = [
        (0, 5),
        (3, 4),
        (5, 11),
        (10, 3),
        (100, 101),
        (255, 1),
        (256, 1),
        (300, 1000),
        (1000, 1),
        (5000, 1),
        (7, 70_000),
    ];
    let cap = |&(len, more): &(i64, i64)| {
        let a = make(&world.cache, elem, len, len).expect("room");
        let b = make(&world.cache, elem, more, more).expect("room");
        // SAFETY: slices of that element type.
        unsafe { append(&world.cache, a, b, elem) }.expect("room").cap
    };
    steps.iter().map(cap).collect()
}

fn numbers(text: &str) -> Vec<u32> {
    text.split(' ').map(|n| n.parse().expect("a number")).collect()
}

#[test]
fn capacities_grow_as_in_go() {
    let world = World::new();
    let basic = |kind| world.basic(kind);
    let (int, string) = (basic(Kind::Int), basic(Kind::String));
    let pointer = world.types.pointer(int);
    let cases = [
        (
            basic(Kind::Uint8),
            "8 16 32 64 128 256 512 896 1408 2048 3072 4096 5376 6912 9472",
            "8 8 16 24 208 512 512 1408 1536 6528 73728",
        ),
        (
            basic(Kind::Int16),
            "4 8 16 32 64 128 256 512 896 1344 2048 3072 4096 5440 7168 9216",
            "8 8 16 24 208 512 512 1344 1536 6784 73728",
        ),
        (
            basic(Kind::Int32),
            "2 4 8 16 32 64 128 256 512 864 1344 2048 3072 4096 5440 7168 10240",
            "6 8 16 20 224 512 512 1344 1536 6816 71680",
        ),
        (
            int,
            "1 2 4 8 16 32 64 128 256 512 848 1280 1792 2560 3408 5120 7168 9216",
            "6 8 16 20 224 512 512 1360 1536 7168 70656",
        ),
        (
            pointer,
            "1 2 4 8 16 32 64 143 287 607 1023 1535 2303 3071 4095 6144 8192 11264",
            "6 8 16 20 223 511 607 1359 1535 7168 70656",
        ),
        (
            string,
            "1 2 4 8 16 32 71 143 303 591 1023 1535 2560 3584 5120 6656 8704 11264",
            "5 7 16 20 215 511 591 1359 1535 6656 70144",
        ),
        (
            world.types.slice(int),
            "1 2 4 8 16 37 74 170 341 682 1135 1706 2389 3413 4778 6485 8533 10922",
            "5 7 16 20 202 511 565 1365 1706 6485 70314",
        ),
        (
            world.structure(&[int, int, int]),
            "1 2 4 8 16 32 64 128 256 512 853 1365 2048 3072 4096 5461 7168 9216",
            "5 7 16 20 202 512 512 1365 1706 6485 70314",
        ),
        (
            world.empty_interface(),
            "1 2 4 8 16 32 71 143 303 591 1023 1535 2560 3584 5120 6656 8704 11264",
            "5 7 16 20 215 511 591 1359 1535 6656 70144",
        ),
        (
            world.types.array(int, 4),
            "1 2 4 8 16 32 64 128 256 512 852 1280 1792 2560 3584 4864 6400 8192 10496",
            "5 7 16 20 204 512 512 1536 1536 6656 70144",
        ),
        (
            world.types.array(pointer, 6),
            "1 2 4 8 18 37 85 170 341 682 1194 1706 2389 3242 4266 5632 7338 9386",
            "5 7 18 21 202 511 567 1365 1536 6485 70144",
        ),
        (
            world.types.array(basic(Kind::Uint8), 5),
            "1 3 6 12 25 51 102 204 409 819 1228 1894 2713 3686 4915 6553 9830",
            "6 9 16 22 204 537 537 1305 1638 6553 70451",
        ),
        (
            world.types.array(string, 100),
            "1 2 4 8 17 35 71 143 286 552 885 1300 1817 2467 3276 4290 5555 7137 9113",
            "5 7 17 20 204 512 512 1300 1443 6446 70010",
        ),
    ];
    for (elem, one_by_one, in_steps) in cases {
        assert_eq!(growth(&world, elem), numbers(one_by_one), "{elem:?}");
        assert_eq!(appended(&world, elem), numbers(in_steps), "{elem:?}");
        world.collect();
    }
    assert_eq!(growth(&world, world.structure(&[]))[..5], [1, 2, 3, 4, 5]);
}

#[test]
fn a_grown_slice_is_zero_behind_its_length() {
    let world = World::new();
    let (byte, int) = (world.basic(Kind::Uint8), world.basic(Kind::Int));
    for elem in [byte, int, world.types.pointer(int)] {
        for len in [10, 3000, 40_000, 100_001] {
            // Memory that was in use before, and not for zeros.
            let dirt = world.cache.alloc_array(byte, 8 << 20).expect("room");
            // SAFETY: the object is that large.
            unsafe { dirt.as_ptr().write_bytes(0xff, 8 << 20) };
            world.collect();
            let slice = make(&world.cache, elem, len, len).expect("room");
            // SAFETY: a slice of that element type.
            let grown = unsafe { append_zero(&world.cache, slice, 1, elem) }.expect("room");
            let bytes = grown.cap as usize * elem.size as usize;
            // SAFETY: the slice has that many bytes.
            assert!((0..bytes).all(|at| unsafe { load_u8(grown.ptr.add(at)) == 0 }), "{elem:?} {len}");
        }
    }
}

#[test]
fn conversions_have_go_capacities() {
    let caps = |len| (converted_cap(len, 1), converted_cap(len, 4));
    assert_eq!(
        [1, 5, 8, 9, 33, 100, 1000, 40_000].map(caps),
        [(8, 2), (8, 6), (8, 8), (16, 12), (48, 36), (112, 104), (1024, 1024), (40_960, 40_960)]
    );
}

#[test]
fn make_refuses_what_go_refuses() {
    let world = World::new();
    let (int, empty) = (world.basic(Kind::Int), world.structure(&[]));
    let made = |elem, len, cap| make(&world.cache, elem, len, cap).err();
    assert_eq!(made(int, -1, -1), Some(HeapError::MakeSliceLen));
    assert_eq!(made(int, 2, 1), Some(HeapError::MakeSliceCap));
    assert_eq!(made(int, 5, -1), Some(HeapError::MakeSliceCap));
    assert_eq!(made(int, 1, 1 << 62), Some(HeapError::MakeSliceCap));
    assert_eq!(made(int, 1 << 62, 1 << 62), Some(HeapError::MakeSliceLen));
    assert_eq!(made(empty, 1 << 32, 1 << 32), Some(HeapError::MakeSliceLen));
    assert_eq!(made(empty, (1 << 32) - 1, (1 << 32) - 1), None);
    assert_eq!(made(world.types.array(int, 1 << 20), 1 << 31, 1 << 31), Some(HeapError::MakeSliceLen));
    assert_eq!(made(int, (1 << 32) - 1, (1 << 32) - 1).map(|_| ()), None, "32 GiB of addresses");
    let full = Slice { ptr: zero_sized().as_ptr(), len: u32::MAX, cap: u32::MAX };
    // SAFETY: a slice of values of size 0.
    assert_eq!(unsafe { append(&world.cache, full, full, empty) }, Err(HeapError::GrowSliceLen));
}

#[test]
fn nil_stays_nil_and_empty_stays_empty() {
    let world = World::new();
    let int = world.basic(Kind::Int);
    let empty = make(&world.cache, int, 0, 0).expect("room");
    assert!(!empty.ptr.is_null());
    // SAFETY: slices of ints.
    unsafe {
        assert_eq!(append(&world.cache, Slice::NIL, Slice::NIL, int), Ok(Slice::NIL));
        assert_eq!(append(&world.cache, Slice::NIL, empty, int), Ok(Slice::NIL));
        assert_eq!(append(&world.cache, empty, Slice::NIL, int), Ok(empty));
        assert_eq!(copy(Slice::NIL, empty, int), 0);
        clear(Slice::NIL, int);
    }
}

#[test]
fn a_slice_may_be_appended_to_itself() {
    let world = World::new();
    let int = world.basic(Kind::Int);
    let read = |slice: Slice| -> Vec<u64> {
        // SAFETY: a slice of ints.
        (0..slice.len as usize).map(|i| unsafe { load_64(slice.ptr.add(8 * i)) }).collect()
    };
    let slice = make(&world.cache, int, 3, 7).expect("room");
    // SAFETY: slices of ints.
    unsafe {
        (0..3).for_each(|i| store_64(slice.ptr.add(8 * i), i as u64 + 1));
        let twice = append(&world.cache, slice, slice, int).expect("room");
        assert_eq!((twice.ptr, read(twice)), (slice.ptr, vec![1, 2, 3, 1, 2, 3]));
        let four = append(&world.cache, twice, twice, int).expect("room");
        assert_ne!(four.ptr, slice.ptr);
        assert_eq!(read(four), [1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3]);
        // What stood behind the length shows when it grows by zero elements: they are zeroed.
        let short = Slice { len: 1, ..four };
        assert_eq!(read(append_zero(&world.cache, short, 3, int).expect("room")), [1, 0, 0, 0]);
        assert_eq!(read(four)[..5], [1, 0, 0, 0, 2]);
        let tail = Slice { ptr: four.ptr.add(8), len: 11, cap: 11 };
        assert_eq!(copy(tail, four, int), 11);
        assert_eq!(read(four)[..6], [1, 1, 0, 0, 0, 2]);
        clear(tail, int);
        assert_eq!(read(four)[..3], [1, 0, 0]);
    }
}

#[test]
fn strings_go_into_bytes_and_slices_of_strings_grow() {
    let world = World::new();
    let (byte, string) = (world.basic(Kind::Uint8), world.basic(Kind::String));
    let text = world.string("hello, world");
    // SAFETY: slices of the types they are used with.
    unsafe {
        let bytes = append_str(&world.cache, Slice::NIL, text, byte).expect("room");
        let bytes = append_str(&world.cache, bytes, text, byte).expect("room");
        let seen: Vec<u8> = (0..24).map(|i| load_u8(bytes.ptr.add(i)) as u8).collect();
        assert_eq!((bytes.len, &seen[..]), (24, &b"hello, worldhello, world"[..]));
        assert_eq!(copy_str(Slice { len: 3, ..bytes }, world.string("HELLO")), 3);
        assert_eq!((load_u8(bytes.ptr.add(2)), load_u8(bytes.ptr.add(3))), (u64::from(b'L'), u64::from(b'l')));

        let mut strings = Slice::NIL;
        for n in 0..100 {
            strings = append_zero(&world.cache, strings, 1, string).expect("room");
            let cell = strings.ptr.add(16 * n);
            super::super::access::store_pair(cell, world.string(&format!("string {n}")).to_pair());
        }
        world.root(strings.ptr);
        world.collect();
        for n in 0..100 {
            assert_eq!(load_str(strings.ptr.add(16 * n)).bytes(), format!("string {n}").as_bytes());
        }
    }
}
