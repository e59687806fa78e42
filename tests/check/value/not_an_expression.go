package main

type T struct{}

func main() {
	_ = int //~ "int (type) is not an expression"
	_ = T //~ "T (type) is not an expression"
	_ = len //~ "len (built-in) must be called"
	_ = []int //~ "[]int (type) is not an expression"
	_ = int + 1 //~ "int (type) is not an expression"
	_ = (T).x //~ "(T).x undefined (type T has no field or method x)"
	var x = T //~ "declared and not used: x" "T (type) is not an expression"
	x := int //~ "no new variables on left side of :=" "int (type) is not an expression"
	println(T) //~ "T (type) is not an expression"
	_ = -int //~ "int (type) is not an expression"
	_ = &T //~ "T (type) is not an expression"
}
