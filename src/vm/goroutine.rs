//! A goroutine's record, and how a worker runs it.
//!
//! Records are pooled and never freed; what few goroutines need (deferred calls, panics, native calls in progress,
//! handles) hangs on an [`Extra`] that is made on first use.
//!
//! # Safety
//!
//! One contract for the functions of this file: the worker that calls them owns the goroutine, or the world is stopped.
#![allow(unsafe_code, unsafe_op_in_unsafe_fn, reason = "records are raw: see the safety section")]

use std::ptr::NonNull;

use crate::bytecode::insn::decoded;
use crate::bytecode::isa::Opcode;
use crate::chan::waitq::Waits;
use crate::sched::state::TaskHeader;
use crate::sched::task::{Budget, Ending, Task, TaskPtr, Yield};
use crate::sync::atomic::{AtomicU64, Ordering::Relaxed};
use crate::vm::defer::DeferStack;
use crate::vm::fiber::FiberCall;
use crate::vm::handles::Handles;
use crate::vm::image::FuncImage;
use crate::vm::machine::{Exit, M, Machine, Slow};
use crate::vm::panic::Unwinding;
use crate::vm::stack::{CTL_SLOTS, MIN_SLOTS, Stack};
use crate::vm::state::{Ctl, Link, State};
use crate::vm::world::{Local, Vm, Worker};
use crate::vm::{dispatch, fatal, frames};

/// A goroutine.
#[repr(C)]
pub(crate) struct Goroutine {
    header: TaskHeader,
    /// Slots and control entries.
    pub(crate) stack: Stack,
    /// Where it goes on, while it does not run.
    pub(crate) parked: Parked,
    /// Registers may hold addresses of slots.
    pub(crate) points_into_stack: bool,
    /// It calls finalizers: NumGoroutine does not count it.
    of_system: bool,
    /// Where it waits.
    pub(crate) waits: Waits<Goroutine>,
    /// The instruction that started it; null for main.
    pub(crate) created_at: *const u64,
    /// The goroutine that started it.
    pub(crate) created_by: u64,
    /// The first collection that found it waiting, on the heap's clock; 0 for none since it ran.
    waiting_since: AtomicU64,
    /// What few goroutines have.
    pub(crate) extra: Option<Box<Extra>>,
}

/// A state that survives the moving of its stack.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Parked {
    /// The instruction.
    pub(crate) pc: *const u64,
    /// Slot 0 of the frame, counted from the base.
    pub(crate) fp: u32,
    /// Control entries from the frame's own to the top.
    pub(crate) cs: u32,
    /// The slow path of that instruction to begin with.
    pub(crate) path: Option<Slow>,
}

/// What few goroutines have.
pub(crate) struct Extra {
    /// Deferred calls.
    pub(crate) defers: DeferStack,
    /// Panics and Goexits in progress, the innermost last.
    pub(crate) unwinding: Vec<Unwinding>,
    /// Native calls in progress on coroutines, the innermost last.
    pub(crate) fibers: Vec<FiberCall>,
    /// What native calls hold.
    pub(crate) handles: Handles,
    /// The call of a waiting native that was last made again for want of memory.
    pub(crate) retried: *const u64,
}

impl Default for Extra {
    fn default() -> Extra {
        Extra {
            defers: DeferStack::default(),
            unwinding: Vec::new(),
            fibers: Vec::new(),
            handles: Handles::default(),
            retried: std::ptr::null(),
        }
    }
}

impl Goroutine {
    /// A record without a goroutine.
    pub(crate) fn new() -> Goroutine {
        Goroutine {
            header: TaskHeader::new(),
            stack: Stack::NONE,
            parked: Parked { pc: std::ptr::null(), fp: 0, cs: 0, path: None },
            points_into_stack: false,
            of_system: false,
            waits: Waits::new(),
            created_at: std::ptr::null(),
            created_by: 0,
            waiting_since: AtomicU64::new(0),
            extra: None,
        }
    }

    /// The scheduler's part.
    pub(crate) fn header(&self) -> &TaskHeader {
        &self.header
    }

    /// The goroutine's number.
    pub(crate) fn id(&self) -> u64 {
        self.header.id()
    }

    /// A collection has found it waiting. As in Go, that is when the time of waiting begins.
    pub(crate) fn waits_since(&self, now: u64) {
        if self.waiting_since.load(Relaxed) == 0 {
            self.waiting_since.store(now.max(1), Relaxed);
        }
    }

