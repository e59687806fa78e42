//! Channel operations for natives: the values lie packed in memory.
#![allow(unsafe_code, reason = "channels are raw: the contract of `vm::chans`")]

use crate::chan::channel::{self, RecvStep, SendStep};
use crate::chan::select::{self, Case, Dir, Otherwise, SelectStep};
use crate::chan::waitq::{NOWHERE, Place};
use crate::vm::abi::fault::Reason;
use crate::vm::abi::values::{Chan, Ptr};
use crate::vm::abi::{Fault, NativeCx, NativeResult};
use crate::vm::chans::{self, Elem};
use crate::vm::trap::Trap;

/// What a native does with a channel.
#[derive(Clone, Copy, Debug)]
pub enum ChanOp {
    /// Sends the value of the channel's element type at an address.
    Send(Chan, Ptr),
    /// Receives to a variable of the channel's element type.
    Receive(Chan, Ptr),
}

impl NativeCx<'_> {
    /// Does one of these; with a default clause, or none where none can be done at once: -1. The second result is false
    /// for a value that was received from a closed channel.
    pub fn select(&mut self, ops: &[ChanOp], has_default: bool) -> NativeResult<(i64, bool)> {
        let mark = self.mark();
        let cases: Vec<Case<Elem>> = ops.iter().map(|op| self.case(*op)).collect();
        let chosen = match (&cases[..], has_default) {
            ([case], false) => self.wait_for(case).map(|ok| (0, ok)),
            _ => self.select_cases(&cases, has_default),
        };
        self.release(mark);
        chosen
    }

    fn select_cases(&mut self, cases: &[Case<Elem>], has_default: bool) -> NativeResult<(i64, bool)> {
        let otherwise = if has_default { Otherwise::Default } else { Otherwise::Wait };
        // SAFETY: the channels are live or nil; the machine and its worker are this native's.
        let step = unsafe {
            chans::each_timer(self.m, cases, crate::vm::timers::before_receive);
            let worker = &mut *(*self.m).worker;
            let random = worker.random();
            select::select(self.task(), cases, otherwise, random, worker)
        };
        let wakeup = match step {
            SelectStep::Chosen(wakeup) => wakeup,
            SelectStep::Default => {
                self.after_receive(cases);
                return Ok((-1, false));
            }
            SelectStep::Closed => return Err(Fault::new(Reason::Trap(Trap::SendOnClosed))),
            SelectStep::Park(park) => {
                self.park(park)?;
                // SAFETY: the goroutine waited in the queues of these cases.
                unsafe { select::finish(self.task(), cases) }
            }
        };
        self.after_receive(cases);
        if !wakeup.ok && cases[usize::from(wakeup.case)].dir == Dir::Send {
            return Err(Fault::new(Reason::Trap(Trap::SendOnClosed)));
        }
        Ok((i64::from(wakeup.case), wakeup.ok))
    }

    /// Sends or receives, and waits until it is done; whether a value went or came.
    fn wait_for(&mut self, case: &Case<Elem>) -> NativeResult<bool> {
        let place = Place { task: self.task(), slot: case.slot };
        // SAFETY: the channel is live or nil; the machine and its worker are this native's.
        let park = unsafe {
            let worker = &mut *(*self.m).worker;
            if case.dir == Dir::Send {
                match channel::send(case.chan, place, worker) {
                    SendStep::Sent => return Ok(true),
                    SendStep::Closed => return Err(Fault::new(Reason::Trap(Trap::SendOnClosed))),
                    SendStep::Park(park) => park,
                }
            } else {
                chans::each_timer(self.m, std::slice::from_ref(case), crate::vm::timers::before_receive);
                match channel::receive(case.chan, place, worker) {
                    RecvStep::Received(received) => {
                        self.after_receive(std::slice::from_ref(case));
                        return Ok(received);
                    }
                    RecvStep::Park(park) => park,
                }
            }
        };
        self.park(park)?;
        // SAFETY: the goroutine waited at the channel.
        let ok = unsafe { channel::wakeup(self.task()) }.ok;
        self.after_receive(std::slice::from_ref(case));
        if ok || case.dir == Dir::Receive { Ok(ok) } else { Err(Fault::new(Reason::Trap(Trap::SendOnClosed))) }
    }

    fn after_receive(&self, cases: &[Case<Elem>]) {
        // SAFETY: the channels are live or nil.
        unsafe { chans::each_timer(self.m, cases, crate::vm::timers::after_receive) }
    }

    fn case(&self, op: ChanOp) -> Case<Elem> {
        let (dir, chan, ptr) = match op {
            ChanOp::Send(chan, ptr) => (Dir::Send, chan, ptr),
            ChanOp::Receive(chan, ptr) => (Dir::Receive, chan, ptr),
        };
        let slot = if ptr.is_nil() { NOWHERE } else { chans::PACKED | self.root(ptr).index() };
        Case { chan: chan.0 as *mut chans::Chan, dir, slot }
    }

    /// `close(ch)`
    pub fn close(&self, chan: Chan) -> NativeResult<()> {
        // SAFETY: the channel is live or nil; the worker is this native's.
        let closed = unsafe { channel::close::<Elem>(chan.0 as *mut chans::Chan, &mut *(*self.m).worker) };
        closed.map_err(|error| Fault::new(Reason::Trap(chans::close_trap(error))))
    }
}
