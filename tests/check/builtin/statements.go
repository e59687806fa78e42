package main

func main() {
	var s []int
	m := map[string]int{}
	delete(1, 2) //~ "invalid argument: 1 (untyped int constant) is not a map"
	delete(m, 1) //~ "cannot use 1 (untyped int constant) as string value in argument to delete"
	delete(m) //~ "invalid operation: not enough arguments for delete(m) (expected 2, found 1)"
	clear(1) //~ "invalid argument: cannot clear 1 (untyped int constant): argument must be (or constrained by) map"
	close(s) //~ "invalid operation: cannot close non-channel s (variable of type []int)"
	panic() //~ "invalid operation: not enough arguments for panic() (expected 1, found 0)"
	panic(1, 2) //~ "invalid operation: too many arguments for panic(1, 2) (expected 1, found 2)"
	_ = panic(1) //~ "panic(1) (no value) used as value"
	_ = recover(1) //~ "invalid operation: too many arguments for recover(1) (expected 0, found 1)"
	print(nil) //~ "use of untyped nil in argument to built-in print"
	println(main()) //~ "main() (no value) used as value"
	println(int) //~ "int (type) is not an expression"
	len(s) //~ "len(s) (value of type int) is not used"
	append(s, 1) //~ "append(s, 1) (value of type []int) is not used"
	defer len(s) //~ "defer discards result of len(s) (value of type int)"
	_ = len //~ "len (built-in) must be called"
}
