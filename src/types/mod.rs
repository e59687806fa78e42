//! What a type is; no rules about programs.
