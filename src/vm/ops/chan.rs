//! Channels.
use crate::bytecode::insn::decoded::*;
use crate::vm::machine::{M, outline};
use crate::vm::state::State;
macro_rules! no { ($($n:ident $O:ident),*) => { $(#[inline(always)] pub(crate) unsafe fn $n(m: M, s: State, _: $O) -> State { outline(m, s, |m| crate::vm::fatal::fatal_error(m, "no channels")) })* } }
no!(make_chan MakeChan, send Send, recv Recv, recv_ok RecvOk, close Close, chan_len ChanLen, chan_cap ChanCap, select Select);
