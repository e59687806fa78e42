//! Index and slice expressions.

use super::operand::{Operand, OperandMode, specific_types};
use super::{Checker, Target};
use crate::base::span::Pos;
use crate::diag::code;
use crate::syntax::ast::{ExprId, ExprKind};
use crate::types::constant::Constant;
use crate::types::identical::identical;
use crate::types::ty::{BasicKind, Type, TypeId};
use crate::types::under::Member;

/// An index expression `x[indices]`.
#[derive(Clone, Copy, Debug)]
pub(super) struct IndexExpr<'a> {
    /// The whole expression.
    pub(super) e: ExprId,
    /// What is indexed.
    pub(super) x: ExprId,
    /// One or more indices or type arguments.
    pub(super) indices: &'a [ExprId],
    /// The opening bracket.
    pub(super) lbrack: Pos,
}

/// A valid index.
#[derive(Clone, Copy, Debug)]
pub(super) struct Index {
    /// Its value, if it is a constant.
    pub(super) value: Option<i64>,
}

/// What indexing a value of some type gives.
#[derive(Clone, Copy)]
struct Element {
    /// The element type.
    ty: TypeId,
    /// For a map, the key type.
    key: Option<TypeId>,
    /// The length where it is part of the type or value.
    len: Option<i64>,
    mode: OperandMode,
}

