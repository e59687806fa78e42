//! Tests of the relations between types. What Go says was asked of its compiler.

use super::assignable::{NotAssignable, Rule, Unrepresentable, Value, assignable, implicit_type};
use super::comparable::{comparable, has_nil, incomparable_cause, strictly_comparable};
use super::constant::Constant;
use super::convertible::{convert_constant, convertible};
use super::identical::{identical, identical_ignore_tags};
use super::implements::{Purpose, assertable, implements, verify};
use super::lookup::{Lookup, Operand, Selector, field_path, lookup_field_or_method};
use super::method_set::method_set;
use super::testing::World;
use super::ty::{ObjId, Type, TypeId};
use super::under::common_under;
use super::{Cx, Types};

#[test]
fn identical_types() {
    let w = World::new(
        "type A = int; type B struct { x int }; type G[P any] []P; type L struct { next *L }
         type I interface { m() interface { I } }; type J interface { m() interface { J } }",
    );
    let same = [
        ("A", "int"),
        ("byte", "uint8"),
        ("[]A", "[]int"),
        ("struct { x A; y string }", "struct { x int; y string }"),
        ("func(a int, b ...string) (r error)", "func(x A, y ...string) error"),
        ("interface { M(); N() }", "interface { N(); M() }"),
        ("interface { error; M() }", "interface { M(); Error() string }"),
        ("G[A]", "G[int]"),
        ("map[A]chan<- byte", "map[int]chan<- uint8"),
        ("any", "interface {}"),
        ("interface { m() interface { I } }", "interface { m() interface { I } }"),
    ];
    for (x, y) in same {
        let (a, b) = (w.ty(x), w.ty(y));
        assert!(identical(&w.types, a, b), "{x} and {y}");
        assert_eq!(w.types.canonical(a), w.types.canonical(b), "{x} and {y}");
    }
    let different = [
        ("B", "struct { x int }"),
        ("[]int", "[]int32"),
        ("[3]int", "[4]int"),
        ("chan int", "chan<- int"),
        ("func(int)", "func(...int)"),
        ("func(int)", "func(int) int"),
        ("struct { x int }", "struct { y int }"),
        ("struct { x int `a` }", "struct { x int `b` }"),
        ("struct { B }", "struct { B B }"),
        ("interface { M() }", "interface { M(int) }"),
        ("interface { M() }", "interface { m() }"),
        ("G[int]", "G[string]"),
        ("G[int]", "[]int"),
        ("*L", "L"),
        ("I", "J"),
    ];
    for (x, y) in different {
        let (a, b) = (w.ty(x), w.ty(y));
        assert!(!identical(&w.types, a, b), "{x} and {y}");
        assert_ne!(w.types.canonical(a), w.types.canonical(b), "{x} and {y}");
    }
    let (tagged, plain) = (w.ty("struct { x int `a` }"), w.ty("struct { x int }"));
    assert!(identical_ignore_tags(&w.types, tagged, plain));
}

#[test]
fn generic_signatures_are_identical_but_for_names() {
    let w = World::new(
        "func F[P any, Q interface{ ~[]P }](P, Q) P; func G[A any, B interface{ ~[]A }](A, B) A;
         func H[A any, B interface{ ~[]B }](A, B) A; func K[A, B any](A, B) A",
    );
    assert!(identical(&w.types, w.type_of("F"), w.type_of("G")));
    assert!(!identical(&w.types, w.type_of("F"), w.type_of("H")));
    assert!(!identical(&w.types, w.type_of("F"), w.type_of("K")));
}

#[test]
fn unexported_names_belong_to_their_package() {
    let w = World::new("type T struct { x int }");
    let other = w.package("a/b", "type T struct { x int }");
    for text in ["struct { x int }", "interface { m() }"] {
        let (a, b) = (w.ty(text), w.ty_in(other, text));
        assert!(!identical(&w.types, a, b), "{text}");
        assert_ne!(w.types.canonical(a), w.types.canonical(b), "{text}");
    }
    for text in ["struct { X int }", "interface { M() }"] {
        assert_eq!(w.types.canonical(w.ty(text)), w.types.canonical(w.ty_in(other, text)), "{text}");
    }
}

