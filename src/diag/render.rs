//! Text for people: the first line as Go's, then an excerpt.
//!
//! ```text
//! wordcount.csp:4:10: cannot use "x" (untyped string constant) as int value in assignment
//!       |
//!     3 |     var n int
//!       |         - n is declared int here
//!     4 |     n = "x"
//!       |         ^^^ E0302
//!     help: …
//! ```
//!
//! Every line but the first begins with a space or a tab, so a tool that reads `file:line:col:` finds one diagnostic
//! a line. Drawing never fails: spans are clamped to the line, bytes that are not UTF-8 and control characters are
//! shown as U+FFFD, and of a long line only the part around the span is shown.
//!
//! No drawing crate: none of those looked at writes Go's first line, the rest is this file, and they have panicked on
//! multibyte text and on a last line without a newline.

use crate::base::source::{SourceFile, SourceMap};
use crate::base::span::Span;
use crate::diag::diagnostic::{Diagnostic, Footer, Severity};

/// What a piece of drawn text is, so that a terminal can colour it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// `file:line:col:`
    Place,
    /// The word `warning`.
    Warning,
    /// The message.
    Message,
    /// Line numbers and rulers.
    Gutter,
    /// Source text.
    Source,
    /// The underline at the fault itself.
    Primary,
    /// The underline at another place.
    Secondary,
    /// Help and notes.
    Footer,
}

/// What can be drawn on: a string, or a terminal that has a colour for each role.
pub trait Canvas {
    /// Appends `text`.
    fn draw(&mut self, role: Role, text: &str);
}

impl Canvas for String {
    fn draw(&mut self, _role: Role, text: &str) {
        self.push_str(text);
    }
}

/// The first line (or lines, when the message has several) without the excerpt, ending in a newline.
pub fn render_message(sources: &SourceMap, diagnostic: &Diagnostic, canvas: &mut dyn Canvas) {
    if let Some(place) = sources.place(diagnostic.span.start) {
        canvas.draw(Role::Place, &format!("{place}:"));
        canvas.draw(Role::Message, " ");
    }
    if diagnostic.severity == Severity::Warning {
        canvas.draw(Role::Warning, "warning: ");
    }
    // A line of the message may have its own indentation; a tab before it is what Go's compiler writes.
    canvas.draw(Role::Message, &diagnostic.text().replace('\n', "\n\t"));
    canvas.draw(Role::Message, "\n");
}

/// The whole diagnostic: first line, excerpt, labels, help.
pub fn render(sources: &SourceMap, diagnostic: &Diagnostic, canvas: &mut dyn Canvas) {
    render_message(sources, diagnostic, canvas);
    let marks = marks(sources, diagnostic);
    let gutter = marks.iter().map(|mark| mark.line.to_string().len()).max().unwrap_or(1).max(3);
    for of_file in marks.chunk_by(|a, b| std::ptr::eq(a.file, b.file)) {
        excerpt(of_file, gutter, canvas);
    }
    for footer in &diagnostic.footers {
        let (word, text) = match footer {
            Footer::Help(text) => ("help", text),
            Footer::Note(text) => ("note", text),
        };
        canvas.draw(Role::Footer, &format!("    {word}: {}\n", text.replace('\n', "\n\t")));
    }
}

/// A span as it is drawn: on one line, clamped to it.
struct Mark<'a> {
    file: &'a SourceFile,
    line: u32,
    /// First byte in the line, from 0.
    start: usize,
    /// One past the last byte in the line.
    end: usize,
    text: String,
    role: Role,
}

/// The marks of a diagnostic: those of its own file first, each file's in the order of the source.
fn marks<'a>(sources: &'a SourceMap, diagnostic: &Diagnostic) -> Vec<Mark<'a>> {
    let primary = mark(sources, diagnostic.span, diagnostic.code.to_string(), Role::Primary);
    let labels = diagnostic.labels.iter().map(|label| mark(sources, label.span, label.text.clone(), Role::Secondary));
    let mut marks: Vec<Mark<'a>> = std::iter::once(primary).chain(labels).flatten().collect();
    let own = diagnostic.span.start;
    let is_other = |file: &SourceFile| sources.file(own).is_none_or(|of| !std::ptr::eq(&raw const **of, file));
    marks.sort_by_key(|mark| (is_other(mark.file), mark.file.base, mark.line, mark.start));
    marks
}

