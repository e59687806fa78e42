package main

func main() {
	var s []int
	var a [3]int
	_ = append() //~ "invalid operation: not enough arguments for append() (expected 1, found 0)"
	_ = append(nil, 1) //~ "invalid append: argument must be a slice; have untyped nil"
	_ = append(1, 2) //~ "invalid append: argument must be a slice; have 1 (untyped int constant)"
	_ = append(a, 1) //~ "invalid append: argument must be a slice; have a (variable of type [3]int)"
	_ = append(s, "a") //~ "(untyped string constant) as int value in argument to append"
	_ = append(s, s) //~ "cannot use s (variable of type []int) as int value in argument to append"
	_ = append(s, 1, s...) //~ "too many arguments in call to append"
	_ = append([]byte{}, "abc"...)
	_ = append(s, "abc"...) //~ "(untyped string constant) as []int value in argument to append"
	copy(s, a) //~ "invalid copy: argument must be a slice; have a (variable of type [3]int)"
	copy(s, "abc") //~ "(untyped string constant) have different element types int and byte"
	copy([]string{}, s) //~ "invalid copy: arguments []string{} (value of type []string) and s (variable of type []int) have"
	copy(nil, s) //~ "invalid copy: argument must be a slice; have untyped nil"
	copy(s) //~ "invalid operation: not enough arguments for copy(s) (expected 2, found 1)"
}
