//! Which files are for this system: by their names, and by their build constraints.

use crate::base::intern::Interner;
use crate::syntax::ast::Directive;

/// Operating systems and architectures that Go knows.
const SYSTEMS: &[&str] = &[
    "aix",
    "android",
    "darwin",
    "dragonfly",
    "freebsd",
    "illumos",
    "ios",
    "js",
    "linux",
    "netbsd",
    "openbsd",
    "plan9",
    "solaris",
    "wasip1",
    "windows",
];
const ARCHITECTURES: &[&str] = &[
    "386", "amd64", "arm", "arm64", "loong64", "mips", "mips64", "mips64le", "mipsle", "ppc64", "ppc64le", "riscv64",
    "s390x", "wasm",
];

/// Whether a file whose name may end in `_GOOS`, `_GOARCH` or both is for linux on amd64.
pub(super) fn is_for_this_system(stem: &str) -> bool {
    let mut parts = stem.split('_').skip(1).collect::<Vec<_>>().into_iter().rev();
    let Some(last) = parts.next() else { return true };
    if ARCHITECTURES.contains(&last) {
        let system = parts.next().filter(|part| SYSTEMS.contains(part));
        return last == "amd64" && system.is_none_or(|system| system == "linux");
    }
    !SYSTEMS.contains(&last) || last == "linux"
}

/// Whether the build constraint of a file, if it has one, holds.
pub(super) fn is_built(directives: &[Directive], names: &Interner) -> bool {
    let texts = directives.iter().map(|directive| names.name(directive.text));
    let mut constraints = texts.filter_map(|text| text.strip_prefix("//go:build "));
    constraints.all(|constraint| Constraint { rest: constraint }.any())
}

/// Evaluates `a && (b || !c)`.
struct Constraint<'a> {
    rest: &'a str,
}

impl Constraint<'_> {
    fn eat(&mut self, text: &str) -> bool {
        let rest = self.rest.trim_start();
        self.rest = rest.strip_prefix(text).unwrap_or(rest);
        self.rest.len() != rest.len()
    }

    fn any(&mut self) -> bool {
        let mut holds = self.all();
        while self.eat("||") {
            holds |= self.all();
        }
        holds
    }

    fn all(&mut self) -> bool {
        let mut holds = self.one();
        while self.eat("&&") {
            holds &= self.one();
        }
        holds
    }

    fn one(&mut self) -> bool {
        if self.eat("!") {
            return !self.one();
        }
        if self.eat("(") {
            let holds = self.any();
            self.eat(")");
            return holds;
        }
        let rest = self.rest.trim_start();
        let end = rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.'))).unwrap_or(rest.len());
        let (tag, after) = rest.split_at(end);
        self.rest = after;
        let version = tag.strip_prefix("go1.").and_then(|minor| minor.parse::<u32>().ok());
        version.is_some_and(|minor| minor <= 27) || matches!(tag, "linux" | "amd64" | "unix" | "gc")
    }
}
