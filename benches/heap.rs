//! Rates of the heap: allocation, marking, maps, copies. `cargo bench --bench heap`; each line is a name, a figure, a unit.
#![allow(unsafe_code, reason = "it stands in for the machine, which uses the heap by its contracts")]
#![allow(clippy::print_stdout, reason = "a benchmark prints its figures")]

use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

use csp::bytecode::rtype::{Kind, TypeRef, TypeTable};
use csp::heap::alloc::OwnedCache;
use csp::heap::gc::Marker;
use csp::heap::value::{Slice, Str};
use csp::heap::{Heap, HeapConfig, access, map, slice, string};

struct World {
    types: Arc<TypeTable>,
    heap: Arc<Heap>,
    cache: OwnedCache,
}

impl World {
    fn new() -> World {
        let types = Arc::new(TypeTable::new());
        let heap = Heap::new(HeapConfig::default(), Arc::clone(&types)).expect("addresses can be reserved");
        let cache = heap.new_cache();
        World { types, heap, cache }
    }

    fn collect(&self, roots: &[u64]) {
        let trace = |marker: &mut Marker<'_>| roots.iter().for_each(|root| marker.mark(*root));
        // SAFETY: one thread only.
        unsafe { self.heap.collect(&trace) };
    }

    fn collect_if_due(&self, roots: &[u64]) {
        if self.cache.gc_due() {
            self.collect(roots);
        }
    }
}

/// Runs `work`, which does `n` operations, a few times and prints the best.
fn measure(name: &str, n: u64, mut work: impl FnMut()) {
    let best = (0..5)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .min()
        .expect("five runs");
    println!("heap: {name}\t{:.2}\tns", best.as_nanos() as f64 / n as f64);
}

fn tree(world: &World, node: TypeRef, depth: u32) -> *mut u8 {
    let object = world.cache.alloc(node).expect("room").as_ptr();
    if depth > 0 {
        // SAFETY: a node of two pointers; nothing is collected in between.
        unsafe {
            access::store_ptr(object, tree(world, node, depth - 1) as u64);
            access::store_ptr(object.add(8), tree(world, node, depth - 1) as u64);
        }
    }
    object
}

fn allocation(world: &World) {
    let ptr = world.types.basic(Kind::UnsafePointer);
    let node = world.types.record(&[ptr, ptr]);
    const N: u64 = 1 << 20;
    measure("garbage, 16 bytes", N, || {
        for _ in 0..N {
            black_box(world.cache.alloc(node).expect("room"));
            world.collect_if_due(&[]);
        }
    });
    let big = world.types.array(ptr, 16);
    measure("garbage, 128 bytes", N, || {
        for _ in 0..N {
            black_box(world.cache.alloc(big).expect("room"));
            world.collect_if_due(&[]);
        }
    });
    let long = tree(world, node, 18) as u64;
    measure("garbage beside 8 MiB live", N, || {
        for _ in 0..N {
            black_box(world.cache.alloc(node).expect("room"));
            world.collect_if_due(&[long]);
        }
    });
    measure("trees of depth 14", 32 << 14, || {
        for _ in 0..16 {
            black_box(tree(world, node, 14));
            world.collect_if_due(&[]);
        }
    });
    measure("64 KiB of bytes", 2000, || {
        for _ in 0..2000 {
            black_box(world.cache.alloc_bytes(64 << 10).expect("room"));
            world.collect_if_due(&[]);
        }
    });
}

fn marking(world: &World) {
    let ptr = world.types.basic(Kind::UnsafePointer);
    let node = world.types.record(&[ptr, ptr]);
    let root = tree(world, node, 19) as u64;
    measure("mark a tree of 1 M nodes", 1 << 20, || world.collect(&[root]));
    let mut list = 0;
    for _ in 0..1 << 20 {
        let object = world.cache.alloc(node).expect("room").as_ptr();
        // SAFETY: a node of two pointers.
        unsafe { access::store_ptr(object, list) };
        list = object as u64;
    }
    measure("mark a list of 1 M nodes", 1 << 20, || world.collect(&[list]));
    let array = world.cache.alloc_array(ptr, 1 << 20).expect("room").as_ptr();
    let mut state = 1_u64;
    for i in 0..1 << 20 {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let at = (state >> 33) as usize % (1 << 20);
        let object = world.cache.alloc(node).expect("room").as_ptr() as u64;
        // SAFETY: elements of the array.
        unsafe {
            let old = access::load_64(array.add(8 * at));
            access::store_ptr(array.add(8 * i), old);
            access::store_ptr(array.add(8 * at), object);
        }
    }
    measure("mark 1 M nodes at random", 1 << 20, || world.collect(&[array as u64]));
}

