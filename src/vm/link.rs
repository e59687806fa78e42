//! Program and natives → runnable image.
//!
//! Linking copies the code into one block and replaces ids by addresses: of entries, functions, natives, strings,
//! package variables, caches, tables. Ids have no meaning afterwards, and nothing asks in which order things were
//! loaded.
#![allow(unsafe_code, reason = "places package variables in their segment")]

use std::fmt;

use rustc_hash::FxHashMap;

use crate::base::index::IndexVec;
use crate::bytecode::function::{Function, Global, NativeDecl, Program, StrId};
use crate::bytecode::insn::{read_operand, write_operand};
use crate::bytecode::isa::Opcode;
use crate::bytecode::operand::Role;
use crate::bytecode::verify::{VerifyError, verify};
use crate::vm::abi::Native;
use crate::vm::image::{FuncImage, GlobalRoot, Image, MethodCache, NativeImage, StaticPair};

/// Why a program cannot be linked: a fault of csp, not of the program.
#[derive(Debug)]
pub enum LinkError {
    /// A function is ill-formed.
    Verify(VerifyError),
    /// A bodiless declaration has no Rust half.
    NoNative(String),
    /// A declaration and its Rust half take or give different values.
    Layout {
        /// The name.
        name: String,
        /// What the declaration says.
        declared: String,
        /// What the Rust function takes and gives.
        native: String,
    },
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LinkError::Verify(error) => write!(f, "{error}"),
            LinkError::NoNative(name) => write!(f, "native function {name} is not there"),
            LinkError::Layout { name, declared, native } => {
                write!(f, "native function {name} is declared {declared}, its Rust half is {native}")
            }
        }
    }
}

impl std::error::Error for LinkError {}

/// All natives by name.
pub(crate) type Registry = FxHashMap<&'static str, &'static Native>;

/// Links `program`; `own` are functions of the machine that follow the program's.
pub(crate) fn link(program: Program, own: Vec<Function>, natives: &Registry) -> Result<Box<Image>, LinkError> {
    verify(&program).map_err(LinkError::Verify)?;
    let natives = link_natives(&program.natives, natives)?;
    let strings = link_strings(&program.strings);
    let (globals, places) = place_globals(&program.globals);
    let mut image = Box::new(Image {
        program,
        code: Box::default(),
        funcs: Box::default(),
        own: own.into(),
        natives,
        strings,
        globals,
        roots: Box::default(),
        caches: Box::default(),
    });
    let base = image.globals.as_mut_ptr().cast::<u8>();
    // SAFETY: `place_globals` placed each variable within the segment.
    let addresses: Vec<*mut u8> = places.iter().map(|at| unsafe { base.add(*at) }).collect();
    let roots = image.program.globals.iter().zip(&addresses).filter(|(global, _)| !global.ty.is_pointer_free());
    image.roots = roots.map(|(global, at)| GlobalRoot { at: *at, ty: global.ty }).collect();
    Linker::new(&image).run(&mut image, &addresses);
    Ok(image)
}

fn link_natives(
    decls: &IndexVec<crate::bytecode::function::NativeId, NativeDecl>,
    registry: &Registry,
) -> Result<Box<[NativeImage]>, LinkError> {
    decls.iter().map(|decl| link_native(decl, registry)).collect()
}

fn link_native(decl: &NativeDecl, registry: &Registry) -> Result<NativeImage, LinkError> {
    let native = registry.get(&*decl.name).ok_or_else(|| LinkError::NoNative(decl.name.to_string()))?;
    let declared = crate::vm::abi::Layout::of_types(&decl.params, &decl.results);
    let given = (native.layout)();
    if declared != given {
        let name = decl.name.to_string();
        return Err(LinkError::Layout { name, declared: declared.to_string(), native: given.to_string() });
    }
    let params = decl.params.iter().flat_map(|ty| ty.slot_kinds.iter().copied()).collect();
    Ok(NativeImage {
        name: decl.name.clone(),
        kind: native.kind,
        entry: native.entry,
        params,
        n_results: decl.results.iter().map(|ty| ty.slots).sum(),
    })
}

fn link_strings(strings: &IndexVec<StrId, Box<[u8]>>) -> Box<[StaticPair]> {
    strings.iter().map(|text| StaticPair(text.as_ptr() as u64, text.len() as u64)).collect()
}

/// How many bytes the package variables take.
pub(crate) fn globals_size(program: &Program) -> u64 {
    places(&program.globals).1 as u64
}

