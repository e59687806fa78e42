package main

import (
	"fmt"
	"math"
)

var numbers = []float64{0, math.Copysign(0, -1), 0.25, -0.25, 1, -1, 2.5, -2.5, 3.5, 1e-10, 1e10, -1234.5678, math.Pi, math.MaxFloat64, math.SmallestNonzeroFloat64, math.Inf(1), math.Inf(-1), math.NaN()}

// table prints what a function makes of each number.
func table(name string, f func(float64) float64, numbers ...float64) {
	fmt.Print(name)
	for _, x := range numbers {
		fmt.Print(" ", f(x))
	}
	fmt.Println()
}

// pairs prints what a function makes of pairs of numbers.
func pairs(name string, f func(x, y float64) float64, numbers ...float64) {
	fmt.Print(name)
	for _, x := range numbers {
		for _, y := range numbers {
			fmt.Print(" ", f(x, y))
		}
		fmt.Print(" |")
	}
	fmt.Println()
}

func rounding() {
	for _, f := range []struct {
		name string
		f    func(float64) float64
	}{{"ceil", math.Ceil}, {"floor", math.Floor}, {"trunc", math.Trunc}, {"round", math.Round}, {"even", math.RoundToEven}, {"abs", math.Abs}} {
		table(f.name, f.f, append(numbers, 0.49999999999999994, -0.5, 1.5, 4503599627370497.5)...)
	}
	for _, x := range numbers {
		whole, part := math.Modf(x)
		fmt.Print(whole, "+", part, " ")
	}
	fmt.Println()
	pairs("mod", math.Mod, 7, -7, 2.5, 0, math.Inf(1), math.NaN())
	pairs("remainder", math.Remainder, 7, -7, 2.5, 0, math.Inf(1), math.NaN())
	pairs("dim", math.Dim, 3, -1, math.Inf(1), math.Inf(-1), math.NaN())
	pairs("max", math.Max, 3, math.Copysign(0, -1), 0, math.Inf(1), math.NaN())
	pairs("min", math.Min, 3, math.Copysign(0, -1), 0, math.Inf(-1), math.NaN())
}

func powers() {
	some := []float64{0, 1, 2, -2, 0.5, 10, 100, 709.5, 710, -745, -746, math.Inf(1), math.Inf(-1), math.NaN()}
	table("exp", math.Exp, some...)
	table("exp2", math.Exp2, append(some, 1023.5, 1024, -1074, -1075)...)
	table("expm1", math.Expm1, append(some, 1e-12)...)
	table("log", math.Log, some...)
	table("log10", math.Log10, append(some, 1000, 1e-5)...)
	table("log2", math.Log2, append(some, 8, 1e-5)...)
	table("log1p", math.Log1p, append(some, 1e-12, -0.5, -1)...)
	table("sqrt", math.Sqrt, some...)
	table("cbrt", math.Cbrt, append(some, 27, -8)...)
	pairs("pow", math.Pow, 2, -3, 0.5, 0, -1, math.Inf(1), math.NaN())
	pairs("hypot", math.Hypot, 3, 4, 0, 1e200, math.Inf(-1), math.NaN())
	for _, n := range []int{-400, -324, -323, -5, 0, 3, 22, 308, 309} {
		fmt.Print(math.Pow10(n), " ")
	}
	fmt.Println()
}

func angles() {
	some := []float64{0, math.Copysign(0, -1), 0.5, -0.5, 1, -1, 2, 100, 1e6, 1e18, math.Inf(1), math.NaN()}
	for _, f := range []struct {
		name string
		f    func(float64) float64
	}{
		{"sin", math.Sin}, {"cos", math.Cos}, {"tan", math.Tan}, {"asin", math.Asin}, {"acos", math.Acos}, {"atan", math.Atan},
		{"sinh", math.Sinh}, {"cosh", math.Cosh}, {"tanh", math.Tanh}, {"asinh", math.Asinh}, {"acosh", math.Acosh}, {"atanh", math.Atanh},
	} {
		table(f.name, f.f, some...)
	}
	pairs("atan2", math.Atan2, 1, -1, 0, math.Copysign(0, -1), math.Inf(1), math.Inf(-1), math.NaN())
	sin, cos := math.Sincos(0.75)
	fmt.Println(sin, cos)
}

