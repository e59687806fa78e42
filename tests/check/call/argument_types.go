package main

type T struct{}
type S string

func f(a int, b string, c *T, d []byte, e func(int) string) {}

func main() {
	var s S
	var t T
	f(1.5, 1, t, "x", nil) //~ "cannot use 1.5 (untyped float constant) as int value in argument to f (truncated)" "cannot use 1 (untyped int constant) as string value in argument to f" "cannot use t (variable of struct type T) as *T value in argument to f" "(untyped string constant) as []byte value in argument to f"
	f('a', s, &t, nil, func(string) int { return 1 }) //~ "cannot use s (variable of string type S) as string value in argument to f" "cannot use func(string) int {…} (value of type func(string) int) as func(int) string value in"
	f(true, "a"+s, &s, []int{}, main) //~ "cannot use true (untyped bool constant) as int value in argument to f" "+ s (value of string type S) as string value in argument to f" "cannot use &s (value of type *S) as *T value in argument to f" "cannot use []int{} (value of type []int) as []byte value in argument to f" "cannot use main (value of type func()) as func(int) string value in argument to f"
	f(nil, nil, nil, nil, nil) //~ "cannot use nil as int value in argument to f" "cannot use nil as string value in argument to f"
	f(1<<70, "a", nil, nil, nil) //~ "cannot use 1 << 70 (untyped int constant 1180591620717411303424) as int value in argument to f"
}
