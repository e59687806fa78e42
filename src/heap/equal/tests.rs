//! Equality in slots, in memory and in interfaces agree; equal values have equal hashes.

use super::super::iface;
use super::super::testing::World;
use super::*;
use crate::bytecode::rtype::Kind;

const SEED: Seed = Seed { seed: 99, nan: 7 };

/// A value in slots, and the same in memory.
struct Value {
    slots: Vec<u64>,
    object: *mut u8,
    ty: TypeRef,
}

fn value(world: &World, ty: TypeRef, slots: &[u64]) -> Value {
    assert_eq!(slots.len(), usize::from(ty.slots));
    let object = world.new_object(ty);
    // SAFETY: the object is of the type.
    unsafe { iface::store_value(object, slots.as_ptr(), ty) };
    Value { slots: slots.to_vec(), object, ty }
}

/// Compares in all three forms, which must agree, and checks the hashes.
fn equal(world: &World, a: &Value, b: &Value) -> Result<bool, HeapError> {
    // SAFETY: values of their types.
    unsafe {
        let in_slots = equal_slots(a.slots.as_ptr(), b.slots.as_ptr(), a.ty);
        let in_memory = equal_mem(a.object, b.object, a.ty);
        let boxed = |value: &Value| iface::make_iface(&world.cache, value.slots.as_ptr(), value.ty).expect("room");
        let in_interfaces = equal_iface(boxed(a), boxed(b));
        assert_eq!((in_slots, in_slots), (in_memory, in_interfaces));
        if in_slots == Ok(true) {
            assert_eq!(hash_mem(a.object, a.ty, SEED), hash_mem(b.object, b.ty, SEED));
            assert_eq!(hash_iface(boxed(a), SEED), hash_iface(boxed(b), SEED));
        }
        in_slots
    }
}

fn str_slots(s: Str) -> [u64; 2] {
    [s.to_pair().lo, s.to_pair().hi]
}

#[test]
fn scalars_strings_and_floats() {
    let world = World::new();
    let check = |kind, a: u64, b: u64, expected| {
        let ty = world.basic(kind);
        let (a, b) = (value(&world, ty, &[a]), value(&world, ty, &[b]));
        assert_eq!(equal(&world, &a, &b), Ok(expected), "{kind:?}");
    };
    check(Kind::Int, 5, 5, true);
    check(Kind::Int, 5, 6, false);
    check(Kind::Int8, -1_i64 as u64, -1_i64 as u64, true);
    check(Kind::Bool, 1, 0, false);
    check(Kind::Float64, 0.0_f64.to_bits(), (-0.0_f64).to_bits(), true);
    check(Kind::Float64, f64::NAN.to_bits(), f64::NAN.to_bits(), false);
    check(Kind::Float64, 1.5_f64.to_bits(), 1.5_f64.to_bits(), true);
    check(Kind::Float32, 0.0_f32.to_bits().into(), (-0.0_f32).to_bits().into(), true);
    check(Kind::Float32, f32::NAN.to_bits().into(), f32::NAN.to_bits().into(), false);
    let string = world.basic(Kind::String);
    let of = |text| value(&world, string, &str_slots(world.string(text)));
    assert_eq!(equal(&world, &of("hello"), &of("hello")), Ok(true));
    assert_eq!(equal(&world, &of("hello"), &of("hellO")), Ok(false));
    assert_eq!(equal(&world, &of(""), &of("")), Ok(true));
}

#[test]
fn structs_skip_padding_and_stop_at_the_first_difference() {
    let world = World::new();
    let any = world.empty_interface();
    let slice = world.types.slice(world.basic(Kind::Int));
    let ty = world.structure(&[
        world.basic(Kind::Int8),
        world.basic(Kind::String),
        world.basic(Kind::Int16),
        world.basic(Kind::Float32),
        any,
    ]);
    let make = |n: i64, text, iface: Iface| {
        let s = str_slots(world.string(text));
        value(&world, ty, &[n as u64, s[0], s[1], 7, 0, iface.ty, iface.data])
    };
    let int = |n| Iface { ty: world.basic(Kind::Int).address() as u64, data: n };
    assert_eq!(equal(&world, &make(-3, "x", int(1)), &make(-3, "x", int(1))), Ok(true));
    assert_eq!(equal(&world, &make(-3, "x", int(1)), &make(-3, "x", int(2))), Ok(false));
    assert_eq!(equal(&world, &make(-3, "x", int(1)), &make(-3, "x", Iface::NIL)), Ok(false));
    assert_eq!(equal(&world, &make(-3, "x", int(1)), &make(-3, "y", int(1))), Ok(false));
    // SAFETY: a slice in slots.
    let bad = unsafe { iface::make_iface(&world.cache, [0, 0].as_ptr(), slice) }.expect("room");
    assert_eq!(equal(&world, &make(1, "x", bad), &make(2, "x", bad)), Ok(false));
    assert_eq!(equal(&world, &make(1, "x", bad), &make(1, "x", bad)), Err(HeapError::Uncomparable(slice)));
    // SAFETY: a value of the type.
    let hashed = unsafe { hash_mem(make(1, "x", bad).object, ty, SEED) };
    assert_eq!(hashed, Err(HeapError::Unhashable(slice)));
    assert_eq!(hashed.expect_err("").to_string(), "runtime error: hash of unhashable type []int");
}

