//! Tests of constants; the expected values were written by Go's go/constant.

use super::*;
use crate::types::ty::BasicKind;

/// A short form of long exact texts: length and FNV-1a hash.
fn short(text: &str) -> String {
    if text.len() <= 60 {
        return text.into();
    }
    let hash = text.bytes().fold(2166136261u32, |h, b| (h ^ u32::from(b)).wrapping_mul(16777619));
    format!("#{}:{hash:08x}", text.len())
}

fn literal(text: &str) -> Constant {
    let hex = text.starts_with("0x") || text.starts_with("0X");
    let float = text.contains(if hex { ['.', 'p', 'P'] } else { ['.', 'e', 'E'] });
    match text {
        _ if text.ends_with('i') => Constant::imag_literal(text),
        _ if float => Constant::float_literal(text),
        _ => Constant::int_literal(text),
    }
}

/// Literal, message form, exact form, bits of the nearest float64 and float32.
const LITERALS: &[(&str, &str, &str, &str)] = &[
    ("0", "0", "0", "0000000000000000 00000000"),
    ("42", "42", "42", "4045000000000000 42280000"),
    ("0x2A", "42", "42", "4045000000000000 42280000"),
    ("0b101", "5", "5", "4014000000000000 40a00000"),
    ("0o17", "15", "15", "402e000000000000 41700000"),
    ("017", "15", "15", "402e000000000000 41700000"),
    ("1_000_000", "1000000", "1000000", "412e848000000000 49742400"),
    ("18446744073709551616", "18446744073709551616", "18446744073709551616", "43f0000000000000 5f800000"),
    ("1.5", "1.5", "3/2", "3ff8000000000000 3fc00000"),
    ("0.1", "0.1", "1/10", "3fb999999999999a 3dcccccd"),
    ("1e3", "1000", "1000", "408f400000000000 447a0000"),
    ("1e100", "1e+100", "#101:ea3fe61c", "54b249ad2594c37d 7f800000"),
    (".5", "0.5", "1/2", "3fe0000000000000 3f000000"),
    ("1.", "1", "1", "3ff0000000000000 3f800000"),
    ("0x1p-2", "0.25", "1/4", "3fd0000000000000 3e800000"),
    ("0x1.8p3", "12", "12", "4028000000000000 41400000"),
    ("0X.8P1", "1", "1", "3ff0000000000000 3f800000"),
    ("1e-400", "1e-400", "#403:9101ade8", "0000000000000000 00000000"),
    ("1e400", "1e+400", "#401:ee82431c", "7ff0000000000000 7f800000"),
    ("1e1000", "1e+1000", "#1001:ab1bcd1c", "7ff0000000000000 7f800000"),
    ("1e1233", "1e+1233", "#137:120bb799", "7ff0000000000000 7f800000"),
    ("1e1234", "1e+1234", "#137:eb1a5e58", "7ff0000000000000 7f800000"),
    ("1e5000", "1e+5000", "#137:66974740", "7ff0000000000000 7f800000"),
    ("1e1000000", "1e+1000000", "#140:d56f2290", "7ff0000000000000 7f800000"),
    ("1e-1000000", "1e-1000000", "#140:cae1b77b", "0000000000000000 00000000"),
    ("1e646456993", "unknown", "unknown", ""),
    ("1e646456992", "1e+646456992", "#143:5f6b1c95", "7ff0000000000000 7f800000"),
    ("1e-646456994", "0", "0", "0000000000000000 00000000"),
    ("0x1p-2147483648", "0.567662e-646456993", "0x.8p-2147483647", "0000000000000000 00000000"),
    ("0x1p2147483646", "4.40403e+646456992", "0x.8p+2147483647", "7ff0000000000000 7f800000"),
    ("1e999999999999", "unknown", "unknown", ""),
    ("2i", "(0 + 2i)", "(0 + 2i)", ""),
    ("0x1p4i", "(0 + 16i)", "(0 + 16i)", ""),
    ("0123i", "(0 + 123i)", "(0 + 123i)", ""),
    ("1.5e3i", "(0 + 1500i)", "(0 + 1500i)", ""),
    (
        "3.14159265358979323846264338327950288419716939937510582097494459",
        "3.14159",
        "#127:60873da8",
        "400921fb54442d18 40490fdb",
    ),
    ("123456789.0", "1.23457e+08", "123456789", "419d6f3454000000 4ceb79a3"),
    ("1234567.5", "1.23457e+06", "2469135/2", "4132d68780000000 4996b43c"),
    ("0.000012345678", "1.23457e-05", "6172839/500000000000", "3ee9e4091070df4c 374f2049"),
    ("100000.0", "100000", "100000", "40f86a0000000000 47c35000"),
    ("1000000.0", "1e+06", "1000000", "412e848000000000 49742400"),
    ("123456.7", "123456.7", "1234567/10", "40fe240b33333333 47f1205a"),
    ("5e-324", "4.94066e-324", "#326:b0ae5bbb", "0000000000000001 00000000"),
    ("2e-324", "2e-324", "#326:2593fb4c", "0000000000000000 00000000"),
    ("1.7976931348623157e308", "1.79769e+308", "#309:e8305c1d", "7fefffffffffffff 7f800000"),
    ("1.7976931348623159e308", "1.79769e+308", "#309:70b294f3", "7ff0000000000000 7f800000"),
    ("3.4028235677973366e+38", "3.40282e+38", "340282356779733660000000000000000000000", "47effffff0000000 7f7fffff"),
    ("3.4028235677973362e+38", "3.40282e+38", "340282356779733620000000000000000000000", "47efffffefffffff 7f7fffff"),
    ("1e23", "1e+23", "100000000000000000000000", "44b52d02c7e14af6 65a96816"),
    ("8.41e21", "8.41e+21", "8410000000000000000000", "447c7e83209e90b2 63e3f419"),
    ("9007199254740993.0", "9.0072e+15", "9007199254740993", "4340000000000000 5a000000"),
    ("16777217.0", "1.67772e+07", "16777217", "4170000010000000 4b800000"),
    ("1e-45", "1e-45", "1/1000000000000000000000000000000000000000000000", "3696d601ad376ab9 00000001"),
    ("7e-46", "7e-46", "7/10000000000000000000000000000000000000000000000", "368ff868bf4d956a 00000000"),
    ("0.30000000000000004", "0.3", "7500000000000001/25000000000000000", "3fd3333333333334 3e99999a"),
];

