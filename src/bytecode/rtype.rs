//! Run-time type descriptors: layout, pointer map, name, methods.
//!
//! A descriptor is canonical: two types are identical exactly when their [`TypeRef`]s are equal. The [`TypeTable`]
//! makes them, for the compiler before a program runs and for reflection while it runs; it is concurrent, and what it
//! has made stays until it is dropped with the engine.
//!
//! **Two formats, one bridge.** In slots a value is *spread*: one slot a scalar, two a string, slice or interface, in
//! source order of the fields. In memory it is *packed*: scalars at their width, pairs 16-byte aligned, fields of a
//! struct ordered by alignment. [`Body::leaves`] lists memory offset, first slot and kind of every part; load, store,
//! send, box, call, natives and reflection use it. A type of more than [`MAX_SPREAD`] slots has
//! [`Repr::Cell`]: in slots it is one pointer to a packed copy in the heap.

use std::fmt;
use std::ops::Deref;
use std::ptr::NonNull;
use std::sync::{Arc, Mutex, OnceLock, RwLock};

use rustc_hash::FxHashMap;

use crate::bytecode::function::{FuncId, SlotKind};

/// The most slots that a value takes before it moves to a cell.
pub const MAX_SPREAD: usize = 8;

/// The kinds of types, with package reflect's numbers.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
#[repr(u8)]
#[expect(missing_docs, reason = "the names are Go's")]
pub enum Kind {
    Bool = 1,
    Int,
    Int8,
    Int16,
    Int32,
    Int64,
    Uint,
    Uint8,
    Uint16,
    Uint32,
    Uint64,
    Uintptr,
    Float32,
    Float64,
    Complex64,
    Complex128,
    Array,
    Chan,
    Func,
    Interface,
    Map,
    Pointer,
    Slice,
    String,
    Struct,
    UnsafePointer,
}

/// How a part of a value lies in memory.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub enum LeafKind {
    I8,
    I16,
    I32,
    /// int64, uint64, uintptr, float64.
    W64,
    U8,
    U16,
    U32,
    /// float32: its 32 bits, zero-extended in the slot.
    F32,
    Ptr,
    Str,
    Slice,
    Iface,
}

impl LeafKind {
    /// Bytes in memory; also the alignment.
    pub fn size(self) -> u32 {
        match self {
            LeafKind::I8 | LeafKind::U8 => 1,
            LeafKind::I16 | LeafKind::U16 => 2,
            LeafKind::I32 | LeafKind::U32 | LeafKind::F32 => 4,
            LeafKind::W64 | LeafKind::Ptr => 8,
            LeafKind::Str | LeafKind::Slice | LeafKind::Iface => 16,
        }
    }

    /// Slots when spread.
    pub fn slots(self) -> usize {
        if self.size() == 16 { 2 } else { 1 }
    }

    /// What the collector finds in those slots.
    pub fn slot_kinds(self) -> &'static [SlotKind] {
        match self {
            LeafKind::Ptr => &[SlotKind::Ptr],
            LeafKind::Str | LeafKind::Slice => &[SlotKind::Ptr, SlotKind::Scalar],
            LeafKind::Iface => &[SlotKind::Scalar, SlotKind::IfaceData],
            _ => &[SlotKind::Scalar],
        }
    }
}

/// One part of a value: the bridge between memory and slots.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Leaf {
    /// Offset in memory, bytes.
    pub offset: u32,
    /// First slot.
    pub slot: u16,
    /// How it lies in memory.
    pub kind: LeafKind,
}

/// How a value lies in slots.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Repr {
    /// Spread over `slots` slots.
    Spread,
    /// One pointer to a packed copy.
    Cell,
}

/// Where a packed value holds pointers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TraceOp {
    /// A pointer at this offset (also the first half of a string or slice).
    Ptr(u32),
    /// An interface at this offset.
    Iface(u32),
    /// `count` values of a type with pointers, `stride` bytes apart.
    Array {
        /// Offset of the first.
        offset: u32,
        /// How many.
        count: u32,
        /// Distance in bytes: the element's size.
        stride: u32,
        /// The element type.
        elem: TypeRef,
    },
}

/// One step of comparing or hashing two packed values.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EqOp {
    /// Equal when `len` bytes are.
    Mem {
        /// Offset.
        offset: u32,
        /// Bytes.
        len: u32,
    },
    /// A float32: 0 == -0, NaN differs from itself.
    F32(u32),
    /// A float64.
    F64(u32),
    /// A string.
    Str(u32),
    /// An interface; may panic.
    Iface(u32),
    /// Elements of an array that is not plain memory.
    Array {
        /// Offset of the first.
        offset: u32,
        /// How many.
        count: u32,
        /// Distance in bytes.
        stride: u32,
        /// The element type.
        elem: TypeRef,
    },
}

