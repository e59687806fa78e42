package main

func main() {
	var i int
	var s string
	_ = &1 //~ "invalid operation: cannot take address of 1 (untyped int constant)"
	_ = &main //~ "invalid operation: cannot take address of main (value of type func())"
	_ = &main() //~ "main() (no value) used as value"
	_ = &(i + 1) //~ "invalid operation: cannot take address of i + 1 (value of type int)"
	_ = &s[0] //~ "invalid operation: cannot take address of s[0] (value of type byte)"
	_ = &map[int]int{}[0] //~ "invalid operation: cannot take address of map[int]int{}[0] (map index expression of type int)"
	_ = &[2]int{}[0] //~ "invalid operation: cannot take address of [2]int{}[0] (value of type int)"
	_ = &struct{ a int }{}.a //~ "invalid operation: cannot take address of struct{a int}{}.a (value of type int)"
	_ = &int //~ "int (type) is not an expression"
	_ = &append //~ "append (built-in) must be called"
}
