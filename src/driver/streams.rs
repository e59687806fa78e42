//! The process's own output as a program's streams.

use std::fs::File;
use std::io::{self, Write};
use std::os::fd::AsFd;
use std::os::unix::fs::{FileTypeExt, MetadataExt};
use std::time::Duration;

use crate::vm::engine::Streams;
use crate::vm::output::{Buffering, Output, Sink, Waiter};
use crate::vm::signals::Broken;
use crate::vm::{ready, signals};

/// A descriptor that is written to without a buffer of its own.
struct Descriptor {
    file: File,
    waits: Waits,
}

/// Whether a write may wait for a reader.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Waits {
    /// A file.
    Never,
    /// A pipe, a socket, a terminal.
    Perhaps,
}

impl Sink for Descriptor {
    fn write_some(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let result = match self.waits {
            Waits::Never => self.file.write(bytes),
            Waits::Perhaps => ready::write(self.file.as_fd(), bytes),
        };
        match result {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                signals::broken_pipe(Broken::Standard);
                Err(error)
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => self.write_some(bytes),
            Ok(0) => Err(io::ErrorKind::WriteZero.into()),
            result => result,
        }
    }

    fn waiter(&self) -> Waiter {
        match self.file.try_clone() {
            Ok(file) => Box::new(move |limit| ready::wait(file.as_fd(), limit)),
            Err(_) => Box::new(|_| std::thread::sleep(Duration::from_millis(1))),
        }
    }
}

/// Standard output, collected in a buffer where nobody watches, and standard error. When the reader of one has gone away,
/// the process ends by SIGPIPE, as a program of Go does.
pub fn standard() -> Streams {
    let stdout = io::stdout().as_fd().try_clone_to_owned();
    let stderr = io::stderr().as_fd().try_clone_to_owned();
    Streams { stdout: output(stdout, buffering), stderr: output(stderr, |_| Buffering::None) }
}

/// What is written to a pipe or file is collected; on a terminal somebody watches, and other devices may refuse, which a
/// program learns only when nothing is collected.
fn buffering(file: &File) -> Buffering {
    /// The number of /dev/null.
    const NULL: u64 = 0x103;
    let Ok(data) = file.metadata() else { return Buffering::None };
    let kind = data.file_type();
    let collected = kind.is_fifo() || kind.is_file() || kind.is_socket() || data.rdev() == NULL;
    if collected { Buffering::Full } else { Buffering::None }
}

fn output(descriptor: io::Result<std::os::fd::OwnedFd>, buffering: impl Fn(&File) -> Buffering) -> Output {
    match descriptor.map(File::from) {
        Ok(file) => {
            let buffering = buffering(&file);
            let stored = file.metadata().is_ok_and(|data| data.file_type().is_file());
            let waits = if stored { Waits::Never } else { Waits::Perhaps };
            Output::new(Box::new(Descriptor { file, waits }), buffering)
        }
        // A closed descriptor: what is written to it is lost, as in Go.
        Err(_) => Output::new(Box::new(Lost), Buffering::None),
    }
}

struct Lost;

impl Sink for Lost {
    fn write_some(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::Error::from_raw_os_error(9))
    }
}
