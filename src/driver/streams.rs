//! The process's own output as a program's streams.

use std::fs::File;
use std::io::{self, IsTerminal, Write};
use std::os::fd::AsFd;

use crate::vm::engine::Streams;
use crate::vm::output::{Buffering, Output, Sink};

/// A descriptor that is written to without a buffer of its own.
struct Descriptor {
    file: File,
    reader_gone: fn(),
}

impl Sink for Descriptor {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        let result = self.file.write_all(bytes);
        if result.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::BrokenPipe) {
            (self.reader_gone)();
        }
        result
    }
}

/// Standard output, collected in a buffer unless it is a terminal, and standard error. When the reader of one has gone
/// away, `reader_gone` is called.
pub fn standard(reader_gone: fn()) -> Streams {
    let buffering = if io::stdout().is_terminal() { Buffering::None } else { Buffering::Full };
    let stdout = io::stdout().as_fd().try_clone_to_owned();
    let stderr = io::stderr().as_fd().try_clone_to_owned();
    Streams { stdout: output(stdout, buffering, reader_gone), stderr: output(stderr, Buffering::None, reader_gone) }
}

fn output(descriptor: io::Result<std::os::fd::OwnedFd>, buffering: Buffering, reader_gone: fn()) -> Output {
    match descriptor {
        Ok(descriptor) => Output::new(Box::new(Descriptor { file: descriptor.into(), reader_gone }), buffering),
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