/// Which map instructions a key type uses.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum KeyClass {
    /// One slot, compared as 64 bits: integers, bools, pointers, channels.
    Word,
    /// A string.
    Str,
    /// Everything else: hashed and compared by [`Body::eq`].
    Generic,
}

crate::define_index! {
    /// A method name; for an unexported one together with its package.
    pub struct MethodId;
}

/// A method of a concrete type, callable through an interface.
#[derive(Clone, Debug)]
pub struct RMethod {
    /// Its name.
    pub id: MethodId,
    /// The function: its first parameter slot is the data word of the interface. `None` when nothing reachable calls
    /// a method of this name through an interface.
    pub func: Option<FuncId>,
    /// Its type without receiver.
    pub ty: TypeRef,
}

/// A method of an interface type.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct IMethod {
    /// Its name.
    pub id: MethodId,
    /// Its type.
    pub ty: TypeRef,
}

/// A field of a struct type.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct RField {
    /// The name.
    pub name: Arc<str>,
    /// The package of an unexported name.
    pub pkg: Option<Arc<str>>,
    /// The type.
    pub ty: TypeRef,
    /// Whether it is embedded.
    pub embedded: bool,
    /// The tag.
    pub tag: Arc<str>,
    /// Offset in memory, bytes; 0 when given to [`TypeTable::struct_type`].
    pub offset: u32,
    /// First slot when spread; 0 when given to [`TypeTable::struct_type`].
    pub slot: u16,
}

/// The direction of a channel type.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[repr(u8)]
pub enum RChanDir {
    /// `<-chan T`
    Recv = 1,
    /// `chan<- T`
    Send = 2,
    /// `chan T`
    Both = 3,
}

/// What a composite type is made of.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Shape {
    /// A basic type.
    Basic,
    /// `[len]elem`
    Array {
        /// Element.
        elem: TypeRef,
        /// Length.
        len: u64,
    },
    /// `chan elem`
    Chan {
        /// Element.
        elem: TypeRef,
        /// Direction.
        dir: RChanDir,
    },
    /// `func(params) results`
    Func {
        /// Parameters; a variadic one is its slice.
        params: Box<[TypeRef]>,
        /// Results.
        results: Box<[TypeRef]>,
        /// Whether the last parameter is variadic.
        variadic: bool,
    },
    /// `interface{ methods }`, sorted by name as Go sorts them (exported first by name, then unexported).
    Interface {
        /// Methods.
        methods: Box<[IMethod]>,
    },
    /// `map[key]elem`
    Map {
        /// Key.
        key: TypeRef,
        /// Value.
        elem: TypeRef,
    },
    /// `*elem`
    Pointer {
        /// Element.
        elem: TypeRef,
    },
    /// `[]elem`
    Slice {
        /// Element.
        elem: TypeRef,
    },
    /// `struct{ fields }`
    Struct {
        /// Fields in source order.
        fields: Box<[RField]>,
    },
}

/// What is known of a type once it is complete.
#[derive(Debug)]
pub struct Body {
    /// Its kind.
    pub kind: Kind,
    /// How it lies in slots.
    pub repr: Repr,
    /// Slots it takes: of a cell, 1.
    pub slots: u16,
    /// Size in memory, bytes, a multiple of the alignment.
    pub size: u32,
    /// Alignment in memory: 1 to 16.
    pub align: u32,
    /// Size that programs are told: gc's on amd64.
    pub go_size: u64,
    /// Alignment that programs are told.
    pub go_align: u32,
    /// An interface keeps the value itself in its data word: one slot or none, spread.
    pub direct: bool,
    /// The data word of an interface with this dynamic type is a heap pointer.
    pub data_is_ptr: bool,
    /// Which map instructions it uses as a key.
    pub key_class: KeyClass,
    /// The bridge; empty for cells.
    pub leaves: Box<[Leaf]>,
    /// What the collector finds in the slots.
    pub slot_kinds: Box<[SlotKind]>,
    /// Where memory holds pointers; empty for pointer-free types.
    pub trace: Box<[TraceOp]>,
    /// How to compare and hash; `None` for types that cannot be.
    pub eq: Option<Box<[EqOp]>>,
    /// What it is made of.
    pub shape: Shape,
}

