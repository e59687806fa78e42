package main

func main() {
	var f float64
	var s string
	var b bool
	var p *int
	_ = b + b //~ "invalid operation: operator + not defined on b (variable of type bool)"
	_ = p + p //~ "invalid operation: operator + not defined on p (variable of type *int)"
	_ = p + 1 //~ "invalid operation: p + 1 (mismatched types *int and untyped int)"
	_ = f % f //~ "invalid operation: operator % not defined on f (variable of type float64)"
	_ = f & 1 //~ "invalid operation: operator & not defined on f (variable of type float64)"
	_ = s - s //~ "invalid operation: operator - not defined on s (variable of type string)"
	_ = main + main //~ "invalid operation: operator + not defined on main (value of type func())"
}
