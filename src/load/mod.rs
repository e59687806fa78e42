//! Which files form which package.
