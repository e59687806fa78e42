//! Every exported function and method of the library is called by some program of the tests, or by an example.
//!
//! This knows nothing of types: a function counts as called where its package's name stands before it, a method where
//! its name follows a dot. What is missing is missing for certain.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};

use libtest_mimic::{Failed, Trial};

/// Packages of which programs see nothing, or only what package os makes of it.
const HIDDEN: &[&str] = &["internal", "syscall"];

/// What no test can call, and why.
const EXEMPT: &[(&str, &str)] = &[
    ("runtime.Breakpoint", "it stops the process for a debugger"),
    ("runtime.GOROOT", "it says where this machine has Go"),
    ("testing.MainStart", "it is for generated programs, and runs by way of testing.Main"),
];

pub(crate) fn trials() -> Vec<Trial> {
    vec![Trial::test("census/library", census)]
}

fn census() -> Result<(), Failed> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let called = called(root)?;
    let mut missing: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (package, function) in exported(&root.join("stdlib"))? {
        let name = base(&package);
        let is_called = match function.split_once('.') {
            Some((_, method)) => called.contains(&("".into(), method.into())),
            None => called.contains(&(name.to_owned(), function.clone())),
        };
        let is_exempt = EXEMPT.iter().any(|(exempt, _)| *exempt == format!("{name}.{function}"));
        if is_called == is_exempt {
            missing.entry(package).or_default().push(function);
        }
    }
    if missing.is_empty() {
        return Ok(());
    }
    let lines: Vec<String> = missing.iter().map(|(package, names)| format!("{package}: {}", names.join(" "))).collect();
    Err(format!("called by no test, or exempt and called:\n{}", lines.join("\n")).into())
}

/// The name by which programs know a package.
fn base(package: &str) -> &str {
    package.trim_end_matches("/v2").rsplit('/').next().expect("a path has a last part")
}

/// The exported functions of the library with their packages; of a method `Type.Method`.
fn exported(stdlib: &Path) -> std::io::Result<Vec<(String, String)>> {
    let mut list = Vec::new();
    for file in files(stdlib)? {
        let folder = file.parent().and_then(|f| f.strip_prefix(stdlib).ok()).expect("the file is in the library");
        let package = folder.to_string_lossy().into_owned();
        if package.split('/').any(|part| HIDDEN.contains(&part)) {
            continue;
        }
        let text = std::fs::read_to_string(&file)?;
        let declared = text.lines().filter_map(|line| declared(line.strip_prefix("func ")?));
        list.extend(declared.map(|function| (package.clone(), function)));
    }
    Ok(list)
}

/// What is declared, if it is exported, by a line after the word `func`.
fn declared(line: &str) -> Option<String> {
    let exported = |name: &str| name.starts_with(|c: char| c.is_ascii_uppercase()).then(|| name.to_owned());
    let Some(rest) = line.strip_prefix('(') else { return exported(word(line)) };
    let (receiver, method) = rest.split_once(") ")?;
    let ty = receiver.split_once(' ').map_or(receiver, |(_, ty)| ty);
    Some(format!("{}.{}", exported(word(ty.trim_start_matches('*')))?, exported(word(method))?))
}

fn word(text: &str) -> &str {
    text.split(|c: char| !is_letter(c)).next().expect("a split has a first part")
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The names that follow a dot in programs, with the name before the dot and without it.
fn called(root: &Path) -> std::io::Result<HashSet<(String, String)>> {
    let mut called = HashSet::new();
    for folder in ["tests", "examples"] {
        for file in files(&root.join(folder))? {
            let text = std::fs::read_to_string(&file)?;
            let lines: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
            let renamed: HashMap<&str, &str> = lines.iter().filter_map(|line| renamed(line)).collect();
            for line in lines {
                for (at, _) in line.match_indices('.') {
                    let after = word(&line[at + 1..]);
                    let before = line[..at].rsplit(|c: char| !is_letter(c)).next().unwrap_or_default();
                    let before = renamed.get(before).copied().unwrap_or(before);
                    called.insert((before.to_owned(), after.to_owned()));
                    called.insert((String::new(), after.to_owned()));
                }
            }
        }
    }
    Ok(called)
}

/// The name that a line of an import declaration gives to a package, and the package's own.
fn renamed(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start();
    let (name, path) = line.strip_prefix("import ").unwrap_or(line).split_once(' ')?;
    let path = path.strip_prefix('"')?.strip_suffix('"')?;
    (word(name) == name).then(|| (name, base(path)))
}

/// All sources in a folder.
fn files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut list = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            list.extend(files(&path)?);
        } else if path.extension().is_some_and(|e| e == "go" || e == "csp") {
            list.push(path);
        }
    }
    Ok(list)
}
