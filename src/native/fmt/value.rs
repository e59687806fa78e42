//! Values as verbs show them.

use crate::bytecode::rtype::{Kind, RField, Shape, TypeRef};
use crate::native::access::Access;
use crate::native::fmt::pad::{Spec, Text};
use crate::native::reflect::shown_methods;
use crate::vm::abi::{Fault, Func, Iface, NativeCx, NativeResult, Slice, Str, View};

/// After so many values within values the native stack grows.
const LEVELS: u32 = 16;

/// Bytes of stack that [`LEVELS`] never need.
const MORE_STACK: usize = 256 << 10;

/// How deeply values may be nested. Only one that contains itself is: Go's stack overflows on it.
const MAX_DEPTH: usize = 100_000;

/// The flags of a `reflect.Value`, as `stdlib/reflect/value.csp` has them: it holds a pointer to the value; the value was
/// reached through an unexported field, through an embedded one; it is a method of what it holds, and which one.
const FLAG_LED: u64 = 1 << 7;
const FLAG_STICKY_RO: u64 = 1 << 5;
const FLAG_EMBED_RO: u64 = 1 << 6;
const FLAG_METHOD: u64 = 1 << 9;
const METHOD_BIT: u32 = 10;

/// Whether a type is `reflect.Value`.
fn is_reflect_value(ty: TypeRef) -> bool {
    ty.kind() == Kind::Struct
        && ty.named.as_ref().is_some_and(|(name, path)| (&**name, &**path) == ("Value", "reflect"))
}

/// One formatting call.
pub(super) struct Printer<'c, 'a> {
    pub(super) cx: &'c mut NativeCx<'a>,
    pub(super) text: Text,
    /// Whether a format has used `[n]`.
    pub(super) reordered: bool,
    /// Whether the last `[n]` was in order.
    pub(super) good_index: bool,
    /// Whether an error text is being made: methods are not called then.
    erroring: bool,
    /// Whether the value of a panic is being shown.
    panicking: bool,
    /// How many values the one being shown lies in.
    nested: u32,
    /// For so long a text there is room.
    roomy: usize,
    /// Whether `%w` is allowed.
    pub(super) wrap_errors: bool,
    /// The arguments of `%w`.
    pub(super) wrapped: Vec<usize>,
}

/// What is being shown, for error texts.
#[derive(Clone, Copy)]
enum Subject {
    /// An argument.
    Arg(Iface),
    /// A value in one.
    Part(View),
    /// An address of some type.
    Address(TypeRef, u64),
}

/// What a method does.
enum Called {
    /// There is none for the verb.
    No,
    /// It has been called, or an error text stands in its place.
    Done,
}

impl<'c, 'a> Printer<'c, 'a> {
    pub(super) fn new(cx: &'c mut NativeCx<'a>) -> Self {
        Printer {
            cx,
            text: Text::default(),
            reordered: false,
            good_index: true,
            erroring: false,
            panicking: false,
            nested: 0,
            roomy: 1 << 20,
            wrap_errors: false,
            wrapped: Vec::new(),
        }
    }

    /// Shows an argument.
    pub(super) fn arg(&mut self, arg: Iface, verb: char) -> NativeResult<()> {
        let Some(view) = View::of(arg) else {
            return match verb {
                'T' | 'v' => {
                    self.text.padded(b"<nil>");
                    Ok(())
                }
                _ => self.bad_verb(verb, None),
            };
        };
        match verb {
            'T' => {
                let name = view.ty().name.clone();
                let name = self.text.truncate(name.as_bytes()).to_vec();
                self.text.padded(&name);
                return Ok(());
            }
            'p' => return self.pointer(view, 'p'),
            _ if is_reflect_value(view.ty()) => return self.reflect_value(view, verb),
            _ => {}
        }
        if (may_have_methods(view.ty()) || verb == 'w' && !self.is_basic(view.ty()))
            && let Called::Done = self.methods(arg, view, verb)?
        {
            return Ok(());
        }
        if view.kind() == Kind::Slice && matches!(verb, 'v' | 'd') && view.ty() == self.byte_slice() {
            return self.byte_list(view, verb);
        }
        self.value(view, verb, 0, Access::Open)
    }

    /// The type `[]byte`.
    fn byte_slice(&self) -> TypeRef {
        let types = self.cx.types();
        types.slice(types.basic(Kind::Uint8))
    }

