//! Package sync/atomic's natives, for calls that the compiler does not turn into instructions.

use crate::native;
use crate::vm::abi::{Atomic, Iface, Native, NativeCx, NativeResult, Ptr};

pub(super) const NATIVES: &[Native] = &[
    native!("sync/atomic.LoadInt32", load::<i32>),
    native!("sync/atomic.StoreInt32", store::<i32>),
    native!("sync/atomic.SwapInt32", swap::<i32>),
    native!("sync/atomic.CompareAndSwapInt32", compare_and_swap::<i32>),
    native!("sync/atomic.AddInt32", add::<i32>),
    native!("sync/atomic.AndInt32", and::<i32>),
    native!("sync/atomic.OrInt32", or::<i32>),
    native!("sync/atomic.LoadInt64", load::<i64>),
    native!("sync/atomic.StoreInt64", store::<i64>),
    native!("sync/atomic.SwapInt64", swap::<i64>),
    native!("sync/atomic.CompareAndSwapInt64", compare_and_swap::<i64>),
    native!("sync/atomic.AddInt64", add::<i64>),
    native!("sync/atomic.AndInt64", and::<i64>),
    native!("sync/atomic.OrInt64", or::<i64>),
    native!("sync/atomic.LoadUint32", load::<u32>),
    native!("sync/atomic.StoreUint32", store::<u32>),
    native!("sync/atomic.SwapUint32", swap::<u32>),
    native!("sync/atomic.CompareAndSwapUint32", compare_and_swap::<u32>),
    native!("sync/atomic.AddUint32", add::<u32>),
    native!("sync/atomic.AndUint32", and::<u32>),
    native!("sync/atomic.OrUint32", or::<u32>),
    native!("sync/atomic.LoadUint64", load::<u64>),
    native!("sync/atomic.StoreUint64", store::<u64>),
    native!("sync/atomic.SwapUint64", swap::<u64>),
    native!("sync/atomic.CompareAndSwapUint64", compare_and_swap::<u64>),
    native!("sync/atomic.AddUint64", add::<u64>),
    native!("sync/atomic.AndUint64", and::<u64>),
    native!("sync/atomic.OrUint64", or::<u64>),
    native!("sync/atomic.LoadUintptr", load::<u64>),
    native!("sync/atomic.StoreUintptr", store::<u64>),
    native!("sync/atomic.SwapUintptr", swap::<u64>),
    native!("sync/atomic.CompareAndSwapUintptr", compare_and_swap::<u64>),
    native!("sync/atomic.AddUintptr", add::<u64>),
    native!("sync/atomic.AndUintptr", and::<u64>),
    native!("sync/atomic.OrUintptr", or::<u64>),
    native!("sync/atomic.LoadPointer", load::<Ptr>),
    native!("sync/atomic.StorePointer", store::<Ptr>),
    native!("sync/atomic.SwapPointer", swap::<Ptr>),
    native!("sync/atomic.CompareAndSwapPointer", compare_and_swap::<Ptr>),
    native!("sync/atomic.loadAny", load_any),
    native!("sync/atomic.compareAndSwapAny", compare_and_swap_any),
    native!("sync/atomic.sameType", same_type),
];

fn load<T: Atomic>(cx: &mut NativeCx<'_>, (at,): (Ptr,)) -> NativeResult<T> {
    at.atomic_load(cx)
}

fn store<T: Atomic>(cx: &mut NativeCx<'_>, (at, value): (Ptr, T)) -> NativeResult<()> {
    at.atomic_update(cx, |_: T| Some(value)).map(|_| ())
}

fn swap<T: Atomic>(cx: &mut NativeCx<'_>, (at, new): (Ptr, T)) -> NativeResult<T> {
    Ok(at.atomic_update(cx, |_| Some(new))?.0)
}

fn compare_and_swap<T: Atomic>(cx: &mut NativeCx<'_>, (at, old, new): (Ptr, T, T)) -> NativeResult<bool> {
    Ok(at.atomic_update(cx, |value| (value == old).then_some(new))?.1)
}

fn add<T: Number>(cx: &mut NativeCx<'_>, (at, delta): (Ptr, T)) -> NativeResult<T> {
    Ok(at.atomic_update(cx, |value: T| Some(value.plus(delta)))?.0.plus(delta))
}

fn and<T: Number>(cx: &mut NativeCx<'_>, (at, mask): (Ptr, T)) -> NativeResult<T> {
    Ok(at.atomic_update(cx, |value: T| Some(value.and(mask)))?.0)
}

fn or<T: Number>(cx: &mut NativeCx<'_>, (at, mask): (Ptr, T)) -> NativeResult<T> {
    Ok(at.atomic_update(cx, |value: T| Some(value.or(mask)))?.0)
}

/// What can be added to, and has bits.
trait Number: Atomic {
    fn plus(self, delta: Self) -> Self;
    fn and(self, mask: Self) -> Self;
    fn or(self, mask: Self) -> Self;
}

macro_rules! numbers {
    ($($ty:ty),*) => {$(
        impl Number for $ty {
            fn plus(self, delta: Self) -> Self {
                self.wrapping_add(delta)
            }

            fn and(self, mask: Self) -> Self {
                self & mask
            }

            fn or(self, mask: Self) -> Self {
                self | mask
            }
        }
    )*};
}

numbers!(i32, u32, i64, u64);

fn load_any(cx: &mut NativeCx<'_>, (at,): (Ptr,)) -> NativeResult<Iface> {
    at.load(cx, 0)
}

fn compare_and_swap_any(cx: &mut NativeCx<'_>, (at, old, new): (Ptr, Iface, Iface)) -> NativeResult<bool> {
    at.compare_and_swap_iface(cx, old, new)
}

fn same_type(_: &mut NativeCx<'_>, (a, b): (Iface, Iface)) -> NativeResult<bool> {
    Ok(a.ty() == b.ty())
}
