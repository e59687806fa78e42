//! The language of formats: `%[2]*.[1]*f`.

use crate::bytecode::rtype::Kind;
use crate::native::fmt::pad::Spec;
use crate::native::fmt::value::Printer;
use crate::native::quote;
use crate::vm::abi::{Iface, NativeResult, Slice, View};

/// Widths and precisions beyond this are errors, as in Go.
const LIMIT: i64 = 1_000_000;

impl Printer<'_, '_> {
    /// Appends the text of a format and its arguments.
    pub(super) fn printf(&mut self, format: &[u8], args: Slice) -> NativeResult<()> {
        let mut next = 0;
        let mut at = 0;
        self.reordered = false;
        while at < format.len() {
            let verb_at = format[at..].iter().position(|b| *b == b'%').map_or(format.len(), |n| at + n);
            self.text.bytes.extend_from_slice(&format[at..verb_at]);
            if verb_at >= format.len() {
                break;
            }
            at = verb_at + 1;
            (at, next) = self.directive(format, at, args, next)?;
        }
        if !self.reordered && next < args.len() {
            self.extra(args, next)?;
        }
        Ok(())
    }

    /// One directive after its `%`; gives where it ends and which argument comes next.
    fn directive(
        &mut self,
        format: &[u8],
        mut at: usize,
        args: Slice,
        mut next: usize,
    ) -> NativeResult<(usize, usize)> {
        self.text.spec = Spec::default();
        self.good_index = true;
        at = self.flags(format, at);
        let mut after_index;
        (next, at, after_index) = self.arg_number(next, format, at, args.len());
        // Width.
        if format.get(at) == Some(&b'*') {
            at += 1;
            let (width, ok, after) = self.int_arg(args, next);
            next = after;
            self.text.spec.width = ok.then_some(width);
            if !ok {
                self.text.push("%!(BADWIDTH)");
            }
            if width < 0 && ok {
                self.text.spec.width = Some(-width);
                self.text.spec.minus = true;
                self.text.spec.zero = false;
            }
            after_index = false;
        } else {
            let (width, end) = number(format, at);
            self.text.spec.width = width;
            at = end;
            if after_index && width.is_some() {
                self.good_index = false;
            }
        }
        // Precision. As in Go, a point at the very end is a verb.
        if format.get(at) == Some(&b'.') && at + 1 < format.len() {
            at += 1;
            if after_index {
                self.good_index = false;
            }
            (next, at, after_index) = self.arg_number(next, format, at, args.len());
            if format.get(at) == Some(&b'*') {
                at += 1;
                let (prec, ok, after) = self.int_arg(args, next);
                next = after;
                self.text.spec.prec = (ok && prec >= 0).then_some(prec);
                if self.text.spec.prec.is_none() {
                    self.text.push("%!(BADPREC)");
                }
                after_index = false;
            } else {
                let (prec, end) = number(format, at);
                self.text.spec.prec = Some(prec.unwrap_or(0));
                at = end;
            }
        }
        if !after_index {
            (next, at, _) = self.arg_number(next, format, at, args.len());
        }
        let Some(rest) = format.get(at..).filter(|rest| !rest.is_empty()) else {
            self.text.push("%!(NOVERB)");
            return Ok((at, next));
        };
        let (rune, width) = quote::decode(rest);
        at += width;
        let verb = char::from_u32(rune).unwrap_or(char::REPLACEMENT_CHARACTER);
        self.verb(verb, args, next).map(|next| (at, next))
    }

    fn verb(&mut self, verb: char, args: Slice, next: usize) -> NativeResult<usize> {
        if verb == '%' {
            self.text.push("%");
            return Ok(next);
        }
        if !self.good_index {
            self.bad_arg(verb, "BADINDEX");
            return Ok(next);
        }
        if next >= args.len() {
            self.bad_arg(verb, "MISSING");
            return Ok(next);
        }
        let spec = &mut self.text.spec;
        match verb {
            'w' => {
                self.wrapped.push(next);
                spec.sharp_v = spec.sharp;
                spec.sharp = false;
                spec.plus_v = spec.plus;
                spec.plus = false;
            }
            'v' => {
                spec.sharp_v = std::mem::take(&mut spec.sharp);
                spec.plus_v = std::mem::take(&mut spec.plus);
            }
            _ => {}
        }
        let arg: Iface = args.get(self.cx, next);
        self.arg(arg, verb)?;
        Ok(next + 1)
    }

