//! What becomes of addresses in one function, by its source: see [`crate::compile::escape`].

use rustc_hash::{FxHashMap, FxHashSet};

use crate::check::info::{Info, Mode, Selection, SelectionKind};
use crate::syntax::ast::{
    Ast, BinaryOp, BlockId, Call, Decl, ExprId, ExprKind, FuncDecl, FuncDeclId, StmtId, StmtKind, UnaryOp,
};
use crate::types::Types;
use crate::types::object::ObjectKind;
use crate::types::ty::{ObjId, Signature, Type, TypeId};
use crate::types::universe::Builtin;

/// A parameter, the receiver being the first.
pub(super) type ParamOf = (FuncDeclId, usize);

/// What a function does with addresses.
#[derive(Default)]
pub(super) struct Summary {
    /// Variables whose address, or whose value if that is a pointer, may end up anywhere.
    pub(super) leaks: FxHashSet<ObjId>,
    /// To which parameters they are passed.
    pub(super) passed: FxHashMap<ObjId, Vec<ParamOf>>,
    /// Where `&T{…}` and `new(T)` go, if that is known.
    pub(super) fresh: FxHashMap<ExprId, Goes>,
}

/// Where the address of a new value goes.
#[derive(Clone, Copy, Debug)]
pub(super) enum Goes {
    /// It is only looked through.
    Nowhere,
    /// To a variable that is declared with it.
    Var(ObjId),
    /// To a parameter.
    Param(ParamOf),
}

/// What is done with the value of an expression.
#[derive(Clone, Copy)]
enum Used {
    /// Anything.
    Anyhow,
    /// It is compared, looked through, or dropped.
    Here,
    /// It is declared to be a variable's.
    Declared(ObjId),
    /// It is passed.
    Passed(ParamOf),
}

/// The summary of a function with a body that has been checked.
pub(super) fn summary(ast: &Ast, info: &Info, types: &Types, func: &FuncDecl) -> Summary {
    let mut walk = Walk { ast, info, types, out: Summary::default() };
    func.body.into_iter().for_each(|body| walk.block(body));
    walk.out
}

/// The variables of a function's receiver and parameters.
pub(super) fn params(ast: &Ast, info: &Info, func: &FuncDecl) -> Vec<Option<ObjId>> {
    let ExprKind::FuncType(sig) = &ast.exprs[func.ty].kind else { return Vec::new() };
    let recv = func.recv.as_ref().and_then(|recv| recv.params.first());
    let declared = |param: &crate::syntax::ast::Param| info.defs.get(&param.name?.pos()).copied();
    recv.into_iter().chain(&sig.params).map(declared).collect()
}

struct Walk<'a> {
    ast: &'a Ast,
    info: &'a Info,
    types: &'a Types,
    out: Summary,
}

