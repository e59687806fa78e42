//! Lists the library's sources and their declarations, so that they are compiled into the binary, and chooses the
//! dispatcher (`src/vm/dispatch.rs`).

#[path = "build/declarations.rs"]
mod declarations;

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    choose_dispatcher();
    fix_address();
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("stdlib");
    println!("cargo::rerun-if-changed=stdlib");
    println!("cargo::rerun-if-changed=build");
    let mut packages = Vec::new();
    if root.is_dir() {
        collect(&root, "", &mut packages);
    }
    packages.sort();
    let to = Path::new(&env::var("OUT_DIR").expect("cargo sets it")).join("stdlib.rs");
    fs::write(to, library(&packages)).expect("the build folder can be written to");
}

/// The source of the table of packages.
fn library(packages: &[(String, Vec<PathBuf>)]) -> String {
    let mut out = String::from("static PACKAGES: &[Package] = &[\n");
    let mut words = Vec::new();
    for (path, files) in packages {
        writeln!(out, "    Package {{ path: {path:?}, files: &[").expect("strings can be written to");
        for file in files {
            let name = file.file_name().expect("it was listed").to_string_lossy();
            let text = fs::read(file).expect("the library can be read");
            let start = words.len();
            declarations::encode(&text, &mut words);
            let file = file.display().to_string();
            let decls = format!("{start}..{}", words.len());
            writeln!(out, "        File {{ name: {name:?}, text: include_str!({file:?}), decls: {decls} }},")
                .expect("strings can be written to");
        }
        out.push_str("    ] },\n");
    }
    writeln!(out, "];\nstatic DECLARATIONS: &[u32] = &{words:?};").expect("strings can be written to");
    out
}

/// Threading by tail calls needs an optimiser, and was tried on x86-64.
fn choose_dispatcher() {
    println!("cargo::rustc-check-cfg=cfg(csp_threaded)");
    let variable = |name: &str| env::var(name).unwrap_or_default();
    let optimised = matches!(variable("OPT_LEVEL").as_str(), "2" | "3");
    let loop_wanted = env::var_os("CARGO_FEATURE_LOOP_DISPATCH").is_some();
    if optimised && !loop_wanted && variable("CARGO_CFG_TARGET_ARCH") == "x86_64" {
        println!("cargo::rustc-cfg=csp_threaded");
    }
}

/// The binary is loaded where it was linked for: else many a relocation would be what a small program executes.
fn fix_address() {
    let variable = |name: &str| env::var(name).unwrap_or_default();
    if variable("CARGO_CFG_TARGET_OS") == "linux" && variable("CARGO_CFG_TARGET_ENV") == "gnu" {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}

/// Adds the package in `dir`, whose import path is `path`, and those in its subfolders.
fn collect(dir: &Path, path: &str, packages: &mut Vec<(String, Vec<PathBuf>)>) {
    let mut files = Vec::new();
    for entry in fs::read_dir(dir).expect("the library can be read") {
        let entry = entry.expect("the library can be read").path();
        let name = entry.file_name().expect("it was listed").to_string_lossy().into_owned();
        if entry.is_dir() {
            let path = if path.is_empty() { name } else { format!("{path}/{name}") };
            collect(&entry, &path, packages);
        } else if name.ends_with(".csp") && !name.ends_with("_test.csp") {
            files.push(entry);
        }
    }
    files.sort();
    if !files.is_empty() {
        packages.push((path.to_owned(), files));
    }
}
