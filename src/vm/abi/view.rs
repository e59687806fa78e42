//! Looking at a value of any type by its descriptor: for fmt, reflection, encoders.
//!
//! # Safety
//!
//! A view is made from a whole value, and its parts from the descriptor: what lies at its place is a value of its
//! type. Nothing is collected while a native does not wait; one that does keeps its views first ([`NativeCx::keep`]).
#![allow(unsafe_code, reason = "memory is raw: see the safety section")]

use crate::bytecode::rtype::{Kind, LeafKind, RField, Shape, TypeRef};
use crate::chan::channel;
use crate::heap::access;
use crate::heap::alloc::zero_sized;
use crate::heap::{iface, map};
use crate::vm::abi::memory::{Elem, load, store};
use crate::vm::abi::values::{Chan, Func, Iface, Map, Ptr, Slice, Str};
use crate::vm::abi::{Fault, NativeCx, NativeResult};
use crate::vm::chans;
use crate::vm::handles::Root;

/// A value of some type, where it lies.
#[derive(Clone, Copy, Debug)]
pub struct View {
    ty: TypeRef,
    place: Place,
}

#[derive(Clone, Copy, Debug)]
enum Place {
    /// In memory.
    Mem(*mut u8),
    /// In the data word of an interface.
    Word(u64),
}

/// The first address in a buffer that is aligned for any value; two words more than needed are there.
fn aligned(buffer: &mut [u64]) -> *mut u8 {
    let start = buffer.as_mut_ptr().cast::<u8>();
    start.wrapping_add(start.align_offset(16))
}

/// Exchanges two values of type `ty`.
unsafe fn exchange(a: *mut u8, b: *mut u8, ty: TypeRef) {
    let words = (ty.size as usize).div_ceil(8) + 2;
    let (mut small, mut large);
    let buffer = if words <= 16 {
        small = [0_u64; 16];
        &mut small[..]
    } else {
        large = vec![0_u64; words];
        &mut large[..]
    };
    let spare = aligned(buffer);
    // SAFETY: see the top of this file; the buffer holds a value and is aligned for any.
    unsafe {
        access::copy(spare, a, ty, 1);
        access::copy(a, b, ty, 1);
        access::copy(b, spare, ty, 1);
    }
}

impl View {
    /// The value in an interface; `None` for nil.
    pub fn of(value: Iface) -> Option<View> {
        let ty = value.ty()?;
        let place = match (ty.direct, ty.size) {
            (_, 0) => Place::Mem(zero_sized().as_ptr()),
            (true, _) => Place::Word(value.0.data),
            (false, _) => Place::Mem(value.0.data as *mut u8),
        };
        Some(View { ty, place })
    }

    /// The value of type `ty` that a pointer leads to.
    pub fn at(ptr: Ptr, ty: TypeRef) -> Option<View> {
        (!ptr.is_nil()).then_some(View { ty, place: Place::Mem(ptr.0 as *mut u8) })
    }

    /// The value in an interface, or, where `led`, the one that a pointer in it leads to; `None` where there is none.
    pub fn from_parts(value: Iface, led: bool) -> Option<View> {
        let view = View::of(value)?;
        match (led, view.kind()) {
            (false, _) => Some(view),
            (true, Kind::Pointer) => view.elem(),
            (true, _) => None,
        }
    }

    /// What [`View::from_parts`] makes this view of: nothing is copied.
    pub fn into_parts(self, cx: &NativeCx<'_>) -> (Iface, bool) {
        match self.place {
            Place::Mem(at) => (Iface::of_pointer(cx.types().pointer(self.ty), Ptr(at as u64)), true),
            Place::Word(data) => (Iface(crate::heap::value::Iface { ty: self.ty.address() as u64, data }), false),
        }
    }

    /// Its type.
    pub fn ty(self) -> TypeRef {
        self.ty
    }

    /// Its kind.
    pub fn kind(self) -> Kind {
        self.ty.kind()
    }

    fn part<T: Elem>(self) -> T {
        match self.place {
            // SAFETY: see the top of this file.
            Place::Mem(at) => unsafe { load(at) },
            Place::Word(word) => T::from_slots([word, 0]),
        }
    }

    /// A bool.
    pub fn bool(self) -> bool {
        self.part::<u8>() != 0
    }

    /// A signed integer of any width.
    pub fn int(self) -> i64 {
        match self.kind() {
            Kind::Int8 => i64::from(self.part::<i8>()),
            Kind::Int16 => i64::from(self.part::<i16>()),
            Kind::Int32 => i64::from(self.part::<i32>()),
            _ => self.part(),
        }
    }

