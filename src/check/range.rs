//! Range loops.

use super::Checker;
use super::captures::InnerFunction;
use super::operand::{Operand, OperandMode};
use crate::base::intern::Symbol;
use crate::base::span::Span;
use crate::diag::code;
use crate::syntax::ast::{ExprId, ExprKind, RangeStmt};
use crate::types::identical::identical;
use crate::types::object::{Object, VarKind};
use crate::types::ty::{BasicKind, ChanDir, ObjId, Signature, Type, TypeId};
use crate::types::under::{Member, common_under};

/// The types of a loop's iteration values; none for those that it does not have.
type KeyValue = (Option<TypeId>, Option<TypeId>);

impl<'a> Checker<'a> {
    /// `for key, value := range x { body }`
    pub(super) fn range_stmt(&mut self, span: Span, stmt: &'a RangeStmt) {
        let mut x = self.expr(None, stmt.x);
        let types = if x.is_valid() { self.iteration_types(&x, stmt) } else { (None, None) };
        let scope = self.env.scope;
        self.open_scope(span);
        let over_int = x.is_valid() && self.types.is(x.ty, BasicKind::is_integer);
        if x.is_valid() && self.is_func(x.ty) {
            let scope = self.env.scope;
            self.types.scope(scope).is_loop_body.set(true);
            self.inner_functions.insert(scope, InnerFunction::LoopBody(stmt.body));
            self.info.loop_captures.entry(stmt.body).or_default();
        }
        if stmt.define {
            self.declare_iteration_vars(span, stmt, types, over_int.then_some(&mut x));
        } else if stmt.key.is_some() {
            self.assign_iteration_vars(stmt, types, over_int.then_some(&mut x));
        } else if over_int {
            // That `_ = x` is valid gives an untyped x its type.
            self.assignment(&mut x, None, "range clause");
        }
        self.block_stmt(stmt.body);
        self.env.scope = scope;
    }

    /// Whether a loop over a value of this type calls it.
    fn is_func(&self, ty: TypeId) -> bool {
        let under = common_under(self.types, ty, &self.qualifier(), |_| Ok(()));
        under.is_ok_and(|under| matches!(self.types.get(under), Type::Signature(_)))
    }

    fn iteration_types(&mut self, x: &Operand, stmt: &RangeStmt) -> KeyValue {
        let over = self.show(x);
        let (key, value) = match self.range_key_value(x.ty) {
            Ok(types) => types,
            Err(cause) => {
                let why = if cause.is_empty() { String::new() } else { format!(": {cause}") };
                self.error(code::INVALID_RANGE, self.span_of(x), format!("cannot range over {over}{why}"));
                return (Some(TypeId::INVALID), Some(TypeId::INVALID));
            }
        };
        let fault = match (stmt.key, stmt.value, stmt.extra.first()) {
            (Some(e), _, _) if key.is_none() => (e, format!("range over {over} permits no iteration variables")),
            (_, Some(e), _) if value.is_none() => (e, format!("range over {over} permits only one iteration variable")),
            (_, _, Some(&e)) => (e, "range clause permits at most two iteration variables".into()),
            _ => return (key, value),
        };
        self.error(code::INVALID_RANGE, self.expr_span(fault.0), fault.1);
        (key, value)
    }

    /// The types of the iteration values over `ty`, or why there are none.
    pub(super) fn range_key_value(&self, ty: TypeId) -> Result<KeyValue, String> {
        let types = self.types;
        let send_only = |member: Option<Member>| match member {
            Some(member) if matches!(types.get(member.under), Type::Chan { dir: ChanDir::Send, .. }) => {
                Err(format!("receive from send-only channel {}", self.show(&member.ty)))
            }
            _ => Ok(()),
        };
        let under = common_under(types, ty, &self.qualifier(), send_only)?;
        let under = match types.get(under) {
            Type::Pointer { elem } if matches!(types.under(*elem), Type::Array { .. }) => types.underlying(*elem),
            _ => under,
        };
        let int = Some(TypeId::INT);
        match types.get(under) {
            Type::Basic(basic) if basic.kind.is_string() => Ok((int, Some(TypeId::RUNE))),
            Type::Basic(basic) if basic.kind.is_integer() => Ok((Some(ty), None)),
            Type::Array { elem, .. } | Type::Slice { elem } => Ok((int, Some(*elem))),
            Type::Map { key, elem } => Ok((Some(*key), Some(*elem))),
            Type::Chan { elem, .. } => Ok((Some(*elem), None)),
            Type::Signature(sig) => self.iterator_types(sig).map_err(|why| match why.starts_with("yield func of") {
                true => why,
                false => format!("func must be func(yield func(...) bool): {why}"),
            }),
            _ => Err(String::new()),
        }
    }

