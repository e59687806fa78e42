//! Limits of Go's compiler on the sizes of types and frames, which keep a program from what no machine has.

use super::Checker;
use crate::base::span::Span;
use crate::diag::code;
use crate::syntax::ast::{ExprKind, FuncDecl};
use crate::types::object::ObjectKind;
use crate::types::sizes::size_of;
use crate::types::ty::{ObjId, PkgId, Type, TypeId};

/// The largest element of a channel, in bytes.
const MAX_CHANNEL_ELEMENT: i64 = 64 << 10;

/// The largest frame of a function, in bytes.
const MAX_FRAME: i64 = 1 << 30;

/// The largest package variable, in bytes: Go's linker refuses more.
const MAX_SYMBOL: i64 = 2_000_000_000;

/// The largest type, in bytes: the address space.
const MAX_TYPE: i64 = 1 << 48;

impl Checker<'_> {
    /// Checks the types of the variables and types that `pkg` declares, and the parameters of its functions.
    pub(super) fn check_sizes(&mut self, pkg: PkgId) {
        let types = self.types;
        let is_declared = |&obj: &ObjId| {
            let object = types.obj(obj);
            object.pkg == Some(pkg) && matches!(object.kind, ObjectKind::Var(_) | ObjectKind::TypeName)
        };
        let mut objects: Vec<ObjId> = self.info.defs.values().copied().filter(is_declared).collect();
        objects.sort_by_key(|&obj| types.obj(obj).pos);
        let mut channels = Vec::new();
        for obj in objects {
            let ty = types.type_of(obj);
            if !self.is_closed(ty) {
                continue;
            }
            self.check_size(obj, ty, &mut channels);
        }
        for func in self.ast.funcs.indices() {
            let func = &self.ast.funcs[func];
            if func.name.span.start.is_known() && self.info.defs.contains_key(&func.name.pos()) {
                self.check_frame(func);
            }
        }
    }

    /// Whether the size of `ty` is known: it does not depend on type parameters.
    fn is_closed(&self, ty: TypeId) -> bool {
        let types = self.types;
        ty != TypeId::INVALID && !types.is_generic(ty) && !matches!(types.ty(ty), Type::TypeParam(_))
    }

    fn check_size(&mut self, obj: ObjId, ty: TypeId, channels: &mut Vec<TypeId>) {
        let types = self.types;
        let at: Span = self.obj_span(obj);
        if let Type::Chan { elem, .. } = types.under(ty)
            && !channels.contains(&types.underlying(ty))
            && size_of(types, *elem).is_none_or(|size| size > MAX_CHANNEL_ELEMENT)
            && self.is_closed(*elem)
        {
            channels.push(types.underlying(ty));
            self.error(code::TYPE_TOO_LARGE, at, "channel element type too large (>64kB)");
        }
        if let Type::Array { .. } = types.under(ty)
            && size_of(types, ty).is_none_or(|size| size > MAX_TYPE)
        {
            let message = format!("type {} larger than address space", self.show(&types.underlying(ty)));
            self.error(code::TYPE_TOO_LARGE, at, message);
        } else if let Some(size) = size_of(types, ty).filter(|size| *size > MAX_SYMBOL)
            && let object = types.obj(obj)
            && let (Some(pkg), ObjectKind::Var(_)) = (object.pkg, &object.kind)
            && object.parent() == Some(types.pkg(pkg).scope)
        {
            let (package, name) = (types.name(types.pkg(pkg).name), types.name(object.name));
            let message = format!("{package}.{name}: symbol too large ({size} bytes > {MAX_SYMBOL} bytes)");
            self.error(code::TYPE_TOO_LARGE, at, message);
        }
    }

    /// Checks the size of a function's receiver, parameters and results.
    fn check_frame(&mut self, func: &FuncDecl) {
        let Some(&obj) = self.info.defs.get(&func.name.pos()) else { return };
        let types = self.types;
        let Some(sig) = types.as_signature(types.type_of(obj)) else { return };
        if !matches!(self.ast.exprs[func.ty].kind, ExprKind::FuncType(_)) || !sig.recv_tparams.is_empty() {
            return;
        }
        let vars = sig.recv.iter().chain(types.tuple(sig.params)).chain(types.tuple(sig.results));
        let sizes = vars.map(|&v| types.type_of(v)).filter(|&ty| self.is_closed(ty)).map(|ty| size_of(types, ty));
        let mut sizes = sizes;
        let args = sizes.try_fold(0_i64, |sum, size| sum.checked_add(size?));
        if args.is_none_or(|args| args > MAX_FRAME) {
            let megabytes = args.unwrap_or(i64::MAX) >> 20;
            let at = func.recv.as_ref().map_or(func.name.span, |recv| recv.span);
            let message = format!("stack frame too large (>1GB): 0 MB locals + {megabytes} MB args");
            self.error(code::TYPE_TOO_LARGE, at, message);
        }
    }
}
