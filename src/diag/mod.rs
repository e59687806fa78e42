//! What can be said to the user, and how it is drawn.
