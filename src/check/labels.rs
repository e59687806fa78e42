//! Labels and jumps: `break`, `continue`, `goto`, `fallthrough`.
//!
//! The rules are checked on the tree alone, one function body at a time; function literals are bodies of their own.

use rustc_hash::FxHashMap;

use super::Checker;
use crate::base::intern::Symbol;
use crate::base::span::{Pos, Span};
use crate::diag::code;
use crate::syntax::ast::{BlockId, BranchKind, CaseClause, Decl, ExprId, ExprKind, Ident, StmtId, StmtKind};
use crate::types::object::Object;

/// A block in the list of blocks of a body.
type BlockIndex = usize;

struct Block {
    /// The enclosing block.
    parent: Option<BlockIndex>,
    /// Where it begins.
    start: Pos,
    /// The labelled statement to which it belongs.
    labeled: Option<StmtId>,
}

struct Label {
    /// The block in which it is declared.
    block: BlockIndex,
    /// The labelled statement.
    stmt: StmtId,
    name: Ident,
    used: bool,
}

/// A goto whose label has not been found yet.
#[derive(Clone, Copy, PartialEq)]
struct Goto {
    label: Ident,
}

/// The statement that an unlabelled jump leaves or continues.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Enclosing {
    None,
    Loop,
    Select,
    /// A switch, with the number of clauses that follow.
    Switch {
        following: usize,
    },
    /// A switch, not directly in one of its clauses.
    InSwitch,
    TypeSwitch,
}

#[derive(Clone, Copy)]
struct Targets {
    breaks: Enclosing,
    in_loop: bool,
}

impl Targets {
    /// In a nested block that is no clause.
    fn nested(self) -> Targets {
        let breaks = match self.breaks {
            Enclosing::Switch { .. } => Enclosing::InSwitch,
            other => other,
        };
        Targets { breaks, ..self }
    }
}

/// The variable declaration that jumps must not cross, with the gotos before it.
struct Crossed {
    at: Pos,
    name: String,
    gotos: Vec<Goto>,
}

#[derive(Default)]
struct Body {
    blocks: Vec<Block>,
    labels: FxHashMap<Symbol, Label>,
    /// Labels in the order of their declaration.
    order: Vec<Symbol>,
}

impl Body {
    fn is_inside(&self, mut block: BlockIndex, of: BlockIndex) -> bool {
        loop {
            if block == of {
                return true;
            }
            match self.blocks.get(block).and_then(|b| b.parent) {
                Some(parent) => block = parent,
                None => return false,
            }
        }
    }

    /// The statement with this label if `block` lies in it; an error says whether the label exists.
    fn enclosing(&mut self, mut block: BlockIndex, name: Symbol) -> Result<StmtId, bool> {
        let Some(label) = self.labels.get_mut(&name) else { return Err(false) };
        label.used = true;
        loop {
            let Some(b) = self.blocks.get(block) else { return Err(true) };
            if b.labeled == Some(label.stmt) {
                return Ok(label.stmt);
            }
            match b.parent {
                Some(parent) => block = parent,
                None => return Err(true),
            }
        }
    }
}

