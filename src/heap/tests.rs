//! Allocation and collection together: what is reachable stays as it is, the rest goes.

use std::collections::HashMap;

use super::access::{load_64, store_64, store_pair, store_ptr};
use super::alloc::AllocPlan;
use super::class::{BLOCK, MAX_SMALL};
use super::error::HeapError;
use super::gc::Marker;
use super::shape::CustomKind;
use super::testing::{World, bytes_of};
use super::value::{Iface, Slice};
use super::{HeapConfig, Scan};
use crate::bytecode::rtype::{Kind, TypeRef};
use crate::sync::atomic::{AtomicUsize, Ordering};

/// `struct{ next *node; value int }`, as a record so that the pointer stands first.
fn node(world: &World) -> TypeRef {
    world.types.record(&[world.basic(Kind::UnsafePointer), world.basic(Kind::Int)])
}

fn new_node(world: &World, next: *mut u8, value: u64) -> *mut u8 {
    let object = world.new_object(node(world));
    // SAFETY: a node of 16 bytes.
    unsafe {
        store_ptr(object, next as u64);
        store_64(object.add(8), value);
    }
    object
}

#[test]
fn objects_are_zeroed_aligned_and_apart() {
    let world = World::new();
    let byte = world.basic(Kind::Uint8);
    let mut ends = std::collections::BTreeMap::new();
    for round in 0..3 {
        for size in (1..2000).chain([MAX_SMALL - 1, MAX_SMALL, MAX_SMALL + 1, BLOCK, BLOCK + 1, 300_000]) {
            let object = world.cache.alloc_array(byte, size).expect("room");
            assert!(object.addr().get().is_multiple_of(16));
            assert!(bytes_of(object, size).iter().all(|byte| *byte == 0), "size {size} round {round}");
            // SAFETY: the object is that large.
            unsafe { object.as_ptr().write_bytes(0xff, size) };
            if round == 2 {
                ends.insert(object.addr().get(), object.addr().get() + size);
            }
        }
        if round < 2 {
            world.collect();
        }
    }
    let all: Vec<_> = ends.into_iter().collect();
    assert!(all.windows(2).all(|pair| pair[0].1 <= pair[1].0));
}

#[test]
fn sixteen_byte_objects_cost_sixteen_bytes() {
    let world = World::new();
    let before = world.heap.stats().heap_inuse;
    for value in 0..40_960 {
        new_node(&world, std::ptr::null_mut(), value);
    }
    assert_eq!(world.heap.stats().heap_inuse - before, 10 * BLOCK as u64);
}

#[test]
fn a_long_list_survives_and_dies() {
    let world = World::new();
    let mut head = std::ptr::null_mut();
    for value in 0..300_000 {
        head = new_node(&world, head, value);
        new_node(&world, head, value);
    }
    world.root(head);
    let done = world.collect();
    assert_eq!((done.live_objects, done.live_bytes), (300_000, 4_800_000));
    let (mut at, mut expected) = (head as u64, 300_000);
    while at != 0 {
        expected -= 1;
        // SAFETY: a node that the list keeps.
        unsafe {
            assert_eq!(load_64((at as *const u8).add(8)), expected);
            at = load_64(at as *const u8);
        }
    }
    assert_eq!(expected, 0);
    world.roots.borrow_mut().clear();
    let done = world.collect();
    assert_eq!((done.live_objects, done.used_bytes), (0, 0));
    let stats = world.heap.stats();
    assert_eq!((stats.mallocs, stats.frees, stats.num_gc), (600_000, 600_000, 2));
}

#[test]
fn interior_pointers_keep_their_object() {
    let world = World::new();
    for size in [16, 48, 1000, 5000, 40_000, 200_000] {
        let object = world.cache.alloc_array(world.basic(Kind::Uint8), size).expect("room");
        for offset in [0, 1, size / 2, size - 1] {
            let word = object.addr().get() as u64 + offset as u64;
            assert_eq!(world.collect_with(|marker| marker.mark(word)).live_objects, 1, "{size} {offset}");
        }
        assert_eq!(world.collect().live_objects, 0);
    }
}

