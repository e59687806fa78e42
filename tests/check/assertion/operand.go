package main

type I interface{ M() }
type P struct{}

func (*P) M() {}

func main() {
	var e interface{}
	var i I
	var x int
	_ = x.(int) //~ "invalid operation: x (variable of type int) is not an interface"
	_ = i.(int) //~ "impossible type assertion: i.(int)"
	_ = i.(P) //~ "impossible type assertion: i.(P)"
	_ = i.(*P)
	_ = e.(undefined) //~ "undefined: undefined"
	_ = e.(int) + "a" //~ "(mismatched types int and untyped string)"
	_ = "a".(string) //~ "(untyped string constant) is not an interface"
}
