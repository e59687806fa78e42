//! Tests of the store, scopes and the universe.

use super::display::{Qualifier, type_string};
use super::object::ObjectKind;
use super::ty::{BasicKind, ChanDir, TypeId};
use super::*;
use crate::base::span::Pos;

fn show(types: &Types, ty: TypeId) -> String {
    type_string(types, ty, &Qualifier::default())
}

#[test]
fn fixed_ids_have_their_names() {
    let types = Types::default();
    for kind in BasicKind::ALL {
        assert_eq!(types.basic_kind(TypeId::basic(kind)), Some(kind));
    }
    let fixed = [
        (TypeId::BYTE, "byte"),
        (TypeId::RUNE, "rune"),
        (TypeId::ANY, "any"),
        (TypeId::EMPTY_INTERFACE, "interface{}"),
        (TypeId::ERROR, "error"),
        (TypeId::COMPARABLE, "comparable"),
        (TypeId::UNSAFE_POINTER, "unsafe.Pointer"),
        (TypeId::UNTYPED_RUNE, "untyped rune"),
        (TypeId::EMPTY_STRUCT, "struct{}"),
        (TypeId::EMPTY_TUPLE, "()"),
    ];
    for (ty, name) in fixed {
        assert_eq!(show(&types, ty), name);
    }
    assert_eq!(show(&types, types.underlying(TypeId::ERROR)), "interface{Error() string}");
    assert_eq!(show(&types, types.underlying(TypeId::COMPARABLE)), "interface{comparable}");
}

#[test]
fn literal_types_are_shared_and_written_as_go_writes_them() {
    let types = Types::default();
    let recv = types.new_chan(ChanDir::Recv, TypeId::INT);
    assert_eq!(recv, types.new_chan(ChanDir::Recv, TypeId::INT));
    assert_eq!(show(&types, types.new_chan(ChanDir::Both, recv)), "chan (<-chan int)");
    assert_eq!(show(&types, types.new_chan(ChanDir::Send, recv)), "chan<- <-chan int");
    let map = types.new_map(TypeId::STRING, types.new_slice(types.new_pointer(TypeId::ANY)));
    assert_eq!(show(&types, types.new_array(3, map)), "[3]map[string][]*any");
}

#[test]
fn universe_and_unsafe_are_declared() {
    let types = Types::default();
    for name in ["true", "iota", "nil", "append", "sleep", "any", "byte", "error", "comparable"] {
        assert!(types.lookup_parent(types.universe, types.intern(name), Pos::NONE).is_some(), "{name}");
    }
    let scope = types.pkg(types.unsafe_pkg).scope;
    let (found, sizeof) = types.lookup_parent(scope, types.intern("Sizeof"), Pos::NONE).expect("unsafe.Sizeof");
    assert_eq!(found, scope);
    assert!(matches!(types.obj(sizeof).kind, ObjectKind::Builtin(universe::Builtin::UnsafeSizeof)));
}

#[test]
fn scopes_shadow_and_hide_by_position() {
    let types = Types::default();
    let name = types.intern("x");
    let pkg = types.new_package("main", types.intern("main"));
    let outer = types.pkg(pkg).scope;
    let inner = types.new_scope(outer, Span::new(Pos(10), Pos(20)));
    let a = types.new_object(Object::type_name(Pos(1), Some(pkg), name, None));
    let b = types.new_object(Object::type_name(Pos(15), Some(pkg), name, None));
    types.obj(b).set_scope_pos(Pos(16));
    assert_eq!(types.insert(outer, a), None);
    assert_eq!(types.insert(inner, b), None);
    assert_eq!(types.insert(inner, a), Some(b));
    assert_eq!(types.lookup_parent(inner, name, Pos(12)), Some((outer, a)));
    assert_eq!(types.lookup_parent(inner, name, Pos(18)), Some((inner, b)));
    assert_eq!(types.innermost(outer, Pos(12)), inner);
    assert_eq!(types.innermost(outer, Pos(30)), outer);
}

#[test]
fn a_store_can_move_to_another_thread() {
    fn send<T: Send>() {}
    send::<Types>();
}
