//! Tags of struct fields: `key:"value"` pairs, separated by spaces.

use rustc_hash::FxHashMap;

use crate::base::span::Span;
use crate::check::Checker;
use crate::diag::code;
use crate::syntax::ast::StructType;
use crate::types::constant::string_literal;

/// Keys whose names must be different in one struct.
const UNIQUE: &[&str] = &["json", "xml"];

/// The fields that have a name, by key and name.
type Seen = FxHashMap<(&'static str, String), Span>;

impl Checker<'_> {
    /// Looks at the tags of a struct type.
    pub(super) fn vet_tags(&mut self, ty: &StructType) {
        let mut seen = Seen::default();
        for field in &ty.fields {
            let Some((literal, _)) = field.tag else { continue };
            let Some(tag) = string_literal(&self.types.name(literal)) else { continue };
            let tag = String::from_utf8_lossy(&tag);
            match pairs(&tag) {
                Err(why) => {
                    let message = format!("struct field tag `{tag}` not compatible with reflect.StructTag.Get: {why}");
                    self.warn(code::INVALID_STRUCT_TAG, field.name.span, message);
                }
                Ok(pairs) if !field.embedded => self.vet_names(field.name.span, &pairs, &mut seen),
                Ok(_) => {}
            }
        }
    }

    fn vet_names(&mut self, field: Span, pairs: &[(String, String)], seen: &mut Seen) {
        for (key, value) in pairs {
            let Some(&key) = UNIQUE.iter().find(|unique| *unique == key) else { continue };
            let name = value.split(',').next().unwrap_or_default();
            if name.is_empty() || name == "-" {
                continue;
            }
            if let Some(first) = seen.insert((key, name.to_owned()), field) {
                let text = String::from_utf8_lossy(self.sources.text(field)).into_owned();
                let place = self.place(first.start);
                let line = place.rsplit_once(':').map_or(&*place, |(line, _)| line);
                let message = format!("struct field {text} repeats {key} tag {name:?} also at {line}");
                self.warn(code::INVALID_STRUCT_TAG, field, message);
            }
        }
    }
}

/// The pairs of a tag, or what is wrong with it.
fn pairs(tag: &str) -> Result<Vec<(String, String)>, &'static str> {
    let mut pairs = Vec::new();
    let mut rest = tag.trim_start_matches(' ');
    while !rest.is_empty() {
        let is_key = |c: char| c > ' ' && c != ':' && c != '"' && c != '\x7f';
        let colon = rest.find(|c| !is_key(c)).unwrap_or(rest.len());
        if colon == 0 {
            return Err("bad syntax for struct tag key");
        }
        let Some(value) = rest[colon..].strip_prefix(':') else { return Err("bad syntax for struct tag pair") };
        let end = quoted(value).ok_or("bad syntax for struct tag value")?;
        pairs.push((rest[..colon].to_owned(), value[1..end - 1].to_owned()));
        let after = &value[end..];
        rest = after.trim_start_matches(' ');
        if !rest.is_empty() && rest.len() == after.len() {
            return Err("key:\"value\" pairs not separated by spaces");
        }
    }
    Ok(pairs)
}

/// The length of the quoted string with which `text` begins.
fn quoted(text: &str) -> Option<usize> {
    let mut escaped = false;
    let mut chars = text.char_indices();
    chars.next().filter(|(_, c)| *c == '"')?;
    for (at, c) in chars {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return Some(at + 1),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::pairs;

    #[test]
    fn tags_are_pairs() {
        let pair = |key: &str, value: &str| (key.to_owned(), value.to_owned());
        assert_eq!(pairs(r#"json:"a,omitempty" xml:"b""#), Ok(vec![pair("json", "a,omitempty"), pair("xml", "b")]));
        assert_eq!(pairs(""), Ok(Vec::new()));
        assert_eq!(pairs("plain"), Err("bad syntax for struct tag pair"));
        assert_eq!(pairs(r#"json: "y""#), Err("bad syntax for struct tag value"));
        assert_eq!(pairs(r#"k:"v"j:"u""#), Err("key:\"value\" pairs not separated by spaces"));
        assert_eq!(pairs(r#":"v""#), Err("bad syntax for struct tag key"));
    }
}
