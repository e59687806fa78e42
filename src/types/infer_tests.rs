//! Tests of inference, instances in their many forms, sizes, cycles and names. What Go says was asked of its compiler.

use rustc_hash::FxHashSet;

use super::infer::{CannotInfer, Inference, infer};
use super::lookup::{Lookup, Operand, Selector, lookup_field_or_method};
use super::mono::MonoGraph;
use super::sizes::{align_of, has_variable_size, offset_of, offsets_of, size_of};
use super::subst::Substitution;
use super::testing::World;
use super::ty::{Type, TypeId};
use super::valid_type::invalid_cycle;
use super::{AllDeclared, Cx};
use crate::base::span::Pos;

struct Shown<'a>(&'a World);

impl Cx for Shown<'_> {
    fn declare(&mut self, _: super::ty::ObjId) {}

    fn qualifier(&self) -> super::display::Qualifier<'_> {
        self.0.qualifier()
    }
}

/// Type arguments of a call of `func` with arguments of these types; `:` separates given type arguments.
fn call(w: &World, func: &str, args: &str) -> String {
    let (given, args) = args.split_once(':').unwrap_or(("", args));
    let untyped = |text: &str| match text {
        "1" => TypeId::UNTYPED_INT,
        "1.5" => TypeId::UNTYPED_FLOAT,
        "'a'" => TypeId::UNTYPED_RUNE,
        "\"s\"" => TypeId::UNTYPED_STRING,
        "nil" => TypeId::UNTYPED_NIL,
        text if text.starts_with('&') => w.type_of(&text[1..]),
        text => w.ty(text),
    };
    let list = |text: &str| text.split(';').map(str::trim).filter(|t| !t.is_empty()).map(untyped).collect::<Vec<_>>();
    let (targs, args) = (list(given), list(args));
    let Type::Signature(sig) = w.types.get(w.type_of(func)) else { panic!("{func} is a function") };
    let mut params: Vec<TypeId> = w.types.tuple(sig.params).iter().map(|&p| w.types.type_of(p)).collect();
    if sig.variadic {
        let last = params.pop().expect("a variadic function has a parameter");
        let Type::Slice { elem } = w.types.get(last) else { panic!("a variadic parameter is a slice") };
        params.resize(args.len(), *elem);
    }
    // The parameters of generic function arguments are found along.
    let mut tparams = sig.tparams.clone();
    for sig in args.iter().filter_map(|&arg| w.types.as_signature(arg)) {
        tparams.extend(&sig.tparams);
    }
    let targs: Vec<Option<TypeId>> = targs.into_iter().map(Some).collect();
    let show_arg = |i: usize| format!("arg{i}");
    let asked = Inference {
        tparams: &tparams,
        targs: &targs,
        params: &params,
        args: &args,
        reverse: false,
        show_arg: &show_arg,
    };
    match infer(&w.types, &mut Shown(w), &asked) {
        Ok(all) => all.iter().map(|&ty| w.show(ty)).collect::<Vec<_>>().join(" "),
        Err(CannotInfer { message, .. }) => message.unwrap_or_default(),
    }
}

#[test]
fn from_arguments() {
    let w = World::new(
        "type L []int; type MyInt int; type Pair[A, B any] struct { a A; b B }; type Fn func(int) string
         func Id[T any](T) T; func Two[T any](T, T); func Slice[T any]([]T); func Map[T, U any]([]T, func(T) U) []U
         ; func Of[A, B any](Pair[A, B]) A; func Var[T any](...T); func Ch[T any](<-chan T); func M[K comparable, V any](map[K]V)
         ; func Apply[T any](T, func(T)); func G[X any](X) X; func Sink[X any](X)",
    );
    let cases = [
        ("Id", "int", "int"),
        ("Id", "L", "L"),
        ("Two", "int; int", "int"),
        ("Two", "L; []int", "L"),
        ("Two", "[]int; L", "L"),
        ("Slice", "L", "int"),
        ("Map", "[]int; func(int) string", "int string"),
        ("Map", "[]int; Fn", "int string"),
        ("Map", "[]int; &G", "int int int"),
        ("Of", "Pair[int, MyInt]", "int MyInt"),
        ("Var", "string; string", "string"),
        ("Ch", "chan MyInt", "MyInt"),
        ("M", "map[string][]int", "string []int"),
        ("Apply", "string; &Sink", "string string"),
        ("Id", "1", "int"),
        ("Two", "1; 1.5", "float64"),
        ("Two", "1; 'a'", "rune"),
        ("Two", "1; float32", "float32"),
        ("Map", "int : []int; func(int) bool", "int bool"),
        ("Two", "int; string", "type string of arg1 does not match inferred type int for T"),
        ("Slice", "int", "type int of arg0 does not match []T (cannot infer T)"),
        ("Map", "int; func(int) bool", "type int of arg0 does not match []T (cannot infer T and U)"),
        ("Two", "1; \"s\"", "mismatched types untyped int and untyped string (cannot infer T)"),
        ("Id", "nil", "cannot infer T"),
    ];
    for (func, args, result) in cases {
        assert_eq!(call(&w, func, args), result, "{func}({args})");
    }
}