    /// Shows what a `reflect.Value` holds.
    fn reflect_value(&mut self, value: View, verb: char) -> NativeResult<()> {
        let (held, flag) = (value.field(0).iface(), value.field(1).uint());
        let Some(view) = View::from_parts(held, flag & FLAG_LED != 0) else {
            self.text.push("<invalid reflect.Value>");
            return Ok(());
        };
        if flag & FLAG_METHOD != 0 {
            return self.bound_method(view, (flag >> METHOD_BIT) as usize, verb);
        }
        let access = match flag {
            _ if flag & FLAG_STICKY_RO != 0 => Access::Closed,
            _ if flag & FLAG_EMBED_RO != 0 => Access::Embedded,
            _ => Access::Open,
        };
        if let Called::Done = self.own_methods(view, verb, access)? {
            return Ok(());
        }
        self.value(view, verb, 0, access)
    }

    /// Shows a method of a value by its address.
    fn bound_method(&mut self, receiver: View, index: usize, verb: char) -> NativeResult<()> {
        // A racy program may have put the value together from two.
        let Some((name, _, ty)) = shown_methods(self.cx.types(), receiver.ty()).into_iter().nth(index) else {
            self.text.push("<invalid reflect.Value>");
            return Ok(());
        };
        let receiver = if receiver.kind() == Kind::Interface { receiver.elem() } else { Some(receiver) };
        let method = receiver.and_then(|receiver| self.cx.method(receiver.ty(), &name));
        let address = method.map_or(0, |method| method.address());
        self.address(address, verb, ty, Subject::Address(ty, address))
    }

    /// Whether a type is predeclared or `[]byte`: values of these show themselves without a look for methods.
    fn is_basic(&self, ty: TypeRef) -> bool {
        let basic = ty.kind() <= Kind::Complex128 || ty.kind() == Kind::String;
        basic && ty.named.is_none() || ty == self.byte_slice()
    }

    fn bad_verb(&mut self, verb: char, subject: Option<Subject>) -> NativeResult<()> {
        let was = std::mem::replace(&mut self.erroring, true);
        self.text.push(&format!("%!{verb}("));
        match subject {
            Some(Subject::Arg(arg)) => {
                self.text.push(&arg.ty().map_or_else(|| "<nil>".into(), |ty| ty.name.clone()));
                self.text.push("=");
                self.arg(arg, 'v')?;
            }
            Some(Subject::Part(view)) => {
                self.text.push(&view.ty().name.clone());
                self.text.push("=");
                self.value(view, 'v', 0, Access::Closed)?;
            }
            Some(Subject::Address(ty, address)) => {
                self.text.push(&ty.name.clone());
                self.text.push("=");
                self.address(address, 'v', ty, Subject::Address(ty, address))?;
            }
            None => self.text.push("<nil>"),
        }
        self.text.push(")");
        self.erroring = was;
        Ok(())
    }

    // ---- Methods.

    /// Calls the method of a value that is no argument itself, if it has one that may be called.
    fn own_methods(&mut self, view: View, verb: char, access: Access) -> NativeResult<Called> {
        if access != Access::Open || view.kind() == Kind::Interface || !may_have_methods(view.ty()) {
            return Ok(Called::No);
        }
        let mark = self.cx.mark();
        self.cx.keep(view);
        let arg = view.to_iface(self.cx)?;
        let called = self.methods(arg, view, verb)?;
        self.cx.release(mark);
        Ok(called)
    }

    fn methods(&mut self, arg: Iface, view: View, verb: char) -> NativeResult<Called> {
        if self.erroring {
            return Ok(Called::No);
        }
        let ty = view.ty();
        let has_error = self.text_method(ty, "Error").is_some();
        let mut verb = verb;
        if verb == 'w' {
            if !self.wrap_errors || !has_error {
                self.bad_verb(verb, Some(Subject::Arg(arg)))?;
                return Ok(Called::Done);
            }
            verb = 'v';
        }
        if self.cx.method(ty, "Format").is_some_and(|method| is_formatter(method.ty))
            && let Some(format) = self.cx.callback("fmt.callFormat")
        {
            return self.call_format(format, arg, view, verb);
        }
        if self.text.spec.sharp_v {
            if self.text_method(ty, "GoString").is_some() {
                return self.call_text(arg, view, verb, "GoString");
            }
            return Ok(Called::No);
        }
        if !matches!(verb, 'v' | 's' | 'x' | 'X' | 'q') {
            return Ok(Called::No);
        }
        if has_error {
            return self.call_text(arg, view, verb, "Error");
        }
        if self.text_method(ty, "String").is_some() {
            return self.call_text(arg, view, verb, "String");
        }
        Ok(Called::No)
    }

