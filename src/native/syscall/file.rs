//! Calls on open files.
#![allow(unsafe_code, reason = "calls of the C library")]

use std::io;

use crate::bytecode::rtype::Kind;
use crate::native::syscall::{call, errno_of, last_errno, retry, strings};
use crate::vm::abi::signals::{self, Broken};
use crate::vm::abi::{Native, NativeCx, NativeResult, Output, Slice};
use crate::{native, waiting};

pub(in crate::native) const NATIVES: &[Native] = &[
    waiting!("syscall.read", read),
    waiting!("syscall.write", write),
    waiting!("syscall.pread", pread),
    waiting!("syscall.pwrite", pwrite),
    waiting!("syscall.seek", seek),
    native!("syscall.closeDescriptor", close),
    waiting!("syscall.closeStandard", close_standard),
    waiting!("syscall.fsync", fsync),
    waiting!("syscall.ftruncate", ftruncate),
    waiting!("syscall.fchmod", fchmod),
    waiting!("syscall.fchown", fchown),
    waiting!("syscall.fchdir", fchdir),
    native!("syscall.pipe", pipe),
    waiting!("syscall.fstat", fstat),
    waiting!("syscall.readDirectory", read_directory),
];

/// At most so much is read or written by one call, as by Go.
const MAX_COUNT: usize = 1 << 30;

/// Between the program's memory and the system so much goes at a time.
const PIECE: usize = 1 << 20;

/// Fills `p` from what `work` reads into a buffer, given how many bytes have been read: the whole, where the descriptor
/// is a file's, in pieces; else what is there.
fn read_with(
    cx: &mut NativeCx<'_>,
    (fd, p): (i64, Slice),
    work: impl Fn(&mut [u8], usize) -> isize + Clone + Send + 'static,
) -> NativeResult<(i64, i64)> {
    let len = p.len().min(MAX_COUNT);
    let mut done = 0;
    loop {
        let work = work.clone();
        let size = PIECE.min(len - done);
        let (bytes, (n, errno)) = cx.block(move || {
            let mut bytes = vec![0; size];
            let answer = retry(|| work(&mut bytes, done) as i64);
            bytes.truncate(usize::try_from(answer.0).unwrap_or(0));
            (bytes, answer)
        })?;
        // The slice is the native's argument, so that its memory has stayed.
        p.write_bytes(cx, done, &bytes);
        if errno != 0 {
            return Ok(if done > 0 { (done as i64, 0) } else { (n, errno) });
        }
        done += bytes.len();
        if bytes.len() < PIECE || done == len || !is_stored(fd as i32) {
            return Ok((done as i64, 0));
        }
    }
}

/// Up to so many bytes are read and written without the blocking pool, where that does not wait for anything: to hand
/// a call over takes longer than the call.
const AT_ONCE: usize = 64 << 10;

/// Reads what is there already: from a place, or for an offset of -1 from the descriptor's. `None` if that is nothing,
/// or an error, or the system cannot tell.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
fn read_at_once(cx: &NativeCx<'_>, fd: i64, p: Slice, offset: i64) -> Option<(i64, i64)> {
    if p.len() > AT_ONCE {
        return None;
    }
    if fd != 0 {
        // The file may be the one that is printed to.
        cx.stdout().flush();
    }
    let mut bytes = vec![0_u8; p.len()];
    let part = libc::iovec { iov_base: bytes.as_mut_ptr().cast(), iov_len: bytes.len() };
    // SAFETY: there is one part, and it has that many bytes.
    let (n, errno) = retry(|| unsafe { libc::preadv2(fd as i32, &raw const part, 1, offset, libc::RWF_NOWAIT) } as i64);
    if errno == i64::from(libc::EAGAIN) && never_blocks(fd as i32) {
        return Some((-1, errno));
    }
    if errno != 0 {
        return None;
    }
    p.write_bytes(cx, 0, &bytes[..n as usize]);
    cx.charge(n as u32 / 64);
    Some((n, 0))
}

#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
fn read_at_once(_: &NativeCx<'_>, _: i64, _: Slice, _: i64) -> Option<(i64, i64)> {
    None
}

