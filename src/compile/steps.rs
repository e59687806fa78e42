//! What takes part in the order of evaluation, as gc has it: which operations are steps, which operands they have, and
//! which values no step can change. [`order`](crate::compile::order) makes the order from it.

use crate::bytecode::rtype::{Kind, Leaf, LeafKind, Shape, TypeRef};
use crate::check::info::{Mode, SelectionKind};
use crate::compile::function::{FuncCx, VarLoc};
use crate::syntax::ast::{BinaryOp, Call, CompositeLit, ExprId, ExprKind, UnaryOp};
use crate::types::ty::{ObjId, Type, TypeId};
use crate::types::universe::Builtin;

/// How an operation takes an operand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Take {
    /// By value.
    Value,
    /// By address: gc copies an operand that has none to a temporary in its turn.
    Address,
    /// By a copy that gc makes in the operand's turn.
    Copy,
}

/// An operand of an operation or a statement.
#[derive(Clone, Copy, Debug)]
pub(super) struct Operand {
    pub(super) e: ExprId,
    pub(super) take: Take,
}

/// How deep [`FuncCx::is_settled`] looks: to look at every part of a part again must stay cheap.
const DEPTH: u32 = 4;

/// The largest element of a map whose keys gc passes by value.
const FAST_MAP_ELEM: u32 = 128;

impl FuncCx<'_, '_> {
    /// An operand that is taken by value.
    pub(super) fn operand(&self, e: ExprId) -> Operand {
        Operand { e: self.unparen(e), take: Take::Value }
    }

    /// An operand that becomes a value of type `want`.
    pub(super) fn operand_as(&mut self, e: ExprId, want: TypeRef) -> Operand {
        let boxed = want.kind == Kind::Interface && !self.is_fixed(e) && {
            let have = self.type_of(e);
            have.kind != Kind::Interface && !is_boxed_by_value(have)
        };
        Operand { e: self.unparen(e), take: if boxed { Take::Address } else { Take::Value } }
    }

    /// An operand that gc passes by address, as a value of type `want`.
    pub(super) fn operand_by_address(&mut self, e: ExprId, want: TypeRef) -> Operand {
        let converted = want.kind == Kind::Interface && !self.is_fixed(e) && self.type_of(e).kind != Kind::Interface;
        Operand { e: self.unparen(e), take: if converted { Take::Copy } else { Take::Address } }
    }

    /// The key of an entry of a map of type `map`.
    pub(super) fn key_operand(&mut self, map: TypeRef, key: ExprId) -> Operand {
        let (key_ty, elem) = (map.key().expect("a map has a key type"), map.elem().expect("a map has an element type"));
        let by_value = elem.size <= FAST_MAP_ELEM
            && match &*key_ty.leaves {
                [
                    Leaf {
                        kind: LeafKind::I32 | LeafKind::U32 | LeafKind::W64 | LeafKind::Ptr | LeafKind::Str, ..
                    },
                ] => !matches!(key_ty.kind, Kind::Float32 | Kind::Float64),
                _ => false,
            };
        match key_ty.kind {
            _ if !by_value => self.operand_by_address(key, key_ty),
            Kind::Struct | Kind::Array => Operand { e: self.unparen(key), take: Take::Copy },
            _ => self.operand(key),
        }
    }

    /// A bound of a slice expression.
    fn bound_operand(&self, bound: ExprId) -> Operand {
        let e = self.unparen(bound);
        let is_name = matches!(self.ast.exprs[e].kind, ExprKind::Name(_));
        Operand { e, take: if is_name { Take::Value } else { Take::Copy } }
    }

    /// Whether nothing is evaluated: a constant, nil, a type.
    pub(super) fn is_fixed(&self, e: ExprId) -> bool {
        self.recorded(e).is_some_and(|tv| tv.value.is_some() || matches!(tv.mode, Mode::Type | Mode::Nil))
    }

