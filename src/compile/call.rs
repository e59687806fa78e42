//! Calls: which function, with which arguments, where they go.
//!
//! Arguments lie in the out area when the call is made. Whatever may use the out area itself (another call) is
//! evaluated before the first of them is put there: the arguments up to the last one that is not
//! [simple](FuncCx::is_simple) go to registers first, those after it straight to their place.

use std::rc::Rc;

use crate::bytecode::function::FuncId;
use crate::bytecode::insn::decoded as op;
use crate::bytecode::operand::{Base, CacheOp, FrameOp};
use crate::bytecode::rtype::{Kind, MethodId, Shape, TypeRef};
use crate::check::info::{Mode, SelectionKind};
use crate::compile::function::{Dest, FuncCx};
use crate::compile::methods::{FoundMethod, MethodTarget};
use crate::compile::place::{At, Hold, Place, id_word};
use crate::compile::registers::OUT;
use crate::compile::unit::FuncKey;
use crate::syntax::ast::{Call, ExprId, ExprKind, FuncDeclId, UnaryOp};
use crate::types::object::ObjectKind;
use crate::types::ty::{ObjId, Type};

/// One argument.
#[derive(Clone, Debug)]
pub(super) enum Arg {
    /// An expression, converted to a type.
    Expr(ExprId, TypeRef),
    /// A value that is already in registers, of a type, converted to another.
    Slot(u16, TypeRef, TypeRef),
    /// The address in a register and an offset, as a pointer of this type; it is not nil.
    Addr(u16, u32, TypeRef),
    /// The extra arguments of a variadic call, as a slice of this type.
    Pack(Vec<Arg>, TypeRef),
}

/// What is called.
#[derive(Clone, Debug)]
pub(super) enum Callee {
    /// A function of the program.
    Func(FuncId),
    /// A declared function with its type arguments.
    Decl(FuncDeclId, Rc<[TypeRef]>),
    /// A function without body: its name, parameters, results.
    Native(ObjId),
    /// A func value in a register.
    Value(u16),
    /// A method of the interface in these registers.
    Iface(u16, TypeRef, MethodId),
}

/// A call that is ready to be made: the callee, all arguments, the receiver among them, and the results.
pub(super) struct Prepared {
    pub(super) callee: Callee,
    pub(super) args: Vec<Arg>,
    pub(super) results: Vec<TypeRef>,
}

impl Callee {
    /// The slots before the arguments, which the call instruction itself fills: the data word of an interface.
    pub(super) fn implicit_slots(&self) -> u16 {
        u16::from(matches!(self, Callee::Iface(..)))
    }
}

impl Arg {
    pub(super) fn ty(&self) -> TypeRef {
        match self {
            Arg::Expr(_, ty) | Arg::Slot(_, _, ty) | Arg::Addr(_, _, ty) | Arg::Pack(_, ty) => *ty,
        }
    }
}

impl FuncCx<'_, '_> {
    /// `f(args)`, a conversion or a predeclared function.
    pub(super) fn call(&mut self, e: ExprId, call: &Call, dest: Dest) -> u16 {
        match self.mode(call.fun) {
            Mode::Type => return self.conversion(e, call.args[0], dest),
            Mode::Builtin(id) => return self.builtin(e, id, call, dest),
            _ => {}
        }
        if let Some(slot) = self.intrinsic(e, call, dest) {
            return slot;
        }
        if let Some(slot) = self.inline_call(call, dest) {
            return slot;
        }
        let result = self.type_of(e);
        let mark = self.mark();
        self.call_only(call);
        self.release(mark);
        if self.results_of(call).len() == 1 { self.result(OUT, result, dest) } else { OUT }
    }

    /// Makes a call; its results are in the out area.
    pub(super) fn call_only(&mut self, call: &Call) -> Vec<TypeRef> {
        let prepared = self.prepare(call);
        // Go attributes a call to its opening parenthesis: `x.\n\tM()` is on the line of M.
        self.at(call.lparen);
        let outer = self.f.lent.replace(Vec::new());
        let n = self.place_args(&prepared.args, prepared.callee.implicit_slots());
        let lent = std::mem::replace(&mut self.f.lent, outer);
        self.make_call(&prepared, n);
        self.keep_alive(&lent.unwrap_or_default());
        prepared.results
    }

    /// The result types of the called function.
    pub(super) fn results_of(&mut self, call: &Call) -> Vec<TypeRef> {
        let ty = self.type_of(call.fun);
        match &ty.shape {
            Shape::Func { results, .. } => results.to_vec(),
            _ => Vec::new(),
        }
    }