/// Whether a descriptor is a regular file's: writes to it end up in the system's memory at first.
fn is_regular(fd: i32) -> bool {
    kind(fd) == Some(libc::S_IFREG)
}

/// Whether a descriptor is a file's or a device's, whose reads do not wait for somebody to write.
fn is_stored(fd: i32) -> bool {
    // SAFETY: it has no conditions.
    matches!(kind(fd), Some(libc::S_IFREG | libc::S_IFBLK | libc::S_IFCHR)) && unsafe { libc::isatty(fd) } == 0
}

/// What a descriptor is, as in the mode of a stat.
fn kind(fd: i32) -> Option<libc::mode_t> {
    let mut stat = std::mem::MaybeUninit::<libc::stat>::uninit();
    // SAFETY: there is room for the answer, which is looked at only if it was given.
    unsafe { (libc::fstat(fd, stat.as_mut_ptr()) == 0).then(|| stat.assume_init().st_mode & libc::S_IFMT) }
}

/// Whether the descriptor says EAGAIN instead of waiting.
pub(super) fn never_blocks(fd: i32) -> bool {
    // SAFETY: it has no conditions.
    let flags = unsafe { libc::fcntl(fd, libc::F_GETFL) };
    flags >= 0 && flags & libc::O_NONBLOCK != 0
}

fn read(cx: &mut NativeCx<'_>, (fd, p): (i64, Slice)) -> NativeResult<(i64, i64)> {
    if let Some(answer) = read_at_once(cx, fd, p, -1) {
        return Ok(answer);
    }
    // SAFETY: the buffer has that many bytes.
    read_with(cx, (fd, p), move |bytes, _| unsafe { libc::read(fd as i32, bytes.as_mut_ptr().cast(), bytes.len()) })
}

fn pread(cx: &mut NativeCx<'_>, (fd, p, offset): (i64, Slice, i64)) -> NativeResult<(i64, i64)> {
    if offset >= 0
        && let Some(answer) = read_at_once(cx, fd, p, offset)
    {
        return Ok(answer);
    }
    read_with(cx, (fd, p), move |bytes, done| {
        // SAFETY: the buffer has that many bytes.
        unsafe { libc::pread(fd as i32, bytes.as_mut_ptr().cast(), bytes.len(), offset + done as i64) }
    })
}

/// The stream that a descriptor stands for, until the program closes it.
fn standard_stream(cx: &NativeCx<'_>, fd: i64) -> Option<Output> {
    let stream = match fd {
        1 => cx.stdout(),
        2 => cx.stderr(),
        _ => return None,
    };
    (!stream.is_closed()).then(|| stream.clone())
}

/// The standard streams go through the program's buffers; the others do not wait for them.
fn write(cx: &mut NativeCx<'_>, (fd, p): (i64, Slice)) -> NativeResult<(i64, i64)> {
    let stream = standard_stream(cx, fd);
    let mut done = 0;
    loop {
        let mut bytes = vec![0; PIECE.min(p.len() - done)];
        p.read_bytes(cx, done, &mut bytes);
        let size = bytes.len();
        let (n, errno) = match &stream {
            Some(stream) => match cx.write(stream, &bytes)? {
                Ok(()) => (size as i64, 0),
                Err(error) => (0, errno_of(&error)),
            },
            None if size <= AT_ONCE && (is_regular(fd as i32) || never_blocks(fd as i32)) => {
                cx.stdout().flush();
                write_all(fd as i32, &bytes)
            }
            None => cx.block(move || write_all(fd as i32, &bytes))?,
        };
        done += n as usize;
        if errno != 0 || done == p.len() {
            return Ok((done as i64, errno));
        }
    }
}

fn write_all(fd: i32, bytes: &[u8]) -> (i64, i64) {
    let mut written = 0;
    loop {
        let rest = &bytes[written..bytes.len().min(written + MAX_COUNT)];
        // SAFETY: there are that many bytes.
        let (n, errno) = retry(|| unsafe { libc::write(fd, rest.as_ptr().cast(), rest.len()) } as i64);
        if errno == i64::from(libc::EPIPE) {
            signals::broken_pipe(if matches!(fd, 1 | 2) { Broken::Standard } else { Broken::Other });
        }
        written += usize::try_from(n).unwrap_or(0);
        if errno != 0 || written == bytes.len() {
            return (written as i64, errno);
        }
        if n == 0 {
            return (written as i64, i64::from(libc::EIO));
        }
    }
}

