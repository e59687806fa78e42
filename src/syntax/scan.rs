//! A library file as a table of declarations, found by a scan of its tokens.
//!
//! A library package is not parsed when it is imported: a program that names one function pays for that function.
//! The table says which names a file declares and where; [`parse_decl`](super::parse_decl) parses one entry. It holds
//! byte ranges only, so it can be made when csp is built. In a file with syntax errors the table may lack entries.

use std::ops::Range;

use super::lexer::lex;
use super::token::{Tok, Token};
use crate::base::source::SourceFile;
use crate::base::span::Span;

/// One declaration of a file. A group of `type` or `var` specifications has one entry for each of them, a group of
/// `const` specifications, which depend on each other, one for all.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DeclSlice {
    /// What is declared.
    pub kind: DeclKind,
    /// The bytes of the declared names, in order; of an import none, of a package clause the package's name.
    pub names: Vec<Range<u32>>,
    /// The bytes of the name of a method's receiver type.
    pub receiver: Option<Range<u32>>,
    /// The bytes of the declaration; of a specification in a group those of the specification. `//go:` directives
    /// directly before a function belong to it.
    pub range: Range<u32>,
    /// Whether this is one specification of a group, without the keyword.
    pub in_group: bool,
}

/// What a [`DeclSlice`] declares.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DeclKind {
    /// `package p`
    Package,
    /// `import …`
    Import,
    /// `const …`
    Const,
    /// `type …`
    Type,
    /// `var …`
    Var,
    /// `func …`, methods too
    Func,
}

impl DeclKind {
    fn of(tok: Tok) -> Option<DeclKind> {
        Some(match tok {
            Tok::Package => DeclKind::Package,
            Tok::Import => DeclKind::Import,
            Tok::Const => DeclKind::Const,
            Tok::Type => DeclKind::Type,
            Tok::Var => DeclKind::Var,
            Tok::Func => DeclKind::Func,
            _ => return None,
        })
    }

    /// Whether the specifications of a group can be told apart.
    fn splits(self) -> bool {
        matches!(self, DeclKind::Type | DeclKind::Var)
    }
}

/// Splits `file` into its package clause, imports and top-level declarations.
pub fn scan_decls(file: &SourceFile) -> Vec<DeclSlice> {
    let lexed = lex(file, 0..file.text.len() as u32);
    let scan = Scan { file, directives: &lexed.directives };
    let mut slices = Vec::new();
    let mut rest = lexed.tokens.as_slice();
    let mut last_end = 0;
    while let Some((statement, after)) = split_statement(rest) {
        if let Some((first, body)) = statement.split_first()
            && let Some(kind) = DeclKind::of(first.tok)
        {
            scan.decl(kind, statement, body, last_end, &mut slices);
        }
        last_end = slices.last().map_or(last_end, |slice: &DeclSlice| slice.range.end);
        rest = after;
    }
    slices
}

/// The tokens before the first semicolon outside brackets, and those after it.
fn split_statement(tokens: &[Token]) -> Option<(&[Token], &[Token])> {
    let mut depth = 0_i32;
    for (n, token) in tokens.iter().enumerate() {
        match token.tok {
            Tok::LParen | Tok::LBrack | Tok::LBrace => depth += 1,
            Tok::RParen | Tok::RBrack | Tok::RBrace => depth -= 1,
            tok if depth <= 0 && tok.is_semi() || tok == Tok::Eof => {
                return Some((tokens.get(..n)?, tokens.get(n + 1..)?));
            }
            _ => {}
        }
    }
    None
}

struct Scan<'a> {
    file: &'a SourceFile,
    directives: &'a [Span],
}

impl Scan<'_> {
    fn decl(&self, kind: DeclKind, statement: &[Token], body: &[Token], last_end: u32, slices: &mut Vec<DeclSlice>) {
        let mut range = self.range(statement);
        let group = match body {
            [Token { tok: Tok::LParen, .. }, specs @ .., Token { tok: Tok::RParen, .. }] => Some(specs),
            _ => None,
        };
        match (kind, group) {
            (DeclKind::Func, _) => {
                range.start = self.directives_start(last_end..range.start);
                slices.extend(self.func(body, range));
            }
            (_, Some(specs)) if kind.splits() => slices
                .extend(specifications(specs).map(|spec| self.slice(kind, self.names(spec), self.range(spec), true))),
            (DeclKind::Import, _) => slices.push(self.slice(kind, Vec::new(), range, false)),
            (_, Some(specs)) => {
                let names = specifications(specs).flat_map(|spec| self.names(spec)).collect();
                slices.push(self.slice(kind, names, range, false));
            }
            (_, None) => slices.push(self.slice(kind, self.names(body), range, false)),
        }
    }

    fn slice(&self, kind: DeclKind, names: Vec<Range<u32>>, range: Range<u32>, in_group: bool) -> DeclSlice {
        DeclSlice { kind, names, receiver: None, range, in_group }
    }

    /// The bytes from the first to the last of `tokens`.
    fn range(&self, tokens: &[Token]) -> Range<u32> {
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return 0..0 };
        self.file.offset(first.span.start)..self.file.offset(last.span.end)
    }

    /// `a, b …`: the names at the beginning of a specification.
    fn names(&self, spec: &[Token]) -> Vec<Range<u32>> {
        let mut names = Vec::new();
        for pair in spec.chunks(2) {
            match pair {
                [name @ Token { tok: Tok::Name, .. }, rest @ ..] => {
                    names.push(self.range(&[*name]));
                    if !matches!(rest, [Token { tok: Tok::Comma, .. }]) {
                        break;
                    }
                }
                _ => break,
            }
        }
        names
    }

    /// `name(…)…` or `(r *T[P]) name(…)…`
    fn func(&self, body: &[Token], range: Range<u32>) -> Option<DeclSlice> {
        let mut after_receiver = body;
        let mut receiver = None;
        if body.first()?.tok == Tok::LParen {
            let n = bracketed_len(body)?;
            receiver = Some(self.receiver(body.get(1..n)?)?);
            after_receiver = body.get(n..)?;
        }
        let name = after_receiver.first().filter(|token| token.tok == Tok::Name)?;
        let names = vec![self.range(&[*name])];
        Some(DeclSlice { receiver, ..self.slice(DeclKind::Func, names, range, false) })
    }

    /// The name of the receiver's type: the last one before its type parameters or the end.
    fn receiver(&self, tokens: &[Token]) -> Option<Range<u32>> {
        let until_params = tokens.iter().take_while(|token| token.tok != Tok::LBrack);
        let name = until_params.filter(|token| token.tok == Tok::Name).last()?;
        Some(self.range(&[*name]))
    }

    /// Where the first `//go:` directive in `between` begins, or its end.
    fn directives_start(&self, between: Range<u32>) -> u32 {
        let starts = self.directives.iter().map(|span| self.file.offset(span.start));
        starts.into_iter().find(|start| between.contains(start)).unwrap_or(between.end)
    }
}

