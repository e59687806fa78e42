//! Statements: blocks, declarations, jumps, returns.

use crate::bytecode::function::SlotKind;
use crate::bytecode::insn::decoded as op;
use crate::bytecode::operand::Base;
use crate::bytecode::rtype::{Repr, TypeRef};
use crate::compile::code::Label;
use crate::compile::function::{Dest, FuncCx, ResultVar, VarLoc};
use crate::compile::place::Place;
use crate::compile::range_func::Exit;
use crate::compile::registers::OUT;
use crate::compile::steps::Operand;
use crate::syntax::ast::{
    BlockId, BranchKind, Decl, ExprId, ExprKind, Ident, IfStmt, Param, StmtId, StmtKind, VarDecl,
};
use crate::types::ty::ObjId;

impl FuncCx<'_, '_> {
    /// Where a variable lives. Package variables get their number when they are first named.
    pub(super) fn var_loc(&mut self, var: ObjId) -> VarLoc {
        if let Some(&loc) = self.f.vars.get(&var) {
            return loc;
        }
        let types = self.types;
        let id = self.unit.global(var, |unit| {
            let object = types.obj(var);
            let path = object.pkg.map_or("", |pkg| &types.pkg(pkg).path);
            let ty = unit.lower_var(types, &Default::default(), var);
            crate::bytecode::function::Global { name: format!("{path}.{}", types.name(object.name)).into(), ty }
        });
        VarLoc::Global(id)
    }

    /// Whether a local variable must live in a cell: its address is taken, or a closure shares it.
    pub(super) fn needs_cell(&self, var: ObjId, ty: TypeRef) -> bool {
        let usage = self.info.vars.get(&var).copied().unwrap_or_default();
        ty.repr == Repr::Cell || usage.address_taken || usage.captured && usage.reassigned
    }

    /// Declares a local variable; what it holds is not set.
    pub(super) fn declare(&mut self, var: ObjId) -> Place {
        let ty = self.lower(self.types.obj(var).ty().expect("variables have types once they are checked"));
        if self.needs_cell(var, ty) {
            let ptr = self.cell_register(var, ty);
            self.f.vars.insert(var, VarLoc::Cell(ptr));
            return Place::mem(ptr, 0, ty);
        }
        let slot = self.take(ty);
        self.f.vars.insert(var, VarLoc::Reg(slot));
        Place::slots(slot, ty)
    }

    /// Declares a local variable and gives it the value of `e`.
    fn declare_with(&mut self, var: ObjId, e: ExprId) {
        let ty = self.lower(self.types.obj(var).ty().expect("variables have types once they are checked"));
        if !self.needs_cell(var, ty) {
            // The variable is not yet in scope while `e` is evaluated; its register is new.
            let slot = self.take(ty);
            self.scoped(|cx| cx.with_fresh(slot, |cx| cx.value_as(e, ty, Dest::To(slot))));
            self.f.vars.insert(var, VarLoc::Reg(slot));
            return;
        }
        let ptr = self.cell_register(var, ty);
        self.scoped(|cx| {
            if ty.repr == Repr::Cell {
                cx.owned(e, ty, Dest::To(ptr));
            } else {
                let value = cx.value_as(e, ty, Dest::Any);
                cx.new_cell(ptr, ty, value);
            }
        });
        self.f.vars.insert(var, VarLoc::Cell(ptr));
    }

    /// Declares a local variable and gives it a value in slots.
    pub(super) fn declare_slot(&mut self, var: ObjId, slot: u16, have: TypeRef) {
        let ty = self.lower(self.types.obj(var).ty().expect("variables have types once they are checked"));
        let place = self.declare(var);
        self.scoped(|cx| {
            let value = cx.convert_assignable(slot, have, ty, Dest::Any);
            cx.initialize(place, value);
        });
    }

    /// Sets a variable that has just been declared; a cell is made for it.
    pub(super) fn initialize(&mut self, place: Place, value: u16) {
        match place.at {
            crate::compile::place::At::Mem(ptr, 0) => self.new_cell(ptr, place.ty, value),
            _ => self.store(place, value),
        }
    }

