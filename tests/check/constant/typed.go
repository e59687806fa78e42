package main

type MyInt int
type MyStr string

func main() {
	const c MyInt = 10
	var x int = c //~ "cannot use c (constant 10 of int type MyInt) as int value in variable declaration"
	var y MyInt = x //~ "cannot use x (variable of type int) as MyInt value in variable declaration"
	const s MyStr = "x"
	var t string = s //~ "of string type MyStr) as string value in variable declaration"
	const g = 1 / 3.0
	var i int = g //~ "cannot use g (untyped float constant 0.333333) as int value in variable declaration (truncated)"
	_, _, _ = y, t, i
}
