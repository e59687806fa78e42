//! Writes well-typed programs of which every run must print the same.
//!
//! A program is a function of its seed. It ends: loops are bounded and functions call only those before them. It prints
//! what it computes as it goes. It may panic where a `try` around it prints the panic: an index out of range, a
//! division by zero, a nil map. It never depends on the order of a map, on addresses, or on which goroutine is first.

/// xorshift64*, so that a seed gives the same program everywhere.
struct Rng(u64);

impl Rng {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        ((self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize) % n
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }
}

#[derive(Clone, PartialEq, Debug)]
enum Ty {
    Int(&'static str),
    Float,
    Bool,
    Str,
    Slice(Box<Ty>),
    Array(usize, Box<Ty>),
    Map(Box<Ty>, Box<Ty>),
    /// A struct of the program, by number.
    Struct(usize),
    Pointer(usize),
    Func(Box<Ty>, Box<Ty>),
    Any,
}

const INTS: &[&str] =
    &["int", "int8", "int16", "int32", "int64", "uint", "uint8", "uint16", "uint32", "uint64", "MyInt"];

const PRELUDE: &str = r#"package main

import (
	"fmt"
	"sort"
)

type MyInt int32

func (m MyInt) Twice() MyInt { return m * 2 }

type Num interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~float64
}

type Pair[A, B any] struct {
	First  A
	Second B
}

func (p Pair[A, B]) Swap() Pair[B, A] { return Pair[B, A]{p.Second, p.First} }

func id[T any](x T) T { return x }

func try(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(name, "panic:", r)
		}
	}()
	f()
}

