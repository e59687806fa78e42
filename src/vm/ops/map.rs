//! Maps. Finding an entry is the heap's; a value is loaded and stored by its type here.
//!
//! SAFETY, for all handlers: the contract of [`crate::vm::slots`]; a map register holds nil or a map of the type that
//! the instruction names, keys and values are whole values of its types. Addresses of entries are used before the
//! next safepoint.

use crate::bytecode::insn::Instruction;
use crate::bytecode::insn::decoded::*;
use crate::bytecode::operand::{S, Src};
use crate::bytecode::rtype::TypeRef;
use crate::heap::error::HeapError;
use crate::heap::value::{Pair, Str};
use crate::heap::{access, iface, map};
use crate::vm::machine::{M, outline};
use crate::vm::ops::aggregate::{done, ty};
use crate::vm::ops::jump::taken;
use crate::vm::state::State;
use crate::vm::trap::heap_fault;

/// The type of a map's values.
#[inline(always)]
unsafe fn elem(word: u64) -> TypeRef {
    ty(word).elem().expect("a map type has values")
}

/// Reads the value that was found into slots; the zero value if none was.
#[inline(always)]
unsafe fn read(m: M, dst: *mut u64, found: Option<*const u8>, elem: TypeRef) -> Result<(), HeapError> {
    match found {
        Some(value) => iface::load_value(&*(*m).alloc, dst, value, elem),
        None => iface::zero_value(&*(*m).alloc, dst, elem),
    }
}

/// A string key.
#[inline(always)]
unsafe fn text(s: State, key: Src<S>) -> Str {
    let (lo, hi) = s.pair(key);
    Str::from_pair(Pair { lo, hi })
}

macro_rules! gets {
    ($get:ident, $Get:ident, $get_ok:ident, $GetOk:ident, |$s:ident, $o:ident, $map:ident| $find:expr) => {
        #[inline(always)]
        pub(crate) unsafe fn $get(m: M, $s: State, $o: $Get) -> State {
            outline(m, $s, move |m| {
                let $map: u64 = $s.get($o.m);
                let found = $find;
                let result = found.and_then(|found| read(m, $s.dst($o.dst), found, elem($o.ty.0)));
                done(m, result, $Get::WORDS)
            })
        }

        #[inline(always)]
        pub(crate) unsafe fn $get_ok(m: M, $s: State, $o: $GetOk) -> State {
            outline(m, $s, move |m| {
                let $map: u64 = $s.get($o.m);
                let found = $find;
                let result = found.and_then(|found| {
                    read(m, $s.dst($o.dst), found, elem($o.ty.0))?;
                    $s.set($o.ok, found.is_some());
                    Ok(())
                });
                done(m, result, $GetOk::WORDS)
            })
        }
    };
}

gets!(map_get, MapGet, map_get_ok, MapGetOk, |s, o, object| map::get(object, ty(o.ty.0), s.at(o.key)));
gets!(get_w_out, MapGetW, get_ok_w_out, MapGetOkW, |s, o, object| map::get_word(object, s.get(o.key)));
gets!(map_get_s, MapGetS, map_get_ok_s, MapGetOkS, |s, o, object| map::get_str(object, text(s, o.key)));

macro_rules! sets {
    ($set:ident, $Set:ident, $refer:ident, $Ref:ident, |$s:ident, $o:ident, $cache:ident, $map:ident| $entry:expr) => {
        #[inline(always)]
        pub(crate) unsafe fn $set(m: M, $s: State, $o: $Set) -> State {
            outline(m, $s, move |m| {
                let ($map, $cache): (u64, _) = ($s.get($o.m), &*(*m).alloc);
                let entry = $entry;
                done(m, entry.map(|entry| iface::store_value(entry, $s.at($o.v), elem($o.ty.0))), $Set::WORDS)
            })
        }

        #[inline(always)]
        pub(crate) unsafe fn $refer(m: M, $s: State, $o: $Ref) -> State {
            outline(m, $s, move |m| {
                let ($map, $cache): (u64, _) = ($s.get($o.m), &*(*m).alloc);
                let entry = $entry;
                done(m, entry.map(|entry| $s.set_ptr($o.dst, entry)), $Ref::WORDS)
            })
        }
    };
}

sets!(map_set, MapSet, map_ref, MapRef, |s, o, cache, object| map::entry(cache, object, ty(o.ty.0), s.at(o.key)));
sets!(set_w_out, MapSetW, ref_w_out, MapRefW, |s, o, cache, object| {
    map::entry_word(cache, object, ty(o.ty.0), s.get(o.key))
});
sets!(map_set_s, MapSetS, map_ref_s, MapRefS, |s, o, cache, object| {
    map::entry_str(cache, object, ty(o.ty.0), text(s, o.key))
});

