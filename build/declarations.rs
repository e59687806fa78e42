//! The declarations of a library file, found when csp is built, so that no program waits for that.
//!
//! The table is that of `syntax::scan`, as numbers; a test (in `load::embed`) compares the two for every file of the
//! library. The lexer is a small one for sources without errors: names, brackets, commas, and where statements end;
//! everything else is one kind of token.

use std::ops::Range;

/// Kinds of declarations; the place in the list is the number in the table.
const KEYWORDS: [&str; 6] = ["package", "import", "const", "type", "var", "func"];
const IMPORT: usize = 1;
const TYPE: usize = 3;
const VAR: usize = 4;
const FUNC: usize = 5;

/// Keywords after which a line end is no semicolon.
const OPEN_KEYWORDS: [&str; 21] = [
    "case",
    "chan",
    "const",
    "default",
    "defer",
    "else",
    "for",
    "func",
    "go",
    "goto",
    "if",
    "import",
    "interface",
    "map",
    "package",
    "range",
    "select",
    "struct",
    "switch",
    "type",
    "var",
];

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Tok {
    Name,
    /// `(`, `[`, `{`
    Open(u8),
    /// `)`, `]`, `}`
    Close,
    Comma,
    /// A semicolon, or a line end that stands for one.
    Semi,
    /// A literal, `++` or `--`: a line may end after it.
    Ending,
    Other,
}

#[derive(Clone, Copy, Debug)]
struct Token {
    tok: Tok,
    start: usize,
    end: usize,
}

/// Appends the declarations of a file: for each the kind, with bit 4 for one specification of a group, bit 5 for a
/// receiver and the number of names from bit 8 on; its range; that of the receiver, if any; those of the names.
pub(crate) fn encode(text: &[u8], out: &mut Vec<u32>) {
    let (tokens, directives) = lex(text);
    let scan = Scan { text, directives };
    let mut last_end = 0;
    for statement in statements(&tokens) {
        let (first, body) = statement.split_first().expect("statements are not empty");
        if let Some(kind) = KEYWORDS.iter().position(|keyword| keyword.as_bytes() == &text[first.start..first.end]) {
            scan.declaration(kind, statement, body, last_end, out);
            last_end = range(statement).end;
        }
    }
}

struct Scan<'a> {
    text: &'a [u8],
    /// Where `//go:` comments begin.
    directives: Vec<usize>,
}

impl Scan<'_> {
    fn declaration(&self, kind: usize, statement: &[Token], body: &[Token], last_end: usize, out: &mut Vec<u32>) {
        let whole = range(statement);
        let group = match body {
            [Token { tok: Tok::Open(b'('), .. }, specs @ .., Token { tok: Tok::Close, .. }] => Some(specs),
            _ => None,
        };
        match (kind, group) {
            (FUNC, _) => {
                let directive = self.directives.iter().find(|start| (last_end..whole.start).contains(start));
                self.function(body, directive.copied().unwrap_or(whole.start)..whole.end, out);
            }
            (TYPE | VAR, Some(specs)) => {
                for spec in statements(specs) {
                    push(out, kind, true, &range(spec), None, &names(spec));
                }
            }
            (IMPORT, _) => push(out, kind, false, &whole, None, &[]),
            (_, Some(specs)) => {
                let names: Vec<_> = statements(specs).flat_map(names).collect();
                push(out, kind, false, &whole, None, &names);
            }
            (_, None) => push(out, kind, false, &whole, None, &names(body)),
        }
    }

    /// `name(…)…` or `(r *T[P]) name(…)…`
    fn function(&self, body: &[Token], whole: Range<usize>, out: &mut Vec<u32>) {
        let mut after = body;
        let mut receiver = None;
        if let Tok::Open(_) = body[0].tok {
            let n = bracketed_len(body);
            let until_params = body[1..n].iter().take_while(|token| token.tok != Tok::Open(b'['));
            receiver = until_params.filter(|token| token.tok == Tok::Name).last().map(|name| name.start..name.end);
            after = &body[n..];
        }
        let name = after[0];
        assert!(name.tok == Tok::Name, "a function without name: {:?}", String::from_utf8_lossy(&self.text[whole]));
        push(out, FUNC, false, &whole, receiver, std::slice::from_ref(&(name.start..name.end)));
    }
}

fn push(
    out: &mut Vec<u32>,
    kind: usize,
    in_group: bool,
    whole: &Range<usize>,
    receiver: Option<Range<usize>>,
    names: &[Range<usize>],
) {
    let flags = usize::from(in_group) << 4 | usize::from(receiver.is_some()) << 5;
    out.push((kind | flags | names.len() << 8) as u32);
    for range in [whole].into_iter().chain(&receiver).chain(names) {
        out.extend([range.start as u32, range.end as u32]);
    }
}

