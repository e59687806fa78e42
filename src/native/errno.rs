//! The texts of the system's errors, as Go's syscall.Errno has them.

/// The text of error number `errno`: the system's, in lower case as Go writes it.
pub(crate) fn text(errno: i32) -> String {
    let text = std::io::Error::from_raw_os_error(errno).to_string();
    let text = text.split(" (os error").next().unwrap_or("").to_string();
    let mut chars = text.chars();
    match chars.next() {
        // Abbreviations such as "RFS specific error" keep their capitals.
        Some(first) if !chars.as_str().starts_with(char::is_uppercase) => first.to_lowercase().chain(chars).collect(),
        _ => text,
    }
}
