//! Func values: literals with their captures, method values and expressions, and the functions that the compiler
//! writes itself around methods.

use std::rc::Rc;

use crate::bytecode::function::{FuncId, SlotKind};
use crate::bytecode::insn::decoded as op;
use crate::bytecode::rtype::{Kind, MethodId, Shape as TypeShape, TypeRef};
use crate::check::info::SelectionKind;
use crate::compile::call::{Arg, Callee, Prepared};
use crate::compile::function::{Dest, FuncCx, FuncState, ResultVar, Shape, Unfinished, VarLoc};
use crate::compile::methods::{FoundMethod, MethodTarget};
use crate::compile::place::{Place, id_word};
use crate::compile::registers::OUT;
use crate::compile::unit::FuncKey;
use crate::syntax::ast::{BlockId, ExprId, ExprKind};
use crate::types::ty::ObjId;

/// The offset of the first capture in a closure object, after the function.
const CODE_WORD: usize = 1;

impl FuncCx<'_, '_> {
    /// `func(params) results { body }` as a value.
    pub(super) fn func_lit(&mut self, e: ExprId, ty: ExprId, body: BlockId, dest: Dest) -> u16 {
        let captures = self.info.captures.get(&e).cloned().unwrap_or_default();
        let captures: Vec<(ObjId, VarLoc, TypeRef)> =
            captures.into_iter().filter_map(|obj| self.capture(obj)).collect();
        self.f.n_literals += 1;
        let name = literal_name(&self.f.name, self.f.n_literals);
        let func = self.compile_literal(&name, e, ty, body, &captures);
        let sig = self.type_of(e);
        let dst = self.dest(dest, sig);
        if captures.is_empty() {
            self.emit(op::LoadFunc { dst: dst.into(), func: id_word(func).into() });
            return dst;
        }
        let record = self.capture_record(&captures);
        let closure = self.take_ptr();
        self.emit(op::MakeClosure { dst: closure.into(), func: id_word(func).into(), ty: record.into() });
        for (i, (_, loc, _)) in captures.iter().enumerate() {
            let field = &record.fields()[i + CODE_WORD];
            let (VarLoc::Reg(slot) | VarLoc::Cell(slot)) = *loc else { unreachable!("capture leaves globals out") };
            self.store(Place::mem(closure, field.offset, field.ty), slot);
        }
        self.move_slots(dst, closure, 1);
        dst
    }

    /// How a variable is captured: by value, or the pointer to its cell. Package variables are not captured.
    pub(super) fn capture(&mut self, obj: ObjId) -> Option<(ObjId, VarLoc, TypeRef)> {
        let loc = self.var_loc(obj);
        let ty = self.lower(self.types.obj(obj).ty().expect("variables have types"));
        match loc {
            VarLoc::Reg(_) => Some((obj, loc, ty)),
            VarLoc::Cell(_) => Some((obj, loc, self.unit.table.pointer(ty))),
            VarLoc::Global(_) => None,
            VarLoc::Addr(..) => unreachable!("what is inlined has no function literals"),
        }
    }

    fn capture_record(&mut self, captures: &[(ObjId, VarLoc, TypeRef)]) -> TypeRef {
        let mut fields = vec![self.unit.table.basic(Kind::Uintptr)];
        fields.extend(captures.iter().map(|&(_, _, ty)| ty));
        self.unit.table.record(&fields)
    }

    fn compile_literal(
        &mut self,
        name: &str,
        e: ExprId,
        ty: ExprId,
        body: BlockId,
        captures: &[(ObjId, VarLoc, TypeRef)],
    ) -> FuncId {
        let id = self.unit.literal(e);
        let record = self.capture_record(captures);
        let pos = self.ast.exprs[e].span.start;
        let ExprKind::FuncType(sig) = &self.ast.exprs[ty].kind else { unreachable!("a literal has a signature") };
        let mut long_jumps = self.unit.is_plain();
        loop {
            let env = Rc::clone(&self.f.env);
            let mut inner = FuncState::new(name.into(), env, long_jumps);
            inner.trusted = self.f.trusted;
            inner.owner = self.owner();
            let outer = std::mem::replace(&mut self.f, inner);
            self.at(pos);
            let params = self.declare_params(None, &sig.params);
            let has_context = !captures.is_empty();
            if has_context {
                self.load_captures(captures, record);
            }
            self.declare_results(&sig.results, body);
            self.body(body);
            let state = std::mem::replace(&mut self.f, outer);
            match self.finish(state, Shape { params, has_context, wrapper: false }, pos) {
                Ok(function) => {
                    self.set_func(id, function);
                    return id;
                }
                Err(Unfinished::JumpTooLong) if !long_jumps => long_jumps = true,
                Err(_) => {
                    self.unsupported(pos, "function needs more registers than a frame may have");
                    return id;
                }
            }
        }
    }