#[test]
fn literals() {
    for (text, shown, exact, floats) in LITERALS {
        let value = literal(text);
        assert_eq!(value.to_string(), *shown, "{text}");
        assert_eq!(short(&value.exact()), *exact, "{text}");
        let bits = match (value.as_f64(), value.as_f32()) {
            (Some(double), Some(single)) => format!("{:016x} {:08x}", double.to_bits(), single.to_bits()),
            _ => String::new(),
        };
        assert_eq!(bits, *floats, "{text}");
    }
}

/// Operand, operator, operand; message form, exact form, message form of the result as an integer.
const OPERATIONS: &[(&str, Operator, &str, &str, &str, &str)] = &[
    ("1", Operator::Quo, "3", "0.333333", "1/3", "unknown"),
    ("6", Operator::Quo, "3", "2", "2", "2"),
    ("7", Operator::IntQuo, "2", "3", "3", "3"),
    ("7", Operator::Rem, "2", "1", "1", "1"),
    ("1.5", Operator::Add, "1", "2.5", "5/2", "unknown"),
    ("0.1", Operator::Mul, "10", "1", "1", "1"),
    ("1e5000", Operator::Add, "1", "1e+5000", "#137:66974740", "unknown"),
    ("1e5000", Operator::Quo, "1e4999", "10", "0x.ap+4", "10"),
    ("1e1000", Operator::Mul, "1e1000", "1e+2000", "#137:81b8d42a", "unknown"),
    ("1e400", Operator::Mul, "1e400", "1e+800", "#801:ef7edf1c", "BIG"),
    ("1e646456992", Operator::Mul, "1e5", "unknown", "unknown", "unknown"),
    ("1e5000", Operator::Sub, "1e5000", "0", "0", "0"),
    ("1e5000", Operator::Mul, "0.0", "0", "0", "0"),
    ("6", Operator::And, "3", "2", "2", "2"),
    ("6", Operator::Or, "3", "7", "7", "7"),
    ("6", Operator::Xor, "3", "5", "5", "5"),
    ("6", Operator::AndNot, "3", "4", "4", "4"),
    ("1", Operator::Add, "2i", "(1 + 2i)", "(1 + 2i)", "unknown"),
    ("2i", Operator::Mul, "2i", "(-4 + 0i)", "(-4 + 0i)", "-4"),
    ("1i", Operator::Quo, "3i", "(0.333333 + 0i)", "(1/3 + 0i)", "unknown"),
    ("2.5", Operator::Quo, "2i", "(0 + -1.25i)", "(0 + -5/4i)", "unknown"),
    ("1", Operator::Quo, "1e5000", "1e-5000", "#138:2762a076", "unknown"),
    (
        "340282366920938463463374607431768211456",
        Operator::Mul,
        "340282366920938463463374607431768211456",
        "115792089237316195423570985008687907853269984665640564039457584007913129639936",
        "#78:11884c99",
        "115792089237316195423570985008687907853269984665640564039457584007913129639936",
    ),
    ("1e-5000", Operator::Add, "1e5000", "1e+5000", "#137:66974740", "unknown"),
];

