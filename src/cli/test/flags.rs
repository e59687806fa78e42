//! The arguments of `csp test`, as `go test` reads them: one dash or two, values with `=` or as the next argument,
//! packages before or between flags, and what is not known here is the test program's.

use std::ffi::OsString;
use std::time::Duration;

/// What is to be tested, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TestOptions {
    /// Folders or patterns of them; none for the current folder alone.
    pub(crate) packages: Vec<String>,
    /// What the test program is given.
    pub(crate) args: Vec<String>,
    /// `-v`
    pub(super) verbose: bool,
    /// `-list` was given.
    pub(super) list: bool,
    /// `-bench` was given.
    pub(super) bench: bool,
    /// `-failfast`
    pub(super) fail_fast: bool,
    /// `-vet=off` was not given.
    pub(super) vet: bool,
    /// `-p`: how many packages are tested at the same time.
    pub(super) packages_at_once: Option<usize>,
}

/// What a flag's value is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// `true` or `false`; none is `true`.
    Bool,
    Text,
    Number,
    Duration,
    /// `on`, `off` or a number.
    Shuffle,
    /// Of go test, and not of csp test; why.
    Missing(&'static str),
}

const NO_BUILD: &str = "csp makes no test programs as files";
const NO_COVERAGE: &str = "csp does not count coverage";
const NO_PROFILE: &str = "csp does not write profiles";

/// The flags that are known. Those of the test program are handed to it with `test.` before their names.
const FLAGS: &[(&str, Kind)] = &[
    ("args", Kind::Bool),
    ("bench", Kind::Text),
    ("benchmem", Kind::Bool),
    ("benchtime", Kind::Text),
    ("blockprofile", Kind::Missing(NO_PROFILE)),
    ("c", Kind::Missing(NO_BUILD)),
    ("count", Kind::Number),
    ("cover", Kind::Missing(NO_COVERAGE)),
    ("covermode", Kind::Missing(NO_COVERAGE)),
    ("coverpkg", Kind::Missing(NO_COVERAGE)),
    ("coverprofile", Kind::Missing(NO_COVERAGE)),
    ("cpu", Kind::Text),
    ("cpuprofile", Kind::Missing(NO_PROFILE)),
    ("exec", Kind::Missing(NO_BUILD)),
    ("failfast", Kind::Bool),
    ("fullpath", Kind::Bool),
    ("fuzz", Kind::Missing("csp runs fuzz tests with their seeds alone, as go test does without -fuzz")),
    ("json", Kind::Missing("csp writes no JSON")),
    ("list", Kind::Text),
    ("memprofile", Kind::Missing(NO_PROFILE)),
    ("mutexprofile", Kind::Missing(NO_PROFILE)),
    ("o", Kind::Missing(NO_BUILD)),
    ("p", Kind::Number),
    ("parallel", Kind::Number),
    ("race", Kind::Missing("csp has no race detector; a race cannot corrupt what it runs")),
    ("run", Kind::Text),
    ("short", Kind::Bool),
    ("shuffle", Kind::Shuffle),
    ("skip", Kind::Text),
    ("timeout", Kind::Duration),
    ("trace", Kind::Missing(NO_PROFILE)),
    ("v", Kind::Bool),
    ("vet", Kind::Text),
];

/// The flags of this command alone.
const OWN: &[&str] = &["p", "vet"];

/// Reads the arguments after `test`.
pub(crate) fn parse(args: impl IntoIterator<Item = OsString>) -> Result<TestOptions, String> {
    let mut reader = Reader {
        options: TestOptions {
            packages: Vec::new(),
            args: Vec::new(),
            verbose: false,
            list: false,
            bench: false,
            fail_fast: false,
            vet: true,
            packages_at_once: None,
        },
        rest: Vec::new(),
        packages: Packages::Possible,
        timeout_is_set: false,
    };
    let texts: Result<Vec<String>, OsString> = args.into_iter().map(OsString::into_string).collect();
    let mut texts = texts.map_err(|arg| format!("{}: not UTF-8", arg.to_string_lossy()))?.into_iter();
    while let Some(arg) = texts.next() {
        reader.argument(arg, &mut texts)?;
    }
    let Reader { mut options, rest, timeout_is_set, .. } = reader;
    if !timeout_is_set {
        options.args.insert(0, "-test.timeout=10m0s".into());
    }
    options.args.extend(rest);
    Ok(options)
}

/// Whether an argument without a dash can still name a package: the packages stand together, and nothing unknown before
/// them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Packages {
    Possible,
    Listed,
    Over,
}

struct Reader {
    options: TestOptions,
    /// What the test program gets behind its flags.
    rest: Vec<String>,
    packages: Packages,
    timeout_is_set: bool,
}

impl Reader {
    fn argument(&mut self, arg: String, following: &mut std::vec::IntoIter<String>) -> Result<(), String> {
        let Some(flag) = arg.strip_prefix('-').filter(|flag| !flag.is_empty()) else {
            match self.packages {
                Packages::Over => self.rest.push(arg),
                _ => {
                    self.packages = Packages::Listed;
                    self.options.packages.push(arg);
                }
            }
            return Ok(());
        };
        if self.packages == Packages::Listed {
            self.packages = Packages::Over;
        }
        let flag = flag.strip_prefix('-').unwrap_or(flag);
        let (name, value) = match flag.split_once('=') {
            Some((name, value)) => (name, Some(value.to_owned())),
            None => (flag, None),
        };
        let name = name.strip_prefix("test.").unwrap_or(name);
        if name == "args" || name.is_empty() {
            self.rest.extend(following);
            return Ok(());
        }
        match FLAGS.iter().find(|(known, _)| *known == name) {
            Some((known, kind)) => self.flag(known, *kind, value, following),
            None => {
                self.packages = Packages::Over;
                self.rest.push(arg);
                Ok(())
            }
        }
    }

