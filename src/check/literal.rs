//! Literals: numbers, strings, durations, function literals and composite literals.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::Arc;

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use super::Checker;
use super::info::SelectionKind;
use super::operand::{Operand, OperandMode};
use super::record::selection;
use super::selector::path_indices;
use crate::base::intern::Symbol;
use crate::base::span::Span;
use crate::diag::code;
use crate::syntax::ast::{ArrayLen, CompositeLit, ExprId, ExprKind, Lit, LitKind};
use crate::types::constant::{Constant, Kind, char_literal, string_literal};
use crate::types::identical::identical;
use crate::types::lookup::{self, lookup_field_or_method};
use crate::types::ty::{ObjId, Type, TypeId};

/// The greatest length of a number's text.
const MAX_NUMBER: usize = 10_000;

/// What an element of a literal is assigned to, as messages say it.
const STRUCT_LITERAL: &str = "struct literal";
const MAP_LITERAL: &str = "map literal";
const ARRAY_LITERAL: &str = "array or slice literal";

impl Checker<'_> {
    /// `1`, `1.5`, `2i`, `'c'`, `"s"`, `10ms`
    pub(super) fn basic_lit(&mut self, e: ExprId, lit: Lit) -> Operand {
        let text = self.types.name(lit.text);
        let ty = match lit.kind {
            LitKind::Int => TypeId::UNTYPED_INT,
            LitKind::Float => TypeId::UNTYPED_FLOAT,
            LitKind::Imag => TypeId::UNTYPED_COMPLEX,
            LitKind::Char => TypeId::UNTYPED_RUNE,
            LitKind::String => TypeId::UNTYPED_STRING,
            LitKind::Duration => return self.duration_lit(e, &text),
        };
        let numeric = matches!(lit.kind, LitKind::Int | LitKind::Float | LitKind::Imag);
        if numeric && text.len() > MAX_NUMBER {
            let message = format!("excessively long constant: {}... ({} chars)", &text[..10], text.len());
            self.error(code::INVALID_NUMBER, self.expr_span(e), message);
            return Operand::invalid(e);
        }
        let value = literal_value(lit.kind, &text);
        if value.is_unknown() {
            // The text is well-formed, so the number is too large or too small.
            self.error(code::INVALID_NUMBER, self.expr_span(e), format!("malformed constant: {text}"));
            return Operand::invalid(e);
        }
        let mut x = Operand::constant(e, ty, value);
        self.overflow(&mut x, self.expr_span(e));
        x
    }

    /// A duration literal is a constant of type time.Duration.
    fn duration_lit(&mut self, e: ExprId, text: &str) -> Operand {
        let Some(ty) = self.duration_type(e) else { return Operand::invalid(e) };
        let value = literal_value(LitKind::Duration, text);
        if value.as_i64().is_none() {
            let message = format!("cannot use {text} as time.Duration value (overflows)");
            self.error(code::CONSTANT_OVERFLOW, self.expr_span(e), message);
            return Operand::invalid(e);
        }
        Operand::constant(e, ty, value)
    }

    /// `T{elems}`; without `T` the type is `hint`, that of the enclosing literal's elements.
    pub(super) fn composite_lit(&mut self, e: ExprId, lit: &CompositeLit, hint: Option<TypeId>) -> Operand {
        let (ty, base) = self.composite_type(e, lit, hint);
        if !self.is_complete(base) {
            return Operand::invalid(e);
        }
        let types = self.types;
        let under = types.core_type(base);
        let mut literal_type = ty;
        match under.map(|under| types.get(under)) {
            Some(Type::Struct(_)) => self.struct_elems(lit, under.unwrap_or(base), base),
            Some(&Type::Array { len, elem }) => {
                let n = self.indexed_elems(&lit.elems, elem, len);
                if len < 0 && matches!(types.get(ty), Type::Array { .. }) {
                    literal_type = types.new_array(n, elem);
                    if let Some(written) = lit.ty {
                        self.record_type_and_value(written, OperandMode::Type, literal_type, None);
                    }
                }
            }
            Some(&Type::Slice { elem }) => {
                self.indexed_elems(&lit.elems, elem, -1);
            }
            Some(&Type::Map { key, elem }) => self.map_elems(lit, key, elem),
            _ => {
                self.use_exprs(&lit.elems);
                if under.is_none_or(|under| self.is_valid_type(under)) {
                    self.invalid_composite(e, lit, ty, under.is_none());
                    return Operand::invalid(e);
                }
            }
        }
        Operand::new(OperandMode::Value, e, literal_type)
    }

    /// The type of a composite literal, and the one whose literal it is: `*T` given by an enclosing literal stands for
    /// `&T{}`.
    fn composite_type(&mut self, e: ExprId, lit: &CompositeLit, hint: Option<TypeId>) -> (TypeId, TypeId) {
        if let Some(written) = lit.ty {
            if let ExprKind::ArrayType { len: ArrayLen::Ellipsis(_), elem } = self.ast.exprs[written].kind {
                let elem = self.var_type(elem);
                let ty = self.types.new_array(-1, elem);
                return (ty, ty);
            }
            let ty = self.ty(written);
            return (ty, ty);
        }
        let Some(hint) = hint else {
            let message = "invalid composite literal type: missing type in composite literal";
            self.error(code::INVALID_COMPOSITE, self.expr_span(e), message);
            return (TypeId::INVALID, TypeId::INVALID);
        };
        let under = self.types.core_type(hint);
        match under.map(|under| self.types.get(under)) {
            Some(&Type::Pointer { elem }) => (hint, elem),
            _ => (hint, hint),
        }
    }

    fn invalid_composite(&mut self, e: ExprId, lit: &CompositeLit, ty: TypeId, no_common_type: bool) {
        let element = if lit.ty.is_none() { " element" } else { "" };
        let cause = if no_common_type { " (no common underlying type)" } else { "" };
        let message = format!("invalid composite literal{element} type {}{cause}", self.show(&ty));
        self.error(code::INVALID_COMPOSITE, self.expr_span(e), message);
    }

    fn struct_elems(&mut self, lit: &CompositeLit, under: TypeId, base: TypeId) {
        let Some(&first) = lit.elems.first() else { return };
        if matches!(self.ast.exprs[first].kind, ExprKind::KeyValue { .. }) {
            let mut fields = FieldPaths::default();
            for &elem in &lit.elems {
                match self.ast.exprs[elem].kind {
                    ExprKind::KeyValue { key, value } => {
                        self.keyed_field(elem, (key, value), under, base, &mut fields);
                    }
                    ExprKind::Bad => {}
                    _ => self.mixed_fields(elem),
                }
            }
        } else {
            self.positional_fields(lit, under, base);
        }
    }

    fn mixed_fields(&mut self, elem: ExprId) {
        let message = "mixture of field:value and value elements in struct literal";
        self.error(code::INVALID_COMPOSITE, self.expr_span(elem), message);
    }

    /// `field: value`; the field may be one that an embedded struct promotes.
    fn keyed_field(
        &mut self,
        elem: ExprId,
        (key, value): (ExprId, ExprId),
        under: TypeId,
        base: TypeId,
        fields: &mut FieldPaths,
    ) {
        // First, so that errors and uses in it are not lost.
        let mut x = self.generic_expr(value, None);
        let ExprKind::Name(name) = self.ast.exprs[key].kind else {
            if !matches!(self.ast.exprs[key].kind, ExprKind::Bad) {
                let message = format!("invalid field name {} in struct literal", self.show(&key));
                self.error(code::INVALID_COMPOSITE, self.expr_span(elem), message);
            }
            return;
        };
        let Some((field, path)) = self.literal_field(key, name, under, base) else { return };
        self.record_use(key, field);
        if path.len() > 1 {
            let found = (field, path.clone(), false);
            self.record_selection(key, selection(SelectionKind::Field, under, found));
        }
        self.assignment(&mut x, Some(self.types.type_of(field)), STRUCT_LITERAL);
        if let Some(overlap) = fields.insert(path, field) {
            let (name, other) = (self.show(&name), self.show(&self.types.obj(overlap.field).name));
            let message = match overlap.kind {
                OverlapKind::Same => format!("duplicate field name {name} in struct literal"),
                OverlapKind::Encloses => {
                    format!("cannot specify promoted field {name} and enclosing embedded field {other}")
                }
                OverlapKind::Enclosed => {
                    format!("cannot specify embedded field {name} and enclosed promoted field {other}")
                }
            };
            self.error(code::DUPLICATE_KEY, self.expr_span(elem), message);
        }
    }

    /// The field that a key names, with its path from the struct.
    fn literal_field(&mut self, key: ExprId, name: Symbol, under: TypeId, base: TypeId) -> Option<(ObjId, Vec<u32>)> {
        let span = self.expr_span(key);
        let found = lookup_field_or_method(self.types, under, lookup::Operand::Value, self.selector_name(name)).found();
        let Some(lookup::Selection { obj: field, path, indirect }) = found else {
            let message = self.unknown_literal_field(under, base, name);
            self.error(code::UNDEFINED_MEMBER, span, message);
            return None;
        };
        let name = self.show(&name);
        if self.types.obj(field).as_var().is_none() {
            self.error(code::INVALID_COMPOSITE, span, format!("{name} is not a field"));
            return None;
        }
        if indirect {
            let message = format!("invalid implicit pointer indirection to reach {name}");
            self.error(code::INVALID_COMPOSITE, span, message);
            return None;
        }
        Some((field, path_indices(&path)))
    }

    fn positional_fields(&mut self, lit: &CompositeLit, under: TypeId, base: TypeId) {
        let types = self.types;
        let Type::Struct(ty) = types.get(under) else { return };
        for (i, &elem) in lit.elems.iter().enumerate() {
            if matches!(self.ast.exprs[elem].kind, ExprKind::KeyValue { .. }) {
                self.mixed_fields(elem);
                continue;
            }
            let mut x = self.generic_expr(elem, None);
            let Some(&field) = ty.fields.get(i) else {
                let message = format!("too many values in struct literal of type {}", self.show(&base));
                self.error(code::INVALID_COMPOSITE, self.span_of(&x), message);
                break;
            };
            if self.is_foreign(field) {
                let message = format!(
                    "implicit assignment to unexported field {} in struct literal of type {}",
                    self.show(&types.obj(field).name),
                    self.show(&base)
                );
                self.error(code::NOT_EXPORTED, self.span_of(&x), message);
                continue;
            }
            self.assignment(&mut x, Some(types.type_of(field)), STRUCT_LITERAL);
        }
        if lit.elems.len() < ty.fields.len() {
            let foreign = ty.fields.iter().any(|&field| self.is_foreign(field));
            let hint = if foreign { " (type has unexported fields - use key:value pairs)" } else { "" };
            let message = format!("too few values in struct literal of type {}{hint}", self.show(&base));
            self.error(code::INVALID_COMPOSITE, Span::at(lit.rbrace), message);
        }
    }

    /// Whether the member is not exported and of another package.
    fn is_foreign(&self, member: ObjId) -> bool {
        !self.types.is_exported(member) && self.types.obj(member).pkg != Some(self.pkg())
    }

    fn map_elems(&mut self, lit: &CompositeLit, key_type: TypeId, elem_type: TypeId) {
        // In an interface, constants of different types are different keys.
        let key_is_interface = self.types.is_non_type_param_interface(key_type);
        let mut seen: FxHashMap<ConstantKey, Vec<TypeId>> = FxHashMap::default();
        for &elem in &lit.elems {
            let ExprKind::KeyValue { key, value } = self.ast.exprs[elem].kind else {
                if !matches!(self.ast.exprs[elem].kind, ExprKind::Bad) {
                    self.error(code::INVALID_COMPOSITE, self.expr_span(elem), "missing key in map literal");
                }
                continue;
            };
            let mut x = self.generic_expr(key, Some(key_type));
            self.assignment(&mut x, Some(key_type), MAP_LITERAL);
            if !x.is_valid() {
                continue;
            }
            if x.is_const() {
                let same = seen.entry(ConstantKey::new(&x.value)).or_default();
                let duplicate = same.iter().any(|&ty| !key_is_interface || identical(self.types, ty, x.ty));
                same.push(x.ty);
                if duplicate {
                    let message = format!("duplicate key {} in map literal", x.value);
                    self.error(code::DUPLICATE_KEY, self.span_of(&x), message);
                    continue;
                }
            }
            let mut x = self.generic_expr(value, Some(elem_type));
            self.assignment(&mut x, Some(elem_type), MAP_LITERAL);
        }
    }

    /// The elements of an array or slice literal; `len` is negative where it is not known. Returns the length that
    /// they need.
    fn indexed_elems(&mut self, elems: &[ExprId], elem_type: TypeId, len: i64) -> i64 {
        let mut seen = FxHashSet::with_capacity_and_hasher(elems.len(), FxBuildHasher);
        let (mut index, mut max) = (0, 0);
        for &elem in elems {
            let mut valid = false;
            let mut value = elem;
            if let ExprKind::KeyValue { key, value: keyed } = self.ast.exprs[elem].kind {
                value = keyed;
                if let Some(i) = self.literal_index(elem, key, len) {
                    index = i;
                    valid = true;
                }
            } else if len >= 0 && index >= len {
                let message = format!("index {index} is out of bounds (>= {len})");
                self.error(code::INVALID_INDEX, self.expr_span(elem), message);
            } else {
                valid = true;
            }
            if valid && !seen.insert(index) {
                let message = format!("duplicate index {index} in array or slice literal");
                self.error(code::DUPLICATE_KEY, self.expr_span(elem), message);
            }
            index = index.saturating_add(1);
            max = max.max(index);
            let mut x = self.generic_expr(value, Some(elem_type));
            self.assignment(&mut x, Some(elem_type), ARRAY_LITERAL);
        }
        max
    }

    fn literal_index(&mut self, elem: ExprId, key: ExprId, len: i64) -> Option<i64> {
        let index = self.index(key, len)?;
        if index.value.is_none() {
            let message = format!("index {} must be integer constant", self.show(&key));
            self.error(code::INVALID_INDEX, self.expr_span(elem), message);
        }
        index.value
    }
}

