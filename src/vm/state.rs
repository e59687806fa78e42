//! The state that lives in registers while code runs, and the control stack's entries.
//!
//! A goroutine's slots grow up from the bottom of its stack and its control entries down from the top of the same
//! allocation, so moving the stack rewrites nothing: an entry holds the return address and how far down the caller's
//! frame begins.

/// One call in progress: where it returns to.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub(crate) struct Ctl {
    /// The instruction at which the caller goes on.
    pub(crate) ret: *const u64,
    /// How many slots below the callee's frame the caller's begins.
    pub(crate) base: u32,
    /// What kind of call it is: bits of [`Link`].
    pub(crate) flags: u32,
}

const _: () = assert!(size_of::<Ctl>() == 16);

/// Kinds of calls, as bits of [`Ctl::flags`].
pub(crate) struct Link;

impl Link {
    /// A plain call.
    pub(crate) const PLAIN: u32 = 0;
    /// Called by `RunDefers`: the return address is that instruction.
    pub(crate) const DEFER: u32 = 1;
    /// A deferred function called because of a panic or Goexit: it may recover.
    pub(crate) const UNWIND: u32 = 2;
    /// Called by a native function: unwinding stops here.
    pub(crate) const NATIVE: u32 = 4;
    /// Asks a panic's value what it is while the program ends.
    pub(crate) const PRINTER: u32 = 32;
    /// Unwinding stops at these.
    pub(crate) const BOUNDARY: u32 = Link::NATIVE | Link::BOTTOM | Link::PRINTER;
    /// The pseudo-frame of a panic: the return address is the panicking instruction.
    pub(crate) const PANIC: u32 = 16;
    /// The bottom of the stack: the function that the goroutine was started with.
    pub(crate) const BOTTOM: u32 = 8;
}

/// What the dispatch loop keeps in registers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct State {
    /// The current instruction.
    pub(crate) pc: *const u64,
    /// Slot 0 of the current frame.
    pub(crate) fp: *mut u64,
    /// The current call's control entry.
    pub(crate) cs: *mut Ctl,
    /// What is left of the budget; a safepoint that finds it used up leaves the loop.
    pub(crate) ctr: u32,
}
