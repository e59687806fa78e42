package main

func main() {
	var a int8 = 128 //~ "cannot use 128 (untyped int constant) as int8 value in variable declaration (overflows)"
	var b uint8 = -1 //~ "cannot use -1 (untyped int constant) as uint8 value in variable declaration (overflows)"
	var c int = 1 << 100 //~ "cannot use 1 << 100 (untyped int constant 1267650600228229401496703205376) as int value in variable"
	var d float32 = 1e40 //~ "cannot use 1e40 (untyped float constant 1e+40) as float32 value in variable declaration (overflows)"
	var e float64 = 1e400 //~ "cannot use 1e400 (untyped float constant 1e+400) as float64 value in variable declaration"
	var f byte = 'a' + 200 //~ "cannot use 'a' + 200 (untyped rune constant 297) as byte value in variable declaration (overflows)"
	var g int32 = 1 << 31 //~ "cannot use 1 << 31 (untyped int constant 2147483648) as int32 value in variable declaration"
	_, _, _, _, _, _, _ = a, b, c, d, e, f, g
	_ = int8(1) << 7 //~ "int8(1) << 7 (constant 128 of type int8) overflows int8"
	_ = int8(127) + 1 //~ "int8(127) + 1 (constant 128 of type int8) overflows int8"
	_ = uint8(0) - 1 //~ "uint8(0) - 1 (constant -1 of type uint8) overflows uint8"
	_ = -int8(-128) //~ "-int8(-128) (constant 128 of type int8) overflows int8"
}
