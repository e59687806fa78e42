//! std::sync in production, a model checker's types under test; nobody else names `std::sync` in the machine.