    /// A register for the pointer to a variable's cell, which may have a place in the frame.
    fn cell_register(&mut self, var: ObjId, ty: TypeRef) -> u16 {
        let Some(slot) = self.variable_place(var, ty) else { return self.take_ptr() };
        let ptr = self.f.regs.take_forever(&[SlotKind::Ptr]);
        self.f.in_frame.insert(ptr, slot);
        ptr
    }

    fn new_cell(&mut self, ptr: u16, ty: TypeRef, value: u16) {
        if let Some(&slot) = self.f.in_frame.get(&ptr) {
            self.frame_address(ptr, slot, ty);
        } else {
            self.emit(op::New { dst: ptr.into(), ty: ty.into() });
        }
        self.store(Place::mem(ptr, 0, ty), value);
    }

    /// Declares a local variable with its zero value.
    pub(super) fn declare_zero(&mut self, var: ObjId) {
        if self.is_package_var(var) {
            // Zero from the start: the top level of a script runs once.
            return;
        }
        let place = self.declare(var);
        match place.at {
            crate::compile::place::At::Slots(slot) => self.zero(slot, place.ty),
            crate::compile::place::At::Mem(ptr, _) => match self.f.in_frame.get(&ptr).copied() {
                Some(slot) => {
                    self.frame_address(ptr, slot, place.ty);
                    self.clear_place(slot, place.ty);
                }
                None => self.emit(op::New { dst: ptr.into(), ty: place.ty.into() }),
            },
            _ => unreachable!("local variables are in registers or cells"),
        }
    }

    /// Declares the receiver and the parameters; gives their types.
    pub(super) fn declare_params(&mut self, recv: Option<(Option<ObjId>, TypeRef)>, params: &[Param]) -> Vec<TypeRef> {
        let mut all: Vec<(Option<ObjId>, TypeRef)> = recv.into_iter().collect();
        all.extend(params.iter().map(|param| self.param_type(param)));
        self.declare_param_list(all).into_iter().map(|(_, ty)| ty).collect()
    }

    /// Declares parameters; gives their registers and types.
    pub(super) fn declare_param_list(&mut self, params: Vec<(Option<ObjId>, TypeRef)>) -> Vec<(u16, TypeRef)> {
        let slots: Vec<(u16, TypeRef)> =
            params.iter().map(|(_, ty)| (self.f.regs.take_forever(&ty.slot_kinds), *ty)).collect();
        for (&(slot, ty), (obj, _)) in slots.iter().zip(params) {
            let Some(obj) = obj else { continue };
            self.f.vars.insert(obj, VarLoc::Reg(slot));
            if ty.repr == Repr::Cell {
                self.f.vars.insert(obj, VarLoc::Cell(slot));
            } else if self.needs_cell(obj, ty) {
                self.pending_cells(obj, slot, ty);
            }
        }
        slots
    }

    /// A parameter that must live in a cell moves there before the body runs.
    fn pending_cells(&mut self, obj: ObjId, slot: u16, ty: TypeRef) {
        // The closure object, if any, arrives right after the parameters, so the register is taken from beyond it.
        self.f.param_cells.push((obj, slot, ty));
    }

    /// Moves parameters to their cells.
    pub(super) fn make_param_cells(&mut self) {
        for (obj, slot, ty) in std::mem::take(&mut self.f.param_cells) {
            let ptr = self.cell_register(obj, ty);
            self.new_cell(ptr, ty, slot);
            self.f.vars.insert(obj, VarLoc::Cell(ptr));
        }
    }

    pub(super) fn param_type(&mut self, param: &Param) -> (Option<ObjId>, TypeRef) {
        let obj = param.name.and_then(|name| self.info.defs.get(&name.pos()).copied());
        if let Some(obj) = obj {
            let ty = self.lower(self.types.obj(obj).ty().expect("parameters have types"));
            return (Some(obj), ty);
        }
        let ty = self.type_of(param.ty);
        (None, if param.variadic.is_some() { self.unit.table.slice(ty) } else { ty })
    }