#[test]
fn operations() {
    for (x, op, y, shown, exact, int) in OPERATIONS {
        let value = Constant::binary(&literal(x), *op, &literal(y));
        assert_eq!(value.to_string(), *shown, "{x} {op:?} {y}");
        assert_eq!(short(&value.exact()), *exact, "{x} {op:?} {y}");
        let as_int = value.to_int().to_string();
        assert_eq!(if as_int.len() > 200 { "BIG" } else { &as_int }, *int, "{x} {op:?} {y}");
    }
}

#[test]
fn strings_are_quoted_as_go_does() {
    let cases: &[(&[u8], &str)] = &[
        (&[97, 34, 98, 92, 10, 9, 0, 127], "\"a\\\"b\\\\\\n\\t\\x00\\x7f\""),
        (&[104, 195, 169, 228, 184, 150, 240, 159, 152, 128], "\"hé世😀\""),
        (&[255, 254], "\"\\xff\\xfe\""),
        (&[194, 160, 226, 128, 168, 239, 187, 191, 226, 128, 139], "\"\\u00a0\\u2028\\ufeff\\u200b\""),
        (&[101, 204, 129, 204, 129], "\"é́\""),
        (&[238, 128, 128], "\"\\ue000\""),
        (&[240, 159, 171, 168, 205, 184], "\"🫨\\u0378\""),
    ];
    for (bytes, quoted) in cases {
        assert_eq!(Constant::bytes(bytes).to_string(), *quoted);
    }
    let long = Constant::string(&"x".repeat(100)).to_string();
    assert_eq!(long, format!("\"{}...", "x".repeat(68)));
}

#[test]
fn a_sum_of_many_strings_is_linear_and_drops() {
    let part = Constant::string("0123456789");
    let mut prefixes = vec![Constant::string("")];
    for _ in 0..100_000 {
        let last = prefixes.last().expect("it begins with one");
        prefixes.push(Constant::binary(last, Operator::Add, &part));
    }
    let last = prefixes.pop().expect("it has many");
    drop(prefixes);
    assert_eq!(last.as_bytes().expect("it is a string").len(), 1_000_000);
    assert!(Constant::compare(&last, Comparison::Gt, &part));
}

