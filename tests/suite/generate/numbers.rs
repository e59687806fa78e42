//! Arithmetic and conditions.

use super::Generator;
use super::types::{INTS, Ty};

impl Generator {
    pub(super) fn integer(&mut self, name: &'static str, depth: usize) -> String {
        let ty = Ty::Int(name);
        let a = self.value(&ty, depth);
        match self.rng.below(11) {
            0 => {
                let from = self.rng.pick(INTS);
                format!("{name}({})", self.value(&Ty::Int(from), depth))
            }
            1 => {
                let count = self.value(&Ty::Int("uint8"), depth);
                format!("({a} {} ({count} & 15))", self.rng.pick(&["<<", ">>"]))
            }
            2 => format!("{}({a})", self.rng.pick(&["-", "^", "+"])),
            3 => format!("{name}(len(id({})))", self.value(&Ty::Str, depth)),
            4 => {
                let b = self.value(&ty, depth);
                format!("{}({a}, {b})", self.rng.pick(&["min", "max"]))
            }
            5 => format!("sum({})", self.value(&Ty::Slice(ty.boxed()), depth)),
            6 => {
                // A shift by a signed count, which panics when it is negative.
                let signed = self.rng.pick(&["int", "int8", "int16", "int64"]);
                let count = self.value(&Ty::Int(signed), depth);
                format!("({a} {} ({count} % 70))", self.rng.pick(&["<<", ">>"]))
            }
            7 if self.rng.chance(50) => format!("{name}(int64({}) % 100)", self.small_float(depth)),
            _ => {
                let b = self.value(&ty, depth);
                format!("({a} {} {b})", self.rng.pick(&["+", "-", "*", "/", "%", "&", "|", "^", "&^"]))
            }
        }
    }

    /// A float that fits an integer.
    fn small_float(&mut self, depth: usize) -> String {
        let ty = Ty::Float("float64");
        format!("max(-1e6, min(1e6, {}*1))", self.value(&ty, depth))
    }

    pub(super) fn float(&mut self, name: &'static str, depth: usize) -> String {
        let ty = Ty::Float(name);
        let a = self.value(&ty, depth);
        match self.rng.below(8) {
            0 => format!(
                "{name}({})",
                self.value(&Ty::Float(if name == "float32" { "float64" } else { "float32" }), depth)
            ),
            1 => {
                let from = self.integer_type();
                format!("{name}({})", self.value(&from, depth))
            }
            2 => {
                let (from, part) = if name == "float32" { ("complex64", "real") } else { ("complex128", "imag") };
                format!("{part}({})", self.value(&Ty::Complex(from), depth))
            }
            3 => format!("{}({a}, {})", self.rng.pick(&["min", "max"]), self.value(&ty, depth)),
            4 => format!("-({a})"),
            _ => {
                let b = self.value(&ty, depth);
                // The conversion keeps a compiler from fusing two operations into one.
                format!("{name}({a} {} {b})", self.rng.pick(&["+", "-", "*", "/"]))
            }
        }
    }

    pub(super) fn complex(&mut self, name: &'static str, depth: usize) -> String {
        let ty = Ty::Complex(name);
        let part = Ty::Float(if name == "complex64" { "float32" } else { "float64" });
        match self.rng.below(4) {
            0 => format!("complex({}, {})", self.value(&part, depth), self.value(&part, depth)),
            1 => format!("-({})", self.value(&ty, depth)),
            _ => {
                let (a, b) = (self.value(&ty, depth), self.value(&ty, depth));
                format!("({a} {} {b})", self.rng.pick(&["+", "-", "*"]))
            }
        }
    }

    pub(super) fn condition(&mut self, depth: usize) -> String {
        match self.rng.below(8) {
            0 | 1 => {
                let (a, b) = (self.value(&Ty::Bool, depth), self.value(&Ty::Bool, depth));
                format!("({a} {} {b})", self.rng.pick(&["&&", "||", "==", "!="]))
            }
            2 => format!("!{}", self.value(&Ty::Bool, depth)),
            3 => {
                // Comparing interfaces panics where what they hold cannot be compared.
                let (a, b) = (self.value(&Ty::Any, depth), self.value(&Ty::Any, depth));
                format!("({a} {} {b})", self.rng.pick(&["==", "!="]))
            }
            4 => {
                let ty = self.ty(2);
                if !self.is_comparable(&ty) {
                    return self.literal(&Ty::Bool);
                }
                let (a, b) = (self.value(&ty, depth), self.value(&ty, depth));
                let ty = Self::converted(&ty);
                format!("({ty}({a}) {} {ty}({b}))", self.rng.pick(&["==", "!="]))
            }
            _ => {
                let ty = match self.rng.below(4) {
                    0 => Ty::Str,
                    1 => Ty::Float("float64"),
                    _ => self.integer_type(),
                };
                let (a, b) = (self.value(&ty, depth), self.value(&ty, depth));
                format!("({a} {} {b})", self.rng.pick(&["<", "<=", ">", ">=", "==", "!="]))
            }
        }
    }
}
