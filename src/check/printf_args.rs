//! Which arguments the verbs of the Printf family take.

use super::Checker;
use crate::syntax::ast::ExprId;
use crate::types::display::{Qualifier, type_string};
use crate::types::identical::identical;
use crate::types::implements::{Purpose, implements};
use crate::types::lookup::{Operand, Selector, lookup_field_or_method};
use crate::types::ty::{BasicKind, Signature, Type, TypeId};

/// Takes booleans.
pub(super) const BOOL: u16 = 1;
/// Takes bytes.
pub(super) const BYTE: u16 = 1 << 1;
/// Takes integers.
pub(super) const INT: u16 = 1 << 2;
/// Takes runes.
pub(super) const RUNE: u16 = 1 << 3;
/// Takes strings, byte slices and what has a String method.
pub(super) const STRING: u16 = 1 << 4;
/// Takes floating-point numbers.
pub(super) const FLOAT: u16 = 1 << 5;
/// Takes complex numbers.
pub(super) const COMPLEX: u16 = 1 << 6;
/// Takes pointers.
pub(super) const POINTER: u16 = 1 << 7;
/// Takes errors.
pub(super) const ERROR: u16 = 1 << 8;
/// Takes everything.
pub(super) const ANY: u16 = u16::MAX;

/// The verbs, their flags (`0` is always allowed) and the arguments that they take.
pub(super) const VERBS: &[(char, &str, u16)] = &[
    ('%', "", 0),
    ('b', " -+.#", INT | FLOAT | COMPLEX | POINTER),
    ('c', "-", RUNE | INT),
    ('d', " -+.", INT | POINTER),
    ('e', " -+.#", FLOAT | COMPLEX),
    ('E', " -+.#", FLOAT | COMPLEX),
    ('f', " -+.#", FLOAT | COMPLEX),
    ('F', " -+.#", FLOAT | COMPLEX),
    ('g', " -+.#", FLOAT | COMPLEX),
    ('G', " -+.#", FLOAT | COMPLEX),
    ('o', " -+.#", INT | POINTER),
    ('O', " -+.#", INT | POINTER),
    ('p', "-#", POINTER),
    ('q', " -+.#", RUNE | BYTE | STRING),
    ('s', " -+.", STRING),
    ('t', "-", BOOL),
    ('T', "-", ANY),
    ('U', "-#", RUNE | INT),
    ('v', " -+.#", ANY),
    ('w', " -+.#", ERROR),
    ('x', " -+.#", RUNE | INT | STRING | POINTER | FLOAT | COMPLEX),
    ('X', " -+.#", RUNE | INT | STRING | POINTER | FLOAT | COMPLEX),
];