fn pwrite(cx: &mut NativeCx<'_>, (fd, p, offset): (i64, Slice, i64)) -> NativeResult<(i64, i64)> {
    let bytes = p.to_vec(cx);
    let len = bytes.len().min(MAX_COUNT);
    // SAFETY: there are that many bytes.
    call(cx, move || unsafe { libc::pwrite(fd as i32, bytes.as_ptr().cast(), len, offset) } as i64)
}

fn seek(cx: &mut NativeCx<'_>, (fd, offset, whence): (i64, i64, i64)) -> NativeResult<(i64, i64)> {
    // SAFETY: it has no conditions.
    call(cx, move || unsafe { libc::lseek(fd as i32, offset, whence as i32) })
}

/// Not repeated after EINTR: the descriptor is closed then.
fn close(cx: &mut NativeCx<'_>, (fd,): (i64,)) -> NativeResult<i64> {
    cx.stdout().flush();
    // SAFETY: the descriptors are the program's business; the machine's own are duplicates.
    Ok(if unsafe { libc::close(fd as i32) } == 0 { 0 } else { last_errno() })
}

/// Closes a standard output, and the machine's duplicate of it: its reader learns of the end.
fn close_standard(cx: &mut NativeCx<'_>, (fd,): (i64,)) -> NativeResult<i64> {
    if let Some(stream) = standard_stream(cx, fd) {
        let written = stream.clone();
        cx.block(move || written.finish())?;
        stream.close();
    }
    close(cx, (fd,))
}

fn fsync(cx: &mut NativeCx<'_>, (fd,): (i64,)) -> NativeResult<i64> {
    // SAFETY: it has no conditions.
    Ok(call(cx, move || i64::from(unsafe { libc::fsync(fd as i32) }))?.1)
}

fn ftruncate(cx: &mut NativeCx<'_>, (fd, len): (i64, i64)) -> NativeResult<i64> {
    // SAFETY: it has no conditions.
    Ok(call(cx, move || i64::from(unsafe { libc::ftruncate(fd as i32, len) }))?.1)
}

fn fchmod(cx: &mut NativeCx<'_>, (fd, mode): (i64, u32)) -> NativeResult<i64> {
    // SAFETY: it has no conditions.
    Ok(call(cx, move || i64::from(unsafe { libc::fchmod(fd as i32, mode as libc::mode_t) }))?.1)
}

fn fchown(cx: &mut NativeCx<'_>, (fd, uid, gid): (i64, i64, i64)) -> NativeResult<i64> {
    // SAFETY: it has no conditions.
    Ok(call(cx, move || i64::from(unsafe { libc::fchown(fd as i32, uid as libc::uid_t, gid as libc::gid_t) }))?.1)
}

fn fchdir(cx: &mut NativeCx<'_>, (fd,): (i64,)) -> NativeResult<i64> {
    // SAFETY: it has no conditions.
    Ok(call(cx, move || i64::from(unsafe { libc::fchdir(fd as i32) }))?.1)
}

fn pipe(_: &mut NativeCx<'_>, (flags,): (i64,)) -> NativeResult<(i64, i64, i64)> {
    let mut ends = [-1; 2];
    // SAFETY: there is room for two descriptors.
    let (_, errno) = retry(|| i64::from(unsafe { libc::pipe2(ends.as_mut_ptr(), flags as i32 | libc::O_CLOEXEC) }));
    Ok((i64::from(ends[0]), i64::from(ends[1]), errno))
}

/// The numbers of a stat, in the library's order.
type StatFields = [i64; 16];