func special() {
	some := []float64{0, 0.5, 1, -1, 2, 5, 10.5, -2.5, 30, 171.5, 172, math.Inf(1), math.Inf(-1), math.NaN()}
	for _, f := range []struct {
		name string
		f    func(float64) float64
	}{{"erf", math.Erf}, {"erfc", math.Erfc}, {"erfinv", math.Erfinv}, {"erfcinv", math.Erfcinv}, {"gamma", math.Gamma}, {"j0", math.J0}, {"j1", math.J1}, {"y0", math.Y0}, {"y1", math.Y1}} {
		table(f.name, f.f, some...)
	}
	for _, x := range some {
		value, sign := math.Lgamma(x)
		fmt.Print(value, sign, " ")
	}
	fmt.Println()
	for _, n := range []int{-3, 0, 1, 2, 7, 40} {
		fmt.Print(math.Jn(n, 3.25), math.Jn(n, -50), math.Yn(n, 3.25), math.Yn(n, 0), math.Yn(n, -1), " ")
	}
	fmt.Println()
}

func bits() {
	for _, x := range numbers {
		frac, exp := math.Frexp(x)
		fmt.Print(frac, "*2^", exp, " ", math.Ldexp(frac, exp), " ", math.Logb(x), " ", math.Ilogb(x), " ", math.Signbit(x), math.IsNaN(x), math.IsInf(x, 0), math.IsInf(x, 1), math.IsInf(x, -1), "; ")
	}
	fmt.Println()
	fmt.Println(math.Ldexp(1, 2000), math.Ldexp(1, -1074), math.Ldexp(1, -1075), math.Ldexp(-0.75, 3))
	pairs("nextafter", math.Nextafter, 1, 0, -1, math.MaxFloat64, math.Inf(1), math.NaN())
	fmt.Println(math.Nextafter32(1, 2), math.Nextafter32(1, 0), math.Nextafter32(0, -1), math.Nextafter32(math.MaxFloat32, float32(math.Inf(1))))
	pairs("copysign", math.Copysign, 3, -2, math.Copysign(0, -1), math.Inf(1))
	fmt.Println(math.FMA(2, 3, 4), math.FMA(1e308, 10, math.Inf(-1)), math.FMA(0.1, 10, -1), math.FMA(math.Inf(1), 0, 1))
	fmt.Printf("%#x %#x %#x %#x\n", math.Float64bits(1), math.Float64bits(math.NaN()), math.Float32bits(-2.5), math.Float32bits(float32(math.Inf(-1))))
	fmt.Println(math.Float64frombits(0x400921fb54442d18), math.Float32frombits(0x40490fdb), math.Float64frombits(1), math.Float32frombits(1))
	fmt.Println(math.MaxInt8, math.MinInt16, uint32(math.MaxUint32), math.MaxInt64, uint64(math.MaxUint64), math.MaxFloat32, math.SmallestNonzeroFloat32)
	fmt.Println(math.E, math.Pi, math.Phi, math.Sqrt2, math.SqrtE, math.SqrtPi, math.SqrtPhi, math.Ln2, math.Log2E, math.Ln10, math.Log10E)
}

func main() {
	rounding()
	powers()
	angles()
	special()
	bits()
}

