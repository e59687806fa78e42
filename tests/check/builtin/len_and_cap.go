package main

func f() [3]int { return [3]int{} }

func main() {
	var s []int
	const c1 = len(f()) //~ "len(f()) (value of type int) is not constant"
	const c2 = len([10]string{}) + cap([2]int{})
	_ = len(1) //~ "invalid argument: 1 (untyped int constant) for built-in len"
	_ = len() //~ "invalid operation: not enough arguments for len() (expected 1, found 0)"
	_ = len(s, s) //~ "invalid operation: too many arguments for len(s, s) (expected 1, found 2)"
	_ = len(nil) //~ "invalid argument: nil for built-in len"
	_ = len(int) //~ "int (type) is not an expression"
	_ = cap("abc") //~ "(untyped string constant) for built-in cap"
	_ = cap(map[int]int{}) //~ "invalid argument: map[int]int{} (value of type map[int]int) for built-in cap"
	_ = len(&s) //~ "invalid argument: &s (value of type *[]int) for built-in len"
}