impl Walk<'_> {
    fn block(&mut self, block: BlockId) {
        let ast = self.ast;
        ast.blocks[block].stmts.iter().for_each(|&stmt| self.stmt(stmt));
    }

    fn stmt(&mut self, stmt: StmtId) {
        stacker::maybe_grow(64 * 1024, 1024 * 1024, || self.stmt_here(stmt));
    }

    fn stmt_here(&mut self, stmt: StmtId) {
        let ast = self.ast;
        match &ast.stmts[stmt].kind {
            StmtKind::Bad | StmtKind::Empty | StmtKind::Branch { .. } => {}
            StmtKind::Decl(decls) => {
                for decl in decls {
                    if let Decl::Var(var) = decl {
                        let vars = var.names.iter().map(|name| self.info.defs.get(&name.pos()).copied());
                        self.declared(&vars.collect::<Vec<_>>(), &var.values);
                    }
                }
            }
            StmtKind::Labeled { stmt, .. } => self.stmt(*stmt),
            StmtKind::Expr(x) => self.expr(*x, Used::Here),
            StmtKind::Send { chan, value, .. } => self.all(&[*chan, *value]),
            StmtKind::IncDec { x, .. } => self.expr(*x, Used::Here),
            StmtKind::Assign { lhs, rhs, .. } => self.assign(lhs, rhs),
            StmtKind::ShortVarDecl { lhs, rhs, .. } => {
                let vars: Vec<Option<ObjId>> = lhs.iter().map(|&e| self.new_var(e)).collect();
                self.declared(&vars, rhs);
            }
            StmtKind::Go(call) | StmtKind::Defer(call) => self.later(*call),
            StmtKind::Return(results) => self.all(results),
            StmtKind::Block(block) => self.block(*block),
            StmtKind::If(s) => {
                s.init.into_iter().for_each(|init| self.stmt(init));
                self.expr(s.cond, Used::Here);
                self.block(s.then);
                s.other.into_iter().for_each(|other| self.stmt(other));
            }
            StmtKind::Switch(s) => {
                s.init.into_iter().for_each(|init| self.stmt(init));
                s.tag.into_iter().for_each(|tag| self.expr(tag, Used::Anyhow));
                for clause in &s.clauses {
                    self.all(clause.exprs.as_deref().unwrap_or_default());
                    self.block(clause.body);
                }
            }
            StmtKind::TypeSwitch(s) => {
                s.init.into_iter().for_each(|init| self.stmt(init));
                self.expr(s.x, Used::Anyhow);
                s.clauses.iter().for_each(|clause| self.block(clause.body));
            }
            StmtKind::Select(s) => {
                for clause in &s.clauses {
                    clause.comm.into_iter().for_each(|comm| self.stmt(comm));
                    self.block(clause.body);
                }
            }
            StmtKind::For(s) => {
                s.init.into_iter().for_each(|init| self.stmt(init));
                s.cond.into_iter().for_each(|cond| self.expr(cond, Used::Here));
                s.post.into_iter().for_each(|post| self.stmt(post));
                self.block(s.body);
            }
            StmtKind::Range(s) => {
                s.key.into_iter().chain(s.value).for_each(|e| self.expr(e, Used::Here));
                self.expr(s.x, Used::Anyhow);
                self.block(s.body);
            }
        }
    }

    /// The variable that a name on the left of `:=` declares.
    fn new_var(&self, e: ExprId) -> Option<ObjId> {
        self.info.defs.get(&self.ast.exprs[e].span.start).copied()
    }

    fn declared(&mut self, vars: &[Option<ObjId>], values: &[ExprId]) {
        if vars.len() != values.len() {
            return self.all(values);
        }
        for (var, value) in vars.iter().zip(values) {
            self.expr(*value, var.map_or(Used::Anyhow, Used::Declared));
        }
    }

    fn assign(&mut self, lhs: &[ExprId], rhs: &[ExprId]) {
        lhs.iter().for_each(|&e| self.expr(e, Used::Here));
        for (i, &value) in rhs.iter().enumerate() {
            let dropped = lhs.len() == rhs.len() && self.is_blank(lhs[i]);
            self.expr(value, if dropped { Used::Here } else { Used::Anyhow });
        }
    }

    fn is_blank(&self, e: ExprId) -> bool {
        matches!(self.ast.exprs[e].kind, ExprKind::Name(name) if name == crate::base::intern::Symbol::BLANK)
    }

    fn all(&mut self, exprs: &[ExprId]) {
        exprs.iter().for_each(|&e| self.expr(e, Used::Anyhow));
    }

    fn expr(&mut self, e: ExprId, used: Used) {
        stacker::maybe_grow(64 * 1024, 1024 * 1024, || self.expr_here(e, used));
    }

    fn expr_here(&mut self, e: ExprId, used: Used) {
        let ast = self.ast;
        match &ast.exprs[e].kind {
            ExprKind::Paren(x) => self.expr(*x, used),
            ExprKind::Name(_) => {
                if let Some(&var) = self.info.uses.get(&e)
                    && self.is_pointer_var(var)
                {
                    self.goes(var, used);
                }
            }
            ExprKind::Star(x) => self.expr(*x, Used::Here),
            ExprKind::Unary { op: UnaryOp::And, x } => self.address(*x, used, Some(*x)),
            ExprKind::Unary { x, .. } => self.expr(*x, Used::Anyhow),
            ExprKind::Binary { op, x, y, .. } => {
                let here = matches!(op, BinaryOp::Eq | BinaryOp::Ne) && self.is_plain(*x) && self.is_plain(*y);
                let used = if here { Used::Here } else { Used::Anyhow };
                self.expr(*x, used);
                self.expr(*y, used);
            }
            ExprKind::Selector { x, .. } => match self.info.selections.get(&e) {
                Some(selection) if selection.kind == SelectionKind::Method => {
                    let method = self.decl_of(selection.obj);
                    self.receiver(*x, selection, method, Used::Anyhow);
                }
                Some(selection) if selection.kind == SelectionKind::Field => self.expr(*x, Used::Here),
                _ => {}
            },
            ExprKind::Index { x, indices, .. } => {
                self.expr(*x, Used::Here);
                self.all(indices);
            }
            ExprKind::Slice { x, bounds, .. } => {
                match self.under(*x) {
                    Some(Type::Array { .. }) => self.address(*x, Used::Anyhow, None),
                    _ => self.expr(*x, Used::Anyhow),
                }
                bounds.iter().flatten().for_each(|&bound| self.expr(bound, Used::Anyhow));
            }
            ExprKind::TypeAssert { x, .. } => self.expr(*x, Used::Anyhow),
            ExprKind::Call(call) => self.call(e, call, used),
            ExprKind::CompositeLit(lit) => self.all(&lit.elems),
            ExprKind::KeyValue { key, value } => self.all(&[*key, *value]),
            ExprKind::FuncLit { body, .. } => self.block(*body),
            _ => {}
        }
    }

    /// `&x`, written or implied; `fresh`: the operand, where it may be a literal.
    fn address(&mut self, x: ExprId, used: Used, fresh: Option<ExprId>) {
        let ast = self.ast;
        match &ast.exprs[x].kind {
            ExprKind::Paren(inner) => self.address(*inner, used, fresh.map(|_| *inner)),
            ExprKind::Name(_) => {
                self.info.uses.get(&x).copied().into_iter().for_each(|var| self.goes(var, used));
            }
            // What `p` points to, or a part of it.
            ExprKind::Star(p) => self.expr(*p, used),
            ExprKind::Selector { x: base, .. } => match self.info.selections.get(&x) {
                Some(selection) if selection.indirect => self.expr(*base, used),
                Some(_) => self.address(*base, used, None),
                None => {}
            },
            ExprKind::Index { x: base, indices, .. } => {
                match self.under(*base) {
                    Some(Type::Array { .. }) => self.address(*base, used, None),
                    _ => self.expr(*base, used),
                }
                self.all(indices);
            }
            ExprKind::CompositeLit(lit) => {
                if let Some(e) = fresh {
                    self.is_fresh(e, used);
                }
                self.all(&lit.elems);
            }
            _ => self.expr(x, Used::Anyhow),
        }
    }

    fn is_fresh(&mut self, e: ExprId, used: Used) {
        let goes = match used {
            Used::Anyhow => return,
            Used::Here => Goes::Nowhere,
            Used::Declared(var) if self.is_pointer_var(var) => Goes::Var(var),
            // In an interface it may go anywhere with that.
            Used::Declared(_) => return,
            Used::Passed(param) => Goes::Param(param),
        };
        self.out.fresh.insert(e, goes);
    }

    /// The address of `var`, or its value, is used so. What is declared to be another variable's may outlive this one.
    fn goes(&mut self, var: ObjId, used: Used) {
        match used {
            Used::Anyhow | Used::Declared(_) => _ = self.out.leaks.insert(var),
            Used::Here => {}
            Used::Passed(param) => self.out.passed.entry(var).or_default().push(param),
        }
    }

    fn call(&mut self, e: ExprId, call: &Call, used: Used) {
        match self.mode(call.fun) {
            Mode::Type => return self.all(&call.args),
            Mode::Builtin(Builtin::New) if self.mode(call.args[0]) == Mode::Type => return self.is_fresh(e, used),
            Mode::Builtin(_) => return self.all(&call.args),
            _ => {}
        }
        let fun = self.called(call.fun);
        if let Some(&obj) = self.info.uses.get(&fun)
            && matches!(self.types.obj(obj).kind, ObjectKind::Func(_))
        {
            return self.args(call, self.decl_of(obj), 0);
        }
        match (self.info.selections.get(&fun), &self.ast.exprs[fun].kind) {
            (Some(selection), &ExprKind::Selector { x, .. }) if selection.kind == SelectionKind::Method => {
                let method = self.decl_of(selection.obj);
                let passed = method.map_or(Used::Anyhow, |method| Used::Passed((method, 0)));
                self.receiver(x, selection, method, passed);
                self.args(call, method, 1);
            }
            _ => {
                self.expr(fun, Used::Anyhow);
                self.args(call, None, 0);
            }
        }
    }

    /// A call that is made later: nothing of it stays here.
    fn later(&mut self, call: ExprId) {
        let ExprKind::Call(call) = &self.ast.exprs[self.called(call)].kind else { return };
        self.expr(call.fun, Used::Anyhow);
        self.all(&call.args);
    }

    /// The function that is called, without parentheses and type arguments.
    fn called(&self, mut fun: ExprId) -> ExprId {
        loop {
            match &self.ast.exprs[fun].kind {
                ExprKind::Paren(x) => fun = *x,
                ExprKind::Index { x, .. } if self.info.instances.contains_key(x) => fun = *x,
                _ => return fun,
            }
        }
    }

    /// The arguments of a call of a declared function, if it is known, whose parameters begin with number `first`.
    fn args(&mut self, call: &Call, callee: Option<FuncDeclId>, first: usize) {
        for (i, &arg) in call.args.iter().enumerate() {
            let param = callee.filter(|&callee| self.takes_pointer(callee, i));
            self.expr(arg, param.map_or(Used::Anyhow, |callee| Used::Passed((callee, first + i))));
        }
    }

    fn signature(&self, func: FuncDeclId) -> Option<&Signature> {
        match self.types.ty(self.types.type_of(*self.info.funcs.get(&func)?)) {
            Type::Signature(sig) => Some(sig),
            _ => None,
        }
    }

    /// Whether parameter `i` of a function is a pointer; the one for further arguments is a slice.
    fn takes_pointer(&self, callee: FuncDeclId, i: usize) -> bool {
        let sig = self.signature(callee);
        let Some(Type::Tuple(params)) = sig.map(|sig| self.types.get(sig.params)) else { return false };
        params.get(i).and_then(|&param| self.types.obj(param).ty()).is_some_and(|ty| self.is_pointer(ty))
    }

    /// The operand of a method that is called or bound; `used`: the receiver, if it is a pointer.
    fn receiver(&mut self, x: ExprId, selection: &Selection, method: Option<FuncDeclId>, used: Used) {
        let recv = method.and_then(|method| self.types.obj(self.signature(method)?.recv?).ty());
        match recv.map(|ty| self.is_pointer(ty)) {
            Some(false) => self.expr(x, Used::Here),
            Some(true) if selection.indirect => self.expr(x, used),
            Some(true) => self.address(x, used, None),
            // What is not known may take the address.
            None if selection.indirect => self.expr(x, Used::Anyhow),
            None => self.address(x, Used::Anyhow, None),
        }
    }

    /// The declaration of a function that can be looked into.
    fn decl_of(&self, obj: ObjId) -> Option<FuncDeclId> {
        let decl = *self.info.decls.get(&self.types.origin(obj))?;
        (self.ast.funcs[decl].body.is_some() && self.info.checked.contains(&decl)).then_some(decl)
    }

    fn mode(&self, e: ExprId) -> Mode {
        self.info.exprs.get(e).and_then(Option::as_ref).map_or(Mode::NoValue, |recorded| recorded.mode)
    }

    fn under(&self, e: ExprId) -> Option<&Type> {
        Some(self.types.under(self.info.exprs.get(e)?.as_ref()?.ty))
    }

    /// A comparison of it holds no pointer in an interface.
    fn is_plain(&self, e: ExprId) -> bool {
        self.mode(e) == Mode::Nil || !matches!(self.under(e), None | Some(Type::Interface(_) | Type::TypeParam(_)))
    }

    fn is_pointer(&self, ty: TypeId) -> bool {
        matches!(self.types.under(ty), Type::Pointer { .. })
    }

    fn is_pointer_var(&self, var: ObjId) -> bool {
        self.types.obj(var).as_var().is_some() && self.types.obj(var).ty().is_some_and(|ty| self.is_pointer(ty))
    }
}