    /// Declares the results of a function with this body; named ones are zero variables, and so are all where the
    /// function does not return at once when the results are known.
    pub(super) fn declare_results(&mut self, results: &[Param], body: BlockId) {
        self.make_param_cells();
        let stmts = &self.ast.blocks[body].stmts;
        let shared = self.returns_from_loop(stmts);
        let kept = shared || !results.is_empty() && self.defers(stmts);
        for param in results {
            let (obj, ty) = self.param_type(param);
            let blank = param.name.is_some_and(|name| name.name == crate::base::intern::Symbol::BLANK);
            let var = match obj {
                Some(obj) if !blank => {
                    // A result that a closure names is set by return, too.
                    let captured = self.info.vars.get(&obj).is_some_and(|v| v.captured);
                    let var = self.declare_result(ty, shared || captured || self.needs_cell(obj, ty));
                    self.f.vars.insert(obj, var);
                    Some(var)
                }
                _ if kept || param.name.is_some() => Some(self.declare_result(ty, shared)),
                _ => None,
            };
            self.f.results.push(ResultVar { ty, var });
        }
    }

    fn declare_result(&mut self, ty: TypeRef, in_cell: bool) -> VarLoc {
        if in_cell || ty.repr == Repr::Cell {
            let ptr = self.take_ptr();
            self.emit(op::New { dst: ptr.into(), ty: ty.into() });
            return VarLoc::Cell(ptr);
        }
        let slot = self.take(ty);
        self.zero(slot, ty);
        VarLoc::Reg(slot)
    }

    /// The body of a function, up to its last return.
    pub(super) fn body(&mut self, body: BlockId) {
        self.prepare_defers(&self.ast.blocks[body].stmts);
        self.block(body);
        let end = self.ast.blocks[body].span.end;
        self.at(crate::base::span::Pos(end.0.saturating_sub(1)));
        if self.f.results.is_empty() || self.f.results.iter().all(|r| r.var.is_some()) {
            self.return_now();
        } else {
            // The checker proved that the end is not reached.
            self.emit(op::Trap { code: (crate::bytecode::function::TrapCode::Unreachable as u16).into() });
        }
        self.recover_epilogue();
    }

    /// The end of a script's statements.
    pub(super) fn end_of_body(&mut self) {
        self.return_now();
        self.recover_epilogue();
    }

    /// Where a panic that a deferred call has recovered goes on.
    fn recover_epilogue(&mut self) {
        if let Some(label) = self.f.recover_to {
            self.f.code.bind(label);
            self.return_now();
        }
    }

    /// Runs deferred calls, then returns the named results or zeros.
    pub(super) fn return_now(&mut self) {
        self.run_defers();
        let total: u16 = self.f.results.iter().map(|r| r.ty.slots).sum();
        let kinds: Vec<SlotKind> = self.f.results.iter().flat_map(|r| r.ty.slot_kinds.iter().copied()).collect();
        let results = self.f.results.clone();
        if let [ResultVar { ty, var: Some(VarLoc::Reg(slot)) }] = results[..] {
            return self.return_slots(slot, ty.slots);
        }
        let mark = self.mark();
        let base = self.f.regs.take(&kinds);
        let mut at = base;
        for result in &results {
            self.load_result(*result, at);
            at += result.ty.slots;
        }
        self.return_slots(base, total);
        self.release(mark);
    }

    fn load_result(&mut self, result: ResultVar, dst: u16) {
        match result.var {
            None => self.zero(dst, result.ty),
            Some(VarLoc::Reg(slot)) => self.move_value(dst, slot, result.ty),
            Some(VarLoc::Cell(ptr)) if result.ty.repr == Repr::Cell => self.move_slots(dst, ptr, 1),
            Some(VarLoc::Cell(ptr)) => {
                self.load(Place::mem(ptr, 0, result.ty), Dest::To(dst));
            }
            Some(VarLoc::Global(_) | VarLoc::Addr(..)) => unreachable!("results are local variables"),
        }
    }

    /// If one of the statements defers something, every return of the function runs deferred calls.
    pub(super) fn prepare_defers(&mut self, stmts: &[StmtId]) {
        if self.defers(stmts) {
            self.f.recover_to = Some(self.f.code.label());
        }
    }

    /// Whether one of the statements, or one in them, is a defer statement of this function.
    pub(super) fn defers(&self, stmts: &[StmtId]) -> bool {
        self.any_stmt(stmts, &|_, kind| matches!(kind, StmtKind::Defer(_)))
    }

    fn run_defers(&mut self) {
        if self.f.recover_to.is_some() {
            self.out(0, 1);
            self.emit(op::RunDefers { base: Base(OUT) });
        }
    }

