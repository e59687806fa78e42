package main

func main() {
	var s uint = 3
	var f float64
	_ = 1.5 << s //~ "invalid operation: shifted operand 1.5 (untyped float constant) must be integer"
	_ = 1.0 << s //~ "invalid operation: shifted operand 1.0 (type float64) must be integer"
	var a float64 = 1 << s //~ "invalid operation: shifted operand 1 (type float64) must be integer"
	_ = f << 1 //~ "invalid operation: shifted operand f (variable of type float64) must be integer"
	_ = "a" << 1 //~ "(untyped string constant) must be integer"
	_ = nil << 1 //~ "invalid operation: shifted operand nil must be integer"
	_ = true << s //~ "invalid operation: shifted operand true (untyped bool constant) must be integer"
	_ = 1<<s + 1.5 //~ "invalid operation: shifted operand 1 (type float64) must be integer"
	_ = float32(1 << s) //~ "invalid operation: shifted operand 1 (type float32) must be integer"
	println(1.0 << s) //~ "invalid operation: shifted operand 1.0 (type float64) must be integer"
	_ = a
}
