//! Source files and the map from positions to lines.

use std::fmt;
use std::sync::{Arc, OnceLock};

use elsa::FrozenVec;

use crate::base::span::{Pos, Span};

/// One loaded source text.
#[derive(Debug)]
pub struct SourceFile {
    /// The name as users see it: the path as it was given, or the import path and file for a library file.
    pub name: Arc<str>,
    /// The text. Bytes that are not UTF-8 are kept; the lexer reports them.
    pub text: Text,
    /// The position of the first byte.
    pub base: Pos,
    /// Offsets of the beginnings of lines, found when first asked for; the first is 0.
    lines: OnceLock<Vec<u32>>,
    /// What `//line` directives say, in the order of the source.
    origins: OnceLock<Vec<Origin>>,
}

/// The bytes of a source.
#[derive(Clone, Debug)]
pub enum Text {
    /// A file that was read.
    Read(Arc<[u8]>),
    /// A file that is compiled into the binary.
    Embedded(&'static [u8]),
}

impl std::ops::Deref for Text {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Text::Read(bytes) => bytes,
            Text::Embedded(bytes) => bytes,
        }
    }
}

impl<T: Into<Arc<[u8]>>> From<T> for Text {
    fn from(bytes: T) -> Text {
        Text::Read(bytes.into())
    }
}

/// What a `//line` directive says: from some byte on, the text comes from another place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The first byte that comes from there.
    pub offset: u32,
    /// The place of that byte. With column 0 columns are not told.
    pub place: Place,
}

/// A place as it is written to users: 1-based line, 1-based column in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file's name.
    pub file: Arc<str>,
    /// The line, from 1.
    pub line: u32,
    /// The column in bytes, from 1, as Go counts it; 0 where a `//line` directive gives none.
    pub column: u32,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)?;
        if self.column > 0 { write!(f, ":{}", self.column) } else { Ok(()) }
    }
}

impl SourceFile {
    fn new(name: Arc<str>, text: Text, base: Pos) -> SourceFile {
        SourceFile { name, text, base, lines: OnceLock::new(), origins: OnceLock::new() }
    }

    fn lines(&self) -> &[u32] {
        self.lines.get_or_init(|| {
            let ends = memchr::memchr_iter(b'\n', &self.text);
            std::iter::once(0).chain(ends.map(|end| end as u32 + 1)).collect()
        })
    }

    /// The position at byte `offset` of this file.
    pub fn pos(&self, offset: u32) -> Pos {
        self.base.offset(offset)
    }

    /// The byte offset of `pos` in this file; a position outside is clamped to the file.
    pub fn offset(&self, pos: Pos) -> u32 {
        pos.0.saturating_sub(self.base.0).min(self.text.len() as u32)
    }

    /// Line (from 1) and column (bytes, from 1) of `pos`.
    pub fn line_column(&self, pos: Pos) -> (u32, u32) {
        let offset = self.offset(pos);
        let lines = self.lines();
        let line = lines.partition_point(|&start| start <= offset);
        (line as u32, offset - lines[line - 1] + 1)
    }

    /// Sets what `//line` directives say; what was set first stays.
    pub fn set_origins(&self, origins: Vec<Origin>) {
        self.origins.get_or_init(|| origins);
    }

    /// The place of `pos` as users are told it, with regard to `//line` directives.
    pub fn place(&self, pos: Pos) -> Place {
        let (line, column) = self.line_column(pos);
        let origins = self.origins.get().map_or(&[][..], Vec::as_slice);
        let before = origins.partition_point(|origin| origin.offset <= self.offset(pos));
        let Some(origin) = before.checked_sub(1).and_then(|last| origins.get(last)) else {
            return Place { file: Arc::clone(&self.name), line, column };
        };
        let (first_line, first_column) = self.line_column(self.pos(origin.offset));
        let place = &origin.place;
        let column = match place.column {
            0 => 0,
            first if line == first_line => first + (column - first_column),
            _ => column,
        };
        Place { file: Arc::clone(&place.file), line: place.line + (line - first_line), column }
    }

