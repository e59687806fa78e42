//! `//line` directives: generated text that comes from elsewhere.
//!
//! ```text
//! //line file:line        //line file:line:column        (at the beginning of a line)
//! /*line file:line*/      /*line file:line:column*/
//! ```
//! What follows the comment comes from that place; without a column, columns are not told any more.

use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::Notes;
use crate::base::source::{Origin, Place, SourceFile};
use crate::base::span::Span;
use crate::diag::code;

/// Greater lines and columns are errors.
const MAX: u32 = 1 << 30;

/// The length of `//line ` and `/*line `.
const OPENING: usize = 7;

/// Tells `file` the places that the directives in `notes` give.
pub(super) fn apply_directives(file: &SourceFile, notes: &mut Notes) {
    let mut origins: Vec<Origin> = Vec::new();
    for span in notes.directives.clone() {
        let start = file.offset(span.start) as usize;
        let comment = file.text.get(start..file.offset(span.end) as usize).unwrap_or_default();
        let (body, offset) = match comment {
            [b'/', b'/', b'l', ..] => (comment.strip_suffix(b"\r").unwrap_or(comment), next_line(file, span)),
            [b'/', b'*', ..] => (comment.get(..comment.len() - 2).unwrap_or_default(), file.offset(span.end)),
            _ => continue,
        };
        let text = String::from_utf8_lossy(body.get(OPENING..).unwrap_or_default()).into_owned();
        let last_file = origins.last().map_or(&file.name, |origin| &origin.place.file);
        match place(&text, last_file, &file.name) {
            Ok(Some(place)) => origins.push(Origin { offset, place }),
            Ok(None) => {}
            Err((what, at)) => {
                let number = text.get(at..).unwrap_or_default();
                let start = start + OPENING + at;
                let message = format!("invalid {what} number: {number}");
                notes.fault(code::INVALID_DIRECTIVE, start..start + number.len(), message);
            }
        }
    }
    if !origins.is_empty() {
        file.set_origins(origins);
    }
}

fn next_line(file: &SourceFile, comment: Span) -> u32 {
    (file.offset(comment.end) + 1).min(file.text.len() as u32)
}

/// The place that a directive's text names, if it names one; or which number in it is wrong and where that begins.
fn place(text: &str, last_file: &Arc<str>, own_file: &str) -> Result<Option<Place>, (&'static str, usize)> {
    let Some((before, number)) = text.rsplit_once(':') else { return Ok(None) };
    let at = before.len() + 1;
    let Ok(last) = number.parse::<u64>() else { return Err(("line", at)) };
    let with_column = before.rsplit_once(':').and_then(|(file, line)| Some((file, line.parse::<u64>().ok()?)));
    let (name, line, line_at, column) = match with_column {
        Some((file, line)) => (file, line, file.len() + 1, Some(last)),
        None => (before, last, at, None),
    };
    let in_range = |n: u64| u32::try_from(n).ok().filter(|n| (1..=MAX).contains(n));
    let column = match column {
        Some(column) => in_range(column).ok_or(("column", at))?,
        None => 0,
    };
    let line = in_range(line).ok_or(("line", line_at))?;
    let file = match name {
        "" if column > 0 => Arc::clone(last_file),
        "" => "".into(),
        name => relative_to(own_file, name).into(),
    };
    Ok(Some(Place { file, line, column }))
}

/// `name` as it is seen from where `own_file` is.
fn relative_to(own_file: &str, name: &str) -> String {
    let directory = Path::new(own_file).parent().unwrap_or(Path::new(""));
    let mut clean = PathBuf::new();
    for component in directory.join(name).components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if clean.file_name().is_some() => {
                clean.pop();
            }
            component => clean.push(component),
        }
    }
    clean.to_string_lossy().into_owned()
}
