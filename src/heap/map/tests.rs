//! Maps against std's, iteration as Go defines it, racing threads.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::super::iface;
use super::super::testing::{World, rounds};
use super::super::value::{Iface, load_str};
use super::*;
use crate::bytecode::rtype::Kind;
use crate::sync::atomic::AtomicBool;

/// A map of a type, rooted.
struct Subject<'w> {
    world: &'w World,
    ty: TypeRef,
    map: u64,
}

impl<'w> Subject<'w> {
    fn new(world: &'w World, key: TypeRef, elem: TypeRef, hint: i64) -> Subject<'w> {
        let ty = world.types.map(key, elem);
        let map = make(&world.cache, ty, hint).expect("room");
        world.root(map as *const u8);
        Subject { world, ty, map }
    }

    fn get(&self, key: &[u64]) -> Option<u64> {
        // SAFETY: the map is of this type, its values are ints.
        unsafe { get(self.map, self.ty, key.as_ptr()).expect("no error").map(|value| access::load_64(value)) }
    }

    fn set(&self, key: &[u64], value: u64) {
        // SAFETY: as above.
        unsafe {
            let place = entry(&self.world.cache, self.map, self.ty, key.as_ptr()).expect("room");
            access::store_64(place, value);
        }
    }

    fn delete(&self, key: &[u64]) {
        // SAFETY: as above.
        unsafe { delete(self.map, self.ty, key.as_ptr()).expect("no error") };
    }

    fn len(&self) -> u32 {
        // SAFETY: as above.
        unsafe { len(self.map) }
    }

    fn iter(&self) -> u64 {
        // SAFETY: as above.
        unsafe { iter(&self.world.cache, self.map).expect("room") }
    }

    fn next(&self, it: u64) -> Option<Position> {
        // SAFETY: an iterator over this map.
        unsafe { next(it, self.ty).expect("no error") }
    }

    /// All keys and values, as slots.
    fn all(&self) -> Vec<(Vec<u64>, u64)> {
        let it = self.iter();
        let key = key_type(self.ty);
        std::iter::from_fn(|| {
            let at = self.next(it)?;
            let mut slots = vec![0; usize::from(key.slots)];
            // SAFETY: an entry of this map.
            unsafe {
                iface::load_value(&self.world.cache, slots.as_mut_ptr(), at.key, key).expect("room");
                Some((slots, access::load_64(at.value)))
            }
        })
        .collect()
    }
}

fn str_slots(s: Str) -> Vec<u64> {
    vec![s.to_pair().lo, s.to_pair().hi]
}

/// Applies random operations to a map and to std's; `key(n)` is the key with number `n`, `number` its inverse.
fn against_std(subject: &Subject<'_>, n_keys: u32, key: &dyn Fn(u32) -> Vec<u64>, number: &dyn Fn(&[u64]) -> u32) {
    let world = subject.world;
    let mut model: HashMap<u32, u64> = HashMap::new();
    for step in 0..rounds(30_000) {
        let n = world.rng.below(n_keys);
        match world.rng.below(100) {
            0..=44 => {
                subject.set(&key(n), step);
                model.insert(n, step);
            }
            45..=79 => assert_eq!(subject.get(&key(n)), model.get(&n).copied()),
            80..=98 => {
                subject.delete(&key(n));
                model.remove(&n);
            }
            _ if world.rng.below(20) == 0 => {
                // SAFETY: the map is of this type.
                unsafe { clear(subject.map).expect("no error") };
                model.clear();
            }
            _ => {
                world.collect();
            }
        }
        assert_eq!(subject.len() as usize, model.len());
        if step % 500 == 0 {
            let all = subject.all();
            assert_eq!(all.len(), model.len());
            let seen: BTreeMap<u32, u64> = all.iter().map(|(slots, value)| (number(slots), *value)).collect();
            assert_eq!(seen, model.iter().map(|(n, value)| (*n, *value)).collect());
        }
    }
}

#[test]
fn word_keys_behave_as_in_std() {
    let world = World::new();
    let int = world.basic(Kind::Int);
    for (kind, n_keys, hint) in [(Kind::Int, 3, 0), (Kind::Int, 12, 5), (Kind::Int32, 300, 0), (Kind::Int8, 200, 100)] {
        let subject = Subject::new(&world, world.basic(kind), int, hint);
        // Negative ones too, as the kind keeps them in a slot.
        let key =
            |n: u32| vec![if kind == Kind::Int8 { i64::from(n as u8 as i8) as u64 } else { -i64::from(n) as u64 }];
        let number = |slots: &[u64]| if kind == Kind::Int8 { slots[0] as u8 as u32 } else { -(slots[0] as i64) as u32 };
        against_std(&subject, n_keys, &key, &number);
    }
}

#[test]
fn string_keys_behave_as_in_std() {
    let world = World::new();
    for n_keys in [4, 20, 2000] {
        let subject = Subject::new(&world, world.basic(Kind::String), world.basic(Kind::Int), 0);
        let text = |n: u32| format!("{n}{}", "x".repeat(n as usize % 40));
        // Fresh strings each time: the map must compare bytes, and keep its own alive.
        let key = |n: u32| str_slots(world.string(&text(n)));
        let number = |slots: &[u64]| {
            // SAFETY: the map keeps the string.
            let bytes = unsafe { str_at(slots.as_ptr()).bytes() };
            let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit());
            digits.fold(0, |n, byte| n * 10 + u32::from(byte - b'0'))
        };
        against_std(&subject, n_keys, &key, &number);
    }
}

