//! What packages strings, bytes, bufio and unicode/utf8 do with bytes that are mostly UTF-8, by Go's rules.

use std::ops::Range;

use crate::native::quote::decode;
use crate::native::unicode;

/// The last rune of `bytes` (not empty) and its width; U+FFFD and 1 for an invalid byte.
pub(crate) fn decode_last(bytes: &[u8]) -> (u32, usize) {
    let end = bytes.len();
    for width in 1..=end.min(4) {
        let start = end - width;
        if bytes[start] & 0xc0 != 0x80 {
            let (rune, size) = decode(&bytes[start..]);
            return if size == width { (rune, size) } else { (0xfffd, 1) };
        }
    }
    (0xfffd, 1)
}

/// How many runes there are, each byte that belongs to none counted as one.
pub(crate) fn rune_count(bytes: &[u8]) -> usize {
    bytes.utf8_chunks().map(|chunk| chunk.valid().chars().count() + chunk.invalid().len()).sum()
}

/// unicode.IsSpace.
pub(crate) fn is_space(rune: u32) -> bool {
    char::from_u32(rune).is_some_and(char::is_whitespace)
}

/// The first place of a rune of `chars`.
pub(crate) fn index_any(bytes: &[u8], chars: &[u8]) -> Option<usize> {
    let set = RuneSet::new(chars);
    let mut at = 0;
    while at < bytes.len() {
        let (rune, width) = decode(&bytes[at..]);
        if set.has(rune) {
            return Some(at);
        }
        at += width;
    }
    None
}

/// The last place of a rune of `chars`.
pub(crate) fn last_index_any(bytes: &[u8], chars: &[u8]) -> Option<usize> {
    let set = RuneSet::new(chars);
    let mut end = bytes.len();
    while end > 0 {
        let (rune, width) = decode_last(&bytes[..end]);
        end -= width;
        if set.has(rune) {
            return Some(end);
        }
    }
    None
}

/// The runes of a text.
pub(crate) struct RuneSet {
    ascii: u128,
    others: Vec<u32>,
}

impl RuneSet {
    /// Those of `chars`, where what is no UTF-8 is U+FFFD.
    pub(crate) fn new(chars: &[u8]) -> RuneSet {
        let mut set = RuneSet { ascii: 0, others: Vec::new() };
        let mut at = 0;
        while at < chars.len() {
            let (rune, width) = decode(&chars[at..]);
            if rune < 0x80 {
                set.ascii |= 1 << rune;
            } else {
                set.others.push(rune);
            }
            at += width;
        }
        set
    }

    /// Whether `rune` is among them.
    pub(crate) fn has(&self, rune: u32) -> bool {
        if rune < 0x80 { self.ascii >> rune & 1 != 0 } else { self.others.contains(&rune) }
    }
}

/// How often `part` is there without overlap; an empty one once more than there are runes.
pub(crate) fn count(bytes: &[u8], part: &[u8]) -> usize {
    match part {
        [] => rune_count(bytes) + 1,
        [byte] => memchr::memchr_iter(*byte, bytes).count(),
        _ => memchr::memmem::find_iter(bytes, part).count(),
    }
}

/// Whether two texts are equal when the case of letters is ignored.
pub(crate) fn equal_fold(a: &[u8], b: &[u8]) -> bool {
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        let ((x, x_width), (y, y_width)) = (decode(&a[i..]), decode(&b[j..]));
        if x != y && !folds(x, y) {
            return false;
        }
        (i, j) = (i + x_width, j + y_width);
    }
    i == a.len() && j == b.len()
}

/// Whether two different runes reach each other by simple folding.
fn folds(a: u32, b: u32) -> bool {
    if a < 0x80 && b < 0x80 {
        return (a as u8).eq_ignore_ascii_case(&(b as u8));
    }
    let mut rune = unicode::simple_fold(a);
    while rune != a && rune != b {
        rune = unicode::simple_fold(rune);
    }
    rune == b
}

/// The first word: where it begins and, if white space follows, where it ends and what is behind that space's first
/// rune.
pub(crate) fn word(bytes: &[u8]) -> (usize, Option<(usize, usize)>) {
    let mut at = 0;
    let mut start = None;
    while at < bytes.len() {
        let (rune, width) = decode(&bytes[at..]);
        // An invalid byte is U+FFFD, which is no space.
        match (is_space(rune), start) {
            (false, None) => start = Some(at),
            (true, Some(start)) => return (start, Some((at, at + width))),
            _ => {}
        }
        at += width;
    }
    (start.unwrap_or(bytes.len()), None)
}