    /// The statements of a block, in a scope of their own.
    pub(super) fn block(&mut self, block: BlockId) {
        let mark = self.mark();
        let ast = self.ast;
        for &stmt in &ast.blocks[block].stmts {
            self.stmt(stmt);
        }
        self.release(mark);
    }

    /// A statement. Variables that it declares keep their registers; temporaries do not.
    pub(super) fn stmt(&mut self, stmt: StmtId) {
        let span = self.ast.stmts[stmt].span;
        let old = self.at(span.start);
        stacker::maybe_grow(64 * 1024, 1024 * 1024, || self.stmt_here(stmt));
        self.at(old);
    }

    fn stmt_here(&mut self, stmt: StmtId) {
        let ast = self.ast;
        let label = self.f.pending_label.take();
        match &ast.stmts[stmt].kind {
            StmtKind::Bad | StmtKind::Empty => {}
            StmtKind::Decl(decls) => {
                for decl in decls {
                    if let Decl::Var(var) = decl {
                        self.var_decl(var);
                    }
                }
            }
            StmtKind::Labeled { label, stmt } => {
                let here = self.goto_label(*label);
                self.f.code.bind(here);
                self.f.pending_label = Some(label.name);
                self.stmt(*stmt);
                self.f.pending_label = None;
            }
            StmtKind::Expr(e) => self.discard(*e),
            StmtKind::Send { chan, value, .. } => self.send(*chan, *value),
            StmtKind::IncDec { x, inc, .. } => self.inc_dec(*x, *inc),
            StmtKind::Assign { lhs, op: None, rhs, .. } => self.assign(lhs, rhs),
            StmtKind::Assign { lhs, op: Some(op), rhs, op_pos } => self.op_assign(lhs[0], *op, rhs[0], *op_pos),
            StmtKind::ShortVarDecl { lhs, rhs, .. } => self.short_var_decl(lhs, rhs),
            StmtKind::Go(e) => self.scoped(|cx| cx.go_or_defer(*e, false)),
            StmtKind::Defer(e) => self.scoped(|cx| cx.go_or_defer(*e, true)),
            StmtKind::Return(results) => self.scoped(|cx| cx.return_stmt(results)),
            StmtKind::Branch { kind, label } => self.branch_stmt(*kind, *label),
            StmtKind::Block(block) => self.block(*block),
            StmtKind::If(s) => self.if_stmt(s),
            StmtKind::Switch(s) => self.switch(s, label),
            StmtKind::TypeSwitch(s) => self.type_switch(s, label),
            StmtKind::Select(s) => self.select(s, label),
            StmtKind::For(s) => self.for_stmt(s, label),
            StmtKind::Range(s) => self.range(s, label),
        }
    }

    fn goto_label(&mut self, label: Ident) -> Label {
        if let Some(&known) = self.f.goto_labels.get(&label.name) {
            return known;
        }
        let new = self.f.code.label();
        self.f.goto_labels.insert(label.name, new);
        new
    }

    pub(super) fn branch_stmt(&mut self, kind: BranchKind, label: Option<Ident>) {
        if let Some(label) = label
            && self.leaves_body(kind, label)
        {
            return self.exit_loop(Exit::Jump(kind, label));
        }
        let target = match kind {
            BranchKind::Goto => label.map(|label| self.goto_label(label)),
            BranchKind::Fallthrough => self.f.fallthrough_to,
            BranchKind::Break | BranchKind::Continue => {
                let wanted = |t: &&crate::compile::function::Target| match label {
                    Some(label) => t.label == Some(label.name),
                    None => kind == BranchKind::Break || t.continue_to.is_some(),
                };
                let target = self.f.targets.iter().rev().find(wanted);
                target.and_then(|t| if kind == BranchKind::Break { Some(t.break_to) } else { t.continue_to })
            }
        };
        self.jump_out(target.expect("the checker found the target"));
    }

