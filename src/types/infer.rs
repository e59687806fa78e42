//! Finding the type arguments that a call or a use of a generic function leaves out.
//!
//! In this order: from the typed arguments, from the constraints (core types and methods) as long as that gives
//! something new, from the default types of untyped constants. What was found may mention other type parameters; these
//! are replaced at the end.

use super::display::{Qualifier, type_string};
use super::missing_method::{Completeness, find_lacking};
use super::subst::Substitution;
use super::ty::{ObjId, Term, Type, TypeId};
use super::unify::{Mode, Unifier};
use super::{Cx, Types};

/// What is asked.
#[derive(Clone, Copy)]
pub struct Inference<'a> {
    /// The type parameters; at least one.
    pub tparams: &'a [TypeId],
    /// The type arguments that are given; there may be fewer than parameters.
    pub targs: &'a [Option<TypeId>],
    /// The types of the function's parameters, one for each argument (a variadic one repeated).
    pub params: &'a [TypeId],
    /// The types of the arguments; the invalid type for one that had an error.
    pub args: &'a [TypeId],
    /// Whether a function is assigned to a variable of function type: turns messages around.
    pub reverse: bool,
    /// How argument number `i` is written.
    pub show_arg: &'a dyn Fn(usize) -> String,
}

/// Why a type argument could not be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CannotInfer {
    /// The argument at which to report it; none: at the call.
    pub arg: Option<usize>,
    /// The message; none: the cause was reported before.
    pub message: Option<String>,
}

impl CannotInfer {
    fn at(arg: usize, message: String) -> CannotInfer {
        CannotInfer { arg: Some(arg), message: Some(message) }
    }

    fn call(message: String) -> CannotInfer {
        CannotInfer { arg: None, message: Some(message) }
    }
}

/// All type arguments, given and found.
pub fn infer(types: &Types, cx: &mut dyn Cx, asked: &Inference<'_>) -> Result<Vec<TypeId>, CannotInfer> {
    let mut targs = asked.targs.to_vec();
    targs.resize(asked.tparams.len(), None);
    if let Some(all) = targs.iter().copied().collect() {
        return Ok(all);
    }
    if asked.args.contains(&TypeId::INVALID) {
        return Err(CannotInfer { arg: None, message: None });
    }
    // With what is given in place, messages speak of that rather than of the type parameter.
    let given = Substitution::partial(asked.tparams, &targs);
    let params = asked.params.iter().map(|&param| types.subst(param, &given)).collect();
    let unifier = Unifier::new(types, cx, asked.tparams, &targs);
    let mut solver = Solver { types, asked, params, unifier };
    let untyped = solver.use_arguments()?;
    solver.use_constraints()?;
    solver.use_untyped(&untyped)?;
    solver.simplify(&targs)
}

struct Solver<'a> {
    types: &'a Types,
    asked: &'a Inference<'a>,
    params: Vec<TypeId>,
    unifier: Unifier<'a>,
}