#[test]
fn comparable_types() {
    let w = World::new("type R struct { p *R; s string }; type S struct { a []int }; func F[P any, Q comparable]()");
    let cases = [
        ("int", true, true),
        ("*[]int", true, true),
        ("[]int", false, false),
        ("map[int]int", false, false),
        ("func()", false, false),
        ("any", true, false),
        ("struct { a int; b any }", true, false),
        ("[2]error", true, false),
        ("[2]func()", false, false),
        ("R", true, true),
        ("S", false, false),
    ];
    for (text, loosely, strictly) in cases {
        assert_eq!(comparable(&w.types, w.ty(text)), loosely, "{text}");
        assert_eq!(strictly_comparable(&w.types, w.ty(text)), strictly, "{text}");
    }
    let tparams = w.types.type_params(w.type_of("F")).to_vec();
    assert!(!comparable(&w.types, tparams[0]));
    assert!(comparable(&w.types, tparams[1]));
    let cause = |text| incomparable_cause(&w.types, w.ty(text), &w.qualifier());
    assert_eq!(cause("S").as_deref(), Some("struct containing []int cannot be compared"));
    assert_eq!(cause("[2]S").as_deref(), Some("[2]S cannot be compared"));
    assert_eq!(cause("[]int").as_deref(), Some(""));
    assert_eq!(cause("R"), None);
    assert!(has_nil(&w.types, w.ty("error")) && !has_nil(&w.types, w.ty("string")));
}

fn refusal(w: &World, v: &str, t: &str) -> Option<(Rule, String)> {
    let (v, t) = (w.ty(v), w.ty(t));
    let NotAssignable { rule, cause } = assignable(&w.types, &mut Shown(w), Value::new(v), t).err()?;
    Some((rule, cause))
}

/// Everything is declared; messages are those of package main.
struct Shown<'a>(&'a World);

impl Cx for Shown<'_> {
    fn declare(&mut self, _: ObjId) {}

    fn qualifier(&self) -> super::display::Qualifier<'_> {
        self.0.qualifier()
    }
}

#[test]
fn assignable_values() {
    let w = World::new(
        "type N []int; type M []int; type C chan int; type T struct{}; func (T) Error() string
         type P struct{}; func (*P) Error() string",
    );
    let fine = [
        ("N", "[]int"),
        ("[]int", "N"),
        ("chan int", "<-chan int"),
        ("C", "chan<- int"),
        ("T", "error"),
        ("*T", "error"),
        ("*P", "error"),
        ("func()", "any"),
        ("error", "any"),
    ];
    for (v, t) in fine {
        assert_eq!(refusal(&w, v, t), None, "{v} to {t}");
    }
    let none = String::new;
    assert_eq!(refusal(&w, "N", "M"), Some((Rule::Types, none())));
    assert_eq!(refusal(&w, "int", "int64"), Some((Rule::Types, none())));
    assert_eq!(refusal(&w, "<-chan int", "chan int"), Some((Rule::Types, none())));
    let cause = |v, t| refusal(&w, v, t).map(|(_, cause)| cause).unwrap_or_default();
    assert_eq!(cause("P", "error"), "P does not implement error (method Error has pointer receiver)");
    assert_eq!(cause("int", "error"), "int does not implement error (missing method Error)");
    assert_eq!(cause("any", "error"), "interface{} does not implement error (missing method Error)");
    assert_eq!(cause("error", "T"), "need type assertion");
    assert_eq!(
        cause("T", "*error"),
        "T does not implement *error (type *error is pointer to interface, not interface)"
    );
}

