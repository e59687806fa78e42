//! A program's output streams.
//!
//! Go makes one write per Println. Where nobody watches (a pipe, a file) standard output is collected in one buffer
//! instead, which is flushed before anything is written to another stream, before a worker waits, before a call on the
//! blocking pool, at each end of a slice, and at the end. On a terminal every write goes out. An error is kept and
//! answered by the next write.
//!
//! **Nobody waits for a reader with the lock held**, and a worker does not wait at all: it writes what goes out at once
//! ([`Output::offer`]). The rest lies in the buffer, and the goroutine that wrote it waits on the blocking pool until it
//! is gone ([`Output::wait_for`]); what a worker could not flush goes out on a thread of its own.
//!
//! Invariants.
//!  1. The buffer is what is still to be written, in order; the first `settled` bytes belong to writes that have returned.
//!  2. A write is only settled in the buffer when all before it are.
//!
//! So the end of the program waits for what is settled, as Go has written that, and not for goroutines that still write.

use std::io;
use std::time::{Duration, Instant};

use crate::sync::{Arc, Lock, thread};

/// Where a stream's bytes go: the host's business.
pub trait Sink: Send {
    /// Writes what can be written without waiting, at least a byte: how many. An error of kind `WouldBlock` if that is
    /// nothing.
    fn write_some(&mut self, bytes: &[u8]) -> io::Result<usize>;

    /// What waits until more can be written, without the sink.
    fn waiter(&self) -> Waiter {
        Box::new(|_| {})
    }
}

/// What a closed descriptor answers.
struct Closed;

impl Sink for Closed {
    fn write_some(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::Error::from_raw_os_error(libc::EBADF))
    }
}

/// Waits until more can be written, but not longer than it is told.
pub type Waiter = Box<dyn FnOnce(Duration) + Send>;

