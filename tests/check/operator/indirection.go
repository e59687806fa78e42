package main

func main() {
	var i int
	var p *int
	_ = *i //~ "invalid operation: cannot indirect i (variable of type int)"
	_ = **p //~ "invalid operation: cannot indirect *p (variable of type int)"
	_ = *1 //~ "invalid operation: cannot indirect 1 (untyped int constant)"
	_ = *main //~ "invalid operation: cannot indirect main (value of type func())"
	_ = *"a" //~ "invalid operation: cannot indirect"
}