    /// Emits the call instruction for arguments that are in place and take `n` slots.
    pub(super) fn make_call(&mut self, prepared: &Prepared, n: u16) {
        let n_results: u16 = prepared.results.iter().map(|r| r.slots).sum();
        self.out(0, n.max(n_results));
        let base = Base(OUT);
        match &prepared.callee {
            Callee::Func(id) => self.emit(op::Call { base, frame: FrameOp(0), func: id_word(*id).into() }),
            Callee::Decl(decl, args) => {
                let id = self.unit.func(FuncKey::Decl(*decl, Rc::clone(args)));
                self.emit(op::Call { base, frame: FrameOp(0), func: id_word(id).into() });
            }
            Callee::Value(f) => self.emit(op::CallClosure { base, f: (*f).into(), ctx: n.into() }),
            Callee::Iface(recv, _, id) => {
                self.unit.called.insert(*id);
                let method = (id_word(*id) as u32).into();
                self.emit(op::CallIface { base, recv: (*recv).into(), n: n.into(), method, cache: CacheOp(0) });
            }
            Callee::Native(obj) => {
                let params = prepared.args.iter().map(Arg::ty).collect();
                let name = self.qualified_name(*obj);
                let native = self.unit.native(&name, params, prepared.results.clone());
                self.emit(op::CallNative { base, native: id_word(native).into() });
            }
        }
    }

    /// Evaluates the callee and the receiver; collects the arguments.
    pub(super) fn prepare(&mut self, call: &Call) -> Prepared {
        let ast = self.ast;
        let mut fun = call.fun;
        loop {
            match &ast.exprs[fun].kind {
                ExprKind::Paren(x) => fun = *x,
                ExprKind::Index { x, .. } if self.info.instances.contains_key(&self.unparen(*x)) => fun = *x,
                _ => break,
            }
        }
        let sig = self.type_of(call.fun);
        let Shape::Func { params, results, variadic } = &sig.shape else { unreachable!("only functions are called") };
        if self.may_callee_panic(fun) {
            let callee = self.operand(fun);
            self.make_steps(&[callee]);
            self.make_arguments_early(call);
        }
        let (callee, mut args) = self.callee(fun);
        self.add_args(call, params, *variadic, &mut args);
        Prepared { callee, args, results: results.to_vec() }
    }

    /// What may panic among the arguments gc evaluates before it looks at a callee that may.
    pub(super) fn make_arguments_early(&mut self, call: &Call) {
        for &arg in &call.args {
            let arg = self.unparen(arg);
            if !self.is_settled(arg) && self.tuple_of(arg).is_none_or(|parts| parts.len() == 1) {
                self.make_early(arg);
            }
        }
    }

    pub(super) fn unparen(&self, mut e: ExprId) -> ExprId {
        while let ExprKind::Paren(x) = self.ast.exprs[e].kind {
            e = x;
        }
        e
    }

    fn callee(&mut self, fun: ExprId) -> (Callee, Vec<Arg>) {
        if let Some(&obj) = self.info.uses.get(&fun)
            && let ObjectKind::Func(_) = self.types.obj(obj).kind
        {
            return (self.static_callee(fun, obj), Vec::new());
        }
        if let Some(selection) = self.info.selections.get(&fun)
            && selection.kind == SelectionKind::Method
        {
            let ExprKind::Selector { x, .. } = self.ast.exprs[fun].kind else { unreachable!("it selects") };
            return self.method_callee(fun, x);
        }
        let f = self.value(fun, Dest::Any);
        (Callee::Value(f), Vec::new())
    }

    /// A declared function, instantiated where it is generic.
    fn static_callee(&mut self, name: ExprId, obj: ObjId) -> Callee {
        match self.decl_of(obj) {
            Some(decl) if self.ast.funcs[decl].body.is_some() => Callee::Decl(decl, self.instance_args(name)),
            _ => Callee::Native(obj),
        }
    }

    /// The type arguments of a use of a generic function.
    pub(super) fn instance_args(&mut self, name: ExprId) -> Rc<[TypeRef]> {
        let targs = self.info.instances.get(&name).cloned().unwrap_or_default();
        targs.into_iter().map(|t| self.lower(t)).collect()
    }

    /// The declaration of a function or method.
    pub(super) fn decl_of(&self, obj: ObjId) -> Option<crate::syntax::ast::FuncDeclId> {
        self.info.decls.get(&self.types.origin(obj)).copied()
    }

