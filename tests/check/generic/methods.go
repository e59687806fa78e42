package main

type S[T any] struct{ x T }

func (s S[T]) Get() T                    { return s.x }
func (s S[T]) Map[U any](f func(T) U) S[U] { return S[U]{} }

func main() {
	_ = S[int]{}.Get() + "a" //~ "(mismatched types int and untyped string)"
	_ = S[int]{}.Map(func(i int) string { return "" }).x + 1 //~ "invalid operation: S[int]{}.Map(func(i int) string {…}).x + 1 (mismatched types string and untyped"
	_ = S[int]{}.Map //~ "cannot use generic function S[int]{}.Map without instantiation"
	_ = S[int]{}.Map[string, int] //~ "got 2 type arguments but want 1"
	S[int]{}.Map(1) //~ "in call to S[int]{}.Map, cannot infer U"
	S[int]{}.Map[string](func(s string) string { return "" }) //~ "cannot use func(s string) string {…} (value of type func(s string) string) as func(int) string"
	_ = S.Get //~ "cannot use generic type S without instantiation"
	_ = S{} //~ "cannot use generic type S[T any] without instantiation"
}
