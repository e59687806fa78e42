//! The library's sources, compiled into the binary.

use std::ops::Range;

use crate::syntax::scan::{DeclKind, DeclSlice};

/// A package of the library.
#[derive(Clone, Debug)]
pub struct Package {
    /// Its import path.
    pub path: &'static str,
    /// Its files, sorted by name.
    pub files: &'static [File],
}

/// A file of a package.
#[derive(Clone, Debug)]
pub struct File {
    /// Its name, without folders.
    pub name: &'static str,
    /// Its text.
    pub text: &'static str,
    /// Where in [`DECLARATIONS`] its declarations are.
    decls: Range<usize>,
}

include!(concat!(env!("OUT_DIR"), "/stdlib.rs"));

/// All packages of the library, sorted by path.
pub fn packages() -> &'static [Package] {
    PACKAGES
}

/// The package with this import path.
pub fn package(path: &str) -> Option<&'static Package> {
    let at = PACKAGES.binary_search_by_key(&path, |package| package.path).ok()?;
    PACKAGES.get(at)
}

/// Kinds of declarations, as `build/declarations.rs` numbers them.
const KINDS: [DeclKind; 6] =
    [DeclKind::Package, DeclKind::Import, DeclKind::Const, DeclKind::Type, DeclKind::Var, DeclKind::Func];

impl File {
    /// Its declarations, as [`scan_decls`](crate::syntax::scan::scan_decls) finds them.
    pub fn declarations(&self) -> Vec<DeclSlice> {
        let mut words = DECLARATIONS.get(self.decls.clone()).unwrap_or_default().iter().copied();
        let mut decls = Vec::new();
        while let Some(head) = words.next() {
            let mut range = || words.next().unwrap_or_default()..words.next().unwrap_or_default();
            decls.push(DeclSlice {
                kind: KINDS[(head & 7) as usize],
                range: range(),
                receiver: (head & 32 != 0).then(&mut range),
                names: (0..head >> 8).map(|_| range()).collect(),
                in_group: head & 16 != 0,
            });
        }
        decls
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::source::SourceMap;
    use crate::syntax::scan::scan_decls;

    #[test]
    fn packages_are_found_by_path() {
        assert!(packages().is_sorted_by_key(|package| package.path));
        let strings = package("strings").expect("the library has it");
        assert!(strings.files.iter().any(|f| f.name == "strings.csp" && f.text.contains("package strings")));
        assert!(package("string").is_none());
    }

    #[test]
    fn declarations_are_those_that_a_scan_finds() {
        let sources = SourceMap::default();
        for package in packages() {
            for file in package.files {
                let source = sources.add(file.name, file.text.as_bytes()).expect("space is left");
                assert_eq!(file.declarations(), scan_decls(&source), "{}/{}", package.path, file.name);
            }
        }
    }
}