#[test]
fn any_word_may_be_marked() {
    let world = World::new();
    let base = new_node(&world, std::ptr::null_mut(), 1) as u64 & !(BLOCK as u64 - 1);
    let noise = |marker: &mut Marker<'_>| {
        for word in [0, 1, u64::MAX, i64::MIN as u64, base.wrapping_sub(1), &raw const world as u64] {
            marker.mark(word);
        }
        // Every word of two chunks: blocks in use, their waste, free blocks, memory that is not usable.
        for offset in (0..8 << 20).step_by(8) {
            marker.mark(base + offset);
        }
    };
    assert_eq!(world.collect_with(noise).live_objects, 1);
    assert_eq!(world.collect().live_objects, 0);
    assert_eq!(world.collect_with(noise).live_objects, 0);
}

#[test]
fn a_stale_word_to_a_dead_object_is_harmless() {
    let world = World::new();
    let child = new_node(&world, std::ptr::null_mut(), 7);
    let parent = new_node(&world, child, 8);
    let keeper = new_node(&world, std::ptr::null_mut(), 9);
    world.root(keeper);
    assert_eq!(world.collect().live_objects, 1);
    let stale = parent as u64;
    // The dead keep their contents until their place is used again.
    assert_eq!(world.collect_with(|marker| marker.mark(stale)).live_objects, 3);
    assert_eq!(world.collect().live_objects, 1);
    let again = new_node(&world, std::ptr::null_mut(), 1);
    assert_eq!(again, child, "the first hole is used first");
    assert_eq!(world.collect_with(|marker| marker.mark(again as u64)).live_objects, 2);
}

#[test]
fn pointers_are_found_wherever_the_type_has_them() {
    let world = World::new();
    let int = world.basic(Kind::Int);
    let any = world.empty_interface();
    let parts = [int, world.basic(Kind::String), any, world.types.slice(int), world.types.pointer(int), any];
    let ty = world.types.record(&parts);
    let target = || world.new_object(int) as u64;
    let mut expected = 0;
    let objects = world.cache.alloc_array(ty, 100).expect("room");
    world.root(objects.as_ptr());
    for n in 0..100 {
        // SAFETY: element `n` of the array; the offsets are those of the record.
        unsafe {
            let object = objects.as_ptr().add(n * ty.size as usize);
            let at = |field: usize| object.add(ty.fields()[field].offset as usize);
            store_64(at(0), target());
            store_pair(at(1), super::value::Pair { lo: target(), hi: 8 });
            let boxed = Iface { ty: world.basic(Kind::String).address() as u64, data: target() };
            store_pair(at(2), boxed.to_pair());
            store_pair(at(3), Slice { ptr: target() as *mut u8, len: 1, cap: 1 }.to_pair());
            store_ptr(at(4), target());
            // An int in an interface is no pointer, whatever it looks like.
            store_pair(at(5), Iface { ty: int.address() as u64, data: target() }.to_pair());
        }
        expected += 4;
    }
    assert_eq!(world.collect().live_objects, expected + 1);
}

#[test]
fn an_array_in_memory_of_its_own_is_traced_in_pieces_and_by_all_threads() {
    let world = World::new();
    let ptr = world.basic(Kind::UnsafePointer);
    let n = 200_000;
    let array = world.cache.alloc_array(ptr, n).expect("room").as_ptr();
    for i in 0..n {
        let mut head = std::ptr::null_mut();
        for value in 0..3 {
            head = new_node(&world, head, value);
        }
        // SAFETY: element `i` of the array.
        unsafe { store_ptr(array.add(8 * i), head as u64) };
    }
    for n_threads in [1, 2, 4] {
        // SAFETY: only markers run.
        let cycle = unsafe { world.heap.begin_cycle() };
        let mut markers: Vec<_> = (0..n_threads).map(|_| cycle.marker()).collect();
        markers[0].mark(array as u64);
        std::thread::scope(|scope| {
            for mut marker in markers {
                scope.spawn(move || marker.drain());
            }
        });
        assert_eq!(cycle.finish().live_objects, 3 * n as u64 + 1);
    }
}