    /// The method `name() string` of a type.
    fn text_method(&self, ty: TypeRef, name: &str) -> Option<crate::vm::abi::Method> {
        let types = self.cx.types();
        let want = types.func(Vec::new(), vec![types.basic(Kind::String)], false);
        self.cx.method(ty, name).filter(|method| method.ty == want)
    }

    fn call_text(&mut self, arg: Iface, view: View, verb: char, name: &str) -> NativeResult<Called> {
        let method = self.text_method(view.ty(), name).expect("the caller found it");
        let mark = self.cx.mark();
        self.cx.root(arg);
        let result: NativeResult<Str> = self.cx.call_method(arg, method, ());
        match result {
            Ok(text) => {
                let text = text.bytes(self.cx).to_vec();
                match name {
                    "GoString" => {
                        let text = self.text.truncate(&text).to_vec();
                        self.text.padded(&text);
                    }
                    _ => self.string_verb(&text, verb, Subject::Arg(arg))?,
                }
            }
            Err(fault) => self.caught(fault, view, verb, name)?,
        }
        self.cx.release(mark);
        Ok(Called::Done)
    }

    fn call_format(&mut self, format: Func, arg: Iface, view: View, verb: char) -> NativeResult<Called> {
        let mark = self.cx.mark();
        self.cx.root(arg);
        let spec = self.text.spec;
        // What a Formatter sees of %+v and %#v are the flags.
        let flags = i64::from(spec.minus)
            | i64::from(spec.plus || spec.plus_v) << 1
            | i64::from(spec.sharp || spec.sharp_v) << 2
            | i64::from(spec.space) << 3
            | i64::from(spec.zero) << 4
            | i64::from(spec.width.is_some()) << 5
            | i64::from(spec.prec.is_some()) << 6;
        let width = i64::from(spec.width.unwrap_or(0));
        let prec = i64::from(spec.prec.unwrap_or(0));
        let args = (arg, Slice::NIL, verb as i32, flags, width, prec);
        let (text, panicked, cause): (Slice, bool, Iface) = self.cx.call(format, args)?;
        let bytes = text.to_vec(self.cx);
        self.text.bytes.extend_from_slice(&bytes);
        if panicked {
            self.panic_text(cause, view, verb, "Format")?;
        }
        self.cx.release(mark);
        Ok(Called::Done)
    }

    /// A method panicked: the text says so. What else it threw goes on.
    fn caught(&mut self, fault: Fault, view: View, verb: char, name: &str) -> NativeResult<()> {
        match fault.into_panic() {
            Ok(value) => self.panic_text(value, view, verb, name),
            Err(other) => Err(other),
        }
    }

    fn panic_text(&mut self, cause: Iface, view: View, verb: char, name: &str) -> NativeResult<()> {
        // A nil pointer receiver is a plain "<nil>".
        if view.kind() == Kind::Pointer && view.ptr().is_nil() {
            self.text.push("<nil>");
            return Ok(());
        }
        if self.panicking {
            return Err(Fault::panic(cause));
        }
        self.cx.root(cause);
        let spec = std::mem::take(&mut self.text.spec);
        self.text.push(&format!("%!{verb}(PANIC={name} method: "));
        self.panicking = true;
        self.arg(cause, 'v')?;
        self.panicking = false;
        self.text.push(")");
        // As in Go, what follows has the flags, but a width and a precision of 0.
        self.text.spec = Spec { width: spec.width.map(|_| 0), prec: spec.prec.map(|_| 0), ..spec };
        Ok(())
    }

    // ---- Kinds.

    /// Shows a value.
    fn value(&mut self, view: View, verb: char, depth: usize, access: Access) -> NativeResult<()> {
        if depth > 0
            && let Called::Done = self.own_methods(view, verb, access)?
        {
            return Ok(());
        }
        if self.text.bytes.len() >= self.roomy {
            // It may double soon.
            self.cx.make_room(self.text.bytes.len())?;
            self.roomy = 2 * self.text.bytes.len().max(1 << 20);
        }
        if depth > MAX_DEPTH {
            return Err(Fault::stack_overflow());
        }
        // Depth beyond what anybody reads must not exhaust the native stack. Where that ends `stacker` does not know:
        // it is a coroutine's.
        self.nested += 1;
        let done = if self.nested.is_multiple_of(LEVELS) {
            stacker::grow(MORE_STACK, || self.kind(view, verb, depth, access))
        } else {
            self.kind(view, verb, depth, access)
        };
        self.nested -= 1;
        done
    }