    /// Loads the captures from the closure object, which arrives in the slot after the parameters.
    pub(super) fn load_captures(&mut self, captures: &[(ObjId, VarLoc, TypeRef)], record: TypeRef) {
        let context = self.f.regs.take_forever(&[SlotKind::Ptr]);
        self.f.context = context;
        for (i, &(obj, loc, _)) in captures.iter().enumerate() {
            let field = &record.fields()[i + CODE_WORD];
            let slot = self.f.regs.take_forever(&field.ty.slot_kinds);
            self.load(Place::mem(context, field.offset, field.ty), Dest::To(slot));
            let inner = match loc {
                VarLoc::Cell(_) => VarLoc::Cell(slot),
                _ => VarLoc::Reg(slot),
            };
            self.f.vars.insert(obj, inner);
        }
    }

    /// A declared function as a value.
    pub(super) fn func_value(&mut self, e: ExprId, obj: ObjId, dest: Dest) -> u16 {
        let decl = self.decl_of(obj).expect("a function has a declaration");
        let args = self.instance_args(e);
        let func = self.unit.func(FuncKey::Decl(decl, args));
        self.load_func(func, dest)
    }

    fn load_func(&mut self, func: FuncId, dest: Dest) -> u16 {
        let dst = match dest {
            Dest::To(dst) => dst,
            Dest::Any | Dest::Volatile => self.take_ptr(),
        };
        self.emit(op::LoadFunc { dst: dst.into(), func: id_word(func).into() });
        dst
    }

    /// `x.m` as a value: the receiver is evaluated and kept now.
    pub(super) fn method_value(&mut self, e: ExprId, dest: Dest) -> u16 {
        let ast = self.ast;
        let ExprKind::Selector { x, .. } = ast.exprs[e].kind else { unreachable!("it selects") };
        let (id, found) = self.selected_method(e, x);
        let place = self.place(x, crate::compile::place::Hold::Now);
        let (slot, recv) = match found.target {
            MethodTarget::Interface { .. } => {
                let place = self.follow(place, &found.path, crate::compile::place::Hold::Now);
                let slot = self.load(place, Dest::Any);
                // A nil interface panics when the method value is made, as a call would.
                self.emit(op::NilCheckIface { v: slot.into() });
                (slot, place.ty)
            }
            MethodTarget::Declared { .. } => {
                let recv = self.receiver(place, Some(x), &found);
                (self.arg_value(&recv, Dest::Any), recv.ty())
            }
        };
        let closure = self.bound_method(slot, recv, id);
        match dest {
            Dest::To(dst) => {
                self.move_slots(dst, closure, 1);
                dst
            }
            Dest::Any | Dest::Volatile => closure,
        }
    }

    /// A closure that calls method `id` of the receiver in `slot`, of type `recv`.
    pub(super) fn bound_method(&mut self, slot: u16, recv: TypeRef, id: MethodId) -> u16 {
        let func = self.unit.func(FuncKey::Bound(recv, id));
        let record = self.bound_record(recv);
        let closure = self.take_ptr();
        self.emit(op::MakeClosure { dst: closure.into(), func: id_word(func).into(), ty: record.into() });
        let field = &record.fields()[CODE_WORD];
        self.store(Place::mem(closure, field.offset, field.ty), slot);
        closure
    }

    fn bound_record(&self, recv: TypeRef) -> TypeRef {
        self.unit.table.record(&[self.unit.table.basic(Kind::Uintptr), recv])
    }

    /// `T.m` as a value.
    pub(super) fn method_expr(&mut self, e: ExprId, dest: Dest) -> u16 {
        let selection = self.info.selections.get(&e).expect("a selector selects something");
        debug_assert_eq!(selection.kind, SelectionKind::MethodExpr);
        let recv = self.lower(selection.recv);
        let ExprKind::Selector { x, .. } = self.ast.exprs[e].kind else { unreachable!("it selects") };
        let (id, _) = self.selected_method(e, x);
        let func = self.unit.func(FuncKey::MethodExpr(recv, id));
        self.load_func(func, dest)
    }

    // ---- Functions that the compiler writes ----

    /// The body of a function that calls method `id` of the value in `place` with the parameters that follow.
    pub(super) fn forward(&mut self, place: Place, id: MethodId, params: &[(u16, TypeRef)]) {
        let found =
            self.unit.find_method(self.types, place.ty, id).expect("the wrapper is made for a method that is there");
        let (callee, mut args) = match found.target {
            MethodTarget::Interface { .. } => {
                let at = self.follow(place, &found.path, crate::compile::place::Hold::Now);
                let recv = self.load(at, Dest::Any);
                (Callee::Iface(recv, at.ty, id), Vec::new())
            }
            MethodTarget::Declared { ptr_recv, .. } => {
                if !ptr_recv && found.path.is_empty() && place.ty != found.recv {
                    self.check_receiver(place, id, found.recv);
                }
                let recv = self.receiver(place, None, &found);
                (self.found_callee(&found, &[]), vec![recv])
            }
        };
        args.extend(params.iter().map(|&(slot, ty)| Arg::Slot(slot, ty, ty)));
        let results: Vec<TypeRef> = self.f.results.iter().map(|r| r.ty).collect();
        let prepared = Prepared { callee, args, results };
        let n = self.place_args(&prepared.args, prepared.callee.implicit_slots());
        self.make_call(&prepared, n);
        self.return_out();
    }

