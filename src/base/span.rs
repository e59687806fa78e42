//! Positions and spans in the one offset space of all sources.
//!
//! Every source file that is loaded gets a range of positions of its own (as `go/token.FileSet` does it), so a
//! position alone tells the file. [`source::SourceMap`](crate::base::source::SourceMap) turns it into
//! `file:line:column`.

/// A byte position in the offset space of all sources. Position 0 belongs to no file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Pos(pub u32);

impl Pos {
    /// The position of nothing.
    pub const NONE: Pos = Pos(0);

    /// Whether this is a position in a file.
    pub fn is_known(self) -> bool {
        self.0 != 0
    }

    /// The position `n` bytes further on.
    #[must_use]
    pub fn offset(self, n: u32) -> Pos {
        Pos(self.0 + n)
    }
}

/// A half-open range of positions in one file.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Span {
    /// The first byte.
    pub start: Pos,
    /// One past the last byte.
    pub end: Pos,
}

impl Span {
    /// The span of nothing.
    pub const NONE: Span = Span { start: Pos::NONE, end: Pos::NONE };

    /// The span from `start` to `end`.
    pub fn new(start: Pos, end: Pos) -> Span {
        Span { start, end }
    }

    /// The empty span at `pos`.
    pub fn at(pos: Pos) -> Span {
        Span { start: pos, end: pos }
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn to(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}