    fn kind(&mut self, view: View, verb: char, depth: usize, access: Access) -> NativeResult<()> {
        match view.kind() {
            Kind::Bool if matches!(verb, 't' | 'v') => {
                self.text.bool(view.bool());
                Ok(())
            }
            Kind::Bool => self.bad_verb(verb, Some(Subject::Part(view))),
            Kind::Int | Kind::Int8 | Kind::Int16 | Kind::Int32 | Kind::Int64 => {
                self.integer(view.int() as u64, true, verb, view)
            }
            Kind::Uint | Kind::Uint8 | Kind::Uint16 | Kind::Uint32 | Kind::Uint64 | Kind::Uintptr => {
                self.integer(view.uint(), false, verb, view)
            }
            Kind::Float32 => self.float(view.float(), 32, verb, view),
            Kind::Float64 => self.float(view.float(), 64, verb, view),
            Kind::Complex64 => self.complex(view, 32, verb),
            Kind::Complex128 => self.complex(view, 64, verb),
            Kind::String => {
                let text = view.str().bytes(self.cx);
                // A copy of it, another of what the verb makes of that, and the text that this is added to.
                self.cx.make_room(text.len().saturating_mul(2).saturating_add(self.text.bytes.len()))?;
                let text = text.to_vec();
                self.string_verb(&text, verb, Subject::Part(view))
            }
            Kind::Map => self.map(view, verb, depth, access),
            Kind::Struct => self.structure(view, verb, depth, access),
            Kind::Interface => self.interface(view, verb, depth, access),
            Kind::Array | Kind::Slice => self.list(view, verb, depth, access),
            Kind::Pointer => self.pointer_value(view, verb, depth, access),
            Kind::Chan | Kind::Func | Kind::UnsafePointer => self.pointer(view, verb),
        }
    }

    fn integer(&mut self, value: u64, signed: bool, verb: char, view: View) -> NativeResult<()> {
        let text = &mut self.text;
        match verb {
            'v' if text.spec.sharp_v && !signed => {
                let sharp = std::mem::replace(&mut text.spec.sharp, true);
                text.integer(value, 16, false, 'v', false);
                text.spec.sharp = sharp;
            }
            'v' | 'd' => text.integer(value, 10, signed, verb, false),
            'b' => text.integer(value, 2, signed, verb, false),
            'o' | 'O' => text.integer(value, 8, signed, verb, false),
            'x' => text.integer(value, 16, signed, verb, false),
            'X' => text.integer(value, 16, signed, verb, true),
            'c' => text.char(value),
            'q' => text.quoted_char(value),
            'U' => text.unicode(value),
            _ => return self.bad_verb(verb, Some(Subject::Part(view))),
        }
        Ok(())
    }

    fn float(&mut self, value: f64, bits: u32, verb: char, view: View) -> NativeResult<()> {
        match verb {
            'v' => self.text.float(value, bits, 'g', -1),
            'b' | 'g' | 'G' | 'x' | 'X' => self.text.float(value, bits, verb, -1),
            'f' | 'e' | 'E' => self.text.float(value, bits, verb, 6),
            'F' => self.text.float(value, bits, 'f', 6),
            _ => return self.bad_verb(verb, Some(Subject::Part(view))),
        }
        Ok(())
    }

    fn complex(&mut self, view: View, bits: u32, verb: char) -> NativeResult<()> {
        if !matches!(verb, 'v' | 'b' | 'g' | 'G' | 'x' | 'X' | 'f' | 'F' | 'e' | 'E') {
            return self.bad_verb(verb, Some(Subject::Part(view)));
        }
        let (re, im) = view.complex();
        let plus = self.text.spec.plus;
        self.text.push("(");
        self.float(re, bits, verb, view)?;
        // The imaginary part always has a sign.
        self.text.spec.plus = true;
        self.float(im, bits, verb, view)?;
        self.text.push("i)");
        self.text.spec.plus = plus;
        Ok(())
    }

