package main

type Num interface{ ~int | ~float64 }
type Str interface{ String() string }

func num[T Num](x T) T        { return x }
func str[T Str](x T)          {}
func cmp[T comparable](a T)   {}

type C[T Num] struct{}
type P[K comparable, V any] struct{}

func main() {
	num("a") //~ "string does not satisfy Num (string missing in ~int | ~float64)"
	num[string]("a") //~ "string does not satisfy Num (string missing in ~int | ~float64)"
	str(1) //~ "int does not satisfy Str (missing method String)"
	cmp([]int{}) //~ "[]int does not satisfy comparable"
	cmp(func() {}) //~ "func() does not satisfy comparable"
	_ = C[string]{} //~ "string does not satisfy Num (string missing in ~int | ~float64)"
	_ = P[[]int, int]{} //~ "[]int does not satisfy comparable"
	_ = P[any, any]{}
	_ = P[int]{} //~ "not enough type arguments for type P: have 1, want 2"
	_ = C{} //~ "cannot use generic type C[T Num] without instantiation"
}