/// A type descriptor.
pub struct RType {
    /// A small dense number, unique in its table.
    pub id: u32,
    /// The type as `%T` prints it: `main.Pair[string,int]`.
    pub name: Arc<str>,
    /// For a named type its own name (`Pair[string,int]`) and package path.
    pub named: Option<(Arc<str>, Arc<str>)>,
    head: OnceLock<Head>,
    body: OnceLock<Body>,
    methods: RwLock<Arc<[RMethod]>>,
    /// `*T`, once it was asked for.
    pointer: OnceLock<TypeRef>,
}

/// What a type is made of, before its layout is worked out. The layout waits until it is asked for, because the parts
/// may be named types that are not complete yet (`type T struct { f func([2]T) }`).
struct Head {
    kind: Kind,
    shape: Shape,
    order: FieldOrder,
}

impl RType {
    /// The methods that may be called through an interface, by ascending id.
    pub fn methods(&self) -> Arc<[RMethod]> {
        Arc::clone(&self.methods.read().expect("no writer panics"))
    }

    /// Sets the methods; they are sorted here.
    pub fn set_methods(&self, mut methods: Vec<RMethod>) {
        methods.sort_by_key(|m| m.id);
        *self.methods.write().expect("no writer panics") = methods.into();
    }

    fn head(&self) -> &Head {
        self.head.get().expect("a type is completed before it is used")
    }

    /// Its kind, known before the layout.
    pub fn kind(&self) -> Kind {
        self.head().kind
    }

    /// What it is made of, known before the layout: offsets and slots of fields are 0.
    pub fn made_of(&self) -> &Shape {
        &self.head().shape
    }

    /// The element of an array, channel, map, pointer or slice.
    pub fn elem(&self) -> Option<TypeRef> {
        match &self.head().shape {
            Shape::Array { elem, .. }
            | Shape::Chan { elem, .. }
            | Shape::Map { elem, .. }
            | Shape::Pointer { elem }
            | Shape::Slice { elem } => Some(*elem),
            _ => None,
        }
    }

    /// The key of a map.
    pub fn key(&self) -> Option<TypeRef> {
        if let Shape::Map { key, .. } = &self.head().shape { Some(*key) } else { None }
    }

    /// The fields of a struct; else none.
    pub fn fields(&self) -> &[RField] {
        if let Shape::Struct { fields } = &self.shape { fields } else { &[] }
    }

    /// Whether a value in memory holds no pointers.
    pub fn is_pointer_free(&self) -> bool {
        self.trace.is_empty()
    }
}

impl Deref for RType {
    type Target = Body;

    #[inline]
    fn deref(&self) -> &Body {
        self.body.get_or_init(|| {
            let head = self.head();
            layout(head.kind, head.shape.clone(), head.order)
        })
    }
}

impl fmt::Debug for RType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RType#{}({})", self.id, self.name)
    }
}

/// A canonical descriptor: equal exactly for identical types of one table. Valid while its table lives; the engine
/// keeps the table as long as anything of a program.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TypeRef(NonNull<RType>);

#[expect(unsafe_code, reason = "a descriptor is shared and immutable but for its locks")]
// SAFETY: an `RType` is `Sync`: its fields are immutable or behind locks.
unsafe impl Send for TypeRef {}
#[expect(unsafe_code, reason = "a descriptor is shared and immutable but for its locks")]
// SAFETY: as above.
unsafe impl Sync for TypeRef {}

impl TypeRef {
    /// The descriptor's address, as it stands in code and in interfaces.
    #[inline]
    pub fn address(self) -> usize {
        self.0.as_ptr() as usize
    }

    /// The descriptor at an address.
    ///
    /// # Safety
    /// `address` was given by [`TypeRef::address`], and its table lives.
    #[inline]
    #[expect(unsafe_code, reason = "words in code and interfaces are addresses of descriptors")]
    pub unsafe fn from_address(address: usize) -> TypeRef {
        debug_assert_ne!(address, 0);
        // SAFETY: the caller's promise.
        TypeRef(unsafe { NonNull::new_unchecked(address as *mut RType) })
    }
}

impl Deref for TypeRef {
    type Target = RType;

    #[inline]
    #[expect(unsafe_code, reason = "the one place that follows a descriptor's address")]
    fn deref(&self) -> &RType {
        // SAFETY: the table that made it lives, and never moves or drops a descriptor before.
        unsafe { self.0.as_ref() }
    }
}

impl fmt::Debug for TypeRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

