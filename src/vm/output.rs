//! A program's output streams.
//!
//! Go makes one write per Println. Where nobody watches (a pipe, a file) standard output is collected in one buffer
//! instead, which is flushed before anything is written to another stream, before a worker waits, before a call on the
//! blocking pool, at each end of a slice, and at the end. On a terminal every write goes out. An error is kept and answered by the
//! next write.

use std::io;
use std::time::{Duration, Instant};

use crate::sync::Lock;

/// Where a stream's bytes go: the host's business.
pub trait Sink: Send {
    /// Writes all of `bytes`.
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()>;
}

/// A sink that keeps everything, for tests and hosts that want the output.
impl Sink for std::sync::Arc<std::sync::Mutex<Vec<u8>>> {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.lock().map_err(|_| io::Error::other("a reader of the output panicked"))?.extend_from_slice(bytes);
        Ok(())
    }
}

/// When a stream is flushed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Buffering {
    /// At every write.
    None,
    /// When there is a reason.
    Full,
}

/// A stream.
pub struct Output {
    state: Lock<State>,
    buffering: Buffering,
}

struct State {
    sink: Box<dyn Sink>,
    buffer: Vec<u8>,
    error: Option<io::Error>,
}

/// A full buffer is written.
const CAPACITY: usize = 64 << 10;

impl Output {
    /// A stream to `sink`.
    pub fn new(sink: Box<dyn Sink>, buffering: Buffering) -> Output {
        let state = State { sink, buffer: Vec::new(), error: None };
        Output { state: Lock::new(state), buffering }
    }

    /// Writes all of `bytes`; an error belongs to an earlier write, perhaps.
    pub fn try_write(&self, bytes: &[u8]) -> io::Result<()> {
        let mut state = self.state.lock();
        if let Some(error) = state.error.take() {
            return Err(error);
        }
        if self.buffering == Buffering::None {
            return state.sink.write_all(bytes);
        }
        state.buffer.extend_from_slice(bytes);
        if state.buffer.len() >= CAPACITY { state.flush() } else { Ok(()) }
    }

    /// Writes all of `bytes`; an error is kept for the next write that wants to know.
    pub fn write(&self, bytes: &[u8]) {
        if let Err(error) = self.try_write(bytes) {
            self.state.lock().error = Some(error);
        }
    }

    /// Writes what is buffered, unless another thread holds the stream for so long: it may wait for a reader that
    /// never comes.
    pub fn flush_within(&self, limit: Duration) {
        let until = Instant::now() + limit;
        loop {
            if let Some(mut state) = self.state.try_lock() {
                // The program ends; nobody would hear of an error.
                let _ = state.flush();
                return;
            }
            if Instant::now() >= until {
                return;
            }
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    /// Writes what is buffered.
    pub fn flush(&self) {
        let mut state = self.state.lock();
        if !state.buffer.is_empty()
            && let Err(error) = state.flush()
        {
            state.error = Some(error);
        }
    }
}

impl State {
    fn flush(&mut self) -> io::Result<()> {
        let result = self.sink.write_all(&self.buffer);
        self.buffer.clear();
        result
    }
}
