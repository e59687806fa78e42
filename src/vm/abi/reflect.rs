//! What package reflect does with values of types that only the running program knows.
//!
//! A value *for* a type `T` is an interface: of an interface type, the value itself; else one with dynamic type `T`.
//! Everything here checks that, and that a view has the kind that is asked for: a racy program may hand over parts that
//! do not belong together, and gets a panic then.
#![allow(unsafe_code, reason = "frames and memory are raw: the contracts of `abi::cx` and `abi::view`")]

use crate::bytecode::rtype::{Kind, MAX_SPREAD, Shape, TypeRef};
use crate::heap::{access, iface, map, slice, value};
use crate::vm::abi::callback::Method;
use crate::vm::abi::values::{Func, Iface, Ptr, Slice};
use crate::vm::abi::{Fault, NativeCx, NativeResult, Rooted, View};
use crate::vm::chans;
use crate::vm::image::FuncImage;

/// What a call with values calls.
#[derive(Clone, Copy)]
pub enum Callee {
    /// A func value.
    Func(Func),
    /// A method of the dynamic type of the receiver.
    Method(Iface, Method),
}

/// The slots of a value.
type Spread = [u64; MAX_SPREAD];

impl NativeCx<'_> {
    /// Whether `value` is one for type `ty`.
    pub fn fits(&self, value: Iface, ty: TypeRef) -> bool {
        match value.ty() {
            dynamic if ty.kind() != Kind::Interface => dynamic == Some(ty),
            Some(dynamic) => self.implements(dynamic, ty),
            None => true,
        }
    }

    fn check(&self, good: bool) -> NativeResult<()> {
        if good { Ok(()) } else { Err(self.panic_text("reflect: value of another type")) }
    }

    /// The slots of a value for type `ty`.
    fn spread(&self, value: Iface, ty: TypeRef) -> NativeResult<Spread> {
        self.check(self.fits(value, ty))?;
        let mut slots = [0; MAX_SPREAD];
        if ty.kind() == Kind::Interface {
            slots[..2].copy_from_slice(&[value.0.ty, value.0.data]);
        } else {
            // SAFETY: the value is of that type, which takes at most so many slots.
            unsafe { iface::unbox(self.alloc(), slots.as_mut_ptr(), value.0, ty)? };
        }
        Ok(slots)
    }

    // ---- Variables.

    /// A pointer to a new variable of type `ty`.
    pub fn new_variable(&self, ty: TypeRef) -> NativeResult<Iface> {
        let ptr = self.new_value(ty)?;
        Ok(Iface::of_pointer(self.types().pointer(ty), ptr))
    }

    /// A pointer to a new variable that holds a copy of the value.
    pub fn new_copy(&self, view: View) -> NativeResult<Iface> {
        let place = self.new_variable(view.ty())?;
        View::from_parts(place, true).expect("it is a pointer").assign(view)?;
        Ok(place)
    }

    /// Sets what the pointer in `place` leads to, to a value for its type.
    pub fn set_value(&self, place: Iface, value: Iface) -> NativeResult<()> {
        let view = View::from_parts(place, true).ok_or_else(Fault::nil_deref)?;
        self.check(self.fits(value, view.ty()))?;
        let at = view.address().expect("what a pointer leads to is in memory");
        // SAFETY: a variable of that type is there, and `value` is one for it.
        unsafe { write(at, value, view.ty()) };
        Ok(())
    }

    // ---- Maps.

    /// A copy of `m[key]`, as a pointer to a new variable; `None` where there is no such entry.
    pub fn map_get(&self, m: View, key: Iface) -> NativeResult<Option<Iface>> {
        let key = self.map_key(m, key)?;
        // SAFETY: the key is one for the map's type; nothing is collected before the value is copied.
        let found = unsafe { map::get(m.map().0, m.ty(), key.as_ptr())? };
        let Some(at) = found else { return Ok(None) };
        let elem = m.ty().elem().expect("maps have elements");
        let place = View::at(Ptr(at as u64), elem).expect("it is found");
        self.new_copy(place).map(Some)
    }

    /// `m[key] = value`
    pub fn map_set(&self, m: View, key: Iface, value: Iface) -> NativeResult<()> {
        let key = self.map_key(m, key)?;
        let elem = m.ty().elem().expect("maps have elements");
        self.check(self.fits(value, elem))?;
        // SAFETY: key and value are ones for the map's type; nothing is collected before the value is written.
        unsafe {
            let at = map::entry(self.alloc(), m.map().0, m.ty(), key.as_ptr())?;
            write(Ptr(at as u64), value, elem);
        }
        Ok(())
    }

    /// `delete(m, key)`
    pub fn map_delete(&self, m: View, key: Iface) -> NativeResult<()> {
        let key = self.map_key(m, key)?;
        // SAFETY: the key is one for the map's type.
        unsafe { Ok(map::delete(m.map().0, m.ty(), key.as_ptr())?) }
    }

    /// `clear(m)`
    pub fn map_clear(&self, m: View) -> NativeResult<()> {
        self.check(m.kind() == Kind::Map)?;
        // SAFETY: a view of a map holds one.
        unsafe { Ok(map::clear(m.map().0)?) }
    }

    fn map_key(&self, m: View, key: Iface) -> NativeResult<Spread> {
        self.check(m.kind() == Kind::Map)?;
        self.spread(key, m.ty().key().expect("maps have keys"))
    }

    /// `make(T, n)` of a map type.
    pub fn make_map(&self, ty: TypeRef, n: i64) -> NativeResult<Iface> {
        self.check(ty.kind() == Kind::Map)?;
        let map = map::make(self.alloc(), ty, n)?;
        self.boxed(ty, &[map])
    }

    // ---- Slices and channels.

    /// `make(T, len, cap)` of a slice type.
    pub fn make_slice_of(&self, ty: TypeRef, len: i64, cap: i64) -> NativeResult<Iface> {
        self.check(ty.kind() == Kind::Slice)?;
        let made = slice::make(self.alloc(), ty.elem().expect("slices have elements"), len, cap)?;
        self.slice_iface(ty, Slice(made))
    }

    /// `make(T, n)` of a channel type.
    pub fn make_chan(&self, ty: TypeRef, n: usize) -> NativeResult<Iface> {
        self.check(ty.kind() == Kind::Chan)?;
        // SAFETY: the machine is this worker's.
        let chan = unsafe { chans::new(self.m, ty.elem().expect("channels have elements"), n)? };
        self.boxed(ty, &[chan as u64])
    }

    /// The elements of a slice, or of an array in memory, as a slice of all of them.
    fn elements(&self, view: View) -> NativeResult<Slice> {
        match (view.kind(), view.address()) {
            (Kind::Slice, _) => Ok(view.slice()),
            (Kind::Array, Some(at)) => {
                let n = u32::try_from(view.len()).expect("arrays are no longer than slices");
                Ok(Slice(value::Slice { ptr: at.0 as *mut u8, len: n, cap: n }))
            }
            _ => Err(self.panic_text("reflect: value of another type")),
        }
    }

    /// `x[i:j:k]` of a slice or of an array in memory, as a value of the slice type `ty`, whose elements are of the same
    /// type or, as these, bytes; the bounds are in order and within the capacity.
    pub fn reslice(&self, view: View, ty: TypeRef, bounds: [usize; 3]) -> NativeResult<Iface> {
        let all = self.elements(view)?;
        let [i, j, k] = bounds;
        let [have, want] = [view.ty(), ty].map(|ty| ty.elem());
        let bytes = |elem: Option<TypeRef>| elem.is_some_and(|elem| elem.kind() == Kind::Uint8);
        self.check(ty.kind() == Kind::Slice && (have == want || bytes(have) && bytes(want)))?;
        self.check(i <= j && j <= k && k <= all.cap())?;
        let elem = ty.elem().expect("slices have elements");
        // What has no room keeps nothing alive behind its memory.
        let offset = if k == i { 0 } else { i * elem.size as usize };
        let ptr = all.0.ptr.wrapping_add(offset);
        self.slice_iface(ty, Slice(value::Slice { ptr, len: (j - i) as u32, cap: (k - i) as u32 }))
    }

    /// A slice with room for `extra` more elements, its length unchanged.
    pub fn grown(&self, view: View, extra: usize) -> NativeResult<Iface> {
        self.check(view.kind() == Kind::Slice)?;
        let elem = view.ty().elem().expect("slices have elements");
        // SAFETY: a view of a slice holds one.
        let grown = unsafe { slice::reserve(self.alloc(), view.slice().0, extra, elem)? };
        self.slice_iface(view.ty(), Slice(grown))
    }

    /// `copy(dst, src)` between slices and arrays in memory of one element type: how many elements.
    pub fn copy_elements(&self, dst: View, src: View) -> NativeResult<usize> {
        self.check(dst.ty().elem() == src.ty().elem())?;
        let (to, from) = (self.elements(dst)?, self.elements(src)?);
        let elem = dst.ty().elem().expect("slices and arrays have elements");
        // SAFETY: both are whole values of that element type.
        Ok(unsafe { slice::copy(to.0, from.0, elem) } as usize)
    }

    fn slice_iface(&self, ty: TypeRef, slice: Slice) -> NativeResult<Iface> {
        let pair = slice.0.to_pair();
        self.boxed(ty, &[pair.lo, pair.hi])
    }

    /// The value in `slots` of type `ty`, which is spread and no interface.
    fn boxed(&self, ty: TypeRef, slots: &[u64]) -> NativeResult<Iface> {
        debug_assert_eq!(usize::from(ty.slots), slots.len());
        // SAFETY: the callers made a value of that type.
        Ok(Iface(unsafe { iface::make_iface(self.alloc(), slots.as_ptr(), ty)? }))
    }

    // ---- Calls.

    /// Calls with values for the types of the parameters; pointers to new variables with the results.
    pub fn call_values(&mut self, callee: Callee, ty: TypeRef, args: &[Iface]) -> NativeResult<Vec<Iface>> {
        let Shape::Func { params, results, .. } = ty.made_of() else { return Err(Fault::nil_deref()) };
        self.check(params.len() == args.len())?;
        let mut slots = Vec::new();
        let func = match callee {
            Callee::Func(func) if func.is_nil() => return Err(Fault::nil_deref()),
            // SAFETY: the first word of a closure object is the address of its function.
            Callee::Func(func) => unsafe { *(func.0 as *const *const FuncImage) },
            Callee::Method(recv, method) => {
                slots.push(recv.0.data);
                method.func
            }
        };
        for (arg, ty) in args.iter().zip(params) {
            slots.extend_from_slice(&self.spread(*arg, *ty)?[..usize::from(ty.slots)]);
        }
        if let Callee::Func(closure) = callee {
            slots.push(closure.0);
        }
        // The variables are made first: what a callback has done cannot be done again when memory is short.
        let mut variables: Vec<(TypeRef, Rooted<Ptr>)> = Vec::new();
        for ty in results {
            variables.push((*ty, self.root(self.new_value(*ty)?)));
        }
        let mut result = self.call_slots(func, &slots)?;
        let mut pointers = Vec::new();
        for (ty, variable) in variables {
            let ptr = self.get(variable);
            // SAFETY: the results lie in a row; the variable has the result's type.
            unsafe {
                iface::store_value(ptr.0 as *mut u8, result, ty);
                result = result.add(usize::from(ty.slots));
            }
            pointers.push(Iface::of_pointer(self.types().pointer(ty), ptr));
        }
        Ok(pointers)
    }

    /// A function of type `ty` whose calls go to `f`, a `func(in, out any)`; `None` where there is no code for that type.
    pub fn made_function(&self, ty: TypeRef, f: Func) -> NativeResult<Option<Iface>> {
        let image = self.vm().image();
        let Some((_, id)) = image.program.made.iter().find(|(known, _)| *known == ty) else { return Ok(None) };
        let types = self.types();
        let record = types.record(&[types.basic(Kind::Uintptr), types.basic(Kind::UnsafePointer)]);
        let closure = self.new_value(record)?;
        closure.store(self, record.fields()[0].offset as usize, std::ptr::from_ref(image.func(*id)) as u64)?;
        closure.store(self, record.fields()[1].offset as usize, f)?;
        self.boxed(ty, &[closure.0]).map(Some)
    }
}

/// Writes a value for type `ty` to memory.
///
/// # Safety
/// It is one, and a variable of that type is there.
unsafe fn write(at: Ptr, value: Iface, ty: TypeRef) {
    let at = at.0 as *mut u8;
    // SAFETY: the caller's promise.
    unsafe {
        if ty.kind() == Kind::Interface {
            access::store_pair(at, value.0.to_pair());
        } else {
            iface::unbox_to_mem(at, value.0, ty);
        }
    }
}
