//! Where the machine tells the collector what is in use.

use super::Marker;

/// Something that refers to objects from outside the heap: stacks, package variables, handles, queues.
pub trait Roots {
    /// Hands every reference to the marker. Called while the world is stopped, perhaps by several threads for
    /// different parts.
    fn trace(&self, marker: &mut Marker<'_>);
}

impl<F: Fn(&mut Marker<'_>)> Roots for F {
    fn trace(&self, marker: &mut Marker<'_>) {
        self(marker);
    }
}
