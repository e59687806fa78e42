//! Calls of print functions: whether formats and arguments fit, as `go vet` says it. What is found are warnings.
//!
//! Calls are noted while they are checked and looked at afterwards, when the types of untyped arguments are final.

use super::Checker;
use super::info::{SelectionKind, TypeAndValue};
use super::printf_args::{ERROR, INT, VERBS};
use super::printf_format::{Directive, parse};
use crate::base::span::Span;
use crate::diag::code;
use crate::syntax::ast::{Call, ExprId, ExprKind, LitKind};
use crate::types::constant::Constant;
use crate::types::display::{Qualifier, type_string};
use crate::types::ty::{BasicKind, ObjId, Type, TypeId};

/// What a print function does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum PrintKind {
    /// Prints its arguments.
    Print,
    /// Formats them.
    Printf,
    /// Formats them and wraps errors.
    Errorf,
}

/// A noted call.
#[derive(Debug)]
pub(super) struct PrintCall {
    e: ExprId,
    kind: PrintKind,
    /// As vet calls the function: `fmt.Printf`, `(*log.Logger).Printf`.
    name: String,
}

/// A call of a function that formats, while it is looked at.
struct Formatted<'c> {
    call: &'c Call,
    name: &'c str,
    first_arg: usize,
}

impl Checker<'_> {
    /// Notes a call of a print function.
    pub(super) fn note_print_call(&mut self, e: ExprId, call: &Call) {
        if self.vets
            && let Some((kind, name)) = self.print_function(call.fun)
        {
            self.print_calls.push(PrintCall { e, kind, name });
        }
    }

    /// Looks at the noted calls. Only for programs without errors.
    pub(super) fn check_print_calls(&mut self) {
        let ast = self.ast;
        for print in std::mem::take(&mut self.print_calls) {
            let ExprKind::Call(call) = &ast.exprs[print.e].kind else { continue };
            if print.kind == PrintKind::Print {
                self.check_print(print.e, call, &print.name);
            } else {
                self.check_printf(&print, call);
            }
        }
    }

    /// The print function that is called.
    fn print_function(&self, fun: ExprId) -> Option<(PrintKind, String)> {
        let fun = self.unparen(fun);
        let obj = match self.info.selections.get(&fun) {
            Some(selection) if selection.kind == SelectionKind::Method => selection.obj,
            Some(_) => return None,
            None => *self.info.uses.get(&fun)?,
        };
        let types = self.types;
        let object = types.obj(obj);
        object.as_func()?;
        let path = &types.pkg(object.pkg?).path;
        let name = types.name(object.name);
        let printing = name.trim_start_matches(['F', 'S']);
        let (plain, full) = match (path.as_str(), self.receiver_name(obj)) {
            ("fmt", None) if name.starts_with("Append") => (&*name, format!("fmt.{name}")),
            ("fmt", None) => (if name.starts_with(['F', 'S']) { printing } else { &*name }, format!("fmt.{name}")),
            ("log", None) => (&*name, format!("log.{name}")),
            ("log", Some(recv)) => (&*name, format!("(*log.{recv}).{name}")),
            ("testing", Some(recv)) if recv == "TB" => (&*name, format!("(testing.TB).{name}")),
            ("testing", Some(recv)) => (&*name, format!("(*testing.{recv}).{name}")),
            _ => return None,
        };
        if path == "testing" {
            let kind = match plain {
                "Errorf" | "Fatalf" | "Logf" | "Skipf" => PrintKind::Printf,
                "Error" | "Fatal" | "Log" | "Skip" => PrintKind::Print,
                _ => return None,
            };
            return Some((kind, full));
        }
        let kind = match plain {
            "Errorf" => PrintKind::Errorf,
            "printf" | "Printf" | "Appendf" | "Fatalf" | "Panicf" => PrintKind::Printf,
            "print" | "println" | "Print" | "Println" | "Append" | "Appendln" | "Fatal" | "Fatalln" | "Panic"
            | "Panicln" => PrintKind::Print,
            _ => return None,
        };
        Some((kind, full))
    }

    fn receiver_name(&self, method: ObjId) -> Option<String> {
        let types = self.types;
        let recv = types.as_signature(types.type_of(method))?.recv?;
        let named = types.as_named(types.deref(types.type_of(recv)).0)?;
        Some(types.name(types.obj(named.obj).name).to_string())
    }

    pub(super) fn type_and_value(&self, e: ExprId) -> Option<&TypeAndValue> {
        self.info.exprs.get(e)?.as_ref()
    }

    /// An argument as it is written, unless that takes several lines.
    fn source_text(&self, e: ExprId) -> String {
        let text = String::from_utf8_lossy(self.sources.text(self.ast.exprs[e].span)).into_owned();
        if text.contains('\n') || text.is_empty() { self.show(&e) } else { text }
    }

    fn string_constant(&self, e: ExprId) -> Option<String> {
        match &self.type_and_value(e)?.value {
            Some(value @ Constant::String(_)) => String::from_utf8(value.as_bytes()?.to_vec()).ok(),
            _ => None,
        }
    }

    fn warn_print(&mut self, at: Span, message: String) {
        self.warn(code::PRINTF_ARGUMENT, at, message);
    }

    fn check_printf(&mut self, print: &PrintCall, call: &Call) {
        let Some(sig) = self.type_and_value(call.fun).and_then(|fun| self.types.as_signature(fun.ty)) else { return };
        let n_params = self.types.tuple(sig.params).len();
        let Some(index) = n_params.checked_sub(2).filter(|_| sig.variadic) else { return };
        let Some(&format_arg) = call.args.get(index) else { return };
        let name = print.name.as_str();
        let Some(format) = self.string_constant(format_arg) else {
            if index + 1 == call.args.len() && self.type_and_value(format_arg).is_some_and(|arg| arg.value.is_none()) {
                let message = format!("non-constant format string in call to {name}");
                let at = self.expr_span(format_arg);
                self.sink.warn(code::PRINTF_ARGUMENT, at).message(message).help("insert a \"%s\" format string");
            }
            return;
        };
        let formatted = Formatted { call, name, first_arg: index + 1 };
        if !format.contains('%') {
            if let Some(&extra) = call.args.get(formatted.first_arg) {
                let message = format!("{name} call has arguments but no formatting directives");
                self.warn_print(self.expr_span(extra), message);
            }
            return;
        }
        match parse(&format, formatted.first_arg) {
            Ok(directives) => self.check_directives(print, &formatted, format_arg, &directives),
            Err(fault) => self.warn_print(self.expr_span(format_arg), format!("{name} {fault}")),
        }
    }

    fn check_directives(
        &mut self,
        print: &PrintCall,
        formatted: &Formatted<'_>,
        format_arg: ExprId,
        directives: &[Directive],
    ) {
        let (call, name) = (formatted.call, formatted.name);
        let mut used = formatted.first_arg - 1;
        for directive in directives {
            let at = self.directive_span(format_arg, directive);
            if directive.verb == 'w' && print.kind != PrintKind::Errorf {
                return self.warn_print(at, format!("{name} does not support error-wrapping directive %w"));
            }
            match self.check_directive(formatted, directive, at) {
                // One fault a format is enough.
                Err(()) => return,
                Ok(highest) => used = used.max(highest.unwrap_or(0)),
            }
        }
        let unseen = call.ellipsis.is_some() && used + 2 >= call.args.len();
        if unseen || directives.iter().any(|directive| directive.indexed) || used + 1 >= call.args.len() {
            return;
        }
        let (need, have) = (used + 1 - formatted.first_arg, call.args.len() - formatted.first_arg);
        let message = format!("{name} call needs {} but has {}", count(need), count(have));
        self.warn_print(self.expr_span(print.e), message);
    }

    /// The highest number of an argument that the directive uses; an error when a fault was reported or the rest cannot
    /// be seen.
    fn check_directive(
        &mut self,
        formatted: &Formatted<'_>,
        directive: &Directive,
        at: Span,
    ) -> Result<Option<usize>, ()> {
        let (name, text) = (formatted.name, &directive.text);
        let row = VERBS.iter().find(|(verb, ..)| *verb == directive.verb);
        let kinds = row.map_or(0, |(_, _, kinds)| *kinds);
        let arg = formatted.call.args.get(directive.arg).copied();
        let arg_type = arg.and_then(|arg| self.type_and_value(arg)).map(|arg| arg.ty);
        let formats_itself = kinds != ERROR && arg_type.is_some_and(|ty| self.is_formatter(ty));
        if !formats_itself {
            let Some((_, flags, _)) = row else {
                self.warn_print(at, format!("{name} format {text} has unknown verb {}", directive.verb));
                return Err(());
            };
            if let Some(flag) = directive.flags.chars().find(|&flag| flag != '0' && !flags.contains(flag)) {
                self.warn_print(at, format!("{name} format {text} has unrecognized flag {flag}"));
                return Err(());
            }
        }
        for &star in &directive.stars {
            let star_arg = self.printed_arg(formatted, directive, star, at)?;
            if !self.printable(star_arg, INT).0 {
                let arg = self.source_text(star_arg);
                self.warn_print(at, format!("{name} format {text} uses non-int {arg} as argument of *"));
                return Err(());
            }
        }
        let highest = directive.stars.iter().copied().max();
        if directive.verb == '%' {
            return Ok(highest);
        }
        let highest = highest.max(Some(directive.arg));
        if formats_itself {
            return Ok(highest);
        }
        let arg = self.printed_arg(formatted, directive, directive.arg, at)?;
        self.check_verb(formatted, directive, (arg, kinds), at).map(|()| highest)
    }

    /// Argument number `index`, if there is one.
    fn printed_arg(
        &mut self,
        formatted: &Formatted<'_>,
        directive: &Directive,
        index: usize,
        at: Span,
    ) -> Result<ExprId, ()> {
        let args = &formatted.call.args;
        if formatted.call.ellipsis.is_some() && index + 1 >= args.len() {
            return Err(());
        }
        args.get(index).copied().ok_or_else(|| {
            let number = index + 1 - formatted.first_arg;
            let have = count(args.len() - formatted.first_arg);
            let (name, text) = (formatted.name, &directive.text);
            self.warn_print(at, format!("{name} format {text} reads arg #{number}, but call has {have}"));
        })
    }

    fn check_verb(
        &mut self,
        formatted: &Formatted<'_>,
        directive: &Directive,
        (arg, kinds): (ExprId, u16),
        at: Span,
    ) -> Result<(), ()> {
        let (name, text) = (formatted.name, &directive.text);
        let Some(ty) = self.type_and_value(arg).map(|arg| arg.ty) else { return Ok(()) };
        let shown = self.source_text(arg);
        if matches!(self.types.get(ty), Type::Signature(_)) && !matches!(directive.verb, 'p' | 'T') {
            self.warn_print(at, format!("{name} format {text} arg {shown} is a func value, not called"));
            return Err(());
        }
        let (fits, reason) = self.printable(arg, kinds);
        if !fits {
            let ty_text = type_string(self.types, ty, &Qualifier::default());
            let reason = if reason.is_empty() { reason } else { format!(" ({reason})") };
            let message = format!("{name} format {text} has arg {shown} of wrong type {ty_text}{reason}");
            let verb = self.fitting_verb(ty);
            let warning = self.sink.warn(code::PRINTF_ARGUMENT, at).message(message);
            if let Some(verb) = verb {
                let body = text.strip_suffix(directive.verb).unwrap_or(text);
                warning.help(format!("use {body}{verb} for a value of type {ty_text}"));
            }
            return Err(());
        }
        Ok(())
    }

    /// The verb that prints values of `ty` as people read them.
    fn fitting_verb(&self, ty: TypeId) -> Option<char> {
        let Type::Basic(basic) = self.types.under(ty) else { return Some('v') };
        Some(match basic.kind {
            BasicKind::Int32 if basic.name == "rune" => 'c',
            BasicKind::UntypedRune => 'c',
            kind if kind.is_boolean() => 't',
            kind if kind.is_integer() => 'd',
            kind if kind.is_float() || kind.is_complex() => 'g',
            kind if kind.is_string() => 's',
            BasicKind::UnsafePointer => 'p',
            _ => return None,
        })
    }

    /// Where a directive stands in the format's literal; the whole argument if it is no literal.
    fn directive_span(&self, format_arg: ExprId, directive: &Directive) -> Span {
        let whole = self.expr_span(format_arg);
        let ExprKind::Lit(lit) = self.ast.exprs[format_arg].kind else { return whole };
        if lit.kind != LitKind::String {
            return whole;
        }
        let text = self.types.name(lit.text);
        let place = |offset| source_offset(&text, offset).map(|offset| whole.start.offset(offset as u32));
        match (place(directive.range.0), place(directive.range.1)) {
            (Some(start), Some(end)) => Span::new(start, end),
            _ => whole,
        }
    }

    fn check_print(&mut self, e: ExprId, call: &Call, name: &str) {
        let Some(sig) = self.type_and_value(call.fun).and_then(|fun| self.types.as_signature(fun.ty)) else { return };
        let Some(first_arg) = self.types.tuple(sig.params).len().checked_sub(1).filter(|_| sig.variadic) else {
            return;
        };
        let at = self.expr_span(e);
        let Some(args) = call.args.get(first_arg..) else { return };
        let (Some(&first), Some(&last)) = (args.first(), args.last()) else { return };
        if first_arg == 0 && self.show(&first).starts_with("os.Std") {
            let shown = self.source_text(first);
            self.warn_print(at, format!("{name} does not take io.Writer but has first arg {shown}"));
        }
        if let Some(directive) = self.string_constant(first).and_then(|text| possible_directive(&text)) {
            self.warn_print(at, format!("{name} call has possible Printf formatting directive {directive}"));
        }
        if name.ends_with("ln") && self.string_constant(last).is_some_and(|text| text.ends_with('\n')) {
            self.warn_print(at, format!("{name} arg list ends with redundant newline"));
        }
        for &arg in args {
            let is_func = |arg: &TypeAndValue| matches!(self.types.get(arg.ty), Type::Signature(_));
            if self.type_and_value(arg).is_some_and(is_func) {
                let shown = self.source_text(arg);
                self.warn_print(at, format!("{name} arg {shown} is a func value, not called"));
            }
        }
    }
}