#[test]
fn struct_keys_behave_as_in_std() {
    let world = World::new();
    let string = world.basic(Kind::String);
    let key_ty = world.structure(&[world.basic(Kind::Int16), string, world.basic(Kind::Float64)]);
    for n_keys in [5, 500] {
        let subject = Subject::new(&world, key_ty, world.basic(Kind::Int), 0);
        let key = |n: u32| {
            let mut slots = vec![u64::from(n % 100)];
            slots.extend(str_slots(world.string(&format!("key {}", n / 100))));
            slots.push(f64::from(n).to_bits());
            slots
        };
        against_std(&subject, n_keys, &key, &|slots| f64::from_bits(slots[3]) as u32);
    }
}

#[test]
fn array_keys_that_are_cells_behave_as_in_std() {
    let world = World::new();
    let key_ty = world.types.array(world.basic(Kind::Int32), 20);
    let subject = Subject::new(&world, key_ty, world.basic(Kind::Int), 0);
    let key = |n: u32| {
        let cell = world.new_object(key_ty);
        // SAFETY: a cell of twenty 32-bit integers.
        unsafe { access::store_32(cell.add(76), u64::from(n)) };
        vec![cell as u64]
    };
    // SAFETY: as above.
    against_std(&subject, 300, &key, &|slots| unsafe { access::load_u32((slots[0] as *const u8).add(76)) as u32 });
}

#[test]
fn interface_keys_tell_types_apart() {
    let world = World::new();
    let subject = Subject::new(&world, world.empty_interface(), world.basic(Kind::Int), 0);
    let of = |kind, data| [world.basic(kind).address() as u64, data];
    subject.set(&of(Kind::Int, 1), 10);
    subject.set(&of(Kind::Int8, 1), 20);
    subject.set(&[0, 0], 30);
    // SAFETY: a string in slots.
    let boxed = |text| unsafe {
        let slots = str_slots(world.string(text));
        let iface = iface::make_iface(&world.cache, slots.as_ptr(), world.basic(Kind::String)).expect("room");
        [iface.ty, iface.data]
    };
    subject.set(&boxed("one"), 40);
    world.collect();
    assert_eq!(subject.get(&of(Kind::Int, 1)), Some(10));
    assert_eq!(subject.get(&of(Kind::Int8, 1)), Some(20));
    assert_eq!(subject.get(&of(Kind::Int16, 1)), None);
    assert_eq!(subject.get(&[0, 0]), Some(30));
    assert_eq!(subject.get(&boxed("one")), Some(40));
    // The two zeros are one key, and the last one that was set is kept.
    subject.set(&of(Kind::Float64, 0.0_f64.to_bits()), 50);
    subject.set(&of(Kind::Float64, (-0.0_f64).to_bits()), 60);
    assert_eq!((subject.len(), subject.get(&of(Kind::Float64, 0.0_f64.to_bits()))), (5, Some(60)));
    let zero = subject.all().into_iter().find(|(_, value)| *value == 60).expect("it is there").0;
    assert_eq!(zero[1], (-0.0_f64).to_bits());
}

