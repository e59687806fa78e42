//! The tree as text, for snapshots and `--dump=ast`.
//!
//! Declarations and statements stand on lines of their own, two columns further in than what contains them;
//! expressions stand in their statement's line, function literals apart. Operators come first:
//! `(:= (x) ((+ a (call f b))))`.

use super::ast::{
    ArrayLen, Ast, BlockId, BranchKind, CaseClause, ChanDir, Decl, ExprId, ExprKind, Field, File, FuncDeclId, FuncType,
    Ident, InterfaceElem, Param, StmtId, StmtKind, TypeParam,
};
use crate::base::intern::{Interner, Symbol};

/// Lines are not indented by more columns: a deep tree has a linear dump.
const MAX_INDENT: usize = 80;

/// A whole file, ending in a newline.
pub fn dump_file(ast: &Ast, names: &Interner, file: &File) -> String {
    let mut dump = Dump { ast, names, out: String::new(), indent: 0 };
    dump.file(file);
    dump.out.push('\n');
    dump.out
}

/// An expression or type.
pub fn dump_expr(ast: &Ast, names: &Interner, expr: ExprId) -> String {
    let mut dump = Dump { ast, names, out: String::new(), indent: 0 };
    dump.expr(expr);
    dump.out
}

struct Dump<'a> {
    ast: &'a Ast,
    names: &'a Interner,
    out: String,
    indent: usize,
}