/// The value of a literal that is no duration; unknown if it is too large or too small.
fn literal_value(kind: LitKind, text: &str) -> Constant {
    match kind {
        LitKind::Int => Constant::int_literal(text),
        LitKind::Float => Constant::float_literal(text),
        LitKind::Imag => Constant::imag_literal(text),
        LitKind::Char => char_literal(text).unwrap_or_default(),
        LitKind::String => string_literal(text).map_or(Constant::Unknown, |bytes| Constant::bytes(&bytes)),
        LitKind::Duration => Constant::duration_literal(text),
    }
}

/// A constant so that equal values of different kinds (`1`, `1.0`, `1 + 0i`) are equal.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) enum ConstantKey {
    /// A boolean.
    Bool(bool),
    /// A string.
    String(Arc<[u8]>),
    /// An integer, in decimal.
    Int(String),
    /// A float64, by its bits.
    Float(u64),
    /// A complex128, by its bits.
    Complex(u64, u64),
    /// Not known.
    Unknown,
}

impl ConstantKey {
    /// The key of `value`.
    pub(super) fn new(value: &Constant) -> ConstantKey {
        let float = |value: &Constant| value.as_f64().unwrap_or(f64::NAN).to_bits();
        match value.kind() {
            Kind::Bool => ConstantKey::Bool(value.as_bool() == Some(true)),
            Kind::String => ConstantKey::String(value.as_bytes().unwrap_or_default()),
            Kind::Int => ConstantKey::Int(value.to_string()),
            Kind::Float | Kind::Complex => match value.to_int() {
                Constant::Unknown => match value.to_float() {
                    Constant::Unknown => ConstantKey::Complex(float(&value.real()), float(&value.imag())),
                    real => ConstantKey::Float(float(&real)),
                },
                int => ConstantKey::Int(int.to_string()),
            },
            Kind::Unknown => ConstantKey::Unknown,
        }
    }
}