#[test]
fn causes_of_missing_methods() {
    let w = World::new(
        "type I interface { M(x int) string }; type U interface { m() }
         type A struct{}; func (A) M(y int64) string; type B struct{}; func (B) m(int) string
         type F struct { M int }; type E struct { A; X }; type X struct{}; func (X) M(x int) string
         type G[P any] struct{}; func (G[P]) M(p P) string; type H interface { M(p string) string }",
    );
    let other = w.package("other", "type T struct{}; func (T) m()");
    let cause = |v, t| implements(&w.types, &mut Shown(&w), v, t, Purpose::Value).err().unwrap_or_default();
    let shown = |v, t| cause(w.ty(v), w.ty(t));
    assert_eq!(
        shown("A", "I"),
        "A does not implement I (wrong type for method M)\n\t\thave M(int64) string\n\t\twant M(int) string"
    );
    assert_eq!(
        shown("B", "I"),
        "B does not implement I (missing method M)\n\t\thave m(int) string\n\t\twant M(int) string"
    );
    assert_eq!(shown("F", "I"), "F does not implement I (F.M is a field, not a method)");
    assert_eq!(shown("E", "I"), "E does not implement I (ambiguous selector E.M)");
    assert_eq!(shown("X", "I"), "");
    assert_eq!(shown("*I", "I"), "*I does not implement I (type *I is pointer to interface, not interface)");
    assert_eq!(
        shown("H", "I"),
        "H does not implement I (wrong type for method M)\n\t\thave M(string) string\n\t\twant M(int) string"
    );
    assert_eq!(shown("G[int]", "I"), "");
    assert_eq!(
        shown("G[string]", "I"),
        "G[string] does not implement I (wrong type for method M)\n\t\thave M(string) string\n\t\twant M(int) string"
    );
    assert_eq!(shown("I", "int"), "I does not implement int (int is not an interface)");
    assert_eq!(cause(w.ty_in(other, "T"), w.ty("U")), "other.T does not implement U (unexported method m)");
    assert_eq!(
        assertable(&w.types, &mut Shown(&w), w.ty("I"), w.ty("A")),
        Err("A does not implement I (wrong type for method M)\n\t\thave M(int64) string\n\t\twant M(int) string".into())
    );
    assert_eq!(assertable(&w.types, &mut Shown(&w), w.ty("I"), w.ty("H")), Ok(()));
}

#[test]
fn satisfied_constraints() {
    let w = World::new(
        "type MyInt int; type Int interface { int | string }; type Tilde interface { ~int }; type Cmp interface { comparable }
         type Both interface { ~int; String() string }; type S int; func (S) String() string
         type Never interface { int; string }",
    );
    let cause =
        |v, t| implements(&w.types, &mut Shown(&w), w.ty(v), w.ty(t), Purpose::Constraint).err().unwrap_or_default();
    assert_eq!(cause("int", "Int"), "");
    assert_eq!(cause("MyInt", "Tilde"), "");
    assert_eq!(cause("S", "Both"), "");
    assert_eq!(cause("any", "Cmp"), "");
    assert_eq!(cause("MyInt", "Int"), "MyInt does not satisfy Int (possibly missing ~ for int in Int)");
    assert_eq!(cause("bool", "Int"), "bool does not satisfy Int (bool missing in int | string)");
    assert_eq!(cause("MyInt", "Both"), "MyInt does not satisfy Both (missing method String)");
    assert_eq!(cause("[]int", "Cmp"), "[]int does not satisfy comparable");
    assert_eq!(cause("int", "Never"), "cannot satisfy Never (empty type set)");
    assert_eq!(
        implements(&w.types, &mut Shown(&w), w.ty("any"), w.ty("Cmp"), Purpose::Value),
        Err("any does not implement comparable".into())
    );
    let f = World::new("func F[P ~int, Q interface{ ~[]P }]()");
    let tparams = f.types.type_params(f.type_of("F")).to_vec();
    let check = |p, q| verify(&f.types, &mut Shown(&f), &tparams, &[f.ty(p), f.ty(q)]);
    assert_eq!(check("int", "[]int"), Ok(()));
    assert_eq!(check("string", "[]int"), Err((0, "string does not satisfy ~int (string missing in ~int)".into())));
    assert_eq!(
        check("int", "[]string"),
        Err((1, "[]string does not satisfy interface{~[]int} ([]string missing in ~[]int)".into()))
    );
}

