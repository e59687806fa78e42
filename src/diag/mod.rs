//! What can be said to the user, and how it is drawn.
//!
//! A pass reports into a [`Sink`](sink::Sink) where it finds the fault, with a row of the [table of codes](code) and
//! a message in Go's words; [`render`] draws what the sink hands back. The first line of a drawn diagnostic is
//! `file:line:col: message`, as Go's compiler writes it, so that editors and tests can read it.

/// The one table of error codes.
pub mod code;
/// One thing to say: message, place, labels, help.
pub mod diagnostic;
/// Text for people: the first line as Go's, then an excerpt.
pub mod render;
/// The collector of diagnostics: order, repeats.
pub mod sink;