    /// `x.m(…)`: the method and the receiver.
    fn method_callee(&mut self, fun: ExprId, x: ExprId) -> (Callee, Vec<Arg>) {
        let (id, found) = self.selected_method(fun, x);
        let own = self.instance_args(fun);
        if let MethodTarget::Interface { .. } = found.target {
            let place = self.place(x, Hold::Now);
            let place = self.follow(place, &found.path, Hold::Now);
            let recv = self.load(place, Dest::Any);
            return (Callee::Iface(recv, place.ty, id), Vec::new());
        }
        let place = self.place(x, Hold::Now);
        let recv = self.receiver(place, Some(x), &found);
        (self.found_callee(&found, &own), vec![recv])
    }

    /// The method that a selector means on the type its operand has here.
    pub(super) fn selected_method(&mut self, fun: ExprId, x: ExprId) -> (MethodId, FoundMethod) {
        let ExprKind::Selector { sel, .. } = self.ast.exprs[fun].kind else { unreachable!("it selects") };
        let selection = self.info.selections.get(&fun).expect("a selector selects something");
        let pkg = self.types.obj(selection.obj).pkg;
        let id = self.unit.method_id(self.types, sel.name, pkg);
        let recv = if self.mode(x) == Mode::Type { self.lower(selection.recv) } else { self.type_of(x) };
        let found = self.unit.find_method(self.types, recv, id).expect("the checker found the method");
        (id, found)
    }

    /// The function of a declared method.
    pub(super) fn found_callee(&mut self, found: &FoundMethod, own: &[TypeRef]) -> Callee {
        let MethodTarget::Declared { obj, args, .. } = &found.target else { unreachable!("the caller asked") };
        match self.decl_of(*obj) {
            Some(decl) if self.ast.funcs[decl].body.is_some() => {
                let args: Rc<[TypeRef]> = args.iter().chain(own).copied().collect();
                Callee::Decl(decl, args)
            }
            _ => Callee::Native(*obj),
        }
    }

    /// The receiver argument of a declared method that is found from `place`, the place of `x`.
    pub(super) fn receiver(&mut self, place: Place, x: Option<ExprId>, found: &FoundMethod) -> Arg {
        let MethodTarget::Declared { ptr_recv, .. } = found.target else { unreachable!("the caller asked") };
        let pointer = self.unit.table.pointer(found.recv);
        let place = self.element_once(place);
        let at = self.follow(place, &found.path, Hold::Now);
        let is_pointer = at.ty != found.recv;
        match (ptr_recv, is_pointer) {
            (true, true) => {
                if let At::Addr(ptr, offset) = at.at {
                    return Arg::Addr(ptr, offset, pointer);
                }
                let slot = self.load(at, Dest::Any);
                Arg::Slot(slot, pointer, pointer)
            }
            (true, false) => {
                if let (At::Mem(ptr, offset), Some(x), []) = (at.at, x, &found.path[..]) {
                    if self.through_pointer(x) {
                        self.nil_check(ptr);
                    }
                    return Arg::Addr(ptr, offset, pointer);
                }
                let slot = self.address_of(at, Dest::Any);
                if let Some(x) = x
                    && (found.path.is_empty() || matches!(at.at, At::Mem(_, 0)))
                {
                    let through = !found.path.is_empty() && place.ty.kind == Kind::Pointer;
                    if through { self.nil_check(slot) } else { self.check_address(x, slot) }
                }
                Arg::Slot(slot, pointer, pointer)
            }
            (false, true) => {
                let ptr = self.load(at, Dest::Any);
                let slot = self.copy_out(Place::mem(ptr, 0, found.recv));
                Arg::Slot(slot, found.recv, found.recv)
            }
            (false, false) => {
                let slot = self.copy_out(at);
                Arg::Slot(slot, found.recv, found.recv)
            }
        }
    }

    /// The value of a place in registers; of a cell a new one.
    pub(super) fn copy_out(&mut self, place: Place) -> u16 {
        let slot = self.load(place, Dest::Any);
        if place.ty.repr == crate::bytecode::rtype::Repr::Spread {
            return slot;
        }
        let cell = self.take_ptr();
        self.emit(op::New { dst: cell.into(), ty: place.ty.into() });
        self.emit(op::CopyMem { dst: cell.into(), src: slot.into(), ty: place.ty.into() });
        cell
    }

    /// Adds the arguments of a call for these parameters.
    pub(super) fn add_args(&mut self, call: &Call, params: &[TypeRef], variadic: bool, args: &mut Vec<Arg>) {
        let mut given: Vec<Arg> = self.given_args(call, params, variadic);
        if variadic && call.ellipsis.is_none() {
            let rest = given.split_off((params.len() - 1).min(given.len()));
            given.push(Arg::Pack(rest, params[params.len() - 1]));
        }
        args.append(&mut given);
    }