/// `1 arg`, `2 args`
fn count(n: usize) -> String {
    format!("{n} arg{}", if n == 1 { "" } else { "s" })
}

/// What looks like a directive in a text that is not formatted. `%20` may be part of a URL.
fn possible_directive(text: &str) -> Option<String> {
    let text = text.strip_suffix('%').unwrap_or(text);
    let mut rest = text;
    while let Some(at) = rest.find('%') {
        rest = &rest[at..];
        let len = directive_len(rest.as_bytes());
        let hex = rest.as_bytes().get(1..3).is_some_and(|two| two.iter().all(u8::is_ascii_hexdigit));
        match len {
            Some(len) if !(hex && len >= 3) => return Some(rest[..len].to_owned()),
            Some(len) => rest = &rest[len..],
            None => rest = &rest[1..],
        }
    }
    None
}

/// The length of the directive that `text` begins with. A blank is no flag here: `x % y` is no directive.
fn directive_len(text: &[u8]) -> Option<usize> {
    let skip = |mut at: usize, is: fn(&u8) -> bool| {
        while text.get(at).is_some_and(is) {
            at += 1;
        }
        at
    };
    let index = |at: usize| {
        let end = skip(at + 1, u8::is_ascii_digit);
        if text.get(at) == Some(&b'[') && end > at + 1 && text.get(end) == Some(&b']') { end + 1 } else { at }
    };
    let number = |at: usize| {
        let digits = skip(at, u8::is_ascii_digit);
        let star = index(at);
        if digits > at {
            digits
        } else if text.get(star) == Some(&b'*') {
            star + 1
        } else {
            at
        }
    };
    let mut at = number(skip(1, |b| matches!(b, b'+' | b'-' | b'#')));
    at += usize::from(text.get(at) == Some(&b'.'));
    at = index(number(at));
    text.get(at).filter(|verb| b"bcdefgopqstvxEFGTUX".contains(verb)).map(|_| at + 1)
}