/// What makes a type: equal keys are identical types.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Key {
    Basic(Kind),
    /// A declaration and its type arguments.
    Named(u64, Box<[TypeRef]>),
    Composite(Kind, Shape),
    /// A machine-made struct in the given order.
    Record(Box<[TypeRef]>),
}

#[derive(Default)]
struct Tables {
    types: FxHashMap<Key, TypeRef>,
    all: Vec<TypeRef>,
    methods: FxHashMap<(Arc<str>, Option<Arc<str>>), MethodId>,
    method_names: Vec<(Arc<str>, Option<Arc<str>>)>,
    /// The names of packages, by path, where that does not end in the name.
    package_names: FxHashMap<Arc<str>, Arc<str>>,
}

/// Makes descriptors, each type once.
#[derive(Default)]
pub struct TypeTable {
    tables: Mutex<Tables>,
    directory: Directory,
}

impl fmt::Debug for TypeTable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TypeTable")
    }
}

impl Drop for TypeTable {
    #[expect(unsafe_code, reason = "frees what `make` leaked")]
    fn drop(&mut self) {
        for ty in self.tables.get_mut().expect("no holder panics").all.drain(..) {
            // SAFETY: `make` got it from a box, and nothing of the program outlives its table.
            drop(unsafe { Box::from_raw(ty.0.as_ptr()) });
        }
    }
}

fn last_element(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, last)| last)
}

impl TypeTable {
    /// An empty table.
    pub fn new() -> TypeTable {
        TypeTable::default()
    }

    /// The number of a method name; `pkg` is the package path of an unexported name.
    pub fn method_id(&self, name: &str, pkg: Option<&str>) -> MethodId {
        let mut tables = self.tables.lock().expect("no holder panics");
        let key = (Arc::from(name), pkg.map(Arc::from));
        if let Some(&id) = tables.methods.get(&key) {
            return id;
        }
        let id = crate::base::index::Idx::new(tables.method_names.len());
        tables.method_names.push(key.clone());
        tables.methods.insert(key, id);
        id
    }

    /// Tells the name of a package.
    pub fn name_package(&self, path: &str, name: &str) {
        if last_element(path) != name {
            let mut tables = self.tables.lock().expect("no holder panics");
            tables.package_names.entry(path.into()).or_insert_with(|| name.into());
        }
    }

    /// The name of the package with this path: the path's last element unless [`name_package`](Self::name_package) told
    /// another.
    fn package_name(&self, path: &str) -> Arc<str> {
        let tables = self.tables.lock().expect("no holder panics");
        tables.package_names.get(path).cloned().unwrap_or_else(|| last_element(path).into())
    }

    /// The name of a method and the package of an unexported one.
    pub fn method_name(&self, id: MethodId) -> (Arc<str>, Option<Arc<str>>) {
        let tables = self.tables.lock().expect("no holder panics");
        tables.method_names[crate::base::index::Idx::index(id)].clone()
    }

    /// The type with this [`RType::id`]; takes no lock.
    pub fn by_id(&self, id: u32) -> Option<TypeRef> {
        self.directory.get(id)
    }

    /// All types made so far.
    pub fn all(&self) -> Vec<TypeRef> {
        self.tables.lock().expect("no holder panics").all.clone()
    }

    /// A predeclared basic type, `string` and `unsafe.Pointer` among them.
    pub fn basic(&self, kind: Kind) -> TypeRef {
        self.get_or_make(Key::Basic(kind), || {
            (basic_name(kind).into(), Head { kind, shape: Shape::Basic, order: FieldOrder::Packed })
        })
    }

    /// `*elem`
    pub fn pointer(&self, elem: TypeRef) -> TypeRef {
        *elem.pointer.get_or_init(|| self.composite(Kind::Pointer, Shape::Pointer { elem }))
    }

    /// `[]elem`
    pub fn slice(&self, elem: TypeRef) -> TypeRef {
        self.composite(Kind::Slice, Shape::Slice { elem })
    }

    /// `[len]elem`
    pub fn array(&self, elem: TypeRef, len: u64) -> TypeRef {
        self.composite(Kind::Array, Shape::Array { elem, len })
    }

    /// `map[key]elem`
    pub fn map(&self, key: TypeRef, elem: TypeRef) -> TypeRef {
        self.composite(Kind::Map, Shape::Map { key, elem })
    }

    /// `chan elem`
    pub fn chan(&self, elem: TypeRef, dir: RChanDir) -> TypeRef {
        self.composite(Kind::Chan, Shape::Chan { elem, dir })
    }

