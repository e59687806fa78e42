//! `docs/instructions.md`: made from the table of instructions; `CSP_BLESS=1 cargo test --test suite instructions` writes
//! it anew.

use std::fmt::Write;
use std::path::Path;

use csp::bytecode::insn::{OpInfo, OperandInfo};
use csp::bytecode::isa::OPCODES;
use csp::bytecode::operand::{Role, Shape};
use libtest_mimic::{Failed, Trial};

const HEAD: &str = "\
# The instructions

Made from the table in `src/bytecode/isa.rs` by `CSP_BLESS=1 cargo test --test suite instructions`; a test compares them.
`csp dump --bytecode FILE` lists a program in these words.

An instruction is one to three words of 64 bits: the opcode and its operands, each as wide as its kind asks for. Registers
are slots of a function's frame, of 8 bytes. In the lists, `r` is a register that is read, `w` one that is written, `rw`
one that is both; behind it stands what it holds:

| word | what is held |
|---|---|
| `word` | a number, a bool, bits: one slot that points nowhere |
| `ptr` | a pointer, map, channel or func value: one slot |
| `any`, `any2` | one slot, or two, of any kind |
| `str` | a string: pointer and length, two slots |
| `slice` | pointer, length and capacity: two slots |
| `iface` | an interface: type and data, two slots |
| `slots` | a run of slots; another operand or the type says how many |

Other operands are numbers (`imm`), places in the code relative to the instruction (`jump`), the first slot of the called
function's frame (`base`) and its size (`frame`), and what the linker resolves: functions (`func`, `native`), package
variables (`global`), string constants (`string`), types (`type`), methods (`method`), tables of the function (`table`);
a `cache` belongs to the machine. A word *panics* says which run-time errors an instruction may raise.
";

/// The test.
pub(crate) fn trials() -> Vec<Trial> {
    vec![Trial::test("instructions/document_is_current", current)]
}

fn current() -> Result<(), Failed> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let table = std::fs::read_to_string(root.join("src/bytecode/isa.rs"))?;
    let got = document(&table)?;
    let file = root.join("docs/instructions.md");
    if std::env::var_os("CSP_BLESS").is_some_and(|value| value == "1") {
        return Ok(std::fs::write(file, got)?);
    }
    let want = std::fs::read_to_string(file).unwrap_or_default();
    let same = want.lines().zip(got.lines()).take_while(|(want, got)| want == got).count();
    match want == got {
        true => Ok(()),
        false => Err(format!("line {}: CSP_BLESS=1 cargo test --test suite instructions", same + 1).into()),
    }
}

/// The document: headings and the order of rows are the table's, the rest is what the compiler has made of it.
fn document(table: &str) -> Result<String, Failed> {
    let mut text = HEAD.to_owned();
    let mut n_rows = 0;
    for line in table.lines().map(str::trim) {
        if let Some(heading) = line.strip_prefix("// ---- ") {
            let (title, rest) = heading.split_once(['.', ';']).unwrap_or((heading, ""));
            let _ = write!(text, "\n## {title}\n\n");
            if !rest.trim().is_empty() {
                let _ = write!(text, "{}\n\n", sentence(rest.trim()));
            }
            text.push_str("| instruction | operands | words | what it does |\n|---|---|---|---|\n");
        } else if let Some(name) = row_name(line) {
            let op = OPCODES.iter().find(|op| op.name == name).ok_or_else(|| format!("{name} is no instruction"))?;
            text.push_str(&row(op));
            n_rows += 1;
        }
    }
    match n_rows == OPCODES.len() {
        true => Ok(text),
        false => Err(format!("{n_rows} rows found of {}", OPCODES.len()).into()),
    }
}

/// The second name of a row `Camel, snake { … }`.
fn row_name(line: &str) -> Option<&str> {
    let (camel, rest) = line.split_once(", ")?;
    let is_camel = camel.starts_with(|c: char| c.is_ascii_uppercase()) && camel.chars().all(char::is_alphanumeric);
    let (snake, _) = rest.split_once(" {")?;
    is_camel.then_some(snake).filter(|snake| snake.chars().all(|c| c.is_alphanumeric() || c == '_'))
}

fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}", chars.as_str())
}

fn row(op: &OpInfo) -> String {
    let operands: Vec<String> = op.operands.iter().map(operand).collect();
    let doc = op.doc.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|");
    format!("| `{}` | {} | {} | {doc} |\n", op.name, operands.join(", "), op.words)
}

fn operand(operand: &OperandInfo) -> String {
    let role = match operand.role {
        Role::Read(shape) => format!("r {}", shape_name(shape)),
        Role::Write(shape) => format!("w {}", shape_name(shape)),
        Role::ReadWrite(shape) => format!("rw {}", shape_name(shape)),
        Role::Base => "base".into(),
        Role::Imm => "imm".into(),
        Role::Jump => "jump".into(),
        Role::Func => "func".into(),
        Role::Frame => "frame".into(),
        Role::Native => "native".into(),
        Role::Global => "global".into(),
        Role::Str => "string".into(),
        Role::Type => "type".into(),
        Role::Method => "method".into(),
        Role::Cache => "cache".into(),
        Role::Table => "table".into(),
    };
    format!("`{}` {role}", operand.name.trim_end_matches('_'))
}

fn shape_name(shape: Shape) -> &'static str {
    match shape {
        Shape::Word => "word",
        Shape::Ptr => "ptr",
        Shape::Any => "any",
        Shape::AnyPair => "any2",
        Shape::Str => "str",
        Shape::Slice => "slice",
        Shape::Iface => "iface",
        Shape::Slots => "slots",
    }
}
