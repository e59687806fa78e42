package main

func main() {
	var a string = 1 //~ "cannot use 1 (untyped int constant) as string value in variable declaration"
	var b bool = 1 //~ "cannot use 1 (untyped int constant) as bool value in variable declaration"
	var c int = "a" //~ "(untyped string constant) as int value in variable declaration"
	var d int = true //~ "cannot use true (untyped bool constant) as int value in variable declaration"
	var e []int = 1 //~ "cannot use 1 (untyped int constant) as []int value in variable declaration"
	_, _, _, _, _ = a, b, c, d, e
}
