//! Expressions of a wanted type.

use super::types::{Ty, name_of};
use super::{Generator, Var};

impl Generator {
    /// A literal, or what is nearest to one. It is no constant, so that no operation on it is refused.
    pub(super) fn literal(&mut self, ty: &Ty) -> String {
        match ty {
            Ty::Int(name) => {
                let value = self.rng.pick(&[0, 1, 2, 3, 5, 7, 10, 63, 100, 127]);
                let unsigned = name.starts_with('u') || *name == "Color";
                if value > 1 && self.rng.chance(20) && !unsigned {
                    return format!("id({name}(-{value}))");
                }
                format!("id({name}({value}))")
            }
            Ty::Float(name) => {
                let value = self.rng.pick(&["0.5", "1.25", "-3.0", "1e10", "0.1", "100.0", "0"]);
                format!("id({name}({value}))")
            }
            Ty::Complex(name) => {
                let value = self.rng.pick(&["0", "1+2i", "-0.5i", "3", "1e3-1i"]);
                format!("id({name}({value}))")
            }
            Ty::Bool => self.rng.pick(&["id(true)", "id(false)"]).into(),
            Ty::Str => self.rng.pick(&["\"\"", "\"a\"", "\"héé\"", "\"xyz\"", "\"\\x00\\xff\"", "id(\"世界\")"]).into(),
            Ty::MyStr => self.rng.pick(&["MyStr(\"\")", "MyStr(\"my\")", "id(MyStr(\"日本\"))"]).into(),
            _ => format!("*new({})", name_of(ty)),
        }
    }

    /// A variable of the type.
    pub(super) fn named(&mut self, ty: &Ty) -> Option<String> {
        let fit: Vec<usize> = (0..self.vars.len()).filter(|&i| self.vars[i].ty == *ty).collect();
        (!fit.is_empty()).then(|| self.vars[self.rng.pick(&fit)].name.clone())
    }