impl Solver<'_> {
    fn mentions_parameter(&self, ty: TypeId) -> bool {
        is_parameterized(self.types, self.asked.tparams, ty)
    }

    /// Unifies parameters with typed arguments; gives the numbers of the untyped ones whose parameter is a type
    /// parameter.
    fn use_arguments(&mut self) -> Result<Vec<usize>, CannotInfer> {
        let mut untyped = Vec::new();
        for (i, &arg) in self.asked.args.iter().enumerate() {
            let param = self.params[i];
            if !self.mentions_parameter(param) && !self.mentions_parameter(arg) {
                continue;
            }
            if self.types.is_typed(arg) {
                if !self.unifier.unify(param, arg, Mode::ASSIGN) {
                    return Err(CannotInfer::at(i, self.mismatch(i, param, arg)));
                }
            } else if matches!(self.types.get(param), Type::TypeParam(_)) && arg != TypeId::UNTYPED_NIL {
                untyped.push(i);
            }
        }
        Ok(untyped)
    }

    fn mismatch(&mut self, i: usize, param: TypeId, arg: TypeId) -> String {
        let (types, tparams) = (self.types, self.asked.tparams);
        let targs = self.unifier.inferred();
        let inferred = types.subst(param, &Substitution::partial(tparams, &targs));
        let expr = (self.asked.show_arg)(i);
        let qualifier = self.unifier.cx().qualifier();
        let show = |ty| type_string(types, ty, &qualifier);
        let (arg, shown) = (show(arg), show(param));
        if targs.iter().all(Option::is_none) {
            return format!("type {arg} of {expr} does not match {shown} (cannot infer {})", names(types, tparams));
        }
        match show(inferred) {
            _ if inferred == param => format!("type {arg} of {expr} does not match {shown}"),
            inferred if self.asked.reverse => {
                format!("inferred type {inferred} for {shown} does not match type {arg} of {expr}")
            }
            inferred => format!("type {arg} of {expr} does not match inferred type {inferred} for {shown}"),
        }
    }

    fn use_constraints(&mut self) -> Result<(), CannotInfer> {
        loop {
            let unknown = self.unifier.n_unknown();
            for i in 0..self.asked.tparams.len() {
                self.use_core_type(i)?;
                self.use_methods(i)?;
            }
            if self.unifier.n_unknown() == unknown {
                return Ok(());
            }
        }
    }

    /// A known argument must match the constraint's core type; a constraint of one specific type is the argument.
    fn use_core_type(&mut self, i: usize) -> Result<(), CannotInfer> {
        let tparam = self.asked.tparams[i];
        let Some((core, single)) = core_term(self.types, tparam) else { return Ok(()) };
        match self.unifier.at(i) {
            Some(known) if !self.unifier.unify(known, core.ty, Mode::INEXACT) => {
                return Err(self.unsatisfied(tparam, known, ""));
            }
            Some(_) => {}
            None if single && !core.tilde => self.unifier.set(i, core.ty),
            None => {}
        }
        Ok(())
    }

    /// A known argument must have the constraint's methods.
    fn use_methods(&mut self, i: usize) -> Result<(), CannotInfer> {
        let (types, tparam) = (self.types, self.asked.tparams[i]);
        let Some(known) = self.unifier.at(i).filter(|&known| !self.mentions_parameter(known)) else { return Ok(()) };
        let constraint = types.underlying(tparam);
        match find_lacking(types, &mut self.unifier, known, constraint, Completeness::All) {
            None => Ok(()),
            Some(missing) => {
                let cause = missing.cause(types, known, constraint, &self.unifier.cx().qualifier());
                Err(self.unsatisfied(tparam, known, &cause))
            }
        }
    }

    fn unsatisfied(&mut self, tparam: TypeId, known: TypeId, cause: &str) -> CannotInfer {
        let types = self.types;
        let qualifier = self.unifier.cx().qualifier();
        let show = |ty| type_string(types, ty, &qualifier);
        let constraint = show(types.constraint(tparam));
        let text = format!("{} (type {}) does not satisfy {constraint} {cause}", show(tparam), show(known));
        CannotInfer::call(text.trim_end().into())
    }

    /// Type parameters without a type get the default type of the largest untyped argument.
    fn use_untyped(&mut self, untyped: &[usize]) -> Result<(), CannotInfer> {
        let mut largest: Vec<(usize, TypeId)> = Vec::new();
        for &arg in untyped {
            let Some(i) = self.asked.tparams.iter().position(|&p| p == self.params[arg]) else { continue };
            if self.unifier.at(i).is_some() {
                continue;
            }
            let ty = self.asked.args[arg];
            match largest.iter_mut().find(|(p, _)| *p == i) {
                None => largest.push((i, ty)),
                Some((_, max)) => match self.types.max_type(*max, ty) {
                    Some(larger) => *max = larger,
                    None => return Err(CannotInfer::at(arg, self.different_kinds(*max, ty, i))),
                },
            }
        }
        for (i, ty) in largest {
            self.unifier.set(i, self.types.default_type(ty));
        }
        Ok(())
    }

    fn different_kinds(&self, x: TypeId, y: TypeId, i: usize) -> String {
        let show = |ty| type_string(self.types, ty, &Qualifier::default());
        let tparam = names(self.types, &self.asked.tparams[i..=i]);
        format!("mismatched types {} and {} (cannot infer {tparam})", show(x), show(y))
    }

    /// Replaces the type parameters in what was found by what was found for them.
    fn simplify(mut self, given: &[Option<TypeId>]) -> Result<Vec<TypeId>, CannotInfer> {
        let (types, tparams) = (self.types, self.asked.tparams);
        let mut inferred = self.unifier.inferred();
        kill_cycles(types, tparams, &mut inferred);
        let mut dirty: Vec<usize> =
            (0..tparams.len()).filter(|&i| inferred[i].is_some() && given[i].is_none()).collect();
        while !dirty.is_empty() {
            let substitution = Substitution::partial(tparams, &inferred);
            dirty.retain(|&i| {
                let Some(old) = inferred[i] else { return false };
                let new = types.subst(old, &substitution);
                inferred[i] = Some(self.without_own_parameters(new));
                new != old
            });
        }
        let mut all = Vec::with_capacity(tparams.len());
        for (i, ty) in inferred.into_iter().enumerate() {
            match ty.filter(|&ty| !self.mentions_parameter(ty)) {
                Some(ty) => all.push(ty),
                None => return Err(self.unknown(tparams[i])),
            }
        }
        Ok(all)
    }

    /// The signature of a generic function argument all of whose type parameters were found is not generic any more.
    fn without_own_parameters(&self, ty: TypeId) -> TypeId {
        match self.types.get(ty) {
            Type::Signature(sig) if !sig.tparams.is_empty() && !self.mentions_parameter(ty) => {
                let plain = super::ty::Signature { tparams: Vec::new(), ..sig.clone() };
                self.types.push(Type::Signature(plain))
            }
            _ => ty,
        }
    }

    fn unknown(&mut self, tparam: TypeId) -> CannotInfer {
        let Some(p) = self.types.as_type_param(tparam) else { return CannotInfer { arg: None, message: None } };
        let object = self.types.obj(p.obj);
        let name = self.types.name(object.name);
        let qualifier = self.unifier.cx().qualifier();
        CannotInfer::call(match qualifier.sources.and_then(|sources| sources.place(object.pos)) {
            Some(place) => format!("cannot infer {name} (declared at {place})"),
            None => format!("cannot infer {name}"),
        })
    }
}

