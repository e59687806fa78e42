//! Package weak: pointers that keep nothing alive.

use crate::native;
use crate::vm::abi::{Native, NativeCx, NativeResult, Ptr};

pub(super) const NATIVES: &[Native] = &[native!("weak.cellOf", cell_of), native!("weak.held", held)];

fn cell_of(cx: &mut NativeCx<'_>, (object,): (Ptr,)) -> NativeResult<Ptr> {
    cx.weak_cell(object)
}

fn held(cx: &mut NativeCx<'_>, (cell,): (Ptr,)) -> NativeResult<Ptr> {
    cell.load(cx, 0)
}