impl<'a> Checker<'a> {
    /// `e` if it is an index expression.
    pub(super) fn as_index(&self, e: ExprId) -> Option<IndexExpr<'a>> {
        match &self.ast.exprs[e].kind {
            ExprKind::Index { x, indices, lbrack } => Some(IndexExpr { e, x: *x, indices, lbrack: *lbrack }),
            _ => None,
        }
    }

    /// `x[i]`, or the instantiation of a generic function or type.
    pub(super) fn index_or_instance(&mut self, target: Option<&Target>, e: ExprId) -> Operand {
        let Some(index) = self.as_index(e) else { return Operand::invalid(e) };
        let (mut x, is_instance) = self.index_expr(index);
        if is_instance {
            self.func_inst(target, &mut x, Some(index), true);
        }
        x
    }

    /// `x[i]`. When the second result is true, the first is a generic function that the caller must instantiate.
    pub(super) fn index_expr(&mut self, e: IndexExpr<'_>) -> (Operand, bool) {
        let mut x = self.expr_or_type(e.x, true);
        match x.mode {
            OperandMode::Invalid => {
                self.use_exprs(e.indices);
                return (x, false);
            }
            OperandMode::Type => {
                let ty = self.var_type(e.e);
                let mode = if self.is_valid_type(ty) { OperandMode::Type } else { OperandMode::Invalid };
                return (Operand::new(mode, e.e, ty), false);
            }
            OperandMode::Value => {
                if matches!(self.types.under(x.ty), Type::Signature(sig) if !sig.tparams.is_empty()) {
                    return (x, true);
                }
            }
            _ => {}
        }
        self.non_generic(None, &mut x);
        if x.is_valid() && self.has_complete_parts(x.ty) {
            self.index_value(&mut x, e);
        } else {
            x.invalidate();
        }
        (x, false)
    }

    /// Whether the type and what indexing leads to are complete.
    fn has_complete_parts(&mut self, ty: TypeId) -> bool {
        if !self.is_complete(ty) {
            return false;
        }
        match self.types.under(ty) {
            Type::Pointer { elem } | Type::Map { elem, .. } => self.is_complete(*elem),
            _ => true,
        }
    }

    fn index_value(&mut self, x: &mut Operand, e: IndexExpr<'_>) {
        let Some(element) = self.element(x) else {
            let message = format!("cannot index {}", self.show(x));
            self.error(code::NOT_INDEXABLE, crate::base::span::Span::at(e.lbrack), message);
            self.use_exprs(e.indices);
            return x.invalidate();
        };
        let Some(index) = self.single_index(e) else { return x.invalidate() };
        x.mode = element.mode;
        x.ty = element.ty;
        match element.key {
            Some(key_type) => {
                let mut key = self.generic_expr(index, None);
                self.assignment(&mut key, Some(key_type), "map index");
            }
            None => {
                self.index(index, element.len.unwrap_or(-1));
            }
        }
    }

    /// What indexing `x` gives; none if it cannot be indexed.
    fn element(&self, x: &Operand) -> Option<Element> {
        if !self.types.is_type_param(x.ty) {
            return self.element_of(x, self.types.underlying(x.ty));
        }
        // All types of the type set must have the same element type, and either all or none are maps with the same
        // key type.
        let mut common: Option<Element> = None;
        for specific in specific_types(self.types, x.ty) {
            let element = self.element_of(x, specific?.under)?;
            let Some(first) = &mut common else {
                common = Some(element);
                continue;
            };
            let same_key = match (first.key, element.key) {
                (Some(a), Some(b)) => identical(self.types, a, b),
                (a, b) => a.is_none() && b.is_none(),
            };
            if !same_key || !identical(self.types, first.ty, element.ty) {
                return None;
            }
            first.len = match (first.len, element.len) {
                (Some(a), Some(b)) => Some(a.min(b)),
                (len, _) => len,
            };
            if element.mode == OperandMode::Value {
                first.mode = OperandMode::Value;
            }
        }
        common
    }

    fn element_of(&self, x: &Operand, under: TypeId) -> Option<Element> {
        let types = self.types;
        let through = if x.mode == OperandMode::Variable { OperandMode::Variable } else { OperandMode::Value };
        let known = |len: i64| (len >= 0).then_some(len);
        Some(match types.get(under) {
            // A byte, never a constant.
            Type::Basic(basic) if basic.kind.is_string() => Element {
                ty: TypeId::BYTE,
                key: None,
                len: if x.is_const() { string_len(x) } else { None },
                mode: OperandMode::Value,
            },
            Type::Array { len, elem } => Element { ty: *elem, key: None, len: known(*len), mode: through },
            Type::Pointer { elem } => match types.under(*elem) {
                Type::Array { len, elem } => {
                    Element { ty: *elem, key: None, len: known(*len), mode: OperandMode::Variable }
                }
                _ => return None,
            },
            Type::Slice { elem } => Element { ty: *elem, key: None, len: None, mode: OperandMode::Variable },
            Type::Map { key, elem } => Element { ty: *elem, key: Some(*key), len: None, mode: OperandMode::MapIndex },
            _ => return None,
        })
    }

    fn single_index(&mut self, e: IndexExpr<'_>) -> Option<ExprId> {
        if let Some(&second) = e.indices.get(1) {
            let message = "invalid operation: more than one index";
            self.error(code::INVALID_INDEX, self.expr_span(second), message);
        }
        e.indices.first().copied()
    }

    /// Checks the index `e`, which must be less than `max` if that is not negative. None if it is not valid.
    pub(super) fn index(&mut self, e: ExprId, max: i64) -> Option<Index> {
        let mut x = self.expr(None, e);
        if !self.is_valid_index(&mut x, "index", false) {
            return None;
        }
        if !x.is_const() {
            return Some(Index { value: None });
        }
        let value = x.value.as_i64()?;
        if max >= 0 && value >= max {
            let message = format!("invalid argument: index {} out of bounds [0:{max}]", x.value);
            self.error(code::INVALID_INDEX, self.span_of(&x), message);
            return None;
        }
        Some(Index { value: Some(value) })
    }

    /// The index x must be an untyped constant or its type must be an integer or a type parameter whose type set
    /// contains only integer types; a constant index must be non-negative and representable by a value of type int.
    pub(super) fn is_valid_index(&mut self, x: &mut Operand, what: &str, allow_negative: bool) -> bool {
        if !x.is_valid() {
            return false;
        }
        self.convert_untyped(x, TypeId::INT);
        if !x.is_valid() {
            return false;
        }
        let fault = if !self.types.all(x.ty, BasicKind::is_integer) {
            "must be integer"
        } else if !x.is_const() || x.value.is_unknown() {
            return true;
        } else if !allow_negative && x.value.sign() < 0 {
            "must not be negative"
        } else if let Some(value) = x.value.represent(BasicKind::Int) {
            x.value = value;
            return true;
        } else {
            "overflows int"
        };
        let message = format!("invalid argument: {what} {} {fault}", self.show(x));
        self.error(code::INVALID_INDEX, self.span_of(x), message);
        false
    }

    /// `x[lo:hi:max]`
    pub(super) fn slice_expr(
        &mut self,
        e: ExprId,
        x_expr: ExprId,
        bounds: [Option<ExprId>; 3],
        three: bool,
    ) -> Operand {
        let mut x = self.expr(None, x_expr);
        if !x.is_valid() {
            for bound in bounds.into_iter().flatten() {
                self.use_expr(bound);
            }
            return x;
        }
        let Some(under) = self.sliced_type(&x) else {
            x.invalidate();
            return x;
        };
        if let Type::Pointer { elem } = self.types.under(x.ty)
            && !self.is_complete(*elem)
        {
            x.invalidate();
            return x;
        }
        let Some(len) = self.slice_result(&mut x, x_expr, under, bounds, three) else {
            x.invalidate();
            return x;
        };
        x.mode = OperandMode::Value;
        if three && (bounds[1].is_none() || bounds[2].is_none()) {
            // The parser reported it.
            return Operand::invalid(e);
        }
        self.slice_bounds(bounds, len);
        x
    }

    /// The underlying type that all types of `x`'s type set have in common, where strings count as byte slices.
    fn sliced_type(&mut self, x: &Operand) -> Option<TypeId> {
        let types = self.types;
        let mut common: Option<(TypeId, TypeId)> = None;
        let mut has_string = false;
        for specific in specific_types(types, x.ty) {
            let Some(Member { ty: t, under: mut u }) = specific else {
                let (x_text, ty) = (self.show(x), self.show(&x.ty));
                return self.not_sliceable(x, &format!("cannot slice {x_text}: no specific type in {ty}"));
            };
            if types.is(u, BasicKind::is_string) {
                u = types.new_slice(TypeId::BYTE);
                has_string = true;
            }
            let Some((first, under)) = common else {
                common = Some((t, u));
                continue;
            };
            if !identical(types, under, u) {
                let (x_text, first, t) = (self.show(x), self.show(&first), self.show(&t));
                let cause = format!("{first} and {t} have different underlying types");
                return self.not_sliceable(x, &format!("cannot slice {x_text}: {cause}"));
            }
        }
        if !has_string {
            return common.map(|(_, under)| under);
        }
        Some(if types.is_type_param(x.ty) { TypeId::STRING } else { types.underlying(x.ty) })
    }

    fn not_sliceable<T>(&mut self, x: &Operand, message: &str) -> Option<T> {
        self.error(code::NOT_SLICEABLE, self.span_of(x), message);
        None
    }

    /// Gives `x` the type of the slice, and returns the length of what is sliced if it is known, else -1.
    fn slice_result(
        &mut self,
        x: &mut Operand,
        x_expr: ExprId,
        under: TypeId,
        bounds: [Option<ExprId>; 3],
        three: bool,
    ) -> Option<i64> {
        let types = self.types;
        match *types.get(under) {
            Type::Basic(basic) if basic.kind.is_string() => {
                if three {
                    let at = bounds[2].unwrap_or(x_expr);
                    let message = "invalid operation: 3-index slice of string";
                    self.error(code::NOT_SLICEABLE, self.expr_span(at), message);
                    return None;
                }
                let len = if x.is_const() { string_len(x) } else { None };
                // For untyped string operands the result is a non-constant value of type string.
                if types.is_untyped(x.ty) {
                    self.finalize_type(x, TypeId::STRING);
                    x.ty = TypeId::STRING;
                }
                Some(len.unwrap_or(-1))
            }
            Type::Array { len, elem } => {
                if x.mode != OperandMode::Variable {
                    return self.not_sliceable(x, &format!("cannot slice unaddressable value {}", self.show(x)));
                }
                self.mark_address_taken(x_expr);
                x.ty = types.new_slice(elem);
                Some(len)
            }
            Type::Pointer { elem } => match *types.under(elem) {
                Type::Array { len, elem } => {
                    x.ty = types.new_slice(elem);
                    Some(len)
                }
                _ => self.not_sliceable(x, &format!("cannot slice {}", self.show(x))),
            },
            Type::Slice { .. } => Some(-1),
            _ => self.not_sliceable(x, &format!("cannot slice {}", self.show(x))),
        }
    }

    /// Constant bounds must be in range and in order.
    fn slice_bounds(&mut self, bounds: [Option<ExprId>; 3], len: i64) {
        let mut values = [-1; 3];
        for (i, bound) in bounds.into_iter().enumerate() {
            values[i] = match bound {
                Some(e) => {
                    let max = if len >= 0 { len + 1 } else { -1 };
                    self.index(e, max).and_then(|index| index.value).unwrap_or(-1)
                }
                None if i == 0 => 0,
                // The length, which is the capacity too where it is known.
                None => len,
            };
        }
        for (i, &low) in values.iter().enumerate().filter(|(_, low)| **low > 0) {
            for (j, &high) in values.iter().enumerate().skip(i + 1) {
                if high >= 0 && high < low {
                    let Some(at) = bounds[j] else { continue };
                    let message = format!("invalid slice indices: {high} < {low}");
                    return self.error(code::INVALID_INDEX, self.expr_span(at), message);
                }
            }
        }
    }
}

/// The length of a constant string.
pub(super) fn string_len(x: &Operand) -> Option<i64> {
    match &x.value {
        Constant::String(text) => Some(text.len() as i64),
        _ => None,
    }
}
