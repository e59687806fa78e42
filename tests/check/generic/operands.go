package main

func f[T []int | string, V int | string, F float32 | float64](t T, v V, x F) {
	_ = cap(t) //~ "invalid argument: t (variable of type T constrained by []int | string) for built-in cap"
	_ = len(v) //~ "invalid argument: v (variable of type V constrained by int | string) for built-in len"
	_ = t[0] //~ "cannot index t (variable of type T constrained by []int | string)"
	_ = t[0:1] //~ "cannot slice t (variable of type T constrained by []int | string): []int and string have different"
	_ = v + "a" //~ "(mismatched types V and untyped string)"
	_ = v + v
	_ = -v //~ "invalid operation: operator - not defined on v (variable of type V constrained by int | string)"
	_ = ^x //~ "invalid operation: operator ^ not defined on x (variable of type F constrained by float32 | float64)"
	_ = x << 1 //~ "invalid operation: shifted operand x (variable of type F constrained by float32 | float64) must be"
	_ = *x //~ "invalid operation: cannot indirect x (variable of type F constrained by float32 | float64)"
	_ = x() //~ "invalid operation: cannot call x (variable of type F constrained by float32 | float64): float32 is"
	_ = x.foo //~ "x.foo undefined (type F has no field or method foo)"
	_ = x.(int) //~ "invalid operation: cannot use type assertion on type parameter value x (variable of type F"
	_ = t == t //~ "invalid operation: t == t (incomparable types in type set)"
	_ = v == nil //~ "invalid operation: v == nil (mismatched types V and untyped nil)"
	_ = T{} //~ "invalid composite literal type T (no common underlying type)"
	var k F = 1 //~ "declared and not used: k"
	k = "a" //~ "(untyped string constant) as F value in assignment"
	k = 1.5
}

func main() {}