    /// Whether gc makes the operation in its turn and keeps the result in a temporary; what is no step it evaluates
    /// when all steps have been made.
    pub(super) fn is_step(&mut self, operand: Operand) -> bool {
        self.is_step_itself(operand.e)
            || match operand.take {
                Take::Value => false,
                Take::Address => !self.is_addressable(operand.e),
                Take::Copy => true,
            }
    }

    /// Whether the operation is a step, however its result is taken.
    pub(super) fn is_step_itself(&mut self, e: ExprId) -> bool {
        match &self.ast.exprs[e].kind {
            ExprKind::Call(call) => match self.mode(call.fun) {
                Mode::Type => self.type_of(e).kind == Kind::Slice && self.type_of(call.args[0]).kind == Kind::String,
                Mode::Builtin(id) => is_step_builtin(id),
                _ => true,
            },
            ExprKind::Unary { op: UnaryOp::Recv, .. } | ExprKind::Slice { .. } => true,
            ExprKind::Binary { op: BinaryOp::LAnd | BinaryOp::LOr, .. } => true,
            ExprKind::Binary { op, x, y, .. } => op.is_comparison() && self.compares_copies(*x, *y),
            ExprKind::TypeAssert { .. } => !is_pointer_shaped(self.type_of(e)),
            ExprKind::CompositeLit(_) => self.type_of(e).kind == Kind::Map,
            ExprKind::Index { x, indices, .. } => {
                !self.is_instance(*x) && self.type_of(*x).kind == Kind::Map && self.is_string_of_bytes(indices[0])
            }
            _ => false,
        }
    }

    /// The operands of an operation, in lexical order; those of `&&` and `||` and of the entries of a map literal have
    /// an order of their own.
    pub(super) fn parts(&mut self, e: ExprId) -> Vec<Operand> {
        let ast = self.ast;
        match &ast.exprs[e].kind {
            ExprKind::Paren(x) | ExprKind::Star(x) | ExprKind::Unary { x, .. } | ExprKind::TypeAssert { x, .. } => {
                vec![self.operand(*x)]
            }
            ExprKind::Selector { x, .. } if self.is_of_value(e) => vec![self.operand(*x)],
            ExprKind::Index { x, indices, .. } if !self.is_instance(*x) => {
                let ty = self.type_of(*x);
                let index = match ty.kind {
                    Kind::Map => self.key_operand(ty, indices[0]),
                    _ => self.operand(indices[0]),
                };
                vec![self.operand(*x), index]
            }
            ExprKind::Slice { x, bounds, .. } => {
                let bounds = bounds.iter().flatten().map(|&bound| self.bound_operand(bound));
                std::iter::once(self.operand(*x)).chain(bounds).collect()
            }
            ExprKind::Binary { op: BinaryOp::LAnd | BinaryOp::LOr, .. } => Vec::new(),
            ExprKind::Binary { op, x, y, .. } if op.is_comparison() => self.compared(*x, *y),
            ExprKind::Binary { x, y, .. } => vec![self.operand(*x), self.operand(*y)],
            ExprKind::CompositeLit(lit) => self.elements(e, lit),
            ExprKind::Call(call) => self.call_parts(e, call),
            _ => Vec::new(),
        }
    }

    pub(super) fn compared(&mut self, x: ExprId, y: ExprId) -> Vec<Operand> {
        if self.is_fixed(x) || self.is_fixed(y) {
            return vec![self.operand(x), self.operand(y)];
        }
        let (tx, ty) = (self.type_of(x), self.type_of(y));
        vec![self.operand_as(x, ty), self.operand_as(y, tx)]
    }

    /// Whether a comparison is one of structs or arrays that gc puts into temporaries to have their addresses.
    fn compares_copies(&mut self, x: ExprId, y: ExprId) -> bool {
        let is_large = |kind| matches!(kind, Kind::Struct | Kind::Array);
        is_large(self.type_of(x).kind)
            && is_large(self.type_of(y).kind)
            && !(self.is_addressable(x) && self.is_addressable(y))
    }

