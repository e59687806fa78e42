//! Writes well-typed programs of which every run must do the same.
//!
//! A program is a function of its seed. It ends: loops are bounded and functions call only those before them. It prints
//! what it computes as it goes. It may panic where a `try` around it prints the panic, and at its end, where nobody
//! does. It never depends on the order of a map, on addresses, or on which goroutine is first.
//!
//! [`types`], [`values`] and [`numbers`] make expressions, [`statements`] and [`control`] what they stand in,
//! [`functions`] the declarations; [`scenes`] are whole parts of programs and [`endings`] how they end. `prelude.go`
//! holds what all of them use.

mod control;
mod endings;
mod functions;
mod numbers;
mod rng;
mod scenes;
mod statements;
mod types;
mod values;

use rng::Rng;
use types::{Ty, name_of};

const PRELUDE: &str = include_str!("prelude.go");

/// The text of program number `seed`.
pub(crate) fn program(seed: u64) -> String {
    let mut g = Generator {
        rng: Rng::new(seed),
        out: PRELUDE.into(),
        indent: 0,
        vars: Vec::new(),
        structs: Vec::new(),
        funcs: Vec::new(),
        n: 0,
        loops: 0,
        literals: 0,
        budget: 0,
        result: None,
    };
    g.declarations();
    g.main();
    g.out
}

#[derive(Clone)]
struct Var {
    name: String,
    ty: Ty,
    assignable: bool,
}

#[derive(Clone)]
struct Field {
    name: String,
    ty: Ty,
    embedded: bool,
}

/// A function that may be called; of a method the name is `(T).m`, and the receiver is the first parameter.
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
    structs: Vec<Vec<Field>>,
    funcs: Vec<Function>,
    n: usize,
    /// How many loops there are around.
    loops: usize,
    /// How many function literals there are around. They call no variables: one may be given the literal itself.
    literals: usize,
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
            self.structure(i);
        }
        for i in 0..1 + self.rng.below(2) {
            let ty = self.ty(2);
            // Functions call it, and it may be given one that calls them.
            if matches!(ty, Ty::Func(..)) {
                continue;
            }
            let value = self.value(&ty, 2);
            self.out.push_str(&format!("\nvar global{i} = initial(func() {} {{ return {value} }})\n", name_of(&ty)));
            self.vars.push(Var { name: format!("global{i}"), ty, assignable: true });
        }
        for _ in 0..3 + self.rng.below(3) {
            self.function();
        }
    }

    fn main(&mut self) {
        let ends = self.ending();
        self.out.push_str("\nfunc main() {\n");
        self.indent = 1;
        self.result = None;
        for i in 0..4 {
            let mark = self.vars.len();
            self.open(&format!("try(\"main{i}\", func() {{"));
            self.budget = 14;
            self.block(3);
            self.print_vars(0);
            self.close("})");
            self.vars.truncate(mark);
        }
        self.scenes();
        if ends {
            self.line("ending()");
        }
        self.indent = 0;
        self.out.push_str("}\n");
    }
}