#[test]
fn from_constraints() {
    let w = World::new(
        "type L []int; type T struct{}; func (*T) Set(string); type B struct{}; func (B) Get() int
         ; func Clone[S ~[]E, E any](S) S; func Ptr[P any, PT interface { *P; Set(string) }](P)
         ; func Getter[V any, G interface { Get() V }](G) V; func Single[P interface { []int }]() P
         ; func Sum[N ~int | ~float64](...N) N; func Cycle[P interface { *P }](...int); func Keys[M ~map[K]V, K comparable, V any](M) []K
         ; func Chain[A any, B interface { []C }, C interface { *A }](A)",
    );
    let cases = [
        ("Clone", "L", "L int"),
        ("Clone", "[]string", "[]string string"),
        ("Ptr", "T", "T *T"),
        ("Getter", "B", "int B"),
        ("Single", "", "[]int"),
        ("Sum", "1; 1.5", "float64"),
        ("Keys", "map[string]int", "map[string]int string int"),
        ("Chain", "int", "int []*int *int"),
        ("Cycle", "", "cannot infer P"),
        ("Clone", "int", "S (type int) does not satisfy ~[]E"),
        ("Getter", "T", "G (type T) does not satisfy interface{Get() V} (missing method Get)"),
    ];
    for (func, args, result) in cases {
        assert_eq!(call(&w, func, args), result, "{func}({args})");
    }
}

#[test]
fn interfaces_in_arguments() {
    let w = World::new(
        "type I[T any] interface { Get() T }; type A struct{}; func (A) Get() string; type Both interface { Get() bool; Put() }
         ; func F[T any](I[T]) T; func Two[T any](T, T)",
    );
    assert_eq!(call(&w, "F", "A"), "string");
    assert_eq!(call(&w, "F", "Both"), "bool");
    assert_eq!(call(&w, "F", "I[int]"), "int");
    assert_eq!(call(&w, "Two", "A; any"), "type any of arg1 does not match inferred type A for T");
}

#[test]
fn renamed_parameters_keep_their_constraints() {
    let w = World::new("func F[S ~[]E, E any](S, E) S");
    let sig = w.type_of("F");
    let (fresh, renamed) = w.types.rename_type_params(w.types.type_params(sig), sig);
    assert_ne!(fresh, w.types.type_params(sig));
    assert_eq!(w.show(w.types.as_type_param(fresh[0]).expect("it is one").bound()), "~[]E");
    let core = w.types.core_type(fresh[0]).expect("it has one");
    assert_eq!(w.types.get(core), w.types.get(w.types.new_slice(fresh[1])), "E is the new one");
    assert_eq!(w.show(renamed), w.show(sig));
}

impl PartialEq for Type {
    fn eq(&self, other: &Self) -> bool {
        format!("{self:?}") == format!("{other:?}")
    }
}

#[test]
fn instances_are_shared_and_expand_without_end() {
    let w =
        World::new("type Grow[T any] struct { next *Grow[[]T]; v T }; type A = []int; type Al[P any] = map[string]P");
    let first = w.ty("Grow[A]");
    assert_eq!(first, w.ty("Grow[[]int]"));
    let mut at = first;
    for _ in 0..100 {
        let Type::Struct(s) = w.types.under(at) else { panic!("it is a struct") };
        at = w.types.deref(w.types.type_of(s.fields[0])).0;
    }
    assert!(w.show(at).starts_with("Grow[[][]"));
    assert_eq!(w.show(w.ty("Al[int]")), "Al[int]");
    assert_eq!(w.show(w.types.underlying(w.ty("Al[int]"))), "map[string]int");
    assert_eq!(w.types.canonical(w.ty("Al[int]")), w.types.canonical(w.ty("map[string]int")));
}

#[test]
fn types_in_generic_functions_have_instances() {
    let w = World::new("type L struct { p []int }; func F[P any](P)");
    let tparam = w.types.type_params(w.type_of("F"))[0];
    let obj = w.types.as_named(w.ty("L")).expect("it is defined").obj;
    let local = w.types.new_named(obj);
    w.types.set_implicit_type_params(local, vec![tparam]);
    w.types.set_rhs(local, w.types.new_slice(tparam));
    let at = |ty| w.types.subst(w.types.new_pointer(local), &Substitution::new(&[tparam], &[ty]));
    let (ints, strings) = (at(TypeId::INT), at(TypeId::STRING));
    assert_eq!(ints, at(TypeId::INT));
    assert_ne!(w.types.canonical(ints), w.types.canonical(strings));
    assert_eq!(w.show(w.types.underlying(w.types.deref(ints).0)), "[]int");
}

