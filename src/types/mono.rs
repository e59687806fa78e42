//! Whether a package's generic code has finitely many instances.
//!
//! A graph with a vertex for each type parameter, and for each type that is declared in generic code. Where something is
//! instantiated, an edge leads to the type parameter from everything that its argument mentions: of weight 0 if the
//! argument is just that, else of weight 1. A type declared in generic code gets an edge of weight 1 from each type
//! parameter around it. Instances are without end exactly if a cycle has positive weight.
//!
//! Cycles lie within one package, so other packages' type parameters are left out.

use rustc_hash::FxHashMap;

use super::Types;
use super::ty::{ObjId, PkgId, Type, TypeId};
use crate::base::span::Pos;

/// The instantiations of one package.
#[derive(Debug)]
pub struct MonoGraph {
    pkg: PkgId,
    vertices: Vec<Vertex>,
    edges: Vec<Edge>,
    /// The type parameter of the type for each one that a method's receiver declares.
    canon: FxHashMap<TypeId, TypeId>,
    /// The vertices of type parameters and of types in generic code; none for types that need none.
    index: FxHashMap<ObjId, Option<usize>>,
}

#[derive(Debug)]
struct Vertex {
    obj: ObjId,
    /// The weight of the heaviest path that leads here, its last edge and its length.
    weight: usize,
    last: usize,
    len: usize,
}

#[derive(Clone, Copy, Debug)]
struct Edge {
    to: usize,
    from: usize,
    weight: usize,
    pos: Pos,
    ty: TypeId,
}

/// Instances without end.
#[derive(Clone, Debug)]
pub struct InstanceLoop {
    /// The type parameter or type at which to report it.
    pub head: ObjId,
    /// The way round.
    pub steps: Vec<Step>,
}

/// A step of an endless instantiation.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// Where it happens.
    pub pos: Pos,
    /// The type parameter or type.
    pub obj: ObjId,
    /// What it is instantiated as, or by what it is parameterized.
    pub ty: TypeId,
    /// Whether `obj` is a type in generic code (`T implicitly parameterized by P`) and no type parameter (`P
    /// instantiated as T`).
    pub implicit: bool,
}

impl MonoGraph {
    /// The graph of a package without instantiations.
    pub fn new(pkg: PkgId) -> MonoGraph {
        MonoGraph {
            pkg,
            vertices: Vec::new(),
            edges: Vec::new(),
            canon: FxHashMap::default(),
            index: FxHashMap::default(),
        }
    }

    /// Says that a method's receiver declares `method_tparam` for the type's parameter `tparam`.
    pub fn record_canon(&mut self, method_tparam: TypeId, tparam: TypeId) {
        self.canon.insert(method_tparam, tparam);
    }

    /// Says that `tparams` are instantiated as `targs`, each at its position; the last position serves for the rest.
    pub fn record_instance(&mut self, types: &Types, positions: &[Pos], tparams: &[TypeId], targs: &[TypeId]) {
        for (i, (&tparam, &targ)) in tparams.iter().zip(targs).enumerate() {
            let pos = positions.get(i).or(positions.last()).copied().unwrap_or_default();
            self.assign(types, pos, tparam, targ);
        }
    }

    fn assign(&mut self, types: &Types, pos: Pos, tparam: TypeId, targ: TypeId) {
        let Some(p) = types.as_type_param(tparam) else { return };
        if types.obj(p.obj).pkg != Some(self.pkg) {
            return;
        }
        let mut mentioned = Mentioned { types, seen: Vec::new(), sources: Vec::new() };
        mentioned.ty(targ);
        for source in mentioned.sources {
            let from = match types.get(source) {
                Type::TypeParam(_) => Some(self.type_param_vertex(types, source)),
                _ => self.local_type_vertex(types, types.origin_type(source)),
            };
            let Some(from) = from else { continue };
            let to = self.type_param_vertex(types, tparam);
            let weight = usize::from(types.unalias(targ) != source);
            self.edges.push(Edge { to, from, weight, pos, ty: targ });
        }
    }

    fn vertex(&mut self, obj: ObjId) -> usize {
        self.vertices.push(Vertex { obj, weight: 0, last: 0, len: 0 });
        self.index.insert(obj, Some(self.vertices.len() - 1));
        self.vertices.len() - 1
    }

