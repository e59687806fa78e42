package main

type T struct{ a int }
type U struct{ a int }
type I interface{ M() }

func main() {
	var t T
	var i int
	_ = U(t)
	_ = I(t) //~ "cannot convert t (variable of struct type T) to type I: T does not implement I (missing method M)"
	_ = int(t) //~ "cannot convert t (variable of struct type T) to type int"
	_ = string(t) //~ "cannot convert t (variable of struct type T) to type string"
	_ = []byte(i) //~ "cannot convert i (variable of type int) to type []byte"
	_ = (*int)(t) //~ "cannot convert t (variable of struct type T) to type *int"
	_ = (func())(main)
	_ = [2]int([]string{}) //~ "cannot convert []string{} (value of type []string) to type [2]int"
	_ = int() //~ "missing argument in conversion to int"
	_ = int(1, 2) //~ "too many arguments in conversion to int"
	_ = T(nil) //~ "cannot convert nil to type T"
}
