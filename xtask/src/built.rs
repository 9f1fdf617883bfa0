//! The release build: where it is, what it is called, and what it says of itself.

use serde_json::Value;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What a step comes to.
pub(crate) type Outcome<T> = Result<T, Box<dyn Error>>;

/// A release build of the program.
pub(crate) struct Built {
    /// The folder of the workspace.
    pub(crate) root: PathBuf,
    /// Cargo's folder for what it builds.
    pub(crate) target: PathBuf,
    /// The program.
    pub(crate) program: PathBuf,
    pub(crate) version: String,
    pub(crate) description: String,
    /// The platform, as rustc names it.
    triple: String,
    /// How `cargo binstall` is told to find it.
    binstall: Value,
}

impl Built {
    /// Builds the program for this platform, from what is at hand.
    pub(crate) fn build() -> Outcome<Built> {
        let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().ok_or("xtask lies in the workspace")?;
        let in_root = |program: &str, words: &[&str]| told(Command::new(program).current_dir(root).args(words));
        in_root(&cargo, &["build", "--release", "--locked", "--offline", "--bin", "gainsay"])?;
        let about: Value = serde_json::from_slice(&in_root(
            &cargo,
            &["metadata", "--format-version", "1", "--no-deps", "--locked", "--offline"],
        )?)?;
        let packages = about["packages"].as_array().into_iter().flatten();
        let package = packages.into_iter().find(|package| package["name"] == "gainsay").ok_or("no package gainsay")?;
        let text = |value: &Value| value.as_str().map(str::to_owned).ok_or("cargo metadata lacks a text");
        let rustc = String::from_utf8(in_root("rustc", &["-vV"])?)?;
        let triple = rustc.lines().find_map(|line| line.strip_prefix("host: ")).ok_or("rustc names no host")?;
        let target = PathBuf::from(text(&about["target_directory"])?);
        Ok(Built {
            root: root.to_path_buf(),
            program: target.join("release").join(format!("gainsay{}", std::env::consts::EXE_SUFFIX)),
            target,
            version: text(&package["version"])?,
            description: text(&package["description"])?,
            triple: triple.to_owned(),
            binstall: package["metadata"]["binstall"].clone(),
        })
    }

    /// What the archive is called.
    pub(crate) fn archive_name(&self) -> Outcome<String> {
        let url = self.filled("pkg-url")?;
        Ok(url.rsplit_once('/').ok_or("pkg-url has no file name")?.1.to_owned())
    }

    /// Where in the archive the program stands.
    pub(crate) fn program_path(&self) -> Outcome<String> {
        self.filled("bin-dir")
    }

    /// An entry of `[package.metadata.binstall]` with its names replaced.
    fn filled(&self, key: &str) -> Outcome<String> {
        let written = self.binstall[key].as_str().ok_or_else(|| format!("package.metadata.binstall lacks {key}"))?;
        let names = [
            ("{ name }", "gainsay"),
            ("{ bin }", "gainsay"),
            ("{ version }", &self.version),
            ("{ target }", &self.triple),
            ("{ binary-ext }", std::env::consts::EXE_SUFFIX),
        ];
        Ok(names.iter().fold(written.to_owned(), |text, (name, value)| text.replace(name, value)))
    }

    /// What the program prints.
    pub(crate) fn told(&self, words: &[&str]) -> Outcome<Vec<u8>> {
        told(Command::new(&self.program).args(words))
    }
}

/// What a command prints, where it ends well.
fn told(command: &mut Command) -> Outcome<Vec<u8>> {
    let ran = command.stderr(std::process::Stdio::inherit()).output()?;
    if !ran.status.success() {
        return Err(format!("{command:?} ended with {}", ran.status).into());
    }
    Ok(ran.stdout)
}