/// The parts between runs of white space.
pub(crate) fn fields(bytes: &[u8]) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut from = 0;
    while from < bytes.len() {
        let (start, end) = word(&bytes[from..]);
        let start = from + start;
        if start == bytes.len() {
            break;
        }
        let (end, after) = end.map_or((bytes.len(), bytes.len()), |(end, after)| (from + end, from + after));
        parts.push(start..end);
        from = after;
    }
    parts
}

/// The parts between occurrences of `sep`, which is not empty, at most `n`, all if `n` is negative; each but the last
/// has the first `keep` bytes of what follows it.
pub(crate) fn split(bytes: &[u8], sep: &[u8], keep: usize, n: i64) -> Vec<Range<usize>> {
    let limit = usize::try_from(n).map_or(usize::MAX, |n| n.saturating_sub(1));
    let mut parts = Vec::new();
    let mut from = 0;
    let mut cut = |at: usize| {
        parts.push(from..at + keep);
        from = at + sep.len();
    };
    match sep {
        [byte] => memchr::memchr_iter(*byte, bytes).take(limit).for_each(&mut cut),
        _ => memchr::memmem::find_iter(bytes, sep).take(limit).for_each(&mut cut),
    }
    parts.push(from..bytes.len());
    parts
}

/// The length of what [`replace`] makes, where that is longer than `bytes`.
pub(crate) fn replaced_len(bytes: &[u8], old: &[u8], new: usize, n: i64) -> usize {
    let growth = new.saturating_sub(old.len());
    if growth == 0 {
        return bytes.len();
    }
    let found = count(bytes, old).min(usize::try_from(n).unwrap_or(usize::MAX));
    bytes.len().saturating_add(found.saturating_mul(growth))
}

/// `bytes` with the first `n` occurrences of `old` replaced, all if `n` is negative; `None` where nothing is.
pub(crate) fn replace(bytes: &[u8], old: &[u8], new: &[u8], n: i64) -> Option<Vec<u8>> {
    let limit = usize::try_from(n).unwrap_or(usize::MAX);
    if old == new || limit == 0 {
        return None;
    }
    let mut out = Vec::new();
    let mut from = 0;
    let mut found = false;
    let mut put = |at: usize| {
        found = true;
        out.extend_from_slice(&bytes[from..at]);
        out.extend_from_slice(new);
        from = at + old.len();
    };
    if old.is_empty() {
        rune_starts(bytes).take(limit).for_each(&mut put);
    } else {
        memchr::memmem::find_iter(bytes, old).take(limit).for_each(&mut put);
    }
    out.extend_from_slice(&bytes[from..]);
    found.then_some(out)
}

/// Where runes begin, and the end.
fn rune_starts(bytes: &[u8]) -> impl Iterator<Item = usize> {
    let mut next = Some(0);
    std::iter::from_fn(move || {
        let at = next?;
        next = (at < bytes.len()).then(|| at + decode(&bytes[at..]).1);
        Some(at)
    })
}

/// Which letters to change.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Case {
    /// To upper case.
    Upper,
    /// To lower case.
    Lower,
}

/// The text in a case, rune by rune, where what is no UTF-8 becomes U+FFFD; `None` if it stays as it is.
pub(crate) fn to_case(bytes: &[u8], case: Case) -> Option<Vec<u8>> {
    if !bytes.is_ascii() {
        return runes_to_case(bytes, case);
    }
    match case {
        Case::Upper if bytes.iter().any(u8::is_ascii_lowercase) => Some(bytes.to_ascii_uppercase()),
        Case::Lower if bytes.iter().any(u8::is_ascii_uppercase) => Some(bytes.to_ascii_lowercase()),
        _ => None,
    }
}

fn runes_to_case(bytes: &[u8], case: Case) -> Option<Vec<u8>> {
    let map = match case {
        Case::Upper => unicode::to_upper,
        Case::Lower => unicode::to_lower,
    };
    let mut cased = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let (rune, size) = decode(&bytes[at..]);
        at += size;
        let c = char::from_u32(map(rune)).unwrap_or(char::REPLACEMENT_CHARACTER);
        cased.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
    }
    (cased != bytes).then_some(cased)
}

/// Whether `rune` is in a text, where what is no UTF-8 is U+FFFD.
pub(crate) fn has_rune(text: &[u8], rune: u32) -> bool {
    let mut at = 0;
    while at < text.len() {
        let (found, size) = decode(&text[at..]);
        if found == rune {
            return true;
        }
        at += size;
    }
    false
}