#[test]
fn keys_without_hash_are_errors_in_go_words() {
    let world = World::new();
    let slice = world.types.slice(world.basic(Kind::Int));
    let subject = Subject::new(&world, world.empty_interface(), world.basic(Kind::Int), 0);
    let bad = [slice.address() as u64, world.new_object(slice) as u64];
    let text = |result: Result<(), HeapError>| result.expect_err("a slice has no hash").to_string();
    let (map, ty, cache) = (subject.map, subject.ty, &world.cache);
    // SAFETY: the map is of this type.
    unsafe {
        for map in [0, map] {
            assert_eq!(text(get(map, ty, bad.as_ptr()).map(|_| ())), "hash of unhashable type: []int");
            assert_eq!(text(delete(map, ty, bad.as_ptr())), "hash of unhashable type: []int");
        }
        assert_eq!(text(entry(cache, 0, ty, bad.as_ptr()).map(|_| ())), "assignment to entry in nil map");
        subject.set(&[0, 0], 1);
        let loud = "runtime error: hash of unhashable type []int";
        assert_eq!(text(get(map, ty, bad.as_ptr()).map(|_| ())), loud);
        assert_eq!(text(delete(map, ty, bad.as_ptr())), loud);
        assert_eq!(text(entry(cache, map, ty, bad.as_ptr()).map(|_| ())), loud);
    }
    subject.set(&[0, 0], 2);
    assert_eq!((subject.len(), subject.get(&[0, 0])), (1, Some(2)), "nobody was left inside");
}

#[test]
fn nil_maps_are_empty() {
    let world = World::new();
    let ty = world.types.map(world.basic(Kind::Int), world.basic(Kind::Int));
    // SAFETY: nil is a map of any type.
    unsafe {
        assert_eq!((len(0), get_word(0, 1), iter(&world.cache, 0)), (0, Ok(None), Ok(0)));
        assert_eq!((delete_word(0, ty, 1), clear(0)), (Ok(()), Ok(())));
        assert_eq!(entry_word(&world.cache, 0, ty, 1), Err(HeapError::NilMapWrite));
        assert!(next(0, ty).expect("no error").is_none());
    }
}

#[test]
fn not_a_number_is_a_new_key_each_time() {
    let world = World::new();
    let subject = Subject::new(&world, world.basic(Kind::Float64), world.basic(Kind::Int), 0);
    let nan = [f64::NAN.to_bits()];
    for n in 0..1000 {
        subject.set(&nan, n);
    }
    subject.delete(&nan);
    assert_eq!((subject.len(), subject.get(&nan)), (1000, None));
    let it = subject.iter();
    let mut seen = BTreeSet::new();
    for n in 0..300 {
        // SAFETY: an entry of this map.
        seen.insert(unsafe { access::load_64(subject.next(it).expect("more").value) });
        // The table grows; the iterator goes on in the one it began with.
        for m in 0..10 {
            subject.set(&nan, 100_000 + n * 10 + m);
        }
    }
    while let Some(at) = subject.next(it) {
        // SAFETY: an entry of this map.
        seen.insert(unsafe { access::load_64(at.value) });
    }
    assert_eq!(seen, (0..1000).collect());
    let it = subject.iter();
    assert!(subject.next(it).is_some());
    // SAFETY: the map is of this type.
    unsafe { clear(subject.map).expect("no error") };
    subject.set(&nan, 1);
    assert!(subject.next(it).is_none(), "what was cleared is gone");
    assert_eq!(subject.all().len(), 1);
}