/// What `work` writes of a file.
pub(super) fn stat_with(mut work: impl FnMut(*mut libc::stat) -> i32) -> Result<StatFields, i64> {
    // SAFETY: all-zero memory is a stat.
    let mut st: libc::stat = unsafe { std::mem::zeroed() };
    let (_, errno) = retry(|| i64::from(work(&raw mut st)));
    if errno != 0 {
        return Err(errno);
    }
    Ok([
        st.st_dev as i64,
        st.st_ino as i64,
        st.st_nlink as i64,
        i64::from(st.st_mode),
        i64::from(st.st_uid),
        i64::from(st.st_gid),
        st.st_rdev as i64,
        st.st_size,
        st.st_blksize,
        st.st_blocks,
        st.st_atime,
        st.st_atime_nsec,
        st.st_mtime,
        st.st_mtime_nsec,
        st.st_ctime,
        st.st_ctime_nsec,
    ])
}

/// Gives the library the numbers.
pub(super) fn give_stat(cx: &NativeCx<'_>, fields: Slice, stat: Result<StatFields, i64>) -> i64 {
    match stat {
        Ok(numbers) => {
            for (i, number) in numbers.into_iter().enumerate() {
                fields.set(cx, i, number);
            }
            0
        }
        Err(errno) => errno,
    }
}

fn fstat(cx: &mut NativeCx<'_>, (fd, fields): (i64, Slice)) -> NativeResult<i64> {
    // SAFETY: there is room for a stat.
    let stat = cx.block(move || stat_with(|st| unsafe { libc::fstat(fd as i32, st) }))?;
    Ok(give_stat(cx, fields, stat))
}

/// Bytes of directory entries that are read at once.
const DIRECTORY_BUFFER: usize = 8192;

fn read_directory(cx: &mut NativeCx<'_>, (fd,): (i64,)) -> NativeResult<(Slice, Slice, i64)> {
    let entries = match cx.block(move || next_entries(fd as i32))? {
        Ok(entries) => entries,
        Err(error) => return Ok((Slice::NIL, Slice::NIL, errno_of(&error))),
    };
    let names = strings(cx, entries.iter().map(|(name, _)| name.as_slice()))?;
    let types: Vec<u8> = entries.iter().map(|(_, ty)| *ty).collect();
    let types = cx.new_slice(cx.types().basic(Kind::Uint8), &types)?;
    Ok((names, types, 0))
}

/// The next names and types; none at the end.
fn next_entries(fd: i32) -> io::Result<Vec<(Vec<u8>, u8)>> {
    loop {
        let mut buffer = [0_u8; DIRECTORY_BUFFER];
        // SAFETY: the buffer has that many bytes.
        let (n, errno) = retry(|| unsafe {
            libc::syscall(libc::SYS_getdents64, libc::c_long::from(fd), buffer.as_mut_ptr(), buffer.len())
        });
        if errno != 0 {
            return Err(io::Error::from_raw_os_error(errno as i32));
        }
        let entries = parse_entries(&buffer[..n as usize]);
        if n == 0 || !entries.is_empty() {
            return Ok(entries);
        }
    }
}

/// Reads linux_dirent64 records: an inode (0 for a deleted entry), an offset, the record's length, a type, a name.
fn parse_entries(mut records: &[u8]) -> Vec<(Vec<u8>, u8)> {
    const NAME: usize = 19;
    let mut entries = Vec::new();
    while records.len() > NAME {
        let len = usize::from(u16::from_ne_bytes([records[16], records[17]]));
        let (record, rest) = records.split_at(len.clamp(NAME, records.len()));
        records = rest;
        let name = record[NAME..].split(|byte| *byte == 0).next().unwrap_or(&[]);
        if record[..8] != [0; 8] && name != b"." && name != b".." {
            entries.push((name.to_vec(), record[18]));
        }
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directory_records() {
        let record = |inode: u64, ty: u8, name: &str| {
            let len = (20 + name.len()).next_multiple_of(8);
            let mut bytes = [inode.to_ne_bytes(), [0; 8]].concat();
            bytes.extend_from_slice(&(len as u16).to_ne_bytes());
            bytes.push(ty);
            bytes.extend_from_slice(name.as_bytes());
            bytes.resize(len, 0);
            bytes
        };
        let records =
            [record(1, 4, "."), record(2, 8, "a.txt"), record(0, 8, "gone"), record(3, 4, "folder7")].concat();
        assert_eq!(parse_entries(&records), [(b"a.txt".to_vec(), 8), (b"folder7".to_vec(), 4)]);
        assert_eq!(parse_entries(&[]), []);
    }
}
