//! Checks a file against Go's own library (measurement only).
#![allow(missing_docs, clippy::all)]
use std::path::{Path, PathBuf};
use std::sync::Arc;
use csp::base::source::SourceMap;
use csp::check::packages::*;
use csp::driver::front::parse;
use csp::diag::render::{render, render_message};
use csp::load::provider::*;
use csp::syntax::scan::scan_decls;
use csp::diag::diagnostic::Severity;

struct GoRoot(PathBuf);
fn skip(stem: &str) -> bool {
    let sys = ["aix","android","darwin","dragonfly","freebsd","illumos","ios","js","netbsd","openbsd","plan9","solaris","wasip1","windows","386","arm","arm64","loong64","mips","mips64","mips64le","mipsle","ppc64","ppc64le","riscv64","s390x","wasm","mips64x","mipsx","ppc64x","zos"];
    stem.ends_with("_test") || stem.split('_').skip(1).any(|p| sys.contains(&p))
}
fn built(text: &str) -> bool {
    for l in text.lines() { if let Some(c) = l.strip_prefix("//go:build ") { return eval(c); } if l.starts_with("package ") { return true; } }
    true
}
fn eval(c: &str) -> bool { let mut p = P(c); p.any() }
struct P<'a>(&'a str);
impl P<'_> {
    fn eat(&mut self, t: &str) -> bool { self.0 = self.0.trim_start(); if let Some(r) = self.0.strip_prefix(t) { self.0 = r; true } else { false } }
    fn any(&mut self) -> bool { let mut h = self.all(); while self.eat("||") { h |= self.all(); } h }
    fn all(&mut self) -> bool { let mut h = self.one(); while self.eat("&&") { h &= self.one(); } h }
    fn one(&mut self) -> bool { if self.eat("!") { return !self.one(); } if self.eat("(") { let h = self.any(); self.eat(")"); return h; }
        self.0 = self.0.trim_start(); let e = self.0.find(|c: char| !(c.is_alphanumeric()||c=='_'||c=='.')).unwrap_or(self.0.len()); let (t, r) = self.0.split_at(e); self.0 = r;
        matches!(t, "linux"|"amd64"|"unix"|"gc"|"goexperiment.swissmap"|"goexperiment.regabiwrappers"|"goexperiment.regabiargs"|"goexperiment.aliastypeparams"|"goexperiment.spinbitmutex"|"goexperiment.greenteagc"|"goexperiment.randomizedheapbase64"|"goexperiment.sizespecializedmalloc"|"goexperiment.coverageredesign"|"goexperiment.dwarf5"|"goexperiment.loopvar") || t.starts_with("go1.") }
}
impl Importer for GoRoot {
    fn library(&mut self, path: &str, sources: &SourceMap) -> Option<Library> {
        let dir = self.dir(path);
        let mut files = Vec::new();
        for f in Disk.files(&dir).ok()? {
            let n = f.file_name()?.to_string_lossy().into_owned();
            let Some(stem) = n.strip_suffix(".go") else { continue };
            if skip(stem) { continue; }
            let text = std::fs::read(&f).ok()?;
            if !built(&String::from_utf8_lossy(&text)) { continue; }
            let source = sources.add(f.display().to_string(), text)?;
            let decls = scan_decls(&source);
            files.push(LibraryFile { source: Arc::clone(&source), decls });
        }
        Some(Library { files })
    }
    fn exists(&self, path: &str) -> bool { self.dir(path).is_dir() }
    fn paths_named(&self, name: &str) -> Vec<String> {
        ["fmt","os","time","strings","sync","math/rand","math/rand/v2","math","errors","sort","strconv","runtime","sync/atomic"].iter().filter(|p| p.trim_end_matches("/v2").ends_with(name) && { let b=p.trim_end_matches("/v2"); b==name || b.ends_with(&format!("/{name}")) }).map(|s| s.to_string()).collect()
    }
}
impl GoRoot { fn dir(&self, path: &str) -> PathBuf { let d = self.0.join(path); if d.is_dir() { d } else { self.0.join("vendor").join(path) } } }
fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let root = PathBuf::from(std::env::var("GOSRC").unwrap_or("/root/.pyenv/versions/3.11.7/lib/python3.11/site-packages/go/src".into()));
    if args[0] == "std" { return std_all(&root, &args[1..]); }
    let provider = Disk;
    let parsed = match parse(&provider, Path::new(&args[0])) { Ok(p) => p, Err(e) => { eprintln!("{e}"); std::process::exit(1) } };
    let checked = parsed.check_with(Box::new(GoRoot(root)));
    let mut t = String::new();
    checked.diagnostics.iter().for_each(|d| if std::env::var("MSG").is_ok() { render_message(&parsed.sources, d, &mut t) } else { render(&parsed.sources, d, &mut t) });
    eprint!("{t}");
    std::process::exit(if checked.is_ok() { 0 } else { 1 });
}
fn std_all(root: &Path, pkgs: &[String]) {
    use csp::base::intern::Interner; use csp::diag::sink::Sink; use csp::syntax::ast::*; use csp::types::Types;
    let mut bad = 0;
    for path in pkgs {
        let (mut ast, mut names) = (Ast::default(), Interner::default());
        let sources = SourceMap::default(); let mut sink = Sink::new();
        let mut files = Vec::new();
        let dir = { let g = GoRoot(root.to_owned()); g.dir(path) };
        for f in Disk.files(&dir).unwrap_or_default() {
            let n = f.file_name().unwrap().to_string_lossy().into_owned();
            let Some(stem) = n.strip_suffix(".go") else { continue };
            if skip(stem) { continue; }
            let text = std::fs::read(&f).unwrap();
            if !built(&String::from_utf8_lossy(&text)) { continue; }
            let s = sources.add(f.display().to_string(), text).unwrap();
            files.push(csp::syntax::parse_file(&mut ast, &mut names, &s, &mut sink, csp::syntax::Mode::Go));
        }
        if files.is_empty() { continue; }
        let types = Types::new(names);
        let start = std::time::Instant::now();
        let mut c = csp::check::Checker::new(&types, &ast, &sources, Box::new(GoRoot(root.to_owned())));
        let refs: Vec<&File> = files.iter().collect();
        c.check_package(path, &refs, Options { script: false, lenient: false, auto_import: false, library: true });
        let ds = std::mem::take(&mut c.sink).finish(&sources);
        let ds: Vec<_> = ds.into_iter().filter(|d| d.severity == Severity::Error && d.message != "missing function body").collect();
        println!("{path}: {} errors, {} ms", ds.len(), start.elapsed().as_millis());
        for d in ds.iter().take(6) { let mut t = String::new(); render(&sources, d, &mut t); println!("{}", t.lines().take(3).collect::<Vec<_>>().join("\n")); }
        if !ds.is_empty() { bad += 1; }
    }
    println!("{bad} packages with errors");
}
