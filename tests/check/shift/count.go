package main

func main() {
	i := 1
	_ = i << -1 //~ "invalid operation: negative shift count -1 (untyped int constant)"
	_ = i << 1.5 //~ "1.5 (untyped float constant) truncated to uint"
	_ = i << "a" //~ "(untyped string constant) to type uint"
	_ = i << 1.0
	_ = i << 1i //~ "1i (untyped complex constant (0 + 1i)) truncated to uint"
	_ = i << nil //~ "cannot convert nil to type uint"
	_ = 1 << 1000000 //~ "invalid operation: invalid shift count 1000000 (untyped int constant)"
	_ = i << i
	_ = uint8(1) << 8 //~ "uint8(1) << 8 (constant 256 of type uint8) overflows uint8"
}
