//! `go` and `defer`.

use crate::bytecode::function::{FuncId, PrintCode};
use crate::bytecode::insn::decoded as op;
use crate::bytecode::operand::Base;
use crate::bytecode::rtype::{Kind, TypeRef};
use crate::check::info::Mode;
use crate::compile::call::{Arg, Callee};
use crate::compile::function::{FuncCx, Shape as FuncShape};
use crate::compile::place::id_word;
use crate::compile::registers::OUT;
use crate::compile::unit::FuncKey;
use crate::syntax::ast::{Call, ExprId, ExprKind};
use crate::types::universe::Builtin;

/// When a call is made, and by whom.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Later {
    /// By a new goroutine.
    Go,
    /// When this function ends.
    Defer,
    /// When the function ends that has the loop whose body this is.
    DeferOutside,
}

impl FuncCx<'_, '_> {
    /// `go f(x)`, `defer f(x)`
    pub(super) fn go_or_defer(&mut self, e: ExprId, defer: bool) {
        let how = match defer {
            false => Later::Go,
            true if self.f.loop_body.is_some() => Later::DeferOutside,
            true => Later::Defer,
        };
        let ast = self.ast;
        let e = self.unparen(e);
        let ExprKind::Call(call) = &ast.exprs[e].kind else { unreachable!("the checker asked for a call") };
        let operands = self.parts(e);
        self.region(&operands, |cx| match cx.mode(call.fun) {
            Mode::Builtin(_) | Mode::Type => cx.thunk_call(e, call, how),
            _ => cx.later_call(call, how),
        });
    }

    fn later_call(&mut self, call: &Call, how: Later) {
        let prepared = self.prepare(call);
        match prepared.callee {
            Callee::Func(id) => self.spawn(id, &prepared.args, how),
            Callee::Decl(decl, args) => {
                let id = self.unit.func(FuncKey::Decl(decl, args));
                self.spawn(id, &prepared.args, how);
            }
            Callee::Value(f) => self.spawn_value(f, &prepared.args, how),
            Callee::Native(obj) => {
                let decl = self.decl_of(obj).expect("a native has a declaration");
                let args = self.instance_args(call.fun);
                let id = self.unit.func(FuncKey::Decl(decl, args));
                self.spawn(id, &prepared.args, how);
            }
            Callee::Iface(recv, ty, id) => {
                // The method value keeps the receiver as it is now.
                self.make_arguments_early(call);
                self.emit(op::NilCheckIface { v: recv.into() });
                let f = self.bound_method(recv, ty, id);
                self.spawn_value(f, &prepared.args, how);
            }
        }
    }

    fn spawn(&mut self, id: FuncId, args: &[Arg], how: Later) {
        let func = id_word(id).into();
        if how == Later::DeferOutside {
            let f = self.take_ptr();
            self.emit(op::LoadFunc { dst: f.into(), func });
            return self.defer_in_body(f, args);
        }
        let n = self.place_args(args, 0);
        self.out(0, n);
        let base = Base(OUT);
        match how {
            Later::Go => self.emit(op::Go { base, n: n.into(), func }),
            _ => self.emit(op::Defer { base, n: n.into(), func }),
        }
    }

    fn spawn_value(&mut self, f: u16, args: &[Arg], how: Later) {
        if how == Later::DeferOutside {
            return self.defer_in_body(f, args);
        }
        let n = self.place_args(args, 0);
        self.out(0, n + 1);
        let base = Base(OUT);
        match how {
            Later::Go => self.emit(op::GoClosure { base, f: f.into(), n: n.into() }),
            _ => self.emit(op::DeferClosure { base, f: f.into(), n: n.into() }),
        }
    }

    /// A predeclared function: its arguments are evaluated now and kept by a function that calls it.
    fn thunk_call(&mut self, e: ExprId, call: &Call, how: Later) {
        let id = match self.mode(call.fun) {
            Mode::Builtin(id) => id,
            _ => {
                // A conversion has no effect but its operand's.
                return self.discard(e);
            }
        };
        let mut args = Vec::new();
        for &arg in &call.args {
            if self.mode(arg) != Mode::Type {
                let ty = self.thunk_param(id, &args, arg, call);
                args.push(Arg::Expr(arg, ty));
            }
        }
        let types = args
            .iter()
            .map(|arg| if let Arg::Expr(_, ty) = arg { *ty } else { unreachable!("made above") })
            .collect::<Vec<_>>();
        let func = self.unit.func(FuncKey::Thunk(e, types.into()));
        self.spawn(func, &args, how);
    }

