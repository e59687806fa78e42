//! The listing of a program: every function with its source lines.

use std::fmt::Write;

use crate::base::index::Idx;
use crate::bytecode::function::{FuncId, Function, NativeId, Program, StrId};
use crate::bytecode::insn::read_operand;
use crate::bytecode::isa::Opcode;
use crate::bytecode::operand::Role;
use crate::bytecode::rtype::MethodId;

/// The listing of all functions.
pub fn listing(program: &Program) -> String {
    let mut text = String::new();
    for (i, function) in program.funcs.iter().enumerate() {
        if i > 0 {
            text.push('\n');
        }
        self::function(program, function, &mut text);
    }
    text
}

/// The listing of one function: a line an instruction, after the source line it belongs to.
pub fn function(program: &Program, function: &Function, text: &mut String) {
    let _ = writeln!(
        text,
        "func {}: {} params, {} registers, {} results, frame {}{}",
        function.name,
        function.n_params,
        function.n_regs(),
        function.n_results,
        function.frame_slots,
        if function.wrapper { ", wrapper" } else { "" },
    );
    let (mut at, mut last) = (0, None);
    while let Some(&word) = function.code.get(at) {
        let place = function.line(at as u32).map(|entry| (entry.file, entry.line));
        if place != last
            && let Some((file, line)) = place
        {
            let _ = writeln!(text, "  {}:{line}", program.files.get(file as usize).map_or("?", |f| f));
        }
        last = place;
        let Some(opcode) = Opcode::of(word) else {
            let _ = writeln!(text, "    {at:5}  ?{word:#x}");
            return;
        };
        let _ = writeln!(text, "    {at:5}  {}", instruction(program, function, at, opcode));
        at += opcode.info().words;
    }
}

fn instruction(program: &Program, function: &Function, at: usize, opcode: Opcode) -> String {
    let mut text = format!("{:<14}", opcode.info().name.trim_end_matches('_'));
    for (info, place) in opcode.operands() {
        let bits = read_operand(&function.code[at..], place, info.bits);
        let shown = operand(program, at, info.role, info.bits, bits);
        let _ = write!(text, " {}={shown}", info.name.trim_end_matches('_'));
    }
    text
}

fn operand(program: &Program, at: usize, role: Role, width: u32, bits: u64) -> String {
    let signed = (bits << (64 - width)) as i64 >> (64 - width);
    let index = bits as usize;
    match role {
        Role::Read(_) | Role::Write(_) | Role::ReadWrite(_) | Role::Base => format!("r{bits}"),
        Role::Jump => format!("@{}", at as i64 + signed),
        Role::Imm => format!("{signed}"),
        Role::Func if index < program.funcs.len() => program.funcs[FuncId::new(index)].name.to_string(),
        Role::Native if index < program.natives.len() => program.natives[NativeId::new(index)].name.to_string(),
        Role::Global if index < program.globals.len() => {
            program.globals[crate::bytecode::function::GlobalId::new(index)].name.to_string()
        }
        Role::Str if index < program.strings.len() => {
            let mut shown = format!("{:?}", String::from_utf8_lossy(&program.strings[StrId::new(index)]));
            if shown.chars().count() > 40 {
                shown = shown.chars().take(37).chain("...".chars()).collect();
            }
            shown
        }
        Role::Type => type_name(program, bits),
        Role::Method => program.types.method_name(MethodId::new(index)).0.to_string(),
        Role::Frame | Role::Cache => "_".into(),
        Role::Table => format!("table{bits}"),
        Role::Func | Role::Native | Role::Global | Role::Str => format!("?{bits}"),
    }
}

fn type_name(program: &Program, address: u64) -> String {
    let all = program.types.all();
    all.into_iter().find(|ty| ty.address() as u64 == address).map_or_else(|| "?".into(), |ty| ty.name.to_string())
}
