//! The module that a program belongs to, and what its packages may import of each other.

use std::path::{Path, PathBuf};

use super::provider::SourceProvider;

/// A module: its path, and its folder.
pub(super) struct Module {
    pub(super) path: String,
    dir: PathBuf,
}

impl Module {
    /// The import path of a folder of this module.
    pub(super) fn import_path(&self, dir: &Path) -> String {
        let absolute = std::path::absolute(dir).unwrap_or_default();
        let below = absolute.strip_prefix(&self.dir).unwrap_or(Path::new(""));
        let mut path = self.path.clone();
        for part in below.components() {
            path.push('/');
            path.push_str(&part.as_os_str().to_string_lossy());
        }
        path
    }

    /// The folder of a package of this module.
    pub(super) fn folder(&self, path: &str) -> Option<PathBuf> {
        let rest = path.strip_prefix(&self.path)?;
        match rest.strip_prefix('/') {
            Some(inside) => Some(self.dir.join(inside)),
            None => rest.is_empty().then(|| self.dir.clone()),
        }
    }
}

/// The module in whose folder `dir` lies, by the `go.mod` in it.
///
/// # Errors
/// What is wrong with that file, in Go's words.
pub(super) fn module(provider: &dyn SourceProvider, dir: &Path) -> Result<Option<Module>, String> {
    let Ok(absolute) = std::path::absolute(dir) else { return Ok(None) };
    for dir in absolute.ancestors() {
        if let Ok(text) = provider.read(&dir.join("go.mod")) {
            let path = module_path(&String::from_utf8_lossy(&text))?;
            return Ok(Some(Module { path, dir: dir.to_owned() }));
        }
    }
    Ok(None)
}

/// What a line of `go.mod` may begin with besides `module`.
const DIRECTIVES: &[&str] =
    &["go", "toolchain", "require", "replace", "exclude", "retract", "godebug", "tool", "ignore"];

/// The path in the text of a `go.mod`.
fn module_path(text: &str) -> Result<String, String> {
    let mut path = None;
    let mut block: Option<&str> = None;
    for (number, line) in text.lines().enumerate() {
        let line = line.split("//").next().unwrap_or_default().trim();
        let fault = |what: &str| Err(format!("errors parsing go.mod:\ngo.mod:{}: {what}", number + 1));
        let (directive, rest) = match block {
            _ if line.is_empty() => continue,
            Some(_) if line == ")" => {
                block = None;
                continue;
            }
            Some(directive) => (directive, line),
            None => line.split_once(char::is_whitespace).unwrap_or((line, "")),
        };
        let rest = rest.trim();
        if directive != "module" && !DIRECTIVES.contains(&directive) {
            return fault(&format!("unknown directive: {directive}"));
        }
        if rest == "(" {
            block = Some(directive);
        } else if directive == "module" {
            let quotes: &[char] = &['"', '`'];
            let name = rest.trim_matches(quotes);
            if name.is_empty() || name.contains(char::is_whitespace) {
                return fault("usage: module module/path");
            }
            if path.replace(name.to_owned()).is_some() {
                return fault("repeated module statement");
            }
        }
    }
    path.ok_or_else(|| "error reading go.mod: missing module declaration".into())
}

/// Whether a package may import another of its module: what lies below a folder `internal` is for those below the folder
/// that holds that one.
pub(super) fn may_import(importer: &str, path: &str) -> bool {
    let mut parts = path.rmatch_indices("internal").map(|(at, part)| (at, at + part.len()));
    let is_whole = |&(at, end): &(usize, usize)| {
        (at == 0 || path[..at].ends_with('/')) && (end == path.len() || path[end..].starts_with('/'))
    };
    let Some((at, _)) = parts.find(is_whole) else { return true };
    let parent = path[..at].trim_end_matches('/');
    importer.strip_prefix(parent).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_internal_is_for_its_neighbours() {
        for (importer, path, may) in [
            ("m", "m/internal/x", true),
            ("m/cmd/a", "m/internal", true),
            ("m/a/b", "m/a/internal/x", true),
            ("m/a", "m/a/internal/x/y", true),
            ("m/b", "m/a/internal/x", false),
            ("m/ab", "m/a/internal", false),
            ("m", "m/a/internals/internalx", true),
            ("m/a/internal/x", "m/a/internal/y/internal/z", false),
        ] {
            assert_eq!(may_import(importer, path), may, "{importer} imports {path}");
        }
    }

    #[test]
    fn paths_are_read_from_all_forms() {
        for text in [
            "module m/x",
            "module\tm/x // here\r\ngo 1.27\r\n",
            "// c\n\ngo 1.27\nmodule \"m/x\"\n",
            "module (\n\tm/x\n)\nrequire (\n\ta v1\n\tb v2 // indirect\n)\n",
        ] {
            assert_eq!(module_path(text).as_deref(), Ok("m/x"), "{text}");
        }
        for (text, fault) in [
            ("go 1.27\n", "error reading go.mod: missing module declaration"),
            ("module\n", "errors parsing go.mod:\ngo.mod:1: usage: module module/path"),
            ("\nmodule a b\n", "errors parsing go.mod:\ngo.mod:2: usage: module module/path"),
            ("module a\nmodule b\n", "errors parsing go.mod:\ngo.mod:2: repeated module statement"),
            ("modul a\n", "errors parsing go.mod:\ngo.mod:1: unknown directive: modul"),
        ] {
            assert_eq!(module_path(text), Err(fault.into()), "{text}");
        }
    }
}
