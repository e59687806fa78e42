//! The values of run-time errors: types of package runtime whose methods the machine brings along.
//!
//! Each value is a pointer to, or a box of, a struct whose first field is the text. The exported types are those of
//! the library, if the program knows them, so that it can name them in assertions.

use std::sync::Arc;

use crate::base::index::Idx;
use crate::bytecode::function::{FuncId, Function, LineEntry, Program, SlotKind};
use crate::bytecode::insn::{Instruction, decoded};
use crate::bytecode::rtype::{Kind, LeafKind, RField, RMethod, TypeRef, TypeTable};
use crate::heap::error::HeapError;
use crate::heap::value::Iface;
use crate::heap::{access, string};
use crate::vm::machine::M;
use crate::vm::trap::{ErrorType, Trap};

/// The types of run-time errors.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ErrorTypes {
    bounds: ErrorRep,
    error: ErrorRep,
    plain: ErrorRep,
    type_assertion: ErrorRep,
    panic_nil: ErrorRep,
}

/// How the values of a run-time error are made.
#[derive(Clone, Copy, Debug)]
struct ErrorRep {
    /// The dynamic type.
    ty: TypeRef,
    /// What the data word leads to.
    object: TypeRef,
}

/// Declaration numbers of the machine's own types: no checker gives out such high ones.
const FIRST_DECL: u64 = u64::MAX - 16;

/// The functions `Error` and `RuntimeError` of all of them, to be linked after the program's.
pub(crate) fn functions() -> Vec<Function> {
    let mut error = Vec::new();
    decoded::LoadPair { dst: 1.into(), ptr: 0.into(), off: 0.into() }.encode(&mut error);
    decoded::Return2 { src: 1.into() }.encode(&mut error);
    let mut runtime_error = Vec::new();
    decoded::Return {}.encode(&mut runtime_error);
    let function = |name: &str, code, n_results| Function {
        name: name.into(),
        code,
        kinds: vec![SlotKind::Ptr, SlotKind::Ptr, SlotKind::Scalar],
        n_params: 1,
        n_results,
        frame_slots: 4,
        has_context: false,
        recover_pc: None,
        wrapper: true,
        lines: vec![LineEntry { pc: 0, file: 0, line: 0, inlined: 0 }],
        inlined: Vec::new(),
        unsigned: Vec::new(),
        jump_tables: Vec::new(),
        select_tables: Vec::new(),
        params: Vec::new(),
    };
    vec![function("runtime.Error.Error", error, 2), function("runtime.Error.RuntimeError", runtime_error, 0)]
}

impl ErrorTypes {
    /// Makes the types; the functions follow those of `program`.
    pub(crate) fn new(program: &Program) -> ErrorTypes {
        let types = &program.types;
        let own = |n: u64, name: &str| own_type(types, n, name);
        let boxed = |n, name| {
            let ty = own(n, name);
            set_methods(types, ty, program.funcs.len());
            ErrorRep { ty, object: ty }
        };
        let pointer = |n, name: &str| {
            let known = types.all().into_iter().find(|ty| is_runtime(*ty, name));
            let object = known.unwrap_or_else(|| own(n, name));
            let ty = types.pointer(object);
            if ty.methods().is_empty() {
                set_methods(types, ty, program.funcs.len());
            }
            ErrorRep { ty, object }
        };
        ErrorTypes {
            bounds: boxed(0, "boundsError"),
            error: boxed(1, "errorString"),
            plain: boxed(2, "plainError"),
            type_assertion: pointer(3, "TypeAssertionError"),
            panic_nil: pointer(4, "PanicNilError"),
        }
    }

    fn rep(&self, ty: ErrorType) -> ErrorRep {
        match ty {
            ErrorType::Bounds => self.bounds,
            ErrorType::Error => self.error,
            ErrorType::Plain => self.plain,
            ErrorType::TypeAssertion => self.type_assertion,
            ErrorType::PanicNil => self.panic_nil,
        }
    }

    /// Whether a value is the error of an index or a bound out of range.
    pub(crate) fn is_bounds(&self, value: Iface) -> bool {
        self.bounds.ty.address() as u64 == value.ty
    }

    /// The text of a run-time error's value.
    #[expect(unsafe_code, reason = "the value is an address")]
    pub(crate) fn text(&self, value: Iface) -> Option<Vec<u8>> {
        let reps = [self.bounds, self.error, self.plain, self.type_assertion, self.panic_nil];
        reps.iter().find(|rep| rep.ty.address() as u64 == value.ty)?;
        // SAFETY: such values lead to a struct that begins with the text.
        Some(unsafe { crate::heap::value::load_str(value.data as *const u8).bytes().to_vec() })
    }
}

/// A type of the library's package runtime whose first part is a string.
fn is_runtime(ty: TypeRef, name: &str) -> bool {
    ty.named.as_ref().is_some_and(|(own, path)| **own == *name && **path == *"runtime")
        && ty.leaves.first().is_some_and(|leaf| leaf.offset == 0 && leaf.kind == LeafKind::Str)
}

/// `type name struct { text string }`
fn own_type(types: &TypeTable, n: u64, name: &str) -> TypeRef {
    let (ty, new) = types.named(FIRST_DECL + n, &[], name, "runtime", "runtime");
    if new {
        let pkg: Option<Arc<str>> = Some("runtime".into());
        let text = RField {
            name: "text".into(),
            pkg,
            ty: types.basic(Kind::String),
            embedded: false,
            tag: "".into(),
            offset: 0,
            slot: 0,
        };
        types.complete(ty, types.struct_type(vec![text]));
    }
    ty
}

fn set_methods(types: &TypeTable, ty: TypeRef, n_funcs: usize) {
    let error = types.func(Vec::new(), vec![types.basic(Kind::String)], false);
    let marker = types.func(Vec::new(), Vec::new(), false);
    let method =
        |name, nth, ty| RMethod { id: types.method_id(name, None), func: Some(FuncId::new(n_funcs + nth)), ty };
    ty.set_methods(vec![method("Error", 0, error), method("RuntimeError", 1, marker)]);
}

/// The value of a run-time error.
#[expect(unsafe_code, reason = "a path of instructions: the contract of `vm::machine`")]
pub(crate) unsafe fn value(m: M, trap: &Trap) -> Result<Iface, HeapError> {
    // SAFETY: `m` is the machine of the calling goroutine; a new object has the type's size.
    unsafe {
        let rep = (*(*m).vm).errors().rep(trap.error_type());
        let cache = &*(*m).alloc;
        let text = string::from_bytes(cache, trap.to_string().as_bytes())?;
        let object = cache.alloc(rep.object)?.as_ptr();
        access::store_pair(object, text.to_pair());
        Ok(Iface { ty: rep.ty.address() as u64, data: object as u64 })
    }
}
