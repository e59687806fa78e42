//! Names and signatures of tests and examples that no tool finds, or that tell of something that is not there.

use crate::base::span::Span;
use crate::check::Checker;
use crate::diag::code;
use crate::load::example::output_comments;
use crate::syntax::ast::{Decl, ExprKind, File, FuncDecl, FuncType};
use crate::types::lookup::{Operand, Selector, lookup_field_or_method};
use crate::types::ty::ObjId;

impl Checker<'_> {
    /// Looks at the functions of a file of tests.
    pub(super) fn vet_tests(&mut self, file: &File) {
        let is_of_tests = |name: &str| name.ends_with("_test.go") || name.ends_with("_test.csp");
        if !self.sources.file(file.span.start).is_some_and(|source| is_of_tests(&source.name)) {
            return;
        }
        let ast = self.ast;
        for decl in &file.decls {
            let Decl::Func(id) = decl else { continue };
            let func = &ast.funcs[*id];
            let ExprKind::FuncType(ty) = &ast.exprs[func.ty].kind else { continue };
            let name = self.types.name(func.name.name);
            match ["Example", "Test", "Benchmark", "Fuzz"].into_iter().find(|prefix| name.starts_with(prefix)) {
                _ if func.recv.is_some() => {}
                Some("Example") => {
                    self.vet_example(func, ty, &name);
                    self.vet_example_output(func);
                }
                Some(prefix) => self.vet_test_name(func, ty, &name, prefix),
                None => {}
            }
        }
    }

    fn vet_test_name(&mut self, func: &FuncDecl, ty: &FuncType, name: &str, prefix: &str) {
        let ([param], []) = (&ty.params[..], &ty.results[..]) else { return };
        let ExprKind::Star(elem) = self.ast.exprs[param.ty].kind else { return };
        let type_name = match &self.ast.exprs[elem].kind {
            ExprKind::Name(name) => *name,
            ExprKind::Selector { sel, .. } => sel.name,
            _ => return,
        };
        let is_lowercase = name[prefix.len()..].chars().next().is_some_and(char::is_lowercase);
        if is_lowercase && *self.types.name(type_name) == prefix[..1] {
            let message = format!("{name} has malformed name: first letter after '{prefix}' must not be lowercase");
            self.warn(code::MALFORMED_TEST, func.name.span, message);
        }
    }

    fn vet_example(&mut self, func: &FuncDecl, ty: &FuncType, name: &str) {
        let at = Span::new(func.span.start, func.name.span.end);
        let faults = [
            (!ty.params.is_empty(), "should be niladic"),
            (!ty.results.is_empty(), "should return nothing"),
            (!ty.tparams.is_empty(), "should not have type params"),
        ];
        for (_, what) in faults.into_iter().filter(|(found, _)| *found) {
            self.warn(code::MALFORMED_TEST, at, format!("{name} {what}"));
        }
        if let Some(what) = self.example_name_fault(&name["Example".len()..]) {
            what.iter().for_each(|what| {
                self.warn(code::MALFORMED_TEST, at, format!("{name} {what}"));
            });
        }
    }

    /// What is wrong with the name of an example, without its first word: it should be that of something, perhaps with a
    /// field or method, and perhaps with a suffix that begins with a small letter.
    fn example_name_fault(&mut self, name: &str) -> Option<Vec<String>> {
        let mut parts = name.splitn(3, '_');
        let ident = parts.next().unwrap_or_default();
        let objs = self.named_in_package_or_imports(ident);
        if !ident.is_empty() && objs.is_empty() {
            return Some(vec![format!("refers to unknown identifier: {ident}")]);
        }
        let member = parts.next()?;
        if ident.is_empty() {
            let suffix = &name[1..];
            return (!is_suffix(suffix)).then(|| vec![format!("has malformed example suffix: {suffix}")]);
        }
        let mut faults = Vec::new();
        if !is_suffix(member) && !objs.iter().any(|&obj| self.has_member(obj, member)) {
            faults.push(format!("refers to unknown field or method: {ident}.{member}"));
        }
        if let Some(suffix) = parts.next().filter(|suffix| !is_suffix(suffix)) {
            faults.push(format!("has malformed example suffix: {suffix}"));
        }
        Some(faults)
    }

    /// What the current package calls `name`, or else all packages that it imports: nobody knows which one is tested.
    fn named_in_package_or_imports(&mut self, name: &str) -> Vec<ObjId> {
        let name = self.types.intern(name);
        if let Some(obj) = self.package_object(self.pkg(), name) {
            return vec![obj];
        }
        let imports = self.types.pkg(self.pkg()).imports.borrow().clone();
        imports.into_iter().filter_map(|pkg| self.package_member(pkg, name)).collect()
    }

    fn has_member(&mut self, obj: ObjId, member: &str) -> bool {
        let selector = Selector::new(self.types.obj(obj).pkg, self.types.intern(member));
        lookup_field_or_method(self.types, self.types.type_of(obj), Operand::Addressable, selector).obj().is_some()
    }

    /// The comment that says what an example prints is the last one, and there is one.
    fn vet_example_output(&mut self, func: &FuncDecl) {
        let Some(source) = self.sources.file(func.span.start) else { return };
        let comments = output_comments(source, func.span);
        let message = match comments.iter().filter(|(_, is_output)| *is_output).count() {
            0 | 1 => "output comment block must be the last comment block",
            _ => "there can only be one output comment block per example",
        };
        for (span, _) in comments.iter().rev().skip(1).rev().filter(|(_, is_output)| *is_output) {
            self.warn(code::MALFORMED_TEST, *span, message);
        }
    }
}

/// Whether a part of an example's name is one that tells it from others.
fn is_suffix(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_lowercase)
}
