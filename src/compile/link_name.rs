//! How types are written as type arguments: as Go's linker knows them, with packages by path, unexported names with
//! their package, and types that are declared in functions with their number: `main.Pair[main.T·1,[]uint8]`.

use std::fmt::Write;

use crate::bytecode::rtype::{RChanDir, RField, Shape, TypeRef};
use crate::compile::unit::Unit;
use crate::types::Types;

impl Unit<'_> {
    /// `args` between brackets; those of the function in which a type is declared come first.
    pub(super) fn type_arguments(&self, types: &Types, outer: &[TypeRef], args: &[TypeRef]) -> String {
        let list = |args: &[TypeRef]| {
            let names: Vec<String> = args.iter().map(|&arg| self.link_name(types, arg)).collect();
            names.join(",")
        };
        match (outer, args) {
            ([], []) => String::new(),
            (outer, []) => format!("[{}]", list(outer)),
            ([], args) => format!("[{}]", list(args)),
            (outer, args) => format!("[{};{}]", list(outer), list(args)),
        }
    }

    fn link_name(&self, types: &Types, ty: TypeRef) -> String {
        stacker::maybe_grow(64 * 1024, 1024 * 1024, || self.link_name_here(types, ty))
    }

    fn link_name_here(&self, types: &Types, ty: TypeRef) -> String {
        if let Some((own, path)) = &ty.named {
            let obj = self.named.get(&ty).and_then(|source| types.as_named(source.origin)).map(|n| types.obj(n.obj));
            let path = if path.is_empty() { String::new() } else { format!("{path}.") };
            return match obj.map_or(0, |obj| obj.local_number()) {
                0 => format!("{path}{own}"),
                n => format!("{path}{own}·{n}"),
            };
        }
        let name = |ty: TypeRef| self.link_name(types, ty);
        match ty.made_of() {
            Shape::Basic => ty.name.to_string(),
            Shape::Array { elem, len } => format!("[{len}]{}", name(*elem)),
            Shape::Slice { elem } => format!("[]{}", name(*elem)),
            Shape::Pointer { elem } => format!("*{}", name(*elem)),
            Shape::Map { key, elem } => format!("map[{}]{}", name(*key), name(*elem)),
            Shape::Chan { elem, dir } => match (dir, name(*elem)) {
                (RChanDir::Recv, elem) => format!("<-chan {elem}"),
                (RChanDir::Send, elem) => format!("chan<- {elem}"),
                (RChanDir::Both, elem) if elem.starts_with("<-") => format!("chan ({elem})"),
                (RChanDir::Both, elem) => format!("chan {elem}"),
            },
            Shape::Func { params, results, variadic } => {
                format!("func{}", self.link_signature(types, params, results, *variadic))
            }
            Shape::Struct { fields } => self.link_struct(types, fields),
            Shape::Interface { methods } => {
                let method = |method: &crate::bytecode::rtype::IMethod| {
                    let (own, pkg) = self.table.method_name(method.id);
                    let pkg = pkg.map_or(String::new(), |path| format!("{path}."));
                    let sig = name(method.ty);
                    format!(" {pkg}{own}{}", sig.strip_prefix("func").unwrap_or(&sig))
                };
                braces("interface", methods.iter().map(method).collect())
            }
        }
    }

    fn link_struct(&self, types: &Types, fields: &[RField]) -> String {
        let field = |field: &RField| {
            let ty = self.link_name(types, field.ty);
            // An embedded field is written by its type unless that is written otherwise than the field is called.
            let base = field.ty.elem().filter(|_| field.ty.name.starts_with('*')).unwrap_or(field.ty);
            let base = base.named.as_ref().map_or(&base.name, |(own, _)| own);
            let pkg = field.pkg.as_ref().map_or(String::new(), |path| format!("{path}."));
            let mut text = match field.embedded {
                true if *base == field.name => format!(" {ty}"),
                true => format!(" {pkg}{} = {ty}", field.name),
                false => format!(" {pkg}{} {ty}", field.name),
            };
            if !field.tag.is_empty() {
                let _ = write!(text, " {:?}", field.tag);
            }
            text
        };
        braces("struct", fields.iter().map(field).collect())
    }

    fn link_signature(&self, types: &Types, params: &[TypeRef], results: &[TypeRef], variadic: bool) -> String {
        let names = |list: &[TypeRef]| list.iter().map(|&ty| self.link_name(types, ty)).collect::<Vec<_>>();
        let mut params = names(params);
        if let (true, Some(last)) = (variadic, params.last_mut()) {
            *last = format!("...{}", last.strip_prefix("[]").unwrap_or(last));
        }
        let params = params.join(", ");
        match &names(results)[..] {
            [] => format!("({params})"),
            [one] => format!("({params}) {one}"),
            many => format!("({params}) ({})", many.join(", ")),
        }
    }
}

fn braces(keyword: &str, parts: Vec<String>) -> String {
    if parts.is_empty() { format!("{keyword} {{}}") } else { format!("{keyword} {{{} }}", parts.join(";")) }
}
