package main

func main() {
	var i int
	var p *int
	_ = i == nil //~ "invalid operation: i == nil (mismatched types int and untyped nil)"
	_ = "a" == nil //~ "== nil (mismatched types untyped string and untyped nil)"
	_ = nil == nil //~ "invalid operation: nil == nil (operator == not defined on untyped nil)"
	_ = nil < nil //~ "invalid operation: nil < nil (operator < not defined on untyped nil)"
	_ = struct{}{} == nil //~ "invalid operation: struct{}{} == nil (mismatched types struct{} and untyped nil)"
	_ = p == 0 //~ "invalid operation: p == 0 (mismatched types *int and untyped int)"
	_ = p == nil
}