    /// How many minutes it has been waiting, as far as that is known.
    pub(crate) fn minutes_waited(&self, now: u64) -> u64 {
        match self.waiting_since.load(Relaxed) {
            0 => 0,
            since => now.saturating_sub(since) / 60_000_000_000,
        }
    }

    /// What few goroutines have, made if it is not there.
    pub(crate) fn extra(&mut self) -> &mut Extra {
        self.extra.get_or_insert_with(Box::default)
    }

    /// Prepares the record for a call of `func`, whose arguments the caller writes to the base of the stack.
    pub(crate) unsafe fn prepare(&mut self, func: &FuncImage) {
        debug_assert!(!self.stack.base().is_null() && self.extra.is_none());
        let cs = self.stack.cs_at(1);
        *cs = Ctl { ret: Slow::Returned.word(), base: 0, flags: Link::BOTTOM };
        self.parked = Parked { pc: func.entry, fp: 0, cs: 1, path: None };
        self.points_into_stack = false;
        self.of_system = false;
    }

    /// Remembers where it goes on.
    pub(crate) unsafe fn save(&mut self, s: State, path: Option<Slow>) {
        self.parked = Parked { pc: s.pc, fp: self.stack.fp_offset(s.fp), cs: self.stack.cs_offset(s.cs), path };
    }

    /// The state in which it goes on, with `ctr` reductions.
    pub(crate) fn restore(&self, ctr: u32) -> State {
        let Parked { pc, fp, cs, .. } = self.parked;
        State { pc, fp: self.stack.fp_at(fp), cs: self.stack.cs_at(cs), ctr }
    }
}

/// How many free records go from one P to others at a time.
const BATCH: usize = 64;

/// Slots of a stack that is to hold `needed` slots and two control entries.
pub(crate) fn stack_slots(vm: &Vm, needed: u32) -> u32 {
    let needed = needed + 2 * CTL_SLOTS;
    if vm.config().tiny_stacks { needed } else { needed.next_power_of_two().max(MIN_SLOTS) }
}

/// Makes room for `slots` slots above the saved frame and `entries` control entries. False: the stack is at its limit.
pub(crate) unsafe fn ensure_room(m: M, slots: u32, entries: u32) -> bool {
    let s = (*m).saved;
    let stack = &mut (*(*m).g).stack;
    let (fp, cs) = (stack.fp_offset(s.fp), stack.cs_offset(s.cs));
    let needed = u64::from(fp) + u64::from(slots) + u64::from(cs + entries) * u64::from(CTL_SLOTS);
    if needed <= u64::from(stack.slots()) {
        return true;
    }
    let tiny = (*(*m).vm).config().tiny_stacks;
    let size = if tiny { needed } else { needed.next_power_of_two().max(2 * u64::from(stack.slots())) };
    if size * size_of::<u64>() as u64 > (*(*m).vm).max_stack() {
        return false;
    }
    if !(*(*m).vm).heap().has_room(size * size_of::<u64>() as u64) {
        return false;
    }
    let pool = &mut (*(*m).local).stacks;
    let larger = pool.take(size as u32);
    (*(*m).vm).count_stack(i64::from(larger.slots()) - i64::from(stack.slots()));
    // All that lies below the control stack: what of it is in use only the functions know.
    let n_slots = stack.slots() - cs * CTL_SLOTS;
    stack.move_into(&larger, n_slots, cs);
    let old = std::mem::replace(stack, larger);
    (*m).saved = State { fp: stack.fp_at(fp), cs: stack.cs_at(cs), ..s };
    if (*(*m).g).points_into_stack {
        relocate(m, &old);
    }
    pool.put(old);
    true
}

/// Pointer registers that led to slots of the old stack lead to the same slots of the new one.
///
/// Addresses of slots are in registers, and in the arguments of the call for which room was wanted, only: see
/// `compile/escape.rs`.
unsafe fn relocate(m: M, old: &Stack) {
    let vm = &*(*m).vm;
    let stack = &(*(*m).g).stack;
    for place in frames::places(m) {
        let Some(func) = vm.func_at(place.pc) else { continue };
        let slots = stack.fp_at(place.fp);
        old.relocate(stack, slots, func.kinds());
        if place.innermost && Opcode::of(*place.pc) == Some(Opcode::Call) {
            let o = decoded::Call::decode(|word, shift, bits| dispatch::fetch(place.pc, word, shift, bits));
            let callee = vm.func_at(o.func.0 as *const u64).expect("a call leads to a function");
            let given = &callee.kinds()[..usize::from(callee.n_params)];
            old.relocate(stack, slots.add(usize::from(o.base.0)), given);
        }
    }
}

