//! The environment: a copy of the process's, which the program changes.

use std::os::unix::ffi::OsStringExt;
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};

use crate::native;
use crate::native::syscall::strings;
use crate::vm::abi::{Native, NativeCx, NativeResult, Slice, Str};

pub(in crate::native) const NATIVES: &[Native] = &[
    native!("syscall.Environ", environ),
    native!("syscall.getenv", getenv),
    native!("syscall.setenv", setenv),
    native!("syscall.unsetenv", unsetenv),
];

/// Keys and values, in order.
#[derive(Default)]
struct Environment(Vec<(Vec<u8>, Vec<u8>)>);

/// The environment belongs to the process, not to an engine: in it all programs share one, as they do in Go.
static ENVIRONMENT: LazyLock<Mutex<Environment>> = LazyLock::new(|| {
    let mut environment = Environment::default();
    for (key, value) in std::env::vars_os() {
        let key = key.into_vec();
        if environment.get(&key).is_none() {
            environment.0.push((key, value.into_vec()));
        }
    }
    Mutex::new(environment)
});

fn environment() -> MutexGuard<'static, Environment> {
    ENVIRONMENT.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Environment {
    fn get(&self, key: &[u8]) -> Option<&[u8]> {
        self.0.iter().find(|(known, _)| known == key).map(|(_, value)| value.as_slice())
    }

    fn set(&mut self, key: &[u8], value: &[u8]) {
        match self.0.iter_mut().find(|(known, _)| known == key) {
            Some(entry) => entry.1 = value.to_vec(),
            None => self.0.push((key.to_vec(), value.to_vec())),
        }
    }

    fn remove(&mut self, key: &[u8]) {
        self.0.retain(|(known, _)| known != key);
    }

    /// As `key=value`.
    fn entries(&self) -> Vec<Vec<u8>> {
        self.0.iter().map(|(key, value)| [key.as_slice(), b"=", value].concat()).collect()
    }
}

fn environ(cx: &mut NativeCx<'_>, (): ()) -> NativeResult<Slice> {
    let entries = environment().entries();
    strings(cx, entries.iter().map(Vec::as_slice))
}

fn getenv(cx: &mut NativeCx<'_>, (key,): (Str,)) -> NativeResult<(Str, bool)> {
    let value = environment().get(key.bytes(cx)).map(<[u8]>::to_vec);
    Ok(match value {
        Some(value) => (cx.new_str(&value)?, true),
        None => (Str::EMPTY, false),
    })
}

fn setenv(cx: &mut NativeCx<'_>, (key, value): (Str, Str)) -> NativeResult<()> {
    environment().set(key.bytes(cx), value.bytes(cx));
    Ok(())
}

fn unsetenv(cx: &mut NativeCx<'_>, (key,): (Str,)) -> NativeResult<()> {
    environment().remove(key.bytes(cx));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::Environment;

    #[test]
    fn keys_keep_their_places() {
        let mut environment = Environment::default();
        environment.set(b"A", b"1");
        environment.set(b"B", b"2");
        environment.set(b"A", b"3");
        assert_eq!(environment.entries(), [b"A=3".to_vec(), b"B=2".to_vec()]);
        environment.remove(b"A");
        assert_eq!(environment.get(b"A"), None);
        environment.set(b"A", b"");
        assert_eq!(environment.entries(), [b"B=2".to_vec(), b"A=".to_vec()]);
    }
}
