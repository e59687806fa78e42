//! What a native function is given.
//!
//! # Safety
//!
//! A `NativeCx` exists only while its native runs, on the worker whose machine it names: the fiber changes `m` when it
//! is resumed on another. Its frame begins at slot `frame` of the goroutine's stack and holds the arguments.
#![allow(unsafe_code, reason = "the context leads to the machine: see the safety section")]

use std::io;
use std::marker::PhantomData;
use std::sync::Arc;

use crate::bytecode::rtype::{Kind, TypeRef, TypeTable};
use crate::heap::alloc::AllocCache;
use crate::heap::iface;
use crate::heap::value;
use crate::sched::task::Park;
use crate::sched::wait::WaitReason;
use crate::vm::abi::args::{Args, Results, SlotValue, ValueKind};
use crate::vm::abi::fault::Reason;
use crate::vm::abi::values::{Iface, Str};
use crate::vm::abi::view::View;
use crate::vm::abi::{Fault, NativeResult};
use crate::vm::fiber::{Request, Suspender};
use crate::vm::goroutine::Goroutine;
use crate::vm::handles::Root;
use crate::vm::image::NativeImage;
use crate::vm::machine::M;
use crate::vm::output::{Offer, Output};
use crate::vm::world::Vm;

/// What a native function is given: its arguments, the heap, the program, the scheduler.
pub struct NativeCx<'a> {
    pub(crate) m: M,
    /// Slot 0 of the native's frame, counted from the base.
    pub(crate) frame: u32,
    pub(crate) native: *const NativeImage,
    /// How a waiting native gives up control.
    pub(crate) suspender: Option<Suspender>,
    pub(crate) lifetime: PhantomData<&'a mut Goroutine>,
}

/// A value that is held until the native returns, or [`NativeCx::release`] is called.
#[derive(Debug)]
pub struct Rooted<T> {
    index: u32,
    value: PhantomData<fn() -> T>,
}

impl<T> Clone for Rooted<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Rooted<T> {}

impl<T> Rooted<T> {
    /// Its number among the goroutine's handles.
    pub(super) fn index(self) -> u32 {
        self.index
    }
}

/// How many values are held.
#[derive(Clone, Copy, Debug)]
pub struct Mark(u32);

impl<'a> NativeCx<'a> {
    /// The context of a native whose frame begins `base` slots above the saved one.
    pub(crate) unsafe fn new(m: M, base: u32, native: *const NativeImage, suspender: Option<Suspender>) -> Self {
        // SAFETY: the machine's goroutine runs on this worker.
        let frame = unsafe { (*(*m).g).stack.fp_offset((*m).saved.fp) + base };
        NativeCx { m, frame, native, suspender, lifetime: PhantomData }
    }

    /// The native's frame. Slots move when the goroutine waits or calls.
    pub(crate) fn slots(&self) -> *mut u64 {
        // SAFETY: see the top of this file.
        unsafe { (*(*self.m).g).stack.fp_at(self.frame) }
    }

    pub(crate) fn vm(&self) -> &Vm {
        // SAFETY: see the top of this file.
        unsafe { &*(*self.m).vm }
    }

    pub(crate) fn alloc(&self) -> &AllocCache {
        // SAFETY: see the top of this file.
        unsafe { &*(*self.m).alloc }
    }

    /// The arguments.
    pub fn args<A: Args>(&self) -> A {
        // SAFETY: the linker compared the layout with the declaration's.
        unsafe { A::read(self.slots()) }
    }

    /// Sets the results: the native's last act.
    pub fn finish<R: Results>(&mut self, results: R) {
        // SAFETY: as above; the frame has room for arguments and results.
        unsafe { results.write(self.slots()) }
    }

    /// All run-time types.
    pub fn types(&self) -> &Arc<TypeTable> {
        self.vm().types()
    }

    /// The program's standard output.
    pub fn stdout(&self) -> &Output {
        self.vm().stdout()
    }

    /// The program's standard error.
    pub fn stderr(&self) -> &Output {
        self.vm().stderr()
    }

    /// Spends `n` reductions: about one a 64 bytes of work. A native that runs long yields by [`NativeCx::breathe`].
    pub fn charge(&self, n: u32) {
        // SAFETY: see the top of this file.
        unsafe {
            let ctr = &raw mut (*self.m).saved.ctr;
            *ctr = (*ctr).saturating_sub(n).max(1);
        }
    }

    // ---- Values.

    /// The value in `slots` parts of type `ty` as an interface.
    pub fn to_iface<T: SlotValue>(&self, ty: TypeRef, value: T) -> NativeResult<Iface> {
        let slots = value.to_slots();
        debug_assert_eq!(usize::from(ty.slots), crate::vm::abi::args::width(T::KIND));
        // SAFETY: the value takes as many slots as its type, as was just asserted.
        Ok(Iface(unsafe { iface::make_iface(self.alloc(), slots.as_ptr(), ty)? }))
    }

    /// A string as an interface of type string.
    pub fn str_iface(&self, text: Str) -> NativeResult<Iface> {
        self.to_iface(self.types().basic(Kind::String), text)
    }

    /// The panic of a string.
    pub fn panic_text(&self, text: &str) -> Fault {
        match self.new_str(text.as_bytes()).and_then(|text| self.str_iface(text)) {
            Ok(value) => Fault::panic(value),
            Err(fault) => fault,
        }
    }

