//! The library's sources, compiled into the binary.

/// A package of the library.
#[derive(Clone, Copy, Debug)]
pub struct Package {
    /// Its import path.
    pub path: &'static str,
    /// The names and texts of its files, sorted by name.
    pub files: &'static [(&'static str, &'static str)],
}

include!(concat!(env!("OUT_DIR"), "/stdlib.rs"));

/// All packages of the library, sorted by path.
pub fn packages() -> &'static [Package] {
    PACKAGES
}

/// The package with this import path.
pub fn package(path: &str) -> Option<&'static Package> {
    let at = PACKAGES.binary_search_by_key(&path, |package| package.path).ok()?;
    PACKAGES.get(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_are_found_by_path() {
        assert!(packages().is_sorted_by_key(|package| package.path));
        let strings = package("strings").expect("the library has it");
        assert!(strings.files.iter().any(|(name, text)| *name == "strings.csp" && text.contains("package strings")));
        assert!(package("string").is_none());
    }
}
