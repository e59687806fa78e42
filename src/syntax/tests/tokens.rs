//! Texts and their tokens.

use crate::base::source::SourceMap;
use crate::syntax::lexer::lex;
use crate::syntax::token::Tok;

/// The tokens of `text`: operators and keywords as they are spelled, the others as `Kind text`. Semicolons that line
/// ends stand for are `;`, the end of the text is left out.
fn tokens(text: &str) -> Vec<String> {
    let sources = SourceMap::default();
    let file = sources.add("t.go", text.as_bytes()).expect("space is left");
    let lexed = lex(&file, 0..text.len() as u32);
    assert_eq!(lexed.tokens.last().map(|token| token.tok), Some(Tok::Eof));
    let shown = lexed.tokens.iter().filter(|token| token.tok != Tok::Eof).map(|token| {
        let source = String::from_utf8_lossy(sources.text(token.span)).into_owned();
        match token.tok {
            Tok::AutoSemi => ";".into(),
            tok if tok == Tok::Name || tok.is_literal() => format!("{tok:?} {source}"),
            tok => {
                assert_eq!(tok.text(), source);
                source
            }
        }
    });
    shown.collect()
}

/// The kind of the only literal in `text`.
fn kind(text: &str) -> String {
    let tokens = tokens(text);
    let [literal, semi] = tokens.as_slice() else { panic!("{text} is {tokens:?}") };
    assert_eq!(semi, ";", "{text}");
    let (kind, source) = literal.split_once(' ').expect("a literal has a text");
    assert_eq!(source, text);
    kind.into()
}

#[test]
fn line_ends_are_semicolons_after_what_can_end_a_statement() {
    assert_eq!(tokens("x\n1\n\"s\"\n"), ["Name x", ";", "Int 1", ";", "String \"s\"", ";"]);
    assert_eq!(tokens(")\n]\n}\n++\n--\n"), [")", ";", "]", ";", "}", ";", "++", ";", "--", ";"]);
    assert_eq!(
        tokens("return\nbreak\ncontinue\nfallthrough\n"),
        ["return", ";", "break", ";", "continue", ";", "fallthrough", ";"]
    );
    assert_eq!(tokens("(\n[\n{\n,\n+\nif\ngoto\n;\n\n\n"), ["(", "[", "{", ",", "+", "if", "goto", ";"]);
    assert_eq!(tokens("x // c\r\ny"), ["Name x", ";", "Name y", ";"]);
    assert_eq!(tokens("x /* a\nb */ y /* c */ z"), ["Name x", ";", "Name y", "Name z", ";"]);
    assert_eq!(tokens("+ /* a\n */ y"), ["+", "Name y", ";"]);
    assert_eq!(tokens("x\n\n\n/* */ // \ny ;"), ["Name x", ";", "Name y", ";"]);
}

#[test]
fn the_longest_operator_is_taken() {
    assert_eq!(tokens("&^=&&&^<<=<-<="), ["&^=", "&&", "&^", "<<=", "<-", "<="]);
    assert_eq!(tokens("a....b..c"), ["Name a", "...", ".", "Name b", ".", ".", "Name c", ";"]);
    assert_eq!(tokens("x+++y"), ["Name x", "++", "+", "Name y", ";"]);
    assert_eq!(tokens(":=:==="), [":=", ":=", "=="]);
}

#[test]
fn names_are_unicodes_letters_and_digits() {
    assert_eq!(
        tokens("_x9 größe 世界 x٣ funcs"),
        ["Name _x9", "Name größe", "Name 世界", "Name x٣", "Name funcs", ";"]
    );
}

#[test]
fn numbers() {
    for int in ["0", "42", "1_000", "0x2A_f", "0X_1", "0b101", "0B1", "0o17", "0O7", "0644", "0_7"] {
        assert_eq!(kind(int), "Int");
    }
    for float in ["1.", ".5", "1.5e3", "1E-3", "0x1p4", "0x1.8P-1", "0x.8p0", "08.5", "1_0.2_5e1_0", "09e1"] {
        assert_eq!(kind(float), "Float");
    }
    for imag in ["0i", "1i", "08i", "1.5i", "1e3i", "0x1i", "0b1i", ".5i"] {
        assert_eq!(kind(imag), "Imag");
    }
    for bad in ["08", "0b2", "0x", "1_", "0x1.0", "1e", "0__1", "0b", "0_x"] {
        assert!(tokens(bad)[0].starts_with("BadLit"), "{bad} is {:?}", tokens(bad));
    }
    assert_eq!(tokens("1..2"), ["Float 1.", "Float .2", ";"]);
    assert_eq!(tokens("0x1g"), ["Int 0x1", "Name g", ";"]);
}

#[test]
fn durations() {
    for duration in ["10ms", "1.5s", "250us", "3µs", "3μs", "5ns", "2h30m", "1h2m3.5s", "0s", ".5m", "1_000ms", "08h"]
    {
        assert_eq!(kind(duration), "Duration");
    }
    assert_eq!(tokens("10min"), ["Int 10", "Name min", ";"]);
    assert_eq!(tokens("1s5"), ["Int 1", "Name s5", ";"]);
    assert_eq!(tokens("1sx"), ["Int 1", "Name sx", ";"]);
    assert_eq!(tokens("2h30"), ["Int 2", "Name h30", ";"]);
    assert_eq!(tokens("0x1s"), ["Int 0x1", "Name s", ";"]);
    assert_eq!(tokens("1e3s"), ["Float 1e3", "Name s", ";"]);
    assert_eq!(tokens("1sé"), ["Int 1", "Name sé", ";"]);
    assert_eq!(tokens("x[1:n]"), ["Name x", "[", "Int 1", ":", "Name n", "]", ";"]);
    assert_eq!(tokens("10ms.String()"), ["Duration 10ms", ".", "Name String", "(", ")", ";"]);
}

#[test]
fn quoted_literals() {
    for rune in ["'a'", r"'\n'", r"'\''", r"'\x41'", r"'\101'", r"'\u4e16'", r"'\U0001F600'", "'世'", "'\"'"] {
        assert_eq!(kind(rune), "Char");
    }
    for string in [r#""""#, r#""a\"b\\""#, r#""\a\b\f\n\r\t\v\xff\377\u00e9""#, "`raw \\ \n \" `", "\"世\""] {
        assert_eq!(kind(string), "String");
    }
    for bad in ["''", "'ab'", r"'\q'", r"'\400'", r"'\ud800'", r#"'\"'"#, r#""\'""#, r#""\x1g""#, r#""\U00110000""#] {
        assert_eq!(kind(bad), "BadLit");
    }
    assert_eq!(tokens("\"abc\nx"), ["BadLit \"abc", ";", "Name x", ";"]);
}

#[test]
fn what_stands_before_the_first_token() {
    assert_eq!(tokens("\u{FEFF}package p"), ["package", "Name p", ";"]);
    assert_eq!(tokens("#!/usr/bin/env csp\nx"), ["Name x", ";"]);
    assert_eq!(tokens("#!"), Vec::<String>::new());
}

#[test]
fn a_million_comment_lines() {
    let mut text = "// comment\n".repeat(1_000_000);
    text.push_str("/* c */ x");
    assert_eq!(tokens(&text), ["Name x", ";"]);
    assert_eq!(tokens(&"/**/".repeat(1_000_000)), Vec::<String>::new());
    assert_eq!(tokens(&format!("x{}y", "\n".repeat(1_000_000))), ["Name x", ";", "Name y", ";"]);
}