    /// A wrapper that takes the value behind a pointer says so when that is nil.
    fn check_receiver(&mut self, place: Place, id: MethodId, recv: TypeRef) {
        let ptr = self.load(place, Dest::Any);
        let (own, path) = recv.named.as_ref().expect("methods belong to named types");
        let method = self.unit.table.method_name(id).0;
        let text = format!("{path}.{own}.{method} called using nil *{own}");
        let text = id_word(self.unit.string(text.as_bytes()));
        self.emit(op::ReceiverCheck { ptr: ptr.into(), text: text.into() });
    }

    /// Returns the results that lie in the out area.
    pub(super) fn return_out(&mut self) {
        let n: u16 = self.f.results.iter().map(|r| r.ty.slots).sum();
        self.return_slots(OUT, n);
    }

    /// Returns `n` slots.
    pub(super) fn return_slots(&mut self, src: u16, n: u16) {
        if let Some(base) = self.f.inlining.results {
            self.move_slots(base, src, n);
            return self.jump(self.f.inlining.end.expect("an inlined call has an end"));
        }
        match n {
            0 => self.emit(op::Return {}),
            1 => self.emit(op::Return1 { src: src.into() }),
            2 => self.emit(op::Return2 { src: src.into() }),
            n => self.emit(op::ReturnN { src: src.into(), n: n.into() }),
        }
    }

    /// Takes registers for unnamed parameters of a written function.
    pub(super) fn plain_params(&mut self, types: &[TypeRef]) -> Vec<(u16, TypeRef)> {
        types.iter().map(|&ty| (self.f.regs.take_forever(&ty.slot_kinds), ty)).collect()
    }

    /// Sets the results of a written function.
    pub(super) fn plain_results(&mut self, types: &[TypeRef]) {
        self.f.results = types.iter().map(|&ty| ResultVar { ty, var: None }).collect();
    }

    /// The type of method `id` of `ty`, without receiver.
    pub(super) fn method_sig(&mut self, found: &FoundMethod) -> TypeRef {
        match &found.target {
            MethodTarget::Interface { sig } => *sig,
            MethodTarget::Declared { obj, args, .. } => self.unit.declared_sig(self.types, *obj, found.recv, args),
        }
    }

    /// Compiles a method of a dynamic type as interfaces call it: the first slot is the data word.
    pub(super) fn entry_function(&mut self, ty: TypeRef, id: MethodId) -> Shape {
        let found = self.unit.find_method(self.types, ty, id).expect("the table lists methods that are there");
        let sig = self.method_sig(&found);
        let TypeShape::Func { params, results, .. } = &sig.shape else { unreachable!("methods have signatures") };
        let word = if ty.direct && ty.slots == 1 { ty } else { self.unit.table.basic(Kind::UnsafePointer) };
        let data = self.f.regs.take_forever(&word.slot_kinds);
        let params_in = self.plain_params(params);
        self.plain_results(results);
        let place = if ty.direct { Place::slots(data, ty) } else { Place::mem(data, 0, ty) };
        self.forward(place, id, &params_in);
        Shape { params: [&[word], &**params].concat(), has_context: false, wrapper: true }
    }

    /// Compiles `recv.id` as a closure whose capture is the receiver.
    pub(super) fn bound_function(&mut self, recv: TypeRef, id: MethodId) -> Shape {
        let found = self.unit.find_method(self.types, recv, id).expect("the checker found the method");
        let sig = self.method_sig(&found);
        let TypeShape::Func { params, results, .. } = &sig.shape else { unreachable!("methods have signatures") };
        let params_in = self.plain_params(params);
        let context = self.f.regs.take_forever(&[SlotKind::Ptr]);
        self.plain_results(results);
        let field_offset = self.bound_record(recv).fields()[CODE_WORD].offset;
        self.forward(Place::mem(context, field_offset, recv), id, &params_in);
        Shape { params: params.to_vec(), has_context: true, wrapper: true }
    }

