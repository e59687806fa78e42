//! Expressions as messages write them: on one line, bodies of literals as `…`.
//!
//! This is the short form of the compiler's syntax printer: operators have blanks around them whatever their
//! precedence, parentheses stand where the source has them.

use crate::base::intern::{Interner, Symbol};
use crate::syntax::ast::{
    ArrayLen, Ast, BinaryOp, Call, ChanDir, CompositeLit, Expr, ExprId, ExprKind, Field, FuncType, InterfaceElem,
    InterfaceType, Param, StmtKind,
};

/// `e` as messages write it.
pub fn expr_string(ast: &Ast, names: &Interner, e: ExprId) -> String {
    let mut printer = Printer { ast, names, out: String::new() };
    printer.expr(e);
    printer.out
}

/// A simple statement that stands where a value is needed, as messages write it. In an assignment, binary expressions
/// get parentheses, so that the `=` that was meant to be a `==` can be seen.
pub(super) fn misused_stmt(ast: &Ast, names: &Interner, kind: &StmtKind) -> String {
    let mut printer = Printer { ast, names, out: String::new() };
    match kind {
        StmtKind::Assign { lhs, op: None, rhs, .. } => {
            printer.text("assignment ");
            printer.emphasized(lhs);
            printer.text(" = ");
            printer.emphasized(rhs);
        }
        StmtKind::Assign { lhs, op: Some(op), rhs, .. } => printer.assignment(lhs, op_assign(*op), rhs),
        StmtKind::ShortVarDecl { lhs, rhs, .. } => printer.assignment(lhs, " := ".into(), rhs),
        StmtKind::IncDec { x, inc, .. } => {
            printer.expr(*x);
            printer.text(if *inc { "++" } else { "--" });
        }
        StmtKind::Send { chan, value, .. } => printer.assignment(&[*chan], " <- ".into(), &[*value]),
        _ => debug_assert!(false, "only simple statements stand in headers"),
    }
    printer.out
}

fn op_assign(op: BinaryOp) -> String {
    format!(" {}= ", op.text())
}

struct Printer<'a> {
    ast: &'a Ast,
    names: &'a Interner,
    out: String,
}

impl<'a> Printer<'a> {
    fn expr(&mut self, e: ExprId) {
        stacker::maybe_grow(128 << 10, 2 << 20, || self.expr_kind(e));
    }

    fn assignment(&mut self, lhs: &[ExprId], op: String, rhs: &[ExprId]) {
        self.list(lhs);
        self.text(&op);
        self.list(rhs);
    }

    fn emphasized(&mut self, list: &[ExprId]) {
        match list {
            [x] if matches!(self.node(*x).kind, ExprKind::Binary { .. }) => {
                self.text("(");
                self.expr(*x);
                self.text(")");
            }
            list => self.list(list),
        }
    }

    fn text(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn name(&mut self, name: Symbol) {
        self.out.push_str(self.names.name(name));
    }

    fn node(&self, e: ExprId) -> &'a Expr {
        &self.ast.exprs[e]
    }

    fn expr_kind(&mut self, e: ExprId) {
        match &self.node(e).kind {
            ExprKind::Bad => self.text("<bad expr>"),
            ExprKind::Name(name) => self.name(*name),
            ExprKind::Lit(lit) => self.name(lit.text),
            ExprKind::CompositeLit(lit) => self.composite_lit(lit),
            ExprKind::KeyValue { key, value } => {
                self.expr(*key);
                self.text(": ");
                self.expr(*value);
            }
            ExprKind::FuncLit { ty, body } => {
                self.expr(*ty);
                self.text(if self.ast.blocks[*body].stmts.is_empty() { " {}" } else { " {…}" });
            }
            ExprKind::Paren(x) => {
                self.text("(");
                self.expr(*x);
                self.text(")");
            }
            ExprKind::Selector { x, sel } => {
                self.expr(*x);
                self.text(".");
                self.name(sel.name);
            }
            ExprKind::Index { x, indices, .. } => {
                self.expr(*x);
                self.text("[");
                self.list(indices);
                self.text("]");
            }
            ExprKind::Slice { x, bounds, .. } => self.slice(*x, bounds),
            ExprKind::TypeAssert { x, ty } => {
                self.expr(*x);
                self.text(".(");
                match ty {
                    Some(ty) => self.expr(*ty),
                    None => self.text("type"),
                }
                self.text(")");
            }
            ExprKind::Call(call) => self.call(call),
            ExprKind::Star(x) => {
                self.text("*");
                self.expr(*x);
            }
            ExprKind::Unary { op, x } => {
                self.text(op.text());
                self.expr(*x);
            }
            ExprKind::Binary { op, x, y, .. } => {
                self.expr(*x);
                self.text(" ");
                self.text(op.text());
                self.text(" ");
                self.expr(*y);
            }
            _ => self.type_kind(e),
        }
    }

