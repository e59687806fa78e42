//! Deferred calls: a stack of records a goroutine, keyed by the frame that deferred.
//!
//! A record is a run of words, the arguments first, so that records can be taken from the end:
//!
//! ```text
//!  | args: n words | callee | pc of the Defer | fp, cs | n, kind of callee |
//! ```
//!
//! What the body of a loop over a function defers belongs to the function with the loop, but other frames lie between
//! when it does, and the body may even run on another goroutine. So the calls are kept in a list in the heap, and a
//! record of the function's frame, made before the loop, stands for all of them ([`DeferStack::spread`]).
//!
//! `RunDefers` calls the last record of its frame with its own address as the return address, so that it is executed
//! again until no record of the frame is left.
#![allow(unsafe_code, unsafe_op_in_unsafe_fn, reason = "paths of instructions: the contract of `vm::machine`")]

use crate::bytecode::insn::{Instruction, decoded};
use crate::heap::access;
use crate::vm::goroutine::ensure_room;
use crate::vm::image::FuncImage;
use crate::vm::machine::M;
use crate::vm::state::{Ctl, Link, State};
use crate::vm::trap::{self, Trap};

/// The deferred calls of a goroutine.
#[derive(Default)]
pub(crate) struct DeferStack {
    words: Vec<u64>,
}

/// Words of a record besides the arguments.
const TRAILER: usize = 4;

/// What is called.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Callee {
    /// A function.
    Func(*const FuncImage),
    /// A closure object; null for a nil func value.
    Closure(u64),
    /// The calls of a list: a pointer to its head.
    List(u64),
}

/// A deferred call.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Deferred {
    /// What is called.
    pub(crate) callee: Callee,
    /// The instruction that deferred it.
    pub(crate) pc: *const u64,
    /// The frame that deferred it: slot 0, counted from the base.
    pub(crate) fp: u32,
    /// The frame's control entry, counted from the top.
    pub(crate) cs: u32,
    /// How many slots the arguments take.
    pub(crate) n: u16,
}

impl DeferStack {
    fn push(&mut self, deferred: Deferred, args: &[u64]) {
        let (word, kind) = match deferred.callee {
            Callee::Func(func) => (func as u64, 0),
            Callee::Closure(object) => (object, 1 << 16),
            Callee::List(head) => (head, 2 << 16),
        };
        self.words.extend_from_slice(args);
        let frame = u64::from(deferred.fp) << 32 | u64::from(deferred.cs);
        self.words.extend_from_slice(&[word, deferred.pc as u64, frame, u64::from(deferred.n) | kind]);
    }

    /// How many bytes more it takes with a record of `n` arguments.
    fn growth(&self, n: usize) -> u64 {
        let grows = self.words.capacity() - self.words.len() < n + TRAILER;
        if grows { (self.words.capacity().max(n + TRAILER) * size_of::<u64>()) as u64 } else { 0 }
    }

    fn read(&self, end: usize) -> Option<(Deferred, &[u64])> {
        let at = end.checked_sub(TRAILER)?;
        let [word, pc, frame, tail] = self.words[at..end] else { unreachable!("a trailer is four words") };
        let n = tail as u16;
        let callee = match tail >> 16 {
            0 => Callee::Func(word as *const FuncImage),
            1 => Callee::Closure(word),
            _ => Callee::List(word),
        };
        let deferred = Deferred { callee, pc: pc as *const u64, fp: (frame >> 32) as u32, cs: frame as u32, n };
        Some((deferred, &self.words[at - usize::from(n)..at]))
    }

    /// The control entry of the frame that made the last record.
    #[inline(always)]
    fn last_cs(&self) -> Option<u32> {
        let [.., frame, _] = self.words[..] else { return None };
        Some(frame as u32)
    }

    /// The last record.
    pub(crate) fn last(&self) -> Option<Deferred> {
        self.read(self.words.len()).map(|(deferred, _)| deferred)
    }

    /// The last call; a record that stands for a list gives way to one for each of its calls.
    pub(crate) unsafe fn last_call(&mut self) -> Option<Deferred> {
        loop {
            let last = self.last()?;
            let Callee::List(head) = last.callee else { return Some(last) };
            self.drop_last();
            self.spread(last, head as *mut u8);
        }
    }

    /// Records for the calls of a list, which is emptied. Its head is the call that was deferred last.
    unsafe fn spread(&mut self, list: Deferred, head: *mut u8) {
        let mut calls = Vec::new();
        let mut next = access::load_64(head);
        while next != 0 {
            calls.push(next);
            next = access::load_64((next as *const u8).add(8));
        }
        access::store_ptr(head, 0);
        for &object in calls.iter().rev() {
            self.push(Deferred { callee: Callee::Closure(object), ..list }, &[]);
        }
    }