/// Whether a stack that could not grow is below its limit: then it is memory that is missing.
pub(crate) unsafe fn may_grow(m: M) -> bool {
    2 * u64::from((*(*m).g).stack.slots()) * size_of::<u64>() as u64 <= (*(*m).vm).max_stack()
}

// SAFETY: the record is `repr(C)` and begins with the header; records live in slabs of the `Vm`, which outlives the
// scheduler's use of them; nothing in a record is tied to a thread.
unsafe impl Task for Goroutine {
    type World = Vm;

    unsafe fn resume(this: NonNull<Self>, worker: &mut Worker<'_>, budget: Budget) -> Yield<Self> {
        let g = this.as_ptr();
        (*g).waiting_since.store(0, Relaxed);
        let mut machine = Machine::new(g, worker, budget.0);
        let m = &raw mut machine;
        fatal::set_running(m);
        loop {
            dispatch::run(m);
            if let Some(answer) = leave(m) {
                let left = if matches!(answer, Yield::Preempted) { 0 } else { (*m).saved.ctr + (*m).held_back };
                worker.set_left(Budget(left));
                fatal::set_running(std::ptr::null_mut());
                return answer;
            }
        }
    }

    unsafe fn retire(this: NonNull<Self>, worker: &mut Worker<'_>) {
        let g = &mut *this.as_ptr();
        let vm = worker.world();
        g.extra = None;
        if g.of_system {
            vm.runner().ended();
        }
        let local = worker.local();
        // A small stack stays with the record.
        if g.stack.slots() > MIN_SLOTS {
            let stack = std::mem::replace(&mut g.stack, Stack::NONE);
            vm.count_stack(-i64::from(stack.slots()));
            local.stacks.put(stack);
        }
        local.records.push(this);
        if local.records.len() > 2 * BATCH {
            vm.give_records(local.records.drain(..BATCH));
        }
    }
}

/// What the scheduler is told when code left the loop; `None`: it goes on at once.
unsafe fn leave(m: M) -> Option<Yield<Goroutine>> {
    let g = &mut *(*m).g;
    Some(match std::mem::replace(&mut (*m).exit, Exit::Spent) {
        Exit::Spent => return crate::vm::collect::budget_spent(m),
        Exit::Collect => {
            crate::vm::collect::collect_here(m);
            return None;
        }
        Exit::CollectAndYield => {
            g.save((*m).saved, None);
            crate::vm::collect::collect(m);
            Yield::Gosched
        }
        Exit::Gosched => {
            g.save((*m).saved, None);
            Yield::Gosched
        }
        Exit::Park(park, path) => {
            g.save((*m).saved, path);
            Yield::Park(park)
        }
        Exit::Returned => Yield::Done(Ending::Returned),
        Exit::Goexit => Yield::Done(Ending::Goexit),
        Exit::Program(status) => Yield::Exit(status),
    })
}

/// A new goroutine for `func` from the pools of the P, with room for `n` arguments at its base.
pub(crate) unsafe fn build(vm: &Vm, local: &mut Local, func: &FuncImage, n: u32) -> TaskPtr<Goroutine> {
    if local.records.is_empty() {
        vm.more_records(&mut local.records);
    }
    let record = local.records.pop().expect("records were just added");
    let g = &mut *record.as_ptr();
    let slots = stack_slots(vm, func.frame_slots.max(n));
    if g.stack.slots() < slots {
        vm.count_stack(i64::from(slots) - i64::from(g.stack.slots()));
        let small = std::mem::replace(&mut g.stack, local.stacks.take(slots));
        local.stacks.put(small);
    }
    g.prepare(func);
    TaskPtr::new(record)
}

/// Starts a goroutine that calls a func value without parameters, on behalf of nobody; `of_system` if it is not the
/// program's own.
pub(crate) unsafe fn spawn_closure(worker: &mut Worker<'_>, closure: u64, of_system: bool) {
    let func = &**(closure as *const *const FuncImage);
    let vm = worker.world();
    let task = build(vm, worker.local(), func, 1);
    let g = &mut *task.as_ptr();
    (g.created_at, g.created_by) = (std::ptr::null(), 0);
    g.of_system = of_system;
    *g.stack.base() = closure;
    worker.spawn(task);
}

const _: () = assert!(size_of::<Goroutine>() <= 256, "a parked goroutine is to cost less than 700 bytes");