/// The offset in a string literal's source, quotes included, of byte `offset` of its value.
fn source_offset(text: &str, offset: usize) -> Option<usize> {
    let raw = text.starts_with('`');
    let (mut at, mut value) = (1, 0);
    let bytes = text.as_bytes();
    while value < offset {
        let (source, decoded) = match bytes.get(at)? {
            b'\r' if raw => (1, 0),
            b'\\' if !raw => escape_len(&bytes[at..])?,
            _ => (1, 1),
        };
        at += source;
        value += decoded;
    }
    Some(at)
}

/// The length of an escape sequence in the source and in the value.
fn escape_len(text: &[u8]) -> Option<(usize, usize)> {
    let code_point = |digits: usize| {
        let hex = std::str::from_utf8(text.get(2..2 + digits)?).ok()?;
        let c = char::from_u32(u32::from_str_radix(hex, 16).ok()?)?;
        Some((2 + digits, c.len_utf8()))
    };
    match text.get(1)? {
        b'x' => Some((4, 1)),
        b'0'..=b'7' => Some((4, 1)),
        b'u' => code_point(4),
        b'U' => code_point(8),
        _ => Some((2, 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_directives_in_plain_text() {
        assert_eq!(possible_directive("a %d b").as_deref(), Some("%d"));
        assert_eq!(possible_directive("100%").as_deref(), None);
        assert_eq!(possible_directive("x % y").as_deref(), None);
        assert_eq!(possible_directive("a%20b %-5.2f").as_deref(), Some("%-5.2f"));
    }

    #[test]
    fn maps_values_to_sources() {
        assert_eq!(source_offset(r#""a\n%d""#, 2), Some(4));
        assert_eq!(source_offset("\"\\u00e9%d\"", 2), Some(7));
        assert_eq!(source_offset("`a%d`", 1), Some(2));
    }
}
