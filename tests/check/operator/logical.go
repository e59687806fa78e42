package main

func main() {
	var i int
	var b bool
	_ = b && 1 //~ "invalid operation: b && 1 (mismatched types bool and untyped int)"
	_ = i && b //~ "invalid operation: i && b (mismatched types int and bool)"
	_ = i || i //~ "invalid operation: operator || not defined on i (variable of type int)"
	_ = !i //~ "invalid operation: operator ! not defined on i (variable of type int)"
	_ = b == 1 && b //~ "invalid operation: b == 1 (mismatched types bool and untyped int)"
	_ = b && (i == 1)
}
