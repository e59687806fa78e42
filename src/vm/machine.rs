//! The machine: what a handler reaches besides the registers, and how it reaches what is rare.
//!
//! **Slow paths.** A handler contains no call unless calling is what it does: a call would make the compiler save
//! registers on every execution. What is rare is reached by continuing at a static word that holds the instruction
//! `Slow` with the number of a path ([`stop`]). The handler of `Slow` saves the state in the machine and calls the
//! path, a plain function; it returns the pc at which the loop goes on, and finds and changes the rest of the state in
//! [`Machine::saved`]. Such words also serve as return addresses: of the bottom frame, of calls from native functions,
//! of deferred functions that run because of a panic.
//!
//! **Leaving the loop** is continuing at a static `Exit` word with the reason in [`Machine::exit`].
//!
//! # Safety
//!
//! One contract for the functions of this file: `m` is the machine on which the calling goroutine runs, and the state
//! is its own.
#![allow(unsafe_code, unsafe_op_in_unsafe_fn, reason = "a raw machine: see the safety section")]

use crate::bytecode::isa::Opcode;
use crate::heap::alloc::AllocCache;
use crate::vm::goroutine::Goroutine;
use crate::vm::state::State;
use crate::vm::world::{Local, Vm, Worker};
use crate::vm::{call, chans, defer, fiber, trap};

use crate::sched::task::Park;

/// The machine, as handlers get it; valid while a goroutine runs on it.
pub(crate) type M = *mut Machine;

/// What a worker has while it runs a goroutine.
pub(crate) struct Machine {
    /// The state when the loop was left for a slow path or altogether, and with which it goes on.
    pub(crate) saved: State,
    /// Where the loop begins: at the saved pc, or at a slow path of that instruction.
    pub(crate) start: *const u64,
    /// What a stopped instruction tells its slow path.
    pub(crate) args: [u64; 3],
    /// Why the loop was left.
    pub(crate) exit: Exit,
    /// The goroutine.
    pub(crate) g: *mut Goroutine,
    /// What all workers share.
    pub(crate) vm: *const Vm,
    /// What belongs to the P.
    pub(crate) local: *mut Local,
    /// Its part that allocates.
    pub(crate) alloc: *const AllocCache,
    /// The scheduler, as the worker sees it.
    pub(crate) worker: *mut Worker<'static>,
    /// The instruction that was last executed again for want of memory, and how many reductions were left then.
    pub(crate) retried: (*const u64, u32),
    /// Code of a native runs, for the saved instruction.
    pub(crate) in_native: bool,
    /// Reductions that were taken away so that the next safepoint is reached soon; given back there.
    pub(crate) held_back: u32,
}

impl Machine {
    /// The machine for a slice of `budget` reductions of the goroutine `g`.
    pub(crate) unsafe fn new(g: *mut Goroutine, worker: &mut Worker<'_>, budget: u32) -> Machine {
        let local: *mut Local = worker.local();
        let state = (*g).restore(budget);
        let pc = (*g).parked.path.map_or(state.pc, Slow::word);
        Machine {
            saved: state,
            start: pc,
            args: [0; 3],
            exit: Exit::Spent,
            g,
            vm: worker.world(),
            local,
            alloc: std::ptr::from_ref(&*(*local).alloc),
            worker: std::ptr::from_mut(worker).cast(),
            retried: (std::ptr::null(), 0),
            in_native: false,
            held_back: 0,
        }
    }
}

/// Why the dispatch loop was left.
pub(crate) enum Exit {
    /// The budget is used up.
    Spent,
    /// The goroutine lets others go first.
    Gosched,
    /// Garbage is collected, and code goes on at the saved instruction.
    Collect,
    /// The same, but others go first: what a collection has found to be due runs before the program looks for it.
    CollectAndYield,
    /// It waits; the slow path of the instruction to begin with afterwards.
    Park(Park<Goroutine>, Option<Slow>),
    /// Its function returned.
    Returned,
    /// It called runtime.Goexit and all its deferred functions have run.
    Goexit,
    /// The program ends with this code.
    Program(i32),
}