    fn type_param_vertex(&mut self, types: &Types, tparam: TypeId) -> usize {
        let tparam = types.type_param_origin(tparam);
        let tparam = self.canon.get(&tparam).copied().unwrap_or(tparam);
        let obj = types.as_type_param(tparam).expect("the callers pass type parameters").obj;
        match self.index.get(&obj) {
            Some(&Some(vertex)) => vertex,
            _ => self.vertex(obj),
        }
    }

    /// The vertex of a type that is declared in generic code of this package.
    fn local_type_vertex(&mut self, types: &Types, ty: TypeId) -> Option<usize> {
        let obj = types.as_named(ty)?.obj;
        let object = types.obj(obj);
        if object.pkg != Some(self.pkg) {
            return None;
        }
        if let Some(&known) = self.index.get(&obj) {
            return known;
        }
        let around = types.implicit_type_params(ty);
        if around.is_empty() {
            self.index.insert(obj, None);
            return None;
        }
        let to = self.vertex(obj);
        for &tparam in around {
            let from = self.type_param_vertex(types, tparam);
            self.edges.push(Edge { to, from, weight: 1, pos: object.pos, ty: tparam });
        }
        Some(to)
    }

    /// A cycle of positive weight: Bellman and Ford's algorithm for the heaviest paths, until nothing changes or a path
    /// is as long as the graph.
    pub fn find_loop(&mut self, types: &Types) -> Option<InstanceLoop> {
        loop {
            let mut changed = false;
            for (i, &edge) in self.edges.iter().enumerate() {
                let (weight, len) = (self.vertices[edge.from].weight + edge.weight, self.vertices[edge.from].len + 1);
                let to = &mut self.vertices[edge.to];
                if weight <= to.weight {
                    continue;
                }
                (to.last, to.len) = (i, len);
                if len == self.vertices.len() {
                    return Some(self.loop_to(types, edge.to));
                }
                self.vertices[edge.to].weight = weight;
                changed = true;
            }
            if !changed {
                return None;
            }
        }
    }

    /// The cycle on the heaviest path to a vertex, walked backwards.
    fn loop_to(&self, types: &Types, mut vertex: usize) -> InstanceLoop {
        let mut path: Vec<usize> = Vec::new();
        while !path.contains(&vertex) {
            path.push(vertex);
            vertex = self.edges[self.vertices[vertex].last].from;
        }
        let start = path.iter().position(|&v| v == vertex).unwrap_or_default();
        let step = |&v: &usize| {
            let edge = self.edges[self.vertices[v].last];
            let obj = self.vertices[edge.to].obj;
            let implicit = !types.is_type_param(types.type_of(obj));
            Step { pos: edge.pos, obj, ty: edge.ty, implicit }
        };
        InstanceLoop { head: self.vertices[vertex].obj, steps: path[start..].iter().map(step).collect() }
    }
}

/// Collects the type parameters and defined types that a type argument mentions.
struct Mentioned<'t> {
    types: &'t Types,
    seen: Vec<TypeId>,
    sources: Vec<TypeId>,
}

impl Mentioned<'_> {
    fn ty(&mut self, ty: TypeId) {
        let ty = self.types.unalias(ty);
        stacker::maybe_grow(64 << 10, 1 << 20, || self.parts(ty));
    }

    fn parts(&mut self, ty: TypeId) {
        let types = self.types;
        match types.get(ty) {
            Type::TypeParam(_) => self.sources.push(ty),
            Type::Named(_) => {
                self.sources.push(ty);
                types.type_args(ty).iter().for_each(|&targ| self.ty(targ));
            }
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
            // An interface may contain itself.
            Type::Interface(_) if self.seen.contains(&ty) => {}
            Type::Interface(_) => {
                self.seen.push(ty);
                types.type_set(ty).methods.iter().for_each(|&method| self.ty(types.type_of(method)));
            }
            Type::Basic(_) | Type::Union(_) | Type::Alias(_) => {}
        }
    }

    fn vars(&mut self, vars: &[ObjId]) {
        for &var in vars {
            self.ty(self.types.type_of(var));
        }
    }
}
