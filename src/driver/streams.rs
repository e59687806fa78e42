//! The process's own output as a program's streams.

use std::fs::File;
use std::io::{self, Write};
use std::os::fd::AsFd;
use std::os::unix::fs::{FileTypeExt, MetadataExt};

use crate::vm::engine::Streams;
use crate::vm::output::{Buffering, Output, Sink};
use crate::vm::signals;

/// A descriptor that is written to without a buffer of its own.
struct Descriptor {
    file: File,
}

impl Sink for Descriptor {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        let result = self.file.write_all(bytes);
        if result.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::BrokenPipe) {
            signals::die_of(libc::SIGPIPE);
        }
        result
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
            Output::new(Box::new(Descriptor { file }), buffering)
        }
        // A closed descriptor: what is written to it is lost, as in Go.
        Err(_) => Output::new(Box::new(Lost), Buffering::None),
    }
}

struct Lost;

impl Sink for Lost {
    fn write_all(&mut self, _: &[u8]) -> io::Result<()> {
        Err(io::Error::from_raw_os_error(9))
    }
}