    fn if_stmt(&mut self, s: &IfStmt) {
        let mark = self.mark();
        if let Some(init) = s.init {
            self.stmt(init);
        }
        let otherwise = self.f.code.label();
        self.cond(s.cond, otherwise, false);
        self.block(s.then);
        match s.other {
            Some(other) => {
                let end = self.f.code.label();
                if !self.ends_in_jump(s.then) {
                    self.jump_out(end);
                }
                self.f.code.bind(otherwise);
                self.stmt(other);
                self.f.code.bind(end);
            }
            None => self.f.code.bind(otherwise),
        }
        self.release(mark);
    }

    /// Whether what comes after the block is not reached from its end.
    pub(super) fn ends_in_jump(&self, block: BlockId) -> bool {
        let last = self.ast.blocks[block].stmts.last();
        last.is_some_and(|&stmt| matches!(self.ast.stmts[stmt].kind, StmtKind::Return(_) | StmtKind::Branch { .. }))
    }

    /// The object that an identifier declares, unless it is blank.
    pub(super) fn declared(&self, ident: Ident) -> Option<ObjId> {
        if ident.name == crate::base::intern::Symbol::BLANK {
            return None;
        }
        self.info.defs.get(&ident.pos()).copied()
    }

    fn var_decl(&mut self, decl: &VarDecl) {
        let vars: Vec<Option<ObjId>> = decl.names.iter().map(|&name| self.declared(name)).collect();
        match decl.values[..] {
            [] => vars.into_iter().flatten().for_each(|var| self.declare_zero(var)),
            [only] if vars.len() > 1 => self.declare_tuple(&vars, only),
            [only] => match vars[0] {
                Some(var) if self.is_package_var(var) => self.set_package_var(var, only),
                Some(var) => self.declare_with(var, only),
                None => self.discard_as_declared(only),
            },
            _ => self.declare_each(&vars, &decl.values),
        }
    }

    /// Whether a script's top-level variable is shared with functions.
    fn is_package_var(&self, var: ObjId) -> bool {
        self.info.vars.get(&var).is_some_and(|v| v.global)
            || self.types.obj(var).as_var().is_some_and(|v| v.kind == crate::types::object::VarKind::Package)
    }

    fn set_package_var(&mut self, var: ObjId, e: ExprId) {
        let place = self.var_place(var);
        self.store_value(place, e);
    }

    fn discard_as_declared(&mut self, e: ExprId) {
        self.discard(e);
    }

    /// Several variables with a value each: all values first.
    fn declare_each(&mut self, vars: &[Option<ObjId>], values: &[ExprId]) {
        if let [(Some(var), e)] = vars.iter().copied().zip(values.iter().copied()).collect::<Vec<_>>()[..]
            && !self.is_package_var(var)
        {
            return self.declare_with(var, e);
        }
        let mut slots = Vec::new();
        let places = self.new_places(vars);
        let mark = self.mark();
        let types: Vec<TypeRef> = places
            .iter()
            .zip(values)
            .map(|(place, &e)| place.map_or_else(|| self.type_of(e), |place| place.ty))
            .collect();
        let operands: Vec<Operand> = values.iter().zip(&types).map(|(&e, &ty)| self.operand_as(e, ty)).collect();
        self.region(&operands, |cx| {
            for ((&e, &ty), place) in values.iter().zip(&types).zip(&places) {
                let slot = own_register(*place).unwrap_or_else(|| cx.take(ty));
                cx.owned(e, ty, Dest::To(slot));
                slots.push(slot);
            }
        });
        for ((place, &slot), var) in places.iter().zip(&slots).zip(vars) {
            if let (Some(place), Some(var)) = (place, var) {
                self.set_declared(*var, *place, slot);
            }
        }
        self.release(mark);
    }

    /// Where variables will be whose names are not in scope yet.
    fn new_places(&mut self, vars: &[Option<ObjId>]) -> Vec<Option<Place>> {
        let mut place = |v| if self.is_package_var(v) { self.var_place(v) } else { self.new_var_place(v) };
        vars.iter().map(|var| var.map(&mut place)).collect()
    }

    /// Brings a variable into scope with a value in slots.
    fn set_declared(&mut self, var: ObjId, place: Place, value: u16) {
        if self.is_package_var(var) {
            self.store(place, value)
        } else {
            self.initialize(place, value)
        }
        self.bind_var(var, place);
    }

