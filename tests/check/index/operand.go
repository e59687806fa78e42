package main

type T struct{}

func main() {
	var i int
	var t T
	_ = i[0] //~ "cannot index i (variable of type int)"
	_ = t[0] //~ "cannot index t (variable of struct type T)"
	_ = main[0] //~ "cannot index main (value of type func())"
	_ = nil[0] //~ "cannot index nil"
	_ = int[0] //~ "invalid operation: int[0] (int is not a generic type)"
	_ = i[:] //~ "cannot slice i (variable of type int)"
	_ = t[1:2] //~ "cannot slice t (variable of struct type T)"
	_ = map[int]int{}[:] //~ "cannot slice map[int]int{} (value of type map[int]int)"
	_ = nil[:] //~ "cannot slice nil"
	_ = [3]int{}[:] //~ "cannot slice unaddressable value [3]int{} (value of type [3]int)"
}