    fn type_kind(&mut self, e: ExprId) {
        match &self.node(e).kind {
            ExprKind::ArrayType { len, elem } => {
                self.text("[");
                match len {
                    ArrayLen::Slice => {}
                    ArrayLen::Ellipsis(_) => self.text("..."),
                    ArrayLen::Expr(len) => self.expr(*len),
                }
                self.text("]");
                self.expr(*elem);
            }
            ExprKind::StructType(ty) => {
                self.text("struct{");
                self.fields(&ty.fields);
                self.text("}");
            }
            ExprKind::FuncType(ty) => {
                self.text("func");
                self.signature(ty);
            }
            ExprKind::InterfaceType(ty) => self.interface(ty),
            ExprKind::MapType { key, value } => {
                self.text("map[");
                self.expr(*key);
                self.text("]");
                self.expr(*value);
            }
            ExprKind::ChanType { dir, elem } => self.chan(*dir, *elem),
            _ => unreachable!("expr_kind writes every other kind"),
        }
    }

    fn list(&mut self, list: &[ExprId]) {
        for (i, &e) in list.iter().enumerate() {
            if i > 0 {
                self.text(", ");
            }
            self.expr(e);
        }
    }

    fn composite_lit(&mut self, lit: &CompositeLit) {
        if let Some(ty) = lit.ty {
            self.expr(ty);
        }
        self.text(if lit.elems.is_empty() { "{}" } else { "{…}" });
    }

    fn slice(&mut self, x: ExprId, bounds: &[Option<ExprId>; 3]) {
        self.expr(x);
        self.text("[");
        if let Some(low) = bounds[0] {
            self.expr(low);
        }
        self.text(":");
        if let Some(high) = bounds[1] {
            self.expr(high);
        }
        if let Some(max) = bounds[2] {
            self.text(":");
            self.expr(max);
        }
        self.text("]");
    }

    fn call(&mut self, call: &Call) {
        self.expr(call.fun);
        self.text("(");
        self.list(&call.args);
        if call.ellipsis.is_some() {
            self.text("...");
        }
        self.text(")");
    }

    fn chan(&mut self, dir: ChanDir, elem: ExprId) {
        self.text(match dir {
            ChanDir::Both => "chan ",
            ChanDir::Send => "chan<- ",
            ChanDir::Recv => "<-chan ",
        });
        let receives = matches!(self.node(elem).kind, ExprKind::ChanType { dir: ChanDir::Recv, .. });
        if dir == ChanDir::Both && receives {
            self.text("(");
            self.expr(elem);
            self.text(")");
        } else {
            self.expr(elem);
        }
    }

    /// Names that share their type stand together: `a, b int; c string "tag"`.
    fn fields(&mut self, fields: &[Field]) {
        for (i, field) in fields.iter().enumerate() {
            if !field.embedded {
                self.name(field.name.name);
                if fields.get(i + 1).is_some_and(|next| !next.embedded && next.ty == field.ty) {
                    self.text(", ");
                    continue;
                }
                self.text(" ");
            }
            self.expr(field.ty);
            if let Some((tag, _)) = field.tag {
                self.text(" ");
                self.name(tag);
            }
            if i + 1 < fields.len() {
                self.text("; ");
            }
        }
    }

    fn interface(&mut self, ty: &InterfaceType) {
        self.text("interface{");
        for (i, elem) in ty.elems.iter().enumerate() {
            if i > 0 {
                self.text("; ");
            }
            match elem {
                InterfaceElem::Method { name, ty } => {
                    self.name(name.name);
                    if let ExprKind::FuncType(sig) = &self.node(*ty).kind {
                        self.signature(sig);
                    }
                }
                InterfaceElem::Embedded(e) => self.expr(*e),
            }
        }
        self.text("}");
    }

    fn signature(&mut self, ty: &FuncType) {
        self.params(&ty.params);
        match ty.results.as_slice() {
            [] => {}
            [only] if only.name.is_none() => {
                self.text(" ");
                self.expr(only.ty);
            }
            results => {
                self.text(" ");
                self.params(results);
            }
        }
    }

    fn params(&mut self, params: &[Param]) {
        self.text("(");
        for (i, param) in params.iter().enumerate() {
            if i > 0 {
                self.text(", ");
            }
            if let Some(name) = param.name {
                self.name(name.name);
                if params.get(i + 1).is_some_and(|next| next.name.is_some() && next.ty == param.ty) {
                    continue;
                }
                self.text(" ");
            }
            if param.variadic.is_some() {
                self.text("...");
            }
            let mut ty = param.ty;
            while let ExprKind::Paren(inner) = self.node(ty).kind {
                ty = inner;
            }
            self.expr(ty);
        }
        self.text(")");
    }
}
