//! What may take for ever, and ends all the same: a pipe that nobody writes to, a document that takes too long.
//!
//! Neither can be stopped from outside. Each runs on a thread of its own, which is left behind when its time is over; the
//! process does not wait for it.

use std::fs;
use std::io::{self, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::thread;
use std::time::Duration;

/// Memory for a thread's stack, as the threads of the pool have.
const STACK: usize = 8 << 20;
/// Bytes that are handed on at once.
const CHUNK: usize = 1 << 16;

/// What `work` gives, unless it runs into a fault of the program: one document must not take the others with it.
///
/// # Errors
/// A predicate that says so.
pub(super) fn unharmed<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    // What a fault leaves half done is the work's own, and goes with it.
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| FAULT.to_owned())
}

const FAULT: &str = "could not be read, by a fault of the program; please report it";

/// What `work` gives, unless it takes longer than `limit` or runs into a fault.
///
/// # Errors
/// A predicate that says so.
pub(super) fn within<T: Send + 'static>(
    limit: Duration,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, String> {
    let (done, result) = sync_channel(1);
    let job = move || drop(done.send(work()));
    if thread::Builder::new().stack_size(STACK).spawn(job).is_err() {
        return Err("could not be read: there are no threads left".to_owned());
    }
    result.recv_timeout(limit).map_err(|error| match error {
        RecvTimeoutError::Timeout => format!("takes longer than {} s, the limit of a document", shown(limit)),
        RecvTimeoutError::Disconnected => FAULT.to_owned(),
    })
}

fn shown(limit: Duration) -> String {
    format!("{:.1}", limit.as_secs_f64()).trim_end_matches(".0").to_owned()
}

/// Opens what is named; from pipes and devices it waits for bytes no longer than `limit` at a time.
///
/// # Errors
/// What the file system reports.
pub(super) fn open(path: &Path, limit: Duration) -> io::Result<Box<dyn Read + Send>> {
    if fs::metadata(path)?.is_file() {
        return Ok(Box::new(fs::File::open(path)?));
    }
    Ok(Box::new(Pipe::new(path.to_path_buf(), limit)?))
}

/// The bytes of a pipe, as another thread gets them.
struct Pipe {
    from: Receiver<io::Result<Vec<u8>>>,
    limit: Duration,
    chunk: Vec<u8>,
    at: usize,
}

impl Pipe {
    fn new(path: PathBuf, limit: Duration) -> io::Result<Pipe> {
        let (to, from) = sync_channel(4);
        let read = move || {
            let mut pipe = match fs::File::open(path) {
                Ok(pipe) => pipe,
                Err(error) => return drop(to.send(Err(error))),
            };
            loop {
                let mut chunk = vec![0; CHUNK];
                let read = pipe.read(&mut chunk).map(|read| {
                    chunk.truncate(read);
                    chunk
                });
                let last = read.as_ref().map_or(true, Vec::is_empty);
                if to.send(read).is_err() || last {
                    return;
                }
            }
        };
        thread::Builder::new().spawn(read)?;
        Ok(Pipe { from, limit, chunk: Vec::new(), at: 0 })
    }
}

impl Read for Pipe {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.at == self.chunk.len() {
            self.chunk = match self.from.recv_timeout(self.limit) {
                Ok(chunk) => chunk?,
                Err(RecvTimeoutError::Disconnected) => return Ok(0),
                Err(RecvTimeoutError::Timeout) => {
                    let told = format!("is a pipe to which nobody wrote for {} s", shown(self.limit));
                    return Err(io::Error::new(io::ErrorKind::TimedOut, told));
                }
            };
            self.at = 0;
        }
        let read = out.len().min(self.chunk.len() - self.at);
        out[..read].copy_from_slice(&self.chunk[self.at..self.at + read]);
        self.at += read;
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::{unharmed, within};
    use std::time::Duration;

    #[test]
    fn what_takes_too_long_is_left_behind() {
        assert_eq!(within(Duration::from_mins(1), || 7), Ok(7));
        let slow = || std::thread::sleep(Duration::from_secs(5));
        let told = within(Duration::from_millis(100), slow).unwrap_err();
        assert_eq!(told, "takes longer than 0.1 s, the limit of a document");
    }

    #[test]
    fn a_fault_in_one_document_is_told_and_ends_there() {
        let faulty = || assert_eq!(1 + 1, 3, "\u{1b}[31m");
        assert!(unharmed(faulty).is_err_and(|told| told.contains("a fault of the program")));
        assert!(within(Duration::from_mins(1), faulty).is_err_and(|told| told.contains("a fault of the program")));
    }
}