    fn bad_arg(&mut self, verb: char, what: &str) {
        self.text.push(&format!("%!{verb}({what})"));
    }

    fn flags(&mut self, format: &[u8], mut at: usize) -> usize {
        while let Some(flag) = format.get(at) {
            let spec = &mut self.text.spec;
            match flag {
                b'#' => spec.sharp = true,
                b'0' => spec.zero = true,
                b'+' => spec.plus = true,
                b'-' => spec.minus = true,
                b' ' => spec.space = true,
                _ => break,
            }
            at += 1;
        }
        at
    }

    /// `[n]`: which argument comes next, where the directive goes on, whether there was one.
    fn arg_number(&mut self, next: usize, format: &[u8], at: usize, n: usize) -> (usize, usize, bool) {
        if format.get(at) != Some(&b'[') {
            return (next, at, false);
        }
        self.reordered = true;
        // As in Go, nothing is looked for in less than the shortest index.
        let Some(end) = format[at..].iter().position(|b| *b == b']').filter(|_| format.len() - at >= "[n]".len())
        else {
            self.good_index = false;
            return (next, at + 1, false);
        };
        let (index, stop) = number(format, at + 1);
        let end = at + end;
        match index {
            Some(i) if stop == end && i >= 1 && (i as usize) <= n => (i as usize - 1, end + 1, true),
            _ => {
                self.good_index = false;
                (next, end + 1, index.is_some() && stop == end)
            }
        }
    }

    /// The argument of a `*`.
    fn int_arg(&mut self, args: Slice, next: usize) -> (i32, bool, usize) {
        if next >= args.len() {
            return (0, false, next);
        }
        let arg: Iface = args.get(self.cx, next);
        let value = View::of(arg).and_then(|view| match view.kind() {
            Kind::Int | Kind::Int8 | Kind::Int16 | Kind::Int32 | Kind::Int64 => Some(view.int()),
            Kind::Uint | Kind::Uint8 | Kind::Uint16 | Kind::Uint32 | Kind::Uint64 | Kind::Uintptr => {
                i64::try_from(view.uint()).ok()
            }
            _ => None,
        });
        match value.filter(|n| (-LIMIT..=LIMIT).contains(n)) {
            Some(n) => (n as i32, true, next + 1),
            None => (0, false, next + 1),
        }
    }

    /// `%!(EXTRA type=value, …)`
    fn extra(&mut self, args: Slice, from: usize) -> NativeResult<()> {
        self.text.spec = Spec::default();
        self.text.push("%!(EXTRA ");
        for i in from..args.len() {
            if i > from {
                self.text.push(", ");
            }
            let arg: Iface = args.get(self.cx, i);
            match arg.ty() {
                None => self.text.push("<nil>"),
                Some(ty) => {
                    self.text.push(&ty.name);
                    self.text.push("=");
                    self.arg(arg, 'v')?;
                }
            }
        }
        self.text.push(")");
        Ok(())
    }
}

/// The number at `at`, if one stands there and is not too large, and where it ends. Like Go it looks at the size before
/// each digit, so that the last one may go beyond the limit.
fn number(format: &[u8], at: usize) -> (Option<i32>, usize) {
    let mut end = at;
    let mut value = 0_i64;
    while let Some(digit) = format.get(end).filter(|b| b.is_ascii_digit()) {
        if value > LIMIT {
            return (None, format.len());
        }
        value = value * 10 + i64::from(digit - b'0');
        end += 1;
    }
    ((end > at).then_some(value as i32), end)
}
