//! Runs the built program in a folder of its own.
#![expect(clippy::unwrap_used, reason = "where the test bed breaks, the test does")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A folder that a test fills and the program reads; removed at the end.
pub(crate) struct Folder {
    path: PathBuf,
}

impl Folder {
    pub(crate) fn new(name: &str) -> Folder {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}", std::process::id()));
        drop(fs::remove_dir_all(&path));
        fs::create_dir_all(&path).unwrap();
        Folder { path }
    }

    pub(crate) fn with(self, name: &str, bytes: impl AsRef<[u8]>) -> Folder {
        let path = self.path.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        self
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path.join(name)).unwrap()
    }

    pub(crate) fn without(self, name: &str) -> Folder {
        fs::remove_file(self.path.join(name)).unwrap();
        self
    }

    /// Runs the program in a folder below.
    pub(crate) fn run_in(&self, below: &str, words: &str) -> Ran {
        let mut command = self.command(words);
        Ran::of(command.current_dir(self.path.join(below)))
    }

    /// The whole path of a file in it.
    pub(crate) fn at(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// A shell in the folder.
    #[cfg(unix)]
    pub(crate) fn shell(&self, script: &str) -> Command {
        let mut command = Command::new("sh");
        command.current_dir(&self.path).args(["-c", script]);
        command
    }

    pub(crate) fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(&self.path)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into())
            .collect();
        names.sort();
        names
    }

    /// Runs the program in the folder; words are set apart by spaces.
    pub(crate) fn run(&self, words: &str) -> Ran {
        self.run_with(words, b"")
    }

    /// The same with something on standard input.
    pub(crate) fn run_with(&self, words: &str, input: &[u8]) -> Ran {
        let mut child =
            self.command(words).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        // The program may end before it has read everything.
        drop(stdin.write_all(input));
        drop(stdin);
        Ran::new(&child.wait_with_output().unwrap())
    }

    pub(crate) fn command(&self, words: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gainsay"));
        command.current_dir(&self.path).args(words.split_whitespace()).env_remove("NO_COLOR");
        // One cache for all tests, so that none touches the user's.
        command.env("GAINSAY_CACHE_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("cache"));
        command
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.path));
    }
}

/// What a run printed and how it ended.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ran {
    /// Runs a command without input.
    pub(crate) fn of(command: &mut Command) -> Ran {
        Ran::new(&command.stdin(Stdio::null()).output().unwrap())
    }

    fn new(output: &Output) -> Ran {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        Ran { code: output.status.code().unwrap_or(-1), out: text(&output.stdout), err: text(&output.stderr) }
    }
}

/// Two articles that contradict each other.
pub(crate) fn affair(name: &str) -> Folder {
    Folder::new(name)
        .with("a.txt", "Pipeline refused\n\nNorway has refused the pipeline a licence. Talks ended on Monday.\n")
        .with("b.txt", "Pipeline waits\n\nNorway has not refused the pipeline a licence. Talks ended on Monday.\n")
}
