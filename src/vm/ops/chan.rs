//! Channels; what they do is in [`crate::vm::chans`].
//!
//! SAFETY, for all handlers: the contract of [`crate::vm::slots`]; a channel register holds nil or a channel of the
//! type that the compiler knows.

use crate::bytecode::insn::decoded::*;
use crate::vm::chans::{self, Chan, Chosen};
use crate::vm::machine::{M, outline};
use crate::vm::ops::aggregate::ty;
use crate::vm::state::State;

#[inline(always)]
pub(crate) unsafe fn make_chan(m: M, s: State, o: MakeChan) -> State {
    outline(m, s, move |m| chans::make(m, o.dst.0, s.get(o.size), ty(o.ty.0)))
}

#[inline(always)]
pub(crate) unsafe fn send(m: M, s: State, o: Send) -> State {
    outline(m, s, move |m| chans::send(m, s.get(o.ch), o.v.0))
}

#[inline(always)]
pub(crate) unsafe fn recv(m: M, s: State, o: Recv) -> State {
    outline(m, s, move |m| chans::receive(m, s.get(o.ch), o.dst.0, None))
}

#[inline(always)]
pub(crate) unsafe fn recv_ok(m: M, s: State, o: RecvOk) -> State {
    outline(m, s, move |m| chans::receive(m, s.get(o.ch), o.dst.0, Some(o.ok.0)))
}

#[inline(always)]
pub(crate) unsafe fn close(m: M, s: State, o: Close) -> State {
    outline(m, s, move |m| chans::close(m, s.get(o.ch)))
}

#[inline(always)]
pub(crate) unsafe fn chan_len(_: M, s: State, o: ChanLen) -> State {
    s.set(o.dst, chans::visible(s.get(o.ch), Chan::len));
    s.next(o)
}

#[inline(always)]
pub(crate) unsafe fn chan_cap(_: M, s: State, o: ChanCap) -> State {
    s.set(o.dst, chans::visible(s.get(o.ch), Chan::cap));
    s.next(o)
}

#[inline(always)]
pub(crate) unsafe fn select(m: M, s: State, o: Select) -> State {
    outline(m, s, move |m| chans::select(m, Chosen { case: o.chosen.0, ok: o.ok.0 }, o.table.0))
}
