//! What an example should print: the comment at the end of its body, `// Output:` or `// Unordered output:`.

use crate::base::source::SourceFile;
use crate::base::span::Span;
use crate::syntax::lexer::lex;
use crate::syntax::token::Tok;

/// What an example should print.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Expected {
    pub(super) output: String,
    /// Whether the order of the lines does not matter.
    pub(super) unordered: bool,
}

/// What the last comment of `body` says; `None` if it says nothing about output.
pub(super) fn expected(file: &SourceFile, body: Span) -> Option<Expected> {
    let text = groups(file, body).pop()?.text();
    let (rest, unordered) = after_output(&text)?;
    let rest = rest.trim_start_matches(' ');
    Some(Expected { output: rest.strip_prefix('\n').unwrap_or(rest).into(), unordered })
}

/// Where the comments of an example stand, and whether they say what it prints.
pub fn output_comments(file: &SourceFile, example: Span) -> Vec<(Span, bool)> {
    let groups = groups(file, example);
    groups.iter().map(|group| (group.span, after_output(&group.text()).is_some())).collect()
}

/// What follows `Output:` or `Unordered output:` at the beginning of a text, and whether it is the latter.
fn after_output(text: &str) -> Option<(&str, bool)> {
    let rest = text.trim_ascii_start();
    let (rest, unordered) = match strip_word(rest, "unordered ") {
        Some(rest) => (rest, true),
        None => (rest, false),
    };
    Some((strip_word(rest, "output:")?, unordered))
}

/// `text` without `word` before it, in any case.
fn strip_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let head = text.get(..word.len())?;
    head.eq_ignore_ascii_case(word).then(|| &text[word.len()..])
}

/// Comments with nothing but line ends between them, at most one each.
struct Group {
    span: Span,
    comments: Vec<String>,
}

/// The groups of comments in a part of a file.
fn groups(file: &SourceFile, part: Span) -> Vec<Group> {
    let tokens = lex(file, file.offset(part.start)..file.offset(part.end)).tokens;
    let mut groups: Vec<Group> = Vec::new();
    // What stands between two tokens is blanks and comments. A semicolon that a line end stands for is no token here:
    // the comment behind it stands in the next line.
    let mut from = part.start;
    for token in tokens.iter().filter(|token| token.tok != Tok::AutoSemi) {
        gap_groups(file, Span::new(from, token.span.start), &mut groups);
        from = token.span.end;
    }
    groups
}

/// Adds the groups of comments between two tokens. Comments on the line of the first token are a group of their own.
fn gap_groups(file: &SourceFile, gap: Span, groups: &mut Vec<Group>) {
    let text = file.text.get(file.offset(gap.start) as usize..file.offset(gap.end) as usize).unwrap_or_default();
    let text = String::from_utf8_lossy(text);
    let (mut at, mut is_first, mut on_first_line) = (0, true, true);
    while let Some(next) = text[at..].find('/') {
        let lines = text[at..at + next].matches('\n').count();
        let start = at + next;
        let comment = &text[start..];
        let length = match comment.strip_prefix("/*").and_then(|rest| rest.find("*/")) {
            Some(length) => length + 4,
            None => comment.find('\n').unwrap_or(comment.len()),
        };
        at = start + length;
        let begins = is_first || lines > 1 || on_first_line && lines > 0;
        is_first = false;
        on_first_line &= lines == 0;
        let comment = comment[..length].trim_end_matches('\r').to_owned();
        let span = Span::new(gap.start.offset(start as u32), gap.start.offset(at as u32));
        match groups.last_mut() {
            Some(group) if !begins => {
                group.comments.push(comment);
                group.span.end = span.end;
            }
            _ => groups.push(Group { span, comments: vec![comment] }),
        }
    }
}

impl Group {
    /// The text: without the marks, directives, blanks at the ends of lines, and more than one empty line at once.
    fn text(&self) -> String {
        let mut lines: Vec<&str> = Vec::new();
        for comment in &self.comments {
            match comment.strip_prefix("//") {
                Some(line) if is_directive(line) => {}
                Some(line) => lines.push(line.strip_prefix(' ').unwrap_or(line)),
                None => lines.extend(comment.trim_start_matches("/*").trim_end_matches("*/").split('\n')),
            }
        }
        let mut text = String::new();
        let mut blank = false;
        for line in lines.iter().map(|line| line.trim_ascii_end()) {
            if line.is_empty() {
                blank = !text.is_empty();
                continue;
            }
            if std::mem::take(&mut blank) {
                text.push('\n');
            }
            text.push_str(line);
            text.push('\n');
        }
        text
    }
}

/// Whether a comment, without its slashes, is one for tools: `go:embed`, `line `, `extern `.
fn is_directive(comment: &str) -> bool {
    let is_word = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    ["line ", "extern ", "export "].iter().any(|word| comment.starts_with(word))
        || comment.split_once(':').is_some_and(|(tool, rest)| {
            let first = rest.bytes().next();
            is_word(tool) && first.is_some_and(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::source::SourceMap;

    fn of(body: &str) -> Option<(String, bool)> {
        let sources = SourceMap::default();
        let file = sources.add("x.go", body.as_bytes()).expect("it is small");
        let span = Span::new(file.pos(0), file.pos(body.len() as u32));
        expected(&file, span).map(|expected| (expected.output, expected.unordered))
    }

    fn ordered(output: &str) -> Option<(String, bool)> {
        Some((output.into(), false))
    }

    #[test]
    fn last_comment_counts() {
        assert_eq!(of("{ f()\n// Output: a\n}"), ordered("a\n"));
        assert_eq!(of("{ f()\n// Output:\n// a\n//  b\n//\n//\n// c  \n}"), ordered("a\n b\n\nc\n"));
        assert_eq!(of("{ f()\n/* Output:\na\n*/ }"), ordered("a\n"));
        assert_eq!(of("{ f()\n// OUTPUT:\n}"), ordered(""));
        assert_eq!(of("{ f() // Output: 1\n\t// Output: 2\n}"), ordered("2\n"));
        assert_eq!(of("{\n// unordered Output: b\n// a\n}"), Some(("b\na\n".into(), true)));
    }

    #[test]
    fn other_comments_say_nothing() {
        assert_eq!(of("{ f()\n// Output: a\n\n// more\n}"), None);
        assert_eq!(of("{ f()\n// Output: a\ng()\n// more\n}"), None);
        assert_eq!(of("{ f(\"// Output: a\") }"), None);
        assert_eq!(of("{ f() }"), None);
        assert_eq!(of("{\n// Prints. Output: a\n}"), None);
        assert_eq!(of("{ f()\n// Output: a\ng()\n}"), ordered("a\n"));
    }
}
