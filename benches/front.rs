//! The speed of the front end: `cargo bench --bench front [-- DIR]`. Each line is a name, a figure, a unit.
//!
//! The text is a generated program; or, for the lexer and the parser alone, all Go files below DIR but those under
//! `testdata`, of which those that are not accepted are listed with their first error. The fastest of five runs counts.

#![expect(clippy::print_stdout, reason = "a benchmark reports")]

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use csp::base::intern::Interner;
use csp::base::source::{SourceFile, SourceMap};
use csp::compile::Style;
use csp::diag::render::render_message;
use csp::diag::sink::Sink;
use csp::driver::{build, front};
use csp::load::provider::WithText;
use csp::syntax::ast::Ast;
use csp::syntax::lexer::lex;
use csp::syntax::{Mode, parse_file};

const RUNS: usize = 5;

fn main() {
    match std::env::args().skip(1).find(|arg| !arg.starts_with('-')) {
        Some(dir) => measure_folder(Path::new(&dir)),
        None => measure_program(),
    }
}

/// The declarations of one part of the generated program; `@` is the part's number.
const PART: &str = r#"
// point@ is somewhere.
type point@ struct {
	x, y int
	name string
}

func (p *point@) move(dx, dy int) {
	p.x += dx
	p.y += dy
}

func (p point@) String() string {
	return fmt.Sprintf("%s at (%d, %d)", p.name, p.x, p.y)
}

func sum@(values []int, keep func(int) bool) (total int, err error) {
	for i, value := range values {
		if value < 0 {
			return 0, fmt.Errorf("value %d is negative: %d", i, value)
		}
		if keep(value) && i%3 != 0 || value == 42 {
			total += value * (i + 1)
		}
	}
	return total, nil
}

func count@(words []string) map[string]int {
	counts := make(map[string]int, len(words))
	for _, word := range words {
		switch word = strings.ToLower(word); word {
		case "", "the", "a":
			continue
		default:
			counts[word]++
		}
	}
	return counts
}

func work@(in <-chan int, out chan<- string) {
	p := &point@{name: "p@"}
	limit := len(p.name) + 10
	for n := range in {
		p.move(n, -n)
		total, err := sum@([]int{n, n + 1, 2 * n}, func(v int) bool { return v > limit })
		if err != nil {
			out <- err.Error()
			break
		}
		out <- fmt.Sprint(p, total, count@(strings.Fields("one two two")))
	}
	close(out)
}

func main@() {
	in, out := make(chan int), make(chan string, 1)
	go work@(in, out)
	in <- 1
	close(in)
	for text := range out {
		fmt.Println(text)
	}
}
"#;

/// How many parts the program has.
const PARTS: usize = 250;

fn program() -> String {
    let mut text = String::from("package main\n\nimport (\n\t\"fmt\"\n\t\"strings\"\n)\n");
    (0..PARTS).for_each(|part| text += &PART.replace('@', &part.to_string()));
    text += "\nfunc main() {\n";
    (0..PARTS).for_each(|part| text += &format!("\tmain{part}()\n"));
    text + "}\n"
}

fn measure_program() {
    let text = program();
    let lines = text.lines().count() as f64;
    let sources = SourceMap::default();
    let file = sources.add("main.go", text.clone().into_bytes()).expect("the program is small");
    measure_syntax(&[file]);
    let provider = WithText { path: "main.go".into(), text: text.into_bytes() };
    let path = [PathBuf::from("main.go")];
    let parsed = || front::parse(&provider, &path).expect("it can be read");
    report("front: check", lines / 1e3, "thousand lines/s", parsed, |parsed| {
        assert!(parsed.check().is_ok(), "the program is correct");
    });
    report("front: check and compile", lines / 1e3, "thousand lines/s", parsed, |parsed| {
        let mut checked = parsed.check();
        assert!(build::compile(&parsed, &mut checked, Style::Fast).is_ok(), "the program can be compiled");
    });
}

fn measure_folder(dir: &Path) {
    let mut paths = Vec::new();
    collect(dir, &mut paths);
    paths.sort();
    let sources = SourceMap::default();
    let load = |path: &PathBuf| sources.add(path.to_string_lossy().as_ref(), std::fs::read(path).ok()?);
    let files: Vec<_> = paths.iter().filter_map(load).collect();
    measure_syntax(&files);
    let rejected = files.iter().filter(|file| !accepted(&sources, file)).count();
    println!("{} accepted, {rejected} rejected", files.len() - rejected);
}

fn measure_syntax(files: &[Arc<SourceFile>]) {
    let megabytes = files.iter().map(|file| file.text.len()).sum::<usize>() as f64 / 1e6;
    report(
        "front: lex",
        megabytes,
        "MB/s",
        || (),
        |()| {
            for file in files {
                std::hint::black_box(lex(file, 0..file.text.len() as u32));
            }
        },
    );
    report(
        "front: lex and parse",
        megabytes,
        "MB/s",
        || (),
        |()| {
            let (mut ast, mut names, mut sink) = (Ast::default(), Interner::default(), Sink::new());
            for file in files {
                parse_file(&mut ast, &mut names, file, &mut sink, Mode::Go);
            }
        },
    );
}

/// Prints how much of `amount` the fastest run does in a second; what `prepare` takes does not count.
fn report<T>(name: &str, amount: f64, unit: &str, prepare: impl Fn() -> T, pass: impl Fn(T)) {
    let timed = |_| {
        let input = prepare();
        let start = Instant::now();
        pass(input);
        start.elapsed().as_secs_f64()
    };
    let best = (0..RUNS).map(timed).fold(f64::INFINITY, f64::min);
    println!("{name}\t{:.1}\t{unit}", amount / best);
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