/// Where each package variable lies in their segment, and the segment's end.
fn places(globals: &IndexVec<crate::bytecode::function::GlobalId, Global>) -> (Vec<usize>, usize) {
    let mut end = 0_usize;
    let place = |global: &Global| {
        // Eight bytes at least, so that a scalar of any width may be moved as a word.
        let at = end.next_multiple_of(global.ty.align.max(8) as usize);
        end = at.saturating_add((global.ty.size as usize).max(8));
        at
    };
    (globals.iter().map(place).collect(), end)
}

/// The segment of the package variables, and where each lies in it.
fn place_globals(globals: &IndexVec<crate::bytecode::function::GlobalId, Global>) -> (Box<[StaticPair]>, Vec<usize>) {
    let (places, end) = places(globals);
    let pairs = end.div_ceil(size_of::<StaticPair>());
    // SAFETY: all-zero memory is pairs. The system gives it when it is touched, which for a large array may be never.
    (unsafe { Box::new_zeroed_slice(pairs).assume_init() }, places)
}

/// What a function's code becomes.
struct Linker {
    /// First word of each function.
    starts: Vec<usize>,
    n_words: usize,
    n_caches: usize,
}

impl Linker {
    fn new(image: &Image) -> Linker {
        let mut linker = Linker { starts: Vec::new(), n_words: 0, n_caches: 0 };
        for func in functions(image) {
            linker.starts.push(linker.n_words);
            linker.n_words += func.code.len();
            linker.n_caches += instructions(&func.code).filter(|(op, _)| *op == Opcode::CallIface).count();
        }
        linker
    }

    fn run(&self, image: &mut Box<Image>, globals: &[*mut u8]) {
        image.code = vec![0; self.n_words].into();
        image.caches = (0..self.n_caches).map(|_| MethodCache::default()).collect();
        let mut funcs: Vec<FuncImage> = Vec::with_capacity(self.starts.len());
        let this: &Image = image;
        for (func, start) in functions(this).zip(&self.starts) {
            funcs.push(FuncImage {
                closure: std::ptr::null(),
                entry: &raw const this.code[*start],
                frame_slots: u32::from(func.frame_slots),
                n_params: func.n_params,
                n_results: func.n_results,
                n_regs: func.n_regs(),
                n_words: func.code.len() as u32,
                func,
                image: this,
            });
        }
        image.funcs = funcs.into();
        for func in &mut image.funcs {
            func.closure = func;
        }
        let mut code = std::mem::take(&mut image.code);
        let mut n_caches = 0;
        for (i, start) in self.starts.iter().enumerate() {
            let func = image.funcs[i].func();
            let words = &mut code[*start..*start + func.code.len()];
            words.copy_from_slice(&func.code);
            patch(image, func, words, globals, &mut n_caches);
        }
        image.code = code;
    }
}

/// The functions of an image in order.
fn functions(image: &Image) -> impl Iterator<Item = &Function> {
    image.program.funcs.iter().chain(image.own.iter())
}

/// The instructions of verified code, with the word each begins at.
pub(crate) fn instructions(code: &[u64]) -> impl Iterator<Item = (Opcode, usize)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let op = Opcode::of(*code.get(at)?).expect("the verifier saw every opcode");
        let here = at;
        at += op.info().words;
        Some((op, here))
    })
}

/// Replaces ids by addresses.
fn patch(image: &Image, func: &Function, words: &mut [u64], globals: &[*mut u8], n_caches: &mut usize) {
    let mut at = 0;
    while at < words.len() {
        let op = Opcode::of(words[at]).expect("the verifier saw every opcode");
        let insn = &mut words[at..at + op.info().words];
        let mut callee = None;
        for (operand, place) in op.operands().filter(|(operand, _)| operand.role == Role::Func) {
            callee = image.funcs.get(read_operand(insn, place, operand.bits) as usize);
        }
        for (operand, place) in op.operands() {
            let id = read_operand(insn, place, operand.bits);
            let value = match operand.role {
                Role::Func => {
                    let callee = callee.expect("the verifier saw the id");
                    if op == Opcode::Call { callee.entry as u64 } else { &raw const *callee as u64 }
                }
                Role::Frame => u64::from(callee.expect("the verifier saw the id").frame_slots),
                Role::Native => &raw const image.natives[id as usize] as u64,
                Role::Global => globals[id as usize] as u64,
                Role::Str => &raw const image.strings[id as usize] as u64,
                Role::Cache => {
                    *n_caches += 1;
                    &raw const image.caches[*n_caches - 1] as u64
                }
                Role::Table if op == Opcode::JumpTable => &raw const func.jump_tables[id as usize] as u64,
                Role::Table => &raw const func.select_tables[id as usize] as u64,
                _ => continue,
            };
            write_operand(insn, place, operand.bits, value);
        }
        at += op.info().words;
    }
}
