package main

func main() {
	var i int
	var s string
	var b bool
	var f float64
	i += s //~ "invalid operation: i += s (mismatched types int and string)"
	i += 1.5 //~ "1.5 (untyped float constant) truncated to int"
	s += 1 //~ "invalid operation: s += 1 (mismatched types string and untyped int)"
	s -= s //~ "invalid operation: operator - not defined on s (variable of type string)"
	b += b //~ "invalid operation: operator + not defined on b (variable of type bool)"
	f %= 2 //~ "invalid operation: operator % not defined on f (variable of type float64)"
	i <<= f //~ "invalid operation: shift count f (variable of type float64) must be integer"
	i /= 0 //~ "invalid operation: division by zero"
	i %= 0 //~ "invalid operation: division by zero"
	f /= 0
}