fn maps(world: &World) {
    let int = world.types.basic(Kind::Int);
    let ty = world.types.map(int, int);
    const N: u64 = 500_000;
    let mut m = 0;
    let set = |m: u64, key: u64, value: u64| {
        // SAFETY: a map of this type.
        unsafe { access::store_64(map::entry_word(&world.cache, m, ty, key).expect("room"), value) };
    };
    let random = || {
        let mut x = 42_u64;
        std::iter::repeat_with(move || {
            x = x * 16807 % 2_147_483_647;
            x
        })
        .take(N as usize)
    };
    measure("map: insert random ints", N, || {
        m = map::make(&world.cache, ty, 0).expect("room");
        random().zip(0..).for_each(|(key, value)| set(m, key, value));
        world.collect_if_due(&[m]);
    });
    measure("map: insert ints in order", N, || {
        (0..N).for_each(|key| set(m, key, key));
        world.collect_if_due(&[m]);
    });
    let get = |key: u64| {
        // SAFETY: a map of this type.
        unsafe { map::get_word(m, key).expect("nobody writes").map_or(0, |value| access::load_64(value)) }
    };
    measure("map: find random ints", N, || {
        black_box(random().map(get).fold(0, u64::wrapping_add));
    });
    measure("map: find or miss in order", 2 * N, || {
        black_box((0..2 * N).map(get).fold(0, u64::wrapping_add));
    });
    measure("map: update one of 1000", 2 * N, || {
        for key in 0..2 * N {
            // SAFETY: a map of this type.
            unsafe {
                let place = map::entry_word(&world.cache, m, ty, key % 1000).expect("room");
                access::store_64(place, access::load_64(place) + 1);
            }
        }
    });
    measure("map: iterate", 2 * N, || {
        // SAFETY: a map of this type.
        unsafe {
            let it = map::iter(&world.cache, m).expect("room");
            while let Some(at) = map::next(it, ty).expect("nobody writes") {
                black_box(access::load_64(at.value));
            }
        }
    });
    measure("map: small, 5 ints", 5 * 100_000, || {
        for _ in 0..100_000 {
            let m = map::make(&world.cache, ty, 0).expect("room");
            (0..5).for_each(|key| set(m, key, key));
            world.collect_if_due(&[m]);
        }
    });
    string_maps(world);
}

fn string_maps(world: &World) {
    let ty = world.types.map(world.types.basic(Kind::String), world.types.basic(Kind::Int));
    const N: usize = 100_000;
    let new = |n: usize| string::from_bytes(&world.cache, format!("key number {n}").as_bytes()).expect("room");
    let keys: Vec<Str> = (0..N).map(new).collect();
    let mut m = 0;
    measure("map: insert strings", N as u64, || {
        m = map::make(&world.cache, ty, 0).expect("room");
        for key in &keys {
            // SAFETY: a map of this type; nothing is collected.
            unsafe { access::store_64(map::entry_str(&world.cache, m, ty, *key).expect("room"), 1) };
        }
    });
    measure("map: find strings", N as u64, || {
        for key in &keys {
            // SAFETY: a map of this type; nothing is collected.
            black_box(unsafe { map::get_str(m, *key) }.expect("nobody writes"));
        }
    });
}

fn copies(world: &World) {
    let int = world.types.basic(Kind::Int);
    let string = world.types.basic(Kind::String);
    const N: u64 = 1 << 16;
    for (name, elem) in [("copy ints", int), ("copy pointers", world.types.pointer(int)), ("copy strings", string)] {
        let src = slice::make(&world.cache, elem, N as i64, N as i64).expect("room");
        let dst = slice::make(&world.cache, elem, N as i64, N as i64).expect("room");
        measure(name, 16 * N, || {
            for _ in 0..16 {
                // SAFETY: slices of this type.
                black_box(unsafe { slice::copy(dst, src, elem) });
            }
        });
    }
    measure("append an int", N, || {
        let mut grown = Slice::NIL;
        for n in 0..N {
            // SAFETY: a slice of ints.
            unsafe {
                grown = slice::reserve(&world.cache, grown, 1, int).expect("room");
                access::store_64(grown.ptr.add(8 * grown.len as usize), n);
                grown.len += 1;
            }
        }
        world.collect_if_due(&[]);
    });
    let part = string::from_bytes(&world.cache, b"0123456789").expect("room");
    measure("s += ten bytes", 2000, || {
        let mut s = Str::default();
        for _ in 0..2000 {
            // SAFETY: strings that are reachable.
            s = unsafe { string::concat2(&world.cache, s, part) }.expect("room");
            world.collect_if_due(&[s.ptr as u64, part.ptr as u64]);
        }
    });
}

fn main() {
    let start = Instant::now();
    let world = World::new();
    world.cache.alloc(world.types.basic(Kind::Int)).expect("room");
    println!("heap: a heap and its first object\t{:.0}\tns", start.elapsed().as_nanos());
    allocation(&world);
    marking(&World::new());
    maps(&World::new());
    copies(&World::new());
}
