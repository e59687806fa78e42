//! The static checker; names follow go/types.
