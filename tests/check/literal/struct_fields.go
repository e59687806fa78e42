package main

type T struct{ a, b int }

func main() {
	_ = T{1} //~ "too few values in struct literal of type T"
	_ = T{1, 2, 3} //~ "too many values in struct literal of type T"
	_ = T{c: 1} //~ "unknown field c in struct literal of type T"
	_ = T{A: 1} //~ "unknown field A in struct literal of type T, but does have a"
	_ = T{a: 1, a: 2} //~ "duplicate field name a in struct literal"
	_ = T{a: 1, 2} //~ "mixture of field:value and value elements in struct literal"
	_ = T{1, b: 2} //~ "mixture of field:value and value elements in struct literal"
	_ = T{"a": 1} //~ "invalid field name"
	_ = T{a: "x"} //~ "(untyped string constant) as int value in struct literal"
	_ = T{"x", 2} //~ "(untyped string constant) as int value in struct literal"
}
