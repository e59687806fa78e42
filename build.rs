//! Lists the library's sources, so that they are compiled into the binary, and chooses the dispatcher
//! (`src/vm/dispatch.rs`).

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    choose_dispatcher();
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("stdlib");
    println!("cargo::rerun-if-changed=stdlib");
    let mut packages = Vec::new();
    if root.is_dir() {
        collect(&root, "", &mut packages);
    }
    packages.sort();
    let mut out = String::from("static PACKAGES: &[Package] = &[\n");
    for (path, files) in &packages {
        writeln!(out, "    Package {{ path: {path:?}, files: &[").expect("strings can be written to");
        for file in files {
            let name = file.file_name().expect("it was listed").to_string_lossy();
            writeln!(out, "        ({name:?}, include_str!({:?})),", file.display().to_string())
                .expect("strings can be written to");
        }
        out.push_str("    ] },\n");
    }
    out.push_str("];\n");
    let to = Path::new(&env::var("OUT_DIR").expect("cargo sets it")).join("stdlib.rs");
    fs::write(to, out).expect("the build folder can be written to");
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
