//! Where source texts come from.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

/// Reads source files.
pub trait SourceProvider {
    /// The bytes of a file.
    ///
    /// # Errors
    /// What the system says when the file cannot be read.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;

    /// The files in a folder, sorted by name; not those in its subfolders.
    ///
    /// # Errors
    /// What the system says when the folder cannot be read.
    fn files(&self, dir: &Path) -> io::Result<Vec<PathBuf>>;

    /// The folders in a folder, sorted by name.
    ///
    /// # Errors
    /// What the system says when the folder cannot be read.
    fn folders(&self, dir: &Path) -> io::Result<Vec<PathBuf>>;

    /// Whether there is a folder at `path`.
    fn is_dir(&self, path: &Path) -> bool;
}

/// The file system.
#[derive(Clone, Copy, Debug, Default)]
pub struct Disk;

impl SourceProvider for Disk {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        std::fs::read(path)
    }

    fn files(&self, dir: &Path) -> io::Result<Vec<PathBuf>> {
        entries(dir, |kind| !kind.is_dir())
    }

    fn folders(&self, dir: &Path) -> io::Result<Vec<PathBuf>> {
        entries(dir, std::fs::FileType::is_dir)
    }

    fn is_dir(&self, path: &Path) -> bool {
        path.is_dir()
    }
}

/// What is in a folder, of some kind, sorted by name.
fn entries(dir: &Path, is_wanted: impl Fn(&std::fs::FileType) -> bool) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(dir)? {
        let entry = entry?;
        if is_wanted(&entry.file_type()?) {
            found.push(entry.path());
        }
    }
    found.sort();
    Ok(found)
}

/// The file system with one file more, or another text for one: a program that comes from elsewhere.
#[derive(Clone, Debug)]
pub struct WithText {
    /// The file's path.
    pub path: PathBuf,
    /// Its text.
    pub text: Vec<u8>,
}

impl SourceProvider for WithText {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        if path == self.path { Ok(self.text.clone()) } else { Disk.read(path) }
    }

    fn files(&self, dir: &Path) -> io::Result<Vec<PathBuf>> {
        Disk.files(dir)
    }

    fn folders(&self, dir: &Path) -> io::Result<Vec<PathBuf>> {
        Disk.folders(dir)
    }

    fn is_dir(&self, path: &Path) -> bool {
        path != self.path && Disk.is_dir(path)
    }
}

/// Texts in memory.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    files: BTreeMap<PathBuf, Vec<u8>>,
}

impl Memory {
    /// Adds a file.
    pub fn add(&mut self, path: impl Into<PathBuf>, text: impl Into<Vec<u8>>) {
        self.files.insert(path.into(), text.into());
    }
}

impl SourceProvider for Memory {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.files.get(path).cloned().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn files(&self, dir: &Path) -> io::Result<Vec<PathBuf>> {
        Ok(self.files.keys().filter(|path| path.parent() == Some(dir)).cloned().collect())
    }

    fn folders(&self, dir: &Path) -> io::Result<Vec<PathBuf>> {
        let below = self.files.keys().flat_map(|file| file.ancestors().skip(1));
        let mut found: Vec<PathBuf> = below.filter(|at| at.parent() == Some(dir)).map(Path::to_path_buf).collect();
        found.sort();
        found.dedup();
        Ok(found)
    }

    fn is_dir(&self, path: &Path) -> bool {
        self.files.keys().any(|file| file.parent() == Some(path))
    }
}