impl<'a> Dump<'a> {
    fn text(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn symbol(&mut self, symbol: Symbol) {
        self.text(self.names.name(symbol));
    }

    fn ident(&mut self, ident: Ident) {
        self.symbol(ident.name);
    }

    /// Begins a line within the present node.
    fn line(&mut self) {
        let indent = (self.indent * 2).min(MAX_INDENT);
        self.out.push('\n');
        self.out.extend(std::iter::repeat_n(' ', indent));
    }

    /// `(head…)`, what `body` writes behind it on lines further in.
    fn node(&mut self, head: &str, body: impl FnOnce(&mut Self)) {
        self.text("(");
        self.text(head);
        self.indent += 1;
        stacker::maybe_grow(128 << 10, 2 << 20, || body(self));
        self.indent -= 1;
        self.text(")");
    }

    fn file(&mut self, file: &File) {
        let head = if file.package.is_some() { "file " } else { "script" };
        self.node(head, |d| {
            if let Some(package) = file.package {
                d.ident(package);
            }
            for decl in &file.decls {
                d.line();
                d.decl(decl);
            }
            d.stmts(&file.script);
        });
    }

    fn decl(&mut self, decl: &Decl) {
        match decl {
            Decl::Import(import) => self.node("import ", |d| {
                if let Some(name) = import.name {
                    d.ident(name);
                    d.text(" ");
                }
                d.symbol(import.path);
            }),
            Decl::Const(spec) => self.node(&format!("const {} ", spec.iota), |d| {
                d.value_spec(&spec.names, spec.ty, &spec.values);
            }),
            Decl::Var(spec) => self.node("var ", |d| d.value_spec(&spec.names, spec.ty, &spec.values)),
            Decl::Type(spec) => self.node(if spec.alias { "alias " } else { "type " }, |d| {
                d.ident(spec.name);
                d.type_params(&spec.tparams);
                d.text(" ");
                d.expr(spec.ty);
            }),
            Decl::Func(id) => self.func(*id),
        }
    }

    fn value_spec(&mut self, names: &[Ident], ty: Option<ExprId>, values: &[ExprId]) {
        self.text("(");
        self.separated(names, |d, name| d.ident(*name));
        self.text(") ");
        self.opt_expr(ty);
        self.exprs(values);
    }

    fn func(&mut self, id: FuncDeclId) {
        let func = &self.ast.funcs[id];
        self.node("func ", |d| {
            for directive in &func.directives {
                d.symbol(directive.text);
                d.line();
            }
            if let Some(recv) = &func.recv {
                d.text("(recv");
                d.params(&recv.params);
                d.text(") ");
            }
            d.ident(func.name);
            d.text(" ");
            d.expr(func.ty);
            match func.body {
                Some(body) => d.block(body),
                None => d.text(" extern"),
            }
        });
    }

    fn separated<T>(&mut self, items: &[T], mut item: impl FnMut(&mut Self, &T)) {
        for (n, each) in items.iter().enumerate() {
            if n > 0 {
                self.text(" ");
            }
            item(self, each);
        }
    }

    /// Each with a blank before it.
    fn exprs(&mut self, exprs: &[ExprId]) {
        for expr in exprs {
            self.text(" ");
            self.expr(*expr);
        }
    }

    fn list(&mut self, exprs: &[ExprId]) {
        self.text("(");
        self.separated(exprs, |d, expr| d.expr(*expr));
        self.text(")");
    }

    fn opt_expr(&mut self, expr: Option<ExprId>) {
        match expr {
            Some(expr) => self.expr(expr),
            None => self.text("_"),
        }
    }

    fn expr(&mut self, id: ExprId) {
        match &self.ast.exprs[id].kind {
            ExprKind::Bad => self.text("BAD"),
            ExprKind::Name(name) => self.symbol(*name),
            ExprKind::Lit(lit) => self.symbol(lit.text),
            ExprKind::CompositeLit(lit) => self.node("lit ", |d| {
                d.opt_expr(lit.ty);
                d.exprs(&lit.elems);
            }),
            ExprKind::KeyValue { key, value } => self.prefixed(":", &[*key, *value]),
            ExprKind::FuncLit { ty, body } => self.node("func ", |d| {
                d.expr(*ty);
                d.block(*body);
            }),
            ExprKind::Paren(x) => self.prefixed("paren", &[*x]),
            ExprKind::Selector { x, sel } => self.node(".", |d| {
                d.exprs(&[*x]);
                d.text(" ");
                d.ident(*sel);
            }),
            ExprKind::Index { x, indices, .. } => self.node("index ", |d| {
                d.expr(*x);
                d.exprs(indices);
            }),
            ExprKind::Slice { x, bounds, three } => self.node("slice ", |d| {
                d.expr(*x);
                for bound in bounds.iter().take(if *three { 3 } else { 2 }) {
                    d.text(" ");
                    d.opt_expr(*bound);
                }
            }),
            ExprKind::TypeAssert { x, ty } => self.node("assert ", |d| {
                d.expr(*x);
                d.text(" ");
                match ty {
                    Some(ty) => d.expr(*ty),
                    None => d.text("type"),
                }
            }),
            ExprKind::Call(call) => self.node("call ", |d| {
                d.expr(call.fun);
                d.exprs(&call.args);
                if call.ellipsis.is_some() {
                    d.text(" ...");
                }
            }),
            ExprKind::Star(x) => self.prefixed("*", &[*x]),
            ExprKind::Unary { op, x } => self.prefixed(op.text(), &[*x]),
            ExprKind::Binary { op, x, y, .. } => self.prefixed(op.text(), &[*x, *y]),
            _ => self.ty(id),
        }
    }

    fn prefixed(&mut self, head: &str, exprs: &[ExprId]) {
        self.node(head, |d| d.exprs(exprs));
    }

    /// A type literal.
    fn ty(&mut self, id: ExprId) {
        match &self.ast.exprs[id].kind {
            ExprKind::ArrayType { len: ArrayLen::Slice, elem } => self.prefixed("[]", &[*elem]),
            ExprKind::ArrayType { len: ArrayLen::Ellipsis(_), elem } => self.prefixed("[...]", &[*elem]),
            ExprKind::ArrayType { len: ArrayLen::Expr(len), elem } => self.prefixed("array", &[*len, *elem]),
            ExprKind::StructType(ty) => self.node("struct", |d| d.fields(&ty.fields)),
            ExprKind::FuncType(ty) => self.node("sig", |d| d.signature(ty)),
            ExprKind::InterfaceType(ty) => self.node("interface", |d| {
                for elem in &ty.elems {
                    d.interface_elem(elem);
                }
            }),
            ExprKind::MapType { key, value } => self.prefixed("map", &[*key, *value]),
            ExprKind::ChanType { dir, elem } => {
                let head = match dir {
                    ChanDir::Both => "chan",
                    ChanDir::Send => "chan<-",
                    ChanDir::Recv => "<-chan",
                };
                self.prefixed(head, &[*elem]);
            }
            _ => self.text("?"),
        }
    }

    fn fields(&mut self, fields: &[Field]) {
        for field in fields {
            self.text(if field.embedded { " (embed " } else { " (" });
            self.ident(field.name);
            self.text(" ");
            self.expr(field.ty);
            if let Some((tag, _)) = field.tag {
                self.text(" ");
                self.symbol(tag);
            }
            self.text(")");
        }
    }

    fn interface_elem(&mut self, elem: &InterfaceElem) {
        match elem {
            InterfaceElem::Method { name, ty } => {
                self.text(" (method ");
                self.ident(*name);
                self.exprs(&[*ty]);
                self.text(")");
            }
            InterfaceElem::Embedded(ty) => self.exprs(&[*ty]),
        }
    }

    fn signature(&mut self, ty: &FuncType) {
        self.type_params(&ty.tparams);
        self.params(&ty.params);
        if !ty.results.is_empty() {
            self.text(" ->");
            self.params(&ty.results);
        }
    }

    fn type_params(&mut self, tparams: &[TypeParam]) {
        if tparams.is_empty() {
            return;
        }
        self.text(" [");
        self.separated(tparams, |d, tparam| {
            d.ident(tparam.name);
            d.exprs(&[tparam.constraint]);
        });
        self.text("]");
    }

    /// Each with a blank before it.
    fn params(&mut self, params: &[Param]) {
        for param in params {
            self.text(" ");
            self.text("(");
            if let Some(name) = param.name {
                self.ident(name);
                self.text(" ");
            }
            if param.variadic.is_some() {
                self.text("...");
            }
            self.expr(param.ty);
            self.text(")");
        }
    }

    fn block(&mut self, block: BlockId) {
        let ast = self.ast;
        self.stmts(&ast.blocks[block].stmts);
    }

    fn stmts(&mut self, stmts: &[StmtId]) {
        for stmt in stmts {
            self.line();
            self.stmt(*stmt);
        }
    }

    fn opt_stmt(&mut self, stmt: Option<StmtId>) {
        match stmt {
            Some(stmt) => self.stmt(stmt),
            None => self.text("_"),
        }
    }

    fn stmt(&mut self, id: StmtId) {
        match &self.ast.stmts[id].kind {
            StmtKind::Bad => self.text("BAD"),
            StmtKind::Empty => self.text("(empty)"),
            StmtKind::Decl(decls) => self.node("decl", |d| {
                for decl in decls {
                    d.line();
                    d.decl(decl);
                }
            }),
            StmtKind::Labeled { label, stmt } => self.node("label ", |d| {
                d.ident(*label);
                d.line();
                d.stmt(*stmt);
            }),
            StmtKind::Expr(x) => self.expr(*x),
            StmtKind::Send { chan, value, .. } => self.prefixed("<-", &[*chan, *value]),
            StmtKind::IncDec { x, inc, .. } => self.prefixed(if *inc { "++" } else { "--" }, &[*x]),
            StmtKind::Assign { lhs, op, rhs, .. } => {
                let head = op.map_or_else(|| "= ".into(), |op| format!("{}= ", op.text()));
                self.assign(&head, lhs, rhs);
            }
            StmtKind::ShortVarDecl { lhs, rhs, .. } => self.assign(":= ", lhs, rhs),
            StmtKind::Go(x) => self.prefixed("go", &[*x]),
            StmtKind::Defer(x) => self.prefixed("defer", &[*x]),
            StmtKind::Return(results) => self.prefixed("return", results),
            StmtKind::Branch { kind, label } => self.branch(*kind, *label),
            StmtKind::Block(block) => self.node("block", |d| d.block(*block)),
            _ => self.compound(id),
        }
    }

    fn branch(&mut self, kind: BranchKind, label: Option<Ident>) {
        let head = match kind {
            BranchKind::Break => "break",
            BranchKind::Continue => "continue",
            BranchKind::Goto => "goto",
            BranchKind::Fallthrough => "fallthrough",
        };
        self.node(head, |d| {
            if let Some(label) = label {
                d.text(" ");
                d.ident(label);
            }
        });
    }

    /// A statement with a header or clauses.
    fn compound(&mut self, id: StmtId) {
        match &self.ast.stmts[id].kind {
            StmtKind::If(stmt) => self.node("if ", |d| {
                d.opt_stmt(stmt.init);
                d.exprs(&[stmt.cond]);
                d.block(stmt.then);
                if let Some(other) = stmt.other {
                    d.line();
                    d.text("else ");
                    d.stmt(other);
                }
            }),
            StmtKind::Switch(stmt) => self.node("switch ", |d| {
                d.opt_stmt(stmt.init);
                d.text(" ");
                d.opt_expr(stmt.tag);
                d.clauses(&stmt.clauses);
            }),
            StmtKind::TypeSwitch(stmt) => self.node("typeswitch ", |d| {
                d.opt_stmt(stmt.init);
                d.text(" ");
                d.text(stmt.bind.map_or("_", |bind| d.names.name(bind.name)));
                d.exprs(&[stmt.x]);
                d.clauses(&stmt.clauses);
            }),
            StmtKind::Select(stmt) => self.node("select", |d| {
                for clause in &stmt.clauses {
                    d.line();
                    d.node("case ", |d| {
                        d.opt_stmt(clause.comm);
                        d.block(clause.body);
                    });
                }
            }),
            StmtKind::For(stmt) => self.node("for ", |d| {
                d.opt_stmt(stmt.init);
                d.text(" ");
                d.opt_expr(stmt.cond);
                d.text(" ");
                d.opt_stmt(stmt.post);
                d.block(stmt.body);
            }),
            StmtKind::Range(stmt) => self.node(if stmt.define { "range := " } else { "range = " }, |d| {
                let vars: Vec<ExprId> = stmt.key.into_iter().chain(stmt.value).chain(stmt.extra.clone()).collect();
                d.list(&vars);
                d.exprs(&[stmt.x]);
                d.block(stmt.body);
            }),
            _ => self.text("?"),
        }
    }

    fn assign(&mut self, head: &str, lhs: &[ExprId], rhs: &[ExprId]) {
        self.node(head, |d| {
            d.list(lhs);
            d.text(" ");
            d.list(rhs);
        });
    }

    fn clauses(&mut self, clauses: &[CaseClause]) {
        for clause in clauses {
            self.line();
            self.node("case ", |d| {
                match &clause.exprs {
                    Some(exprs) => d.list(exprs),
                    None => d.text("_"),
                }
                d.block(clause.body);
            });
        }
    }
}
