//! What may be done with a value, by the fields through which it was reached.

use crate::bytecode::rtype::RField;

/// Whether reflection may call the methods of a value, and change it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    Open,
    /// Not of the value, which is an unexported embedded field, but of its exported fields.
    Embedded,
    /// It lies behind an unexported field.
    Closed,
}

impl Access {
    /// Of a field of a struct.
    pub(super) fn of_field(self, field: &RField) -> Access {
        match self {
            Access::Closed => Access::Closed,
            _ if field.pkg.is_none() => Access::Open,
            _ if field.embedded => Access::Embedded,
            _ => Access::Closed,
        }
    }

    /// Of an element of the value, or of what an interface holds.
    pub(super) fn inside(self) -> Access {
        if self == Access::Open { Access::Open } else { Access::Closed }
    }
}
