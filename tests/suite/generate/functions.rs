//! Structs, functions and methods.

use super::types::{Ty, name_of};
use super::{Field, Function, Generator, Var};

impl Generator {
    /// A struct with the method `Total`. It may embed one before it, whose fields and methods it then has.
    pub(super) fn structure(&mut self, i: usize) {
        let mut fields: Vec<Field> = (0..1 + self.rng.below(4))
            .map(|j| Field { name: format!("F{j}"), ty: self.ty(2), embedded: false })
            .collect();
        if i > 0 && self.rng.chance(60) {
            let inner = self.rng.below(i);
            // Its own fields have other names, so that those of the embedded struct are promoted.
            for (j, field) in fields.iter_mut().enumerate() {
                field.name = format!("G{i}{j}");
            }
            let at = self.rng.below(fields.len() + 1);
            fields.insert(at, Field { name: format!("S{inner}"), ty: Ty::Struct(inner), embedded: true });
        }
        self.out.push_str(&format!("\ntype S{i} struct {{\n"));
        for field in &fields {
            match field.embedded {
                true => self.out.push_str(&format!("\t{}\n", field.name)),
                false => self.out.push_str(&format!("\t{} {}\n", field.name, name_of(&field.ty))),
            }
        }
        self.out.push_str("}\n");
        if !fields.iter().any(|f| f.embedded) || self.rng.chance(50) {
            let total: String = fields
                .iter()
                .map(|field| match &field.ty {
                    Ty::Int(_) => format!(" + int(s.{})", field.name),
                    Ty::Str | Ty::Slice(_) | Ty::Map(..) | Ty::Array(..) => format!(" + len(s.{})", field.name),
                    Ty::Struct(_) => format!(" + s.{}.Total()", field.name),
                    _ => String::new(),
                })
                .collect();
            self.out.push_str(&format!("\nfunc (s S{i}) Total() int {{ return 0{total} }}\n"));
        }
        self.structs.push(fields);
    }

    /// A function or method with a body of statements.
    pub(super) fn function(&mut self) {
        let name = self.fresh("f");
        let mut params: Vec<Ty> = (0..self.rng.below(3) + 1).map(|_| self.ty(2)).collect();
        let method = (self.rng.chance(40)).then(|| {
            let s = self.rng.below(self.structs.len());
            if self.rng.chance(50) { Ty::Struct(s) } else { Ty::Pointer(Ty::Struct(s).boxed()) }
        });
        if let Some(recv) = &method {
            params[0] = recv.clone();
        }
        let result = self.ty(2);
        let mark = self.vars.len();
        let list: Vec<String> = params.iter().enumerate().map(|(i, ty)| format!("p{i} {}", name_of(ty))).collect();
        let named = self.rng.chance(40);
        let result_text = if named { format!("(res {})", name_of(&result)) } else { name_of(&result) };
        match &method {
            Some(_) => {
                let rest = list[1..].join(", ");
                self.out.push_str(&format!("\nfunc ({}) {name}({rest}) {result_text} {{\n", list[0]));
            }
            None => self.out.push_str(&format!("\nfunc {name}({}) {result_text} {{\n", list.join(", "))),
        }
        for (i, ty) in params.iter().enumerate() {
            self.vars.push(Var { name: format!("p{i}"), ty: ty.clone(), assignable: true });
        }
        self.indent = 1;
        self.budget = 14;
        self.result = Some(result.clone());
        if named {
            self.vars.push(Var { name: "res".into(), ty: result.clone(), assignable: true });
            self.recovery(&name, &result);
        }
        self.block(2);
        let value = self.value(&result, 2);
        self.line(&format!("return {value}"));
        self.indent = 0;
        self.out.push_str("}\n");
        self.vars.truncate(mark);
        let name = match method {
            Some(recv) => format!("({}).{name}", name_of(&recv)),
            None => name,
        };
        self.funcs.push(Function { name, params, result });
    }

    fn recovery(&mut self, name: &str, result: &Ty) {
        if self.rng.chance(50) {
            return;
        }
        let value = self.value(result, 1);
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
