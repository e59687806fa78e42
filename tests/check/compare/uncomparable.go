package main

type T struct{ f []int }

func main() {
	var s []int
	var m map[int]int
	var f func()
	var t T
	var a [2]func()
	_ = s == s //~ "invalid operation: s == s (slice can only be compared to nil)"
	_ = m == m //~ "invalid operation: m == m (map can only be compared to nil)"
	_ = f != f //~ "invalid operation: f != f (func can only be compared to nil)"
	_ = t == t //~ "invalid operation: t == t (struct containing []int cannot be compared)"
	_ = a == a //~ "invalid operation: a == a ([2]func() cannot be compared)"
	_ = s == nil
	_ = struct{ s []int }{} == struct{ s []int }{} //~ "invalid operation: struct{s []int}{} == struct{s []int}{} (struct containing []int cannot be"
}
