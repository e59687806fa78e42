//! Help below an error: the name that may have been meant.

use super::Checker;
use super::packages::package_name;
use crate::base::intern::Symbol;
use crate::types::method_set::method_set;
use crate::types::ty::{PkgId, Type, TypeId};
use std::cmp::Reverse;

/// After so many errors nobody reads help, and looking at all names for each would take long.
const MAX_ERRORS: usize = 50;

impl Checker<'_> {
    /// Adds help to the error that was just reported: a name in scope like the undefined `name`, or the package of the
    /// library that is called so.
    pub(super) fn suggest_name(&mut self, name: Symbol) {
        let wanted = self.types.name(name);
        if !self.wants_help(&wanted) {
            return;
        }
        let paths = self.packages.importer.paths();
        if let Some(path) = paths.iter().find(|path| package_name(path) == &*wanted) {
            let auto = self.options().is_some_and(|options| options.auto_import);
            let help =
                if auto { "no package of that name has this member".into() } else { format!("add import {path:?}") };
            return self.help(help);
        }
        let mut names: Vec<String> = Vec::new();
        let mut at = Some(self.env.scope);
        while let Some(id) = at {
            let scope = self.types.scope(id);
            names.extend(scope.objects().iter().map(|&obj| self.types.name(self.types.obj(obj).name).to_string()));
            at = scope.outer();
        }
        if self.options().is_some_and(|options| options.auto_import) {
            names.extend(paths.iter().map(|path| package_name(path).to_owned()));
        }
        self.suggest(&wanted, names.into_iter());
    }

    /// As `suggest_name`, for an undefined member of a package.
    pub(super) fn suggest_package_member(&mut self, pkg: PkgId, name: Symbol) {
        let wanted = self.types.name(name);
        if !self.wants_help(&wanted) {
            return;
        }
        let names = self.package_member_names(pkg);
        let exported = names.into_iter().filter(|&n| self.types.is_exported_name(n));
        let exported: Vec<String> = exported.map(|n| self.types.name(n).to_string()).collect();
        self.suggest(&wanted, exported.into_iter());
    }

    /// As `suggest_name`, for an undefined field or method of `ty`.
    pub(super) fn suggest_member(&mut self, ty: TypeId, name: Symbol) {
        let types = self.types;
        let wanted = types.name(name);
        if !self.wants_help(&wanted) {
            return;
        }
        let mut names: Vec<String> =
            method_set(types, ty).iter().map(|found| types.name(types.obj(found.obj).name).to_string()).collect();
        let base = if let Type::Pointer { elem } = types.under(ty) { *elem } else { ty };
        // Those with a pointer receiver too.
        if types.as_named(base).is_some() {
            let methods = (0..types.n_methods(base)).map(|n| types.method(base, n));
            names.extend(methods.map(|method| types.name(types.obj(method).name).to_string()));
        }
        if let Type::Struct(fields) = types.under(base) {
            names.extend(fields.fields.iter().map(|&field| types.name(types.obj(field).name).to_string()));
        }
        self.suggest(&wanted, names.into_iter());
    }

    fn wants_help(&self, wanted: &str) -> bool {
        wanted.len() > 1 && self.sink.n_errors() <= MAX_ERRORS
    }

    fn suggest(&mut self, wanted: &str, names: impl Iterator<Item = String>) {
        if let Some(name) = nearest(wanted, names) {
            self.help(format!("did you mean {name}?"));
        }
    }

    fn help(&mut self, text: String) {
        if let Some(error) = self.sink.last_mut() {
            error.help(text);
        }
    }
}

/// The name that differs least from `wanted`, if it differs by no more than a third; of several the one that has most
/// of its beginning and end in common with it.
fn nearest(wanted: &str, names: impl Iterator<Item = String>) -> Option<String> {
    let limit = (wanted.chars().count() / 3).max(1);
    let near = |name: String| {
        let far = name.len().abs_diff(wanted.len()) > 4 * limit || name == wanted || name == "_";
        let distance = if far { usize::MAX } else { distance(wanted, &name) };
        (distance <= limit).then(|| (distance, Reverse(in_common(wanted, &name)), name))
    };
    names.filter_map(near).min().map(|(.., name)| name)
}

/// How many letters the beginnings and ends have in common.
fn in_common(a: &str, b: &str) -> usize {
    let start = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let end = a.chars().rev().zip(b.chars().rev()).take_while(|(a, b)| a == b).count();
    start + end
}

/// How many letters must be put in, left out, changed or swapped with their neighbour to make `b` of `a` (optimal string
/// alignment); a letter in the other case counts as half a change, so one such is none.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).map(|n| 2 * n).collect();
    for i in 1..=a.len() {
        let mut row = vec![2 * i];
        for j in 1..=b.len() {
            let change = match () {
                () if a[i - 1] == b[j - 1] => 0,
                () if a[i - 1].eq_ignore_ascii_case(&b[j - 1]) => 1,
                () => 2,
            };
            let mut best = (last[j] + 2).min(row[j - 1] + 2).min(last[j - 1] + change);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(before[j - 2] + 2);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()] / 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances() {
        let cases = [("Printn", "Println", 1), ("nme", "name", 1), ("Pritnln", "Println", 1), ("abc", "abc", 0)];
        for (a, b, n) in cases {
            assert_eq!((distance(a, b), distance(b, a)), (n, n), "{a} {b}");
        }
        assert_eq!(distance("println", "Println"), 0);
        assert_eq!(distance("", "ab"), 2);
        assert_eq!(distance("größe", "grösse"), 2);
    }

    #[test]
    fn the_nearest_name_is_found() {
        let names = |list: &[&str]| list.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>().into_iter();
        assert_eq!(nearest("Printn", names(&["Print", "Println", "Sprint"])).as_deref(), Some("Println"));
        assert_eq!(nearest("coutner", names(&["counter", "center"])).as_deref(), Some("counter"));
        assert_eq!(nearest("xyz", names(&["abc", "x", "_"])), None);
    }
}
