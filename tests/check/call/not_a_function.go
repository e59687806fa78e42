package main

type T struct{ f int }

func main() {
	var x int
	x() //~ "invalid operation: cannot call x (variable of type int): int is not a function"
	1() //~ "invalid operation: cannot call 1 (untyped int constant): untyped int is not a function"
	"a"(2) //~ "(untyped string constant): untyped string is not a function"
	T{}.f() //~ "invalid operation: cannot call T{}.f (value of type int): int is not a function"
	T{}() //~ "invalid operation: cannot call T{} (value of struct type T): T is not a function"
	nil() //~ "invalid operation: cannot call nil: untyped nil is not a function"
	var p *func()
	p() //~ "invalid operation: cannot call p (variable of type *func()): *func() is not a function"
	var i interface{}
	i() //~ "invalid operation: cannot call i (variable of type interface{}): interface{} is not a function"
}