    /// The type in which an argument of a predeclared function is kept.
    fn thunk_param(&mut self, id: Builtin, before: &[Arg], arg: ExprId, call: &Call) -> TypeRef {
        let _ = call;
        match (id, before) {
            (Builtin::Panic, _) => self.unit.table.interface(Vec::new()),
            (Builtin::Delete, [Arg::Expr(map, _)]) => {
                let map = self.type_of(*map);
                map.key().expect("a map has a key type")
            }
            _ => self.type_of(arg),
        }
    }

    /// Compiles the body of a thunk: the predeclared function on its parameters.
    pub(super) fn thunk_function(&mut self, e: ExprId, params: &[TypeRef]) -> FuncShape {
        let ast = self.ast;
        let ExprKind::Call(call) = &ast.exprs[e].kind else { unreachable!("thunks are made of calls") };
        let slots = self.plain_params(params);
        self.at(ast.exprs[e].span.start);
        let Mode::Builtin(id) = self.mode(call.fun) else { unreachable!("thunks are made of predeclared functions") };
        self.thunk_body(id, &slots);
        self.emit(op::Return {});
        FuncShape { params: params.to_vec(), has_context: false, wrapper: id == Builtin::Recover }
    }

    pub(super) fn thunk_body(&mut self, id: Builtin, slots: &[(u16, TypeRef)]) {
        match (id, slots) {
            (Builtin::Close, [(ch, _)]) => self.emit(op::Close { ch: (*ch).into() }),
            (Builtin::Panic, [(v, _)]) => self.emit(op::Panic { v: (*v).into() }),
            (Builtin::Delete, [(map, ty), (key, _)]) => self.map_delete(*map, *key, *ty),
            (Builtin::Clear, [(v, ty)]) if ty.kind == Kind::Map => {
                self.emit(op::MapClear { m: (*v).into(), ty: (*ty).into() });
            }
            (Builtin::Clear, [(v, ty)]) => {
                let elem = ty.elem().expect("clear takes a map or a slice");
                self.emit(op::ClearSlice { s: (*v).into(), ty: elem.into() });
            }
            (Builtin::Recover, []) => {
                let any = self.unit.table.interface(Vec::new());
                let dst = self.take(any);
                self.emit(op::Recover { dst: dst.into() });
            }
            (Builtin::Print | Builtin::Println, pieces) => {
                for (i, &(slot, ty)) in pieces.iter().enumerate() {
                    if i > 0 && id == Builtin::Println {
                        self.emit(op::Print { v: 0.into(), code: (PrintCode::Space as u16).into() });
                    }
                    self.print_piece(slot, ty);
                }
                if id == Builtin::Println {
                    self.emit(op::Print { v: 0.into(), code: (PrintCode::Newline as u16).into() });
                }
            }
            (Builtin::Copy, [(a, ty), (b, from)]) => {
                let n = self.take_word();
                if from.kind == Kind::String {
                    self.emit(op::CopyStr { dst: n.into(), a: (*a).into(), b: (*b).into() });
                } else {
                    let elem = ty.elem().expect("copy takes slices").into();
                    self.emit(op::CopySlice { dst: n.into(), a: (*a).into(), b: (*b).into(), ty: elem });
                }
            }
            (Builtin::Sleep, [(d, _)]) => {
                let duration = self.unit.table.basic(Kind::Int64);
                let native = self.unit.native("time.Sleep", vec![duration], Vec::new());
                let slot = self.out(0, 1);
                self.move_slots(slot, *d, 1);
                let base = Base(slot);
                self.emit(op::CallNative { base, native: id_word(native).into() });
            }
            _ => unreachable!("the checker refuses other predeclared functions in go and defer"),
        }
    }
}