    fn string_verb(&mut self, text: &[u8], verb: char, subject: Subject) -> NativeResult<()> {
        match verb {
            'v' if self.text.spec.sharp_v => self.text.quoted(text),
            'v' | 's' => {
                let text = self.text.truncate(text).to_vec();
                self.text.padded(&text);
            }
            'x' => self.text.hex(text, false),
            'X' => self.text.hex(text, true),
            'q' => self.text.quoted(text),
            _ => {
                // Of a method's result the value itself is named.
                return self.bad_verb(verb, Some(subject));
            }
        }
        Ok(())
    }

    fn map(&mut self, view: View, verb: char, depth: usize, access: Access) -> NativeResult<()> {
        let sharp = self.text.spec.sharp_v;
        if sharp {
            self.text.push(&view.ty().name.clone());
            if view.map().is_nil() {
                self.text.push("(nil)");
                return Ok(());
            }
            self.text.push("{");
        } else {
            self.text.push("map[");
        }
        let mark = self.cx.mark();
        self.cx.keep(view);
        let mut entries = view.entries(self.cx)?;
        crate::native::order::sort_entries(self.cx, &mut entries);
        for (key, elem) in &entries {
            self.cx.keep(*key);
            self.cx.keep(*elem);
        }
        for (i, (key, elem)) in entries.into_iter().enumerate() {
            if i > 0 {
                self.text.push(if sharp { ", " } else { " " });
            }
            self.value(key, verb, depth + 1, access.inside())?;
            self.text.push(":");
            self.value(elem, verb, depth + 1, access.inside())?;
        }
        self.cx.release(mark);
        self.text.push(if sharp { "}" } else { "]" });
        Ok(())
    }

    fn structure(&mut self, view: View, verb: char, depth: usize, access: Access) -> NativeResult<()> {
        let spec = self.text.spec;
        if spec.sharp_v {
            self.text.push(&view.ty().name.clone());
        }
        self.text.push("{");
        let mark = self.cx.mark();
        self.cx.keep(view);
        let fields: &'static [RField] = view.fields();
        for (i, field) in fields.iter().enumerate() {
            if i > 0 {
                self.text.push(if spec.sharp_v { ", " } else { " " });
            }
            if spec.plus_v || spec.sharp_v {
                self.text.push(&field.name);
                self.text.push(":");
            }
            let part = view.field(i);
            let access = access.of_field(field);
            if part.kind() == Kind::Interface {
                match part.elem() {
                    Some(inner) => self.value(inner, verb, depth + 1, access.inside())?,
                    None => self.nil_interface(part),
                }
            } else {
                self.value(part, verb, depth + 1, access)?;
            }
        }
        self.cx.release(mark);
        self.text.push("}");
        Ok(())
    }

    fn nil_interface(&mut self, part: View) {
        if self.text.spec.sharp_v {
            self.text.push(&part.ty().name.clone());
            self.text.push("(nil)");
        } else {
            self.text.push("<nil>");
        }
    }

    fn interface(&mut self, view: View, verb: char, depth: usize, access: Access) -> NativeResult<()> {
        match view.elem() {
            Some(inner) => self.value(inner, verb, depth + 1, access.inside()),
            None => {
                self.nil_interface(view);
                Ok(())
            }
        }
    }

    fn list(&mut self, view: View, verb: char, depth: usize, access: Access) -> NativeResult<()> {
        let elem = view.ty().elem().expect("arrays and slices have elements");
        if elem.kind() == Kind::Uint8 && matches!(verb, 's' | 'q' | 'x' | 'X') {
            let bytes: Vec<u8> = view.elements().map(|byte| byte.uint() as u8).collect();
            return self.bytes(&bytes, verb);
        }
        let spec = self.text.spec;
        if spec.sharp_v {
            self.text.push(&view.ty().name.clone());
            if view.kind() == Kind::Slice && view.slice().is_nil() {
                self.text.push("(nil)");
                return Ok(());
            }
            self.text.push("{");
        } else {
            self.text.push("[");
        }
        let mark = self.cx.mark();
        self.cx.keep(view);
        // A method of an element may change the slice.
        for (i, elem) in view.elements().enumerate() {
            if i > 0 {
                self.text.push(if spec.sharp_v { ", " } else { " " });
            }
            let mark = self.cx.mark();
            self.cx.keep(elem);
            self.value(elem, verb, depth + 1, access.inside())?;
            self.cx.release(mark);
        }
        self.cx.release(mark);
        self.text.push(if spec.sharp_v { "}" } else { "]" });
        Ok(())
    }

