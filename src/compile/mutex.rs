//! The fast paths of internal/sync.Mutex, one instruction each.
//!
//! `m.TryLock()` and `m.tryUnlock()` where control flows are the instructions `MutexLock` and `MutexUnlock`; anywhere
//! else they are compiled from their source, which says the same in the language.

use crate::bytecode::insn::decoded as op;
use crate::bytecode::operand::Jump16;
use crate::check::info::SelectionKind;
use crate::compile::call::Arg;
use crate::compile::code::Label;
use crate::compile::function::{Dest, FuncCx};
use crate::compile::place::{At, Hold, Place};
use crate::syntax::ast::Call;

impl FuncCx<'_, '_> {
    /// If the call is one of these, jumps to `target` when it succeeds as `when` says.
    pub(super) fn mutex_cond(&mut self, call: &Call, target: Label, when: bool) -> bool {
        let Some(locks) = self.mutex_operation(call) else { return false };
        let old = self.at(call.lparen);
        self.scoped(|cx| {
            let (ptr, offset) = cx.mutex_state(call);
            let success = cx.f.code.label();
            // A near jump forwards to the target itself needs nothing more.
            let direct = when && !cx.f.long_jumps && !cx.f.code.is_bound(target);
            let to = if direct { target } else { success };
            let (ptr, off, near) = (ptr.into(), offset.into(), Jump16(0));
            if locks {
                cx.f.code.emit_jump(op::MutexLock { ptr, off, to: near }, to);
            } else {
                cx.f.code.emit_jump(op::MutexUnlock { ptr, off, to: near }, to);
            }
            if !when {
                cx.jump(target);
            } else if !direct {
                let failure = cx.f.code.label();
                cx.jump(failure);
                cx.f.code.bind(success);
                cx.jump(target);
                return cx.f.code.bind(failure);
            }
            cx.f.code.bind(success);
        });
        self.at(old);
        true
    }

    /// Whether the call is `TryLock` or `tryUnlock` of the mutex: true for the first.
    fn mutex_operation(&self, call: &Call) -> Option<bool> {
        if self.unit.is_plain() {
            return None;
        }
        let selection = self.info.selections.get(&call.fun).filter(|s| s.kind == SelectionKind::Method)?;
        let object = self.types.obj(selection.obj);
        if self.types.pkg(object.pkg?).path != "internal/sync" {
            return None;
        }
        match &*self.types.name(object.name) {
            "TryLock" => Some(true),
            "tryUnlock" => Some(false),
            _ => None,
        }
    }

    /// Where the state of the mutex is, the first field of the receiver.
    fn mutex_state(&mut self, call: &Call) -> (u16, u16) {
        let prepared = self.prepare(call);
        let [recv] = &prepared.args[..] else { unreachable!("these methods have no parameters") };
        let mutex = recv.ty().elem().expect("the receiver is a pointer");
        let place = match *recv {
            Arg::Addr(ptr, offset, _) => Place::mem(ptr, offset, mutex),
            _ => Place::mem(self.arg_value(recv, Dest::Any), 0, mutex),
        };
        let At::Mem(ptr, offset) = self.follow(place, &[0], Hold::Now).at else { unreachable!("a field of memory") };
        match u16::try_from(offset) {
            Ok(offset) => (ptr, offset),
            Err(_) => {
                let dst = self.take_ptr();
                self.emit(op::AddPtr { dst: dst.into(), ptr: ptr.into(), off: offset.into() });
                (dst, 0)
            }
        }
    }
}
