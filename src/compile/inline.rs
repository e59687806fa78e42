//! Small functions in place of their calls.
//!
//! The body of the called function is compiled into the caller: its parameters are registers that hold the arguments,
//! a return moves the results and jumps to the end. The line table remembers the call ([`InlinedCall`]), so that
//! tracebacks and runtime.Callers show it as if it had been made. A call costs three to five instructions and two
//! moves a word of arguments; and what is inlined may fold the address of a receiver into its instructions.
//!
//! Not inlined are functions that are long, loop, defer, recover, start goroutines, contain function literals (whose
//! names tell the function that they are in) or are marked `//go:noinline` or the like; nor is a function into itself.

use std::rc::Rc;

use rustc_hash::FxHashMap;

use crate::base::intern::Symbol;
use crate::bytecode::function::{InlinedCall, LineEntry, SlotKind};
use crate::bytecode::rtype::{Repr, TypeRef};
use crate::check::info::SelectionKind;
use crate::compile::call::Arg;
use crate::compile::code::Label;
use crate::compile::function::{Dest, FuncCx, FuncState, ResultVar, Target, VarLoc};
use crate::compile::inline_cost;
use crate::compile::lower_type::Env;
use crate::compile::methods::{MethodTarget, declared_name_and_env, is_library};
use crate::compile::range_func::LoopBody;
use crate::compile::registers::OUT;
use crate::syntax::ast::{Call, ExprKind, FuncDecl, FuncDeclId, Param, StmtKind};
use crate::types::object::ObjectKind;
use crate::types::ty::{ObjId, TypeId};

/// What a function's state says about the call whose body is being compiled in place.
#[derive(Clone, Default)]
pub(super) struct Inlining {
    /// Where its results go; `None`: no call is being inlined.
    pub(super) results: Option<u16>,
    /// The end of its body.
    pub(super) end: Option<Label>,
    /// The functions that are being compiled, the outermost first.
    pub(super) decls: Vec<FuncDeclId>,
}

/// Where an argument is, and its type.
type Bound = (VarLoc, TypeRef);

/// Functions within functions within functions. The numbers of runtime.Callers have room for one more.
const MAX_DEPTH: usize = 5;

/// A function that is longer, in words, takes nothing in.
const MAX_CALLER: usize = 8000;

