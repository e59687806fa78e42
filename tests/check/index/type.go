package main

func main() {
	var x []int
	var f float64
	var m map[string]int
	_ = x["a"] //~ "(untyped string constant) to type int"
	_ = x[f] //~ "invalid argument: index f (variable of type float64) must be integer"
	_ = x[nil] //~ "cannot convert nil to type int"
	_ = x[1.0]
	_ = x["a":f] //~ "(untyped string constant) to type int" "invalid argument: index f (variable of type float64) must be integer"
	_ = m[1] //~ "cannot use 1 (untyped int constant) as string value in map index"
	_ = m[f] //~ "cannot use f (variable of type float64) as string value in map index"
	_ = x[uint64(1<<63)] //~ "invalid argument: index uint64(1 << 63) (constant 9223372036854775808 of type uint64) overflows int"
}
