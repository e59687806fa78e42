//! Channels and select: what binds [`crate::chan`] to goroutines, slots and the heap.
//!
//! A channel is a heap object of a kind of its own: the header, and the ring beside it, an array of values. An
//! operation that cannot proceed returns a `Park`; the goroutine goes on at the path [`woken_path`] of the same
//! instruction, with the value already in its slots, and looks how it went.
//!
//! A value whose type has `Repr::Cell` is copied between the ring and the cells that slots lead to. A receiver makes
//! its cell before it receives, so that nothing is allocated under a channel's lock or on behalf of another goroutine.
#![allow(unsafe_code, unsafe_op_in_unsafe_fn, reason = "paths of instructions: the contract of `vm::machine`")]

use std::ptr::NonNull;

use crate::bytecode::function::{NO_SLOT, SelectDir, SelectTable, SlotKind};
use crate::bytecode::insn::{Instruction, decoded};
use crate::bytecode::isa::Opcode;
use crate::bytecode::rtype::{Repr, TypeRef};
use crate::chan::channel::{self, Channel, CloseError, Element, RecvStep, SendStep};
use crate::chan::select::{self, Case, Dir, Otherwise, SelectStep};
use crate::chan::waitq::{NOWHERE, Party, Place, Waits};
use crate::heap::Scan;
use crate::heap::access;
use crate::heap::error::HeapError;
use crate::heap::gc::Marker;
use crate::heap::shape::CustomKind;
use crate::sched::task::TaskPtr;
use crate::vm::call::clip;
use crate::vm::collect::allocated;
use crate::vm::dispatch::fetch;
use crate::vm::goroutine::Goroutine;
use crate::vm::handles::Root;
use crate::vm::machine::{Exit, M, Slow, leave};
use crate::vm::timers;
use crate::vm::trap::{Trap, heap_fault, raise};

/// The values of a channel, moved by their type.
#[derive(Clone, Copy)]
pub(crate) struct Elem(TypeRef);

/// A channel of the machine.
pub(crate) type Chan = Channel<Elem>;

// SAFETY: the field `waits` of the record.
unsafe impl Party for Goroutine {
    fn waits(task: TaskPtr<Goroutine>) -> NonNull<Waits<Goroutine>> {
        // SAFETY: records are valid while the scheduler lives.
        NonNull::from(unsafe { &(*task.as_ptr()).waits })
    }
}

/// Marks the place of a packed value: the rest of the number is that of a handle, which leads to the value.
pub(crate) const PACKED: u32 = 1 << 31;

/// The address of a slot of a goroutine that runs here or is parked.
unsafe fn slot(place: Place<Goroutine>) -> *mut u64 {
    (*place.task.as_ptr()).stack.fp_at(place.slot)
}

/// Where the value of a native lies.
#[cold]
unsafe fn handle(place: Place<Goroutine>) -> *mut u8 {
    match (*place.task.as_ptr()).extra().handles.get(place.slot & !PACKED) {
        Root::Ptr(at, _) => at as *mut u8,
        Root::Iface(_) => unreachable!("natives name variables by their addresses"),
    }
}

impl Elem {
    /// Where the value lies, if it is packed: in a cell, or where a native has it.
    #[inline(always)]
    unsafe fn packed(self, place: Place<Goroutine>) -> Option<*mut u8> {
        if place.slot & PACKED != 0 {
            return Some(handle(place));
        }
        (self.0.repr == Repr::Cell).then(|| *slot(place) as *mut u8)
    }
}

// SAFETY: the routines move whole values of the type; those of cells go from and to the packed form.
unsafe impl Element for Elem {
    type Task = Goroutine;

    fn size(self) -> usize {
        self.0.size as usize
    }

    #[inline(always)]
    unsafe fn store(self, ring: *mut u8, from: Place<Goroutine>) {
        match self.packed(from) {
            None => access::store_agg(ring, slot(from), &self.0.leaves),
            Some(from) => access::copy(ring, from, self.0, 1),
        }
    }

    #[inline(always)]
    unsafe fn load(self, to: Place<Goroutine>, ring: *const u8) {
        match self.packed(to) {
            None => access::load_agg(slot(to), ring, &self.0.leaves),
            Some(to) => access::copy(to, ring, self.0, 1),
        }
    }