impl<'s> FuncCx<'_, 's> {
    /// Compiles the called function in place of the call, if it is small; where its results are. A result of one slot
    /// goes to `dest` at once; several, and tuples, take consecutive registers first.
    pub(super) fn inline_call(&mut self, call: &Call, dest: Dest) -> Option<u16> {
        let (decl, args) = self.inline_target(call)?;
        let results = self.results_of(call);
        let kinds: Vec<SlotKind> = results.iter().flat_map(|ty| ty.slot_kinds.iter().copied()).collect();
        let one_slot = results.len() == 1 && kinds.len() == 1 && results[0].repr == Repr::Spread;
        let is_fresh = |slot| self.f.fresh == Some(slot) && results.len() == 1 && results[0].repr == Repr::Spread;
        let base = match dest {
            Dest::To(slot) if (one_slot || is_fresh(slot)) && slot < OUT => slot,
            _ if kinds.is_empty() => 0,
            _ => self.f.regs.take(&kinds),
        };
        let outer = self.f.fresh.take();
        self.scoped(|cx| cx.inline_body(call, (decl, args), base));
        self.f.fresh = outer;
        match dest {
            Dest::To(slot) => {
                self.move_slots(slot, base, kinds.len() as u16);
                Some(slot)
            }
            Dest::Any | Dest::Volatile => Some(base),
        }
    }

    /// The function that is called, with its type arguments, if its body may stand here.
    fn inline_target(&mut self, call: &Call) -> Option<(FuncDeclId, Rc<[TypeRef]>)> {
        let mut fun = call.fun;
        loop {
            match &self.ast.exprs[fun].kind {
                ExprKind::Paren(x) => fun = *x,
                ExprKind::Index { x, .. } if self.info.instances.contains_key(&self.unparen(*x)) => fun = *x,
                _ => break,
            }
        }
        if let Some(&obj) = self.info.uses.get(&fun) {
            let ObjectKind::Func(_) = self.types.obj(obj).kind else { return None };
            let decl = self.decl_of(obj).filter(|decl| self.may_inline(*decl))?;
            return Some((decl, self.instance_args(fun)));
        }
        let selection = self.info.selections.get(&fun).filter(|s| s.kind == SelectionKind::Method)?;
        // Most methods are not small: a look at the one that the checker found saves finding it again.
        self.decl_of(selection.obj).filter(|decl| self.may_inline(*decl));
        let ExprKind::Selector { x, .. } = self.ast.exprs[fun].kind else { return None };
        let (_, found) = self.selected_method(fun, x);
        let MethodTarget::Declared { obj, args, .. } = &found.target else { return None };
        let decl = self.decl_of(*obj).filter(|decl| self.may_inline(*decl))?;
        let own = self.instance_args(fun);
        Some((decl, args.iter().chain(&*own).copied().collect()))
    }

    /// Whether the function may be compiled in place. If all that is missing is that its body has been checked, that is
    /// asked for.
    fn may_inline(&mut self, decl: FuncDeclId) -> bool {
        let ast = self.ast;
        let types = self.types;
        if self.unit.is_plain() {
            return false;
        }
        let small = *(self.unit.small.entry(decl)).or_insert_with(|| inline_cost::is_small(ast, types, decl));
        let decls = &self.f.inlining.decls;
        if !small || decls.contains(&decl) || decls.len() > MAX_DEPTH || self.f.code.len() > MAX_CALLER {
            return false;
        }
        if !self.info.checked.contains(&decl) {
            self.unit.unchecked.push(decl);
            return false;
        }
        true
    }

    fn inline_body(&mut self, call: &Call, (decl, args): (FuncDeclId, Rc<[TypeRef]>), base: u16) {
        let func: &'s FuncDecl = &self.ast.funcs[decl];
        let prepared = self.prepare(call);
        self.at(call.lparen);
        let params = self.inline_params(func);
        let bound: Vec<Bound> =
            params.iter().zip(&prepared.args).map(|(param, arg)| self.bind_arg(*param, arg)).collect();
        let (name, env) = declared_name_and_env(self.types, self.info, decl, &args);
        let outer_pos = self.f.code.pos();
        let outer_call = self.f.code.in_call(self.f.inlined.len() as u32 + 1);
        let (file, line) = self.unit.line(outer_pos);
        let at = LineEntry { pc: 0, file, line, inlined: outer_call };
        self.f.inlined.push(InlinedCall { name, has_params: !params.is_empty(), at });

        let end = self.f.code.label();
        let first_label = self.f.code.n_labels();
        let decls = [&self.f.inlining.decls[..], &[decl]].concat();
        let outer = self.f.enter(env, Inlining { results: Some(base), end: Some(end), decls });
        let caller_trusted = std::mem::replace(&mut self.f.trusted, is_library(self.types, self.info, decl));
        self.at(func.name.span.start);
        for (obj, bound) in params.iter().zip(bound) {
            if let Some(obj) = *obj {
                self.bind_param(obj, bound);
            }
        }
        let ExprKind::FuncType(sig) = &self.ast.exprs[func.ty].kind else { unreachable!("a function has a signature") };
        let body = func.body.expect("only functions with a body are inlined");
        self.declare_results(&sig.results, body);
        self.block(body);
        let returned = self.ast.blocks[body].stmts.last();
        if !returned.is_some_and(|&s| matches!(self.ast.stmts[s].kind, StmtKind::Return(_))) {
            self.fall_off();
        }
        self.f.code.drop_last_jump(end, first_label);
        self.f.code.bind(end);
        self.f.leave(outer);
        self.f.trusted = caller_trusted;
        self.f.code.in_call(outer_call);
        self.at(outer_pos);
    }

    /// The end of a body: named results are returned; where they have no names the checker saw that it is not reached.
    fn fall_off(&mut self) {
        if self.f.results.iter().all(|result| result.var.is_some()) && !self.f.results.is_empty() {
            self.return_now();
        }
    }

    /// The variables of receiver and parameters, in order.
    fn inline_params(&mut self, func: &FuncDecl) -> Vec<Option<ObjId>> {
        let ExprKind::FuncType(sig) = &self.ast.exprs[func.ty].kind else { unreachable!("a function has a signature") };
        let recv = func.recv.as_ref().and_then(|recv| recv.params.first());
        let named = |param: &Param| param.name.and_then(|name| self.declared(name));
        recv.into_iter().chain(&sig.params).map(named).collect()
    }

    /// Evaluates an argument. A parameter that is never assigned to is the argument's own registers.
    fn bind_arg(&mut self, param: Option<ObjId>, arg: &Arg) -> Bound {
        let ty = arg.ty();
        let usage = param.and_then(|obj| self.info.vars.get(&obj)).copied().unwrap_or_default();
        if usage.reassigned {
            let slot = self.take(ty);
            self.scoped(|cx| cx.arg_value(arg, Dest::To(slot)));
            return (VarLoc::Reg(slot), ty);
        }
        match *arg {
            Arg::Addr(ptr, offset, _) if !usage.address_taken => (VarLoc::Addr(ptr, offset), ty),
            _ => (VarLoc::Reg(self.arg_value(arg, Dest::Any)), ty),
        }
    }

    fn bind_param(&mut self, obj: ObjId, (loc, ty): Bound) {
        let loc = match loc {
            VarLoc::Reg(slot) if ty.repr == Repr::Cell => VarLoc::Cell(slot),
            VarLoc::Reg(slot) if self.needs_cell(obj, ty) => {
                self.f.param_cells.push((obj, slot, ty));
                return;
            }
            loc => loc,
        };
        self.f.vars.insert(obj, loc);
    }
}