func apply[T, U any](xs []T, f func(T) U) []U {
	var out []U
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func sum[T Num](xs []T) (total T) {
	for _, x := range xs {
		total += x
	}
	return
}

func seq[T any](xs []T) func(func(int, T) bool) {
	return func(yield func(int, T) bool) {
		defer fmt.Print("")
		for i, x := range xs {
			if !yield(i, x) {
				return
			}
		}
	}
}

func send[T any](xs []T) chan T {
	c := make(chan T, len(xs)/2)
	go func() {
		defer close(c)
		for _, x := range xs {
			c <- x
		}
	}()
	return c
}

func cut(s string) string {
	if len(s) > 24 {
		return s[len(s)-24:]
	}
	return s
}

func describe(x any) string {
	switch v := x.(type) {
	case nil:
		return "nil"
	case int:
		return fmt.Sprint("int ", v+1)
	case string:
		return "string " + v
	case MyInt:
		return fmt.Sprint("MyInt ", v.Twice())
	case interface{ Total() int }:
		return fmt.Sprint("total ", v.Total())
	case []int, []string:
		return fmt.Sprintf("%T %v", v, v)
	}
	return fmt.Sprintf("%T", x)
}

func keys[V any](m map[string]V) []string {
	list := []string{}
	for k := range m {
		list = append(list, k)
	}
	sort.Strings(list)
	return list
}
"#;

/// The text of program number `seed`.
pub(crate) fn program(seed: u64) -> String {
    let rng = Rng(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let mut g = Generator {
        rng,
        out: PRELUDE.into(),
        indent: 0,
        vars: Vec::new(),
        structs: Vec::new(),
        funcs: Vec::new(),
        n: 0,
        loops: 0,
        budget: 0,
        result: None,
    };
    for _ in 0..20 {
        g.rng.below(2);
    }
    g.declarations();
    g.out
}

struct Var {
    name: String,
    ty: Ty,
    assignable: bool,
}

struct Function {
    name: String,
    params: Vec<Ty>,
    result: Ty,
}

struct Generator {
    rng: Rng,
    out: String,
    indent: usize,
    vars: Vec<Var>,
    structs: Vec<Vec<Ty>>,
    funcs: Vec<Function>,
    n: usize,
    loops: usize,
    /// How many statements the function may still have.
    budget: usize,
    /// What `return` gives in the function that is being written.
    result: Option<Ty>,
}

impl Generator {
    fn line(&mut self, text: &str) {
        self.out.push_str(&"\t".repeat(self.indent));
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn open(&mut self, text: &str) {
        self.line(text);
        self.indent += 1;
    }

    fn close(&mut self, text: &str) {
        self.indent -= 1;
        self.line(text);
    }

    fn fresh(&mut self, prefix: &str) -> String {
        self.n += 1;
        format!("{prefix}{}", self.n)
    }

    fn declarations(&mut self) {
        for i in 0..2 + self.rng.below(2) {
            let fields: Vec<Ty> = (0..1 + self.rng.below(4)).map(|_| self.ty(2)).collect();
            self.out.push_str(&format!("\ntype S{i} struct {{\n"));
            for (j, ty) in fields.iter().enumerate() {
                self.out.push_str(&format!("\tF{j} {}\n", name_of(ty)));
            }
            self.out.push_str("}\n");
            let total = fields.iter().enumerate().map(|(j, ty)| match ty {
                Ty::Int(_) | Ty::Float => format!(" + int(s.F{j})"),
                Ty::Str | Ty::Slice(_) | Ty::Map(..) | Ty::Array(..) => format!(" + len(s.F{j})"),
                _ => String::new(),
            });
            let total: String = total.collect();
            self.out.push_str(&format!("\nfunc (s S{i}) Total() int {{ return 0{total} }}\n"));
            self.structs.push(fields);
        }
        let ty = self.ty(2);
        let value = self.value(&ty, 2);
        self.out.push_str(&format!("\nvar global {} = {value}\n", name_of(&ty)));
        self.vars.push(Var { name: "global".into(), ty, assignable: true });
        for _ in 0..3 + self.rng.below(3) {
            self.function();
        }
        self.out.push_str("\nfunc main() {\n");
        self.indent = 1;
        self.result = None;
        for i in 0..5 {
            let mark = self.vars.len();
            self.open(&format!("try(\"main{i}\", func() {{"));
            self.budget = 14;
            self.block(3);
            self.print_vars(0);
            self.close("})");
            self.vars.truncate(mark);
        }
        self.indent = 0;
        self.out.push_str("}\n");
    }

    fn function(&mut self) {
        let name = self.fresh("f");
        let params: Vec<Ty> = (0..self.rng.below(3) + 1).map(|_| self.ty(2)).collect();
        let result = self.ty(2);
        let mark = self.vars.len();
        let list: Vec<String> = params.iter().enumerate().map(|(i, ty)| format!("p{i} {}", name_of(ty))).collect();
        let named = self.rng.chance(40);
        let result_text = if named { format!("(res {})", name_of(&result)) } else { name_of(&result) };
        self.out.push_str(&format!("\nfunc {name}({}) {result_text} {{\n", list.join(", ")));
        for (i, ty) in params.iter().enumerate() {
            self.vars.push(Var { name: format!("p{i}"), ty: ty.clone(), assignable: true });
        }
        self.indent = 1;
        self.budget = 14;
        self.result = Some(result.clone());
        if named {
            self.vars.push(Var { name: "res".into(), ty: result.clone(), assignable: true });
            if self.rng.chance(50) {
                let value = self.value(&result, 1);
                self.open("defer func() {");
                self.line("if r := recover(); r != nil {");
                self.line(&format!("\tfmt.Println(\"{name}\", r)"));
                self.line("}");
                if self.rng.chance(50) {
                    self.line(&format!("res = {value}"));
                }
                self.close("}()");
            }
        }
        self.block(2);
        let value = self.value(&result, 2);
        self.line(&format!("return {value}"));
        self.indent = 0;
        self.out.push_str("}\n");
        self.vars.truncate(mark);
        self.funcs.push(Function { name, params, result });
    }

    fn print_vars(&mut self, from: usize) {
        for i in from..self.vars.len() {
            let Var { name, ty, .. } = &self.vars[i];
            let text = match ty {
                Ty::Func(..) => continue,
                Ty::Pointer(_) => format!("fmt.Println(\"{name}\", {name} == nil)"),
                Ty::Struct(s) if self.has_pointer(*s) => format!("fmt.Println(\"{name}\", {name}.Total())"),
                ty if self.prints(ty) => format!("fmt.Println(\"{name}\", {name})"),
                _ => format!("fmt.Printf(\"{name} %T\\n\", {name})"),
            };
            self.line(&text);
        }
    }

    /// Whether the printed form of a value shows no address.
    fn prints(&self, ty: &Ty) -> bool {
        match ty {
            Ty::Int(_) | Ty::Float | Ty::Bool | Ty::Str => true,
            Ty::Slice(elem) | Ty::Array(_, elem) => self.prints(elem),
            Ty::Map(key, elem) => self.prints(key) && self.prints(elem),
            Ty::Struct(s) => self.structs[*s].iter().all(|f| self.prints(f)),
            Ty::Pointer(_) | Ty::Func(..) | Ty::Any => false,
        }
    }

    fn has_pointer(&self, s: usize) -> bool {
        !self.structs[s].iter().all(|f| self.prints(f))
    }

    // ---- Types and values ----

    fn scalar(&mut self) -> Ty {
        match self.rng.below(8) {
            0 => Ty::Float,
            1 => Ty::Bool,
            2 | 3 => Ty::Str,
            _ => Ty::Int(self.rng.pick(INTS)),
        }
    }

    fn ty(&mut self, depth: usize) -> Ty {
        if depth == 0 {
            return self.scalar();
        }
        let n_structs = self.structs.len();
        match self.rng.below(14) {
            0 | 1 => Ty::Slice(Box::new(self.ty(depth - 1))),
            2 | 3 => Ty::Array(1 + self.rng.below(3), Box::new(self.ty(depth - 1))),
            4 => Ty::Map(
                Box::new(if self.rng.chance(50) { Ty::Str } else { Ty::Int("int") }),
                Box::new(self.ty(depth - 1)),
            ),
            5 | 6 if n_structs > 0 => Ty::Struct(self.rng.below(n_structs)),
            7 if n_structs > 0 => Ty::Pointer(self.rng.below(n_structs)),
            8 => Ty::Func(Box::new(self.scalar()), Box::new(self.scalar())),
            9 => Ty::Any,
            _ => self.scalar(),
        }
    }

    fn literal(&mut self, ty: &Ty) -> String {
        match ty {
            Ty::Int(name) => {
                let value = self.rng.pick(&[0, 1, 2, 3, 5, 7, 10, 63, 100, 127]);
                if value > 1 && self.rng.chance(20) && !name.starts_with('u') {
                    return format!("id({name}(-{value}))");
                }
                format!("id({name}({value}))")
            }
            Ty::Float => format!("id({})", self.rng.pick(&["0.5", "1.25", "-3.0", "1e10", "0.1", "100.0"])),
            Ty::Bool => self.rng.pick(&["id(true)", "id(false)"]).into(),
            Ty::Str => self.rng.pick(&["\"\"", "\"a\"", "\"héé\"", "\"xyz\"", "\"\\x00\\xff\"", "id(\"世界\")"]).into(),
            _ => format!("*new({})", name_of(ty)),
        }
    }

    /// Variables of a type.
    fn named(&mut self, ty: &Ty) -> Option<String> {
        let fit: Vec<usize> = (0..self.vars.len()).filter(|&i| self.vars[i].ty == *ty).collect();
        (!fit.is_empty()).then(|| self.vars[self.rng.pick(&fit)].name.clone())
    }

    fn value(&mut self, ty: &Ty, depth: usize) -> String {
        if self.rng.chance(45)
            && let Some(name) = self.named(ty)
        {
            return name;
        }
        if depth > 0
            && self.rng.chance(45)
            && let Some(text) = self.derived(ty, depth - 1)
        {
            return text;
        }
        self.made(ty, depth.saturating_sub(1))
    }

    /// A part of a variable, or a call, that has the type.
    fn derived(&mut self, ty: &Ty, depth: usize) -> Option<String> {
        let calls: Vec<usize> = (0..self.funcs.len()).filter(|&i| self.funcs[i].result == *ty).collect();
        if !calls.is_empty() && self.loops < 2 && self.rng.chance(50) {
            let f = self.rng.pick(&calls);
            let params = self.funcs[f].params.clone();
            let args: Vec<String> = params.iter().map(|p| self.value(p, depth)).collect();
            return Some(format!("{}({})", self.funcs[f].name, args.join(", ")));
        }
        let mut parts = Vec::new();
        for var in &self.vars {
            match &var.ty {
                Ty::Slice(elem) if **elem == *ty => parts.push(format!("{}[INDEX]", var.name)),
                Ty::Array(n, elem) if **elem == *ty => parts.push(format!("{}[INDEX%{n}]", var.name)),
                Ty::Map(key, elem) if **elem == *ty && **key == Ty::Str => parts.push(format!("{}[KEY]", var.name)),
                Ty::Func(param, result) if **result == *ty && **param == Ty::Str => {
                    parts.push(format!("{}(KEY)", var.name));
                }
                Ty::Struct(s) => {
                    let fields = self.structs[*s].iter().enumerate().filter(|(_, f)| *f == ty);
                    parts.extend(fields.map(|(i, _)| format!("{}.F{i}", var.name)));
                }
                _ => {}
            }
        }
        if parts.is_empty() {
            return None;
        }
        let at = self.rng.below(parts.len());
        let index = self.index();
        let key = self.value(&Ty::Str, depth);
        Some(parts[at].replace("INDEX", &index).replace("KEY", &key))
    }

    fn index(&mut self) -> String {
        match self.named(&Ty::Int("uint8")) {
            Some(name) if self.rng.chance(50) => format!("({name}&3)"),
            _ => format!("id({})", self.rng.below(3)),
        }
    }

    /// A value by literals and operators.
    fn made(&mut self, ty: &Ty, depth: usize) -> String {
        if depth == 0 && !matches!(ty, Ty::Func(..)) {
            return self.literal(ty);
        }
        match ty {
            Ty::Int(name) => self.integer(name, depth),
            Ty::Float => {
                let (a, b) = (self.value(ty, depth), self.value(ty, depth));
                format!("({a} {} {b})", self.rng.pick(&["+", "-", "*", "/"]))
            }
            Ty::Bool => self.condition(depth),
            Ty::Str => {
                let a = self.value(ty, depth);
                match self.rng.below(4) {
                    0 => format!("cut({a}[{}:])", self.index()),
                    1 => {
                        let any = self.value(&Ty::Any, depth);
                        format!("cut(describe({any}))")
                    }
                    _ => format!("cut({a} + {})", self.value(ty, depth)),
                }
            }
            Ty::Slice(elem) => {
                let list: Vec<String> = (0..self.rng.below(4)).map(|_| self.value(elem, depth)).collect();
                let list = list.join(", ");
                match self.named(ty) {
                    Some(name) if self.rng.chance(40) && !list.is_empty() => {
                        format!("append({name}[:min(2, len({name}))], {list})")
                    }
                    Some(name) if self.rng.chance(40) => format!("{name}[min(1, len({name})):]"),
                    _ => format!("{}{{{list}}}", name_of(ty)),
                }
            }
            Ty::Array(n, elem) => {
                let list: Vec<String> = (0..*n).map(|_| self.value(elem, depth)).collect();
                format!("{}{{{}}}", name_of(ty), list.join(", "))
            }
            Ty::Map(key, elem) => {
                let entry = format!("{}: {}", if **key == Ty::Str { "\"k\"" } else { "1" }, self.value(elem, depth));
                format!("{}{{{entry}}}", name_of(ty))
            }
            Ty::Struct(s) => format!("S{s}{{{}}}", self.fields(*s, depth)),
            Ty::Pointer(s) => format!("&S{s}{{{}}}", self.fields(*s, depth)),
            Ty::Func(param, result) => {
                let name = self.fresh("a");
                self.vars.push(Var { name: name.clone(), ty: (**param).clone(), assignable: true });
                let value = self.value(result, depth.min(1));
                self.vars.pop();
                format!("func({name} {}) {} {{ return {value} }}", name_of(param), name_of(result))
            }
            Ty::Any => {
                let inner = self.ty(1);
                let value = self.value(&inner, depth);
                format!("any({value})")
            }
        }
    }

    fn fields(&mut self, s: usize, depth: usize) -> String {
        let fields = self.structs[s].clone();
        fields.iter().map(|f| self.value(f, depth)).collect::<Vec<_>>().join(", ")
    }

    fn integer(&mut self, name: &'static str, depth: usize) -> String {
        let ty = Ty::Int(name);
        let a = self.value(&ty, depth);
        match self.rng.below(9) {
            0 => {
                let from = self.rng.pick(INTS);
                format!("{name}({})", self.value(&Ty::Int(from), depth))
            }
            1 => {
                let count = self.value(&Ty::Int("uint8"), depth);
                format!("({a} {} ({count} & 15))", self.rng.pick(&["<<", ">>"]))
            }
            2 => format!("{}({a})", self.rng.pick(&["-", "^", "+"])),
            3 => format!("{name}(len(id({})))", self.value(&Ty::Str, depth)),
            4 => {
                let b = self.value(&ty, depth);
                format!("{}({a}, {b})", self.rng.pick(&["min", "max"]))
            }
            5 => format!("sum({})", self.value(&Ty::Slice(Box::new(ty)), depth)),
            _ => {
                let b = self.value(&ty, depth);
                format!("({a} {} {b})", self.rng.pick(&["+", "-", "*", "/", "%", "&", "|", "^", "&^"]))
            }
        }
    }

    fn condition(&mut self, depth: usize) -> String {
        match self.rng.below(5) {
            0 => {
                let (a, b) = (self.value(&Ty::Bool, depth), self.value(&Ty::Bool, depth));
                format!("({a} {} {b})", self.rng.pick(&["&&", "||", "==", "!="]))
            }
            1 => format!("!{}", self.value(&Ty::Bool, depth)),
            _ => {
                let ty = match self.rng.below(4) {
                    0 => Ty::Str,
                    1 => Ty::Float,
                    _ => Ty::Int(self.rng.pick(INTS)),
                };
                let (a, b) = (self.value(&ty, depth), self.value(&ty, depth));
                format!("({a} {} {b})", self.rng.pick(&["<", "<=", ">", ">=", "==", "!="]))
            }
        }
    }

    // ---- Statements ----

    fn block(&mut self, depth: usize) {
        let mark = self.vars.len();
        for _ in 0..2 + self.rng.below(5) {
            if self.budget == 0 {
                break;
            }
            self.budget -= 1;
            self.statement(depth);
        }
        if depth < 3 && self.rng.chance(30) {
            self.print_vars(mark);
        }
        if depth < 3 {
            self.vars.truncate(mark);
        }
    }

    fn statement(&mut self, depth: usize) {
        match self.rng.below(if depth == 0 { 8 } else { 20 }) {
            0..=2 => self.declare(),
            3..=5 => self.assign(),
            6 => {
                let ty = self.ty(1);
                if self.prints(&ty) {
                    let value = self.value(&ty, 2);
                    self.line(&format!("fmt.Println({value})"));
                }
            }
            7 => self.mutate(),
            8 | 9 => {
                let condition = self.value(&Ty::Bool, 2);
                self.open(&format!("if {condition} {{"));
                self.block(depth - 1);
                if self.rng.chance(50) {
                    self.close("} else {");
                    self.indent += 1;
                    self.block(depth - 1);
                }
                self.close("}");
            }
            10..=13 => self.repeat(depth),
            14 | 15 => {
                let name = self.fresh("t");
                self.open(&format!("try(\"{name}\", func() {{"));
                let result = self.result.take();
                let loops = std::mem::take(&mut self.loops);
                if self.rng.chance(40) {
                    let value = self.value(&Ty::Str, 1);
                    self.line(&format!("defer fmt.Println(\"deferred {name}\", {value})"));
                }
                self.block(depth - 1);
                self.loops = loops;
                self.result = result;
                self.close("})");
            }
            16 | 17 => self.switch(depth),
            18 => self.closure(depth),
            _ => {
                if let Some(result) = self.result.clone() {
                    let (condition, value) = (self.value(&Ty::Bool, 2), self.value(&result, 2));
                    self.open(&format!("if {condition} {{"));
                    self.line(&format!("return {value}"));
                    self.close("}");
                }
            }
        }
    }

    fn declare(&mut self) {
        let ty = self.ty(2);
        let value = self.value(&ty, 3);
        let name = self.fresh("v");
        match self.rng.below(3) {
            0 => self.line(&format!("var {name} {} = {value}", name_of(&ty))),
            _ => self.line(&format!("{name} := {}({value})", parenthesised(&ty))),
        }
        self.line(&format!("_ = {name}"));
        self.vars.push(Var { name, ty, assignable: true });
    }

    fn assign(&mut self) {
        let fit: Vec<usize> = (0..self.vars.len()).filter(|&i| self.vars[i].assignable).collect();
        if fit.is_empty() {
            return self.declare();
        }
        let at = self.rng.pick(&fit);
        let (name, ty) = (self.vars[at].name.clone(), self.vars[at].ty.clone());
        let value = match self.value(&ty, 3) {
            itself if itself == name => self.made(&ty, 2),
            other => other,
        };
        match &ty {
            Ty::Int(_) if self.rng.chance(50) => {
                let op = self.rng.pick(&["+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "&^="]);
                self.line(&format!("{name} {op} {value}"));
            }
            Ty::Int(_) if self.rng.chance(30) => self.line(&format!("{name}++")),
            Ty::Str if self.rng.chance(30) => self.line(&format!("{name} = cut({name} + {value})")),
            _ => match self.named(&ty) {
                Some(other) if other != name && self.rng.chance(25) => {
                    self.line(&format!("{name}, {other} = {other}, {name}"));
                }
                _ => self.line(&format!("{name} = {value}")),
            },
        }
    }

    /// Changes a part of a variable.
    fn mutate(&mut self) {
        let fit: Vec<usize> = (0..self.vars.len())
            .filter(|&i| {
                matches!(self.vars[i].ty, Ty::Slice(_) | Ty::Array(..) | Ty::Map(..) | Ty::Struct(_) | Ty::Pointer(_))
            })
            .collect();
        if fit.is_empty() {
            return self.declare();
        }
        let at = self.rng.pick(&fit);
        let (name, ty) = (self.vars[at].name.clone(), self.vars[at].ty.clone());
        let index = self.index();
        let in_map = matches!(ty, Ty::Map(..));
        let (place, part) = match ty {
            Ty::Slice(elem) => (format!("{name}[{index}]"), *elem),
            Ty::Array(n, elem) => (format!("{name}[{index}%{n}]"), *elem),
            Ty::Map(key, elem) => {
                let key = self.value(&key, 1);
                (format!("{name}[{key}]"), *elem)
            }
            Ty::Struct(s) | Ty::Pointer(s) => {
                let i = self.rng.below(self.structs[s].len());
                (format!("{name}.F{i}"), self.structs[s][i].clone())
            }
            _ => unreachable!("filtered above"),
        };
        let (place, part) = match part {
            // What a map holds has no address.
            Ty::Array(n, elem) if !in_map => (format!("{place}[{}%{n}]", self.index()), *elem),
            other => (place, other),
        };
        let value = self.value(&part, 2);
        let op = if matches!(part, Ty::Int(_)) { self.rng.pick(&["=", "+=", "^=", "-="]) } else { "=" };
        self.line(&format!("{place} {op} {value}"));
    }

    fn repeat(&mut self, depth: usize) {
        if self.loops >= 3 {
            return self.assign();
        }
        let mark = self.vars.len();
        let label = if self.rng.chance(30) { Some(self.fresh("L")) } else { None };
        if let Some(label) = &label {
            self.line(&format!("{label}:"));
        }
        let (i, x) = (self.fresh("i"), self.fresh("x"));
        let mut declared = vec![(i.clone(), Ty::Int("int"))];
        let elem = self.ty(1);
        let list = self.value(&Ty::Slice(Box::new(elem.clone())), 2);
        let count = 1 + self.rng.below(4);
        match self.rng.below(8) {
            0 => self.open(&format!("for {i} := 0; {i} < {count}; {i}++ {{")),
            1 => self.open(&format!("for {i} := range {count} {{")),
            2 | 3 => {
                self.open(&format!("for {i}, {x} := range seq({list}) {{"));
                declared.push((x, elem));
            }
            4 => {
                self.open(&format!("for {x} := range send({list}) {{"));
                declared = vec![(x, elem)];
            }
            5 => {
                let text = self.value(&Ty::Str, 1);
                self.open(&format!("for {i}, {x} := range {text} {{"));
                declared.push((x, Ty::Int("int32")));
            }
            6 => {
                let map = self.value(&Ty::Map(Box::new(Ty::Str), Box::new(elem)), 2);
                self.open(&format!("for {i}, {x} := range keys({map}) {{"));
                declared.push((x, Ty::Str));
            }
            _ => {
                self.open(&format!("for {i}, {x} := range {list} {{"));
                declared.push((x, elem));
            }
        }
        for (name, ty) in declared {
            self.line(&format!("_ = {name}"));
            self.vars.push(Var { name, ty, assignable: false });
        }
        self.loops += 1;
        self.block(depth - 1);
        if self.rng.chance(40) {
            let condition = self.value(&Ty::Bool, 2);
            let word = self.rng.pick(&["break", "continue"]);
            self.line(&format!("if {condition} {{ {word} {} }}", label.as_deref().unwrap_or("")));
        }
        if let Some(label) = &label {
            self.line(&format!("if id(false) {{ continue {label} }}"));
        }
        self.loops -= 1;
        self.close("}");
        self.vars.truncate(mark);
    }

    fn switch(&mut self, depth: usize) {
        let ty = self.scalar();
        let value = self.value(&ty, 2);
        self.open(&format!("switch {value} {{"));
        for _ in 0..1 + self.rng.below(3) {
            let case = self.literal(&ty);
            // Calls are no constants, so cases may be equal.
            self.close(&format!("case id({case}):"));
            self.indent += 1;
            self.block(depth - 1);
        }
        self.close("default:");
        self.indent += 1;
        self.block(depth - 1);
        self.close("}");
    }

    /// A literal that changes what it captures.
    fn closure(&mut self, depth: usize) {
        let name = self.fresh("c");
        self.open(&format!("{name} := func() {{"));
        let result = self.result.take();
        let loops = std::mem::take(&mut self.loops);
        self.assign();
        self.block(depth - 1);
        self.loops = loops;
        self.result = result;
        self.close("}");
        let how = self.rng.pick(&["", "defer ", ""]);
        self.line(&format!("{how}{name}()"));
    }
}

fn parenthesised(ty: &Ty) -> String {
    format!("({})", name_of(ty))
}

fn name_of(ty: &Ty) -> String {
    match ty {
        Ty::Int(name) => (*name).into(),
        Ty::Float => "float64".into(),
        Ty::Bool => "bool".into(),
        Ty::Str => "string".into(),
        Ty::Slice(elem) => format!("[]{}", name_of(elem)),
        Ty::Array(n, elem) => format!("[{n}]{}", name_of(elem)),
        Ty::Map(key, elem) => format!("map[{}]{}", name_of(key), name_of(elem)),
        Ty::Struct(s) => format!("S{s}"),
        Ty::Pointer(s) => format!("*S{s}"),
        Ty::Func(param, result) => format!("func({}) {}", name_of(param), name_of(result)),
        Ty::Any => "any".into(),
    }
}