/// The names of type parameters: `P`, `P and Q`, `P, Q, and R`.
fn names(types: &Types, tparams: &[TypeId]) -> String {
    let name = |&tparam: &TypeId| {
        let obj = types.as_type_param(tparam).map(|p| p.obj);
        obj.map_or_else(String::new, |obj| types.name(types.obj(obj).name).to_string())
    };
    let list: Vec<String> = tparams.iter().map(name).collect();
    match list.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [one, two] => format!("{one} and {two}"),
        [first @ .., last] => format!("{}, and {last}", first.join(", ")),
    }
}

/// The single specific type of a type parameter's constraint and true; else its core type, with a tilde if any of its
/// terms has one, and false.
fn core_term(types: &Types, tparam: TypeId) -> Option<(Term, bool)> {
    let terms = types.type_set(types.underlying(tparam)).specific();
    if let [single] = terms {
        return Some((*single, true));
    }
    if terms.is_empty() {
        return None;
    }
    let tilde = terms.iter().any(|term| term.tilde);
    types.core_type(tparam).map(|ty| (Term { tilde, ty }, false))
}

/// Whether `ty` contains one of `tparams`. Of a generic function, the parameters and results count.
pub fn is_parameterized(types: &Types, tparams: &[TypeId], ty: TypeId) -> bool {
    Walker { types, tparams, seen: Vec::new() }.finds(ty)
}

struct Walker<'a> {
    types: &'a Types,
    tparams: &'a [TypeId],
    seen: Vec<TypeId>,
}