/// Where the first rune stands that does not go, the length if all go.
pub(crate) fn trimmed_start(bytes: &[u8], goes: impl Fn(u32) -> bool) -> usize {
    let mut at = 0;
    while at < bytes.len() {
        let (rune, size) = decode(&bytes[at..]);
        if !goes(rune) {
            break;
        }
        at += size;
    }
    at
}

/// Where the last rune ends that does not go, 0 if all go.
pub(crate) fn trimmed_end(bytes: &[u8], goes: impl Fn(u32) -> bool) -> usize {
    let mut end = bytes.len();
    while end > 0 {
        let (rune, size) = decode_last(&bytes[..end]);
        if !goes(rune) {
            break;
        }
        end -= size;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runes_as_go_counts_them() {
        assert_eq!(rune_count("aé☺\u{10ffff}".as_bytes()), 4);
        assert_eq!(rune_count(b"a\xe2\x82b\xf0\x80\x80\x80\xed\xa0\x80"), 11);
        assert_eq!(decode_last("a☺".as_bytes()), (0x263a, 3));
        assert_eq!(decode_last(b"a\x82\x82"), (0xfffd, 1));
        assert_eq!(decode_last(b"\xe2\x82"), (0xfffd, 1));
    }

    #[test]
    fn any_of_some_runes() {
        assert_eq!(index_any("xé☺".as_bytes(), "☺é".as_bytes()), Some(1));
        assert_eq!(last_index_any("xé☺é".as_bytes(), "é".as_bytes()), Some(6));
        assert_eq!(index_any(b"ab\xff", "\u{fffd}".as_bytes()), Some(2));
        assert_eq!(index_any("a\u{fffd}".as_bytes(), b"\x80"), Some(1));
        assert_eq!(index_any(b"abc", b""), None);
    }

    #[test]
    fn words_and_parts() {
        let text = " a\u{3000}bc\t".as_bytes();
        assert_eq!(fields(text), [1..2, 5..7]);
        assert_eq!(fields(b" \n"), []);
        assert_eq!(word(b"  ab c"), (2, Some((4, 5))));
        assert_eq!(word(b"  "), (2, None));
        assert_eq!(split(b"a,b,c", b",", 0, -1), [0..1, 2..3, 4..5]);
        assert_eq!(split(b"a,b,c", b",", 1, 2), [0..2, 2..5]);
        assert_eq!(split(b"a--b", b"--", 0, 1), *std::slice::from_ref(&(0..4)));
        assert_eq!(split(b"", b"-", 0, -1), *std::slice::from_ref(&(0..0)));
    }

    #[test]
    fn replaced() {
        let replaced = |s: &str, old: &str, new: &str, n| {
            replace(s.as_bytes(), old.as_bytes(), new.as_bytes(), n).map(|b| String::from_utf8_lossy(&b).into_owned())
        };
        assert_eq!(replaced("oink oink oink", "k", "ky", 2).as_deref(), Some("oinky oinky oink"));
        assert_eq!(replaced("é☺", "", "-", -1).as_deref(), Some("-é-☺-"));
        assert_eq!(replaced("é☺", "", "-", 2).as_deref(), Some("-é-☺"));
        assert_eq!(replaced("abc", "x", "y", -1), None);
        assert_eq!(replaced("", "", "y", -1).as_deref(), Some("y"));
    }

    #[test]
    fn cases_of_all_runes() {
        let upper =
            |text: &str| to_case(text.as_bytes(), Case::Upper).map(|bytes| String::from_utf8(bytes).expect("it is"));
        assert_eq!(upper("aB"), Some("AB".into()));
        assert_eq!(upper("AB \u{df}"), None);
        assert_eq!(upper("\u{e9}a\u{10428}"), Some("\u{c9}A\u{10400}".into()));
        assert_eq!(to_case(b"\xff", Case::Lower), Some("\u{fffd}".into()));
        assert_eq!(to_case("\u{130}".as_bytes(), Case::Lower), Some(b"i".to_vec()));
    }

    #[test]
    fn equal_without_case() {
        assert!(equal_fold("Straße K".as_bytes(), "sTRAßE \u{212a}".as_bytes()));
        assert!(equal_fold("Σσς".as_bytes(), "ςΣσ".as_bytes()));
        assert!(!equal_fold(b"abc", b"abcd") && !equal_fold(b"a", b"b"));
    }
}
