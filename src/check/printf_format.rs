//! Format strings of the Printf family: `%`, flags, width, precision, argument index, verb.

/// One formatting directive, as `%-5.*[3]d`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Directive {
    /// The directive as it is written.
    pub(super) text: String,
    /// Where it stands in the format, in bytes.
    pub(super) range: (usize, usize),
    /// The flags among `#0+- `.
    pub(super) flags: String,
    /// The numbers of the arguments that `*` for width and precision takes.
    pub(super) stars: Vec<usize>,
    /// Whether any part has an explicit argument index.
    pub(super) indexed: bool,
    /// The verb.
    pub(super) verb: char,
    /// The number of the argument that the verb takes.
    pub(super) arg: usize,
}

/// The directives of a format whose arguments begin with number `first_arg`. The error is a predicate: it follows the
/// function's name.
pub(super) fn parse(format: &str, first_arg: usize) -> Result<Vec<Directive>, String> {
    let mut list = Vec::new();
    let mut next_arg = first_arg;
    let mut at = 0;
    while let Some(percent) = format[at..].find('%') {
        let start = at + percent;
        let mut parser =
            Parser { rest: &format[start..], at: 1, first_arg, arg: next_arg, pending: false, indexed: false };
        let mut directive = parser.directive()?;
        directive.range = (start, start + directive.text.len());
        at = directive.range.1;
        if directive.verb != '%' {
            next_arg = parser.arg + 1;
        }
        list.push(directive);
    }
    Ok(list)
}

struct Parser<'a> {
    /// The format from the directive's `%` on.
    rest: &'a str,
    at: usize,
    first_arg: usize,
    /// The argument that comes next.
    arg: usize,
    /// Whether an index was read that no `*` has used yet.
    pending: bool,
    indexed: bool,
}

impl Parser<'_> {
    fn directive(&mut self) -> Result<Directive, String> {
        let after_flags = self.rest[self.at..].trim_start_matches(['#', '0', '+', '-', ' ']);
        let flags = self.rest[self.at..self.rest.len() - after_flags.len()].to_owned();
        self.at += flags.len();
        let mut stars = Vec::new();
        self.index()?;
        self.size(&mut stars);
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.index()?;
            self.size(&mut stars);
        }
        if !self.pending {
            self.index()?;
        }
        let Some(verb) = self.rest[self.at..].chars().next() else {
            return Err(format!("format {} is missing verb at end of string", self.rest));
        };
        let text = self.rest[..self.at + verb.len_utf8()].to_owned();
        Ok(Directive { text, range: (0, 0), flags, stars, indexed: self.indexed, verb, arg: self.arg })
    }

    fn peek(&self) -> Option<u8> {
        self.rest.as_bytes().get(self.at).copied()
    }

    /// `[n]`
    fn index(&mut self) -> Result<(), String> {
        if self.peek() != Some(b'[') {
            return Ok(());
        }
        let inside = &self.rest[self.at + 1..];
        let Some(end) = inside.find(']') else { return Err(format!("format {} is missing closing ]", self.rest)) };
        let number = &inside[..end];
        let plain = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
        let Some(index) = number.parse::<i32>().ok().filter(|&index| plain && index > 0) else {
            return Err(format!("format has invalid argument index [{number}]"));
        };
        self.at += end + 2;
        self.arg = self.first_arg + index as usize - 1;
        self.pending = true;
        self.indexed = true;
        Ok(())
    }

    /// A width or precision: a number or `*`.
    fn size(&mut self, stars: &mut Vec<usize>) {
        if self.peek() == Some(b'*') {
            self.at += 1;
            self.pending = false;
            stars.push(self.arg);
            self.arg += 1;
            return;
        }
        while self.peek().is_some_and(|b| b.is_ascii_digit()) {
            self.at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn summary(format: &str) -> Vec<(String, usize, Vec<usize>)> {
        let list = parse(format, 1).expect("the format is well-formed");
        list.into_iter().map(|d| (d.text, d.arg, d.stars)).collect()
    }

    #[test]
    fn counts_arguments() {
        let want = [("%d", 1, vec![]), ("%%", 2, vec![]), ("%-5s", 2, vec![]), ("%*.*f", 5, vec![3, 4])];
        let want: Vec<_> = want.into_iter().map(|(text, arg, stars)| (text.to_owned(), arg, stars)).collect();
        assert_eq!(summary("a %d%% %-5s %*.*f"), want);
    }

    #[test]
    fn indexes_arguments() {
        assert_eq!(summary("%[2]d %d"), [("%[2]d".into(), 2, vec![]), ("%d".into(), 3, vec![])]);
        assert_eq!(summary("%[3]*.[2]*[1]f"), [("%[3]*.[2]*[1]f".into(), 1, vec![3, 2])]);
    }

    #[test]
    fn reports_malformed_formats() {
        let fault = |format| parse(format, 1).expect_err("the format is malformed");
        assert_eq!(fault("a %"), "format % is missing verb at end of string");
        assert_eq!(fault("%[x]d"), "format has invalid argument index [x]");
        assert_eq!(fault("%[1d"), "format %[1d is missing closing ]");
    }
}
