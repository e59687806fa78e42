//! The underlying types of a type set, and what they have in common.

use super::Types;
use super::display::{Qualifier, type_string};
use super::identical::identical;
use super::ty::{ChanDir, Type, TypeId};

/// A type of a type set and its underlying type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member {
    /// The type as the constraint names it.
    pub ty: TypeId,
    /// Its underlying type.
    pub under: TypeId,
}

impl Types {
    /// The specific types of a type parameter's type set; empty if its constraint names none. For any other type, that
    /// type alone.
    pub fn members(&self, ty: TypeId) -> Vec<Member> {
        if !self.is_type_param(ty) {
            return vec![Member { ty, under: self.underlying(ty) }];
        }
        let terms = self.type_set(self.underlying(ty)).specific();
        terms.iter().map(|term| Member { ty: term.ty, under: self.underlying(term.ty) }).collect()
    }

    /// Whether `holds` of every underlying type of the type set; it is asked `None` if no specific types are named.
    pub fn all_under(&self, ty: TypeId, mut holds: impl FnMut(Option<TypeId>) -> bool) -> bool {
        match self.members(ty).as_slice() {
            [] => holds(None),
            members => members.iter().all(|member| holds(Some(member.under))),
        }
    }

    /// The core type: the underlying type, or the one that all types of a type parameter's type set share.
    pub fn core_type(&self, ty: TypeId) -> Option<TypeId> {
        common_under(self, ty, &Qualifier::default(), |_| Ok(())).ok()
    }
}

/// The underlying type that all types of the type set share, or why there is none.
///
/// Channels may differ in direction: the result is a restricted one. `condition` is asked of each member first, or of
/// `None` if no specific types are named; its error ends the search.
pub fn common_under(
    types: &Types,
    ty: TypeId,
    qualifier: &Qualifier,
    mut condition: impl FnMut(Option<Member>) -> Result<(), String>,
) -> Result<TypeId, String> {
    let show = |ty| type_string(types, ty, qualifier);
    let mut common: Option<Member> = None;
    let members = types.members(ty);
    if members.is_empty() {
        condition(None)?;
        return Err("no specific type".into());
    }
    for member in members {
        condition(Some(member))?;
        let Some(known) = common else {
            common = Some(member);
            continue;
        };
        match (types.get(known.under), types.get(member.under)) {
            (Type::Chan { dir: a, elem: x }, Type::Chan { dir: b, elem: y }) => {
                if !identical(types, *x, *y) {
                    let (a, b) = (show(known.ty), show(member.ty));
                    return Err(format!("channels {a} and {b} have different element types"));
                }
                match (a, b) {
                    _ if a == b => {}
                    (ChanDir::Both, _) => common = Some(member),
                    (_, ChanDir::Both) => {}
                    _ => {
                        let (a, b) = (show(known.ty), show(member.ty));
                        return Err(format!("channels {a} and {b} have conflicting directions"));
                    }
                }
            }
            _ if !identical(types, known.under, member.under) => {
                let (a, b) = (show(known.ty), show(member.ty));
                return Err(format!("{a} and {b} have different underlying types"));
            }
            _ => {}
        }
    }
    common.map(|member| member.under).ok_or_else(|| "no specific type".into())
}
