//! Parts of programs that random statements would hardly ever make: goroutines with one outcome, panics of every kind,
//! jumps, closures over loop variables. Each is a fixed shape with numbers and values that the seed decides.

use super::Generator;
use super::types::Ty;

type Scene = fn(&mut Generator);

const SCENES: &[Scene] = &[
    workers,
    pipeline,
    selects,
    mutexes,
    panics,
    nested_panics,
    loop_variables,
    jumps,
    aliasing,
    strings_of_bytes,
    method_values,
    generics,
    iterators,
    formats,
    errors,
    constants,
    embedding,
    conversions,
    shifts,
    orders,
];

impl Generator {
    /// Two of the scenes.
    pub(super) fn scenes(&mut self) {
        for _ in 0..2 {
            let scene = self.rng.pick(SCENES);
            let name = self.fresh("scene");
            self.open(&format!("try(\"{name}\", func() {{"));
            scene(self);
            self.close("})");
        }
    }

    /// Lines, with the numbers `$0`, `$1` … from 0 to 9 put in.
    fn lines(&mut self, text: &str) {
        let numbers: Vec<String> = (0..8).map(|_| self.rng.below(10).to_string()).collect();
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            let mut line = line.strip_prefix("        ").unwrap_or(line).to_owned();
            for (i, number) in numbers.iter().enumerate() {
                line = line.replace(&format!("${i}"), number);
            }
            self.line(&line);
        }
    }
}

fn workers(g: &mut Generator) {
    g.lines(
        r#"
        var wg sync.WaitGroup
        results := make([]int, $0+1)
        for i := range results {
            wg.Add(1)
            go func() {
                defer wg.Done()
                for j := range i + $1 {
                    results[i] += j * j
                }
            }()
        }
        wg.Wait()
        fmt.Println(results, sum(results))
        "#,
    );
}

fn pipeline(g: &mut Generator) {
    let capacity = g.rng.below(3);
    g.lines(&format!(
        r#"
        stage := func(in <-chan int, f func(int) int) <-chan int {{
            out := make(chan int, {capacity})
            go func() {{
                defer close(out)
                for v := range in {{
                    out <- f(v)
                }}
            }}()
            return out
        }}
        source := make(chan int)
        go func() {{
            for i := range $0 + 2 {{
                source <- i
            }}
            close(source)
        }}()
        for v := range stage(stage(source, func(n int) int {{ return n*$1 + 1 }}), func(n int) int {{ return n * n }}) {{
            fmt.Print(v, " ")
        }}
        v, ok := <-source
        fmt.Println(v, ok, len(source), cap(source))
        "#
    ));
}

fn selects(g: &mut Generator) {
    g.lines(
        r#"
        a, b, done := make(chan int, 3), make(chan string), make(chan struct{})
        var none chan int
        go func() {
            for i := range $0 {
                b <- fmt.Sprint("b", i)
            }
            close(done)
        }()
        n := 0
        for open := true; open; {
            select {
            case <-none:
                fmt.Println("never")
            case s := <-b:
                n += len(s)
            case <-done:
                open = false
            }
        }
        select {
        case v, ok := <-a:
            fmt.Println("unexpected", v, ok)
        default:
            fmt.Println("empty", n)
        }
        a <- $1
        select {
        case v, ok := <-a:
            fmt.Println(v, ok)
        default:
            fmt.Println("unexpected")
        }
        close(a)
        select {
        case v, ok := <-a:
            fmt.Println(v, ok)
        }
        if $2 > 4 {
            select {
            case a <- 1:
            default:
            }
        }
        "#,
    );
}

fn mutexes(g: &mut Generator) {
    g.lines(
        r#"
        var mu sync.RWMutex
        var wg sync.WaitGroup
        var once sync.Once
        counts := map[int]int{}
        for i := range $0 + 2 {
            wg.Go(func() {
                once.Do(func() { counts[-1] = $1 })
                for j := range 5 {
                    mu.Lock()
                    counts[(i+j)%3]++
                    mu.Unlock()
                }
                mu.RLock()
                defer mu.RUnlock()
                _ = counts[0]
            })
        }
        wg.Wait()
        fmt.Println(counts, len(counts))
        "#,
    );
}