    /// The text of line `line` (from 1) without its line end; empty when there is no such line.
    pub fn line(&self, line: u32) -> &[u8] {
        let Some(&start) = self.lines().get((line as usize).wrapping_sub(1)) else { return &[] };
        let end = self.lines().get(line as usize).map_or(self.text.len(), |&e| e as usize - 1);
        let text = &self.text[start as usize..end];
        text.strip_suffix(b"\r").unwrap_or(text)
    }
}

/// All source files of a session. The sum of their sizes stays below 4 GiB. Files can be added while others are being
/// read: library files are added when something names their package.
#[derive(Default)]
#[expect(clippy::redundant_allocation, reason = "the append-only vector wants its items to stay where they are")]
pub struct SourceMap {
    files: FrozenVec<Box<Arc<SourceFile>>>,
}

impl std::fmt::Debug for SourceMap {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.files.iter().map(|file| &file.name)).finish()
    }
}

impl SourceMap {
    /// The names of all files, in the order in which they were added.
    pub fn names(&self) -> impl Iterator<Item = Arc<str>> + '_ {
        self.files.iter().map(|file| Arc::clone(&file.name))
    }

    /// Adds a file and gives it its range of positions. `None` when the space of positions (4 GiB) is used up.
    pub fn add(&self, name: impl Into<Arc<str>>, text: impl Into<Text>) -> Option<Arc<SourceFile>> {
        let text = text.into();
        // One position past the end belongs to the file too (the place of "unexpected EOF").
        let base = self.files.last().map_or(1, |f| f.base.0 + f.text.len() as u32 + 1);
        u32::try_from(text.len()).ok()?.checked_add(base)?.checked_add(1)?;
        let file = Arc::new(SourceFile::new(name.into(), text, Pos(base)));
        self.files.push(Box::new(Arc::clone(&file)));
        Some(file)
    }

    /// The file that holds `pos`.
    pub fn file(&self, pos: Pos) -> Option<&Arc<SourceFile>> {
        if !pos.is_known() {
            return None;
        }
        let after = self.files.partition_point(|f| f.base <= pos);
        self.files.get(after.checked_sub(1)?)
    }

    /// File, line and column of `pos`.
    pub fn place(&self, pos: Pos) -> Option<Place> {
        self.file(pos).map(|file| file.place(pos))
    }

    /// The bytes that `span` covers.
    pub fn text(&self, span: Span) -> &[u8] {
        let Some(file) = self.file(span.start) else { return &[] };
        &file.text[file.offset(span.start) as usize..file.offset(span.end).max(file.offset(span.start)) as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_directives_tell_another_place() {
        let map = SourceMap::default();
        let a = map.add("a.go", b"xy\nyz\nz".as_slice()).expect("space is left");
        let place = |file: &str, line, column| Place { file: file.into(), line, column };
        let origins = [(1, place("b.go", 10, 20)), (4, place("c.go", 7, 0))];
        a.set_origins(origins.map(|(offset, place)| Origin { offset, place }).to_vec());
        let places: Vec<String> = (0..7).map(|offset| a.place(a.pos(offset)).to_string()).collect();
        assert_eq!(places, ["a.go:1:1", "b.go:10:20", "b.go:10:21", "b.go:11:1", "c.go:7", "c.go:7", "c.go:8"]);
    }

    #[test]
    fn places_in_two_files() {
        let map = SourceMap::default();
        let a = map.add("a.go", b"x\ny\r\n".as_slice()).expect("space is left");
        let b = map.add("b.go", b"".as_slice()).expect("space is left");
        assert_eq!(map.place(a.pos(2)).expect("in a.go"), Place { file: "a.go".into(), line: 2, column: 1 });
        assert_eq!(map.place(a.pos(5)).expect("end of a.go"), Place { file: "a.go".into(), line: 3, column: 1 });
        assert_eq!(map.place(b.pos(0)).expect("in b.go"), Place { file: "b.go".into(), line: 1, column: 1 });
        assert_eq!(a.line(2), b"y");
        assert_eq!(a.line(9), b"");
        assert_eq!(map.place(Pos::NONE), None);
    }
}