    fn bytes(&mut self, bytes: &[u8], verb: char) -> NativeResult<()> {
        match verb {
            's' => {
                let text = self.text.truncate(bytes).to_vec();
                self.text.padded(&text);
            }
            'x' => self.text.hex(bytes, false),
            'X' => self.text.hex(bytes, true),
            _ => self.text.quoted(bytes),
        }
        Ok(())
    }

    /// `%v`, `%d` of a `[]byte` that is an argument; elsewhere, as in Go, it is a list like others.
    fn byte_list(&mut self, view: View, verb: char) -> NativeResult<()> {
        let spec = self.text.spec;
        if spec.sharp_v {
            self.text.push("[]byte");
            if view.slice().is_nil() {
                self.text.push("(nil)");
                return Ok(());
            }
            self.text.push("{");
        } else {
            self.text.push("[");
        }
        for (i, byte) in view.elements().map(View::uint).enumerate() {
            if i > 0 {
                self.text.push(if spec.sharp_v { ", " } else { " " });
            }
            if spec.sharp_v {
                self.hex(byte, true);
            } else {
                self.text.integer(byte, 10, false, verb, false);
            }
        }
        self.text.push(if spec.sharp_v { "}" } else { "]" });
        Ok(())
    }

    fn pointer_value(&mut self, view: View, verb: char, depth: usize, access: Access) -> NativeResult<()> {
        // At the top, a pointer to a composite value shows what it leads to.
        if depth == 0
            && let Some(inner) = view.elem()
            && matches!(inner.kind(), Kind::Array | Kind::Slice | Kind::Struct | Kind::Map)
        {
            self.text.push("&");
            return self.value(inner, verb, depth + 1, access);
        }
        self.pointer(view, verb)
    }

    /// What a value points to, as an address.
    fn pointer(&mut self, view: View, verb: char) -> NativeResult<()> {
        let address = match view.kind() {
            Kind::Func => view.code().address(),
            Kind::Chan | Kind::Map | Kind::Pointer | Kind::UnsafePointer => view.ptr().address(),
            Kind::Slice => view.slice().address(),
            _ => return self.bad_verb(verb, Some(Subject::Part(view))),
        };
        self.address(address, verb, view.ty(), Subject::Part(view))
    }

    /// An address as a value of some type, which is that of `subject`.
    fn address(&mut self, address: u64, verb: char, ty: TypeRef, subject: Subject) -> NativeResult<()> {
        let spec: Spec = self.text.spec;
        match verb {
            'v' if spec.sharp_v => {
                self.text.push(&format!("({})(", ty.name));
                if address == 0 {
                    self.text.push("nil")
                } else {
                    self.hex(address, true);
                }
                self.text.push(")");
            }
            'v' if address == 0 => self.text.padded(b"<nil>"),
            'v' | 'p' => self.hex(address, !spec.sharp),
            'b' => self.text.integer(address, 2, false, verb, false),
            'o' => self.text.integer(address, 8, false, verb, false),
            'd' => self.text.integer(address, 10, false, verb, false),
            'x' => self.text.integer(address, 16, false, verb, false),
            'X' => self.text.integer(address, 16, false, verb, true),
            _ => return self.bad_verb(verb, Some(subject)),
        }
        Ok(())
    }

    fn hex(&mut self, value: u64, prefix: bool) {
        let sharp = std::mem::replace(&mut self.text.spec.sharp, prefix);
        self.text.integer(value, 16, false, 'v', false);
        self.text.spec.sharp = sharp;
    }
}

fn may_have_methods(ty: TypeRef) -> bool {
    ty.named.is_some() || matches!(ty.kind(), Kind::Pointer | Kind::Struct)
}

/// Whether a method has the type of Formatter's: func(fmt.State, rune).
fn is_formatter(method: TypeRef) -> bool {
    let Shape::Func { params, results, variadic: false } = method.made_of() else { return false };
    let is_state = |ty: &TypeRef| ty.named.as_ref().is_some_and(|(name, pkg)| (&**name, &**pkg) == ("State", "fmt"));
    matches!(&**params, [state, rune] if is_state(state) && rune.kind() == Kind::Int32 && rune.named.is_none())
        && results.is_empty()
}