    /// `func(params) results`
    pub fn func(&self, params: Vec<TypeRef>, results: Vec<TypeRef>, variadic: bool) -> TypeRef {
        self.composite(Kind::Func, Shape::Func { params: params.into(), results: results.into(), variadic })
    }

    /// `interface{ methods }`; they are sorted here as Go sorts them.
    pub fn interface(&self, mut methods: Vec<IMethod>) -> TypeRef {
        methods.sort_by_cached_key(|m| {
            let (name, pkg) = self.method_name(m.id);
            (pkg.is_some(), name, pkg)
        });
        self.composite(Kind::Interface, Shape::Interface { methods: methods.into() })
    }

    /// `struct{ fields }`. Offsets and slots are filled in here.
    pub fn struct_type(&self, fields: Vec<RField>) -> TypeRef {
        self.composite(Kind::Struct, Shape::Struct { fields: fields.into() })
    }

    /// A machine-made record whose fields lie in the given order, such as a closure object; fields are named `f0`….
    pub fn record(&self, fields: &[TypeRef]) -> TypeRef {
        self.get_or_make(Key::Record(fields.into()), || {
            let field = |(i, ty): (usize, &TypeRef)| RField {
                name: format!("f{i}").into(),
                pkg: None,
                ty: *ty,
                embedded: false,
                tag: "".into(),
                offset: 0,
                slot: 0,
            };
            let shape = Shape::Struct { fields: fields.iter().enumerate().map(field).collect() };
            (self.composite_name(&shape), Head { kind: Kind::Struct, shape, order: FieldOrder::Source })
        })
    }

    /// A named type: the declaration number `decl` (unique in the session) with type arguments. `name` is its own
    /// name with arguments. When it is new it is incomplete until [`TypeTable::complete`].
    pub fn named(&self, decl: u64, args: &[TypeRef], name: &str, pkg_name: &str, pkg_path: &str) -> (TypeRef, bool) {
        let mut tables = self.tables.lock().expect("no holder panics");
        let key = Key::Named(decl, args.into());
        if let Some(&ty) = tables.types.get(&key) {
            return (ty, false);
        }
        let full: Arc<str> = if pkg_name.is_empty() { name.into() } else { format!("{pkg_name}.{name}").into() };
        let ty = tables.make(full, Some((name.into(), pkg_path.into())), None, &self.directory);
        tables.types.insert(key, ty);
        (ty, true)
    }

    /// Gives a new named type its underlying type, which is a type literal or a basic type. A second call is ignored.
    pub fn complete(&self, named: TypeRef, underlying: TypeRef) {
        let Head { kind, ref shape, order } = *underlying.head();
        let _ = named.head.set(Head { kind, shape: shape.clone(), order });
    }

    fn composite(&self, kind: Kind, shape: Shape) -> TypeRef {
        let key = Key::Composite(kind, shape.clone());
        self.get_or_make(key, || (self.composite_name(&shape), Head { kind, shape, order: FieldOrder::Packed }))
    }

    fn get_or_make(&self, key: Key, make: impl FnOnce() -> (Arc<str>, Head)) -> TypeRef {
        if let Some(&ty) = self.tables.lock().expect("no holder panics").types.get(&key) {
            return ty;
        }
        // Made outside the lock, which naming a type may take; of two makers one wins.
        let (name, head) = make();
        let mut tables = self.tables.lock().expect("no holder panics");
        if let Some(&ty) = tables.types.get(&key) {
            return ty;
        }
        let ty = tables.make(name, None, Some(head), &self.directory);
        tables.types.insert(key, ty);
        ty
    }
}

impl Tables {
    fn make(
        &mut self,
        name: Arc<str>,
        named: Option<(Arc<str>, Arc<str>)>,
        head: Option<Head>,
        directory: &Directory,
    ) -> TypeRef {
        let head = head.map_or_else(OnceLock::new, OnceLock::from);
        let id = u32::try_from(self.all.len()).expect("fewer than 2^32 types");
        let methods = RwLock::new(Arc::from([]));
        let ty = RType { id, name, named, head, body: OnceLock::new(), methods, pointer: OnceLock::new() };
        let ty = TypeRef(NonNull::from(Box::leak(Box::new(ty))));
        self.all.push(ty);
        directory.add(id, ty);
        ty
    }
}

mod directory;
mod layout;
mod name;

use directory::Directory;
use layout::{FieldOrder, layout};
use name::basic_name;
