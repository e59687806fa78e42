//! Tokens, and the automaton that finds them.
//!
//! The automaton (logos) works on bytes: source text may hold bytes that are not UTF-8. It recognises where a token
//! begins and how it goes on; what has errors of its own inside (numbers, quoted literals, comments, names beyond
//! ASCII) is finished by hand in [`lexer`](crate::syntax::lexer).

use logos::Logos;

use super::lexer;
use crate::base::span::Span;
use crate::syntax::ast::{BinaryOp, LitKind};

/// Declares the kinds of tokens and how they are spelled. The second part are those with a text of their own.
macro_rules! tokens {
    (
        patterns { $($(#[$meta:meta])+ $Pattern:ident $name:literal)* }
        spelled { $($Spelled:ident $text:literal)* }
    ) => {
        /// The kind of a token. `Name` to `BadLit` have a text of their own, the others are always spelled alike.
        #[derive(Logos, Clone, Copy, PartialEq, Eq, Debug)]
        #[logos(utf8 = false)]
        #[logos(extras = lexer::Notes)]
        #[logos(skip r"[ \t\r\x00]+")]
        #[logos(skip("//", lexer::line_comment))]
        #[repr(u8)]
        pub enum Tok {
            $($(#[$meta])+ $Pattern,)*
            $(#[doc = concat!("`", $text, "`")] #[token($text)] $Spelled,)*
        }

        impl Tok {
            /// How the token is spelled, or what it is called.
            pub fn text(self) -> &'static str {
                match self {
                    $(Tok::$Pattern => $name,)*
                    $(Tok::$Spelled => $text,)*
                }
            }

            const ALL: &[Tok] = &[$(Tok::$Pattern,)* $(Tok::$Spelled),*];
        }
    };
}

tokens! {
    patterns {
        /// An identifier.
        #[regex(r"[A-Za-z_][A-Za-z_0-9]*")]
        #[regex(r"(?-u)[A-Za-z_\x80-\xFF][A-Za-z_0-9\x00\x80-\xFF]*", lexer::name, priority = 1)]
        Name "name"
        /// `42`, `0x2a`; the callback decides which kind of number it is.
        #[regex(r"[0-9]", lexer::number)]
        #[regex(r"\.[0-9]", lexer::fraction)]
        Int "literal"
        /// `1.5`, `1e3`
        Float "literal"
        /// `2i`
        Imag "literal"
        /// `10ms`
        Duration "literal"
        /// `'c'`
        #[token("'", lexer::rune)]
        Char "literal"
        /// `"s"`, `` `s` ``
        #[token("\"", lexer::string)]
        #[token("`", lexer::raw_string)]
        String "literal"
        /// A literal in which an error was reported.
        BadLit "literal"
        /// A line end; only the lexer sees it.
        #[token("\n")]
        Newline "newline"
        /// `/* … */`; only the lexer sees it.
        #[token("/*", lexer::general_comment)]
        Comment "comment"
        /// A semicolon that a line end or the end of the file stands for.
        AutoSemi "semicolon or newline"
        /// The end of the source.
        Eof "EOF"
    }
    spelled {
        Break "break"
        Case "case"
        Chan "chan"
        Const "const"
        Continue "continue"
        Default "default"
        Defer "defer"
        Else "else"
        Fallthrough "fallthrough"
        For "for"
        Func "func"
        Go "go"
        Goto "goto"
        If "if"
        Import "import"
        Interface "interface"
        Map "map"
        Package "package"
        Range "range"
        Return "return"
        Select "select"
        Struct "struct"
        Switch "switch"
        Type "type"
        Var "var"
        LParen "("
        RParen ")"
        LBrack "["
        RBrack "]"
        LBrace "{"
        RBrace "}"
        Comma ","
        Semi ";"
        Colon ":"
        Dot "."
        Ellipsis "..."
        Assign "="
        Define ":="
        Arrow "<-"
        Not "!"
        Tilde "~"
        Inc "++"
        Dec "--"
        LOr "||"
        LAnd "&&"
        Eq "=="
        Ne "!="
        Lt "<"
        Le "<="
        Gt ">"
        Ge ">="
        Add "+"
        Sub "-"
        Or "|"
        Xor "^"
        Star "*"
        Div "/"
        Rem "%"
        And "&"
        AndNot "&^"
        Shl "<<"
        Shr ">>"
        AddAssign "+="
        SubAssign "-="
        OrAssign "|="
        XorAssign "^="
        MulAssign "*="
        DivAssign "/="
        RemAssign "%="
        AndAssign "&="
        AndNotAssign "&^="
        ShlAssign "<<="
        ShrAssign ">>="
    }
}

impl Tok {
    /// Whether this is a keyword.
    pub fn is_keyword(self) -> bool {
        (Tok::Break as u8..=Tok::Var as u8).contains(&(self as u8))
    }

    /// The keyword that is spelled `text`.
    pub(super) fn keyword(text: &[u8]) -> Option<Tok> {
        Tok::ALL.iter().copied().find(|tok| tok.is_keyword() && tok.text().as_bytes() == text)
    }

    /// Whether this is a literal, good or bad.
    pub fn is_literal(self) -> bool {
        (Tok::Int as u8..=Tok::BadLit as u8).contains(&(self as u8))
    }

    /// The kind of literal, if this is a good one.
    pub fn literal(self) -> Option<LitKind> {
        Some(match self {
            Tok::Int => LitKind::Int,
            Tok::Float => LitKind::Float,
            Tok::Imag => LitKind::Imag,
            Tok::Duration => LitKind::Duration,
            Tok::Char => LitKind::Char,
            Tok::String => LitKind::String,
            _ => return None,
        })
    }

    /// Whether this ends a statement: a semicolon, written or not.
    pub fn is_semi(self) -> bool {
        matches!(self, Tok::Semi | Tok::AutoSemi)
    }

    /// The binary operator that this token is.
    pub fn binary(self) -> Option<BinaryOp> {
        Some(match self {
            Tok::LOr => BinaryOp::LOr,
            Tok::LAnd => BinaryOp::LAnd,
            Tok::Eq => BinaryOp::Eq,
            Tok::Ne => BinaryOp::Ne,
            Tok::Lt => BinaryOp::Lt,
            Tok::Le => BinaryOp::Le,
            Tok::Gt => BinaryOp::Gt,
            Tok::Ge => BinaryOp::Ge,
            Tok::Add => BinaryOp::Add,
            Tok::Sub => BinaryOp::Sub,
            Tok::Or => BinaryOp::Or,
            Tok::Xor => BinaryOp::Xor,
            Tok::Star => BinaryOp::Mul,
            Tok::Div => BinaryOp::Div,
            Tok::Rem => BinaryOp::Rem,
            Tok::And => BinaryOp::And,
            Tok::AndNot => BinaryOp::AndNot,
            Tok::Shl => BinaryOp::Shl,
            Tok::Shr => BinaryOp::Shr,
            _ => return None,
        })
    }

    /// The operator of an assignment operation: `+` for `+=`.
    pub fn assign_op(self) -> Option<BinaryOp> {
        Some(match self {
            Tok::AddAssign => BinaryOp::Add,
            Tok::SubAssign => BinaryOp::Sub,
            Tok::OrAssign => BinaryOp::Or,
            Tok::XorAssign => BinaryOp::Xor,
            Tok::MulAssign => BinaryOp::Mul,
            Tok::DivAssign => BinaryOp::Div,
            Tok::RemAssign => BinaryOp::Rem,
            Tok::AndAssign => BinaryOp::And,
            Tok::AndNotAssign => BinaryOp::AndNot,
            Tok::ShlAssign => BinaryOp::Shl,
            Tok::ShrAssign => BinaryOp::Shr,
            _ => return None,
        })
    }
}

/// A token with its place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token {
    /// What it is.
    pub tok: Tok,
    /// Where it stands. A line end that stands for a semicolon has the line end's place, the end of the source is
    /// empty.
    pub span: Span,
}

const _: () = assert!(size_of::<Token>() == 12);

/// A set of kinds of tokens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TokSet(u128);

const _: () = assert!(Tok::ALL.len() <= 128, "a set has a bit for each kind of token");

impl TokSet {
    /// The set of `toks`.
    pub const fn of(toks: &[Tok]) -> TokSet {
        let (mut bits, mut rest) = (0, toks);
        while let [first, others @ ..] = rest {
            bits |= 1 << *first as u8;
            rest = others;
        }
        TokSet(bits)
    }

    /// All of both.
    #[must_use]
    pub const fn or(self, other: TokSet) -> TokSet {
        TokSet(self.0 | other.0)
    }

    /// Whether `tok` is in the set.
    pub const fn contains(self, tok: Tok) -> bool {
        self.0 >> tok as u8 & 1 == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_follow_the_order_of_the_table() {
        let count = |class: fn(Tok) -> bool| Tok::ALL.iter().filter(|tok| class(**tok)).count();
        assert_eq!(count(Tok::is_keyword), 25);
        assert_eq!(count(Tok::is_literal), 7);
        assert_eq!(count(|tok| tok.binary().is_some()), 19);
        assert_eq!(count(|tok| tok.assign_op().is_some()), 11);
    }

    #[test]
    fn operators_are_spelled_alike_in_the_tree() {
        for tok in Tok::ALL {
            assert!(tok.binary().is_none_or(|op| op.text() == tok.text()));
            assert!(tok.assign_op().is_none_or(|op| format!("{}=", op.text()) == tok.text()));
        }
    }

    #[test]
    fn sets() {
        let set = TokSet::of(&[Tok::Name, Tok::ShrAssign]);
        assert!(set.contains(Tok::Name) && set.contains(Tok::ShrAssign) && !set.contains(Tok::Semi));
        assert!(set.or(TokSet::of(&[Tok::Semi])).contains(Tok::Semi));
    }
}