#[test]
fn untyped_values_take_types() {
    let w = World::new("type MyInt int; func F[P ~int8 | ~float32]()");
    let one = Constant::int(1);
    let big = Constant::int(300);
    let half = Constant::float64(0.5);
    let implicit = |ty, constant, target: TypeId| implicit_type(&w.types, Value { ty, constant }, target);
    assert_eq!(implicit(TypeId::UNTYPED_INT, Some(&one), w.ty("MyInt")).map(|(ty, _)| ty), Ok(w.ty("MyInt")));
    assert_eq!(implicit(TypeId::UNTYPED_INT, Some(&one), TypeId::ANY).map(|(ty, _)| ty), Ok(TypeId::INT));
    assert_eq!(implicit(TypeId::UNTYPED_RUNE, Some(&one), TypeId::ANY).map(|(ty, _)| ty), Ok(TypeId::RUNE));
    assert_eq!(
        implicit(TypeId::UNTYPED_INT, Some(&one), TypeId::UNTYPED_FLOAT).map(|(ty, _)| ty),
        Ok(TypeId::UNTYPED_FLOAT)
    );
    let fault =
        |ty, constant, target| implicit(ty, constant, target).map(|(ty, _)| ty).expect_err("it is not assignable");
    assert_eq!(fault(TypeId::UNTYPED_INT, Some(&big), TypeId::INT8), Unrepresentable::Overflows);
    assert_eq!(fault(TypeId::UNTYPED_FLOAT, Some(&half), TypeId::INT), Unrepresentable::Truncated);
    assert_eq!(fault(TypeId::UNTYPED_INT, Some(&one), TypeId::STRING), Unrepresentable::Kind);
    assert_eq!(fault(TypeId::UNTYPED_INT, Some(&one), TypeId::ERROR), Unrepresentable::Conversion);
    assert_eq!(fault(TypeId::UNTYPED_NIL, None, TypeId::INT), Unrepresentable::Conversion);
    let tparam = w.types.type_params(w.type_of("F"))[0];
    let fits = |constant| assignable(&w.types, &mut Shown(&w), Value { ty: TypeId::UNTYPED_INT, constant }, tparam);
    assert!(fits(Some(&one)).is_ok());
    assert!(fits(Some(&big)).is_err());
}

#[test]
fn convertible_values() {
    let w = World::new(
        "type N struct { x int `a` }; type M struct { x int `b` }; type S string; type B []byte
         func F[P ~int | ~string, Q ~[]byte | ~string]()",
    );
    let fine = [
        ("N", "M"),
        ("*N", "*M"),
        ("int", "float64"),
        ("float32", "int8"),
        ("int", "string"),
        ("S", "B"),
        ("B", "S"),
        ("[]rune", "S"),
        ("[]int", "[3]int"),
        ("[]int", "*[3]int"),
        ("complex64", "complex128"),
        ("uintptr", "uint8"),
    ];
    for (v, t) in fine {
        let result = convertible(&w.types, &mut Shown(&w), Value::new(w.ty(v)), w.ty(t));
        assert_eq!(result, Ok(()), "{v} to {t}");
    }
    for (v, t) in
        [("N", "int"), ("float64", "string"), ("[]int", "string"), ("[]int", "[3]int64"), ("int", "complex64")]
    {
        let result = convertible(&w.types, &mut Shown(&w), Value::new(w.ty(v)), w.ty(t));
        assert!(result.is_err(), "{v} to {t}");
    }
    let unsafe_pointer = TypeId::UNSAFE_POINTER;
    let convert = |v, t| convertible(&w.types, &mut Shown(&w), Value::new(v), t);
    assert!(convert(w.ty("*int"), unsafe_pointer).is_ok() && convert(unsafe_pointer, TypeId::UINTPTR).is_ok());
    assert!(convert(TypeId::INT, unsafe_pointer).is_err());
    let tparams = w.types.type_params(w.type_of("F")).to_vec();
    assert_eq!(convert(tparams[1], w.ty("string")), Ok(()));
    assert_eq!(convert(tparams[0], w.ty("int64")), Err("cannot convert string (in P) to type int64".into()));
    assert_eq!(
        convert(w.ty("[]byte"), tparams[0]),
        Err("cannot convert []byte to type int (in P)\n\tcannot assign []byte to int (in P)".into())
    );
    assert_eq!(convert(tparams[0], tparams[1]), Err("cannot convert int (in P) to type []byte (in Q)".into()));
    let text = |n: i64| convert_constant(&w.types, &Constant::int(n), TypeId::UNTYPED_INT, TypeId::STRING);
    assert_eq!(text(65).map(|c| c.to_string()).as_deref(), Some("\"A\""));
    assert_eq!(text(-1).map(|c| c.to_string()).as_deref(), Some("\"\u{fffd}\""));
    assert!(convert_constant(&w.types, &Constant::int(300), TypeId::UNTYPED_INT, TypeId::INT8).is_none());
}