macro_rules! slow_paths {
    ($($(#[$doc:meta])* $Name:ident => $path:path,)*) => {
        /// The slow paths.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[repr(u16)]
        pub(crate) enum Slow {
            $($(#[$doc])* $Name,)*
        }

        /// The words that lead to them.
        static SLOW_WORDS: &[u64] = &[$(Opcode::Slow as u64 | (Slow::$Name as u64) << 16),*];

        /// The paths, by number.
        const SLOWS: &[Slow] = &[$(Slow::$Name),*];

        const SLOW_PATHS: &[unsafe fn(M) -> *const u64] = &[$($path),*];
    };
}

slow_paths! {
    /// A safepoint found the budget used up.
    Spent => spent_path,
    /// A call found too little room on the stack: `args[0]` slots are needed above the frame.
    GrowStack => call::grow_path,
    /// The function at the bottom of the stack returned.
    Returned => returned_path,
    /// A method call found another type than the last time.
    FindMethod => call::find_method_path,
    /// The deferred functions of a frame, or one of them, are to run.
    RunDefers => defer::run_defers_path,
    /// A deferred function returned that was called because of a panic or Goexit.
    Unwound => crate::vm::panic::unwound_path,
    /// The method that tells what a panic's value is has returned.
    Described => crate::vm::fatal::described_path,
    /// A native function on a fiber goes on.
    ResumeFiber => fiber::resume_path,
    /// A sender or selecting goroutine was woken and looks how.
    Woken => chans::woken_path,
    /// A nil pointer is dereferenced.
    NilDeref => trap::nil_deref_path,
    /// An integer is divided by zero.
    DivideByZero => trap::divide_by_zero_path,
    /// A shift count is negative.
    NegativeShift => trap::negative_shift_path,
    /// Index `args[0]` is out of range with length `args[1]`.
    Index => trap::index_path,
}

impl Slow {
    /// The word that leads to this path.
    #[inline(always)]
    pub(crate) fn word(self) -> *const u64 {
        &raw const SLOW_WORDS[self as usize]
    }

    /// The path that the word at `pc` leads to, if it is one of these words.
    pub(crate) fn at(pc: *const u64) -> Option<Slow> {
        let words = SLOW_WORDS.as_ptr_range();
        let path = words.contains(&pc).then(|| (pc as usize - words.start as usize) / size_of::<u64>())?;
        Some(SLOWS[path])
    }
}

/// The word at which code leaves the loop.
static EXIT: u64 = Opcode::Exit as u64;

/// Continues at a slow path; the state is saved there, its pc here.
#[inline(always)]
pub(crate) unsafe fn stop(m: M, s: State, path: Slow) -> State {
    (*m).saved.pc = s.pc;
    State { pc: path.word(), ..s }
}

/// As [`stop`], with arguments.
#[inline(always)]
pub(crate) unsafe fn stop_with(m: M, s: State, path: Slow, args: [u64; 2]) -> State {
    (*m).args[0] = args[0];
    (*m).args[1] = args[1];
    stop(m, s, path)
}

/// Runs slow path number `path` with the state in the machine.
#[inline(always)]
pub(crate) unsafe fn run_slow(m: M, s: State, path: u16) -> State {
    (*m).saved = State { pc: (*m).saved.pc, ..s };
    let pc = (SLOW_PATHS.get_unchecked(usize::from(path)))(m);
    State { pc, ..(*m).saved }
}

/// Calls what an instruction does out of line. `work` finds the state in the machine and returns the pc at which the
/// loop goes on, with the rest of the state as it left it there.
///
/// A handler with a local whose address escapes cannot end in a tail call: then every execution would grow the native
/// stack. So the work is never inlined, `work` owns what it captures (a `move` closure: references would be addresses of
/// locals), and no `State` is passed or returned in memory. `.ci/tail-calls` looks at what came of it.
#[inline(always)]
pub(crate) unsafe fn outline(m: M, s: State, work: impl FnOnce(M) -> *const u64 + 'static) -> State {
    (*m).saved = s;
    let pc = apart(m, work);
    State { pc, ..(*m).saved }
}

#[inline(never)]
unsafe fn apart(m: M, work: impl FnOnce(M) -> *const u64 + 'static) -> *const u64 {
    work(m)
}

/// Leaves the loop; the state in the machine is where the goroutine goes on.
pub(crate) unsafe fn leave(m: M, exit: Exit) -> *const u64 {
    (*m).exit = exit;
    &raw const EXIT
}

unsafe fn spent_path(m: M) -> *const u64 {
    leave(m, Exit::Spent)
}

unsafe fn returned_path(m: M) -> *const u64 {
    leave(m, Exit::Returned)
}