    /// Registers for a variable whose name is not in scope yet.
    fn new_var_place(&mut self, var: ObjId) -> Place {
        let shadowed = self.f.vars.get(&var).copied();
        let place = self.declare(var);
        match shadowed {
            Some(old) => self.f.vars.insert(var, old),
            None => self.f.vars.remove(&var),
        };
        place
    }

    fn bind_var(&mut self, var: ObjId, place: Place) {
        let loc = match place.at {
            crate::compile::place::At::Slots(slot) => VarLoc::Reg(slot),
            crate::compile::place::At::Mem(ptr, _) => VarLoc::Cell(ptr),
            _ => return,
        };
        self.f.vars.insert(var, loc);
    }

    /// `var a, b = f()`, `a, b := f()` with new variables; also `v, ok`.
    fn declare_tuple(&mut self, vars: &[Option<ObjId>], e: ExprId) {
        let places = self.new_places(vars);
        let mark = self.mark();
        let wanted: Vec<Option<(u16, TypeRef)>> =
            places.iter().map(|&place| Some((own_register(place)?, place?.ty))).collect();
        let values = self.multi_values_to(e, &wanted);
        for ((place, var), (slot, have)) in places.iter().zip(vars).zip(values) {
            if let (Some(place), Some(var)) = (place, var) {
                let value = self.convert_assignable(slot, have, place.ty, Dest::Any);
                self.set_declared(*var, *place, value);
            }
        }
        self.release(mark);
    }

    fn short_var_decl(&mut self, lhs: &[ExprId], rhs: &[ExprId]) {
        let new: Vec<Option<ObjId>> = lhs.iter().map(|&e| self.new_var(e)).collect();
        if let ([Some(var)], [e]) = (&new[..], rhs)
            && !self.is_package_var(*var)
        {
            return self.declare_with(*var, *e);
        }
        if new.iter().zip(lhs).all(|(var, e)| var.is_some() || self.is_blank(*e)) {
            return match rhs {
                [only] if lhs.len() > 1 => self.declare_tuple(&new, *only),
                _ => self.declare_each(&new, rhs),
            };
        }
        // Some are assigned to: declare the new ones at zero, then assign to all. The new names are not in scope on the
        // right, but an expression there cannot name them either: the checker bound its names.
        for var in new.into_iter().flatten() {
            if !self.is_package_var(var) {
                self.declare_zero(var);
            }
        }
        self.assign(lhs, rhs);
    }

    /// The variable that a name on the left of `:=` declares.
    pub(super) fn new_var(&self, e: ExprId) -> Option<ObjId> {
        let ExprKind::Name(name) = self.ast.exprs[e].kind else { return None };
        self.declared(Ident { name, span: self.ast.exprs[e].span })
    }

    /// Whether `e` is `_`.
    pub(super) fn is_blank(&self, e: ExprId) -> bool {
        matches!(self.ast.exprs[e].kind, ExprKind::Name(crate::base::intern::Symbol::BLANK))
    }

    fn return_stmt(&mut self, results: &[ExprId]) {
        if self.f.loop_body.is_some() {
            return self.return_from_body(results);
        }
        let vars = self.f.results.clone();
        if results.is_empty() {
            return self.return_now();
        }
        let named = vars.iter().all(|r| r.var.is_some());
        if let ([e], [result]) = (results, &vars[..])
            && !named
        {
            return self.return_one(*e, result.ty);
        }
        if let [only] = results
            && vars.len() > 1
            && self.return_call(*only, &vars)
        {
            return;
        }
        let base = self.return_values(results, &vars);
        if named && self.f.recover_to.is_some() {
            // Named results are set first, for deferred calls to see.
            self.set_results(base, &vars);
            return self.return_now();
        }
        self.run_defers();
        self.return_slots(base, vars.iter().map(|r| r.ty.slots).sum());
    }