/// Each kind of run-time panic.
fn panics(g: &mut Generator) {
    const KINDS: &[&str] = &[
        "var m map[string]int; m[\"a\"] = $0",
        "var p *Pair[int, string]; fmt.Println(p.Second)",
        "s := make([]int, $0); fmt.Println(s[id(12)])",
        "s := make([]int, $0); fmt.Println(s[id(-1)])",
        "s := make([]int, 3, 5); fmt.Println(s[id(2):id(1)])",
        "s := make([]int, 3, 5); fmt.Println(s[:id(9)])",
        "s := make([]int, 3, 5); fmt.Println(s[1:2:id(7)])",
        "s := \"abc\"; fmt.Println(s[id(2):id(8)], s[id(3)])",
        "var a [4]int; fmt.Println(a[id($0+4)])",
        "fmt.Println($0 / id(0))",
        "fmt.Println($0 % id(0))",
        "fmt.Println(1 << id(-$0-1))",
        "fmt.Println(make([]int, id(-1)))",
        "var x any = \"s\"; fmt.Println(x.(int))",
        "var x any; fmt.Println(x.(fmt.Stringer))",
        "var x any = MyInt($0); fmt.Println(x.(fmt.Stringer))",
        "var x any = Color($0); fmt.Println(x.(error))",
        "var t Totaler; fmt.Println(t.Total())",
        "var t Totaler; fmt.Println(t.(fmt.Stringer))",
        "var f func(); f()",
        "var c chan int; close(c)",
        "c := make(chan int); close(c); close(c)",
        "c := make(chan int, 1); close(c); c <- 1",
        "x, y := any([]int{1}), any([]int{1}); fmt.Println(x == y)",
        "m := map[any]int{}; m[[]int{$0}] = 1",
        "m := map[any]int{}; m[map[int]int{}]++",
        "fmt.Println([4]int(make([]int, $0%4)))",
        "panic($0)",
        "panic(\"text\")",
        "panic(fmt.Sprint($0))",
        "panic(&Failure{$0})",
        "panic(MyStr(\"mine\"))",
        "panic(Pair[int, string]{$0, \"x\"})",
        "panic(nil)",
        "panic(errors.New(\"plain\"))",
        "panic(fmt.Errorf(\"wrapped: %w\", &Failure{$0}))",
        "var wg sync.WaitGroup; wg.Done()",
        "var e error; fmt.Println(e.Error())",
        "x := Pair[any, int]{[]int{1}, 2}; fmt.Println(x == x)",
    ];
    for _ in 0..4 {
        let name = g.fresh("panic");
        let kind = g.rng.pick(KINDS);
        g.open(&format!("try(\"{name}\", func() {{"));
        g.lines(kind);
        g.close("})");
    }
}

fn nested_panics(g: &mut Generator) {
    g.lines(
        r#"
        result := func() (n int, err error) {
            defer func() {
                if r := recover(); r != nil {
                    err = fmt.Errorf("outer: %v", r)
                }
            }()
            defer func() {
                defer func() { n += $0; fmt.Println("inner", recover()) }()
                panic(fmt.Sprint("second ", recover() != nil))
            }()
            for i := range 3 {
                defer func() { n = n*10 + i }()
            }
            var s []int
            n = s[$1]
            return n, nil
        }
        fmt.Println(result())
        func() {
            defer fmt.Println("last")
            defer func() {
                r := recover()
                err, ok := r.(error)
                fmt.Println(ok, r)
                var failure *Failure
                if ok && errors.As(err, &failure) {
                    fmt.Println(failure.code)
                }
            }()
            defer panic(&Failure{$2})
            panic("replaced")
        }()
        "#,
    );
}

