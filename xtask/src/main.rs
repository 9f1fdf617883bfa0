//! `cargo xtask dist`: makes what is handed out of a release build, without a network.
//!
//! In `target/dist/` afterwards: an archive of the program with completions, man page and licences, an npm package of it, and
//! their checksums. The same source and toolchain give the same bytes: no file has a day or an owner.

mod archive;
mod built;
mod npm;

use archive::Archive;
use built::{Built, Outcome};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let done = match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["dist"] => dist(),
        _ => Err("expected `cargo xtask dist`".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nobody is left to tell where standard error is closed.
            drop(writeln!(io::stderr(), "xtask: {error}"));
            ExitCode::FAILURE
        }
    }
}

/// Files that go with every copy of the program.
const BESIDE: [&str; 6] =
    ["README.md", "CHANGELOG.md", "LICENSE-MIT", "LICENSE-APACHE", "models/LICENSE", "licences/third-party.txt"];

const SHELLS: [(&str, &str); 5] = [
    ("bash", "gainsay.bash"),
    ("zsh", "_gainsay"),
    ("fish", "gainsay.fish"),
    ("powershell", "gainsay.ps1"),
    ("elvish", "gainsay.elv"),
];

fn dist() -> Outcome<()> {
    let built = Built::build()?;
    let out = built.target.join("dist");
    if out.exists() {
        fs::remove_dir_all(&out)?;
    }
    fs::create_dir_all(&out)?;
    let names = [archive(&built, &out)?, npm::package(&built, &out)?];
    let mut sums = String::new();
    for name in &names {
        let bytes = fs::read(out.join(name))?;
        let digest = Sha256::digest(&bytes);
        digest.iter().try_for_each(|byte| write!(sums, "{byte:02x}"))?;
        writeln!(sums, "  {name}")?;
    }
    fs::write(out.join("SHA256SUMS"), &sums)?;
    io::stdout().write_all(sums.as_bytes())?;
    Ok(())
}

/// The archive that a person unpacks and `cargo binstall` fetches; its name.
fn archive(built: &Built, out: &Path) -> Outcome<String> {
    let (name, program) = (built.archive_name()?, built.program_path()?);
    let folder = program.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let mut archive = Archive::new(fs::File::create(out.join(&name))?);
    archive.add(&program, &fs::read(&built.program)?, true)?;
    for (shell, file) in SHELLS {
        archive.add(&format!("{folder}/completions/{file}"), &built.told(&["completions", shell])?, false)?;
    }
    archive.add(&format!("{folder}/man/gainsay.1"), &built.told(&["man"])?, false)?;
    for file in BESIDE {
        archive.add(&format!("{folder}/{file}"), &fs::read(built.root.join(file))?, false)?;
    }
    archive.finish()?;
    Ok(name)
}
