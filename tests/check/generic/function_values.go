package main

func none[T any]() T             { var t T; return t }
func id[T any](x T) T            { return x }
func apply(f func(int) string)   {}
func mapf[A, B any](s []A, f func(A) B) []B { return nil }

func main() {
	var f func(int) int = id
	var g func(int) string = id //~ "inferred type func(x int) int for func(x T) T does not match type func(int) string of g"
	var h func() = id //~ "type func() of h does not match func(x T) T (cannot infer T)"
	var k = id //~ "cannot use generic function id without instantiation"
	f = none //~ "type func(int) int of f does not match func() T (cannot infer T)"
	apply(id) //~ "in call to apply, type func[T any](x T) T of id does not match func(int) string"
	apply(none) //~ "in call to apply, type func[T any]() T of none does not match func(int) string (cannot infer T)"
	_ = mapf([]int{}, id)
	_ = mapf([]int{}, none) //~ "in call to mapf, type func[T any]() T of none does not match inferred type func(int) B for func(A) B"
	_ = id[int, int] //~ "got 2 type arguments but want 1"
	_ = id == nil //~ "cannot use generic function id without instantiation"
	id(id) //~ "in call to id, cannot infer T"
	_, _, _, _ = f, g, h, k
}