    /// The elements of a composite literal.
    fn elements(&mut self, e: ExprId, lit: &CompositeLit) -> Vec<Operand> {
        let mut ty = self.type_of(e);
        if ty.kind == Kind::Pointer {
            ty = ty.elem().expect("a pointer has a base type");
        }
        if ty.kind == Kind::Map {
            return Vec::new();
        }
        let ast = self.ast;
        (lit.elems.iter().enumerate())
            .map(|(i, &elem)| match (&ast.exprs[elem].kind, &ty.shape) {
                (ExprKind::KeyValue { key, value }, Shape::Struct { fields }) => {
                    self.operand_as(*value, fields[self.field_index(ty, *key)].ty)
                }
                (_, Shape::Struct { fields }) => self.operand_as(elem, fields[i].ty),
                (kind, _) => {
                    let value = if let ExprKind::KeyValue { value, .. } = kind { *value } else { elem };
                    self.operand_as(value, ty.elem().expect("arrays and slices have an element type"))
                }
            })
            .collect()
    }

    fn call_parts(&mut self, e: ExprId, call: &Call) -> Vec<Operand> {
        if let [only] = call.args[..]
            && self.tuple_of(only).is_some()
        {
            return [call.fun, only].map(|e| self.operand(e)).to_vec();
        }
        match self.mode(call.fun) {
            Mode::Type => {
                let to = self.type_of(e);
                vec![self.operand_as(call.args[0], to)]
            }
            Mode::Builtin(id) => self.builtin_parts(e, id, call),
            _ => {
                let callee = self.operand(call.fun);
                std::iter::once(callee).chain(self.arguments(call)).collect()
            }
        }
    }

    fn arguments(&mut self, call: &Call) -> Vec<Operand> {
        let sig = self.type_of(call.fun);
        let Shape::Func { params, variadic, .. } = &sig.shape else { unreachable!("only functions are called") };
        let spread = *variadic && call.ellipsis.is_none();
        (call.args.iter().enumerate())
            .map(|(i, &arg)| {
                let param = params[i.min(params.len() - 1)];
                let want = match param.elem() {
                    Some(elem) if spread && i + 1 >= params.len() => elem,
                    _ => param,
                };
                self.operand_as(arg, want)
            })
            .collect()
    }

    fn builtin_parts(&mut self, e: ExprId, id: Builtin, call: &Call) -> Vec<Operand> {
        let args = &call.args;
        match id {
            Builtin::Append if call.ellipsis.is_none() => {
                let elem = self.type_of(e).elem().expect("append gives a slice");
                let rest: Vec<Operand> = args[1..].iter().map(|&arg| self.operand_as(arg, elem)).collect();
                std::iter::once(self.operand(args[0])).chain(rest).collect()
            }
            Builtin::Delete => {
                let map = self.type_of(args[0]);
                vec![self.operand(args[0]), self.key_operand(map, args[1])]
            }
            Builtin::Panic => {
                let any = self.unit.table.interface(Vec::new());
                vec![self.operand_as(args[0], any)]
            }
            _ => args.iter().map(|&arg| self.operand(arg)).collect(),
        }
    }

    /// Whether evaluating what is called may panic.
    pub(super) fn may_callee_panic(&self, fun: ExprId) -> bool {
        let fun = self.unparen(fun);
        match &self.ast.exprs[fun].kind {
            ExprKind::Selector { x, .. } => match self.info.selections.get(&fun).map(|s| s.kind) {
                Some(SelectionKind::Method) => {
                    let interface = self.recorded(*x).is_some_and(|tv| self.types.is_interface(tv.ty));
                    interface && !self.is_settled(*x)
                }
                Some(SelectionKind::Field) => !self.is_settled(fun),
                _ => false,
            },
            ExprKind::Name(_) | ExprKind::FuncLit { .. } | ExprKind::Call(_) => false,
            ExprKind::Index { x, .. } => !self.is_instance(*x),
            _ => true,
        }
    }

