package main

func main() {
	var a int = 1.5 //~ "cannot use 1.5 (untyped float constant) as int value in variable declaration (truncated)"
	var b byte = 0.1 //~ "cannot use 0.1 (untyped float constant) as byte value in variable declaration (truncated)"
	var c int = 1.0
	var i int
	_ = i + 1.5 //~ "1.5 (untyped float constant) truncated to int"
	_ = []int{}[1.5] //~ "1.5 (untyped float constant) truncated to int"
	_ = make([]int, 2.5) //~ "2.5 (untyped float constant) truncated to int"
	_, _, _ = a, b, c
}
