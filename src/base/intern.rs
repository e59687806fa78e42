//! Interned names.

use std::sync::Arc;

use rustc_hash::FxHashMap;

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

/// Gives equal strings equal symbols.
#[derive(Debug)]
pub struct Interner {
    map: FxHashMap<Arc<str>, Symbol>,
    names: Vec<Arc<str>>,
}

impl Default for Interner {
    fn default() -> Self {
        let mut interner = Interner { map: FxHashMap::default(), names: Vec::new() };
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
}
