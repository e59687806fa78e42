//! Channels and select, generic in the element.
