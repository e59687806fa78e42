//! How types are written at run time, as `%T` prints them.

use std::fmt::Write;
use std::sync::Arc;

use super::{IMethod, Kind, RChanDir, RField, Shape, TypeRef, TypeTable};

/// The name of a basic type.
pub(super) fn basic_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Bool => "bool",
        Kind::Int => "int",
        Kind::Int8 => "int8",
        Kind::Int16 => "int16",
        Kind::Int32 => "int32",
        Kind::Int64 => "int64",
        Kind::Uint => "uint",
        Kind::Uint8 => "uint8",
        Kind::Uint16 => "uint16",
        Kind::Uint32 => "uint32",
        Kind::Uint64 => "uint64",
        Kind::Uintptr => "uintptr",
        Kind::Float32 => "float32",
        Kind::Float64 => "float64",
        Kind::Complex64 => "complex64",
        Kind::Complex128 => "complex128",
        Kind::String => "string",
        Kind::UnsafePointer => "unsafe.Pointer",
        Kind::Array | Kind::Chan | Kind::Func | Kind::Interface => unreachable!("composite kinds have shapes"),
        Kind::Map | Kind::Pointer | Kind::Slice | Kind::Struct => unreachable!("composite kinds have shapes"),
    }
}

impl TypeTable {
    /// The text of a composite type.
    pub(super) fn composite_name(&self, shape: &Shape) -> Arc<str> {
        match shape {
            Shape::Basic => unreachable!("basic types have names"),
            Shape::Array { elem, len } => format!("[{len}]{}", elem.name),
            Shape::Chan { elem, dir } => chan_name(*elem, *dir),
            Shape::Func { params, results, variadic } => format!("func{}", signature(params, results, *variadic)),
            Shape::Interface { methods } => self.interface_name(methods),
            Shape::Map { key, elem } => format!("map[{}]{}", key.name, elem.name),
            Shape::Pointer { elem } => format!("*{}", elem.name),
            Shape::Slice { elem } => format!("[]{}", elem.name),
            Shape::Struct { fields } => struct_name(fields),
        }
        .into()
    }

    fn interface_name(&self, methods: &[IMethod]) -> String {
        if methods.is_empty() {
            return "interface {}".into();
        }
        let mut text = String::from("interface { ");
        for (i, method) in methods.iter().enumerate() {
            let (name, pkg) = self.method_name(method.id);
            let separator = if i == 0 { "" } else { "; " };
            let pkg = pkg.map_or(String::new(), |path| format!("{}.", self.package_name(&path)));
            let signature = method.ty.name.strip_prefix("func").unwrap_or(&method.ty.name);
            let _ = write!(text, "{separator}{pkg}{name}{signature}");
        }
        text + " }"
    }
}

fn chan_name(elem: TypeRef, dir: RChanDir) -> String {
    match dir {
        RChanDir::Recv => format!("<-chan {}", elem.name),
        RChanDir::Send => format!("chan<- {}", elem.name),
        RChanDir::Both if elem.name.starts_with("<-") => format!("chan ({})", elem.name),
        RChanDir::Both => format!("chan {}", elem.name),
    }
}

fn signature(params: &[TypeRef], results: &[TypeRef], variadic: bool) -> String {
    let mut text = String::from("(");
    for (i, param) in params.iter().enumerate() {
        let separator = if i == 0 { "" } else { ", " };
        match param.name.strip_prefix("[]") {
            Some(elem) if variadic && i + 1 == params.len() => {
                let _ = write!(text, "{separator}...{elem}");
            }
            _ => {
                let _ = write!(text, "{separator}{}", param.name);
            }
        }
    }
    text.push(')');
    match results {
        [] => {}
        [one] => {
            let _ = write!(text, " {}", one.name);
        }
        many => {
            let names: Vec<&str> = many.iter().map(|r| &*r.name).collect();
            let _ = write!(text, " ({})", names.join(", "));
        }
    }
    text
}

fn struct_name(fields: &[RField]) -> String {
    if fields.is_empty() {
        return "struct {}".into();
    }
    let mut text = String::from("struct {");
    for (i, field) in fields.iter().enumerate() {
        text.push_str(if i == 0 { " " } else { "; " });
        if !field.embedded {
            let _ = write!(text, "{} ", field.name);
        }
        text.push_str(&field.ty.name);
        if !field.tag.is_empty() {
            let _ = write!(text, " {}", quote(&field.tag));
        }
    }
    text + " }"
}

/// A tag as Go quotes it.
fn quote(tag: &str) -> String {
    let mut text = String::from("\"");
    for c in tag.chars() {
        match c {
            '"' | '\\' => {
                text.push('\\');
                text.push(c);
            }
            '\n' => text.push_str("\\n"),
            '\t' => text.push_str("\\t"),
            '\r' => text.push_str("\\r"),
            c if (c as u32) < 0x20 || c as u32 == 0x7f => {
                let _ = write!(text, "\\x{:02x}", c as u32);
            }
            c => text.push(c),
        }
    }
    text + "\""
}

#[cfg(test)]
mod tests {
    use super::super::{IMethod, TypeTable};

    #[test]
    fn unexported_methods_are_told_with_the_name_of_their_package() {
        let table = TypeTable::new();
        let ty = table.func(Vec::new(), Vec::new(), false);
        let name = |path: &str| {
            let id = table.method_id("close", Some(path));
            table.interface(vec![IMethod { id, ty }]).name.to_string()
        };
        table.name_package("example.com/yaml/v3", "yaml");
        table.name_package("example.com/files", "files");
        assert_eq!(name("example.com/yaml/v3"), "interface { yaml.close() }");
        assert_eq!(name("example.com/files"), "interface { files.close() }");
        assert_eq!(name("main"), "interface { main.close() }");
    }
}
