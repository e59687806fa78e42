package main

type A int
type B int

func main() {
	var i int
	var j int64
	var f float64
	var s string
	var a A
	var b B
	_ = i + j //~ "invalid operation: i + j (mismatched types int and int64)"
	_ = i * f //~ "invalid operation: i * f (mismatched types int and float64)"
	_ = i + s //~ "invalid operation: i + s (mismatched types int and string)"
	_ = s + 1 //~ "invalid operation: s + 1 (mismatched types string and untyped int)"
	_ = s + 'a' //~ "invalid operation: s + 'a' (mismatched types string and untyped rune)"
	_ = a + b //~ "invalid operation: a + b (mismatched types A and B)"
	_ = a * i //~ "invalid operation: a * i (mismatched types A and int)"
	_ = 'a' + "b" //~ "(mismatched types untyped rune and untyped string)"
	_ = 1 + true //~ "invalid operation: 1 + true (mismatched types untyped int and untyped bool)"
}