fn look(w: &World, ty: &str, name: &str, operand: Operand) -> String {
    let selector = Selector::new(Some(w.pkg), w.types.intern(name));
    match lookup_field_or_method(&w.types, w.ty(ty), operand, selector) {
        Lookup::Found(s) => format!("{:?}{}", s.path, if s.indirect { " indirect" } else { "" }),
        Lookup::Ambiguous(path) => format!("ambiguous {path:?}"),
        Lookup::PointerReceiver => "pointer receiver".into(),
        Lookup::NotFound => "not found".into(),
    }
}

#[test]
fn selectors() {
    let w = World::new(
        "type A struct { x, int; a int }; type In struct { f int }; func (In) V(); func (*In) P()
         type Out struct { g int; In }; type Deep struct { *Out }; type Two struct { In; Other }; type Other struct { f int }
         type Cover struct { Two; f string }; type Ptr *In; type If struct { error; g int }
         type Rec struct { *Rec; In }; type Gen[T any] struct { v T }; func (Gen[T]) Get() T
         type UseGen struct { h int; Gen[string] }"
            .replace("x, int; ", "")
            .as_str(),
    );
    let value = |ty, name| look(&w, ty, name, Operand::Value);
    assert_eq!(value("Out", "f"), "[1, 0]");
    assert_eq!(value("Out", "V"), "[1, 0]");
    assert_eq!(value("Out", "P"), "pointer receiver");
    assert_eq!(look(&w, "Out", "P", Operand::Addressable), "[1, 1]");
    assert_eq!(value("*Out", "P"), "[1, 1] indirect");
    assert_eq!(value("Deep", "P"), "[0, 1, 1] indirect");
    assert_eq!(value("Two", "f"), "ambiguous [1, 0]");
    assert_eq!(value("Cover", "f"), "[1]");
    assert_eq!(value("Ptr", "f"), "[0] indirect");
    assert_eq!(value("Ptr", "V"), "not found");
    assert_eq!(value("*Ptr", "f"), "not found");
    assert_eq!(value("If", "Error"), "[0, 0]");
    assert_eq!(value("*error", "Error"), "not found");
    assert_eq!(value("Rec", "f"), "[1, 0]");
    assert_eq!(value("UseGen", "Get"), "[1, 0]");
    assert_eq!(value("UseGen", "_"), "not found");
    assert_eq!(field_path(&w.types, w.ty("Deep"), &[0, 1, 0]), "Out.In.f");
}