impl Walker<'_> {
    fn finds(&mut self, ty: TypeId) -> bool {
        match self.types.get(ty) {
            Type::Basic(_) => return false,
            Type::TypeParam(_) => return self.tparams.contains(&ty),
            _ if self.seen.contains(&ty) => return false,
            _ => self.seen.push(ty),
        }
        stacker::maybe_grow(64 << 10, 1 << 20, || self.finds_in(ty))
    }

    fn finds_in(&mut self, ty: TypeId) -> bool {
        let types = self.types;
        match types.get(ty) {
            Type::Alias(_) => self.finds(types.unalias(ty)),
            Type::Array { elem, .. } | Type::Slice { elem } | Type::Pointer { elem } | Type::Chan { elem, .. } => {
                self.finds(*elem)
            }
            Type::Map { key, elem } => self.finds(*key) || self.finds(*elem),
            Type::Struct(s) => self.finds_var(&s.fields),
            Type::Tuple(vars) => self.finds_var(vars),
            Type::Signature(sig) => self.finds(sig.params) || self.finds(sig.results),
            Type::Interface(_) => {
                let set = types.type_set(ty);
                set.methods.iter().any(|&method| self.finds(types.type_of(method)))
                    || set.specific().iter().any(|term| self.finds(term.ty))
            }
            Type::Named(_) => types.type_args(ty).iter().any(|&targ| self.finds(targ)),
            Type::Union(terms) => terms.iter().any(|term| self.finds(term.ty)),
            Type::Basic(_) | Type::TypeParam(_) => false,
        }
    }

    fn finds_var(&mut self, vars: &[ObjId]) -> bool {
        vars.iter().any(|&var| self.finds(self.types.type_of(var)))
    }
}

/// Forgets what was found for a type parameter that contains itself: replacing it would never end.
fn kill_cycles(types: &Types, tparams: &[TypeId], inferred: &mut [Option<TypeId>]) {
    let mut finder = CycleFinder { types, tparams, inferred, open: Vec::new() };
    for &tparam in tparams {
        finder.ty(tparam);
    }
}

struct CycleFinder<'a> {
    types: &'a Types,
    tparams: &'a [TypeId],
    inferred: &'a mut [Option<TypeId>],
    open: Vec<TypeId>,
}

impl CycleFinder<'_> {
    fn ty(&mut self, ty: TypeId) {
        let ty = self.types.unalias(ty);
        if self.open.contains(&ty) {
            if let Some(i) = self.tparams.iter().position(|&p| p == ty) {
                self.inferred[i] = None;
            }
            return;
        }
        self.open.push(ty);
        stacker::maybe_grow(64 << 10, 1 << 20, || self.parts(ty));
        self.open.pop();
    }

    fn parts(&mut self, ty: TypeId) {
        let types = self.types;
        match types.get(ty) {
            Type::Array { elem, .. } | Type::Slice { elem } | Type::Pointer { elem } | Type::Chan { elem, .. } => {
                self.ty(*elem);
            }
            Type::Map { key, elem } => {
                self.ty(*key);
                self.ty(*elem);
            }
            Type::Struct(s) => self.vars(&s.fields),
            Type::Tuple(vars) => self.vars(vars),
            Type::Signature(sig) => {
                self.ty(sig.params);
                self.ty(sig.results);
            }
            Type::Union(terms) => terms.iter().for_each(|term| self.ty(term.ty)),
            Type::Interface(iface) => {
                iface.methods.iter().for_each(|&method| self.ty(types.type_of(method)));
                iface.embeddeds.iter().for_each(|&elem| self.ty(elem));
            }
            Type::Named(_) => types.type_args(ty).iter().for_each(|&targ| self.ty(targ)),
            Type::TypeParam(_) => {
                let found = self.tparams.iter().position(|&p| p == ty).and_then(|i| self.inferred[i]);
                if let Some(found) = found {
                    self.ty(found);
                }
            }
            Type::Basic(_) | Type::Alias(_) => {}
        }
    }

    fn vars(&mut self, vars: &[ObjId]) {
        for &var in vars {
            self.ty(self.types.type_of(var));
        }
    }
}

impl Types {
    /// `ty` with type parameters of a new identity in place of `tparams`, and these: a generic function that calls itself
    /// has its own parameters in the arguments, which are others than those that are to be found.
    pub fn rename_type_params(&self, tparams: &[TypeId], ty: TypeId) -> (Vec<TypeId>, TypeId) {
        let (fresh, substitution) = self.fresh_type_params(tparams, &Substitution::default());
        (fresh, self.subst(ty, &substitution))
    }
}