    /// An unsigned integer of any width.
    pub fn uint(self) -> u64 {
        match self.kind() {
            Kind::Uint8 => u64::from(self.part::<u8>()),
            Kind::Uint16 => u64::from(self.part::<u16>()),
            Kind::Uint32 => u64::from(self.part::<u32>()),
            _ => self.part(),
        }
    }

    /// A float of either width.
    pub fn float(self) -> f64 {
        if self.kind() == Kind::Float32 { f64::from(self.part::<f32>()) } else { self.part() }
    }

    /// The parts of a complex number of either width.
    pub fn complex(self) -> (f64, f64) {
        let Place::Mem(at) = self.place else { unreachable!("complex numbers take two slots") };
        // SAFETY: see the top of this file.
        unsafe {
            if self.kind() == Kind::Complex64 {
                (f64::from(load::<f32>(at)), f64::from(load::<f32>(at.add(4))))
            } else {
                (load(at), load(at.add(8)))
            }
        }
    }

    /// A string.
    pub fn str(self) -> Str {
        self.part()
    }

    /// A slice.
    pub fn slice(self) -> Slice {
        self.part()
    }

    /// The value of an interface type.
    pub fn iface(self) -> Iface {
        self.part()
    }

    /// A pointer, or the address of a map or channel.
    pub fn ptr(self) -> Ptr {
        self.part()
    }

    /// The function that a func value calls, whatever it has captured; nil of nil.
    pub fn code(self) -> Ptr {
        let Func(closure) = self.part();
        if closure == 0 {
            return Ptr::default();
        }
        // SAFETY: what a func value leads to begins with the function's address, which never changes.
        Ptr(unsafe { load::<u64>(closure as *const u8) })
    }

    /// A func value.
    pub fn func(self) -> Func {
        self.part()
    }

    /// A channel.
    pub fn chan(self) -> Chan {
        self.part()
    }

    /// A map.
    pub fn map(self) -> Map {
        self.part()
    }

    /// How many elements an array, slice, string, map or channel has.
    pub fn len(self) -> usize {
        match (self.kind(), &self.ty.shape) {
            (_, Shape::Array { len, .. }) => *len as usize,
            (Kind::Slice, _) => self.slice().len(),
            (Kind::String, _) => self.str().len(),
            // SAFETY: a map value is nil or the address of a map.
            (Kind::Map, _) => unsafe { map::len(self.map().0) as usize },
            // SAFETY: a channel value is nil or the address of a channel.
            (Kind::Chan, _) => unsafe { channel::len(self.chan().0 as *const chans::Chan) },
            _ => 0,
        }
    }

    /// The capacity of a channel, as the program sees it.
    pub fn chan_cap(self) -> usize {
        // SAFETY: a channel value is nil or the address of a channel.
        unsafe { chans::visible(self.chan().0, chans::Chan::cap) as usize }
    }

    /// Whether it has no elements.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Element `i` of an array or slice; `None` where there is none. What is said of a slice is said of it now: the next
    /// moment it may be another one.
    pub fn get(self, i: usize) -> Option<View> {
        let elem = self.ty.elem().expect("arrays and slices have elements");
        let offset = i.wrapping_mul(elem.size as usize);
        let place = match (self.kind(), self.place) {
            (Kind::Slice, _) => {
                let slice = self.slice();
                (i < slice.len()).then(|| Place::Mem(slice.0.ptr.wrapping_add(offset)))
            }
            (_, Place::Mem(at)) => (i < self.len()).then(|| Place::Mem(at.wrapping_add(offset))),
            // An array of one word.
            (_, place) => (i == 0).then_some(place),
        };
        place.map(|place| View { ty: elem, place })
    }

    /// The elements of an array or slice, as [`View::get`] finds them.
    pub fn elements(self) -> impl Iterator<Item = View> {
        (0..).map_while(move |i| self.get(i))
    }

    /// Exchanges elements `i` and `j` of a slice, if both are there.
    pub fn swap(self, i: usize, j: usize) {
        let (Some(a), Some(b)) = (self.get(i), self.get(j)) else { return };
        let (Place::Mem(a), Place::Mem(b)) = (a.place, b.place) else { return };
        let elem = self.ty.elem().expect("slices have elements");
        // SAFETY: see the top of this file.
        unsafe {
            match iface::single_leaf(elem) {
                Some(LeafKind::W64 | LeafKind::Ptr) => {
                    let (x, y) = (access::load_64(a), access::load_64(b));
                    // They may be pointers.
                    access::store_ptr(a, y);
                    access::store_ptr(b, x);
                }
                Some(leaf) if leaf.size() == 16 => {
                    let (x, y) = (access::load_pair(a), access::load_pair(b));
                    access::store_pair(a, y);
                    access::store_pair(b, x);
                }
                _ => exchange(a, b, elem),
            }
        }
    }

