//! Package regexp: finding matches. Expressions become programs in csp (stdlib/internal/regexp).

mod program;
mod search;

use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::{Arc, LazyLock, PoisonError, RwLock};

use crate::bytecode::rtype::Kind;
use crate::native;
use crate::vm::abi::{Fault, Native, NativeCx, NativeResult, Slice, Str};
use program::Program;
use search::{UNSET, search};

pub(super) const NATIVES: &[Native] = &[native!("regexp.programID", program_id), native!("regexp.find", find)];

/// So many decoded programs are kept; whoever uses more regular expressions at once has them decoded again.
const KEPT: usize = 1000;

/// A text that is longer is searched as long work.
const LONG: usize = 64 << 10;

/// Decoded programs by their numbers.
static PROGRAMS: LazyLock<RwLock<HashMap<i64, Arc<Program>>>> = LazyLock::new(RwLock::default);

/// A number for a program: a hash of it, so that equal ones have the same and are decoded once. Its key is made anew by
/// each process: nobody can look for two programs with one number.
fn program_id(cx: &mut NativeCx<'_>, (words, prefix): (Slice, Str)) -> NativeResult<i64> {
    static KEY: LazyLock<RandomState> = LazyLock::new(RandomState::new);
    let mut hasher = KEY.build_hasher();
    (0..words.len()).for_each(|i| hasher.write_u32(words.get(cx, i)));
    hasher.write(prefix.bytes(cx));
    Ok(hasher.finish() as i64)
}

/// The program of an expression, decoded if it is not kept.
fn program(cx: &NativeCx<'_>, id: i64, words: Slice, prefix: Str) -> NativeResult<Arc<Program>> {
    if let Some(program) = PROGRAMS.read().unwrap_or_else(PoisonError::into_inner).get(&id) {
        return Ok(Arc::clone(program));
    }
    let words: Vec<u32> = (0..words.len()).map(|i| words.get(cx, i)).collect();
    let Some(program) = Program::decode(&words, prefix.bytes(cx)) else {
        return Err(Fault::fatal("regexp: a program that is none"));
    };
    let program = Arc::new(program);
    let mut programs = PROGRAMS.write().unwrap_or_else(PoisonError::into_inner);
    if programs.len() >= KEPT {
        programs.clear();
    }
    programs.insert(id, Arc::clone(&program));
    Ok(program)
}

/// The slots of the leftmost match at `from` or later, -1 for those that are not set; nil if there is none. With a
/// count of 0, which is enough to know whether there is one, it is empty.
fn find(
    cx: &mut NativeCx<'_>,
    (id, words, prefix, text, from, longest, slots): (i64, Slice, Str, Str, i64, bool, i64),
) -> NativeResult<(Slice, bool)> {
    let program = program(cx, id, words, prefix)?;
    if text.len() > LONG {
        cx.before_long_work();
    }
    let slots = (slots as usize).min(program.slots);
    let found = search(&program, text.bytes(cx), from as usize, longest, slots);
    let end = found.as_ref().and_then(|found| found.get(1)).copied().unwrap_or(text.len());
    cx.charge(u32::try_from(end.saturating_sub(from as usize)).unwrap_or(u32::MAX) / 4);
    match found {
        None => Ok((Slice::NIL, false)),
        Some(found) if found.is_empty() => Ok((Slice::NIL, true)),
        Some(found) => {
            let places: Vec<i64> = found.iter().map(|at| if *at == UNSET { -1 } else { *at as i64 }).collect();
            Ok((cx.new_slice(cx.types().basic(Kind::Int), &places)?, true))
        }
    }
}