#[test]
fn what_has_no_equality_is_an_error() {
    let world = World::new();
    let slice = world.types.slice(world.basic(Kind::Int));
    let ty = world.structure(&[slice]);
    let (a, b) = (value(&world, ty, &[0, 0]), value(&world, ty, &[0, 0]));
    let error = equal(&world, &a, &b).expect_err("a slice");
    assert_eq!(error.to_string(), "runtime error: comparing uncomparable type struct { f0 []int }");
    // Other types than each other: unequal without looking.
    let int = world.basic(Kind::Int);
    // SAFETY: values of their types.
    let (a, b) = unsafe {
        (
            iface::make_iface(&world.cache, a.slots.as_ptr(), ty).expect("room"),
            iface::make_iface(&world.cache, [1].as_ptr(), int).expect("room"),
        )
    };
    // SAFETY: as above.
    assert_eq!(unsafe { (equal_iface(a, b), equal_iface(a, Iface::NIL)) }, (Ok(false), Ok(false)));
    // SAFETY: nil has no box.
    assert_eq!(unsafe { equal_iface(Iface::NIL, Iface::NIL) }, Ok(true));
}

#[test]
fn big_values_are_cells_and_compare_whole() {
    let world = World::new();
    for (elem, len) in [(Kind::Uint8, 1001), (Kind::Int32, 33), (Kind::Float64, 20)] {
        let elem = world.basic(elem);
        let ty = world.types.array(elem, len);
        let (a, b) = (world.new_object(ty), world.new_object(ty));
        for at in (0..ty.size as usize).step_by(elem.size as usize) {
            // SAFETY: an element of both.
            unsafe {
                assert_eq!(equal_mem(a, b, ty), Ok(true));
                let before = hash_mem(a, ty, SEED);
                a.add(at).write(1);
                assert_eq!(equal_mem(a, b, ty), Ok(false), "{ty:?} at {at}");
                assert_ne!(hash_mem(a, ty, SEED), before);
                b.add(at).write(1);
            }
        }
    }
}

#[test]
fn the_hash_of_plain_memory_does_not_depend_on_its_alignment() {
    let world = World::new();
    let array = world.types.array(world.basic(Kind::Uint8), 100);
    let bytes = world.cache.alloc_array(world.basic(Kind::Uint8), 300).expect("room").as_ptr();
    let hashes: Vec<_> = (0..16)
        .map(|shift| {
            // SAFETY: the object is larger.
            unsafe {
                (0..100).for_each(|n| bytes.add(shift + n).write(n as u8));
                hash_mem(bytes.add(shift), array, SEED)
            }
        })
        .collect();
    assert!(hashes.windows(2).all(|pair| pair[0] == pair[1]));
}

#[test]
fn interfaces_box_and_unbox() {
    let world = World::new();
    let big = world.types.array(world.basic(Kind::Int), 20);
    let small = world.structure(&[world.basic(Kind::Int), world.basic(Kind::String)]);
    let text = str_slots(world.string("text"));
    let cell = world.new_object(big);
    // SAFETY: values of their types.
    unsafe {
        cell.cast::<u64>().add(19).write(5);
        let boxed = iface::make_iface(&world.cache, [cell as u64].as_ptr(), big).expect("room");
        cell.cast::<u64>().add(19).write(6);
        let mut out = [0; 8];
        iface::unbox(&world.cache, out.as_mut_ptr(), boxed, big).expect("room");
        assert_eq!((out[0] as *const u64).add(19).read(), 5, "the box is a copy");
        assert_ne!(out[0], boxed.data, "and so is what comes out");

        let boxed = iface::make_iface(&world.cache, [9, text[0], text[1]].as_ptr(), small).expect("room");
        iface::unbox(&world.cache, out.as_mut_ptr(), boxed, small).expect("room");
        assert_eq!(out[..3], [9, text[0], text[1]]);
        let copy = world.new_object(small);
        iface::unbox_to_mem(copy, boxed, small);
        assert_eq!(equal_mem(copy, boxed.data as *const u8, small), Ok(true));
        assert_eq!(equal_iface(iface::iface_from_mem(&world.cache, copy, small).expect("room"), boxed), Ok(true));

        let empty = iface::make_iface(&world.cache, [0, 0].as_ptr(), world.basic(Kind::String)).expect("room");
        assert!(!world.heap.contains(empty.data));
        let int8 = iface::make_iface(&world.cache, [-5_i64 as u64].as_ptr(), world.basic(Kind::Int8)).expect("room");
        assert_eq!(int8.data as i64, -5);
    }
}
