//! How much a program that fails tells of its goroutines: GOTRACEBACK and runtime/debug.SetTraceback.

use crate::sync::atomic::{AtomicU8, Ordering::Relaxed};

/// How much is told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Tracing(u8);

impl Tracing {
    /// The goroutine that failed.
    const ONE: u8 = 1;
    /// All others, if anything is told.
    const OTHERS: u8 = 2;
    /// The process ends by SIGABRT.
    const ABORT: u8 = 4;

    /// What a word says: `none`, `single`, `all`, `system`, `crash`, or Go's numbers. The run time of csp has no
    /// goroutines of its own, so that `system` shows what `all` does.
    pub fn of(word: &str) -> Tracing {
        Tracing(match word {
            "none" => 0,
            "" | "single" => Self::ONE,
            "all" | "system" => Self::ONE | Self::OTHERS,
            "crash" => Self::ONE | Self::OTHERS | Self::ABORT,
            // As in Go, a word that means nothing is the number 0.
            _ if word.parse::<u32>().unwrap_or(0) > 0 => Self::ONE | Self::OTHERS,
            _ => Self::OTHERS,
        })
    }

    /// Whether goroutines are shown at all.
    pub(crate) fn shows_any(self) -> bool {
        self.0 & Self::ONE != 0
    }

    /// Whether all are.
    pub(crate) fn shows_all(self) -> bool {
        self.0 & (Self::ONE | Self::OTHERS) == Self::ONE | Self::OTHERS
    }

    /// Whether the process ends by SIGABRT.
    pub(crate) fn aborts(self) -> bool {
        self.0 & Self::ABORT != 0
    }
}

impl Default for Tracing {
    fn default() -> Self {
        Tracing(Self::ONE)
    }
}

/// What holds for a program: what its environment says at least, and what it has set itself.
pub(crate) struct Setting {
    least: Tracing,
    now: AtomicU8,
}

impl Setting {
    /// As the environment says.
    pub(crate) fn new(least: Tracing) -> Setting {
        Setting { least, now: AtomicU8::new(least.0) }
    }

    /// The program wants this.
    pub(crate) fn set(&self, wanted: Tracing) {
        self.now.store(wanted.0 | self.least.0, Relaxed);
    }

    /// What holds.
    pub(crate) fn get(&self) -> Tracing {
        Tracing(self.now.load(Relaxed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_gos() {
        let of = |word| {
            let tracing = Tracing::of(word);
            (tracing.shows_any(), tracing.shows_all(), tracing.aborts())
        };
        for (words, want) in [
            (&["none", "0", "loud", "-1"][..], (false, false, false)),
            (&["", "single"], (true, false, false)),
            (&["all", "system", "1", "2"], (true, true, false)),
            (&["crash"], (true, true, true)),
        ] {
            words.iter().for_each(|word| assert_eq!(of(word), want, "{word}"));
        }
        let setting = Setting::new(Tracing::of("single"));
        setting.set(Tracing::of("none"));
        assert_eq!(setting.get(), Tracing::default());
        setting.set(Tracing::of("crash"));
        assert!(setting.get().aborts() && setting.get().shows_all());
    }
}