fn loop_variables(g: &mut Generator) {
    g.lines(
        r#"
        var fs []func() int
        for i := 0; i < $0; i++ {
            fs = append(fs, func() int { i += $1; return i })
            if i%3 == 0 {
                i++
            }
        }
        for i, s := range []string{"a", "bb", "ccc"} {
            defer func() { fmt.Print(i, s, " ") }()
            fs = append(fs, func() int { return i + len(s) })
        }
        for _, f := range fs {
            fmt.Print(f(), f(), ";")
        }
        fmt.Println()
        "#,
    );
}

fn jumps(g: &mut Generator) {
    g.lines(
        r#"
        n := 0
    again:
        n++
        for i := range 5 {
            for j := 0; ; j++ {
                switch {
                case j > $0:
                    goto next
                case i*j == $1:
                    break
                case i+j == $2:
                    fmt.Print("x")
                    if n < 3 {
                        goto again
                    }
                }
            }
        next:
            fmt.Print(i)
        }
    outer:
        for i := range 4 {
            for j := range 4 {
                switch (i + j + $3) % 4 {
                case 0:
                    continue outer
                case 1:
                    fallthrough
                case 2:
                    fmt.Print(i, j, " ")
                default:
                    if i > 2 {
                        break outer
                    }
                }
            }
        }
        fmt.Println(n)
        "#,
    );
}

fn aliasing(g: &mut Generator) {
    let elem = g.scalar();
    let ty = super::types::name_of(&elem);
    let [a, b, c, d, e] = [(); 5].map(|()| g.literal(&elem));
    g.lines(&format!(
        r#"
        base := make([]{ty}, 3, 6)
        one, two := append(base, {a}), append(base[:2], {b})
        three := append(base[:1:1], {c})
        one[1] = {d}
        fmt.Println(base, one, two, three, len(three), cap(base), cap(base[1:]), cap(base[:1:2]))
        array := [3]{ty}{{}}
        copied, shared := array, array[:]
        shared[$0%3], array[2] = {e}, {a}
        fmt.Println(array == copied, array, copied, copy(shared, one), array)
        grid := [2][2]{ty}{{}}
        other := grid
        other[1][0] = {b}
        p := &grid
        p[0] = other[1]
        fmt.Println(grid, other, *p == grid)
        "#
    ));
}

fn strings_of_bytes(g: &mut Generator) {
    let (a, b) = (g.value(&Ty::Str, 2), g.value(&Ty::Str, 2));
    g.line(&format!("a, b := {a}, cut({b})"));
    g.lines(
        r#"
        var text strings.Builder
        for i, r := range a + b {
            fmt.Fprintf(&text, "%d:%c:%U ", i, r, r)
        }
        bytes := []byte(a)
        bytes = append(bytes, b...)
        for i := range bytes {
            bytes[i] ^= $0
        }
        runes := []rune(b)
        fmt.Println(text.Len(), cut(text.String()), len(runes), string(runes) == b, fmt.Sprintf("%x %q", bytes, a))
        fmt.Println(strings.Fields(a+" "+b), strings.Split(a, ""), strings.ToUpper(b), strings.Contains(a, b))
        fmt.Println(a < b, a == b, a+b > b+a, strings.Compare(a, b), strings.Index(a+b, b), strings.TrimRight(a, b))
        "#,
    );
}

fn method_values(g: &mut Generator) {
    g.lines(
        r#"
        p := Pair[int, string]{$0, "s"}
        set, swap := p.Set, p.Swap
        fmt.Println(set($1), p, swap(), p.Swap())
        byType, byPointer := Pair[int, string].Swap, (*Pair[int, string]).Set
        fmt.Println(byType(p), byPointer(&p, $2), p)
        var s Stack[MyInt]
        push, all := s.Push, s.All()
        for i := range MyInt($3) {
            push(i * i)
        }
        for i, x := range all {
            if x%2 == 1 {
                continue
            }
            fmt.Print(i, " ", x.Twice(), " ")
        }
        twice := MyInt.Twice
        var stringer fmt.Stringer = Color($4)
        text := stringer.String
        stringer = nil
        fmt.Println(s.Pop())
        fmt.Println(twice(7), text(), len(s.items))
        "#,
    );
}