    fn given_args(&mut self, call: &Call, params: &[TypeRef], variadic: bool) -> Vec<Arg> {
        let param = |i: usize| match params.get(i) {
            Some(ty) if i + 1 < params.len() || !variadic || call.ellipsis.is_some() => *ty,
            _ => params.last().and_then(|last| last.elem()).expect("the last parameter is a slice"),
        };
        if let [only] = call.args[..]
            && let Some(parts) = self.tuple_of(only)
        {
            let slots = self.tuple_values(only, &parts, &[]);
            return slots
                .into_iter()
                .zip(parts)
                .enumerate()
                .map(|(i, (s, have))| Arg::Slot(s, have, param(i)))
                .collect();
        }
        call.args.iter().enumerate().map(|(i, &e)| Arg::Expr(e, param(i))).collect()
    }

    /// The parts of the type of a call with several results; `None` for anything else.
    pub(super) fn tuple_of(&mut self, e: ExprId) -> Option<Vec<TypeRef>> {
        let ExprKind::Call(call) = &self.ast.exprs[self.unparen(e)].kind else { return None };
        if !matches!(self.types.get(self.recorded(e)?.ty), Type::Tuple(_)) {
            return None;
        }
        if matches!(self.mode(call.fun), Mode::Type | Mode::Builtin(_)) {
            return None;
        }
        Some(self.results_of(call))
    }

    /// Makes a call with several results and moves them to registers: those that are wanted, if the call is one.
    pub(super) fn tuple_values(&mut self, e: ExprId, parts: &[TypeRef], wanted: &[Option<(u16, TypeRef)>]) -> Vec<u16> {
        let e = self.unparen(e);
        if let Some(made) = self.f.made.remove(&e) {
            return made;
        }
        let operands = self.parts(e);
        self.region(&operands, |cx| cx.tuple_of_call(e, parts, wanted))
    }

    fn tuple_of_call(&mut self, e: ExprId, parts: &[TypeRef], wanted: &[Option<(u16, TypeRef)>]) -> Vec<u16> {
        let ast = self.ast;
        let ExprKind::Call(call) = &ast.exprs[e].kind else { unreachable!("only calls have several results") };
        let old = self.at(ast.exprs[e].span.start);
        if let Some(base) = self.inline_call(call, Dest::Any) {
            self.at(old);
            let starts = parts.iter().scan(base, |at, ty| Some(std::mem::replace(at, *at + ty.slots)));
            return starts.collect();
        }
        let wanted = wanted.iter().copied().chain(std::iter::repeat(None));
        let slots: Vec<u16> = parts.iter().zip(wanted).map(|(&ty, wanted)| self.take_wanted(ty, wanted)).collect();
        self.scoped(|cx| {
            cx.call_only(call);
            let mut offset = 0;
            for (&slot, ty) in slots.iter().zip(parts) {
                let from = cx.out(offset, ty.slots);
                cx.move_value(slot, from, *ty);
                offset += ty.slots;
            }
        });
        self.at(old);
        slots
    }

    /// Puts arguments into the out area from `offset` on; gives the number of slots with those before.
    pub(super) fn place_args(&mut self, args: &[Arg], offset: u16) -> u16 {
        let last_complex = args.iter().rposition(|arg| !self.is_simple_arg(arg));
        let early = last_complex.map_or(0, |i| i + 1);
        let mut held = Vec::new();
        for arg in &args[..early] {
            held.push(self.arg_value(arg, Dest::Any));
        }
        let mut at = offset;
        for (i, arg) in args.iter().enumerate() {
            let ty = arg.ty();
            let slot = self.out(at, ty.slots);
            match held.get(i) {
                Some(&from) => self.move_value(slot, from, ty),
                None => {
                    let mark = self.mark();
                    self.arg_value(arg, Dest::To(slot));
                    self.release(mark);
                }
            }
            at += ty.slots;
        }
        at
    }

    pub(super) fn arg_value(&mut self, arg: &Arg, dest: Dest) -> u16 {
        match arg {
            Arg::Expr(e, ty) => self.owned(*e, *ty, dest),
            Arg::Slot(slot, have, want) => self.convert_assignable(*slot, *have, *want, dest),
            Arg::Addr(ptr, offset, ty) => self.address_of(Place::mem(*ptr, *offset, *ty), dest),
            Arg::Pack(rest, ty) => self.pack(rest, *ty, dest),
        }
    }

