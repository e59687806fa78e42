package main

func main() {
	var i int
	var f float64
	_ = 10 / 0 //~ "invalid operation: division by zero"
	_ = 10.0 / 0 //~ "invalid operation: division by zero"
	_ = 10 % 0 //~ "invalid operation: division by zero"
	_ = 1i / 0 //~ "invalid operation: division by zero"
	_ = i / 0 //~ "invalid operation: division by zero"
	_ = i % 0 //~ "invalid operation: division by zero"
	_ = f / 0
}
