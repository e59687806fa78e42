package main

type T struct{ f []int }
type U struct{ a int }
type I interface{ M() }
type V struct{}

func (V) M() {}

func main() {
	var e interface{}
	var x I
	_ = e == []int{} //~ "invalid operation: e == []int{} (slice can only be compared to nil)"
	_ = e == T{} //~ "invalid operation: e == T{} (struct containing []int cannot be compared)"
	_ = e == U{}
	_ = x == V{}
	_ = x == U{} //~ "invalid operation: x == U{} (mismatched types I and U)"
	_ = x == 1 //~ "invalid operation: x == 1 (mismatched types I and untyped int)"
	_ = e < e //~ "invalid operation: e < e (operator < not defined on interface)"
}
