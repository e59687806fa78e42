package main

type I interface{ M() }

func main() {
	_ = int{} //~ "invalid composite literal type int"
	_ = I{} //~ "invalid composite literal type I"
	_ = struct{}{1} //~ "too many values in struct literal of type struct{}"
	_ = []undefined{1, "a"} //~ "undefined: undefined"
	_ = undefined{1, missing} //~ "undefined: undefined" "undefined: missing"
	var f func()
	_ = f
}