#[test]
fn an_instances_members_have_its_types() {
    let w = World::new(
        "type Gen[T any] struct { v T; next *Gen[T] }; func (*Gen[U]) Get() (U, *Gen[U]); func (Gen[U]) Map[V any](func(U) V) Gen[V]",
    );
    let inst = w.ty("Gen[string]");
    assert_eq!(w.show(w.types.underlying(inst)), "struct{v string; next *Gen[string]}");
    let method = |name| {
        let selector = Selector::new(Some(w.pkg), w.types.intern(name));
        let found = lookup_field_or_method(&w.types, inst, Operand::Addressable, selector).found();
        w.types.type_of(found.expect("it is there").obj)
    };
    assert_eq!(w.show(method("Get")), "func() (string, *Gen[string])");
    assert_eq!(w.show(method("Map")), "func[V any](func(string) V) Gen[V]");
    let Type::Signature(sig) = w.types.get(method("Get")) else { panic!("a method has a signature") };
    assert_eq!(w.show(w.types.type_of(sig.recv.expect("it is a method"))), "*Gen[string]");
    assert_eq!(method("Get"), method("Get"));
    let again = w.types.instantiate(method("Map"), vec![TypeId::INT]);
    assert_eq!(w.show(again), "func(func(string) int) Gen[int]");
}

#[test]
fn method_sets() {
    let w = World::new(
        "type In struct{}; func (In) V(); func (*In) P(); func (In) a(); type Out struct { In; *X }; type X struct{}; func (*X) Q();
         func (X) V2(); type I interface { error; M() }; type Emb struct { I }",
    );
    let names = |ty| {
        let set = method_set(&w.types, w.ty(ty));
        set.iter().map(|s| w.types.name(w.types.obj(s.obj).name).to_string()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(names("In"), "V a");
    assert_eq!(names("*In"), "P V a");
    assert_eq!(names("Out"), "Q V V2 a");
    assert_eq!(names("*Out"), "P Q V V2 a");
    assert_eq!(names("I"), "Error M");
    assert_eq!(names("*I"), "");
    assert_eq!(names("Emb"), "Error M");
}

#[test]
fn type_sets_and_core_types() {
    let w = World::new(
        "type MyInt int; type A interface { ~int | string; M() }; type B interface { A; int | bool }
         type C interface { chan int | <-chan int }; type D interface { []int | MyInt }; type E interface { ~int | MyInt | int }
         func F[P C, Q D, R any, S interface{ []byte | ~[]byte }]()",
    );
    let terms = |ty| {
        let set = w.types.type_set(w.types.underlying(w.ty(ty)));
        super::display::terms_string(&w.types, set.specific())
    };
    assert_eq!(terms("A"), "~int | string");
    assert_eq!(terms("B"), "int");
    assert_eq!(terms("E"), "~int");
    assert_eq!(w.types.type_set(w.types.underlying(w.ty("B"))).methods.len(), 1);
    let tparams = w.types.type_params(w.type_of("F")).to_vec();
    let common = |i: usize| common_under(&w.types, tparams[i], &w.qualifier(), |_| Ok(())).map(|ty| w.show(ty));
    assert_eq!(common(0).as_deref(), Ok("<-chan int"));
    assert_eq!(common(1), Err("[]int and MyInt have different underlying types".into()));
    assert_eq!(common(2), Err("no specific type".into()));
    assert_eq!(common(3).as_deref(), Ok("[]byte"));
}

#[test]
fn duplicate_methods_are_noted() {
    let w = World::new("type A interface { M() }; type B interface { A; M(int) }; type C interface { A; A }");
    let duplicates = |ty| w.types.type_set(w.types.underlying(w.ty(ty))).duplicates.len();
    assert_eq!((duplicates("A"), duplicates("B"), duplicates("C")), (0, 1, 0));
}

#[test]
fn deep_types_do_not_overflow_the_stack() {
    let w = World::new("");
    let deep = |types: &Types, leaf| (0..200_000).fold(leaf, |ty, _| types.new_pointer(ty));
    let x = deep(&w.types, w.ty("struct { a int }"));
    let y = deep(&w.types, w.ty("struct { a int }"));
    assert!(identical(&w.types, x, y));
    assert_eq!(w.types.canonical(x), w.types.canonical(y));
    assert_eq!(w.show(x).len(), 200_000 + "struct{a int}".len());
    assert!(comparable(&w.types, x));
}
