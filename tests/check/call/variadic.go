package main

func one(a int)               {}
func many(a string, b ...int) {}

func main() {
	many("a", 1, "b") //~ "(untyped string constant) as int value in argument to many"
	many("a", []int{1}) //~ "cannot use []int{…} (value of type []int) as int value in argument to many"
	many("a", 1, []int{1}...) //~ "too many arguments in call to many"
	many("a", []string{}...) //~ "cannot use []string{} (value of type []string) as []int value in argument to many"
	one([]int{1}...) //~ "cannot use ... in call to non-variadic one"
	_ = int([]int{1}...) //~ "invalid use of ... in conversion to int"
	_ = len([]int{1}...) //~ "invalid operation: invalid use of ... with built-in len"
}