#[test]
fn a_marker_that_is_dropped_leaves_its_work_to_the_others() {
    let world = World::new();
    let list = new_node(&world, new_node(&world, std::ptr::null_mut(), 1), 2);
    // SAFETY: only markers run.
    let cycle = unsafe { world.heap.begin_cycle() };
    let (mut one, mut two) = (cycle.marker(), cycle.marker());
    one.mark(list as u64);
    drop(one);
    two.drain();
    drop(two);
    assert_eq!(cycle.finish().live_objects, 2);
}

#[test]
fn a_random_graph_is_what_the_model_says() {
    let world = World::new();
    let ptr = world.basic(Kind::UnsafePointer);
    // Address to edges, as the program knows them.
    let mut graph: HashMap<u64, Vec<u64>> = HashMap::new();
    let mut roots: Vec<u64> = Vec::new();
    for round in 0..30 {
        let all: Vec<u64> = graph.keys().copied().collect();
        for _ in 0..2000 {
            let n = match world.rng.below(100) {
                0 => 5000 + world.rng.below(20_000),
                1..=10 => 1 + world.rng.below(500),
                _ => 1 + world.rng.below(8),
            } as usize;
            let object = world.cache.alloc_array(ptr, n).expect("room").as_ptr();
            assert!((0..n).all(|i| {
                // SAFETY: element `i` of the array.
                unsafe { load_64(object.add(8 * i)) == 0 }
            }));
            let mut edges = Vec::new();
            for i in 0..n.min(6) {
                if !all.is_empty() && world.rng.below(2) == 0 {
                    let to = all[world.rng.below(all.len() as u32) as usize];
                    edges.push(to);
                    // SAFETY: element `i` of the array.
                    unsafe { store_ptr(object.add(8 * i), to) };
                }
            }
            assert!(graph.insert(object as u64, edges).is_none(), "a live object was given away, round {round}");
            if world.rng.below(20) == 0 {
                roots.push(object as u64);
            }
        }
        roots.retain(|_| world.rng.below(3) != 0);
        *world.roots.borrow_mut() = roots.clone();
        let mut reached = std::collections::HashSet::new();
        let mut stack = roots.clone();
        while let Some(object) = stack.pop() {
            if reached.insert(object) {
                stack.extend(&graph[&object]);
            }
        }
        graph.retain(|object, _| reached.contains(object));
        let done = world.collect();
        assert_eq!(done.live_objects, graph.len() as u64, "round {round}");
        world.heap.check();
    }
}

#[test]
fn at_the_hard_limit_allocation_asks_for_a_collection() {
    let config = HeapConfig { hard_limit: 8 << 20, ..HeapConfig::default() };
    let world = World::with(config);
    let byte = world.basic(Kind::Uint8);
    let failed = (0..).find_map(|_| world.cache.alloc_array(byte, 100_000).err());
    assert_eq!(failed, Some(HeapError::Retry));
    assert!(world.heap.stats().heap_inuse <= 8 << 20);
    while world.cache.alloc(node(&world)).is_ok() {}
    world.collect();
    assert!(world.cache.alloc_array(byte, 7 << 20).is_ok());
    assert_eq!(world.cache.alloc_array(byte, 2 << 20), Err(HeapError::Retry));
    assert_eq!(world.cache.alloc_array(byte, usize::MAX), Err(HeapError::Retry));
    assert_eq!(world.cache.alloc_array(world.basic(Kind::Int), usize::MAX / 4), Err(HeapError::Retry));
}

#[test]
fn a_collection_is_due_after_the_heap_has_grown() {
    let world = World::new();
    let mut allocated = 0;
    while !world.cache.gc_due() {
        new_node(&world, std::ptr::null_mut(), 0);
        // An object and its shape.
        allocated += 16 + 4;
    }
    assert!((4 << 20..5 << 20).contains(&allocated), "{allocated}");
    assert!(world.heap.is_due());
    world.collect();
    assert!(!world.cache.gc_due() && !world.heap.is_due());
}

#[test]
fn memory_goes_back_to_the_system() {
    let world = World::new();
    let object = world.cache.alloc_array(world.basic(Kind::Uint8), 32 << 20).expect("room");
    // SAFETY: the object is that large.
    unsafe { object.as_ptr().write_bytes(1, 32 << 20) };
    world.collect();
    assert!(world.collect().released_bytes >= 32 << 20);
    let again = world.cache.alloc_array(world.basic(Kind::Uint8), 32 << 20).expect("room");
    assert_eq!((again, bytes_of(again, 32 << 20).iter().max()), (object, Some(&0)));
}