    /// The fields of a struct.
    pub fn fields(self) -> &'static [RField] {
        // SAFETY: descriptors live as long as the engine, and so longer than any native.
        unsafe { std::mem::transmute::<&[RField], &'static [RField]>(self.ty.fields()) }
    }

    /// Field `i` of a struct.
    #[must_use]
    pub fn field(self, i: usize) -> View {
        let field = &self.ty.fields()[i];
        let place = match self.place {
            _ if field.ty.size == 0 => Place::Mem(zero_sized().as_ptr()),
            Place::Mem(at) => Place::Mem(at.wrapping_add(field.offset as usize)),
            // A struct of one word: its other fields have no size.
            place => place,
        };
        View { ty: field.ty, place }
    }

    /// What a pointer leads to, or the value in an interface; `None` for nil.
    pub fn elem(self) -> Option<View> {
        match self.kind() {
            Kind::Interface => View::of(self.iface()),
            Kind::Pointer => View::at(self.ptr(), self.ty.elem().expect("pointers have elements")),
            _ => None,
        }
    }

    /// The entries of a map, in no order.
    pub fn entries(self, cx: &NativeCx<'_>) -> NativeResult<Vec<(View, View)>> {
        let (key, elem) = (self.ty.key().expect("maps have keys"), self.ty.elem().expect("maps have elements"));
        let mut entries = Vec::new();
        // SAFETY: see the top of this file.
        unsafe {
            let iterator = map::iter(cx.alloc(), self.map().0)?;
            while let Some(position) = map::next(iterator, self.ty)? {
                let at = |ty, place: *const u8| View { ty, place: Place::Mem(place.cast_mut()) };
                entries.push((at(key, position.key), at(elem, position.value)));
            }
        }
        Ok(entries)
    }

    /// The value as an interface; a copy is boxed. Of an interface type: the interface itself.
    pub fn to_iface(self, cx: &NativeCx<'_>) -> NativeResult<Iface> {
        match self.place {
            // SAFETY: see the top of this file.
            Place::Mem(at) => Ok(Iface(unsafe { iface::iface_from_mem(cx.alloc(), at, self.ty)? })),
            Place::Word(data) => Ok(Iface(crate::heap::value::Iface { ty: self.ty.address() as u64, data })),
        }
    }

    /// Sets an integer, float, bool, string, pointer or other value of one part; `T` is how its type lies in memory.
    pub fn set<T: Elem>(self, value: T) -> NativeResult<()> {
        debug_assert_eq!(self.ty.size, T::LEAF.size());
        match self.place {
            // SAFETY: see the top of this file.
            Place::Mem(at) => unsafe { store(at, value) },
            Place::Word(_) => return Err(Fault::fatal("a value in an interface cannot be set")),
        }
        Ok(())
    }

    /// Copies the value of another view of the same type.
    pub fn assign(self, from: View) -> NativeResult<()> {
        assert_eq!(self.ty, from.ty, "only values of one type are assigned");
        let Place::Mem(at) = self.place else { return Err(Fault::fatal("a value in an interface cannot be set")) };
        // SAFETY: see the top of this file.
        unsafe {
            match from.place {
                Place::Mem(source) => access::copy(at, source, self.ty, 1),
                Place::Word(word) => access::store_agg(at, &raw const word, &self.ty.leaves),
            }
        }
        Ok(())
    }

    /// Sets a value in memory to the zero value of its type.
    pub fn clear(self) {
        if let Place::Mem(at) = self.place {
            // SAFETY: see the top of this file.
            unsafe { access::zero(at, self.ty, 1) };
        }
    }

    /// The value as one of a type whose values lie in memory in the same way: one with the same underlying type, another
    /// direction of a channel, a pointer to what is such a type.
    #[must_use]
    pub(crate) fn with_type(self, ty: TypeRef) -> View {
        debug_assert_eq!((self.ty.kind(), self.ty.size, &self.ty.leaves), (ty.kind(), ty.size, &ty.leaves));
        View { ty, place: self.place }
    }

    /// The address of the value, if it lies in memory.
    pub fn address(self) -> Option<Ptr> {
        if let Place::Mem(at) = self.place { Some(Ptr(at as u64)) } else { None }
    }

    pub(crate) fn root(self) -> Root {
        match self.place {
            Place::Mem(at) => Root::Ptr(at as u64, 0),
            Place::Word(data) => Root::Iface(crate::heap::value::Iface { ty: self.ty.address() as u64, data }),
        }
    }
}
