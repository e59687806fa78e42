//! Blocks, declarations and assignments.

use super::types::{Ty, name_of};
use super::{Generator, Var};

impl Generator {
    /// The statements of a block. Below the depth of a function's body its variables end with it.
    pub(super) fn block(&mut self, depth: usize) {
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
        match self.rng.below(if depth == 0 { 9 } else { 22 }) {
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
            8 => self.change_container(),
            9 | 10 => self.if_else(depth),
            11..=14 => self.repeat(depth),
            15 | 16 => self.attempt(depth),
            17 | 18 => self.switch(depth),
            19 => self.type_switch(depth),
            20 => self.closure(depth),
            _ => self.return_early(),
        }
    }

    /// Prints variables from a number on.
    pub(super) fn print_vars(&mut self, from: usize) {
        for i in from..self.vars.len() {
            let Var { name, ty, .. } = &self.vars[i];
            let text = match ty {
                Ty::Func(..) => continue,
                Ty::Pointer(_) | Ty::Totaler => format!("fmt.Println(\"{name}\", {name} == nil)"),
                Ty::Struct(_) if !self.prints(ty) => format!("fmt.Println(\"{name}\", {name}.Total())"),
                ty if self.prints(ty) => match self.rng.below(4) {
                    0 => format!("fmt.Printf(\"{name} %+v %T\\n\", {name}, {name})"),
                    1 => format!("fmt.Printf(\"{name} %#v\\n\", {name})"),
                    _ => format!("fmt.Println(\"{name}\", {name})"),
                },
                _ => format!("fmt.Printf(\"{name} %T\\n\", {name})"),
            };
            self.line(&text);
        }
    }

    pub(super) fn declare(&mut self) {
        let ty = self.ty(2);
        let value = self.value(&ty, 3);
        let name = self.fresh("v");
        match self.rng.below(5) {
            0 => self.line(&format!("var {name} {} = {value}", name_of(&ty))),
            1 => {
                // Two at once; one of them may have been there.
                let (other, second) = (self.fresh("v"), self.value(&ty, 2));
                let ty_text = Self::converted(&ty);
                self.line(&format!("{name}, {other} := {ty_text}({value}), {ty_text}({second})"));
                self.line(&format!("{name}, {other} = {other}, {name}"));
                self.vars.push(Var { name: other, ty: ty.clone(), assignable: true });
            }
            _ => self.line(&format!("{name} := {}({value})", Self::converted(&ty))),
        }
        self.line(&format!("_ = {name}"));
        self.vars.push(Var { name, ty, assignable: true });
    }