    /// The types of the values that an iterator function yields.
    fn iterator_types(&self, sig: &Signature) -> Result<KeyValue, String> {
        let types = self.types;
        let &[param] = types.tuple(sig.params) else { return Err("wrong argument count".into()) };
        if sig.results != TypeId::EMPTY_TUPLE {
            return Err("unexpected results".into());
        }
        let param = types.type_of(param);
        let under =
            common_under(types, param, &self.qualifier(), |_| Ok(())).map_err(|why| format!("in yield type, {why}"))?;
        let Type::Signature(yield_sig) = types.get(under) else { return Err("argument is not func".into()) };
        let params = types.tuple(yield_sig.params);
        if params.len() > 2 {
            return Err("yield func has too many parameters".into());
        }
        match *types.tuple(yield_sig.results) {
            [result] if identical(types, types.type_of(result), TypeId::BOOL) => {}
            [result] if types.is(types.type_of(result), BasicKind::is_boolean) => {
                return Err("yield func returns user-defined boolean, not bool".into());
            }
            _ => return Err("yield func does not return bool".into()),
        }
        if yield_sig.variadic {
            return Err(format!("yield func of type {} cannot be variadic", self.show(&under)));
        }
        let value = |i: usize| params.get(i).map(|&v| types.type_of(v));
        Ok((value(0), value(1)))
    }

    /// `:=`; `int` is the range expression if it is an integer.
    fn declare_iteration_vars(&mut self, span: Span, stmt: &RangeStmt, types: KeyValue, mut int: Option<&mut Operand>) {
        let mut vars = Vec::new();
        for (e, ty) in [(stmt.key, types.0), (stmt.value, types.1)] {
            let Some(e) = e else { continue };
            let obj = self.iteration_var(e, &mut vars);
            let Some(ty) = ty.filter(|&ty| ty != TypeId::INVALID) else {
                self.types.obj(obj).set_ty(TypeId::INVALID);
                self.types.obj(obj).set_used(true);
                continue;
            };
            match &mut int {
                Some(x) => self.init_var(obj, x, "range clause"),
                None => self.init_var(obj, &mut Operand::new(OperandMode::Value, e, ty), "assignment"),
            }
        }
        if vars.is_empty() {
            return self.error(code::NO_NEW_VARIABLES, span, "no new variables on left side of :=");
        }
        vars.into_iter().for_each(|obj| self.declare_local(obj));
    }

    fn iteration_var(&mut self, e: ExprId, vars: &mut Vec<ObjId>) -> ObjId {
        let pos = self.expr_pos(e);
        let new_var = |name| Object::var(VarKind::Local, pos, Some(self.pkg()), name, None);
        if let ExprKind::Name(name) = self.ast.exprs[e].kind {
            let obj = self.types.new_object(new_var(name));
            self.record_def(pos, obj);
            if name != Symbol::BLANK {
                vars.push(obj);
            }
            return obj;
        }
        let obj = self.types.new_object(new_var(Symbol::BLANK));
        let message = format!("non-name {} on left side of :=", self.show(&e));
        self.error(code::NO_NEW_VARIABLES, self.expr_span(e), message);
        obj
    }

    /// `=`; `int` is the range expression if it is an integer.
    fn assign_iteration_vars(&mut self, stmt: &RangeStmt, types: KeyValue, mut int: Option<&mut Operand>) {
        for (e, ty) in [(stmt.key, types.0), (stmt.value, types.1)] {
            let Some((e, ty)) = e.zip(ty.filter(|&ty| ty != TypeId::INVALID)) else { continue };
            let Some(x) = &mut int else {
                let mut value = Operand::new(OperandMode::Value, e, ty);
                self.assign_operand(e, &mut value, "assignment");
                continue;
            };
            self.assign_operand(e, x, "range clause");
            // An untyped range expression takes the variable's type, which must be an integer type.
            if x.is_valid() && !self.types.is(x.ty, BasicKind::is_integer) {
                let message = format!("cannot use iteration variable of type {}", self.show(&x.ty));
                self.error(code::INVALID_RANGE, self.expr_span(e), message);
            }
        }
    }
}