    /// Forgets the last record.
    fn drop_last(&mut self) {
        let Some(deferred) = self.last() else { return };
        self.words.truncate(self.words.len() - TRAILER - usize::from(deferred.n));
    }

    /// Takes the last record; its arguments are copied to `to`.
    pub(crate) unsafe fn pop(&mut self, to: *mut u64) {
        let Some((_, args)) = self.read(self.words.len()) else { return };
        std::ptr::copy_nonoverlapping(args.as_ptr(), to, args.len());
        self.drop_last();
    }

    /// All records, the last first, with their arguments.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (Deferred, &[u64])> {
        let mut end = self.words.len();
        std::iter::from_fn(move || {
            let (deferred, args) = self.read(end)?;
            end -= TRAILER + usize::from(deferred.n);
            Some((deferred, args))
        })
    }
}

/// Defers a call of `func` with the `n` slots from `base` on.
pub(crate) unsafe fn defer(m: M, base: u16, n: u16, func: u64) -> *const u64 {
    push(m, base, n, Callee::Func(func as *const FuncImage), decoded::Defer::WORDS)
}

/// Defers a call of a func value.
pub(crate) unsafe fn defer_closure(m: M, base: u16, n: u16, f: u16) -> *const u64 {
    let object = *(*m).saved.fp.add(usize::from(f));
    push(m, base, n, Callee::Closure(object), decoded::DeferClosure::WORDS)
}

/// Defers the calls of a list.
pub(crate) unsafe fn defer_list(m: M, list: u16) -> *const u64 {
    let head = *(*m).saved.fp.add(usize::from(list));
    push(m, 0, 0, Callee::List(head), decoded::DeferList::WORDS)
}

/// Adds a record, as an instruction of `words` words.
unsafe fn push(m: M, base: u16, n: u16, callee: Callee, words: usize) -> *const u64 {
    let s = (*m).saved;
    let g = &mut *(*m).g;
    let (fp, cs) = (g.stack.fp_offset(s.fp), g.stack.cs_offset(s.cs));
    let args = std::slice::from_raw_parts(s.fp.add(usize::from(base)), usize::from(n));
    let defers = &mut g.extra().defers;
    let growth = defers.growth(usize::from(n));
    if growth > 0 && !(*(*m).vm).heap().has_room(growth) {
        return crate::vm::collect::retry(m);
    }
    defers.push(Deferred { callee, pc: s.pc, fp, cs, n }, args);
    s.pc.add(words)
}

/// Whether the frame has deferred calls.
#[inline(always)]
pub(crate) unsafe fn has_any(m: M, s: State) -> bool {
    let g = &*(*m).g;
    let Some(extra) = &g.extra else { return false };
    extra.defers.last_cs() == Some(g.stack.cs_offset(s.cs))
}

/// Calls the frame's last deferred function, or goes on when none is left.
pub(crate) unsafe fn run_defers_path(m: M) -> *const u64 {
    let s = (*m).saved;
    let cs = (*(*m).g).stack.cs_offset(s.cs);
    let last = (*(*m).g).extra.as_mut().and_then(|extra| extra.defers.last_call());
    let Some(deferred) = last.filter(|deferred| deferred.cs == cs) else {
        return s.pc.add(decoded::RunDefers::WORDS);
    };
    let base = (*m).args[0] as u32;
    call(m, deferred, Ctl { ret: s.pc, base, flags: Link::DEFER })
}

/// Enters a deferred function in a frame that begins `ctl.base` slots above the saved one; takes its record.
pub(crate) unsafe fn call(m: M, deferred: Deferred, ctl: Ctl) -> *const u64 {
    let (func, closure) = match deferred.callee {
        Callee::Func(func) => (func, None),
        Callee::Closure(0) => {
            // The call of a nil func value panics when it is made, with its record gone.
            (*(*m).g).extra().defers.drop_last();
            return trap::raise(m, Trap::NilDeref);
        }
        Callee::Closure(object) => (*(object as *const *const FuncImage), Some(object)),
        Callee::List(_) => unreachable!("last_call gives calls"),
    };
    let func = &*func;
    let slots = func.frame_slots.max(u32::from(deferred.n) + 1);
    if !ensure_room(m, ctl.base + slots, 1) {
        return crate::vm::call::no_room(m);
    }
    let s = (*m).saved;
    let fp = s.fp.add(ctl.base as usize);
    (*(*m).g).extra().defers.pop(fp);
    if let Some(object) = closure {
        *fp.add(usize::from(deferred.n)) = object;
    }
    let cs = s.cs.sub(1);
    *cs = ctl;
    (*m).saved = State { pc: func.entry, fp, cs, ctr: s.ctr };
    func.entry
}