impl Checker<'_> {
    /// Checks labels and jumps in all function bodies of a program that had errors at these places when it was parsed,
    /// and is not checked otherwise. Bodies with an error in them are passed over.
    pub fn check_branches_only(&mut self, errors: &[Pos]) {
        let ast = self.ast;
        let declared = ast.funcs.indices().filter_map(|id| ast.funcs[id].body);
        let literals = ast.exprs.indices().filter_map(|id| match ast.exprs[id].kind {
            ExprKind::FuncLit { body, .. } => Some(body),
            _ => None,
        });
        for body in declared.chain(literals) {
            let block = &ast.blocks[body];
            if !errors.iter().any(|&pos| block.span.start <= pos && pos <= block.span.end) {
                self.check_branches(&block.stmts, block.span);
            }
        }
    }

    /// Checks labels and jumps of a function's body.
    pub(super) fn check_branches(&mut self, stmts: &[StmtId], span: Span) {
        let mut body = Body::default();
        let outside = Targets { breaks: Enclosing::None, in_loop: false };
        let gotos =
            self.block_branches(&mut body, Block { parent: None, start: span.start, labeled: None }, outside, stmts);
        for goto in gotos {
            let name = self.types.name(goto.label.name);
            let message = match body.labels.get_mut(&goto.label.name) {
                Some(label) => {
                    label.used = true;
                    let start = body.blocks.get(label.block).map_or(Pos::NONE, |b| b.start);
                    format!("goto {name} jumps into block starting at {}", self.place(start))
                }
                None => format!("label {name} not defined"),
            };
            self.error(code::INVALID_GOTO, goto.label.span, message);
        }
        for name in &body.order {
            let Some(label) = body.labels.get(name).filter(|label| !label.used) else { continue };
            let message = format!("label {} defined and not used", self.types.name(*name));
            self.error(code::UNUSED_LABEL, label.name.span, message);
        }
    }

    /// Checks the statements of a block; returns the gotos whose labels are not in it or around it.
    fn block_branches(&mut self, body: &mut Body, block: Block, targets: Targets, stmts: &[StmtId]) -> Vec<Goto> {
        super::deep(|| self.block_branches_here(body, block, targets, stmts))
    }

    fn block_branches_here(&mut self, body: &mut Body, block: Block, targets: Targets, stmts: &[StmtId]) -> Vec<Goto> {
        let index = body.blocks.len();
        body.blocks.push(block);
        let mut walk = Walk { block: index, targets, gotos: Vec::new(), crossed: None };
        // Empty statements at the end do not count for fallthrough.
        let is_empty = |s: &&StmtId| matches!(self.ast.stmts[**s].kind, StmtKind::Empty);
        let n_empty = stmts.iter().rev().take_while(is_empty).count();
        let stmts = stmts.get(..stmts.len() - n_empty).unwrap_or_default();
        for (i, &s) in stmts.iter().enumerate() {
            self.stmt_branches(body, &mut walk, s, i + 1 == stmts.len());
        }
        walk.gotos
    }

    fn stmt_branches(&mut self, body: &mut Body, walk: &mut Walk, mut s: StmtId, is_last: bool) {
        let ast = self.ast;
        let mut labeled = None;
        while let StmtKind::Labeled { label, stmt } = &ast.stmts[s].kind {
            if label.name != Symbol::BLANK {
                self.declare_label(body, walk, s, *label);
                labeled = Some(s);
            }
            s = *stmt;
        }
        let span = ast.stmts[s].span;
        let nested = walk.targets.nested();
        let in_loop = Targets { breaks: Enclosing::Loop, in_loop: true };
        match &ast.stmts[s].kind {
            StmtKind::Decl(decls) => {
                let var = decls.iter().find_map(|d| if let Decl::Var(var) = d { var.names.first() } else { None });
                if let Some(name) = var {
                    walk.cross(name.pos(), self.types.name(name.name).to_string());
                }
            }
            StmtKind::ShortVarDecl { lhs, op_pos, .. } => walk.cross(*op_pos, self.show_list(lhs)),
            StmtKind::Branch { kind, label: None } => self.unlabeled_branch(span, *kind, walk.targets, is_last),
            StmtKind::Branch { kind, label: Some(label) } => self.labeled_branch(body, walk, *kind, *label),
            StmtKind::Block(block) => self.inner(body, walk, (nested, labeled), *block),
            StmtKind::If(stmt) => {
                self.inner(body, walk, (nested, labeled), stmt.then);
                if let Some(other) = stmt.other {
                    let block = Block { parent: Some(walk.block), start: ast.stmts[other].span.start, labeled };
                    let gotos = self.block_branches(body, block, nested, &[other]);
                    walk.gotos.extend(gotos);
                }
            }
            StmtKind::For(stmt) => self.inner(body, walk, (in_loop, labeled), stmt.body),
            StmtKind::Range(stmt) => self.inner(body, walk, (in_loop, labeled), stmt.body),
            StmtKind::Switch(stmt) => self.clauses(body, walk, labeled, &stmt.clauses, false),
            StmtKind::TypeSwitch(stmt) => self.clauses(body, walk, labeled, &stmt.clauses, true),
            StmtKind::Select(stmt) => {
                let targets = Targets { breaks: Enclosing::Select, ..walk.targets };
                for clause in &stmt.clauses {
                    let block = Block { parent: Some(walk.block), start: clause.span.start, labeled };
                    let gotos = self.block_branches(body, block, targets, &ast.blocks[clause.body].stmts);
                    walk.gotos.extend(gotos);
                }
            }
            _ => {}
        }
    }

    fn clauses(
        &mut self,
        body: &mut Body,
        walk: &mut Walk,
        labeled: Option<StmtId>,
        list: &[CaseClause],
        of_types: bool,
    ) {
        for (i, clause) in list.iter().enumerate() {
            let following = list.len() - i - 1;
            let breaks = if of_types { Enclosing::TypeSwitch } else { Enclosing::Switch { following } };
            let targets = Targets { breaks, ..walk.targets };
            let block = Block { parent: Some(walk.block), start: clause.span.start, labeled };
            let gotos = self.block_branches(body, block, targets, &self.ast.blocks[clause.body].stmts);
            walk.gotos.extend(gotos);
        }
    }

    fn inner(
        &mut self,
        body: &mut Body,
        walk: &mut Walk,
        (targets, labeled): (Targets, Option<StmtId>),
        block: BlockId,
    ) {
        let inner = &self.ast.blocks[block];
        let block = Block { parent: Some(walk.block), start: inner.span.start, labeled };
        // Unresolved gotos of the inner block may jump to labels of this one.
        let gotos = self.block_branches(body, block, targets, &inner.stmts);
        walk.gotos.extend(gotos);
    }

    fn declare_label(&mut self, body: &mut Body, walk: &mut Walk, stmt: StmtId, name: Ident) {
        let text = self.types.name(name.name);
        if let Some(other) = body.labels.get(&name.name) {
            let message = format!("label {text} already defined at {}", self.place(other.name.pos()));
            self.error(code::DUPLICATE_LABEL, name.span, message);
        } else {
            let obj = self.types.new_object(Object::label(name.pos(), name.name));
            self.record_def(name.pos(), obj);
            body.order.push(name.name);
            body.labels.insert(name.name, Label { block: walk.block, stmt, name, used: false });
        }
        let (found, rest): (Vec<Goto>, Vec<Goto>) = walk.gotos.iter().partition(|goto| goto.label.name == name.name);
        walk.gotos = rest;
        for goto in found {
            if let Some(label) = body.labels.get_mut(&name.name) {
                label.used = true;
            }
            if let Some(crossed) = walk.crossed.as_ref().filter(|crossed| crossed.gotos.contains(&goto)) {
                let (var, at) = (&crossed.name, self.place(crossed.at));
                let message = format!("goto {text} jumps over declaration of {var} at {at}");
                self.error(code::INVALID_GOTO, goto.label.span, message);
            }
        }
    }

    fn unlabeled_branch(&mut self, span: Span, kind: BranchKind, targets: Targets, is_last: bool) {
        let message = match kind {
            BranchKind::Break if targets.breaks == Enclosing::None => "break is not in a loop, switch, or select",
            BranchKind::Continue if !targets.in_loop => "continue is not in a loop",
            BranchKind::Fallthrough => match targets.breaks {
                Enclosing::TypeSwitch => "cannot fallthrough in type switch",
                Enclosing::Switch { .. } if !is_last => "fallthrough statement out of place",
                Enclosing::Switch { following: 0 } => "cannot fallthrough final case in switch",
                Enclosing::Switch { .. } => return,
                _ => "fallthrough statement out of place",
            },
            _ => return,
        };
        self.error(code::MISPLACED_BRANCH, span, message);
    }

    fn labeled_branch(&mut self, body: &mut Body, walk: &mut Walk, kind: BranchKind, label: Ident) {
        let word = match kind {
            BranchKind::Goto => {
                let found = body.labels.get_mut(&label.name).map(|found| {
                    found.used = true;
                    found.block
                });
                if !found.is_some_and(|of| body.is_inside(walk.block, of)) {
                    walk.gotos.push(Goto { label });
                }
                return;
            }
            BranchKind::Fallthrough => return,
            BranchKind::Break => "break",
            BranchKind::Continue => "continue",
        };
        let name = self.types.name(label.name);
        let stmt = match body.enclosing(walk.block, label.name) {
            Ok(stmt) => Some(stmt),
            Err(true) => None,
            Err(false) => {
                let message = format!("{word} label not defined: {name}");
                return self.error(code::UNDEFINED_LABEL, label.span, message);
            }
        };
        let target = stmt.map(|s| self.without_label(s));
        let valid = match target.map(|s| &self.ast.stmts[s].kind) {
            Some(StmtKind::For(_) | StmtKind::Range(_)) => true,
            Some(StmtKind::Switch(_) | StmtKind::TypeSwitch(_) | StmtKind::Select(_)) => kind == BranchKind::Break,
            _ => false,
        };
        if !valid {
            self.error(code::UNDEFINED_LABEL, label.span, format!("invalid {word} label {name}"));
        }
    }

    /// The statement behind a label.
    fn without_label(&self, s: StmtId) -> StmtId {
        match self.ast.stmts[s].kind {
            StmtKind::Labeled { stmt, .. } => stmt,
            _ => s,
        }
    }

    fn show_list(&self, list: &[ExprId]) -> String {
        list.iter().map(|e| self.show(e)).collect::<Vec<_>>().join(", ")
    }
}

/// The state while the statements of a block are checked.
struct Walk {
    block: BlockIndex,
    targets: Targets,
    /// Gotos whose labels have not been found.
    gotos: Vec<Goto>,
    /// The last variable declaration.
    crossed: Option<Crossed>,
}

impl Walk {
    /// Any goto so far that jumps forward out of sight of this declaration is invalid.
    fn cross(&mut self, at: Pos, name: String) {
        self.crossed = Some(Crossed { at, name, gotos: self.gotos.clone() });
    }
}
