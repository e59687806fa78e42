//! Folders by pattern: `./...` is the folder and all those below it that hold packages.

use std::path::{Path, PathBuf};

use super::provider::SourceProvider;

/// Whether an argument is a pattern rather than one folder.
pub fn is_pattern(text: &str) -> bool {
    text.contains("...")
}

/// The folders with source files that a pattern names, sorted. As in Go, `...` stands for any text, also for none with
/// the slash before it; folders called `testdata` or `vendor`, those whose names begin with `.` or `_`, and other
/// modules are left out.
pub fn folders(provider: &dyn SourceProvider, pattern: &str) -> Vec<PathBuf> {
    let fixed = pattern.split("...").next().unwrap_or_default();
    let root = fixed.rfind('/').map_or("", |slash| &fixed[..slash]);
    let root = if root.is_empty() && fixed.starts_with('/') { "/" } else { root };
    let mut found = Vec::new();
    let mut pending = vec![PathBuf::from(clean(root))];
    let pattern = clean(pattern);
    while let Some(dir) = pending.pop() {
        if matches(&pattern, &clean(&dir.to_string_lossy())) && has_sources(provider, &dir) {
            found.push(PathBuf::from(clean(&dir.to_string_lossy())));
        }
        let below = provider.folders(&dir).unwrap_or_default();
        pending.extend(below.into_iter().filter(|dir| is_walked(provider, dir)));
    }
    found.sort();
    found
}

/// A path without `./` before it and `/` behind it.
pub fn clean(path: &str) -> String {
    let is_root = path.starts_with('/');
    let path = path.trim_start_matches("./").trim_end_matches('/');
    match path {
        "" if is_root => "/".into(),
        "" => ".".into(),
        path => path.into(),
    }
}

fn is_walked(provider: &dyn SourceProvider, dir: &Path) -> bool {
    let name = dir.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    !name.starts_with(['.', '_'])
        && !matches!(&*name, "testdata" | "vendor")
        && provider.read(&dir.join("go.mod")).is_err()
}

/// Whether a folder holds files that may belong to a package or its tests.
pub fn has_sources(provider: &dyn SourceProvider, dir: &Path) -> bool {
    let is_source = |file: &PathBuf| {
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        !name.starts_with(['.', '_']) && (name.ends_with(".go") || name.ends_with("_test.csp"))
    };
    provider.files(dir).is_ok_and(|files| files.iter().any(is_source))
}

/// Whether a path fits a pattern.
fn matches(pattern: &str, path: &str) -> bool {
    let Some((before, after)) = pattern.split_once("...") else { return pattern == path };
    // `a/...` is also `a`, and what begins in the current folder is everything below it.
    if after.is_empty() && (before.is_empty() || before.strip_suffix('/') == Some(path)) {
        return true;
    }
    let Some(rest) = path.strip_prefix(before) else { return false };
    rest.char_indices().map(|(at, _)| at).chain([rest.len()]).any(|at| matches(after, &rest[at..]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::provider::Memory;

    #[test]
    fn patterns_name_folders_with_sources() {
        let mut memory = Memory::default();
        for file in ["a.go", "x/a.go", "x/y/b_test.go", "xz/a.go", "x/testdata/t.go", "_x/a.go", "n/r.txt", "o/a.go"] {
            memory.add(Path::new("m").join(file), "package p\n");
        }
        memory.add("m/o/go.mod", "module o\n");
        let found = |pattern: &str| {
            let folders = folders(&memory, pattern);
            folders.iter().map(|dir| dir.display().to_string()).collect::<Vec<_>>()
        };
        assert_eq!(found("m/..."), ["m", "m/x", "m/x/y", "m/xz"]);
        assert_eq!(found("./m/x/..."), ["m/x", "m/x/y"]);
        assert_eq!(found("m/x..."), ["m/x", "m/x/y", "m/xz"]);
        assert_eq!(found("m/.../y"), ["m/x/y"]);
        assert!(found("m/n/...").is_empty());
        assert!(is_pattern("...") && !is_pattern("m"));
    }
}