/// The number of tokens of the brackets that open with the first of `tokens`.
fn bracketed_len(tokens: &[Token]) -> Option<usize> {
    let mut depth = 0;
    for (n, token) in tokens.iter().enumerate() {
        match token.tok {
            Tok::LParen | Tok::LBrack | Tok::LBrace => depth += 1,
            Tok::RParen | Tok::RBrack | Tok::RBrace => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(n + 1);
        }
    }
    None
}

/// The specifications of a group.
fn specifications(tokens: &[Token]) -> impl Iterator<Item = &[Token]> {
    let mut rest = Some(tokens);
    let specs = std::iter::from_fn(move || {
        let tokens = rest.filter(|rest| !rest.is_empty())?;
        let (spec, after) = match split_statement(tokens) {
            Some((spec, after)) => (spec, Some(after)),
            None => (tokens, None),
        };
        rest = after;
        Some(spec)
    });
    specs.filter(|spec| !spec.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::source::SourceMap;

    /// Each declaration as `kind receiver.names: text`.
    fn scanned(text: &str) -> Vec<String> {
        let sources = SourceMap::default();
        sources.add("before.go", b"package before".as_slice()).expect("space is left");
        let file = sources.add("a.go", text.as_bytes()).expect("space is left");
        let bytes = |range: &Range<u32>| &text[range.start as usize..range.end as usize];
        let show = |slice: DeclSlice| {
            let names: Vec<&str> = slice.names.iter().map(bytes).collect();
            let receiver = slice.receiver.iter().map(bytes).map(|name| format!("{name}.")).collect::<String>();
            let group = if slice.in_group { "| " } else { "" };
            format!("{:?} {receiver}{}: {group}{}", slice.kind, names.join(","), bytes(&slice.range))
        };
        scan_decls(&file).into_iter().map(show).collect()
    }

    #[test]
    fn splits_a_file() {
        let text = "// Doc.\npackage p // p\n\nimport \"fmt\"\nimport (\n\t. \"a\"\n\tb \"b\"\n)\n\
                    const A, B = 1, 2\nconst (\n\tC = iota\n\tD\n)\ntype T[P any] struct {\n\tx int; y P\n}\n\
                    var a, b int = f(func() { x; y }), 2; var c = 1";
        let want = [
            "Package p: package p",
            "Import : import \"fmt\"",
            "Import : import (\n\t. \"a\"\n\tb \"b\"\n)",
            "Const A,B: const A, B = 1, 2",
            "Const C,D: const (\n\tC = iota\n\tD\n)",
            "Type T: type T[P any] struct {\n\tx int; y P\n}",
            "Var a,b: var a, b int = f(func() { x; y }), 2",
            "Var c: var c = 1",
        ];
        assert_eq!(scanned(text), want);
    }

    #[test]
    fn splits_groups_of_types_and_variables() {
        let want = ["Type A: | A int", "Type B: | B = struct {\n x, y int\n}", "Var x: | x = 1", "Var y,z: | y, z int"];
        assert_eq!(scanned("type (A int; B = struct {\n x, y int\n})\nvar (\nx = 1\n\ny, z int\n)\nvar ()"), want);
    }

    #[test]
    fn names_functions_and_receivers() {
        let text = "func f() { for ; ; {} }\n//go:noinline\n// Doc.\nfunc g(x int)\nfunc (t *T[P, Q]) M() {}\n\
                    func (T) n()\nfunc (((*T))) o[A any](a A)\nfunc (p pkg.T) q() {}";
        let want = [
            "Func f: func f() { for ; ; {} }",
            "Func g: //go:noinline\n// Doc.\nfunc g(x int)",
            "Func T.M: func (t *T[P, Q]) M() {}",
            "Func T.n: func (T) n()",
            "Func T.o: func (((*T))) o[A any](a A)",
            "Func T.q: func (p pkg.T) q() {}",
        ];
        assert_eq!(scanned(text), want);
    }

    #[test]
    fn survives_what_is_no_file() {
        for text in
            ["", "func", "func (", "func ()", "func (T", "type (", "x := 1", ")", "var (a", "const", "}}}} ; func f()"]
        {
            scanned(text);
        }
    }
}
