//! The types of generated programs.

use super::Generator;

/// A type.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Ty {
    Int(&'static str),
    Float(&'static str),
    Complex(&'static str),
    Bool,
    /// `string`, or the prelude's `MyStr`.
    Str,
    MyStr,
    Slice(Box<Ty>),
    Array(usize, Box<Ty>),
    Map(Box<Ty>, Box<Ty>),
    /// A struct of the program, by number.
    Struct(usize),
    /// The prelude's generic `Pair`.
    Pair(Box<Ty>, Box<Ty>),
    /// A pointer to anything.
    Pointer(Box<Ty>),
    Func(Box<Ty>, Box<Ty>),
    /// The prelude's interface `Totaler`, which all structs of the program have, and pointers to them.
    Totaler,
    Any,
}

pub(super) const INTS: &[&str] =
    &["int", "int8", "int16", "int32", "int64", "uint", "uint8", "uint16", "uint32", "uint64", "MyInt", "Color"];

impl Ty {
    pub(super) fn boxed(self) -> Box<Ty> {
        Box::new(self)
    }
}

/// How a type is written.
pub(super) fn name_of(ty: &Ty) -> String {
    match ty {
        Ty::Int(name) | Ty::Float(name) | Ty::Complex(name) => (*name).into(),
        Ty::Bool => "bool".into(),
        Ty::Str => "string".into(),
        Ty::MyStr => "MyStr".into(),
        Ty::Slice(elem) => format!("[]{}", name_of(elem)),
        Ty::Array(n, elem) => format!("[{n}]{}", name_of(elem)),
        Ty::Map(key, elem) => format!("map[{}]{}", name_of(key), name_of(elem)),
        Ty::Struct(s) => format!("S{s}"),
        Ty::Pair(a, b) => format!("Pair[{}, {}]", name_of(a), name_of(b)),
        Ty::Pointer(base) => format!("*{}", name_of(base)),
        Ty::Func(param, result) => format!("func({}) {}", name_of(param), name_of(result)),
        Ty::Totaler => "Totaler".into(),
        Ty::Any => "any".into(),
    }
}

impl Generator {
    pub(super) fn scalar(&mut self) -> Ty {
        match self.rng.below(16) {
            0 | 1 => Ty::Float("float64"),
            2 => Ty::Float("float32"),
            3 => Ty::Complex(self.rng.pick(&["complex128", "complex64"])),
            4 | 5 => Ty::Bool,
            6..=8 => Ty::Str,
            9 => Ty::MyStr,
            _ => self.integer_type(),
        }
    }

    pub(super) fn integer_type(&mut self) -> Ty {
        Ty::Int(self.rng.pick(INTS))
    }

    /// Some type, nested to a depth.
    pub(super) fn ty(&mut self, depth: usize) -> Ty {
        if depth == 0 {
            return self.scalar();
        }
        let n_structs = self.structs.len();
        match self.rng.below(20) {
            0..=2 => Ty::Slice(self.ty(depth - 1).boxed()),
            3 | 4 => Ty::Array(1 + self.rng.below(3), self.ty(depth - 1).boxed()),
            5 => Ty::Map(self.key_type().boxed(), self.ty(depth - 1).boxed()),
            6 | 7 if n_structs > 0 => Ty::Struct(self.rng.below(n_structs)),
            8 | 9 if n_structs > 0 => Ty::Pointer(Ty::Struct(self.rng.below(n_structs)).boxed()),
            10 => Ty::Pointer(self.scalar().boxed()),
            11 => Ty::Func(self.scalar().boxed(), self.scalar().boxed()),
            12 => Ty::Pair(self.scalar().boxed(), self.ty(depth - 1).boxed()),
            13 => Ty::Totaler,
            14 => Ty::Any,
            _ => self.scalar(),
        }
    }

    fn key_type(&mut self) -> Ty {
        match self.rng.below(8) {
            0 => self.integer_type(),
            1 => Ty::Bool,
            2 => Ty::MyStr,
            3 => Ty::Array(2, Ty::Int("int8").boxed()),
            4 | 5 => Ty::Int("int"),
            _ => Ty::Str,
        }
    }

    /// Whether the printed form of a value shows no address.
    pub(super) fn prints(&self, ty: &Ty) -> bool {
        match ty {
            Ty::Int(_) | Ty::Float(_) | Ty::Complex(_) | Ty::Bool | Ty::Str | Ty::MyStr => true,
            Ty::Slice(elem) | Ty::Array(_, elem) => self.prints(elem),
            Ty::Map(a, b) | Ty::Pair(a, b) => self.prints(a) && self.prints(b),
            Ty::Struct(s) => self.structs[*s].iter().all(|f| self.prints(&f.ty)),
            Ty::Pointer(_) | Ty::Func(..) | Ty::Any | Ty::Totaler => false,
        }
    }

    /// Whether values can be compared, and comparing them cannot panic.
    pub(super) fn is_comparable(&self, ty: &Ty) -> bool {
        match ty {
            Ty::Int(_) | Ty::Float(_) | Ty::Complex(_) | Ty::Bool | Ty::Str | Ty::MyStr | Ty::Pointer(_) => true,
            Ty::Array(_, elem) => self.is_comparable(elem),
            Ty::Pair(a, b) => self.is_comparable(a) && self.is_comparable(b),
            Ty::Struct(s) => self.structs[*s].iter().all(|f| self.is_comparable(&f.ty)),
            Ty::Slice(_) | Ty::Map(..) | Ty::Func(..) | Ty::Any | Ty::Totaler => false,
        }
    }
}