static RELEASED: AtomicUsize = AtomicUsize::new(0);

#[test]
fn kinds_are_traced_by_their_owner_and_told_of_their_end() {
    let world = World::new();
    let kind = world.heap.register_kind(CustomKind {
        name: "pair of words",
        // SAFETY: the object has two words.
        trace: |marker, object, _| marker.mark(unsafe { object.cast::<u64>().add(1).read() }),
        pieces: None,
        // SAFETY: as above.
        release: Some(|object| {
            // SAFETY: the object is a word at least.
            RELEASED.fetch_add(unsafe { object.cast::<usize>().read() }, Ordering::Relaxed);
        }),
    });
    for weight in [1, 10, 100] {
        let object = world.cache.alloc_kind(kind, 16, Scan::Yes).expect("room").cast::<u64>();
        let child = new_node(&world, std::ptr::null_mut(), 0);
        // SAFETY: the object has two words.
        unsafe {
            object.write(weight);
            object.add(1).write(child as u64);
        }
        world.root(object.as_ptr().cast());
    }
    assert_eq!(world.collect().live_objects, 6);
    world.roots.borrow_mut().remove(1);
    assert_eq!(world.collect().live_objects, 4);
    // Its end is told when its place is used again, or when its block is freed.
    for _ in 0..5000 {
        world.cache.alloc_kind(kind, 16, Scan::Yes).expect("room");
    }
    assert_eq!(RELEASED.load(Ordering::Relaxed), 10);
    world.roots.borrow_mut().clear();
    world.collect();
    assert_eq!(RELEASED.load(Ordering::Relaxed), 111);
    drop(world);
    assert_eq!(RELEASED.load(Ordering::Relaxed), 111);
}

#[test]
fn a_plan_is_a_word() {
    let world = World::new();
    let plan = AllocPlan::of(node(&world));
    // SAFETY: the bits are those of a plan.
    let plan = unsafe { AllocPlan::from_bits(plan.to_bits()) };
    assert!(world.cache.try_alloc(plan).is_none());
    new_node(&world, std::ptr::null_mut(), 0);
    let object = world.cache.try_alloc(plan).expect("the run has begun");
    assert_eq!(world.collect_with(|marker| marker.mark(object.addr().get() as u64)).live_objects, 1);
}

#[test]
fn values_of_size_zero_take_no_memory() {
    let world = World::new();
    let empty = world.structure(&[]);
    let one = world.new_object(empty);
    assert_eq!((one, world.heap.contains(one as u64)), (world.new_object(empty), false));
    assert_eq!(world.heap.stats().heap_inuse, 0);
}

#[test]
fn several_workers_allocate_while_one_collects() {
    let world = World::new();
    let ty = node(&world);
    for _ in 0..20 {
        let lists: Vec<u64> = std::thread::scope(|scope| {
            let worker = |_| {
                let cache = world.heap.new_cache();
                scope.spawn(move || {
                    let mut head = 0;
                    for value in 0..5000 {
                        let object = cache.alloc(ty).expect("room").as_ptr();
                        // SAFETY: a node of 16 bytes.
                        unsafe {
                            store_ptr(object, head);
                            store_64(object.add(8), value);
                        }
                        head = object as u64;
                    }
                    head
                })
            };
            let workers: Vec<_> = (0..4).map(worker).collect();
            workers.into_iter().map(|worker| worker.join().expect("no panic")).collect()
        });
        world.roots.borrow_mut().push(lists[0]);
    }
    assert_eq!(world.collect().live_objects, 20 * 5000);
    for root in world.roots.borrow().iter() {
        let (mut at, mut n) = (*root, 0);
        while at != 0 {
            n += 1;
            // SAFETY: a node that the list keeps.
            unsafe {
                assert_eq!(load_64((at as *const u8).add(8)), 5000 - n);
                at = load_64(at as *const u8);
            }
        }
        assert_eq!(n, 5000);
    }
}
