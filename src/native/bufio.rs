//! Package bufio's native.

use crate::native;
use crate::native::strings::charge;
use crate::native::text;
use crate::vm::abi::{Native, NativeCx, NativeResult, Slice};

pub(super) const NATIVES: &[Native] = &[native!("bufio.findWord", find_word)];

/// A word is short mostly: a look at so many bytes does.
const GLANCE: usize = 256;

fn find_word(cx: &mut NativeCx<'_>, (data,): (Slice,)) -> NativeResult<(i64, i64, i64)> {
    let mut bytes = vec![0; data.len().min(GLANCE)];
    data.read_bytes(cx, 0, &mut bytes);
    let mut word = text::word(&bytes);
    if word.1.is_none() && data.len() > GLANCE {
        bytes = data.to_vec(cx);
        word = text::word(&bytes);
    }
    let (start, end) = word;
    charge(cx, bytes.len());
    Ok(end.map_or((start as i64, -1, 0), |(end, after)| (start as i64, end as i64, after as i64)))
}