fn generics(g: &mut Generator) {
    let (a, b) = (g.integer_type(), g.scalar());
    let (from, to) = (super::types::name_of(&a), super::types::name_of(&b));
    let ([x, y, z], value) = ([(); 3].map(|()| g.literal(&a)), g.literal(&b));
    g.lines(&format!(
        r#"
        xs := []{from}{{{x}, {y}, {z}}}
        ys := apply(xs, func(x {from}) {to} {{
            if x > 3 {{
                return {value}
            }}
            return *new({to})
        }})
        fmt.Println(sum(xs), ys, len(ys))
        pair := Pair[{from}, []{to}]{{xs[0], ys}}
        fmt.Printf("%v %T %T\n", pair, pair, pair.Swap().Swap)
        stack := &Stack[Pair[{to}, {from}]]{{}}
        for i, y := range ys {{
            stack.Push(Pair[{to}, {from}]{{y, xs[i]}})
        }}
        top, ok := stack.Pop()
        fmt.Println(top, ok, len(stack.items))
        "#
    ));
}

fn iterators(g: &mut Generator) {
    g.lines(
        r#"
        count := func(n int) func(func(int) bool) {
            return func(yield func(int) bool) {
                defer fmt.Print("[done]")
                for i := range n {
                    if !yield(i) {
                        return
                    }
                }
            }
        }
        find := func(limit int) (found int) {
            defer func() { found = found*10 + $3 }()
            for i := range count(9) {
                for j := range count(3) {
                    if j == $0%3 {
                        break
                    }
                    if i*j > limit {
                        return i*10 + j
                    }
                    defer fmt.Print(i, j, ";")
                }
            }
            return -1
        }
        fmt.Println(find($1), find(99))
    outer:
        for i := range count(4) {
            for j := range count(4) {
                switch {
                case i+j == $2:
                    continue outer
                case i*j == 6:
                    break outer
                }
                fmt.Print(i, j, " ")
            }
        }
        for range count(2) {
            for i := range count(5) {
                if i == 3 {
                    panic(fmt.Sprint("in a loop ", $1))
                }
            }
        }
        "#,
    );
}

fn formats(g: &mut Generator) {
    for _ in 0..4 {
        let ty = g.ty(2);
        if !g.prints(&ty) {
            continue;
        }
        let value = g.value(&ty, 2);
        g.line(&format!(
            "fmt.Printf(\"%v|%+v|%#v|%T\\n\", {0}, {0}, {0}, {0})",
            format!("{}({value})", Generator::converted(&ty))
        ));
    }
    for _ in 0..3 {
        let ty = g.scalar();
        let value = format!("{}({})", Generator::converted(&ty), g.value(&ty, 2));
        let width = g.rng.below(12);
        g.line(&format!(
            "fmt.Printf(\"%{width}v|%-{width}v|%0{width}v|%+d|%x|%X|%o|%b|%e|%g|%.3v|%c|%s|%q|%t\\n\", {})",
            vec![value; 15].join(", ")
        ));
    }
    g.line("fmt.Printf(\"%d %s\\n\", 1)");
    g.line("fmt.Printf(\"%[2]d %[1]d %*d %!\\n\", 1, 2, 5, 6)");
}

fn errors(g: &mut Generator) {
    g.lines(
        r#"
        var base error = &Failure{$0}
        wrapped := fmt.Errorf("layer %d: %w", $1, base)
        joined := errors.Join(wrapped, errors.New("other"))
        var failure *Failure
        fmt.Println(errors.Is(joined, base), errors.As(joined, &failure), failure == base, errors.Unwrap(wrapped) == base)
        fmt.Println(wrapped, joined, failure)
        var none *Failure
        var err error = none
        fmt.Println(err == nil, none == nil, err == error((*Failure)(nil)))
        fmt.Println(err)
        "#,
    );
}