/// What belongs to a body, while that of a callee is compiled in place.
struct Outer {
    env: Rc<Env>,
    lowered: FxHashMap<TypeId, TypeRef>,
    vars: FxHashMap<ObjId, VarLoc>,
    results: Vec<ResultVar>,
    targets: Vec<Target>,
    pending_label: Option<Symbol>,
    goto_labels: FxHashMap<Symbol, Label>,
    recover_to: Option<Label>,
    fallthrough_to: Option<Label>,
    loop_body: Option<LoopBody>,
    inlining: Inlining,
    in_region: bool,
}

impl FuncState {
    /// Makes room for the body of a callee; the code and the registers stay.
    fn enter(&mut self, env: Rc<Env>, inlining: Inlining) -> Outer {
        Outer {
            env: std::mem::replace(&mut self.env, env),
            lowered: std::mem::take(&mut self.lowered),
            vars: std::mem::take(&mut self.vars),
            results: std::mem::take(&mut self.results),
            targets: std::mem::take(&mut self.targets),
            pending_label: self.pending_label.take(),
            goto_labels: std::mem::take(&mut self.goto_labels),
            recover_to: self.recover_to.take(),
            fallthrough_to: self.fallthrough_to.take(),
            loop_body: self.loop_body.take(),
            inlining: std::mem::replace(&mut self.inlining, inlining),
            in_region: std::mem::replace(&mut self.in_region, false),
        }
    }

    /// Undoes `enter`.
    fn leave(&mut self, outer: Outer) {
        self.env = outer.env;
        self.lowered = outer.lowered;
        self.vars = outer.vars;
        self.results = outer.results;
        self.targets = outer.targets;
        self.pending_label = outer.pending_label;
        self.goto_labels = outer.goto_labels;
        self.recover_to = outer.recover_to;
        self.fallthrough_to = outer.fallthrough_to;
        self.loop_body = outer.loop_body;
        self.inlining = outer.inlining;
        self.in_region = outer.in_region;
    }
}