    pub(super) fn value(&mut self, ty: &Ty, depth: usize) -> String {
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
            let name = self.funcs[f].name.clone();
            // A method is called, made a value of, or named by its type.
            if let Some((recv, method)) = name.split_once('.') {
                let rest = args[1..].join(", ");
                return Some(match self.rng.below(3) {
                    0 => format!("id(({}).{method})({rest})", args[0]),
                    1 => format!("{recv}.{method}({})", args.join(", ")),
                    _ => format!("({}).{method}({rest})", args[0]),
                });
            }
            return Some(format!("{name}({})", args.join(", ")));
        }
        let mut parts = Vec::new();
        for var in &self.vars {
            match &var.ty {
                Ty::Slice(elem) if **elem == *ty => parts.push(format!("{}[INDEX]", var.name)),
                Ty::Array(n, elem) if **elem == *ty => parts.push(format!("{}[INDEX%{n}]", var.name)),
                Ty::Map(key, elem) if **elem == *ty && **key == Ty::Str => parts.push(format!("{}[KEY]", var.name)),
                Ty::Map(key, elem) if **elem == *ty && **key == Ty::Int("int") => {
                    parts.push(format!("{}[int(INDEX)]", var.name));
                }
                Ty::Func(param, result) if self.literals == 0 && **result == *ty && **param == Ty::Str => {
                    parts.push(format!("{}(KEY)", var.name));
                }
                Ty::Pointer(base) if **base == *ty => parts.push(format!("(*{})", var.name)),
                Ty::Pair(a, _) if **a == *ty => parts.push(format!("{}.First", var.name)),
                Ty::Pair(_, b) if **b == *ty => parts.push(format!("{}.Swap().First", var.name)),
                Ty::Struct(s) => parts.extend(self.field_paths(&var.name, *s, ty)),
                Ty::Pointer(base) => {
                    if let Ty::Struct(s) = **base {
                        parts.extend(self.field_paths(&var.name, s, ty));
                    }
                }
                Ty::Totaler if *ty == Ty::Int("int") => parts.push(format!("{}.Total()", var.name)),
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

    /// The fields of type `ty` of a struct, promoted ones among them.
    fn field_paths(&self, name: &str, s: usize, ty: &Ty) -> Vec<String> {
        let mut paths = Vec::new();
        for field in &self.structs[s] {
            if field.ty == *ty {
                paths.push(format!("{name}.{}", field.name));
            }
            if let (true, Ty::Struct(inner)) = (field.embedded, &field.ty) {
                let promoted = self.structs[*inner].iter().filter(|f| f.ty == *ty && !f.embedded);
                paths.extend(promoted.map(|f| format!("{name}.{}", f.name)));
            }
        }
        paths
    }

    /// An index that is often in range.
    pub(super) fn index(&mut self) -> String {
        match self.named(&Ty::Int("uint8")) {
            Some(name) if self.rng.chance(50) => format!("({name}&3)"),
            _ => format!("id({})", self.rng.below(3)),
        }
    }

    /// A value by literals and operators.
    pub(super) fn made(&mut self, ty: &Ty, depth: usize) -> String {
        if depth == 0 && !matches!(ty, Ty::Func(..)) {
            return self.literal(ty);
        }
        match ty {
            Ty::Int(name) => self.integer(name, depth),
            Ty::Float(name) => self.float(name, depth),
            Ty::Complex(name) => self.complex(name, depth),
            Ty::Bool => self.condition(depth),
            Ty::Str => self.text(depth),
            Ty::MyStr => format!("MyStr({})", self.value(&Ty::Str, depth)),
            Ty::Slice(elem) => self.slice(ty, elem, depth),
            Ty::Array(n, elem) => self.array(ty, *n, elem, depth),
            Ty::Map(key, elem) => {
                let (key, elem) = (self.literal(key), self.value(elem, depth));
                format!("{}{{{key}: {elem}}}", name_of(ty))
            }
            Ty::Struct(s) => format!("S{s}{{{}}}", self.fields(*s, depth)),
            Ty::Pair(a, b) if self.rng.chance(30) => {
                let (a, b) = (self.value(a, depth), self.value(b, depth));
                format!("{}{{Second: {b}, First: {a}}}", name_of(ty))
            }
            Ty::Pair(a, b) => format!("{}{{{}, {}}}", name_of(ty), self.value(a, depth), self.value(b, depth)),
            Ty::Pointer(base) => match **base {
                Ty::Struct(s) => format!("&S{s}{{{}}}", self.fields(s, depth)),
                _ => format!("ref({}({}))", name_of(base), self.value(base, depth)),
            },
            Ty::Func(param, result) => self.func_literal(param, result, depth),
            Ty::Totaler => self.totaler(depth),
            Ty::Any => {
                let inner = self.ty(1);
                let value = self.value(&inner, depth);
                format!("any({}({value}))", Self::converted(&inner))
            }
        }
    }

    /// The type in parentheses, which converts to it.
    pub(super) fn converted(ty: &Ty) -> String {
        format!("({})", name_of(ty))
    }

    fn text(&mut self, depth: usize) -> String {
        let a = self.value(&Ty::Str, depth);
        match self.rng.below(8) {
            0 => format!("cut({a}[{}:])", self.index()),
            1 => {
                let any = self.value(&Ty::Any, depth);
                format!("cut({}({any}))", self.rng.pick(&["describe", "describe", "typeOf"]))
            }
            2 => format!("string([]rune({a}))"),
            3 => format!("cut(string(append([]byte({a}), {}...)))", self.value(&Ty::Str, depth)),
            4 => format!("string(rune({}))", self.value(&Ty::Int("int32"), depth)),
            5 => {
                let ty = self.scalar();
                let verb = self.rng.pick(&["%v", "%#v", "%6v", "%-4v", "%+v", "%q", "%x", "%d", "%t", "%08b", "%5.1f"]);
                format!("cut(fmt.Sprintf(\"{verb}\", {}({})))", Self::converted(&ty), self.value(&ty, depth))
            }
            6 => format!("strings.Repeat(cut({a}), {})", self.rng.below(3)),
            _ => format!("cut({a} + {})", self.value(&Ty::Str, depth)),
        }
    }

    fn slice(&mut self, ty: &Ty, elem: &Ty, depth: usize) -> String {
        let list: Vec<String> = (0..self.rng.below(4)).map(|_| self.value(elem, depth)).collect();
        let list = list.join(", ");
        match self.named(ty) {
            Some(name) if self.rng.chance(30) && !list.is_empty() => {
                format!("append({name}[:min(2, len({name}))], {list})")
            }
            Some(name) if self.rng.chance(20) && !list.is_empty() => {
                format!("append({name}[:min(1, len({name})):min(1, len({name}))], {list})")
            }
            Some(name) if self.rng.chance(20) => format!("append({name}[:0:0], {name}...)"),
            Some(name) if self.rng.chance(40) => format!("{name}[min(1, len({name})):]"),
            Some(name) if self.rng.chance(20) => format!("{name}[{}:{}]", self.index(), self.index()),
            _ if self.rng.chance(10) => format!("make({}, {}, {})", name_of(ty), self.rng.below(3), 3),
            _ => format!("{}{{{list}}}", name_of(ty)),
        }
    }

    fn array(&mut self, ty: &Ty, n: usize, elem: &Ty, depth: usize) -> String {
        let from = Ty::Slice(elem.clone().boxed());
        match self.named(&from) {
            // Panics when the slice is too short.
            Some(name) if self.rng.chance(20) => format!("{}({name})", name_of(ty)),
            _ => {
                let list: Vec<String> = (0..n).map(|_| self.value(elem, depth)).collect();
                format!("{}{{{}}}", name_of(ty), list.join(", "))
            }
        }
    }

    fn fields(&mut self, s: usize, depth: usize) -> String {
        let fields = self.structs[s].clone();
        let keyed = self.rng.chance(30);
        let mut list = Vec::new();
        for field in fields {
            let value = self.value(&field.ty, depth);
            list.push(if keyed { format!("{}: {value}", field.name) } else { value });
        }
        list.join(", ")
    }

    fn totaler(&mut self, depth: usize) -> String {
        if self.structs.is_empty() {
            return "Totaler(nil)".into();
        }
        let s = Ty::Struct(self.rng.below(self.structs.len()));
        let ty = if self.rng.chance(50) { s } else { Ty::Pointer(s.boxed()) };
        format!("Totaler({})", self.value(&ty, depth))
    }

    fn func_literal(&mut self, param: &Ty, result: &Ty, depth: usize) -> String {
        let name = self.fresh("a");
        self.vars.push(Var { name: name.clone(), ty: param.clone(), assignable: true });
        self.literals += 1;
        let value = self.value(result, depth.min(1));
        self.literals -= 1;
        self.vars.pop();
        format!("func({name} {}) {} {{ return {value} }}", name_of(param), name_of(result))
    }
}