#[test]
fn unary_operators_and_shifts() {
    let int = |n: i64| Constant::int(n);
    assert_eq!(int(5).unary(Unary::Xor, 0).to_string(), "-6");
    assert_eq!(int(5).unary(Unary::Xor, 8).to_string(), "250");
    assert_eq!(int(5).unary(Unary::Neg, 0).to_string(), "-5");
    assert_eq!(Constant::Bool(true).unary(Unary::Not, 0).to_string(), "false");
    assert!(Constant::string("s").unary(Unary::Neg, 0).is_unknown());
    assert_eq!(int(1).shift_left(64).to_string(), "18446744073709551616");
    assert_eq!(int(-5).shift_right(1).to_string(), "-3");
    assert_eq!(int(1).shift_left(511).bit_len(), 512);
    assert_eq!(Constant::binary(&int(-7), Operator::IntQuo, &int(2)).to_string(), "-3");
    assert_eq!(Constant::binary(&int(-7), Operator::Rem, &int(2)).to_string(), "-1");
    assert_eq!(Constant::binary(&int(-7), Operator::AndNot, &int(2)).to_string(), "-7");
    assert!(Constant::binary(&int(1), Operator::Quo, &int(0)).is_unknown());
}

#[test]
fn comparisons_bring_operands_together() {
    let holds = |x: &str, op, y: &str| Constant::compare(&literal(x), op, &literal(y));
    assert!(holds("1", Comparison::Eq, "1.0"));
    assert!(holds("1e5000", Comparison::Gt, "1e4999"));
    assert!(holds("0.1", Comparison::Lt, "1e5000"));
    assert!(holds("0i", Comparison::Eq, "0"));
    assert!(holds("1i", Comparison::Ne, "1"));
    assert!(!Constant::compare(&Constant::Unknown, Comparison::Eq, &Constant::Unknown));
}

#[test]
fn representable_values() {
    let shown = |text: &str, kind| literal(text).represent(kind).map(|v| v.to_string());
    assert_eq!(shown("127", BasicKind::Int8).as_deref(), Some("127"));
    assert_eq!(shown("128", BasicKind::Int8), None);
    assert_eq!(shown("18446744073709551615", BasicKind::Uint).as_deref(), Some("18446744073709551615"));
    assert_eq!(shown("18446744073709551616", BasicKind::Uint64), None);
    assert_eq!(shown("1.0", BasicKind::Int).as_deref(), Some("1"));
    assert_eq!(shown("1.5", BasicKind::Int), None);
    assert_eq!(shown("0i", BasicKind::Uint8).as_deref(), Some("0"));
    assert_eq!(shown("1e39", BasicKind::Float32), None);
    assert_eq!(shown("1e-400", BasicKind::Float64).as_deref(), Some("0"));
    assert_eq!(literal("0.1").represent(BasicKind::Float32).map(|v| v.exact()).as_deref(), Some("13421773/134217728"));
    assert_eq!(shown("1e309", BasicKind::Complex128), None);
    assert_eq!(shown("1", BasicKind::String), None);
    assert!(Constant::Unknown.represent(BasicKind::Int).is_some());
}

#[test]
fn characters_strings_and_durations() {
    let code = |text| char_literal(text).map(|c| c.to_string());
    assert_eq!(code("'a'").as_deref(), Some("97"));
    assert_eq!(code(r"'\''").as_deref(), Some("39"));
    assert_eq!(code(r"'\377'").as_deref(), Some("255"));
    assert_eq!(code(r"'\u00e9'").as_deref(), Some("233"));
    assert_eq!(code(r"'\400'"), None);
    assert_eq!(code(r"'\ud800'"), None);
    assert_eq!(code("'ab'"), None);
    assert_eq!(string_literal(r#""a\xff\101\u4e16""#).as_deref(), Some(b"a\xffA\xe4\xb8\x96".as_slice()));
    assert_eq!(string_literal("`a\r\n\\`").as_deref(), Some(b"a\n\\".as_slice()));
    assert_eq!(string_literal(r#""\q""#), None);
    assert_eq!(Constant::duration_literal("1.5s").to_string(), "1500000000");
    assert_eq!(Constant::duration_literal("2h30m").to_string(), "9000000000000");
    assert_eq!(Constant::duration_literal("250us").to_string(), "250000");
    assert!(Constant::duration_literal("3x").is_unknown());
}
