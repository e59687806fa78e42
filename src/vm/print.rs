//! How the run time writes numbers: by print, println, and in the report of a panic.

/// A float as println writes it: the shortest digits that lead back to it, with an exponent below 1e-4 and from 1e6 on.
pub(crate) fn float(value: f64) -> String {
    shortest(value, format!("{value:e}"))
}

/// A float32, by its own shortest digits.
pub(crate) fn float32(value: f32) -> String {
    shortest(f64::from(value), format!("{value:e}"))
}

fn shortest(value: f64, scientific: String) -> String {
    if value.is_nan() {
        return "NaN".into();
    }
    if value.is_infinite() {
        return if value > 0.0 { "+Inf".into() } else { "-Inf".into() };
    }
    let (digits, exponent) = scientific.split_once('e').expect("the format has an exponent");
    let exponent: i32 = exponent.parse().expect("the exponent is a number");
    if (-4..6).contains(&exponent) || value == 0.0 {
        return plain(digits, exponent);
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{digits}e{sign}{:02}", exponent.abs())
}

/// The digits with the point moved by `exponent`.
fn plain(digits: &str, exponent: i32) -> String {
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |digits| ("-", digits));
    let mut digits = digits.replace('.', "");
    if exponent < 0 {
        return format!("{sign}0.{}{digits}", "0".repeat((-exponent - 1) as usize));
    }
    let before = exponent as usize + 1;
    while digits.len() < before {
        digits.push('0');
    }
    if digits.len() > before {
        digits.insert(before, '.');
    }
    format!("{sign}{digits}")
}

/// A complex number as println writes it.
pub(crate) fn complex(re: f64, im: f64) -> String {
    let im_text = float(im);
    let sign = if im_text.starts_with(['+', '-']) { "" } else { "+" };
    format!("({}{sign}{im_text}i)", float(re))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_are_written_as_go_writes_them() {
        let cases = [
            (1.5, "1.5"),
            (0.0, "0"),
            (-0.0, "-0"),
            (1e100, "1e+100"),
            (1e-10, "1e-10"),
            (123_456_789.0, "1.23456789e+08"),
            (999_999.95, "999999.95"),
            (100_000.0, "100000"),
            (1_000_000.0, "1e+06"),
            (0.0001, "0.0001"),
            (f64::INFINITY, "+Inf"),
            (f64::NAN, "NaN"),
        ];
        for (value, want) in cases {
            assert_eq!(float(value), want);
        }
        assert_eq!(float32(0.1), "0.1");
        assert_eq!(complex(1.0, -2.0), "(1-2i)");
        assert_eq!(complex(1.5, 0.0), "(1.5+0i)");
    }
}
