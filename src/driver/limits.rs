//! What the process may have: memory and processors, by the machine and by the control groups that it is in.

use std::fs;
use std::path::{Path, PathBuf};

/// How sizes are written.
pub const SIZES: &str = "a size is a number with one of the units B, KiB, MiB, GiB, TiB, or without one, in bytes";

/// A size as GOMEMLIMIT takes it.
pub fn bytes(text: &str) -> Option<u64> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (number, unit) = text.split_at(end);
    let factor: u64 = match unit {
        "" | "B" => 1,
        "KiB" => 1 << 10,
        "MiB" => 1 << 20,
        "GiB" => 1 << 30,
        "TiB" => 1 << 40,
        _ => return None,
    };
    number.parse::<u64>().ok()?.checked_mul(factor).filter(|bytes| i64::try_from(*bytes).is_ok())
}

/// How much memory a program may take, in bytes: seven eighths of what the process may have, for it is not alone in it.
pub(super) fn memory() -> u64 {
    let least = group_limits("memory", ["memory.max", "memory.limit_in_bytes"])
        .filter_map(|(_, text)| text.trim().parse().ok())
        .chain(machine_memory())
        .min();
    least.map_or(u64::MAX, |bytes: u64| bytes - bytes / 8)
}

fn machine_memory() -> Option<u64> {
    let text = fs::read_to_string("/proc/meminfo").ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("MemTotal:"))?;
    line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()?.checked_mul(1 << 10)
}

/// GOMAXPROCS where nobody says otherwise: the processors that the process may run on, or what its control group pays
/// for, rounded up, but not fewer than two for that reason. As Go 1.25 has it.
pub fn processors() -> usize {
    // What the library of Rust answers regards the group, too, but rounds down, and reads many files.
    let by_rust = || std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let online = allowed_processors().unwrap_or_else(by_rust);
    let paid =
        group_limits("cpu", ["cpu.max", "cpu.cfs_quota_us"]).filter_map(|(file, text)| quota(&file, &text)).min();
    paid.map_or(online, |paid| online.min(paid.max(2)))
}

/// What a group's file says, as processors: in the second version `quota period` in microseconds, in the first the quota,
/// -1 for none, whose period is in the file beside it.
fn quota(file: &Path, text: &str) -> Option<usize> {
    let text = text.trim();
    match text.split_once(' ') {
        Some((quota, period)) => share(quota, period),
        None => share(text, fs::read_to_string(file.with_file_name("cpu.cfs_period_us")).ok()?.trim()),
    }
}

fn share(quota: &str, period: &str) -> Option<usize> {
    let (quota, period): (u64, u64) = (quota.parse().ok()?, period.parse().ok()?);
    usize::try_from(quota.div_ceil(period.max(1))).ok()
}

/// The processors on the list that the system keeps for this process.
fn allowed_processors() -> Option<usize> {
    let text = fs::read_to_string("/proc/self/status").ok()?;
    listed(text.lines().find_map(|line| line.strip_prefix("Cpus_allowed_list:"))?)
}

/// How many numbers a list such as `0-3,8` names.
fn listed(list: &str) -> Option<usize> {
    let range = |part: &str| {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let (first, last): (usize, usize) = (first.parse().ok()?, last.parse().ok()?);
        Some((last + 1).saturating_sub(first))
    };
    list.trim().split(',').map(range).sum()
}

/// What the process's control group and those that it lies in say in a file, whose name differs between the two versions
/// of control groups; and which file that is.
fn group_limits(controller: &str, names: [&str; 2]) -> impl Iterator<Item = (PathBuf, String)> {
    let groups = fs::read_to_string("/proc/self/cgroup").unwrap_or_default();
    group_files(&groups, controller, names).into_iter().filter_map(|file| {
        let text = fs::read_to_string(&file).ok()?;
        Some((file, text))
    })
}

/// The files of a process's groups, given what `/proc/self/cgroup` says: lines of `number:controllers:path`, the
/// controllers empty in the second version, whose name for the file is the first.
fn group_files(groups: &str, controller: &str, [second, first]: [&str; 2]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for line in groups.lines() {
        let mut parts = line.splitn(3, ':').skip(1);
        let (Some(controllers), Some(path)) = (parts.next(), parts.next()) else { continue };
        let (root, name) = match controllers {
            "" => (PathBuf::from("/sys/fs/cgroup"), second),
            _ if controllers.split(',').any(|known| known == controller) => {
                (Path::new("/sys/fs/cgroup").join(controllers), first)
            }
            _ => continue,
        };
        let below = Path::new(path.trim_start_matches('/'));
        files.extend(below.ancestors().map(|group| root.join(group).join(name)));
    }
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_have_units() {
        let cases = [
            ("100", Some(100)),
            ("2KiB", Some(2048)),
            ("1GiB", Some(1 << 30)),
            ("3TiB", Some(3 << 40)),
            ("7B", Some(7)),
            ("", None),
            ("KiB", None),
            ("1MB", None),
            ("-1", None),
            ("99999999TiB", None),
        ];
        for (text, want) in cases {
            assert_eq!(bytes(text), want, "{text}");
        }
    }

    #[test]
    fn groups_are_found_in_both_versions() {
        let files = |text, controller, names| {
            let files = group_files(text, controller, names);
            files.iter().map(|file| file.display().to_string()).collect::<Vec<_>>()
        };
        let root = "/sys/fs/cgroup";
        let second = ["/a/b/memory.max", "/a/memory.max", "/memory.max"].map(|file| format!("{root}{file}"));
        assert_eq!(files("0::/a/b\n", "memory", ["memory.max", "m"]), second);
        let first = ["/memory/y/m", "/memory/m"].map(|file| format!("{root}{file}"));
        assert_eq!(files("3:cpu:/x\n4:memory:/y\n", "memory", ["memory.max", "m"]), first);
        let quotas = files("3:cpu,cpuacct:/x\n", "cpu", ["cpu.max", "q"]);
        assert_eq!(quotas, ["/cpu,cpuacct/x/q", "/cpu,cpuacct/q"].map(|file| format!("{root}{file}")));
        assert!(files("3:pids:/x\n", "cpu", ["cpu.max", "q"]).is_empty());
        let quota = |text| quota(Path::new("/nowhere/cpu.max"), text);
        assert_eq!(quota("150000 100000\n"), Some(2));
        assert_eq!(quota("max 100000\n"), None);
        assert_eq!((quota("-1"), share("250000", "100000"), share("-1", "100000")), (None, Some(3), None));
        assert_eq!(listed(" 0-3,8\n"), Some(5));
        assert!(memory() > 1 << 20 && processors() > 0);
    }
}