    fn pack(&mut self, rest: &[Arg], ty: TypeRef, dest: Dest) -> u16 {
        let dst = self.dest(dest, ty);
        if rest.is_empty() {
            self.zero(dst, ty);
            return dst;
        }
        let elem = ty.elem().expect("a slice has an element type");
        self.scoped(|cx| {
            // The elements first: one of them may be a call, and `dst` may lie in the out area.
            let slice = cx.take(ty);
            let simple = rest.iter().all(|arg| cx.is_simple_arg(arg));
            let held: Vec<u16> =
                if simple { Vec::new() } else { rest.iter().map(|arg| cx.arg_value(arg, Dest::Any)).collect() };
            let n = cx.take_word();
            cx.load_word(n, rest.len() as u64);
            cx.emit(op::MakeSlice { dst: slice.into(), len: n.into(), cap: n.into(), ty: elem.into() });
            for (i, arg) in rest.iter().enumerate() {
                cx.scoped(|cx| {
                    let value = held.get(i).copied().unwrap_or_else(|| cx.arg_value(arg, Dest::Any));
                    cx.store(Place::mem(slice, i as u32 * elem.size, elem), value);
                });
            }
            cx.move_value(dst, slice, ty);
        });
        dst
    }

    fn is_simple_arg(&self, arg: &Arg) -> bool {
        match arg {
            Arg::Expr(e, _) => self.is_simple(*e),
            Arg::Slot(..) | Arg::Addr(..) => true,
            Arg::Pack(rest, _) => rest.iter().all(|arg| self.is_simple_arg(arg)),
        }
    }

    /// Whether evaluating `e` neither uses the out area nor is a safepoint.
    pub(super) fn is_simple(&self, e: ExprId) -> bool {
        stacker::maybe_grow(64 * 1024, 1024 * 1024, || self.is_simple_here(e))
    }

    fn is_simple_here(&self, e: ExprId) -> bool {
        let fixed = self.recorded(e).is_some_and(|tv| tv.value.is_some() || tv.mode == Mode::Type);
        if fixed || self.f.made.contains_key(&e) {
            return true;
        }
        match &self.ast.exprs[e].kind {
            ExprKind::Paren(x) | ExprKind::Star(x) => self.is_simple(*x),
            ExprKind::Selector { x, .. } => self.info.uses.contains_key(&e) || self.is_simple(*x),
            ExprKind::Index { x, indices, .. } => self.is_simple(*x) && indices.iter().all(|i| self.is_simple(*i)),
            ExprKind::Slice { x, bounds, .. } => {
                self.is_simple(*x) && bounds.iter().flatten().all(|b| self.is_simple(*b))
            }
            ExprKind::TypeAssert { x, .. } => self.is_simple(*x),
            ExprKind::Unary { op, x } => *op != UnaryOp::Recv && self.is_simple(*x),
            ExprKind::Binary { x, y, .. } => self.is_simple(*x) && self.is_simple(*y),
            ExprKind::CompositeLit(lit) => lit.elems.iter().all(|e| self.is_simple(*e)),
            ExprKind::KeyValue { key, value } => {
                (matches!(self.ast.exprs[*key].kind, ExprKind::Name(_)) || self.is_simple(*key))
                    && self.is_simple(*value)
            }
            ExprKind::Call(call) => match self.mode(call.fun) {
                Mode::Type => self.is_simple(call.args[0]),
                Mode::Builtin(id) => Self::is_simple_builtin(id) && call.args.iter().all(|arg| self.is_simple(*arg)),
                _ => false,
            },
            _ => true,
        }
    }

    /// The name of a function as natives are registered: `path.Name`, `path.Type.Method`.
    pub(super) fn qualified_name(&self, obj: ObjId) -> String {
        let object = self.types.obj(obj);
        let name = self.types.name(object.name);
        let path = object.pkg.map_or("", |pkg| &self.types.pkg(pkg).path);
        let recv = match self.types.ty(self.types.type_of(obj)) {
            Type::Signature(sig) => sig.recv,
            _ => None,
        };
        let Some(recv) = recv else { return format!("{path}.{name}") };
        let mut ty = self.types.obj(recv).ty().expect("receivers have types");
        if let Type::Pointer { elem } = self.types.ty(ty) {
            ty = *elem;
        }
        let recv = self
            .types
            .as_named(ty)
            .map_or_else(String::new, |n| self.types.name(self.types.obj(n.obj).name).to_string());
        format!("{path}.{recv}.{name}")
    }
}