    /// So that the ring keeps nothing alive that has left it; what holds no pointers may stay.
    #[inline(always)]
    unsafe fn clear(self, ring: *mut u8) {
        if !self.0.is_pointer_free() {
            access::zero(ring, self.0, 1);
        }
    }

    unsafe fn pass(self, to: Place<Goroutine>, from: Place<Goroutine>) {
        match (self.packed(to), self.packed(from)) {
            (None, None) => std::ptr::copy_nonoverlapping(slot(from), slot(to), usize::from(self.0.slots)),
            (None, Some(from)) => access::load_agg(slot(to), from, &self.0.leaves),
            (Some(to), None) => access::store_agg(to, slot(from), &self.0.leaves),
            (Some(to), Some(from)) => access::copy(to, from, self.0, 1),
        }
    }

    unsafe fn zero(self, to: Place<Goroutine>) {
        match self.packed(to) {
            None => slot(to).write_bytes(0, usize::from(self.0.slots)),
            Some(to) => access::zero(to, self.0, 1),
        }
    }
}

/// How the collector treats channels.
pub(crate) const KIND: CustomKind = CustomKind { name: "channel", trace, pieces: None, release: None };

unsafe fn trace(marker: &mut Marker<'_>, object: NonNull<u8>, _: u32) {
    // The ring is an object of its own. An all-zero object has none; its other fields are not looked at.
    let channel = object.cast::<Chan>().as_ref();
    marker.mark(channel.ring() as u64);
    marker.mark(channel.companion() as u64);
}

/// More bytes are no ring in Go: its address space.
const MAX_RING: u64 = 1 << 48;

/// `make(chan T, size)`
pub(crate) unsafe fn make(m: M, dst: u16, size: i64, ty: TypeRef) -> *const u64 {
    let elem = ty.elem().expect("a channel type has an element");
    let bytes = u64::try_from(size).ok().and_then(|size| size.checked_mul(elem.go_size.max(1)));
    if bytes.is_none_or(|bytes| bytes > MAX_RING) {
        return raise(m, Trap::MakeChanSize);
    }
    match new(m, elem, size as usize) {
        Ok(chan) => {
            *(*m).saved.fp.add(usize::from(dst)) = chan as u64;
            allocated(m);
            (*m).saved.pc.add(decoded::MakeChan::WORDS)
        }
        Err(error) => heap_fault(m, error),
    }
}

/// A new channel.
pub(crate) unsafe fn new(m: M, elem: TypeRef, cap: usize) -> Result<*mut Chan, HeapError> {
    let cache = &*(*m).alloc;
    let ring = if cap == 0 || elem.size == 0 { std::ptr::null_mut() } else { cache.alloc_array(elem, cap)?.as_ptr() };
    let object = cache.alloc_kind((*(*m).vm).chan_kind(), size_of::<Chan>(), Scan::Yes)?.cast::<Chan>();
    object.write(Channel::new(Elem(elem), cap, ring));
    crate::heap::alloc::publish();
    Ok(object.as_ptr())
}

/// The place of a register of the running goroutine.
unsafe fn place(m: M, reg: u16) -> Place<Goroutine> {
    let g = (*m).g;
    let slot = (*g).stack.fp_offset((*m).saved.fp) + u32::from(reg);
    Place { task: TaskPtr::new(NonNull::new_unchecked(g)), slot }
}

/// `ch <- v`
pub(crate) unsafe fn send(m: M, ch: u64, v: u16) -> *const u64 {
    match channel::send(ch as *mut Chan, place(m, v), &mut *(*m).worker) {
        SendStep::Sent => {
            clip(m);
            (*m).saved.pc.add(decoded::Send::WORDS)
        }
        SendStep::Closed => raise(m, Trap::SendOnClosed),
        SendStep::Park(park) => leave(m, Exit::Park(park, Some(Slow::Woken))),
    }
}

/// The timer of a channel, or null.
#[inline(always)]
unsafe fn companion(ch: *const Chan) -> *mut u8 {
    ch.as_ref().map_or(std::ptr::null_mut(), |channel| channel.companion())
}

