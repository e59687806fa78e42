package main

type Small int8

func main() {
	_ = int8(1000) //~ "constant 1000 overflows int8"
	_ = uint(-1) //~ "constant -1 overflows uint"
	_ = byte(1.5) //~ "cannot convert 1.5 (untyped float constant) to type byte"
	_ = int("a") //~ "(untyped string constant) to type int"
	_ = float32(1e40) //~ "cannot convert 1e40 (untyped float constant 1e+40) to type float32"
	_ = Small(1000) //~ "constant 1000 overflows Small"
	_ = string(1.5) //~ "cannot convert 1.5 (untyped float constant) to type string"
	_ = bool(1) //~ "cannot convert 1 (untyped int constant) to type bool"
	_ = string(65)
}