/// The bytes from the first to the last of `tokens`.
fn range(tokens: &[Token]) -> Range<usize> {
    tokens[0].start..tokens[tokens.len() - 1].end
}

/// The statements between the semicolons outside brackets, without empty ones.
fn statements(tokens: &[Token]) -> impl Iterator<Item = &[Token]> {
    let mut depth = 0;
    let parts = tokens.split(move |token| {
        match token.tok {
            Tok::Open(_) => depth += 1,
            Tok::Close => depth -= 1,
            _ => {}
        }
        depth == 0 && token.tok == Tok::Semi
    });
    parts.filter(|part| !part.is_empty())
}

/// `a, b …`: the names at the beginning of a specification.
fn names(spec: &[Token]) -> Vec<Range<usize>> {
    let mut names = Vec::new();
    for pair in spec.chunks(2) {
        if pair[0].tok != Tok::Name {
            break;
        }
        names.push(pair[0].start..pair[0].end);
        if pair.get(1).is_none_or(|next| next.tok != Tok::Comma) {
            break;
        }
    }
    names
}

/// The number of tokens of the brackets that open with the first of `tokens`.
fn bracketed_len(tokens: &[Token]) -> usize {
    let mut depth = 0;
    let closes = tokens.iter().position(|token| {
        match token.tok {
            Tok::Open(_) => depth += 1,
            Tok::Close => depth -= 1,
            _ => {}
        }
        depth == 0
    });
    closes.expect("brackets are closed") + 1
}

/// The tokens of a file, and where its `//go:` comments begin.
fn lex(text: &[u8]) -> (Vec<Token>, Vec<usize>) {
    let (mut tokens, mut directives) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let (tok, len) = match rest[0] {
            b'\n' => {
                if ends_line(text, tokens.last()) {
                    tokens.push(Token { tok: Tok::Semi, start: at, end: at });
                }
                at += 1;
                continue;
            }
            b' ' | b'\t' | b'\r' => {
                at += 1;
                continue;
            }
            b'/' if rest.starts_with(b"//") => {
                if rest.starts_with(b"//go:") {
                    directives.push(at);
                }
                at += rest.iter().position(|b| *b == b'\n').unwrap_or(rest.len());
                continue;
            }
            b'/' if rest.starts_with(b"/*") => {
                let end = rest.windows(2).skip(2).position(|pair| pair == b"*/").expect("the comment ends") + 4;
                if rest[..end].contains(&b'\n') && ends_line(text, tokens.last()) {
                    tokens.push(Token { tok: Tok::Semi, start: at, end: at });
                }
                at += end;
                continue;
            }
            b'`' => (Tok::Ending, rest[1..].iter().position(|b| *b == b'`').expect("the string ends") + 2),
            quote @ (b'"' | b'\'') => (Tok::Ending, quoted_len(rest, quote)),
            b'0'..=b'9' => (Tok::Ending, word_len(rest)),
            b if is_word(b) => (Tok::Name, word_len(rest)),
            b'(' | b'[' | b'{' => (Tok::Open(rest[0]), 1),
            b')' | b']' | b'}' => (Tok::Close, 1),
            b',' => (Tok::Comma, 1),
            b';' => (Tok::Semi, 1),
            b'+' if rest.starts_with(b"++") => (Tok::Ending, 2),
            b'-' if rest.starts_with(b"--") => (Tok::Ending, 2),
            _ => (Tok::Other, 1),
        };
        tokens.push(Token { tok, start: at, end: at + len });
        at += len;
    }
    if ends_line(text, tokens.last()) {
        tokens.push(Token { tok: Tok::Semi, start: at, end: at });
    }
    (tokens, directives)
}

/// Whether a line end after this token is a semicolon.
fn ends_line(text: &[u8], last: Option<&Token>) -> bool {
    last.is_some_and(|last| match last.tok {
        Tok::Close | Tok::Ending => true,
        Tok::Name => !OPEN_KEYWORDS.iter().any(|keyword| keyword.as_bytes() == &text[last.start..last.end]),
        _ => false,
    })
}

fn is_word(b: u8) -> bool {
    b == b'_' || b.is_ascii_alphanumeric() || b >= 0x80
}

fn word_len(rest: &[u8]) -> usize {
    rest.iter().position(|b| !is_word(*b)).unwrap_or(rest.len())
}

/// The length of a literal in quotes.
fn quoted_len(rest: &[u8], quote: u8) -> usize {
    let mut at = 1;
    while rest[at] != quote {
        at += if rest[at] == b'\\' { 2 } else { 1 };
    }
    at + 1
}