    fn flag(
        &mut self,
        name: &'static str,
        kind: Kind,
        value: Option<String>,
        following: &mut std::vec::IntoIter<String>,
    ) -> Result<(), String> {
        let value = match (kind, value) {
            (Kind::Missing(why), _) => return Err(format!("-{name}: {why}")),
            (_, Some(value)) => value,
            (Kind::Bool, None) => "true".into(),
            (_, None) => following.next().ok_or_else(|| format!("flag needs an argument: -{name}"))?,
        };
        let is_valid = match kind {
            Kind::Bool => boolean(&value).is_some(),
            Kind::Number => value.parse::<u32>().is_ok(),
            Kind::Duration => duration(&value).is_some(),
            Kind::Shuffle => matches!(&*value, "on" | "off") || value.parse::<i64>().is_ok(),
            Kind::Text | Kind::Missing(_) => true,
        };
        if !is_valid {
            return Err(format!("invalid value {value:?} for flag -{name}: parse error"));
        }
        let on = boolean(&value) == Some(true);
        match name {
            "v" => self.options.verbose = on,
            "failfast" => self.options.fail_fast = on,
            "list" => self.options.list = !value.is_empty(),
            "bench" => self.options.bench = !value.is_empty(),
            "vet" => self.options.vet = value != "off",
            "p" => self.options.packages_at_once = value.parse().ok().filter(|n| *n > 0),
            "timeout" => self.timeout_is_set = true,
            _ => {}
        }
        if !OWN.contains(&name) {
            self.options.args.push(format!("-test.{name}={value}"));
        }
        Ok(())
    }
}

/// The values of flags that are true or false, as package flag of Go has them.
fn boolean(text: &str) -> Option<bool> {
    match text {
        "1" | "t" | "T" | "true" | "TRUE" | "True" => Some(true),
        "0" | "f" | "F" | "false" | "FALSE" | "False" => Some(false),
        _ => None,
    }
}

/// A duration as Go writes it: `1h30m`, `1.5s`.
fn duration(text: &str) -> Option<Duration> {
    if text == "0" {
        return Some(Duration::ZERO);
    }
    let mut rest = text;
    let mut seconds = 0.0;
    while !rest.is_empty() || rest.len() == text.len() {
        let end = rest.find(|c: char| !(c.is_ascii_digit() || c == '.'))?;
        let (number, tail) = rest.split_at(end);
        let end = tail.find(|c: char| c.is_ascii_digit() || c == '.').unwrap_or(tail.len());
        let (unit, tail) = tail.split_at(end);
        let scale = match unit {
            "ns" => 1e-9,
            "us" | "µs" | "μs" => 1e-6,
            "ms" => 1e-3,
            "s" => 1.0,
            "m" => 60.0,
            "h" => 3600.0,
            _ => return None,
        };
        seconds += number.parse::<f64>().ok()? * scale;
        rest = tail;
    }
    Duration::try_from_secs_f64(seconds).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(args: &[&str]) -> Result<TestOptions, String> {
        parse(args.iter().map(OsString::from))
    }

    #[test]
    fn flags_stand_before_and_behind_packages() {
        let options = parsed(&["-v", "./a", "b/...", "--run", "X", "-count=2"]).expect("it is right");
        assert_eq!(options.packages, ["./a", "b/..."]);
        assert_eq!(options.args, ["-test.timeout=10m0s", "-test.v=true", "-test.run=X", "-test.count=2"]);
        assert!(options.verbose && !options.bench && options.vet);
        let options = parsed(&["-test.v", "-vet=off", "-timeout", "1m30s"]).expect("it is right");
        assert_eq!((options.args.len(), options.vet), (2, false));
    }

    #[test]
    fn what_is_unknown_is_the_test_programs() {
        let options = parsed(&["-mine", "x", "-v", "y"]).expect("it is right");
        assert!(options.packages.is_empty() && options.verbose);
        assert_eq!(options.args, ["-test.timeout=10m0s", "-test.v=true", "-mine", "x", "y"]);
        let options = parsed(&["a", "-args", "-v", "x"]).expect("it is right");
        assert_eq!((options.packages.len(), options.verbose), (1, false));
        assert_eq!(options.args, ["-test.timeout=10m0s", "-v", "x"]);
        assert_eq!(parsed(&["a", "-v", "b"]).expect("it is right").args, ["-test.timeout=10m0s", "-test.v=true", "b"]);
    }

    #[test]
    fn wrong_values_are_refused() {
        for args in [&["-count", "x"][..], &["-run"], &["-v=maybe"], &["-timeout", "5"], &["-timeout="], &["-race"]] {
            assert!(parsed(args).is_err(), "{args:?}");
        }
        assert_eq!(duration("1h2m3.5s"), Some(Duration::from_millis(3_723_500)));
        assert_eq!(duration("0"), Some(Duration::ZERO));
        assert!(FLAGS.is_sorted_by_key(|(name, _)| *name));
    }
}