// Words among words, the commonest maps, are found and entered in the handlers themselves.

#[inline(always)]
pub(crate) unsafe fn map_get_w(m: M, s: State, o: MapGetW) -> State {
    let value = match map::try_get_word(s.get(o.m), s.get(o.key)) {
        map::Word::At(value) => access::load_64(value),
        map::Word::Absent => 0,
        map::Word::Unknown => return get_w_out(m, s, o),
    };
    *s.dst(o.dst) = value;
    s.next(o)
}

#[inline(always)]
pub(crate) unsafe fn map_get_ok_w(m: M, s: State, o: MapGetOkW) -> State {
    let (value, ok) = match map::try_get_word(s.get(o.m), s.get(o.key)) {
        map::Word::At(value) => (access::load_64(value), true),
        map::Word::Absent => (0, false),
        map::Word::Unknown => return get_ok_w_out(m, s, o),
    };
    *s.dst(o.dst) = value;
    s.set(o.ok, ok);
    s.next(o)
}

#[inline(always)]
pub(crate) unsafe fn map_set_w(m: M, s: State, o: MapSetW) -> State {
    let map::Word::At(value) = map::try_entry_word(s.get(o.m), s.get(o.key)) else { return set_w_out(m, s, o) };
    // It may be a pointer.
    access::store_ptr(value, *s.at(o.v));
    s.next(o)
}

#[inline(always)]
pub(crate) unsafe fn map_ref_w(m: M, s: State, o: MapRefW) -> State {
    let map::Word::At(value) = map::try_entry_word(s.get(o.m), s.get(o.key)) else { return ref_w_out(m, s, o) };
    s.set_ptr(o.dst, value);
    s.next(o)
}

macro_rules! deletes {
    ($delete:ident, $Delete:ident, |$s:ident, $o:ident, $map:ident| $work:expr) => {
        #[inline(always)]
        pub(crate) unsafe fn $delete(m: M, $s: State, $o: $Delete) -> State {
            outline(m, $s, move |m| {
                let $map: u64 = $s.get($o.m);
                done(m, $work, $Delete::WORDS)
            })
        }
    };
}

deletes!(map_delete, MapDelete, |s, o, object| map::delete(object, ty(o.ty.0), s.at(o.key)));
deletes!(map_delete_w, MapDeleteW, |s, o, object| map::delete_word(object, ty(o.ty.0), s.get(o.key)));
deletes!(map_delete_s, MapDeleteS, |s, o, object| map::delete_str(object, ty(o.ty.0), text(s, o.key)));

#[inline(always)]
pub(crate) unsafe fn make_map(m: M, s: State, o: MakeMap) -> State {
    outline(m, s, move |m| {
        let made = map::make(&*(*m).alloc, ty(o.ty.0), s.get(o.hint));
        done(m, made.map(|made| s.set(o.dst, made)), MakeMap::WORDS)
    })
}

#[inline(always)]
pub(crate) unsafe fn map_len(_: M, s: State, o: MapLen) -> State {
    s.set(o.dst, map::len(s.get(o.m)));
    s.next(o)
}

#[inline(always)]
pub(crate) unsafe fn map_clear(m: M, s: State, o: MapClear) -> State {
    outline(m, s, move |m| done(m, map::clear(s.get(o.m)), MapClear::WORDS))
}

#[inline(always)]
pub(crate) unsafe fn map_iter(m: M, s: State, o: MapIter) -> State {
    outline(m, s, move |m| {
        let made = map::iter(&*(*m).alloc, s.get(o.m));
        done(m, made.map(|made| s.set(o.dst, made)), MapIter::WORDS)
    })
}

#[inline(always)]
pub(crate) unsafe fn map_next(m: M, s: State, o: MapNext) -> State {
    outline(m, s, move |m| match next_out(m, s, o) {
        Ok(true) => {
            crate::vm::collect::allocated(m);
            (*m).saved.pc.add(MapNext::WORDS)
        }
        Ok(false) => {
            taken();
            (*m).saved.pc.offset(o.to.0 as isize)
        }
        Err(error) => heap_fault(m, error),
    })
}

/// Moves on; whether there was an entry.
#[inline(never)]
unsafe fn next_out(m: M, s: State, o: MapNext) -> Result<bool, HeapError> {
    let ty = ty(o.ty.0);
    let Some(position) = map::next(s.get(o.it), ty)? else { return Ok(false) };
    let cache = &*(*m).alloc;
    if o.mask.0 & 1 != 0 {
        iface::load_value(cache, s.dst(o.key), position.key, ty.key().expect("a map type has keys"))?;
    }
    if o.mask.0 & 2 != 0 {
        iface::load_value(cache, s.dst(o.value), position.value, ty.elem().expect("a map type has values"))?;
    }
    Ok(true)
}