/// The length or capacity that the program sees: that of a timer's channel is 0.
pub(crate) unsafe fn visible(ch: u64, size: impl Fn(&Chan) -> usize) -> u64 {
    match (ch as *const Chan).as_ref() {
        Some(channel) if channel.companion().is_null() => size(channel) as u64,
        _ => 0,
    }
}

/// Tells the timers of a select's channels that it begins or is over.
pub(crate) unsafe fn each_timer(m: M, cases: &[Case<Elem>], tell: unsafe fn(M, *mut u8)) {
    for case in cases.iter().filter(|case| case.dir == Dir::Receive) {
        let companion = companion(case.chan);
        if !companion.is_null() {
            tell(m, companion);
        }
    }
}

/// Makes the cell that a value is received into, if its type has cells.
#[inline(always)]
unsafe fn make_cell(m: M, ch: *const Chan, dst: u16) -> Result<(), HeapError> {
    let Some(channel) = ch.as_ref() else { return Ok(()) };
    let elem = channel.elem().0;
    if elem.repr == Repr::Cell {
        *(*m).saved.fp.add(usize::from(dst)) = (*(*m).alloc).alloc(elem)?.as_ptr() as u64;
        allocated(m);
    }
    Ok(())
}

/// `dst = <-ch`, `dst, ok = <-ch`.
pub(crate) unsafe fn receive(m: M, ch: u64, dst: u16, ok: Option<u16>) -> *const u64 {
    let ch = ch as *mut Chan;
    if let Err(error) = make_cell(m, ch, dst) {
        return heap_fault(m, error);
    }
    let companion = companion(ch);
    if !companion.is_null() {
        timers::before_receive(m, companion);
    }
    match channel::receive(ch, place(m, dst), &mut *(*m).worker) {
        RecvStep::Received(received) => {
            if !companion.is_null() {
                timers::after_receive(m, companion);
            }
            clip(m);
            received_value(m, ok, received)
        }
        RecvStep::Park(park) => {
            forget(m, ch, dst);
            leave(m, Exit::Park(park, Some(Slow::Woken)))
        }
    }
}

/// Clears the pointers of what was received before, so that it is not kept while the goroutine waits: the collector
/// cannot tell it from a value that has arrived.
unsafe fn forget(m: M, ch: *const Chan, dst: u16) {
    let Some(channel) = ch.as_ref() else { return };
    let elem = channel.elem().0;
    if elem.repr == Repr::Cell {
        return;
    }
    for (n, _) in elem.slot_kinds.iter().enumerate().filter(|(_, kind)| **kind != SlotKind::Scalar) {
        let slot = (*m).saved.fp.add(usize::from(dst) + n);
        // The register of the channel itself may be among them.
        if *slot != ch as u64 {
            *slot = 0;
        }
    }
}

unsafe fn received_value(m: M, ok: Option<u16>, received: bool) -> *const u64 {
    let Some(ok) = ok else { return (*m).saved.pc.add(decoded::Recv::WORDS) };
    *(*m).saved.fp.add(usize::from(ok)) = u64::from(received);
    (*m).saved.pc.add(decoded::RecvOk::WORDS)
}

/// `close(ch)`
pub(crate) unsafe fn close(m: M, ch: u64) -> *const u64 {
    match channel::close(ch as *mut Chan, &mut *(*m).worker) {
        Ok(()) => {
            clip(m);
            (*m).saved.pc.add(decoded::Close::WORDS)
        }
        Err(error) => raise(m, close_trap(error)),
    }
}

/// The panic of a channel that cannot be closed.
pub(crate) fn close_trap(error: CloseError) -> Trap {
    match error {
        CloseError::Nil => Trap::CloseOfNil,
        CloseError::Closed => Trap::CloseOfClosed,
    }
}

/// The cases of a select whose operands are in the registers of the running frame.
unsafe fn cases(m: M, table: &SelectTable) -> Vec<Case<Elem>> {
    let case = |case: &crate::bytecode::function::SelectCase| Case {
        chan: *(*m).saved.fp.add(usize::from(case.chan)) as *mut Chan,
        dir: if case.dir == SelectDir::Send { Dir::Send } else { Dir::Receive },
        slot: if case.value == NO_SLOT { NOWHERE } else { place(m, case.value).slot },
    };
    table.cases.iter().map(case).collect()
}