#[test]
fn an_iterator_visits_each_key_once_while_the_map_changes() {
    let world = World::new();
    for n in [5_u64, 8, 30, 1000] {
        let subject = Subject::new(&world, world.basic(Kind::Int), world.basic(Kind::Int), 0);
        (0..n).for_each(|key| subject.set(&[key], key));
        let it = subject.iter();
        world.root(it as *const u8);
        let (mut seen, mut deleted) = (BTreeSet::new(), BTreeSet::new());
        let mut fresh = 1_000_000;
        while let Some(at) = subject.next(it) {
            // SAFETY: an entry of this map.
            let (key, value) = unsafe { (access::load_64(at.key), access::load_64(at.value)) };
            assert!(seen.insert(key), "{key} came twice");
            assert!(!deleted.contains(&key), "{key} was deleted before it was reached");
            assert_eq!(value, key);
            // A key that is not reached yet is deleted, others are added, one is changed.
            let victim = (key + 7) % n;
            if !seen.contains(&victim) && world.rng.below(3) == 0 {
                subject.delete(&[victim]);
                deleted.insert(victim);
            }
            for _ in 0..world.rng.below(4) {
                fresh += 1;
                subject.set(&[fresh], fresh);
            }
            if world.rng.below(10) == 0 {
                world.collect();
            }
        }
        let missed: Vec<u64> = (0..n).filter(|key| !seen.contains(key) && !deleted.contains(key)).collect();
        assert!(missed.is_empty(), "{missed:?} never came");
        assert!(subject.next(it).is_none());
    }
}

#[test]
fn values_come_from_the_current_table() {
    let world = World::new();
    let subject = Subject::new(&world, world.basic(Kind::String), world.basic(Kind::Int), 0);
    let key = |n: u64| str_slots(world.string(&format!("key{n}")));
    (0..20).for_each(|n| subject.set(&key(n), 1));
    let it = subject.iter();
    (20..500).for_each(|n| subject.set(&key(n), 1));
    (0..20).for_each(|n| subject.set(&key(n), 2));
    let mut n = 0;
    while let Some(at) = subject.next(it) {
        // SAFETY: an entry of this map.
        assert_eq!(unsafe { access::load_64(at.value) }, 2);
        n += 1;
    }
    assert_eq!(n, 20);
}

#[test]
fn iterations_begin_anywhere() {
    let world = World::new();
    for n in [4, 100] {
        let subject = Subject::new(&world, world.basic(Kind::Int), world.basic(Kind::Int), 0);
        (0..n).for_each(|key| subject.set(&[key], key));
        let firsts: BTreeSet<u64> = (0..1000).map(|_| subject.all()[0].1).collect();
        assert_eq!(firsts.len() as u64, n);
    }
}

#[test]
fn a_map_that_is_emptied_gives_its_memory_back() {
    let world = World::new();
    let subject = Subject::new(&world, world.basic(Kind::Int), world.basic(Kind::Int), 0);
    (0..100_000).for_each(|key| subject.set(&[key], key));
    assert!(world.collect().live_bytes > 1 << 20);
    // SAFETY: the map is of this type.
    unsafe { clear(subject.map).expect("no error") };
    assert_eq!(world.collect().live_objects, 1);
    // And one that keeps few keys while many pass through stays small.
    let n = rounds(1_000_000);
    for key in 0..n {
        subject.set(&[key], key);
        subject.delete(&[key.wrapping_sub(10)]);
    }
    assert_eq!((subject.len(), subject.get(&[n - 5])), (10, Some(n - 5)));
    assert!(world.collect().live_bytes < 4 << 20);
    subject.set(&[u64::MAX], 1);
    (0..rounds(300_000)).for_each(|key| {
        subject.set(&[key], key);
        subject.delete(&[key]);
    });
    assert!(world.collect().live_bytes < 64 << 10, "{:?}", world.collect());
}

