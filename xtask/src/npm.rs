//! The npm package: the program of this platform, for who installs by npm.

use crate::archive::Archive;
use crate::built::{Built, Outcome};
use serde_json::json;
use std::fs;
use std::path::Path;

/// Under which it is installed; the command is still `gainsay`.
const NAME: &str = "gainsay-check";

/// Makes the package, and says what the file is called.
pub(crate) fn package(built: &Built, out: &Path) -> Outcome<String> {
    let program = format!("bin/gainsay{}", std::env::consts::EXE_SUFFIX);
    let mut card = json!({
        "name": NAME,
        "version": built.version,
        "description": built.description,
        "license": "(MIT OR Apache-2.0) AND Apache-2.0 AND CC-BY-SA-4.0",
        "bin": {"gainsay": program},
        "os": [os()],
        "cpu": [cpu()],
        "files": ["bin", "models", "licences", "LICENSE-*"],
    });
    if let Some(libc) = libc() {
        card["libc"] = json!([libc]);
    }
    let name = format!("{NAME}-{}-{}-{}.tgz", built.version, os(), cpu());
    let mut archive = Archive::new(fs::File::create(out.join(&name))?);
    archive.add("package/package.json", &serde_json::to_vec_pretty(&card)?, false)?;
    archive.add(&format!("package/{program}"), &fs::read(&built.program)?, true)?;
    for file in crate::BESIDE {
        archive.add(&format!("package/{file}"), &fs::read(built.root.join(file))?, false)?;
    }
    archive.finish()?;
    Ok(name)
}

/// The platform as node names it.
fn os() -> &'static str {
    match std::env::consts::OS {
        "macos" => "darwin",
        "windows" => "win32",
        other => other,
    }
}

fn cpu() -> &'static str {
    match std::env::consts::ARCH {
        "x86_64" => "x64",
        "aarch64" => "arm64",
        other => other,
    }
}

/// The C library that the program needs, where npm asks for one.
fn libc() -> Option<&'static str> {
    let linux = cfg!(target_os = "linux");
    if linux && cfg!(target_env = "gnu") {
        Some("glibc")
    } else {
        (linux && cfg!(target_env = "musl")).then_some("musl")
    }
}
