//! Why a goroutine waits, in Go's words: shown in tracebacks and in the report of a deadlock.

use std::fmt;

/// Declares the closed list, so that a reason and its text stand on one line.
macro_rules! wait_reasons {
    ($($(#[doc = $doc:literal])+ $Name:ident = $text:literal,)*) => {
        /// What a parked goroutine waits for.
        #[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
        #[repr(u8)]
        pub enum WaitReason {
            $($(#[doc = $doc])+ $Name,)*
        }

        /// Every reason, at the index of its number.
        const ALL: &[WaitReason] = &[$(WaitReason::$Name),*];

        impl WaitReason {
            /// Go's text.
            pub fn text(self) -> &'static str {
                match self {
                    $(WaitReason::$Name => $text,)*
                }
            }
        }
    };
}

wait_reasons! {
    /// Not waiting.
    None = "",
    /// `<-c`.
    ChanReceive = "chan receive",
    /// `c <- v`.
    ChanSend = "chan send",
    /// `<-c` where c is nil: for ever.
    ChanReceiveNil = "chan receive (nil chan)",
    /// `c <- v` where c is nil: for ever.
    ChanSendNil = "chan send (nil chan)",
    /// A select whose cases all wait.
    Select = "select",
    /// `select {}`, or one whose channels are all nil: for ever.
    SelectNoCases = "select (no cases)",
    /// time.Sleep.
    Sleep = "sleep",
    /// sync.Mutex.Lock.
    MutexLock = "sync.Mutex.Lock",
    /// sync.RWMutex.RLock.
    RwMutexRLock = "sync.RWMutex.RLock",
    /// sync.RWMutex.Lock.
    RwMutexLock = "sync.RWMutex.Lock",
    /// sync.WaitGroup.Wait.
    WaitGroupWait = "sync.WaitGroup.Wait",
    /// sync.Cond.Wait.
    CondWait = "sync.Cond.Wait",
    /// A semaphore of the runtime that has no name of its own.
    Semacquire = "semacquire",
    /// A descriptor in the poller.
    IoWait = "IO wait",
    /// A call on the blocking pool.
    Syscall = "syscall",
    /// The world to be started again.
    StoppingTheWorld = "stopping the world",
    /// A collection to end.
    GcWait = "wait for GC cycle",
    /// A finalizer to run.
    FinalizerWait = "finalizer wait",
    /// The other side of a coroutine (iter.Pull).
    Coroutine = "coroutine",
    /// A deferred call of a panicking goroutine while the program ends.
    PanicWait = "panicwait",
}

impl WaitReason {
    /// The reason whose number is `n`; `None` for a number that is no reason's.
    pub(super) fn from_number(n: u8) -> WaitReason {
        ALL.get(usize::from(n)).copied().unwrap_or(WaitReason::None)
    }
}

impl fmt::Display for WaitReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_round_trip() {
        for &reason in ALL {
            assert_eq!(WaitReason::from_number(reason as u8), reason);
        }
        assert_eq!(WaitReason::from_number(255), WaitReason::None);
    }
}
