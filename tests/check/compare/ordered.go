package main

func main() {
	var p *int
	var c chan int
	var f func()
	_ = p < p //~ "invalid operation: p < p (operator < not defined on pointer)"
	_ = c < c //~ "invalid operation: c < c (operator < not defined on chan)"
	_ = f < f //~ "invalid operation: f < f (operator < not defined on func)"
	_ = true < false //~ "invalid operation: true < false (operator < not defined on untyped bool)"
	_ = 1i < 2i //~ "invalid operation: 1i < 2i (operator < not defined on untyped complex)"
	_ = struct{}{} < struct{}{} //~ "invalid operation: struct{}{} < struct{}{} (operator < not defined on struct)"
	_ = "a" < "b"
}
