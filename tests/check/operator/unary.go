package main

func main() {
	var s string
	var b bool
	var f float64
	var p *int
	_ = -s //~ "invalid operation: operator - not defined on s (variable of type string)"
	_ = +b //~ "invalid operation: operator + not defined on b (variable of type bool)"
	_ = ^f //~ "invalid operation: operator ^ not defined on f (variable of type float64)"
	_ = ^b //~ "invalid operation: operator ^ not defined on b (variable of type bool)"
	_ = -p //~ "invalid operation: operator - not defined on p (variable of type *int)"
	_ = ^1.5 //~ "invalid operation: operator ^ not defined on 1.5 (untyped float constant)"
	_ = -"abc" //~ "invalid operation: operator - not defined on"
	_ = ~f //~ "cannot use ~ outside of interface or type constraint"
	_ = ~1 //~ "cannot use ~ outside of interface or type constraint (use ^ for bitwise complement)"
}