#[test]
fn values_of_all_sizes_stand_in_the_log() {
    let world = World::new();
    let int = world.basic(Kind::Int);
    for len in [0, 1, 3, 9, 40, 700] {
        let elem = world.types.array(int, len);
        let ty = world.types.map(world.basic(Kind::Int32), elem);
        let map = make(&world.cache, ty, 0).expect("room");
        world.root(map as *const u8);
        // SAFETY: the map is of this type, its values are arrays of words.
        unsafe {
            for key in 0..100 {
                let place = entry_word(&world.cache, map, ty, key).expect("room");
                assert!((0..len as usize).all(|i| access::load_64(place.add(8 * i)) == 0));
                (0..len as usize).for_each(|i| access::store_64(place.add(8 * i), key * 1000 + i as u64));
            }
            world.collect();
            for key in 0..100 {
                let place = get_word(map, key).expect("no error").expect("it is there");
                assert!((0..len as usize).all(|i| access::load_64(place.add(8 * i)) == key * 1000 + i as u64));
            }
        }
    }
}

#[test]
fn a_writer_inside_is_reported() {
    let world = World::new();
    let subject = Subject::new(&world, world.basic(Kind::Int), world.basic(Kind::Int), 0);
    subject.set(&[1], 1);
    let it = subject.iter();
    // SAFETY: the map is of this type.
    unsafe {
        let writing = Map::at(subject.map).expect("not nil").write().expect("nobody inside");
        assert_eq!(get_word(subject.map, 1), Err(HeapError::ConcurrentMapReadWrite));
        let entered = entry_word(&world.cache, subject.map, subject.ty, 1);
        assert_eq!(entered, Err(HeapError::ConcurrentMapWrites));
        assert_eq!(delete_word(subject.map, subject.ty, 1), Err(HeapError::ConcurrentMapWrites));
        assert_eq!(clear(subject.map), Err(HeapError::ConcurrentMapWrites));
        assert!(matches!(next(it, subject.ty), Err(HeapError::ConcurrentMapIterWrite)));
        assert_eq!(iter(&world.cache, subject.map), Err(HeapError::ConcurrentMapIterWrite));
        drop(writing);
        assert!(get_word(subject.map, 1).expect("nobody inside").is_some());
    }
    assert_eq!(HeapError::ConcurrentMapIterWrite.to_string(), "concurrent map iteration and map write");
}

#[test]
fn without_memory_the_map_is_as_it_was() {
    let world = World::with(super::super::HeapConfig { hard_limit: 2 << 20, ..super::super::HeapConfig::default() });
    let subject = Subject::new(&world, world.basic(Kind::Int), world.basic(Kind::Int), 0);
    let mut n = 0;
    let failed = loop {
        // SAFETY: the map is of this type.
        match unsafe { entry_word(&world.cache, subject.map, subject.ty, n) } {
            // SAFETY: the address of a value.
            Ok(place) => unsafe { access::store_64(place, n) },
            Err(error) => break error,
        }
        n += 1;
    };
    assert_eq!((failed, u64::from(subject.len())), (HeapError::Retry, n));
    assert!((0..n).all(|key| subject.get(&[key]) == Some(key)));
    assert_eq!(subject.get(&[n]), None);
    world.collect();
    subject.set(&[n], n);
    assert_eq!(subject.get(&[n]), Some(n));
}

