package main

type A struct{ x, y int }
type B struct{ x, z int }
type C struct {
	A
	B
}
type D struct{ *C }

func main() {
	var c C
	var d D
	_ = c.x //~ "ambiguous selector c.x"
	_ = d.x //~ "ambiguous selector d.x"
	_ = c.y + d.z
	_ = c.q //~ "c.q undefined (type C has no field or method q)"
}
