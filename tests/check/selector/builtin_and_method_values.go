package main

type S struct{}

func (S) named(a int, b string) {}

func main() {
	_ = len.x //~ "invalid use of len (built-in) in selector expression"
	_ = S.named(1) //~ "S.named(1) (no value) used as value" "not enough arguments in call to S.named"
	_ = S.named == nil
	_ = S{}.named + 1 //~ "invalid operation: S{}.named + 1 (mismatched types func(a int, b string) and untyped int)"
	S{}.named.x() //~ "S{}.named.x undefined (type func(a int, b string) has no field or method x)"
	_ = main.x //~ "main.x undefined (type func() has no field or method x)"
}