/// Threads write, read, delete, clear and iterate one map with strings in keys and values: whatever they see is a
/// whole string that someone made.
#[test]
fn racing_threads_never_see_half_a_value() {
    let steps = rounds(150_000);
    let world = World::new();
    let string = world.basic(Kind::String);
    let ty = world.types.map(string, string);
    let map = make(&world.cache, ty, 0).expect("room");
    // The first byte of each tells its length.
    let strings: Vec<[u64; 2]> = (2..80_usize)
        .map(|len| {
            let s = super::super::string::from_bytes(&world.cache, &vec![len as u8; len]).expect("room");
            [s.to_pair().lo, s.to_pair().hi]
        })
        .collect();
    let whole = |ptr: *const u8| {
        // SAFETY: the address of a string in the map; deleted ones are empty.
        let bytes = unsafe { load_str(ptr).bytes() };
        assert!(bytes.iter().all(|byte| usize::from(*byte) == bytes.len()), "{bytes:?}");
    };
    let reported = AtomicBool::new(false);
    std::thread::scope(|scope| {
        for id in 0..4_u64 {
            let (cache, strings, reported) = (world.heap.new_cache(), &strings, &reported);
            scope.spawn(move || {
                let rng = super::super::hash::Rng::new(id);
                let any = || strings[rng.below(strings.len() as u32) as usize];
                for _ in 0..steps {
                    // SAFETY: the map is of this type; nothing is collected.
                    let result = unsafe {
                        match rng.below(200) {
                            0..=79 => entry(&cache, map, ty, any().as_ptr())
                                .map(|place| access::store_pair_from_slots(place, any().as_ptr())),
                            80..=139 => get(map, ty, any().as_ptr()).map(|found| found.into_iter().for_each(whole)),
                            140..=197 => delete(map, ty, any().as_ptr()),
                            198 => clear(map),
                            _ => walk(&cache, map, ty, &whole),
                        }
                    };
                    if result.is_err() {
                        reported.store(true, Relaxed);
                    }
                }
            });
        }
    });
    assert!(cfg!(miri) || reported.load(Relaxed), "races are noticed now and then");
    // Whatever happened, the map is still one that can be collected and used.
    world.root(map as *const u8);
    strings.iter().for_each(|s| world.root(s[0] as *const u8));
    world.collect();
    // SAFETY: as above.
    unsafe {
        clear(map).expect("nobody inside");
        let place = entry(&world.cache, map, ty, strings[0].as_ptr()).expect("room");
        access::store_pair_from_slots(place, strings[1].as_ptr());
        whole(get(map, ty, strings[0].as_ptr()).expect("no error").expect("it is there"));
    }
}

unsafe fn walk(cache: &AllocCache, map: u64, ty: TypeRef, whole: &impl Fn(*const u8)) -> Result<(), HeapError> {
    // SAFETY: the caller's promise.
    unsafe {
        let it = iter(cache, map)?;
        while let Some(at) = next(it, ty)? {
            whole(at.key);
            whole(at.value);
        }
    }
    Ok(())
}

#[test]
fn pointer_keys_and_values_are_kept_alive() {
    let world = World::new();
    let int = world.basic(Kind::Int);
    let pointer = world.types.pointer(int);
    let subject = Subject::new(&world, pointer, pointer, 0);
    let mut keys = Vec::new();
    for n in 0..2000_u64 {
        let (key, value) = (world.new_object(int), world.new_object(int));
        // SAFETY: ints.
        unsafe {
            access::store_64(key, n);
            access::store_64(value, n * 2);
        }
        subject.set(&[key as u64], value as u64);
        keys.push(key as u64);
    }
    assert_eq!(world.collect().live_objects, 2 + 4000);
    for (n, key) in keys.iter().enumerate() {
        let value = subject.get(&[*key]).expect("it is there");
        // SAFETY: an int that the map keeps.
        assert_eq!(unsafe { access::load_64(value as *const u8) }, n as u64 * 2);
    }
    let any = world.empty_interface();
    let boxes = Subject::new(&world, int, any, 0);
    for n in 0..100 {
        let text = str_slots(world.string(&format!("value {n}")));
        // SAFETY: a string in slots; the map is of this type.
        unsafe {
            let boxed = iface::make_iface(&world.cache, text.as_ptr(), world.basic(Kind::String)).expect("room");
            let place = entry(&world.cache, boxes.map, boxes.ty, [n].as_ptr()).expect("room");
            access::store_pair(place, boxed.to_pair());
        }
    }
    world.collect();
    for n in 0..100_u64 {
        // SAFETY: as above.
        unsafe {
            let place = get_mem(boxes.map, boxes.ty, (&raw const n).cast()).expect("no error").expect("it is there");
            let boxed = Iface::from_pair(access::load_pair(place));
            assert_eq!(load_str(boxed.data as *const u8).bytes(), format!("value {n}").as_bytes());
        }
    }
}