    pub(super) fn assign(&mut self) {
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
            Ty::Int(_) if self.rng.chance(30) => {
                let word = self.rng.pick(&["++", "--", " <<= 3", " >>= 2"]);
                self.line(&format!("{name}{word}"));
            }
            Ty::Float(_) | Ty::Complex(_) if self.rng.chance(40) => {
                let op = self.rng.pick(&["+=", "-=", "*="]);
                self.line(&format!("{name} {op} {value}"));
            }
            Ty::Str if self.rng.chance(30) => self.line(&format!("{name} = cut({name} + {value})")),
            _ => match self.named(&ty) {
                Some(other) if other != name && self.is_assignable(&other) && self.rng.chance(25) => {
                    self.line(&format!("{name}, {other} = {other}, {name}"));
                }
                _ => self.line(&format!("{name} = {value}")),
            },
        }
    }

    fn is_assignable(&self, name: &str) -> bool {
        self.vars.iter().any(|var| var.name == name && var.assignable)
    }

    /// Changes a part of a variable.
    fn mutate(&mut self) {
        let fit: Vec<usize> = (0..self.vars.len())
            .filter(|&i| {
                matches!(
                    self.vars[i].ty,
                    Ty::Slice(_) | Ty::Array(..) | Ty::Map(..) | Ty::Struct(_) | Ty::Pair(..) | Ty::Pointer(_)
                )
            })
            .collect();
        if fit.is_empty() {
            return self.declare();
        }
        let at = self.rng.pick(&fit);
        let (name, ty) = (self.vars[at].name.clone(), self.vars[at].ty.clone());
        let Some((place, part)) = self.part_of(&name, &ty) else { return self.assign() };
        let value = self.value(&part, 2);
        let op = match part {
            Ty::Int(_) => self.rng.pick(&["=", "+=", "^=", "-=", "/="]),
            Ty::Float(_) => self.rng.pick(&["=", "+="]),
            _ => "=",
        };
        self.line(&format!("{place} {op} {value}"));
    }

    /// A place in a variable, and its type.
    fn part_of(&mut self, name: &str, ty: &Ty) -> Option<(String, Ty)> {
        let index = self.index();
        let in_map = matches!(ty, Ty::Map(..));
        let struct_field = |g: &mut Generator, s: usize| {
            let i = g.rng.below(g.structs[s].len());
            let field = g.structs[s][i].clone();
            (format!("{name}.{}", field.name), field.ty)
        };
        let (place, part) = match ty {
            Ty::Slice(elem) => (format!("{name}[{index}]"), (**elem).clone()),
            Ty::Array(n, elem) => (format!("{name}[{index}%{n}]"), (**elem).clone()),
            Ty::Map(key, elem) => {
                let key = self.value(key, 1);
                (format!("{name}[{key}]"), (**elem).clone())
            }
            Ty::Pair(a, _) => (format!("{name}.First"), (**a).clone()),
            Ty::Struct(s) => struct_field(self, *s),
            Ty::Pointer(base) => match **base {
                Ty::Struct(s) => struct_field(self, s),
                _ => (format!("*{name}"), (**base).clone()),
            },
            _ => return None,
        };
        Some(match part {
            // What a map holds has no address.
            Ty::Array(n, elem) if !in_map => (format!("{place}[{}%{n}]", self.index()), *elem),
            other => (place, other),
        })
    }

    /// append, copy, delete, clear.
    fn change_container(&mut self) {
        let fit: Vec<usize> = (0..self.vars.len())
            .filter(|&i| self.vars[i].assignable && matches!(self.vars[i].ty, Ty::Slice(_) | Ty::Map(..)))
            .collect();
        if fit.is_empty() {
            return self.assign();
        }
        let at = self.rng.pick(&fit);
        let (name, ty) = (self.vars[at].name.clone(), self.vars[at].ty.clone());
        match (&ty, self.rng.below(4)) {
            (Ty::Slice(elem), 0 | 1) => {
                let value = self.value(elem, 2);
                // Programs stay small.
                self.line(&format!("if len({name}) < 8 {{ {name} = append({name}, {value}) }}"));
            }
            (Ty::Slice(_), 2) => {
                let from = self.value(&ty, 1);
                self.line(&format!("fmt.Println(copy({name}, {from}))"));
            }
            (Ty::Map(key, _), 0 | 1) => {
                let key = self.value(key, 1);
                self.line(&format!("delete({name}, {key})"));
            }
            (Ty::Map(key, elem), 2) => {
                let (key, elem) = (self.value(key, 1), (**elem).clone());
                let (value, ok) = (self.fresh("v"), self.fresh("ok"));
                self.line(&format!("{value}, {ok} := {name}[{key}]"));
                self.line(&format!("_, _ = {value}, {ok}"));
                self.vars.push(Var { name: value, ty: elem, assignable: true });
                self.vars.push(Var { name: ok, ty: Ty::Bool, assignable: true });
            }
            _ => self.line(&format!("clear({name})")),
        }
    }

    fn return_early(&mut self) {
        let Some(result) = self.result.clone() else { return };
        let (condition, value) = (self.value(&Ty::Bool, 2), self.value(&result, 2));
        self.open(&format!("if {condition} {{"));
        self.line(&format!("return {value}"));
        self.close("}");
    }

    /// A function of its own that may panic.
    fn attempt(&mut self, depth: usize) {
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

    /// A literal that changes what it captures.
    fn closure(&mut self, depth: usize) {
        let name = self.fresh("c");
        self.open(&format!("{name} := func() {{"));
        let result = self.result.take();
        let (loops, mark) = (std::mem::take(&mut self.loops), self.vars.len());
        // Where nothing can be assigned to, this declares a variable.
        self.assign();
        self.block(depth - 1);
        self.vars.truncate(mark);
        self.loops = loops;
        self.result = result;
        self.close("}");
        let how = self.rng.pick(&["", "defer ", ""]);
        self.line(&format!("{how}{name}()"));
    }
}
