//! Whether a type implements an interface or satisfies a constraint.
//!
//! Spec: a type T implements an interface I if T is not an interface and is an element of the type set of I, or T is an
//! interface and the type set of T is a subset of the type set of I.

use super::comparable::{comparable, strictly_comparable};
use super::display::{terms_string, type_string};
use super::identical::identical;
use super::missing_method::{Completeness, interface_pointer_cause, lacks_method};
use super::subst::Substitution;
use super::ty::{Term, Type, TypeId};
use super::typeset::Terms;
use super::{Cx, Types};

/// For what a type is held against an interface.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Purpose {
    /// As a value of the interface type.
    Value,
    /// As a type argument, with the interface as constraint.
    Constraint,
}

impl Purpose {
    fn verb(self) -> &'static str {
        match self {
            Purpose::Value => "implement",
            Purpose::Constraint => "satisfy",
        }
    }
}

/// Whether `v` implements (or satisfies) `t`; the error says why not.
pub fn implements(types: &Types, cx: &mut dyn Cx, v: TypeId, t: TypeId, purpose: Purpose) -> Result<(), String> {
    let (v_under, t_under) = (types.underlying(v), types.underlying(t));
    let hidden_error =
        matches!(types.get(v_under), Type::Pointer { elem } if types.underlying(*elem) == TypeId::INVALID);
    if v_under == TypeId::INVALID || t_under == TypeId::INVALID || hidden_error {
        return Ok(());
    }
    let verb = purpose.verb();
    if !matches!(types.get(t_under), Type::Interface(_)) {
        let qualifier = cx.qualifier();
        let (v, shown) = (type_string(types, v, &qualifier), type_string(types, t, &qualifier));
        let detail = match types.is_interface_pointer(t) {
            true => interface_pointer_cause(types, t, &qualifier),
            false => format!("{shown} is not an interface"),
        };
        return Err(format!("{v} does not {verb} {shown} ({detail})"));
    }
    let t_set = types.type_set(t_under);
    let v_set = matches!(types.get(v_under), Type::Interface(_)).then(|| types.type_set(v_under));
    if t_set.is_all() || v_set.is_some_and(|set| set.is_empty()) {
        return Ok(());
    }
    if t_set.is_empty() {
        return Err(format!("cannot {verb} {} (empty type set)", type_string(types, t, &cx.qualifier())));
    }
    if let Some(missing) = lacks_method(types, cx, v, t, Completeness::All) {
        let qualifier = cx.qualifier();
        let cause = missing.cause(types, v, t, &qualifier);
        let (v, t) = (type_string(types, v, &qualifier), type_string(types, t, &qualifier));
        return Err(format!("{v} does not {verb} {t} {cause}"));
    }
    if t_set.has_terms() {
        match v_set {
            Some(set) if !set.terms.subset_of(types, &t_set.terms) => {
                let qualifier = cx.qualifier();
                let (v, t) = (type_string(types, v, &qualifier), type_string(types, t, &qualifier));
                return Err(format!("{v} does not {verb} {t}"));
            }
            Some(_) => {}
            None => in_terms(types, cx, v, t, purpose)?,
        }
    }
    comparable_enough(types, cx, v, t_under, purpose)
}

/// Whether `v`, no interface, is one of the types that `t` names.
fn in_terms(types: &Types, cx: &mut dyn Cx, v: TypeId, t: TypeId, purpose: Purpose) -> Result<(), String> {
    let set = types.type_set(types.underlying(t));
    if set.terms.includes(types, v) {
        return Ok(());
    }
    let with_tilde = set.specific().iter().find(|term| {
        let literal = !term.tilde && identical(types, term.ty, types.underlying(term.ty));
        literal && Term { tilde: true, ..**term }.includes(types, v)
    });
    let qualifier = cx.qualifier();
    let (shown, constraint) = (type_string(types, v, &qualifier), type_string(types, t, &qualifier));
    let detail = match with_tilde {
        Some(term) => format!("possibly missing ~ for {} in {constraint}", type_string(types, term.ty, &qualifier)),
        None if mentions(types, types.underlying(t), v) => {
            format!("{constraint} mentions {shown}, but {shown} is not in the type set of {constraint}")
        }
        None => format!("{shown} missing in {}", terms_string(types, set.specific())),
    };
    Err(format!("{shown} does not {} {constraint} ({detail})", purpose.verb()))
}

/// Ordinary interfaces satisfy `comparable`, but do not implement it.
fn comparable_enough(
    types: &Types,
    cx: &mut dyn Cx,
    v: TypeId,
    t_under: TypeId,
    purpose: Purpose,
) -> Result<(), String> {
    if !types.set_is_comparable(t_under)
        || strictly_comparable(types, v)
        || purpose == Purpose::Constraint && comparable(types, v)
    {
        return Ok(());
    }
    Err(format!("{} does not {} comparable", type_string(types, v, &cx.qualifier()), purpose.verb()))
}

/// Whether an element of `t` is `ty`, be it in the type set or not.
fn mentions(types: &Types, t: TypeId, ty: TypeId) -> bool {
    match types.get(t) {
        Type::Interface(iface) => iface.embeddeds.iter().any(|&elem| mentions(types, elem, ty)),
        Type::Union(terms) => terms.iter().any(|term| mentions(types, term.ty, ty)),
        _ => identical(types, t, ty),
    }
}

/// Whether the type arguments satisfy the constraints of the type parameters; the error is the number of the first that
/// does not, and why.
pub fn verify(types: &Types, cx: &mut dyn Cx, tparams: &[TypeId], targs: &[TypeId]) -> Result<(), (usize, String)> {
    let substitution = Substitution::new(tparams, targs);
    for (i, (&tparam, &targ)) in tparams.iter().zip(targs).enumerate() {
        // A constraint without `interface` is written as it stands.
        let bound = types.constraint(tparam);
        let bound = types.subst(bound, &substitution);
        implements(types, cx, targ, bound, Purpose::Constraint).map_err(|cause| (i, cause))?;
    }
    Ok(())
}

/// Whether a value of interface type `v` can hold a `t`: whether `x.(T)` is allowed. The error says why not.
pub fn assertable(types: &Types, cx: &mut dyn Cx, v: TypeId, t: TypeId) -> Result<(), String> {
    if types.is_interface(t) {
        return Ok(());
    }
    implements(types, cx, t, v, Purpose::Value)
}

impl Types {
    /// Whether every type in the type set of interface `iface` is strictly comparable.
    pub fn set_is_comparable(&self, iface: TypeId) -> bool {
        let set = self.type_set(iface);
        match &set.terms {
            Terms::All => set.comparable,
            Terms::Of(terms) => terms.iter().all(|term| strictly_comparable(self, term.ty)),
        }
    }

    /// A type parameter's constraint as an interface: the declared one, or an implicit one around it.
    pub fn constraint(&self, tparam: TypeId) -> TypeId {
        let Some(p) = self.as_type_param(tparam) else { return TypeId::INVALID };
        let iface = self.bound_interface(tparam);
        match self.get(iface) {
            Type::Interface(i) if i.implicit => iface,
            _ => p.bound(),
        }
    }
}
