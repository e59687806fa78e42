package main

func main() {
	var i int
	_ = 1 + nil //~ "invalid operation: 1 + nil (mismatched types untyped int and untyped nil)"
	_ = nil + nil //~ "invalid operation: operator + not defined on nil"
	_ = i + nil //~ "invalid operation: i + nil (mismatched types int and untyped nil)"
	_ = "a" + nil //~ "+ nil (mismatched types untyped string and untyped nil)"
	_ = !nil //~ "invalid operation: operator ! not defined on nil"
	_ = -nil //~ "invalid operation: operator - not defined on nil"
	_ = <-nil //~ "invalid operation: cannot receive from non-channel untyped nil nil"
	_ = *nil //~ "invalid operation: cannot indirect nil"
	_ = &nil //~ "invalid operation: cannot take address of nil"
}
