package main

type Num interface{ ~int | ~float64 }

func none[T any]() T             { var t T; return t }
func id[T any](x T) T            { return x }
func two[A, B any](a A, b B)     {}
func same[T any](a, b T)         {}
func core[S ~[]E, E any](s S) E  { var e E; return e }

func main() {
	none() //~ "in call to none, cannot infer T"
	id() //~ "not enough arguments in call to id"
	id(nil) //~ "in call to id, cannot infer T"
	two(1) //~ "not enough arguments in call to two"
	two[int, string](1, 2) //~ "cannot use 2 (untyped int constant) as string value in argument to two[int, string]"
	two[int, string, bool](1, 2) //~ "got 3 type arguments but want 2"
	same(1, "a") //~ "in call to same, mismatched types untyped int and untyped string (cannot infer T)"
	var i int
	same(i, "a") //~ "(untyped string constant) as int value in argument to same"
	same(i, 2.5) //~ "cannot use 2.5 (untyped float constant) as int value in argument to same (truncated)"
	core(map[int]int{}) //~ "in call to core, S (type map[int]int) does not satisfy ~[]E"
	_ = id(1) + "a" //~ "(mismatched types int and untyped string)"
}
