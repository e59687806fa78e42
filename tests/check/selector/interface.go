package main

type I interface {
	M()
	m2()
}

func main() {
	var i I
	var p *I
	var e error
	var a any
	_ = i.N //~ "i.N undefined (type I has no field or method N)"
	_ = i.m //~ "i.m undefined (type I has no field or method m, but does have method M)"
	_ = p.M //~ "p.M undefined (type *I is pointer to interface, not interface)"
	e.Foo() //~ "e.Foo undefined (type error has no field or method Foo)"
	e.error() //~ "e.error undefined (type error has no field or method error, but does have method Error)"
	a.x() //~ "a.x undefined (type any has no field or method x)"
	_ = I.q //~ "I.q undefined (type I has no field or method q)"
}