/// A sink that keeps everything, for tests and hosts that want the output.
impl Sink for std::sync::Arc<std::sync::Mutex<Vec<u8>>> {
    fn write_some(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.lock().map_err(|_| io::Error::other("a reader of the output panicked"))?.extend_from_slice(bytes);
        Ok(bytes.len())
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
#[derive(Clone)]
pub struct Output {
    state: Arc<Lock<State>>,
    buffering: Buffering,
}

struct State {
    sink: Box<dyn Sink>,
    buffer: Vec<u8>,
    /// How many bytes of the buffer belong to writes that have returned.
    settled: usize,
    /// How many bytes have left the buffer since the start.
    gone: u64,
    error: Option<io::Error>,
    /// A thread writes what is settled.
    helped: bool,
    /// The program has closed the stream.
    closed: bool,
}

/// A full buffer is written.
const CAPACITY: usize = 64 << 10;
/// So long at most one waits without looking.
const LOOK_AGAIN: Duration = Duration::from_secs(3600);

/// What became of a write.
#[derive(Debug)]
pub enum Offer {
    /// It is done; an error belongs to an earlier write, perhaps.
    Done(io::Result<()>),
    /// It is done when so many bytes have gone: see [`Output::wait_for`].
    Until(u64),
}

impl Output {
    /// A stream to `sink`.
    pub fn new(sink: Box<dyn Sink>, buffering: Buffering) -> Output {
        let state = State { sink, buffer: Vec::new(), settled: 0, gone: 0, error: None, helped: false, closed: false };
        Output { state: Arc::new(Lock::new(state)), buffering }
    }

    /// Writes all of `bytes` that can be written without waiting, and keeps the rest.
    pub fn offer(&self, bytes: &[u8]) -> Offer {
        let mut state = self.state.lock();
        if let Some(error) = state.error.take() {
            return Offer::Done(Err(error));
        }
        let settles = self.buffering == Buffering::Full && !state.closed && state.settled == state.buffer.len();
        if settles && state.buffer.len() + bytes.len() < CAPACITY {
            state.buffer.extend_from_slice(bytes);
            state.settled = state.buffer.len();
            return Offer::Done(Ok(()));
        }
        match state.write_through(bytes) {
            Ok(()) if state.buffer.is_empty() => Offer::Done(Ok(())),
            Ok(()) => Offer::Until(state.gone + state.buffer.len() as u64),
            Err(error) => Offer::Done(Err(error)),
        }
    }

    /// Gives the sink up, as the program closes the descriptor that it stands for: writes fail from now on. What is
    /// settled should have been written.
    pub fn close(&self) {
        let mut state = self.state.lock();
        state.sink = Box::new(Closed);
        state.closed = true;
    }

    /// Whether the program has closed it.
    pub fn is_closed(&self) -> bool {
        self.state.lock().closed
    }

    /// Waits until so many bytes have gone.
    pub fn wait_for(&self, goal: u64) -> io::Result<()> {
        self.write_until(LOOK_AGAIN, |state| state.gone >= goal)
    }

    /// Writes all of `bytes`, waiting as long as that takes; an error is kept for the next write that wants to know.
    pub fn write(&self, bytes: &[u8]) {
        let result = match self.offer(bytes) {
            Offer::Done(result) => result,
            Offer::Until(goal) => self.wait_for(goal),
        };
        if let Err(error) = result {
            self.state.lock().error = Some(error);
        }
    }

    /// Writes what is settled, now if that does not wait, else soon.
    pub fn flush(&self) {
        let mut state = self.state.lock();
        if state.settled == 0 {
            return;
        }
        if let Err(error) = state.write_out() {
            state.error = Some(error);
        }
        if state.settled > 0 && !state.helped {
            let output = self.clone();
            let help = move || {
                // Who writes next is told of an error.
                if let Err(error) = output.write_until(LOOK_AGAIN, State::is_settled) {
                    output.state.lock().error = Some(error);
                }
                output.state.lock().helped = false;
            };
            // Without a thread it is written when somebody looks again.
            state.helped = thread::Builder::new().name("csp-output".to_owned()).spawn(help).is_ok();
        }
    }

    /// Writes what is settled: the end of the program.
    pub fn finish(&self) {
        // Nobody would hear of an error.
        let _ = self.write_until(LOOK_AGAIN, State::is_settled);
    }

    /// Writes what is settled, and `bytes`, in so long a time at most: there may be a reader that never reads, and this
    /// thread may be in the midst of a write.
    pub fn finish_within(&self, bytes: &[u8], limit: Duration) {
        let end = Instant::now() + limit;
        let mut rest = bytes;
        while Instant::now() < end {
            if let Some(mut state) = self.state.try_lock() {
                // Nobody would hear of an error.
                let _ = state.write_through(std::mem::take(&mut rest));
                if state.buffer.is_empty() {
                    return;
                }
            }
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    /// Writes and waits until `done`, never with the lock held.
    fn write_until(&self, wait: Duration, done: impl Fn(&State) -> bool) -> io::Result<()> {
        loop {
            let mut state = self.state.lock();
            state.write_out()?;
            if done(&state) {
                return Ok(());
            }
            let waiter = state.sink.waiter();
            drop(state);
            waiter(wait);
        }
    }
}

impl State {
    fn is_settled(&self) -> bool {
        self.settled == 0
    }

    /// Writes what goes out without waiting.
    fn write_out(&mut self) -> io::Result<()> {
        let (done, result) = write_some(&mut *self.sink, &self.buffer);
        self.buffer.drain(..done);
        self.settled = self.settled.saturating_sub(done);
        self.gone += done as u64;
        result
    }

    /// As `write_out`, with `bytes` behind what is in the buffer, where what does not go out is kept.
    fn write_through(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.write_out()?;
        let mut done = 0;
        if self.buffer.is_empty() {
            let result;
            (done, result) = write_some(&mut *self.sink, bytes);
            self.gone += done as u64;
            result?;
        }
        self.buffer.extend_from_slice(&bytes[done..]);
        Ok(())
    }
}

/// Writes what goes out without waiting: how many bytes. After an error the rest is lost and counts as written.
fn write_some(sink: &mut dyn Sink, bytes: &[u8]) -> (usize, io::Result<()>) {
    let mut done = 0;
    while done < bytes.len() {
        match sink.write_some(&bytes[done..]) {
            Ok(n) => done += n,
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => break,
            Err(error) => return (bytes.len(), Err(error)),
        }
    }
    (done, Ok(()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many bytes were taken since somebody waited, and all of them.
    type Taken = Arc<Lock<(usize, Vec<u8>)>>;

    /// Takes so many bytes and then no more, until it is asked to wait.
    struct Narrow {
        room: usize,
        taken: Taken,
    }

    impl Sink for Narrow {
        fn write_some(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let mut taken = self.taken.lock();
            let n = bytes.len().min(self.room - taken.0);
            if n == 0 {
                return Err(io::ErrorKind::WouldBlock.into());
            }
            taken.0 += n;
            taken.1.extend_from_slice(&bytes[..n]);
            Ok(n)
        }

        fn waiter(&self) -> Waiter {
            let taken = Arc::clone(&self.taken);
            Box::new(move |_| taken.lock().0 = 0)
        }
    }

    fn narrow(room: usize, buffering: Buffering) -> (Output, Taken) {
        let taken = Arc::new(Lock::new((0, Vec::new())));
        (Output::new(Box::new(Narrow { room, taken: Arc::clone(&taken) }), buffering), taken)
    }

    #[test]
    fn what_does_not_go_out_is_waited_for() {
        let (output, taken) = narrow(4, Buffering::None);
        assert!(matches!(output.offer(b"abc"), Offer::Done(Ok(()))));
        let Offer::Until(first) = output.offer(b"defg") else { panic!("there is room for one byte only") };
        let Offer::Until(second) = output.offer(b"hi") else { panic!("another write is waited for") };
        // Nothing of it is settled: the end of the program does not wait.
        output.finish();
        assert_eq!((first, second, taken.lock().1.as_slice()), (7, 9, &b"abcd"[..]));
        output.wait_for(first).expect("no error");
        output.wait_for(second).expect("no error");
        assert_eq!(taken.lock().1, b"abcdefghi");
    }

    #[test]
    fn a_closed_stream_refuses() {
        let (output, taken) = narrow(9, Buffering::Full);
        output.write(b"before");
        output.finish();
        output.close();
        let Offer::Done(Err(error)) = output.offer(b"after") else { panic!("nobody takes it") };
        assert_eq!((error.raw_os_error(), output.is_closed()), (Some(libc::EBADF), true));
        assert_eq!(taken.lock().1, b"before");
    }

    #[test]
    fn what_was_collected_is_written_at_the_end() {
        let (output, taken) = narrow(4, Buffering::Full);
        output.write(b"abcdefghijkl");
        assert!(taken.lock().1.is_empty());
        output.finish();
        assert_eq!(taken.lock().1, b"abcdefghijkl");
        output.write(b"mnopqrstuv");
        output.flush();
        output.finish();
        assert_eq!(taken.lock().1, b"abcdefghijklmnopqrstuv");
    }
}