impl Checker<'_> {
    /// Whether a verb that takes `kinds` prints `arg`, and if not, perhaps why.
    pub(super) fn printable(&mut self, arg: ExprId, kinds: u16) -> (bool, String) {
        let Some(ty) = self.type_and_value(arg).map(|arg| arg.ty) else { return (true, String::new()) };
        if kinds == ANY {
            return (true, String::new());
        }
        let mut matcher = Matcher { kinds, seen: Vec::new(), reason: String::new() };
        let fits = self.matches(&mut matcher, ty, true);
        (fits, matcher.reason)
    }

    fn matches(&mut self, matcher: &mut Matcher, ty: TypeId, top_level: bool) -> bool {
        if matcher.kinds == ERROR {
            return self.is_error(ty);
        }
        if self.is_formatter(ty) || matcher.kinds & STRING != 0 && self.has_string_method(ty) {
            return true;
        }
        let types = self.types;
        let under = if types.is_type_param(ty) { types.unalias(ty) } else { types.underlying(ty) };
        // What is being looked at already decides elsewhere.
        if matcher.seen.contains(&under) {
            return true;
        }
        matcher.seen.push(under);
        if !types.is_type_param(ty) {
            return super::deep(|| self.matches_under(matcher, under, top_level));
        }
        let outermost = matcher.seen.len() == 1;
        let terms = types.type_set(types.underlying(ty)).specific();
        for term in terms {
            if !self.matches(matcher, term.ty, top_level) {
                if outermost {
                    let tilde = if term.tilde { "~" } else { "" };
                    matcher.reason = format!("contains {tilde}{}", self.show(&term.ty));
                }
                return false;
            }
        }
        !terms.is_empty()
    }

    fn matches_under(&mut self, matcher: &mut Matcher, under: TypeId, top_level: bool) -> bool {
        let types = self.types;
        let kinds = matcher.kinds;
        let bytes = |elem| identical(types, types.underlying(elem), TypeId::BYTE) && kinds & STRING != 0;
        match types.get(under) {
            Type::Signature(_) => kinds == POINTER,
            Type::Map { .. } | Type::Slice { .. } if kinds == POINTER => true,
            Type::Map { key, elem } => self.matches(matcher, *key, false) && self.matches(matcher, *elem, false),
            Type::Chan { .. } => kinds & POINTER != 0,
            Type::Array { elem, .. } | Type::Slice { elem } => bytes(*elem) || self.matches(matcher, *elem, false),
            Type::Pointer { elem } => self.matches_pointer(matcher, *elem, top_level),
            Type::Struct(ty) => ty.fields.iter().all(|&field| {
                let field_type = types.type_of(field);
                // fmt cannot call methods of fields that are not exported.
                let hidden = kinds & STRING != 0 && !types.is_exported(field);
                self.matches(matcher, field_type, false) && !(hidden && self.has_string_method(field_type))
            }),
            Type::Basic(basic) => basic_kinds(basic.kind).is_none_or(|takes| kinds & takes != 0),
            _ => true,
        }
    }

    fn matches_pointer(&mut self, matcher: &mut Matcher, elem: TypeId, top_level: bool) -> bool {
        let types = self.types;
        if matcher.kinds == POINTER || types.is_type_param(elem) {
            return true;
        }
        match types.under(elem) {
            Type::Struct(_) | Type::Array { .. } | Type::Slice { .. } | Type::Map { .. } => {
                top_level && self.matches(matcher, types.underlying(elem), false)
            }
            _ => matcher.kinds & POINTER != 0,
        }
    }

    fn is_error(&mut self, ty: TypeId) -> bool {
        let types = self.types;
        ty != TypeId::UNTYPED_NIL && implements(types, self, ty, TypeId::ERROR, Purpose::Value).is_ok()
    }

    /// Whether it has a method `String() string` or is an error.
    fn has_string_method(&mut self, ty: TypeId) -> bool {
        let types = self.types;
        self.is_error(ty)
            || self.print_method(ty, "String").is_some_and(|sig| {
                let results = types.tuple(sig.results);
                types.tuple(sig.params).is_empty()
                    && matches!(results, &[result] if types.unalias(types.type_of(result)) == TypeId::STRING)
            })
    }

    /// Whether it may have a method `Format(fmt.State, rune)`; an interface may.
    pub(super) fn is_formatter(&mut self, ty: TypeId) -> bool {
        let types = self.types;
        if types.is_non_type_param_interface(ty) {
            return true;
        }
        self.print_method(ty, "Format").is_some_and(|sig| match types.tuple(sig.params) {
            &[state, verb] => {
                let state = type_string(types, types.type_of(state), &Qualifier::default());
                types.tuple(sig.results).is_empty()
                    && state == "fmt.State"
                    && identical(types, types.type_of(verb), TypeId::RUNE)
            }
            _ => false,
        })
    }

    fn print_method(&mut self, ty: TypeId, name: &str) -> Option<&Signature> {
        let types = self.types;
        let selector = Selector::new(None, types.intern(name));
        let method = lookup_field_or_method(types, ty, Operand::Value, selector).obj()?;
        types.obj(method).as_func()?;
        self.obj_decl(types.origin(method));
        types.as_signature(types.type_of(method))
    }
}

struct Matcher {
    kinds: u16,
    seen: Vec<TypeId>,
    reason: String,
}

/// What a basic type can be printed as; none for the invalid type, about which nothing is said.
fn basic_kinds(kind: BasicKind) -> Option<u16> {
    Some(match kind {
        BasicKind::Invalid => return None,
        BasicKind::Uint8 => INT | BYTE,
        BasicKind::Int32 | BasicKind::UntypedRune => INT | RUNE,
        BasicKind::UnsafePointer => POINTER | INT,
        BasicKind::UntypedNil => 0,
        kind if kind.is_boolean() => BOOL,
        kind if kind.is_integer() => INT,
        kind if kind.is_float() => FLOAT,
        kind if kind.is_complex() => COMPLEX,
        _ => STRING,
    })
}