fn constants(g: &mut Generator) {
    g.lines(
        r#"
        const (
            a = iota + $0
            b
            c float64 = 1 << iota
            _
            d = "k" + "$1"
            e = len(d) * b
        )
        const big = 1 << 100
        type weekday int
        const (
            monday weekday = iota
            tuesday
        )
        var x uint8 = big>>97 + $2
        fmt.Println(a, b, c, d, e, big>>98, x, tuesday, monday < tuesday, 'a'+$3, 7/2*2.0, -7%3, 1<<3|1&^1)
        fmt.Printf("%T %T %T %T\n", 'a'+1, 1+2i, b/2, tuesday)
        "#,
    );
}

fn embedding(g: &mut Generator) {
    let s = g.rng.below(g.structs.len());
    let value = g.value(&Ty::Struct(s), 2);
    g.lines(&format!(
        r#"
        type inner struct {{
            S{s}
            level int
        }}
        type outer struct {{
            *inner
            Totaler
            extra MyStr
        }}
        v := inner{{{value}, $0}}
        o := outer{{inner: &v, extra: "e"}}
        o.level += $1
        o.inner.level *= 2
        fmt.Println(v.level, o.level, o.extra.Len(), v.Total() == v.S{s}.Total())
        var t Totaler = v
        fmt.Println(t != nil, o.Totaler == nil)
        o.Totaler = &v
        fmt.Println(o.Totaler.Total() == v.Total())
        o.inner = nil
        fmt.Println(o.level)
        "#
    ));
}

fn conversions(g: &mut Generator) {
    for _ in 0..4 {
        let (from, to) = (g.integer_type(), g.integer_type());
        let value = g.value(&from, 2);
        g.line(&format!(
            "fmt.Println({}({}({value})), float32({value}), float64({value}) / 3)",
            super::types::name_of(&to),
            super::types::name_of(&from)
        ));
    }
    let value = g.value(&Ty::Float("float64"), 2);
    g.line(&format!("f := max(-1e9, min(1e9, {value}))"));
    g.line(
        "if f == f { fmt.Println(int(f), int32(f), uint8(int(f)), float32(f), complex64(complex(f, -f)), MyInt(f/2)) }",
    );
    g.line("var t = struct{ A, B int }{1, 2}; type local struct{ A, B int }; fmt.Println(local(t) == local{1, 2}, t)");
}

fn shifts(g: &mut Generator) {
    let ty = g.integer_type();
    let name = super::types::name_of(&ty);
    let value = g.value(&ty, 2);
    g.line(&format!("var x {name} = {value}"));
    g.lines(
        r#"
        for _, n := range []uint{0, 1, 7, 8, 15, 31, 32, 63, 64, 99} {
            fmt.Print(x<<n, " ", x>>n, " ", x<<(n&$0), " ")
        }
        x <<= 3
        x >>= $1
        x &^= 5
        fmt.Println(x, x<<id(0), -x, ^x, x*x, x/($2+1), x%($2+1))
        "#,
    );
}

/// What is evaluated first.
fn orders(g: &mut Generator) {
    g.lines(
        r#"
        x, s, m := $0, []int{1, 2, 3, 4}, map[int]int{1: 5}
        p := &Pair[int, []int]{$1, s}
        change := func(n int) int {
            x += n
            s = append([]int{n}, s...)
            m[1]++
            p = &Pair[int, []int]{n, []int{n, n}}
            return n % 3
        }
        fmt.Println(x+change(1), s[1]-change(2), p.First*change(3), m[1]+change(1), len(s)+change(2))
        s[x&3] += change(1)
        m[x&3] -= change(2) + x
        p.Second[change(1)] = x
        x, s[change(1)] = change(2), x
        s[0], s[1], x = s[1], change(1), s[0]
        fmt.Println(x, s, m, p.First, p.Second, []int{x, change(1), x}, p.First == 1, change(2))
        var none *Pair[int, []int]
        try("none", func() { fmt.Println(none.First, change($2)) })
        try("index", func() { s[99] = change($3) })
        try("slice", func() { fmt.Println(s[99:], change($4)) })
        fmt.Println(x, len(s), m)
        "#,
    );
}
