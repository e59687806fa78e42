//! Collections: when, and what is in use.
//!
//! Allocation never collects. Its slow path notes that a collection is due; the instruction that allocated then cuts
//! the counter ([`allocated`]), so that the next safepoint ends the slice, and the worker stops the world there
//! ([`budget_spent`]). At the memory limit an instruction is executed again after a collection ([`retry`]).
#![allow(unsafe_code, unsafe_op_in_unsafe_fn, reason = "paths of instructions: the contract of `vm::machine`")]

use crate::heap::gc::Marker;
use crate::sched::handle::StoppedWorld;
use crate::sched::state::Phase;
use crate::sched::stop::Stopped;
use crate::sched::task::Yield;
use crate::sync::atomic::AtomicUsize;
use crate::vm::defer::Callee;
use crate::vm::frames::{self, Pseudo};
use crate::vm::goroutine::{Extra, Goroutine};
use crate::vm::handles::Root;
use crate::vm::history::Collection;
use crate::vm::image::FuncImage;
use crate::vm::live::Recent;
use crate::vm::machine::{Exit, M, leave};
use crate::vm::panic::Cause;
use crate::vm::timers::object_of;
use crate::vm::world::Vm;
use crate::vm::{fatal, finalize};

/// To be called after an allocation out of line: if a collection is due, the next safepoint is near.
#[inline(always)]
pub(crate) unsafe fn allocated(m: M) {
    if (*(*m).alloc).gc_due() {
        hurry(m);
    }
}

#[cold]
unsafe fn hurry(m: M) {
    let ctr = &raw mut (*m).saved.ctr;
    (*m).held_back += (*ctr).saturating_sub(1);
    *ctr = (*ctr).min(1);
}

/// The memory limit was reached inside an instruction: collect, then execute it again. If that has just been done, and it
/// is the same execution, there is no memory.
#[cold]
pub(crate) unsafe fn retry(m: M) -> *const u64 {
    // To come here again without executing anything else, an instruction needs no reductions.
    let now = ((*m).saved.pc, (*m).saved.ctr + (*m).held_back);
    if std::mem::replace(&mut (*m).retried, now) == now {
        return fatal::out_of_memory(m);
    }
    leave(m, Exit::Collect)
}

/// As [`retry`], for a native that may have waited and used up many slices.
#[cold]
pub(crate) unsafe fn retry_waiting(m: M) -> *const u64 {
    let pc = (*m).saved.pc;
    if std::mem::replace(&mut (*(*m).g).extra().retried, pc) == pc {
        return fatal::out_of_memory(m);
    }
    leave(m, Exit::Collect)
}

/// The budget is used up, or was cut: collects if that is due. `None`: the goroutine goes on.
pub(crate) unsafe fn budget_spent(m: M) -> Option<Yield<Goroutine>> {
    let g = &mut *(*m).g;
    let vm = &*(*m).vm;
    g.save((*m).saved, None);
    let left = std::mem::take(&mut (*m).held_back);
    if vm.config().collect_always || (*(*m).alloc).gc_due() || vm.heap().is_due() {
        collect(m);
    }
    if left == 0 || (*(*m).worker).interrupted() {
        return Some(Yield::Preempted);
    }
    (*m).saved = g.restore(left);
    (*m).start = (*m).saved.pc;
    None
}

/// Collects and goes on at the saved instruction, which may be one that is executed again.
pub(crate) unsafe fn collect_here(m: M) {
    let g = &mut *(*m).g;
    g.save((*m).saved, None);
    collect(m);
    (*m).saved = g.restore((*m).saved.ctr);
    (*m).start = (*m).saved.pc;
}