    // ---- What steps can change ----

    /// Whether evaluating `e` now or after other steps is the same: it reads only variables of this function that
    /// nothing else can reach, and cannot panic.
    pub(super) fn is_settled(&self, e: ExprId) -> bool {
        self.is_settled_within(e, DEPTH)
    }

    fn is_settled_within(&self, e: ExprId, depth: u32) -> bool {
        if self.is_fixed(e) || self.f.made.contains_key(&e) {
            return true;
        }
        let Some(depth) = depth.checked_sub(1) else { return false };
        let all = |list: &[ExprId]| list.iter().all(|&x| self.is_settled_within(x, depth));
        match &self.ast.exprs[e].kind {
            ExprKind::FuncLit { .. } => true,
            ExprKind::Paren(x) => self.is_settled_within(*x, depth),
            ExprKind::Unary { op, x } => {
                !matches!(op, UnaryOp::Recv | UnaryOp::And) && self.is_settled_within(*x, depth)
            }
            ExprKind::Binary { x, y, .. } => all(&[*x, *y]) && !self.is_unsettled_itself(e),
            ExprKind::Name(_) | ExprKind::Selector { .. } if !self.is_of_value(e) => !self.is_unsettled_itself(e),
            ExprKind::Selector { x, .. } => self.is_settled_within(*x, depth) && !self.is_unsettled_itself(e),
            ExprKind::Call(call) => match self.mode(call.fun) {
                Mode::Type => self.is_settled_within(call.args[0], depth) && !self.is_unsettled_itself(e),
                Mode::Builtin(Builtin::New) => self.mode(call.args[0]) == Mode::Type,
                Mode::Builtin(
                    Builtin::Len
                    | Builtin::Cap
                    | Builtin::Real
                    | Builtin::Imag
                    | Builtin::Complex
                    | Builtin::Max
                    | Builtin::Min,
                ) => all(&call.args),
                _ => false,
            },
            _ => false,
        }
    }

    /// Whether it matters when the operation, no step, is made, its operands being known.
    pub(super) fn is_unsettled_itself(&self, e: ExprId) -> bool {
        match &self.ast.exprs[e].kind {
            ExprKind::Name(_) => self.is_shared_name(e),
            ExprKind::Star(_) | ExprKind::Index { .. } | ExprKind::TypeAssert { .. } => true,
            ExprKind::Selector { .. } if !self.is_of_value(e) => self.is_shared_name(e),
            ExprKind::Selector { .. } => self.info.selections.get(&e).is_some_and(|selection| match selection.kind {
                SelectionKind::Field => selection.indirect,
                SelectionKind::Method => {
                    selection.indirect && !(selection.path.len() == 1 && self.types.has_pointer_receiver(selection.obj))
                }
                SelectionKind::MethodExpr => false,
            }),
            ExprKind::Binary { op, x, y, .. } => {
                let interface = |e: ExprId| self.recorded(e).is_none_or(|tv| !self.is_basic(tv.ty));
                match op {
                    BinaryOp::Div | BinaryOp::Rem | BinaryOp::Shl | BinaryOp::Shr => self.const_int(*y).is_none(),
                    op if op.is_comparison() => !self.is_fixed(*x) && !self.is_fixed(*y) && interface(*x),
                    _ => false,
                }
            }
            ExprKind::Call(call) => match self.mode(call.fun) {
                // A conversion may read what a slice holds, or find it too short.
                Mode::Type => self.recorded(call.args[0]).is_none_or(|tv| !self.is_basic(tv.ty)),
                _ => true,
            },
            _ => false,
        }
    }

    /// Whether a name denotes a variable that something else than this function's own statements can change.
    fn is_shared_name(&self, e: ExprId) -> bool {
        let Some(&obj) = self.info.uses.get(&e) else { return false };
        self.types.obj(obj).as_var().is_some() && self.is_shared(obj)
    }