    /// Compiles `T.id` as a function whose first parameter is the receiver.
    pub(super) fn method_expr_function(&mut self, recv: TypeRef, id: MethodId) -> Shape {
        let found = self.unit.find_method(self.types, recv, id).expect("the checker found the method");
        let sig = self.method_sig(&found);
        let TypeShape::Func { params, results, .. } = &sig.shape else { unreachable!("methods have signatures") };
        let recv_in = self.f.regs.take_forever(&recv.slot_kinds);
        let params_in = self.plain_params(params);
        self.plain_results(results);
        let place = self.as_place(recv_in, recv);
        self.forward(place, id, &params_in);
        Shape { params: [&[recv], &**params].concat(), has_context: false, wrapper: true }
    }

    /// Compiles a function that reflection makes: its parameters go into a record, the func value in its closure gets a
    /// pointer to that and one to a record for the results.
    pub(super) fn made_function(&mut self, sig: TypeRef) -> Shape {
        let TypeShape::Func { params, results, .. } = sig.made_of() else { unreachable!("functions have signatures") };
        let params_in = self.plain_params(params);
        let context = self.f.regs.take_forever(&[SlotKind::Ptr]);
        self.plain_results(results);
        let any = self.unit.table.interface(Vec::new());
        let callback = self.unit.table.func(vec![any, any], Vec::new(), false);
        let field_offset = self.bound_record(callback).fields()[CODE_WORD].offset;
        let f = self.load(Place::mem(context, field_offset, callback), Dest::Any);
        let (given, given_type) = self.new_record(params);
        for (field, (slot, _)) in given_type.fields().iter().zip(params_in) {
            self.store(Place::mem(given, field.offset, field.ty), slot);
        }
        let (taken, taken_type) = self.new_record(results);
        let pointer = |ptr, record| Arg::Slot(ptr, self.unit.table.pointer(record), any);
        let args = vec![pointer(given, given_type), pointer(taken, taken_type)];
        let prepared = Prepared { callee: Callee::Value(f), args, results: Vec::new() };
        let n = self.place_args(&prepared.args, 0);
        self.make_call(&prepared, n);
        let kinds: Vec<SlotKind> = results.iter().flat_map(|ty| ty.slot_kinds.iter().copied()).collect();
        let first = self.f.regs.take_forever(&kinds);
        let mut slot = first;
        for field in taken_type.fields() {
            self.load(Place::mem(taken, field.offset, field.ty), Dest::To(slot));
            slot += field.ty.slots;
        }
        self.return_slots(first, kinds.len() as u16);
        Shape { params: params.to_vec(), has_context: true, wrapper: true }
    }

    /// A new record of these types, and its type.
    fn new_record(&mut self, types: &[TypeRef]) -> (u16, TypeRef) {
        let record = self.unit.table.record(types);
        let ptr = self.take_ptr();
        self.emit(op::New { dst: ptr.into(), ty: record.into() });
        (ptr, record)
    }

    /// Compiles a function without body as one that calls the native of that name: for func values and interfaces.
    pub(super) fn native_function(&mut self, obj: ObjId, sig: TypeRef, recv: Option<TypeRef>) -> Shape {
        let TypeShape::Func { params, results, .. } = &sig.shape else { unreachable!("functions have signatures") };
        let all: Vec<TypeRef> = recv.into_iter().chain(params.iter().copied()).collect();
        let params_in = self.plain_params(&all);
        self.plain_results(results);
        let args = params_in.iter().map(|&(slot, ty)| Arg::Slot(slot, ty, ty)).collect();
        let prepared = Prepared { callee: Callee::Native(obj), args, results: results.to_vec() };
        let n = self.place_args(&prepared.args, 0);
        self.make_call(&prepared, n);
        self.return_out();
        Shape { params: all, has_context: false, wrapper: true }
    }
}

impl crate::compile::unit::Unit<'_> {
    /// The type of a declared method, without receiver, for a receiver with these type arguments.
    pub(super) fn declared_sig(
        &mut self,
        types: &crate::types::Types,
        obj: ObjId,
        recv: TypeRef,
        args: &[TypeRef],
    ) -> TypeRef {
        let sig_ty = types.type_of(obj);
        let crate::types::ty::Type::Signature(sig) = types.ty(sig_ty) else { unreachable!("methods have signatures") };
        let outer = self.env_of(recv).cloned().unwrap_or_default();
        let env = outer.extended(&sig.recv_tparams, args);
        let sig = sig.clone();
        self.lower_signature(types, &env, &sig)
    }
}

/// Go's name of the `n`-th literal in a function: `main.f.func1`, inside a literal `main.f.func1.2`, at package level
/// `main.init.func1` by the caller.
fn literal_name(outer: &str, n: u32) -> String {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let mut parts = outer.rsplit('.');
    let (last, before) = (parts.next().unwrap_or(""), parts.next());
    // `main.init.0` is a function that was declared.
    let in_literal = last.strip_prefix("func").is_some_and(is_number) || (is_number(last) && before != Some("init"));
    if in_literal { format!("{outer}.{n}") } else { format!("{outer}.func{n}") }
}
