//! Which variables and new values need no place in the heap, although there are pointers to them.
//!
//! What is looked at is the address of a variable where it is taken, and the pointers that are parameters of functions:
//! an address stays in its frame if it is only looked through, compared, or passed to parameters that stay, and the
//! same is asked of those in turn ([`escape_walk`](crate::compile::escape_walk) sums functions up). Anything else, also
//! another variable that is set to it, lets it go. So no such address is ever in memory, in an interface, or in the
//! hands of another goroutine, nor does it outlive the statement in which it is taken, or the variable that is declared
//! with `&T{…}`. Therefore
//!
//!  1. its place may be slots of the frame, taken for good ([`FuncCx::frame_place`]), also in a loop;
//!  2. when the stack moves, pointer registers are all that must be changed (`vm/stack.rs`);
//!  3. the collector need not know: only values without pointers lie there.
//!
//! The place holds the value as memory does, and is reached through a pointer as a cell is.

use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::bytecode::function::SlotKind;
use crate::bytecode::insn::decoded as op;
use crate::bytecode::rtype::{Leaf, LeafKind, Repr, TypeRef};
use crate::compile::escape_walk::{self, Goes, ParamOf, Summary};
use crate::compile::function::FuncCx;
use crate::syntax::ast::{ExprId, FuncDeclId};
use crate::types::ty::ObjId;

/// The largest value that lies in a frame, in bytes.
const MAX_BYTES: u32 = 512;

/// How many slots of a frame are for such values at most.
const MAX_SLOTS: u16 = 512;

/// For one answer no more parameters than this are looked at.
const MAX_PARAMS: usize = 1000;

/// What is known so far.
#[derive(Default)]
pub(super) struct Escapes {
    summaries: FxHashMap<FuncDeclId, Rc<Summary>>,
    params: FxHashMap<ParamOf, bool>,
}

impl FuncCx<'_, '_> {
    /// The first slot of a place in the frame for a local variable whose address is taken; `None`: it must live in the
    /// heap.
    pub(super) fn variable_place(&mut self, var: ObjId, ty: TypeRef) -> Option<u16> {
        let usage = self.info.vars.get(&var).copied().unwrap_or_default();
        let asked = usage.address_taken && !usage.captured && !usage.global && self.fits_frame(ty);
        if !asked || self.escapes(self.owner()?, var) {
            return None;
        }
        Some(self.take_place(ty))
    }

    /// The same for the value of `&T{…}` or `new(T)`.
    pub(super) fn new_place(&mut self, e: ExprId, ty: TypeRef) -> Option<u16> {
        if !self.fits_frame(ty) {
            return None;
        }
        let decl = self.owner()?;
        let stays = match *self.summary(decl).fresh.get(&e)? {
            Goes::Nowhere => true,
            Goes::Param(param) => !self.lets_go(param),
            Goes::Var(var) => {
                let usage = self.info.vars.get(&var).copied().unwrap_or_default();
                let fixed = !usage.captured && !usage.address_taken && !usage.reassigned && !usage.global;
                fixed && !self.escapes(decl, var)
            }
        };
        stays.then(|| self.take_place(ty))
    }

    /// `ptr` = the address of a place in the frame for a value of type `ty`.
    pub(super) fn frame_address(&mut self, ptr: u16, slot: u16, ty: TypeRef) {
        self.emit(op::FrameAddr { dst: ptr.into(), slot: slot.into(), n: words(ty).into() });
    }

    /// Makes a place in the frame zero.
    pub(super) fn clear_place(&mut self, slot: u16, ty: TypeRef) {
        match words(ty) {
            1 => self.emit(op::LoadImm { dst: slot.into(), imm: 0.into() }),
            n => self.emit(op::ZeroN { dst: slot.into(), n: n.into() }),
        }
    }

    /// The slots in which a value of type `ty` lies at an offset of what a register leads to, if that is a variable that
    /// lives in the frame and such a value is the same in slots and in memory.
    pub(super) fn frame_slot(&self, ptr: u16, offset: u32, ty: TypeRef) -> Option<u16> {
        const WORD: u32 = size_of::<u64>() as u32;
        let first = *self.f.in_frame.get(&ptr)?;
        let same = |leaf: &Leaf| leaf.kind == LeafKind::W64 && leaf.offset == u32::from(leaf.slot) * WORD;
        let is_same = ty.repr == Repr::Spread && offset.is_multiple_of(WORD) && ty.leaves.iter().all(same);
        is_same.then(|| first + (offset / WORD) as u16)
    }

    fn fits_frame(&self, ty: TypeRef) -> bool {
        ty.repr == Repr::Spread
            && ty.is_pointer_free()
            && (1..=MAX_BYTES).contains(&ty.size)
            && self.f.place_slots + words(ty) <= MAX_SLOTS
    }

    fn take_place(&mut self, ty: TypeRef) -> u16 {
        self.f.place_slots += words(ty);
        self.f.regs.take_forever(&vec![SlotKind::Scalar; usize::from(words(ty))])
    }

    /// The declared function whose body is being compiled.
    pub(super) fn owner(&self) -> Option<FuncDeclId> {
        self.f.inlining.decls.last().copied().or(self.f.owner)
    }

    fn summary(&mut self, decl: FuncDeclId) -> Rc<Summary> {
        let (ast, info, types) = (self.ast, self.info, self.types);
        let known = self.unit.escapes.summaries.entry(decl);
        Rc::clone(known.or_insert_with(|| Rc::new(escape_walk::summary(ast, info, types, &ast.funcs[decl]))))
    }

    /// Whether the address of a local variable of a function, or its value if it is a pointer, may end up anywhere.
    fn escapes(&mut self, decl: FuncDeclId, var: ObjId) -> bool {
        let summary = self.summary(decl);
        let passed = summary.passed.get(&var).map_or(&[][..], |params| params);
        summary.leaks.contains(&var) || passed.iter().any(|param| self.lets_go(*param))
    }

    /// Whether what is passed to a parameter may end up anywhere. Functions may call each other: if none of all that are
    /// reached lets it go, none does.
    fn lets_go(&mut self, param: ParamOf) -> bool {
        let mut reached = FxHashSet::default();
        let mut next = vec![param];
        while let Some(param) = next.pop() {
            if !reached.insert(param) {
                continue;
            }
            match self.unit.escapes.params.get(&param) {
                Some(false) => continue,
                Some(true) => return self.note(param, true),
                None if reached.len() > MAX_PARAMS => return true,
                None => {}
            }
            let summary = self.summary(param.0);
            let vars = escape_walk::params(self.ast, self.info, &self.ast.funcs[param.0]);
            let Some(&Some(var)) = vars.get(param.1) else { continue };
            let usage = self.info.vars.get(&var).copied().unwrap_or_default();
            if usage.captured || usage.address_taken || summary.leaks.contains(&var) {
                return self.note(param, true);
            }
            next.extend(summary.passed.get(&var).into_iter().flatten());
        }
        for param in reached {
            self.note(param, false);
        }
        false
    }

    fn note(&mut self, param: ParamOf, lets_go: bool) -> bool {
        self.unit.escapes.params.insert(param, lets_go);
        lets_go
    }
}

/// How many slots the memory of a value takes.
fn words(ty: TypeRef) -> u16 {
    ty.size.div_ceil(size_of::<u64>() as u32) as u16
}
