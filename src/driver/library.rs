//! The standard library: the sources in the binary or, for work on it, those in a folder.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::base::source::{SourceMap, Text};
use crate::check::packages::{Importer, Library, LibraryFile};
use crate::load::embed;
use crate::syntax::scan::scan_decls;

/// The library that programs import: the folder in `CSP_STDLIB` where that is set, so that a change needs no build.
pub(super) fn importer() -> Box<dyn Importer> {
    match env::var_os("CSP_STDLIB").filter(|dir| !dir.is_empty()) {
        Some(root) => Box::new(Folder { root: root.into() }),
        None => Box::new(Embedded),
    }
}

/// The library that is compiled into the binary.
struct Embedded;

impl Importer for Embedded {
    fn library(&mut self, path: &str, sources: &SourceMap) -> Option<Library> {
        let package = embed::package(path)?;
        let file = |file: &embed::File| {
            let source = sources.add(format!("{path}/{}", file.name), Text::Embedded(file.text.as_bytes()))?;
            Some(LibraryFile { source, decls: file.declarations() })
        };
        Some(Library { files: package.files.iter().filter_map(file).collect() })
    }

    fn exists(&self, path: &str) -> bool {
        embed::package(path).is_some()
    }

    fn paths(&self) -> Vec<String> {
        embed::packages()
            .iter()
            .map(|package| package.path)
            .filter(|path| !is_internal(path))
            .map(str::to_owned)
            .collect()
    }
}

/// A library in a folder that is laid out as `stdlib/` is.
struct Folder {
    root: PathBuf,
}

impl Folder {
    fn sources(&self, path: &str) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.root.join(path)).into_iter().flatten().flatten();
        let is_source = |file: &PathBuf| {
            let name = file.to_string_lossy();
            name.ends_with(".csp") && !name.ends_with("_test.csp")
        };
        let mut files: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(is_source).collect();
        files.sort();
        files
    }

    fn collect(&self, dir: &Path, paths: &mut Vec<String>) {
        for entry in fs::read_dir(dir).into_iter().flatten().flatten().map(|entry| entry.path()) {
            if let (true, Ok(path)) = (entry.is_dir(), entry.strip_prefix(&self.root)) {
                let path = path.to_string_lossy().into_owned();
                if self.exists(&path) {
                    paths.push(path);
                }
                self.collect(&entry, paths);
            }
        }
    }
}

impl Importer for Folder {
    fn library(&mut self, path: &str, sources: &SourceMap) -> Option<Library> {
        let files = self.sources(path);
        let name = |file: &Path| file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let texts: Vec<_> =
            files.iter().filter_map(|file| fs::read(file).ok().map(|text| (name(file), text))).collect();
        (!texts.is_empty()).then(|| library(path, texts.into_iter(), sources))
    }

    fn exists(&self, path: &str) -> bool {
        !self.sources(path).is_empty()
    }

    fn paths(&self) -> Vec<String> {
        let mut paths = Vec::new();
        self.collect(&self.root, &mut paths);
        paths.retain(|path| !is_internal(path));
        paths.sort();
        paths
    }
}

fn library<N: AsRef<str>>(path: &str, files: impl Iterator<Item = (N, Vec<u8>)>, sources: &SourceMap) -> Library {
    let file = |(name, text): (N, Vec<u8>)| {
        let source = sources.add(format!("{path}/{}", name.as_ref()), text)?;
        let decls = scan_decls(&source);
        Some(LibraryFile { source: Arc::clone(&source), decls })
    };
    Library { files: files.filter_map(file).collect() }
}

fn is_internal(path: &str) -> bool {
    path.split('/').any(|part| part == "internal")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::intern::Interner;
    use crate::check::Checker;
    use crate::check::packages::Options;
    use crate::diag::diagnostic::Severity;
    use crate::diag::render::render;
    use crate::diag::sink::Sink;
    use crate::syntax::ast::{Ast, File};
    use crate::syntax::{Mode, parse_file};
    use crate::types::Types;

    /// A package of the library, parsed.
    struct Parsed {
        ast: Ast,
        types: Types,
        sources: SourceMap,
        files: Vec<File>,
        sink: Sink,
    }

    fn parse(package: &embed::Package) -> Parsed {
        let (mut ast, mut names, sources, mut sink) =
            (Ast::default(), Interner::default(), SourceMap::default(), Sink::new());
        let mut files = Vec::new();
        for embed::File { name, text, .. } in package.files {
            let name = format!("{}/{name}", package.path);
            let source = sources.add(name, text.as_bytes().to_vec()).expect("it is small");
            files.push(parse_file(&mut ast, &mut names, &source, &mut sink, Mode::Go));
        }
        Parsed { ast, types: Types::new(names), sources, files, sink }
    }

    /// What is wrong with a package of the library.
    fn errors(package: &embed::Package) -> String {
        let Parsed { ast, types, sources, files, sink } = parse(package);
        let mut checker = Checker::new(&types, &ast, &sources, Box::new(Embedded));
        let options = Options { script: false, lenient: false, auto_import: false, library: true };
        checker.check_package(package.path, &files.iter().collect::<Vec<_>>(), options);
        let mut text = String::new();
        let found = sink.finish(&sources).into_iter().chain(std::mem::take(&mut checker.sink).finish(&sources));
        found.filter(|d| d.severity == Severity::Error).for_each(|d| render(&sources, &d, &mut text));
        text
    }

    #[test]
    fn library_is_well_typed() {
        let found: String = embed::packages().iter().map(errors).collect();
        assert!(found.is_empty(), "{found}");
    }
}