// Output:
// ceil 0 -0 1 -0 1 -1 3 -2 4 1 1e+10 -1234 4 1.7976931348623157e+308 1 +Inf -Inf NaN 1 -0 2 4.503599627370498e+15
// floor 0 -0 0 -1 1 -1 2 -3 3 0 1e+10 -1235 3 1.7976931348623157e+308 0 +Inf -Inf NaN 0 -1 1 4.503599627370498e+15
// trunc 0 -0 0 -0 1 -1 2 -2 3 0 1e+10 -1234 3 1.7976931348623157e+308 0 +Inf -Inf NaN 0 -0 1 4.503599627370498e+15
// round 0 -0 0 -0 1 -1 3 -3 4 0 1e+10 -1235 3 1.7976931348623157e+308 0 +Inf -Inf NaN 0 -1 2 4.503599627370498e+15
// even 0 -0 0 -0 1 -1 2 -2 4 0 1e+10 -1235 3 1.7976931348623157e+308 0 +Inf -Inf NaN 0 -0 2 4.503599627370498e+15
// abs 0 0 0.25 0.25 1 1 2.5 2.5 3.5 1e-10 1e+10 1234.5678 3.141592653589793 1.7976931348623157e+308 5e-324 +Inf +Inf NaN 0.49999999999999994 0.5 1.5 4.503599627370498e+15
// 0+0 -0+-0 0+0.25 -0+-0.25 1+0 -1+-0 2+0.5 -2+-0.5 3+0.5 0+1e-10 1e+10+0 -1234+-0.5678000000000338 3+0.14159265358979312 1.7976931348623157e+308+0 0+5e-324 +Inf+NaN -Inf+NaN NaN+NaN
// mod 0 0 2 NaN 7 NaN | -0 -0 -2 NaN -7 NaN | 2.5 2.5 0 NaN 2.5 NaN | 0 0 0 NaN 0 NaN | NaN NaN NaN NaN NaN NaN | NaN NaN NaN NaN NaN NaN |
// remainder 0 0 -0.5 NaN 7 NaN | -0 -0 0.5 NaN -7 NaN | 2.5 2.5 0 NaN 2.5 NaN | 0 0 0 NaN 0 NaN | NaN NaN NaN NaN NaN NaN | NaN NaN NaN NaN NaN NaN |
// dim 0 4 0 +Inf NaN | 0 0 0 +Inf NaN | +Inf +Inf NaN +Inf NaN | 0 0 0 NaN NaN | NaN NaN NaN NaN NaN |
// max 3 3 3 +Inf NaN | 3 -0 0 +Inf NaN | 3 0 0 +Inf NaN | +Inf +Inf +Inf +Inf +Inf | NaN NaN NaN +Inf NaN |
// min 3 -0 0 -Inf NaN | -0 -0 -0 -Inf NaN | 0 -0 0 -Inf NaN | -Inf -Inf -Inf -Inf -Inf | NaN NaN NaN -Inf NaN |
// exp 1 2.718281828459045 7.38905609893065 0.1353352832366127 1.6487212707001282 22026.465794806718 2.6881171418161356e+43 +Inf +Inf 5e-324 0 +Inf 0 NaN
// exp2 1 2 4 0.25 1.414213562373095 1024 1.2676506002282294e+30 3.8087452323304123e+213 5.386379163185535e+213 5.403227209783267e-225 2.7016136048916335e-225 +Inf 0 NaN 1.2711610061536462e+308 +Inf 5e-324 0
// expm1 0 1.718281828459045 6.38905609893065 -0.8646647167633873 0.6487212707001282 22025.465794806718 2.6881171418161356e+43 1.3549863193146328e+308 +Inf -1 -1 +Inf -1 NaN 1.0000000000005e-12
// log -Inf 0 0.6931471805599453 NaN -0.6931471805599453 2.302585092994046 4.605170185988092 6.564560496600097 6.565264970035361 NaN NaN +Inf NaN NaN
// log10 -Inf 0 0.3010299956639812 NaN -0.3010299956639812 1 2 2.8509523997934925 2.8512583487190755 NaN NaN +Inf NaN NaN 3 -5
// log2 -Inf 0 1 NaN -1 3.321928094887362 6.643856189774724 9.470658874060552 9.471675214392045 NaN NaN +Inf NaN NaN 3 -16.609640474436812
// log1p 0 0.6931471805599453 1.0986122886681096 NaN 0.4054651081081644 2.3978952727983707 4.61512051684126 6.565968947537155 6.566672429803241 NaN NaN +Inf NaN NaN 9.999999999995e-13 -0.6931471805599453 -Inf
// sqrt 0 1 1.4142135623730951 NaN 0.7071067811865476 3.1622776601683795 10 26.636441203734407 26.645825188948457 NaN NaN +Inf NaN NaN
// cbrt 0 1 1.2599210498948732 -1.2599210498948732 0.7937005259840997 2.154434690031884 4.641588833612778 8.919026752722989 8.921121404456347 -9.065367701259413 -9.06942198073606 +Inf -Inf NaN 3 -2
// pow 4 0.125 1.4142135623730951 1 0.5 +Inf NaN | 9 -0.037037037037037035 NaN 1 -0.3333333333333333 +Inf NaN | 0.25 8 0.7071067811865476 1 2 0 NaN | 0 +Inf 0 1 +Inf 0 NaN | 1 -1 NaN 1 -1 1 NaN | +Inf 0 +Inf 1 0 +Inf NaN | NaN NaN NaN 1 NaN NaN NaN |
// hypot 4.242640687119286 5 3 1e+200 +Inf NaN | 5 5.656854249492381 4 1e+200 +Inf NaN | 3 4 0 1e+200 +Inf NaN | 1e+200 1e+200 1e+200 1.414213562373095e+200 +Inf NaN | +Inf +Inf +Inf +Inf +Inf +Inf | NaN NaN NaN NaN +Inf NaN |
// 0 0 1e-323 1e-05 1 1000 1e+22 1e+308 +Inf
// sin 0 -0 0.479425538604203 -0.479425538604203 0.8414709848078965 -0.8414709848078965 0.9092974268256816 -0.5063656411097588 -0.34999350217129294 -0.992969320740405 NaN NaN
// cos 1 1 0.8775825618903728 0.8775825618903728 0.5403023058681398 0.5403023058681398 -0.4161468365471424 0.8623188722876839 0.9367521275331447 0.11837199021871073 NaN NaN
// tan 0 -0 0.5463024898437905 -0.5463024898437905 1.557407724654902 -1.557407724654902 -2.185039863261519 -0.587213915156929 -0.373624453987599 -8.38854968059369 NaN NaN
// asin 0 -0 0.5235987755982989 -0.5235987755982989 1.5707963267948966 -1.5707963267948966 NaN NaN NaN NaN NaN NaN
// acos 1.5707963267948966 1.5707963267948966 1.0471975511965976 2.0943951023931957 0 3.141592653589793 NaN NaN NaN NaN NaN NaN
// atan 0 -0 0.4636476090008061 -0.4636476090008061 0.7853981633974483 -0.7853981633974483 1.1071487177940904 1.5607966601082313 1.5707953267948966 1.5707963267948966 1.5707963267948966 NaN
// sinh 0 -0 0.5210953054937474 -0.5210953054937474 1.1752011936438014 -1.1752011936438014 3.626860407847019 1.3440585709080678e+43 +Inf +Inf +Inf NaN
// cosh 1 1 1.1276259652063807 1.1276259652063807 1.5430806348152437 1.5430806348152437 3.7621956910836314 1.3440585709080678e+43 +Inf +Inf +Inf NaN
// tanh 0 -0 0.46211715726000974 -0.46211715726000974 0.7615941559557649 -0.7615941559557649 0.9640275800758169 1 1 1 1 NaN
// asinh 0 -0 0.48121182505960347 -0.48121182505960347 0.881373587019543 -0.881373587019543 1.4436354751788103 5.298342365610589 14.50865773852447 42.13967885445277 +Inf NaN
// acosh NaN NaN NaN NaN 0 NaN 1.3169578969248166 5.298292365610484 14.50865773852397 42.13967885445277 +Inf NaN
// atanh 0 -0 0.5493061443340548 -0.5493061443340548 +Inf -Inf NaN NaN NaN NaN NaN NaN
// atan2 0.7853981633974483 2.356194490192345 1.5707963267948966 1.5707963267948966 0 3.141592653589793 NaN | -0.7853981633974483 -2.356194490192345 -1.5707963267948966 -1.5707963267948966 -0 -3.141592653589793 NaN | 0 3.141592653589793 0 3.141592653589793 0 3.141592653589793 NaN | -0 -3.141592653589793 -0 -3.141592653589793 -0 -3.141592653589793 NaN | 1.5707963267948966 1.5707963267948966 1.5707963267948966 1.5707963267948966 0.7853981633974483 2.356194490192345 NaN | -1.5707963267948966 -1.5707963267948966 -1.5707963267948966 -1.5707963267948966 -0.7853981633974483 -2.356194490192345 NaN | NaN NaN NaN NaN NaN NaN NaN |
// 0.6816387600233342 0.7316888688738209
// erf 0 0.5204998778130465 0.8427007929497149 -0.8427007929497149 0.9953222650189527 0.9999999999984626 1 -0.999593047982555 1 1 1 1 -1 NaN
// erfc 1 0.4795001221869535 0.15729920705028513 1.8427007929497148 0.004677734981047265 1.5374597944280351e-12 7.035928090177523e-50 1.999593047982555 0 0 0 0 2 NaN
// erfinv 0 0.4769362762044699 +Inf -Inf NaN NaN NaN NaN NaN NaN NaN NaN NaN NaN
// erfcinv +Inf 0.4769362762044699 0 NaN -Inf NaN NaN NaN NaN NaN NaN NaN NaN NaN
// gamma +Inf 1.7724538509055159 1 NaN 1 24 1.1332783889487856e+06 -0.9453087204829419 8.841761993739701e+30 9.483367566824793e+307 +Inf +Inf NaN NaN
// j0 1 0.9384698072408129 0.7651976865579666 0.7651976865579666 0.22389077914123567 -0.1775967713143383 -0.23664819446234717 -0.048383776468198025 -0.08636798358104021 0.02936613335420713 0.0001779214130996312 0 0 NaN
// j1 0 0.2422684576748739 0.4400505857449335 -0.4400505857449335 0.5767248077568733 -0.32757913759146523 -0.0788500142273315 -0.49709410246427393 -0.11875106261662292 0.053468264633123624 0.060838512968679356 0 0 NaN
// y0 -Inf -0.44451873350670656 0.08825696421567697 NaN 0.5103756726497451 -0.30851762524903376 -0.0675303724978764 NaN -0.11729573168666402 0.05338242295212176 0.06083773871813848 0 NaN NaN
// y1 -Inf -1.4714723926702433 -0.7812128213002887 NaN -0.10703243154093756 0.1478631433912268 0.23370422835726865 NaN 0.08442557066174722 -0.029210625588148003 -1.0697675432281149e-06 0 NaN NaN
// +Inf 1 0.5723649429247001 1 0 1 +Inf 1 0 1 3.1780538303479458 1 13.940625219403762 1 -0.05624371649767412 -1 71.25703896716801 1 709.1431630309282 1 711.71472580229 1 +Inf 1 -Inf 1 NaN 1
// -0.35104295646665 0.09273480406163441 0.4469500856710209 +Inf NaN -0.33275080217061154 0.05581232766925182 0.28828690267308704 -Inf NaN 0.24111968801520384 0.09751182812517512 0.37977777371708354 -Inf NaN 0.4811321486415062 -0.05971280079425883 -0.05457750346257409 -Inf NaN 0.004240727593482163 -0.06049120125953708 -12.176314924890582 -Inf NaN 3.122461608505388e-40 -0.13817628120116146 -2.5570087162250276e+37 -Inf NaN
// 0*2^0 0 -Inf -2147483648 false false false false false; -0*2^0 -0 -Inf -2147483648 true false false false false; 0.5*2^-1 0.25 -2 -2 false false false false false; -0.5*2^-1 -0.25 -2 -2 true false false false false; 0.5*2^1 1 0 0 false false false false false; -0.5*2^1 -1 0 0 true false false false false; 0.625*2^2 2.5 1 1 false false false false false; -0.625*2^2 -2.5 1 1 true false false false false; 0.875*2^2 3.5 1 1 false false false false false; 0.8589934592*2^-33 1e-10 -34 -34 false false false false false; 0.5820766091346741*2^34 1e+10 33 33 false false false false false; -0.60281630859375*2^11 -1234.5678 10 10 true false false false false; 0.7853981633974483*2^2 3.141592653589793 1 1 false false false false false; 0.9999999999999999*2^1024 1.7976931348623157e+308 1023 1023 false false false false false; 0.5*2^-1073 5e-324 -1074 -1074 false false false false false; +Inf*2^0 +Inf +Inf 2147483647 false false true true false; -Inf*2^0 -Inf +Inf 2147483647 true false true false true; NaN*2^0 NaN NaN 2147483647 false true false false false;
// +Inf 5e-324 0 -6
// nextafter 1 0.9999999999999999 0.9999999999999999 1.0000000000000002 1.0000000000000002 NaN | 5e-324 0 -5e-324 5e-324 5e-324 NaN | -0.9999999999999999 -0.9999999999999999 -1 -0.9999999999999999 -0.9999999999999999 NaN | 1.7976931348623155e+308 1.7976931348623155e+308 1.7976931348623155e+308 1.7976931348623157e+308 +Inf NaN | 1.7976931348623157e+308 1.7976931348623157e+308 1.7976931348623157e+308 1.7976931348623157e+308 +Inf NaN | NaN NaN NaN NaN NaN NaN |
// 1.0000001 0.99999994 -1e-45 +Inf
// copysign 3 -3 -3 3 | 2 -2 -2 2 | 0 -0 -0 0 | +Inf -Inf -Inf +Inf |
// 10 -Inf 5.551115123125783e-17 NaN
// 0x3ff0000000000000 0x7ff8000000000001 0xc0200000 0xff800000
// 3.141592653589793 3.1415927 5e-324 1e-45
// 127 -32768 4294967295 9223372036854775807 18446744073709551615 3.4028234663852886e+38 1.401298464324817e-45
// 2.718281828459045 3.141592653589793 1.618033988749895 1.4142135623730951 1.6487212707001282 1.772453850905516 1.272019649514069 0.6931471805599453 1.4426950408889634 2.302585092994046 0.4342944819032518
