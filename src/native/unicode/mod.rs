//! Package unicode's natives: general categories and simple case mappings.

mod tables;

use crate::native;
use crate::vm::abi::{Native, NativeCx, NativeResult};
use tables::{CATEGORIES, FOLD, LOWER, Run, TITLE, UPPER};

pub(super) const NATIVES: &[Native] =
    &[native!("unicode.category", category), native!("unicode.toCase", to_case), native!("unicode.SimpleFold", fold)];

/// Zs; all above are letters, marks, numbers, punctuation and symbols.
pub(crate) const SPACE_SEPARATOR: u32 = 22;
/// Cn, what nothing is assigned to.
const UNASSIGNED: u32 = 29;
const MAX_RUNE: u32 = 0x10_ffff;

/// The number of the general category of a code point.
pub(crate) fn category_of(rune: u32) -> u32 {
    if rune > MAX_RUNE {
        return UNASSIGNED;
    }
    let after = CATEGORIES.partition_point(|entry| entry >> 5 <= rune);
    CATEGORIES[after - 1] & 31
}

/// What a table makes of a code point.
fn map(table: &[Run], rune: u32) -> u32 {
    let at = table.partition_point(|run| run.1 < rune);
    match table.get(at) {
        Some(&(first, _, 0, _)) if first <= rune => ((rune - first) ^ 1) + first,
        Some(&(first, _, step, delta)) if first <= rune && (rune - first).is_multiple_of(u32::from(step)) => {
            rune.wrapping_add_signed(delta)
        }
        _ => rune,
    }
}

/// unicode.SimpleFold.
pub(crate) fn simple_fold(rune: u32) -> u32 {
    map(FOLD, rune)
}

/// unicode.ToUpper.
pub(crate) fn to_upper(rune: u32) -> u32 {
    map(UPPER, rune)
}

/// unicode.ToLower.
pub(crate) fn to_lower(rune: u32) -> u32 {
    map(LOWER, rune)
}

fn category(_: &mut NativeCx<'_>, (rune,): (i32,)) -> NativeResult<i64> {
    Ok(i64::from(category_of(rune as u32)))
}

fn to_case(_: &mut NativeCx<'_>, (case, rune): (i64, i32)) -> NativeResult<i32> {
    let table = match case {
        0 => UPPER,
        1 => LOWER,
        _ => TITLE,
    };
    Ok(map(table, rune as u32) as i32)
}

fn fold(_: &mut NativeCx<'_>, (rune,): (i32,)) -> NativeResult<i32> {
    Ok(simple_fold(rune as u32) as i32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn categories_of_some_runes() {
        let want = [('A', 0), ('a', 1), ('\u{1c5}', 2), ('5', 8), ('_', 11), ('$', 19), (' ', 22), ('\0', 25)];
        for (c, number) in want {
            assert_eq!(category_of(c as u32), number, "{c:?}");
        }
        assert_eq!(category_of(0xd800), 27);
        assert_eq!(category_of(0xe000), 28);
        assert_eq!(category_of(0x10_ffff), 29);
        assert_eq!(category_of(u32::MAX), 29);
    }

    #[test]
    fn cases_agree_with_the_standard_library() {
        for c in (0..=MAX_RUNE).filter_map(char::from_u32) {
            let mut upper = c.to_uppercase();
            if upper.len() == 1 {
                let upper = upper.next().expect("there is one") as u32;
                assert_eq!(map(UPPER, c as u32), upper, "upper case of {c:?}");
            }
            let mut lower = c.to_lowercase();
            if lower.len() == 1 {
                let lower = lower.next().expect("there is one") as u32;
                assert_eq!(map(LOWER, c as u32), lower, "lower case of {c:?}");
            }
        }
    }

    #[test]
    fn folding_goes_around() {
        for (start, round) in [('k', vec![0x212a, 0x4b]), ('\u{1c4}', vec![0x1c5, 0x1c6]), ('1', vec![])] {
            let mut rune = start as u32;
            for want in round {
                rune = simple_fold(rune);
                assert_eq!(rune, want);
            }
            assert_eq!(simple_fold(rune), start as u32);
        }
        assert_eq!(simple_fold(u32::MAX), u32::MAX);
    }
}
