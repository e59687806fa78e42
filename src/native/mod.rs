//! Rust halves of stdlib packages, one file per package.
//!
//! A bodiless declaration in `stdlib/` is the only statement of a native's type; the linker compares it with the
//! entry here, and a test demands that each side has the other.

mod access;
mod atomic;
mod binary;
mod bits;
mod bufio;
mod bytes;
mod encoding;
mod errno;
mod errors;
mod float;
mod fmt;
mod hash;
mod json;
mod math;
mod order;
mod quote;
mod random;
mod reflect;
mod regexp;
mod runtime;
mod signal;
mod sort;
mod strconv;
mod strings;
mod sync;
mod syscall;
mod text;
mod time;
mod unicode;
mod utf8;
mod weak;

use crate::vm::abi::Native;

/// The natives of all packages.
pub static ALL: &[&[Native]] = &[
    atomic::NATIVES,
    binary::NATIVES,
    bits::NATIVES,
    bufio::NATIVES,
    bytes::NATIVES,
    encoding::NATIVES,
    errors::NATIVES,
    fmt::NATIVES,
    fmt::scan::NATIVES,
    hash::NATIVES,
    json::NATIVES,
    math::NATIVES,
    random::NATIVES,
    reflect::CALLS,
    reflect::CONTAINERS,
    reflect::TYPES,
    reflect::VALUES,
    regexp::NATIVES,
    runtime::NATIVES,
    signal::NATIVES,
    sort::NATIVES,
    strconv::NATIVES,
    strings::NATIVES,
    sync::NATIVES,
    syscall::AT,
    syscall::ENVIRONMENT,
    syscall::FILES,
    syscall::PATHS,
    syscall::POLL,
    syscall::PROCESS,
    syscall::SPAWN,
    time::NATIVES,
    unicode::NATIVES,
    utf8::NATIVES,
    weak::NATIVES,
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::ALL;
    use crate::base::intern::Interner;
    use crate::base::source::SourceMap;
    use crate::diag::sink::Sink;
    use crate::load::embed::packages;
    use crate::syntax::ast::{Ast, Decl, ExprId, ExprKind, FuncDecl};
    use crate::syntax::{Mode, parse_file};

    /// The name of a receiver's type.
    fn receiver(ast: &Ast, names: &Interner, ty: ExprId) -> String {
        match &ast.exprs[ty].kind {
            ExprKind::Star(inner) | ExprKind::Paren(inner) => receiver(ast, names, *inner),
            ExprKind::Name(name) => names.name(*name).to_string(),
            other => panic!("a receiver of a native: {other:?}"),
        }
    }

    /// The bodiless declarations of the library, as natives are named.
    fn declared() -> BTreeSet<String> {
        let sources = SourceMap::default();
        let mut declared = BTreeSet::new();
        for package in packages() {
            for file in package.files {
                let (mut ast, mut names, mut sink) = (Ast::default(), Interner::default(), Sink::new());
                let name = format!("{}/{}", package.path, file.name);
                let source = sources.add(name, file.text.as_bytes()).expect("room");
                let file = parse_file(&mut ast, &mut names, &source, &mut sink, Mode::Go);
                for decl in &file.decls {
                    let Decl::Func(id) = decl else { continue };
                    let FuncDecl { name, recv, body: None, .. } = &ast.funcs[*id] else { continue };
                    let recv =
                        recv.as_ref().map_or(String::new(), |recv| receiver(&ast, &names, recv.params[0].ty) + ".");
                    declared.insert(format!("{}.{recv}{}", package.path, names.name(name.name)));
                }
            }
        }
        declared
    }

    #[test]
    fn declarations_and_natives_have_each_other() {
        let declared = declared();
        let natives: Vec<&str> = ALL.iter().flat_map(|table| table.iter()).map(|native| native.name).collect();
        let registered: BTreeSet<String> = natives.iter().map(|name| (*name).to_string()).collect();
        assert_eq!(registered.len(), natives.len(), "each native is registered once");
        let missing: Vec<_> = declared.difference(&registered).collect();
        let unused: Vec<_> = registered.difference(&declared).collect();
        assert!(
            missing.is_empty() && unused.is_empty(),
            "without native: {missing:?}\nwithout declaration: {unused:?}"
        );
    }
}
