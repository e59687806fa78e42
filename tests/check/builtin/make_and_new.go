package main

func main() {
	_ = make() //~ "invalid operation: not enough arguments for make() (expected 1, found 0)"
	_ = make(1) //~ "1 is not a type"
	_ = make(int) //~ "invalid argument: cannot make int: type must be slice, map, or channel"
	_ = make(*int) //~ "invalid argument: cannot make *int: type must be slice, map, or channel"
	_ = make([]int) //~ "invalid operation: make([]int) expects 2 or 3 arguments; found 1"
	_ = make([]int, -1) //~ "invalid argument: index -1 (constant of type int) must not be negative"
	_ = make([]int, "a") //~ "(untyped string constant) to type int"
	_ = make([]int, 1, 2, 3) //~ "invalid operation: make([]int, 1, 2, 3) expects 2 or 3 arguments; found 4"
	_ = make([]int, 10, 5) //~ "invalid argument: length and capacity swapped"
	_ = make(map[int]int, 1, 2) //~ "invalid operation: make(map[int]int, 1, 2) expects 1 or 2 arguments; found 3"
	_ = make(chan int, 1.5) //~ "1.5 (untyped float constant) truncated to int"
	_ = new() //~ "invalid operation: not enough arguments for new() (expected 1, found 0)"
	_ = new(1, 2) //~ "invalid operation: too many arguments for new(1, 2) (expected 1, found 2)"
	_ = new(nil) //~ "use of untyped nil in argument to new"
	_ = *new(1) + "a" //~ "(mismatched types int and untyped string)"
	_ = new(len) //~ "len (built-in) must be called"
}
