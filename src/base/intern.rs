//! Interned names.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::Arc;

/// An interned string. Equal symbols of one interner are equal strings.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Symbol(u32);

impl Symbol {
    /// The empty string.
    pub const EMPTY: Symbol = Symbol(0);
    /// The blank identifier `_`.
    pub const BLANK: Symbol = Symbol(1);

    /// The symbol's number; numbers are dense from 0 and do not change while the interner lives.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Hashes names for the interner: names are short and there is one look-up for each name in a source text, which the
/// standard hasher makes the largest cost of parsing. Seeded, so that no text collides at every run.
#[derive(Clone, Debug)]
struct NameHash {
    seed: u64,
}

impl Default for NameHash {
    fn default() -> Self {
        NameHash { seed: RandomState::new().hash_one(0) }
    }
}

impl BuildHasher for NameHash {
    type Hasher = NameHasher;

    fn build_hasher(&self) -> NameHasher {
        NameHasher { state: self.seed }
    }
}

/// Multiplies eight bytes at a time and folds the product.
struct NameHasher {
    state: u64,
}

impl NameHasher {
    fn mix(&mut self, word: u64) {
        let product = u128::from(self.state ^ word) * 0x9E37_79B9_7F4A_7C15;
        self.state = product as u64 ^ (product >> 64) as u64;
    }
}

impl Hasher for NameHasher {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        words.iter().for_each(|word| self.mix(u64::from_le_bytes(*word)));
        let tail = rest.iter().rev().fold(rest.len() as u64, |tail, byte| tail << 8 | u64::from(*byte));
        self.mix(tail);
    }

    fn write_u8(&mut self, _: u8) {
        // What ends a string's bytes; their length was mixed in.
    }

    fn finish(&self) -> u64 {
        self.state
    }
}

/// Gives equal strings equal symbols.
#[derive(Debug)]
pub struct Interner {
    map: HashMap<Arc<str>, Symbol, NameHash>,
    names: Vec<Arc<str>>,
}

impl Default for Interner {
    fn default() -> Self {
        let mut interner = Interner { map: HashMap::default(), names: Vec::new() };
        interner.intern("");
        interner.intern("_");
        interner
    }
}

impl Interner {
    /// The symbol of `name`.
    pub fn intern(&mut self, name: &str) -> Symbol {
        if let Some(&symbol) = self.map.get(name) {
            return symbol;
        }
        let symbol = Symbol(u32::try_from(self.names.len()).expect("fewer than 2^32 names fit in 4 GiB of source"));
        let name: Arc<str> = name.into();
        self.names.push(Arc::clone(&name));
        self.map.insert(name, symbol);
        symbol
    }

    /// The symbol of `name` if it has been interned.
    pub fn lookup(&self, name: &str) -> Option<Symbol> {
        self.map.get(name).copied()
    }

    /// The string of `symbol`.
    pub fn name(&self, symbol: Symbol) -> &str {
        &self.names[symbol.index()]
    }

    /// The string of `symbol`, shared.
    pub fn shared(&self, symbol: Symbol) -> Arc<str> {
        Arc::clone(&self.names[symbol.index()])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_names_have_equal_symbols() {
        let mut interner = Interner::default();
        let names: Vec<String> = (0..20_000).map(|n| format!("{}{n}", "x".repeat(n % 20))).collect();
        let symbols: Vec<Symbol> = names.iter().map(|name| interner.intern(name)).collect();
        for (name, symbol) in names.iter().zip(&symbols) {
            assert_eq!((interner.intern(name), interner.name(*symbol)), (*symbol, name.as_str()));
        }
        assert_eq!(interner.lookup("y"), None);
    }

    #[test]
    fn hashes_differ() {
        let hash = NameHash::default();
        let names = (0..50_000).flat_map(|n| [n.to_string(), format!("a{n}"), "\0".repeat(n % 50)]);
        let names: std::collections::HashSet<String> = names.collect();
        let hashes: std::collections::HashSet<u64> = names.iter().map(|name| hash.hash_one(name.as_str())).collect();
        assert_eq!(hashes.len(), names.len());
    }
}