fn mark(sources: &SourceMap, span: Span, text: String, role: Role) -> Option<Mark<'_>> {
    let file = sources.file(span.start)?;
    let (line, column) = file.line_column(span.start);
    let length = file.line(line).len();
    let start = (column as usize - 1).min(length);
    let end = start.saturating_add(span.end.0.saturating_sub(span.start.0) as usize).min(length);
    Some(Mark { file, line, start, end, text, role })
}

/// Draws the lines of one file that have marks.
fn excerpt(marks: &[Mark<'_>], gutter: usize, canvas: &mut dyn Canvas) {
    let Some(first) = marks.first() else { return };
    if marks.iter().all(|mark| mark.role == Role::Secondary) {
        canvas.draw(Role::Gutter, &format!("  {:gutter$}::: {}\n", "", first.file.name));
    }
    canvas.draw(Role::Gutter, &format!("  {:gutter$} |\n", ""));
    let mut last_line = first.line;
    for of_line in marks.chunk_by(|a, b| a.line == b.line) {
        let Some(first) = of_line.first() else { continue };
        if first.line > last_line + 1 {
            canvas.draw(Role::Gutter, &format!("  {:>gutter$}\n", "..."));
        }
        last_line = first.line;
        let row = Row::new(first.file.line(first.line), first.start);
        canvas.draw(Role::Gutter, &format!("  {:>gutter$} | ", first.line));
        canvas.draw(Role::Source, &row.text());
        canvas.draw(Role::Source, "\n");
        for mark in of_line {
            let (before, width) = row.columns(mark.start, mark.end);
            let underline = if mark.role == Role::Primary { "^" } else { "-" };
            canvas.draw(Role::Gutter, &format!("  {:gutter$} | ", ""));
            let text = mark.text.replace('\n', " ");
            canvas.draw(mark.role, &format!("{:before$}{} {text}\n", "", underline.repeat(width)));
        }
    }
}

/// The bytes of a line that are shown on both sides of the place of interest.
const SIDE: usize = 90;

/// What a tab is drawn as.
const TAB: &str = "    ";

/// One line of source as it is drawn.
struct Row {
    cells: Vec<Cell>,
}

/// One character as it is drawn.
struct Cell {
    /// The byte in the line where it begins.
    offset: usize,
    shown: char,
    width: usize,
}

impl Row {
    /// The part of `line` around byte `focus`.
    fn new(line: &[u8], focus: usize) -> Row {
        let from = focus.saturating_sub(SIDE);
        // What lies further on does not matter, apart from whether there is something.
        let mut offset = from - usize::from(from > 0) * leading_continuation(line, from);
        let end = line.len().min(focus.saturating_add(SIDE));
        let mut cells = Vec::new();
        if from > 0 {
            cells.push(Cell { offset: 0, shown: '…', width: 1 });
        }
        for chunk in line.get(offset..end).unwrap_or_default().utf8_chunks() {
            for shown in chunk.valid().chars() {
                cells.push(cell(offset, shown));
                offset += shown.len_utf8();
            }
            if !chunk.invalid().is_empty() {
                cells.push(cell(offset, char::REPLACEMENT_CHARACTER));
                offset += chunk.invalid().len();
            }
        }
        if end < line.len() {
            cells.push(Cell { offset: end, shown: '…', width: 1 });
        }
        Row { cells }
    }

    fn text(&self) -> String {
        let mut text = String::new();
        for cell in &self.cells {
            if cell.shown == '\t' { text.push_str(TAB) } else { text.push(cell.shown) }
        }
        text.truncate(text.trim_end().len());
        text
    }

    /// Where the bytes from `start` to `end` are drawn: the columns before them, and their width, at least 1.
    fn columns(&self, start: usize, end: usize) -> (usize, usize) {
        let width = |cells: &[Cell]| cells.iter().map(|cell| cell.width).sum::<usize>();
        let first = self.cells.partition_point(|cell| cell.offset < start);
        let after = self.cells.partition_point(|cell| cell.offset < end).max(first);
        let (before, rest) = self.cells.split_at(first);
        (width(before), width(rest.get(..after - first).unwrap_or_default()).max(1))
    }
}

/// The number of bytes by which `from` must move back to stand at the beginning of a character.
fn leading_continuation(line: &[u8], from: usize) -> usize {
    let is_continuation = |back: &usize| line.get(from - back).is_some_and(|b| b & 0xC0 == 0x80);
    (0..from.min(4)).take_while(is_continuation).count()
}

fn cell(offset: usize, c: char) -> Cell {
    let shown = if c != '\t' && is_unprintable(c) { char::REPLACEMENT_CHARACTER } else { c };
    Cell { offset, shown, width: char_width(shown) }
}

/// Control characters, and those that reorder text on a terminal.
fn is_unprintable(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200E}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// The columns that a terminal gives to `c`: two for East Asian wide characters and emoji, none for combining marks.
fn char_width(c: char) -> usize {
    match c {
        '\t' => TAB.len(),
        '\u{0300}'..='\u{036F}' | '\u{200B}'..='\u{200D}' | '\u{20D0}'..='\u{20FF}' | '\u{FE00}'..='\u{FE0F}' => 0,
        '\u{1100}'..='\u{115F}'
        | '\u{2E80}'..='\u{303E}'
        | '\u{3041}'..='\u{A4CF}'
        | '\u{AC00}'..='\u{D7A3}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FE30}'..='\u{FE6F}'
        | '\u{FF00}'..='\u{FF60}'
        | '\u{FFE0}'..='\u{FFE6}'
        | '\u{1F300}'..='\u{1F64F}'
        | '\u{1F680}'..='\u{1F6FF}'
        | '\u{1F900}'..='\u{1F9FF}'
        | '\u{20000}'..='\u{3FFFD}' => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::span::Pos;
    use crate::diag::code;

    /// Draws an error at bytes `start..end` of `text`.
    fn drawn(text: &[u8], start: u32, end: u32) -> String {
        let sources = SourceMap::default();
        let file = sources.add("a.csp", text).expect("space is left");
        let span = Span::new(Pos(file.base.0 + start), Pos(file.base.0 + end));
        let mut out = String::new();
        render(&sources, &Diagnostic::error(code::UNDEFINED, span, "undefined: x"), &mut out);
        out
    }

    #[test]
    fn first_line_is_gos_and_the_rest_is_indented() {
        let sources = SourceMap::default();
        let a = sources.add("a.csp", b"var n int\n\n\nn = \"x\"\n".as_slice()).expect("space is left");
        let b = sources.add("b.csp", b"func f()".as_slice()).expect("space is left");
        let message = "cannot use \"x\" as int value\nhave string";
        let mut error = Diagnostic::error(code::NOT_ASSIGNABLE, Span::new(a.pos(16), a.pos(19)), message);
        error.label(Span::new(a.pos(4), a.pos(5)), "n is declared int here");
        error.label(Span::new(b.pos(5), b.pos(6)), "used here").help("write 1").note("two\nlines");
        let mut out = String::new();
        render(&sources, &error, &mut out);
        let want = "a.csp:4:5: cannot use \"x\" as int value\n\thave string\n      |\n    1 | var n int\n      |     \
                    - n is declared int here\n  ...\n    4 | n = \"x\"\n      |     ^^^ E0302\n     ::: b.csp\n      |\n    \
                    1 | func f()\n      |      - used here\n    help: write 1\n    note: two\n\tlines\n";
        assert_eq!(out, want);
        assert!(out.lines().skip(1).all(|line| line.starts_with([' ', '\t'])));
    }

    #[test]
    fn warnings_say_so() {
        let mut out = String::new();
        let warning = Diagnostic::warning(code::UNREACHABLE, Span::NONE, "unreachable code");
        render(&SourceMap::default(), &warning, &mut out);
        assert_eq!(out, "warning: unreachable code\n");
    }

    #[test]
    fn wide_characters_and_tabs_keep_the_underline_in_place() {
        let text = "\tx := \"😀世\" + y".as_bytes();
        let at = text.len() as u32 - 1;
        let out = drawn(text, at, at + 1);
        assert!(out.ends_with("    1 |     x := \"😀世\" + y\n      |                   ^ E0201\n"), "{out}");
    }

    #[test]
    fn every_span_of_difficult_text_can_be_drawn() {
        let text = b"\xEF\xBB\xBFa\xFF\x00\r\n\xF0\x9F\x98\x80\x1B[31m\n\nlast \xE4\xB8";
        for start in 0..=text.len() as u32 + 2 {
            for end in 0..=text.len() as u32 + 2 {
                assert!(drawn(text, start, end).contains("E0201"));
            }
        }
        assert!(!drawn(text, 8, 9).contains('\x1B'));
        drawn(b"", 0, 0);
    }

    #[test]
    fn long_lines_are_cut_around_the_span() {
        let text = "é".repeat(100_000);
        for start in [0, 1, 2, 99, 100_001, 199_999, 200_000] {
            let out = drawn(text.as_bytes(), start, start + 50_000);
            assert!(out.len() < 2_000 && out.contains('…') && out.contains('^'), "{out}");
        }
    }
}
