//! Programs of odd shapes: nested deeply, very wide, or without end in their types and constants.

/// A name and a program.
pub(crate) type Shape = (&'static str, String);

/// `open` a number of times, `middle`, `close` as many times.
fn nest(n: usize, open: &str, middle: &str, close: &str) -> String {
    [&open.repeat(n), middle, &close.repeat(n)].concat()
}

fn body(statements: &str) -> String {
    format!("package main\nfunc main() {{\n{statements}\n}}\n")
}

/// `piece` for each of 0 to `n`, `@` standing for the number and `#` for the one after it.
fn each(n: usize, piece: &str) -> String {
    (0..n).map(|i| piece.replace('@', &i.to_string()).replace('#', &(i + 1).to_string())).collect()
}

/// Programs nested `n` levels deep.
pub(crate) fn deep(n: usize) -> Vec<Shape> {
    let mut shapes = deep_expressions(n);
    shapes.extend(deep_types(n));
    shapes.extend(deep_statements(n));
    shapes
}

fn deep_expressions(n: usize) -> Vec<Shape> {
    let recursive = "type T struct{ a *T }\nvar a T\n_ = a";
    vec![
        ("parentheses", body(&format!("_ = {}", nest(n, "(", "1", ")")))),
        ("open parentheses", body(&"(".repeat(n))),
        ("open brackets", body(&format!("_ = {}", "[".repeat(n)))),
        ("open braces", body(&format!("_ = []int{}", "{".repeat(n)))),
        ("open functions", body(&"func(".repeat(n))),
        ("closing parentheses", body(&")".repeat(n))),
        ("minus signs", body(&format!("y := 1\n_ = {}y", "- ".repeat(n)))),
        ("constant minus signs", body(&format!("_ = {}1", "- ".repeat(n)))),
        ("negations", body(&format!("y := true\n_ = {}y", "!".repeat(n)))),
        ("addresses", body(&format!("y := 1\n_ = {}y", "& ".repeat(n)))),
        ("indirections", body(&format!("var y *int\n_ = {}y", "*".repeat(n)))),
        ("receptions", body(&format!("var y chan int\n_ = {}y", "<-".repeat(n)))),
        ("sums", body(&format!("a := 1\n_ = a{}", "+a".repeat(n)))),
        ("constant sums", body(&format!("_ = 1{}", "+1".repeat(n)))),
        ("sums of strings", body(&format!("a := \"x\"\n_ = a{}", "+a".repeat(n)))),
        ("sums to the right", body(&format!("a := 1\n_ = {}", nest(n, "(a+", "a", ")")))),
        ("conditions", body(&format!("a := true\nif a{} {{}}", "&& a || a".repeat(n)))),
        ("comparisons", body(&format!("a := true\n_ = a{}", "==a".repeat(n)))),
        ("selectors", body(&format!("{recursive}{}", ".a".repeat(n)))),
        ("undefined selectors", body(&format!("_ = a{}", ".a".repeat(n)))),
        (
            "calls of calls",
            format!(
                "package main\ntype F func() F\nfunc f() F {{ return f }}\nfunc main() {{ f{} }}\n",
                "()".repeat(n)
            ),
        ),
        (
            "calls in calls",
            format!("package main\nfunc f(x int) int {{ return x }}\nfunc main() {{ {} }}\n", nest(n, "f(", "1", ")")),
        ),
        ("calls of nothing", body(&format!("f{}", "()".repeat(n)))),
        ("indices", body(&format!("type T []T\nvar a T\n_ = a{}", "[0]".repeat(n)))),
        ("indices in indices", body(&format!("var a []int\n_ = {}", nest(n, "a[", "0", "]")))),
        ("assertions", body(&format!("var a any\n_ = a{}", ".(any)".repeat(n)))),
        ("conversions", body(&format!("_ = {}", nest(n, "int(", "0", ")")))),
        (
            "literals",
            format!(
                "package main\ntype T struct{{ a *T }}\nvar x = {}\nfunc main() {{}}\n",
                nest(n, "&T{a: ", "nil", "}")
            ),
        ),
        (
            "elided literals",
            format!("package main\ntype T []T\nvar x = T{}\nfunc main() {{}}\n", nest(n, "{", "", "}")),
        ),
        ("function literals", body(&nest(n, "func() {", "", "}()"))),
    ]
}

fn deep_types(n: usize) -> Vec<Shape> {
    let var = |ty: &str| body(&format!("var x {ty}\n_ = x"));
    vec![
        ("pointers", var(&format!("{}int", "*".repeat(n)))),
        ("slices", var(&format!("{}int", "[]".repeat(n)))),
        ("arrays", var(&format!("{}int", "[1]".repeat(n)))),
        ("maps", var(&format!("{}int", "map[int]".repeat(n)))),
        ("keys of maps", var(&nest(n, "map[", "int", "]int"))),
        ("channels", var(&format!("{}int", "chan ".repeat(n)))),
        ("results", var(&format!("{}int", "func() ".repeat(n)))),
        ("parameters", var(&nest(n, "func(", "", ")"))),
        ("structs", var(&nest(n, "struct { x ", "int", " }"))),
        ("interfaces", var(&nest(n, "interface { m(x ", "int", ") }"))),
        ("unions", format!("package main\ntype T interface {{ int{} }}\nfunc main() {{}}\n", "|string".repeat(n))),
        (
            "instances",
            format!("package main\ntype T[P any] struct{{}}\nvar x {}\nfunc main() {{}}\n", nest(n, "T[", "int", "]")),
        ),
    ]
}

fn deep_statements(n: usize) -> Vec<Shape> {
    vec![
        ("blocks", body(&nest(n, "{", "", "}"))),
        ("open blocks", body(&"{".repeat(n))),
        ("closing blocks", body(&"}".repeat(n))),
        ("ifs", body(&format!("x := true\n{}", nest(n, "if x {", "", "}")))),
        ("else-ifs", body(&format!("x := 1\nif x == 0 {{}}{}", " else if x == 1 {}".repeat(n)))),
        ("loops", body(&format!("return\n{}", nest(n, "for {", "", "}")))),
        ("switches", body(&nest(n, "switch { default: ", "", "}"))),
        ("selects", body(&nest(n, "select { default: ", "", "}"))),
        ("labels", body(&"l: ".repeat(n))),
        ("semicolons", body(&";".repeat(n))),
        ("comments", "// c\n".repeat(n) + &body("")),
        ("inner comments", "/* c */ ".repeat(n) + &body("")),
        ("strings", body(&format!("_ = \"{}\"", "a".repeat(10 * n)))),
        ("raw strings", body(&format!("_ = `{}`", "a\n".repeat(5 * n)))),
        ("names", body(&format!("x{0} := 1; _ = x{0}", "a".repeat(10 * n)))),
        ("digits", body(&format!("_ = {}", "9".repeat(n)))),
        ("decimals", body(&format!("_ = 1.{}", "9".repeat(n)))),
    ]
}

/// Programs with `n` of something.
pub(crate) fn wide(n: usize) -> Vec<Shape> {
    let mut shapes = wide_declarations(n);
    shapes.extend(wide_bodies(n));
    shapes
}

fn wide_declarations(n: usize) -> Vec<Shape> {
    let top = |declarations: &str, main: &str| format!("package main\n{declarations}\nfunc main() {{ {main} }}\n");
    vec![
        (
            "fields",
            top(&format!("type T struct {{\n{}}}", each(n, "f@ int\n")), "var t T; t.f1 = 1; u := new(T); *u = t"),
        ),
        ("functions", top(&each(n, "func f@() int { return @ }\n"), &each(n, "f@()\n"))),
        ("one function many times", top(&"func f() {}\n".repeat(n), "")),
        ("types in a chain", top(&each(n, "type T@ T#\n"), &format!("type T{n} int"))),
        ("aliases in a chain", top(&format!("{}type T{n} = int\n", each(n, "type T@ = T#\n")), "var x T0; _ = x")),
        (
            "embedded in a chain",
            top(&format!("{}type T{n} struct{{}}\n", each(n, "type T@ struct { T# }\n")), "var x T0; x.z()"),
        ),
        ("types in a ring", top(&format!("{}type T{n} T0\n", each(n, "type T@ T#\n")), "")),
        ("variables in a chain", top(&format!("{}var v{n} = 1\n", each(n, "var v@ = v# + 1\n")), "println(v0)")),
        ("constants in a chain", top(&format!("{}const c{n} = 1\n", each(n, "const c@ = c# + 1\n")), "println(c0)")),
        ("methods", top(&format!("type T int\n{}", each(n, "func (T) m@() {}\n")), "var x any = T(1); _ = x")),
        ("methods of an interface", top(&format!("type T interface {{\n{}}}", each(n, "m@()\n")), "var x T; _ = x")),
        ("parameters", top(&format!("func f({}) {{}}", each(n, "a@ int,")), &format!("f({})", "1,".repeat(n)))),
        ("elements", top(&format!("var x = []int{{{}}}", "1,".repeat(10 * n)), "println(len(x))")),
        ("elements of a map", top(&format!("var x = map[int]int{{{}}}", each(n, "@: @,")), "println(len(x))")),
        ("imports", format!("package main\n{}func main() {{}}\n", "import \"fmt\"\n".repeat(n))),
    ]
}

fn wide_bodies(n: usize) -> Vec<Shape> {
    vec![
        ("cases", body(&format!("x := 1\nswitch x {{\n{}}}", each(n, "case @:\n")))),
        ("equal cases", body(&format!("x := 1\nswitch x {{\n{}}}", "case 1:\n".repeat(n)))),
        ("cases of strings", body(&format!("x := \"a\"\nswitch x {{\n{}}}", each(n, "case \"k@\": x = \"a\"\n")))),
        ("variables", body(&each(n, "v@ := @\n_ = v@\n"))),
        ("captured variables", body(&format!("{}func() {{\n{}}}()", each(n, "v@ := @\n"), each(n, "v@++\n")))),
        ("unused variables", body(&each(n, "v@ := @\n"))),
        ("undefined names", body(&each(n, "v@()\n"))),
        ("one undefined name", body(&format!("_ = []int{{{}}}", "x,".repeat(n)))),
        ("statements", format!("package main\nvar s int\nfunc main() {{ {} }}\n", "s++\n".repeat(5 * n))),
        ("gotos", body(&each(n, "goto L@\nL@:\n"))),
        ("deferred functions", body(&"defer func(){}()\n".repeat(n))),
        ("goroutines", body(&"go func(){}()\n".repeat(n))),
        ("communications", body(&format!("var c chan int\nselect {{\n{}default:\n}}", "case <-c:\n".repeat(n)))),
        ("control characters", "\u{1}".repeat(10 * n)),
        ("open strings", "\"\n".repeat(10 * n)),
        ("open raw string", body(&format!("x := `{}", "a".repeat(10 * n)))),
    ]
}

/// Programs whose types, constants or initialisation have no end, or a size that no machine has.
pub(crate) fn odd() -> Vec<Shape> {
    let main = |declarations: &str| format!("package main\n{declarations}\nfunc main() {{}}\n");
    let doubled =
        |first: &str, step: &str, n: usize| format!("package main\n{first}\n{}func main() {{}}\n", each(n, step));
    vec![
        ("array larger than memory", body("var a [1 << 40]int; a[5] = 1; println(a[5])")),
        ("array larger than addresses", body("var a [1 << 62]int; _ = a")),
        ("slice of a large index", body("a := []int{1 << 40: 1}; println(len(a))")),
        ("array of nothing", body("var a [1 << 62]struct{}; b := a; println(len(a), a == b)")),
        ("shift", body("const x = 1 << 1000000000; _ = x")),
        ("shift there and back", body("const x = 1 << 1e9 >> 1e9; _ = x")),
        ("exponent", body("const x = 1e1000000; _ = x")),
        ("large exponent", body("const x = 1e1000000000; _ = x")),
        ("exponent without end", body("const x = 1e99999999999999999999; _ = x")),
        ("small exponent", body("const x = 1e-1000000000; println(x)")),
        ("binary exponent", body("const x = 0x1p1000000000; _ = x")),
        ("squares", doubled("const c0 = 3", "const c# = c@ * c@\n", 60)),
        ("squares of fractions", doubled("const c0 = 1.0 / 3", "const c# = c@ * c@ + 1.0 / 7\n", 40)),
        ("squares of floats", doubled("const c0 = 3.5e10", "const c# = c@ * c@\n", 60)),
        ("doubled strings", doubled("const c0 = \"ab\"", "const c# = c@ + c@\n", 60)),
        ("doubled structs", doubled("type T0 struct{ a int }", "type T# struct{ a, b T@ }\n", 60)),
        ("doubled pointers", doubled("type T0 struct{ a int }", "type T# struct{ a, b *T@ }\n", 60)),
        ("doubled interfaces", doubled("type T0 interface{ m() }", "type T# interface{ a() T@; b() T@ }\n", 60)),
        (
            "doubled embedding",
            doubled(
                "type T0 struct{}",
                "type A@ struct{ *T@ }\ntype B@ struct{ *T@ }\ntype T# struct{ A@; B@ }\nvar x@ = T#{}.foo\n",
                60,
            ),
        ),
        ("struct in itself", main("type T struct { t T }")),
        ("array in itself", main("type T [2]T")),
        ("type is itself", main("type T T")),
        ("alias is itself", main("type T = T")),
        ("alias in itself", main("type T = []T")),
        ("interface in itself", main("type I interface { I }")),
        ("length of itself", main("type T [len(x)]int\nvar x T")),
        ("instance in itself", main("type T[P any] struct { t *T[T[P]] }\nvar x T[int]")),
        ("constraint in itself", main("type T[P T[P]] struct {}")),
        ("embedded in itself", body("type T struct { *T }\nvar t T\nt.foo()")),
        ("constants in a ring", main("const a = b\nconst b = a")),
        ("variables in a ring", main("var a = f()\nfunc f() int { return a }")),
        ("instances without end", main("func f[T any](x T) { f[*T](nil) }\nvar _ = f[int]")),
        (
            "instances in a ring",
            main("func f[T any](x T) { g[[]T](nil) }\nfunc g[T any](x T) { f[*T](nil) }\nvar _ = f[int]"),
        ),
        (
            "methods without end",
            main("type T[P any] struct{}\nfunc (T[P]) m() { var x T[*P]; x.m() }\nvar _ = T[int].m"),
        ),
        ("printed in itself", body("type T []T\nx := T{nil}\nx[0] = x\nfmt.Println(x)")),
        ("compared in itself", body("var a [1]any\na[0] = &a\nprintln(a == a, map[any]int{a: 1}[a])")),
    ]
}