    /// Evaluates what is returned to consecutive registers.
    pub(super) fn return_values(&mut self, values: &[ExprId], vars: &[ResultVar]) -> u16 {
        let base = match self.f.inlining.results {
            // Nothing else names these registers before the call is done.
            Some(base) if vars.len() > 1 => base,
            _ => {
                let kinds: Vec<SlotKind> = vars.iter().flat_map(|r| r.ty.slot_kinds.iter().copied()).collect();
                self.f.regs.take(&kinds)
            }
        };
        let mut at = base;
        if let [only] = values
            && vars.len() > 1
        {
            let parts = self.tuple_of(*only).expect("the checker counted the results");
            let slots = self.tuple_values(*only, &parts, &[]);
            for ((slot, have), result) in slots.into_iter().zip(parts).zip(vars) {
                self.convert_assignable(slot, have, result.ty, Dest::To(at));
                at += result.ty.slots;
            }
            return base;
        }
        let operands: Vec<Operand> =
            values.iter().zip(vars).map(|(&e, result)| self.operand_as(e, result.ty)).collect();
        let mut returned: Vec<(u16, ExprId, TypeRef)> = Vec::new();
        for (&e, result) in values.iter().zip(vars) {
            returned.push((at, e, result.ty));
            at += result.ty.slots;
        }
        if self.f.recover_to.is_some() {
            // Deferred calls would see the first result while the others are evaluated: gc evaluates it last.
            returned.rotate_left(1);
            self.steps_first(&operands, |cx| cx.values_to(&returned));
        } else {
            self.region(&operands, |cx| cx.values_to(&returned));
        }
        base
    }

    fn values_to(&mut self, values: &[(u16, ExprId, TypeRef)]) {
        for &(slot, e, ty) in values {
            self.scoped(|cx| cx.owned(e, ty, Dest::To(slot)));
        }
    }

    /// Sets the variables of results to what lies in consecutive registers.
    pub(super) fn set_results(&mut self, base: u16, vars: &[ResultVar]) {
        let mut at = base;
        for result in vars {
            match result.var {
                Some(VarLoc::Reg(slot)) => self.move_value(slot, at, result.ty),
                Some(VarLoc::Cell(ptr)) => self.store(Place::mem(ptr, 0, result.ty), at),
                _ => {}
            }
            at += result.ty.slots;
        }
    }

    /// Returns the only result; the function does not defer.
    fn return_one(&mut self, e: ExprId, ty: TypeRef) {
        if let Some(base) = self.f.inlining.results {
            self.with_fresh(base, |cx| cx.owned(e, ty, Dest::To(base)));
            return self.return_slots(base, ty.slots);
        }
        let dest = if ty.slots <= 2 && ty.repr == Repr::Spread { Dest::Volatile } else { Dest::Any };
        let slot = self.owned(e, ty, dest);
        self.return_slots(slot, ty.slots);
    }

    /// Returns the results of a call as they are, if nothing is to be done with them.
    fn return_call(&mut self, e: ExprId, vars: &[ResultVar]) -> bool {
        let parts = self.tuple_of(e).expect("the checker counted the results");
        let same = parts.iter().zip(vars).all(|(have, want)| {
            *have == want.ty
                || !matches!(want.ty.kind, crate::bytecode::rtype::Kind::Interface)
                || have.kind == want.ty.kind
        });
        if !same || self.f.recover_to.is_some() {
            return false;
        }
        let e = self.unparen(e);
        let ast = self.ast;
        let ExprKind::Call(call) = &ast.exprs[e].kind else { unreachable!("it has several results") };
        let operands = self.parts(e);
        self.region(&operands, |cx| match cx.inline_call(call, Dest::Any) {
            Some(base) => cx.return_slots(base, vars.iter().map(|r| r.ty.slots).sum()),
            None => {
                cx.call_only(call);
                cx.return_out();
            }
        });
        true
    }

    fn send(&mut self, chan: ExprId, value: ExprId) {
        let elem = self.type_of(chan).elem().expect("the operand is a channel");
        let operands = [self.operand(chan), self.operand_by_address(value, elem)];
        self.scoped(|cx| {
            cx.region(&operands, |cx| {
                let ch = cx.value(chan, Dest::Any);
                let mut v = cx.value_as(value, elem, Dest::Any);
                if elem.slots > 0 && v >= OUT {
                    let kept = cx.take(elem);
                    cx.move_value(kept, v, elem);
                    v = kept;
                }
                cx.emit(op::Send { ch: ch.into(), v: v.into(), n: elem.slots.into() });
            });
        });
    }
}

/// The register of a new variable that lives in one: nothing names it before it is set.
fn own_register(place: Option<Place>) -> Option<u16> {
    match place?.at {
        crate::compile::place::At::Slots(slot) => Some(slot),
        _ => None,
    }
}
