//! The speed of lexing and parsing, on a directory of Go files: `cargo bench --bench parse -- DIR`.
//!
//! All files are read first; then each pass runs over all of them, five times, and the fastest counts. Files under
//! `testdata` are skipped. Files that are not accepted are listed with their first error.

#![expect(clippy::print_stdout, reason = "a benchmark reports")]

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use csp::base::intern::Interner;
use csp::base::source::{SourceFile, SourceMap};
use csp::diag::render::render_message;
use csp::diag::sink::Sink;
use csp::syntax::ast::Ast;
use csp::syntax::lexer::lex;
use csp::syntax::{Mode, parse_file};

const RUNS: usize = 5;

fn main() {
    let dir = std::env::args().skip(1).find(|arg| !arg.starts_with('-')).unwrap_or_else(|| ".".into());
    let mut paths = Vec::new();
    collect(Path::new(&dir), &mut paths);
    paths.sort();
    let sources = SourceMap::default();
    let files: Vec<_> = paths.iter().filter_map(|path| load(&sources, path)).collect();
    let bytes: usize = files.iter().map(|file| file.text.len()).sum();
    println!("{} files, {:.1} MB", files.len(), bytes as f64 / 1e6);
    report("lex", bytes, || files.iter().map(|file| lex(file, 0..file.text.len() as u32).tokens.len()).sum());
    report("lex + parse", bytes, || {
        let (mut ast, mut names, mut sink) = (Ast::default(), Interner::default(), Sink::new());
        for file in &files {
            parse_file(&mut ast, &mut names, file, &mut sink, Mode::Go);
        }
        ast.exprs.len() + ast.stmts.len()
    });
    let rejected = files.iter().filter(|file| !accepted(&sources, file)).count();
    println!("{} accepted, {rejected} rejected", files.len() - rejected);
}

fn collect(dir: &Path, paths: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(dir) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() && path.file_name().is_some_and(|name| name != "testdata") {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "go") {
            paths.push(path);
        }
    }
}

fn load(sources: &SourceMap, path: &Path) -> Option<Arc<SourceFile>> {
    sources.add(path.to_string_lossy().as_ref(), std::fs::read(path).ok()?)
}

fn report(what: &str, bytes: usize, pass: impl Fn() -> usize) {
    let timed = |_| {
        let start = Instant::now();
        let count = std::hint::black_box(pass());
        (start.elapsed(), count)
    };
    let (best, count) = (0..RUNS).map(timed).min().unwrap_or((Duration::MAX, 0));
    println!("{what}: {:.1} MB/s, {count} items in {best:.3?}", bytes as f64 / 1e6 / best.as_secs_f64());
}

fn accepted(sources: &SourceMap, file: &SourceFile) -> bool {
    let mut sink = Sink::new();
    parse_file(&mut Ast::default(), &mut Interner::default(), file, &mut sink, Mode::Go);
    let diagnostics = sink.finish(sources);
    if let Some(first) = diagnostics.first() {
        let mut text = String::new();
        render_message(sources, first, &mut text);
        print!("{text}");
    }
    diagnostics.is_empty()
}