    /// Whether something else than this function's own statements can change a variable.
    pub(super) fn is_shared(&self, var: ObjId) -> bool {
        let usage = self.info.vars.get(&var).copied().unwrap_or_default();
        match self.f.vars.get(&var) {
            Some(VarLoc::Reg(_) | VarLoc::Addr(..)) => false,
            Some(VarLoc::Cell(_)) => usage.address_taken || usage.captured && usage.reassigned,
            Some(VarLoc::Global(_)) | None => true,
        }
    }

    // ---- Shapes ----

    /// Whether `e` is an operation that may panic, not a place: gc evaluates it before the places beside it.
    pub(super) fn is_computed(&self, e: ExprId) -> bool {
        let e = self.unparen(e);
        let is_place = matches!(
            self.ast.exprs[e].kind,
            ExprKind::Name(_) | ExprKind::Selector { .. } | ExprKind::Star(_) | ExprKind::Index { .. }
        );
        !is_place && !self.is_settled(e)
    }

    fn is_basic(&self, ty: TypeId) -> bool {
        matches!(self.types.under(ty), Type::Basic(_))
    }

    /// Whether a selector selects from a value, not from a package or a type.
    fn is_of_value(&self, e: ExprId) -> bool {
        (self.info.selections.get(&e)).is_some_and(|selection| selection.kind != SelectionKind::MethodExpr)
    }

    /// Whether `x` in `x[…]` is a generic function or type.
    fn is_instance(&self, x: ExprId) -> bool {
        self.mode(x) == Mode::Type || self.info.instances.contains_key(&self.unparen(x))
    }

    /// Whether gc can take the address of the value.
    fn is_addressable(&mut self, e: ExprId) -> bool {
        let ast = self.ast;
        match &ast.exprs[e].kind {
            ExprKind::Paren(x) => self.is_addressable(*x),
            ExprKind::Name(_) => true,
            ExprKind::Star(_) => true,
            ExprKind::Selector { x, .. } => match self.info.selections.get(&e) {
                None => true,
                Some(selection) => {
                    selection.kind == SelectionKind::Field && (selection.indirect || self.is_addressable(*x))
                }
            },
            ExprKind::Index { x, .. } if !self.is_instance(*x) => match self.type_of(*x).kind {
                Kind::Slice | Kind::Pointer => true,
                Kind::Array => self.is_addressable(*x),
                _ => false,
            },
            _ => false,
        }
    }

    /// Whether `e` is `string(b)` of bytes.
    fn is_string_of_bytes(&mut self, e: ExprId) -> bool {
        let ExprKind::Call(call) = &self.ast.exprs[self.unparen(e)].kind else { return false };
        self.mode(call.fun) == Mode::Type
            && self.type_of(e).kind == Kind::String
            && self.type_of(call.args[0]).kind == Kind::Slice
    }
}

/// Whether gc makes a call of the predeclared function in its turn.
fn is_step_builtin(id: Builtin) -> bool {
    matches!(
        id,
        Builtin::Append
            | Builtin::Cap
            | Builtin::Complex
            | Builtin::Copy
            | Builtin::Imag
            | Builtin::Len
            | Builtin::Make
            | Builtin::Max
            | Builtin::Min
            | Builtin::New
            | Builtin::Real
            | Builtin::Recover
    )
}

/// Whether gc makes an interface of such a value from the value, not from its address.
fn is_boxed_by_value(ty: TypeRef) -> bool {
    match &*ty.leaves {
        [leaf] => match leaf.kind {
            LeafKind::I8 | LeafKind::U8 | LeafKind::Ptr | LeafKind::Iface => false,
            LeafKind::Str | LeafKind::Slice => ty.kind == Kind::String || ty.kind == Kind::Slice,
            _ => true,
        },
        _ => false,
    }
}

/// Whether a value is one pointer: gc keeps it in an interface as it is.
fn is_pointer_shaped(ty: TypeRef) -> bool {
    matches!(&*ty.leaves, [Leaf { kind: LeafKind::Ptr, .. }])
}