/// Calls `f` while the world is stopped, in the midst of the saved instruction.
pub(crate) unsafe fn with_world_stopped(m: M, mut f: impl FnMut(&mut StoppedWorld<'_, Goroutine>)) {
    let g = &mut *(*m).g;
    g.save((*m).saved, None);
    while (*(*m).worker).stop_the_world(&mut f) == Stopped::ByAnother {}
}

/// Stops the world and collects; the goroutine's state is saved in its record.
pub(crate) unsafe fn collect(m: M) {
    let vm = &*(*m).vm;
    let heap = vm.heap();
    let mut done = Collection { asked: heap.now(), ..Collection::default() };
    (*(*m).worker).stop_the_world(|stopped| {
        done.stopped = heap.now();
        let mut timers = Vec::new();
        stopped.for_each_timer(|timer| timers.push(object_of(timer)));
        let roots = MachineRoots { vm, timers, next_slab: AtomicUsize::new(0), now: vm.clock_now() };
        // SAFETY: the world is stopped; the roots are all that the machine uses.
        let cycle = heap.begin_cycle();
        let mark = |share: usize| {
            let mut marker = cycle.marker();
            roots.trace(&mut marker, share);
            marker.drain();
        };
        (done.n_markers, done.n_procs) = (markers(vm, stopped), stopped.n_procs());
        match done.n_markers {
            1 => mark(0),
            n => stopped.help(n, &mark),
        }
        done.cycle = cycle.finish();
        (done.stacks, done.globals) = (vm.stack_bytes(), vm.image().roots.iter().map(|root| root.ty.size as u64).sum());
        done.ended = heap.now();
        if vm.config().verify_heap {
            heap.check();
        }
        vm.collected(&done);
    });
    finalize::start(m);
}

/// A heap of fewer live bytes is marked by one thread: waking another takes as long.
const SHARED_FROM: u64 = 2 << 20;

/// How many threads mark.
fn markers(vm: &Vm, stopped: &StoppedWorld<'_, Goroutine>) -> usize {
    let small = vm.heap().live_bytes() + vm.stack_bytes() < SHARED_FROM;
    // Where the heap is verified, so is this, in small programs too.
    if small && !vm.config().verify_heap { 1 } else { stopped.n_procs().min(vm.config().cores).max(1) }
}

/// What the machine uses.
struct MachineRoots<'a> {
    vm: &'a Vm,
    /// The armed timers.
    timers: Vec<u64>,
    /// The first slab of records that no marker has taken.
    next_slab: AtomicUsize,
    /// When the collection began, on the heap's clock.
    now: u64,
}

impl MachineRoots<'_> {
    /// Hands a marker its share of what is used: the first of all what is one, each some of the goroutines.
    fn trace(&self, marker: &mut Marker<'_>, share: usize) {
        // SAFETY: the world is stopped.
        unsafe {
            if share == 0 {
                for root in &self.vm.image().roots {
                    marker.mark_value(root.at, root.ty);
                }
                for object in &self.timers {
                    marker.mark(*object);
                }
            }
            let mut recent = Recent::new(self.vm);
            self.vm.for_each_record_shared(&self.next_slab, |record| {
                let g = record.as_ref();
                let phase = g.header().phase().0;
                if phase == Phase::Waiting {
                    g.waits_since(self.now);
                }
                if phase != Phase::Idle {
                    goroutine(marker, &mut recent, g);
                }
            });
        }
    }
}

unsafe fn goroutine(marker: &mut Marker<'_>, recent: &mut Recent<'_>, g: &Goroutine) {
    let mut natives = g.extra.as_ref().map_or(&[][..], |extra| &extra.fibers[..]).iter().rev();
    // Where the frame of the innermost call that was looked at begins.
    let mut end = u32::MAX;
    for place in frames::places_of(g) {
        let slots = g.stack.fp_at(place.fp);
        match place.pseudo() {
            Some(Pseudo::Panic) => {}
            Some(Pseudo::Native) => {
                let call = natives.next().expect("each native frame has its call");
                marker.mark_slots(slots, &(*call.native).params);
            }
            None => {
                let waits = place.innermost && g.parked.path.is_some();
                for slot in recent.slots(&place, waits).iter().map(|slot| u32::from(*slot)) {
                    // From there on the frame is the callee's.
                    if place.fp + slot >= end {
                        break;
                    }
                    marker.mark(*slots.add(slot as usize));
                }
            }
        }
        end = place.fp;
    }
    if let Some(extra) = &g.extra {
        held(marker, extra);
    }
}

unsafe fn held(marker: &mut Marker<'_>, extra: &Extra) {
    for (deferred, args) in extra.defers.iter() {
        let func = match deferred.callee {
            Callee::Func(func) => func,
            Callee::Closure(0) => continue,
            Callee::List(head) => {
                marker.mark(head);
                continue;
            }
            Callee::Closure(object) => {
                marker.mark(object);
                *(object as *const *const FuncImage)
            }
        };
        marker.mark_slots(args.as_ptr(), &(*func).kinds()[..usize::from(deferred.n)]);
    }
    for unwinding in &extra.unwinding {
        if let Cause::Panic(value, _) = unwinding.cause {
            marker.mark_iface(value.ty, value.data);
        }
    }
    for root in extra.handles.iter() {
        match *root {
            Root::Ptr(word, _) => marker.mark(word),
            Root::Iface(value) => marker.mark_iface(value.ty, value.data),
        }
    }
}