#[test]
fn sizes_are_gcs() {
    let w = World::new(
        "type S struct { a bool; b int64; c bool }; type Z struct { a int32; z struct{} }; func F[P any](P)",
    );
    let cases = [
        ("bool", 1, 1),
        ("string", 16, 8),
        ("complex64", 8, 4),
        ("complex128", 16, 8),
        ("[]int", 24, 8),
        ("any", 16, 8),
        ("func()", 8, 8),
        ("S", 24, 8),
        ("Z", 8, 4),
        ("struct {}", 0, 1),
        ("[3]S", 72, 8),
        ("[0]int", 0, 8),
        ("struct { a int8; b int16; c int8 }", 6, 2),
    ];
    for (text, size, alignment) in cases {
        assert_eq!((size_of(&w.types, w.ty(text)), align_of(&w.types, w.ty(text))), (Some(size), alignment), "{text}");
    }
    assert_eq!(size_of(&w.types, w.ty("[4611686018427387904]int")), None);
    let s = w.types.as_struct(w.ty("S")).expect("it is a struct");
    assert_eq!(offsets_of(&w.types, &s.fields), [Some(0), Some(8), Some(16)]);
    assert_eq!(offset_of(&w.types, w.ty("struct { x int32; s S }"), &[1, 2]), Some(24));
    let tparam = w.types.type_params(w.type_of("F"))[0];
    assert!(has_variable_size(&w.types, w.types.new_array(2, tparam)));
    assert!(!has_variable_size(&w.types, w.types.new_pointer(tparam)));
    let endless =
        World::new("type A struct { a A }; type B[T any] struct { b B[[]T] }; type E[T any] struct { E[*T] }");
    assert!(has_variable_size(&endless.types, endless.ty("A")));
    assert!(has_variable_size(&endless.types, endless.ty("B[int]")));
    let selector = Selector::new(Some(endless.pkg), endless.types.intern("x"));
    let found = lookup_field_or_method(&endless.types, endless.ty("E[int]"), Operand::Value, selector);
    assert_eq!(found, Lookup::NotFound);
}

#[test]
fn types_that_contain_themselves() {
    let w = World::new(
        "type A struct { a A }; type B struct { c C }; type C [2]B; type P struct { p *P; q []P; f func(P) }
         type G[T any] struct { t T }; type H struct { g G[H] }; type K struct { g G[*K] }; type I interface { I2 }; type I2 interface { I }
         type N[T any] struct { f *N[N[T]] }",
    );
    let cycle = |name| {
        let cycle = invalid_cycle(&w.types, w.ty(name), &mut FxHashSet::default()).unwrap_or_default();
        cycle.iter().map(|&ty| w.show(ty)).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(cycle("A"), "A");
    assert_eq!(cycle("B"), "B C");
    assert_eq!(cycle("P"), "");
    assert_eq!(cycle("H"), "H G[H]");
    assert_eq!(cycle("K"), "");
    assert_eq!(cycle("I"), "I I2");
    assert_eq!(cycle("N"), "");
}

#[test]
fn instances_without_end() {
    let w = World::new("type G[T any] []T; func F[P any](P); func H[A, B any](A, B)");
    let f = w.types.type_params(w.type_of("F")).to_vec();
    let h = w.types.type_params(w.type_of("H")).to_vec();
    let mut graph = MonoGraph::new(w.pkg);
    // F calls itself with its own parameter, H with its parameters exchanged: both end.
    graph.record_instance(&w.types, &[Pos(1)], &f, &f);
    graph.record_instance(&w.types, &[Pos(2)], &h, &[h[1], h[0]]);
    graph.record_instance(&w.types, &[Pos(3)], &f, &[w.ty("G[int]")]);
    assert!(graph.find_loop(&w.types).is_none());
    graph.record_instance(&w.types, &[Pos(4), Pos(5)], &h, &[h[0], w.types.new_slice(h[0])]);
    let found = graph.find_loop(&w.types).expect("H[A, []A] has no end");
    assert_eq!(found.steps.len(), 2);
    assert!(found.steps.iter().any(|step| step.pos == Pos(5) && w.show(step.ty) == "[]A" && !step.implicit));
}

#[test]
fn methods_are_declared_on_demand() {
    struct OnDemand<'a>(&'a World, usize);
    impl Cx for OnDemand<'_> {
        fn declare(&mut self, obj: super::ty::ObjId) {
            self.1 += 1;
            if self.0.types.obj(obj).ty().is_none() {
                self.0.types.obj(obj).set_ty(self.0.type_of("f"));
            }
        }
    }
    let w = World::new("type T struct{}; type G[P any] struct{}; type I interface { Do() }; func f()");
    for name in ["T", "G"] {
        let method = super::object::Object::func(Pos::NONE, Some(w.pkg), w.types.intern("Do"), None);
        w.types.add_method(w.type_of(name), w.types.new_object(method));
    }
    let mut cx = OnDemand(&w, 0);
    for ty in ["T", "G[int]"] {
        let result =
            super::implements::implements(&w.types, &mut cx, w.ty(ty), w.ty("I"), super::implements::Purpose::Value);
        assert_eq!(result, Ok(()), "{ty}");
    }
    assert_eq!(cx.1, 2);
    let again = super::implements::implements(
        &w.types,
        &mut AllDeclared,
        w.ty("T"),
        w.ty("I"),
        super::implements::Purpose::Value,
    );
    assert_eq!(again, Ok(()));
}
