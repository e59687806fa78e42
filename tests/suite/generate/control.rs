//! Loops, switches, jumps.

use super::types::Ty;
use super::{Generator, Var};

impl Generator {
    pub(super) fn if_else(&mut self, depth: usize) {
        let condition = self.value(&Ty::Bool, 2);
        if self.rng.chance(25) {
            let (ty, name) = (self.scalar(), self.fresh("v"));
            let value = self.value(&ty, 2);
            self.open(&format!("if {name} := {}({value}); {name} == {name} && {condition} {{", Self::converted(&ty)));
        } else {
            self.open(&format!("if {condition} {{"));
        }
        self.block(depth - 1);
        if self.rng.chance(50) {
            self.close("} else {");
            self.indent += 1;
            self.block(depth - 1);
        }
        self.close("}");
    }

    pub(super) fn repeat(&mut self, depth: usize) {
        if self.loops >= 3 {
            return self.assign();
        }
        let mark = self.vars.len();
        let label = if self.rng.chance(30) { Some(self.fresh("L")) } else { None };
        if let Some(label) = &label {
            self.line(&format!("{label}:"));
        }
        for (name, ty) in self.loop_header() {
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

    /// Opens a loop; gives the variables that it declares.
    fn loop_header(&mut self) -> Vec<(String, Ty)> {
        let (i, x) = (self.fresh("i"), self.fresh("x"));
        let key = (i.clone(), Ty::Int("int"));
        let elem = self.ty(1);
        let list = self.value(&Ty::Slice(elem.clone().boxed()), 2);
        let count = 1 + self.rng.below(4);
        match self.rng.below(11) {
            0 => {
                self.open(&format!("for {i} := 0; {i} < {count}; {i}++ {{"));
                vec![key]
            }
            1 => {
                let ty = self.integer_type();
                self.open(&format!("for {i} := range {}({count}) {{", super::types::name_of(&ty)));
                vec![(i, ty)]
            }
            2 => {
                self.open(&format!("for {i} := {count}; {i} >= 0; {i} -= 2 {{"));
                vec![key]
            }
            3 | 4 => {
                self.open(&format!("for {i}, {x} := range seq({list}) {{"));
                vec![key, (x, elem)]
            }
            5 => {
                self.open(&format!("for {x} := range send({list}) {{"));
                vec![(x, elem)]
            }
            6 => {
                let text = self.value(&Ty::Str, 1);
                self.open(&format!("for {i}, {x} := range {text} {{"));
                vec![key, (x, Ty::Int("int32"))]
            }
            7 => {
                let map = self.value(&Ty::Map(Ty::Str.boxed(), elem.boxed()), 2);
                self.open(&format!("for {i}, {x} := range keys({map}) {{"));
                vec![key, (x, Ty::Str)]
            }
            8 => {
                let array = self.value(&Ty::Array(3, elem.clone().boxed()), 2);
                self.open(&format!("for {i}, {x} := range {array} {{"));
                vec![key, (x, elem)]
            }
            9 => {
                // The order of a map does not show where it has one entry at most.
                let map = Ty::Map(Ty::Int("int").boxed(), elem.clone().boxed());
                let value = self.value(&map, 2);
                self.open(&format!("for {i}, {x} := range smallest({value}) {{"));
                vec![key, (x, elem)]
            }
            _ => {
                self.open(&format!("for {i}, {x} := range {list} {{"));
                vec![key, (x, elem)]
            }
        }
    }

    pub(super) fn switch(&mut self, depth: usize) {
        let ty = self.scalar();
        let value = self.value(&ty, 2);
        let constant = matches!(ty, Ty::Int("int")) && self.rng.chance(50);
        self.open(&format!("switch {value} {{"));
        let n = 1 + self.rng.below(3);
        for k in 0..n {
            // Calls are no constants, so cases may be equal.
            let case =
                if constant { format!("{}, {}", 7 * k, 7 * k + 1) } else { format!("id({})", self.literal(&ty)) };
            self.close(&format!("case {case}:"));
            self.indent += 1;
            self.block(depth - 1);
            if self.rng.chance(20) {
                self.line("fallthrough");
            }
        }
        self.close("default:");
        self.indent += 1;
        self.block(depth - 1);
        self.close("}");
    }

    pub(super) fn type_switch(&mut self, depth: usize) {
        let (value, name) = (self.value(&Ty::Any, 2), self.fresh("v"));
        self.open(&format!("switch {name} := {value}.(type) {{"));
        let mut seen: Vec<String> = Vec::new();
        for _ in 0..1 + self.rng.below(3) {
            let ty = self.ty(1);
            let text = super::types::name_of(&ty);
            if matches!(ty, Ty::Any | Ty::Totaler) || seen.contains(&text) {
                continue;
            }
            seen.push(text.clone());
            self.close(&format!("case {text}:"));
            self.indent += 1;
            self.line(&format!("_ = {name}"));
            let mark = self.vars.len();
            self.vars.push(Var { name: name.clone(), ty, assignable: true });
            self.block(depth - 1);
            self.vars.truncate(mark);
        }
        self.close("case nil:");
        self.indent += 1;
        self.line(&format!("fmt.Println(\"nil\", {name} == nil)"));
        self.close("case Totaler:");
        self.indent += 1;
        self.line(&format!("fmt.Printf(\"%T\\n\", {name})"));
        self.close("}");
    }
}