/// The registers of a select's results.
#[derive(Clone, Copy)]
pub(crate) struct Chosen {
    pub(crate) case: u16,
    pub(crate) ok: u16,
}

/// A select statement.
pub(crate) unsafe fn select(m: M, chosen: Chosen, table: u64) -> *const u64 {
    let table = &*(table as *const SelectTable);
    for case in table.cases.iter().filter(|case| case.dir == SelectDir::Recv && case.value != NO_SLOT) {
        let ch = *(*m).saved.fp.add(usize::from(case.chan)) as *const Chan;
        if let Err(error) = make_cell(m, ch, case.value) {
            return heap_fault(m, error);
        }
    }
    let cases = cases(m, table);
    let otherwise = if table.has_default { Otherwise::Default } else { Otherwise::Wait };
    let worker = &mut *(*m).worker;
    let random = worker.random();
    each_timer(m, &cases, timers::before_receive);
    match select::select(TaskPtr::new(NonNull::new_unchecked((*m).g)), &cases, otherwise, random, worker) {
        SelectStep::Chosen(wakeup) => {
            each_timer(m, &cases, timers::after_receive);
            clip(m);
            proceed(m, chosen, i64::from(wakeup.case), wakeup.ok)
        }
        SelectStep::Default => {
            each_timer(m, &cases, timers::after_receive);
            proceed(m, chosen, -1, false)
        }
        SelectStep::Closed => {
            each_timer(m, &cases, timers::after_receive);
            raise(m, Trap::SendOnClosed)
        }
        SelectStep::Park(park) => {
            for case in table.cases.iter().filter(|case| case.dir == SelectDir::Recv && case.value != NO_SLOT) {
                forget(m, *(*m).saved.fp.add(usize::from(case.chan)) as *const Chan, case.value);
            }
            leave(m, Exit::Park(park, Some(Slow::Woken)))
        }
    }
}

unsafe fn proceed(m: M, chosen: Chosen, case: i64, ok: bool) -> *const u64 {
    *(*m).saved.fp.add(usize::from(chosen.case)) = case as u64;
    *(*m).saved.fp.add(usize::from(chosen.ok)) = u64::from(ok);
    (*m).saved.pc.add(decoded::Select::WORDS)
}

/// A goroutine goes on after it waited in the instruction at the saved pc.
pub(crate) unsafe fn woken_path(m: M) -> *const u64 {
    let pc = (*m).saved.pc;
    let task = TaskPtr::new(NonNull::new_unchecked((*m).g));
    let ok = channel::wakeup(task).ok;
    match Opcode::of(*pc) {
        Some(Opcode::Send) if !ok => raise(m, Trap::SendOnClosed),
        Some(Opcode::Send) => pc.add(decoded::Send::WORDS),
        Some(Opcode::RecvOk) => {
            let o = decoded::RecvOk::decode(|word, shift, bits| fetch(pc, word, shift, bits));
            after_wait(m, o.ch.0);
            received_value(m, Some(o.ok.0), ok)
        }
        Some(Opcode::Select) => {
            let o = decoded::Select::decode(|word, shift, bits| fetch(pc, word, shift, bits));
            let table = &*(o.table.0 as *const SelectTable);
            let cases = cases(m, table);
            let wakeup = select::finish(task, &cases);
            each_timer(m, &cases, timers::after_receive);
            if !wakeup.ok && table.cases[usize::from(wakeup.case)].dir == SelectDir::Send {
                return raise(m, Trap::SendOnClosed);
            }
            let chosen = Chosen { case: o.chosen.0, ok: o.ok.0 };
            proceed(m, chosen, i64::from(wakeup.case), wakeup.ok)
        }
        _ => {
            let o = decoded::Recv::decode(|word, shift, bits| fetch(pc, word, shift, bits));
            after_wait(m, o.ch.0);
            received_value(m, None, ok)
        }
    }
}

unsafe fn after_wait(m: M, ch: u16) {
    let companion = companion(*(*m).saved.fp.add(usize::from(ch)) as *const Chan);
    if !companion.is_null() {
        timers::after_receive(m, companion);
    }
}