/// The fields that a struct literal has given so far, by their paths.
#[derive(Default)]
struct FieldPaths {
    fields: BTreeMap<Vec<u32>, ObjId>,
}

enum OverlapKind {
    Same,
    Encloses,
    Enclosed,
}

/// A field that was given and that overlaps with another one.
struct Overlap {
    kind: OverlapKind,
    field: ObjId,
}

impl FieldPaths {
    /// Adds a field and returns one given before that is the same, encloses it or is enclosed by it.
    fn insert(&mut self, path: Vec<u32>, field: ObjId) -> Option<Overlap> {
        let found = self.overlap(&path);
        if found.is_none() {
            self.fields.insert(path, field);
        }
        found
    }

    fn overlap(&self, path: &[u32]) -> Option<Overlap> {
        if let Some(&field) = self.fields.get(path) {
            return Some(Overlap { kind: OverlapKind::Same, field });
        }
        if let Some(&field) = (1..path.len()).find_map(|n| self.fields.get(&path[..n])) {
            return Some(Overlap { kind: OverlapKind::Encloses, field });
        }
        let mut after = self.fields.range::<[u32], _>((Bound::Excluded(path), Bound::Unbounded));
        let (next, &field) = after.next()?;
        next.starts_with(path).then_some(Overlap { kind: OverlapKind::Enclosed, field })
    }
}