    /// The run-time error with this text: a panic whose value is a runtime.Error.
    pub fn plain_error(&self, text: &'static str) -> Fault {
        Fault::new(Reason::Trap(crate::vm::trap::Trap::Plain(text)))
    }

    /// Whether `ty` has all methods of the interface type `iface`.
    pub fn implements(&self, ty: TypeRef, iface: TypeRef) -> bool {
        crate::vm::implements::check(self.vm(), ty, iface)
    }

    // ---- Roots.

    /// Holds `value` until the native returns.
    pub fn root<T: SlotValue>(&self, value: T) -> Rooted<T> {
        let [a, b] = value.to_slots();
        let root = match T::KIND {
            ValueKind::Iface => Root::Iface(value::Iface { ty: a, data: b }),
            _ => Root::Ptr(a, b),
        };
        Rooted { index: self.push_root(root), value: PhantomData }
    }

    fn push_root(&self, root: Root) -> u32 {
        // SAFETY: see the top of this file; nobody holds a reference to the handles.
        unsafe { (*(*self.m).g).extra().handles.push(root) }
    }

    /// The value that is held.
    pub fn get<T: SlotValue>(&self, rooted: Rooted<T>) -> T {
        // SAFETY: see the top of this file.
        let root = unsafe { (*(*self.m).g).extra().handles.get(rooted.index) };
        match root {
            Root::Ptr(a, b) => T::from_slots([a, b]),
            Root::Iface(value) => T::from_slots([value.ty, value.data]),
        }
    }

    /// Holds another value instead.
    pub fn set<T: SlotValue>(&self, rooted: Rooted<T>, value: T) {
        let [a, b] = value.to_slots();
        let root = match T::KIND {
            ValueKind::Iface => Root::Iface(value::Iface { ty: a, data: b }),
            _ => Root::Ptr(a, b),
        };
        // SAFETY: see the top of this file.
        unsafe { (*(*self.m).g).extra().handles.set(rooted.index, root) }
    }

    /// Keeps what a view leads to until the native returns.
    pub fn keep(&self, view: View) {
        self.push_root(view.root());
    }

    /// How many values are held now.
    pub fn mark(&self) -> Mark {
        // SAFETY: see the top of this file.
        Mark(unsafe { (*(*self.m).g).extra().handles.len() })
    }

    /// Holds no more than at `mark`.
    pub fn release(&self, mark: Mark) {
        // SAFETY: see the top of this file.
        unsafe { (*(*self.m).g).extra().handles.truncate(mark.0) }
    }

    // ---- What lets other code run: waiting natives only.

    pub(crate) fn suspend(&mut self, request: Request) -> Result<(), Fault> {
        let suspender = self.suspender.expect("a native that waits or calls back is declared as waiting");
        // SAFETY: the native runs on the coroutine that the suspender belongs to.
        let answer = unsafe { suspender.suspend(request) };
        self.m = answer.m;
        answer.unwind.map_or(Ok(()), |unwind| Err(unwind.into()))
    }

    /// Lets other goroutines run if the budget is used up.
    pub fn breathe(&mut self) -> NativeResult<()> {
        // SAFETY: see the top of this file.
        let (left, interrupted) = unsafe { ((*self.m).saved.ctr, (*(*self.m).worker).interrupted()) };
        if left > 1 && !interrupted { Ok(()) } else { self.suspend(Request::Spent) }
    }

    /// Lets all others go first: runtime.Gosched.
    pub fn gosched(&mut self) -> NativeResult<()> {
        self.suspend(Request::Gosched)
    }

    /// Waits as `park` says.
    pub(crate) fn park(&mut self, park: Park<Goroutine>) -> NativeResult<()> {
        self.suspend(Request::Park(park))
    }

    /// Nanoseconds on the scheduler's clock, which timers go by.
    pub fn now(&self) -> i64 {
        // SAFETY: see the top of this file.
        unsafe { (*(*self.m).worker).now() }
    }

    /// Waits until `when` on the scheduler's clock.
    pub fn sleep_until(&mut self, when: i64) -> NativeResult<()> {
        // SAFETY: see the top of this file.
        let park = unsafe { (*(*self.m).worker).sleep_until(when) };
        self.park(park)
    }

    /// Writes all of `bytes` to one of the program's streams; what does not go out at once the goroutine waits for.
    pub fn write(&mut self, stream: &Output, bytes: &[u8]) -> NativeResult<io::Result<()>> {
        match stream.offer(bytes) {
            Offer::Done(result) => Ok(result),
            Offer::Until(goal) => {
                let stream = stream.clone();
                self.block(move || stream.wait_for(goal))
            }
        }
    }

    /// Runs `work` on a thread of the blocking pool while the goroutine waits; its result.
    pub fn block<R: Send + 'static>(&mut self, work: impl FnOnce() -> R + Send + 'static) -> NativeResult<R> {
        self.stdout().flush();
        let slot = Arc::new(crate::sync::Lock::new(None));
        let filled = Arc::clone(&slot);
        let call = move || {
            let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(work));
            *filled.lock() = Some(result);
        };
        // SAFETY: see the top of this file.
        let park = unsafe { (*(*self.m).worker).call_blocking(WaitReason::Syscall, call) };
        self.park(park)?;
        let result = slot.lock().take().expect("the call filled it before it readied us");
        Ok(result.unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    }

    /// To be called before work that takes long and cannot be interrupted: other goroutines get another worker.
    pub fn before_long_work(&self) {
        // SAFETY: see the top of this file.
        unsafe { (*(*self.m).worker).before_long_work() }
    }
}
