package main

type S struct {
	Foo int
	bar string
}

func (S) Val()  {}
func (*S) Ptr() {}

func main() {
	var s S
	_ = s.foo //~ "s.foo undefined (type S has no field or method foo, but does have field Foo)"
	_ = s.Bar //~ "s.Bar undefined (type S has no field or method Bar, but does have field bar)"
	_ = s.val //~ "s.val undefined (type S has no field or method val, but does have method Val)"
	_ = s.FOO //~ "s.FOO undefined (type S has no field or method FOO, but does have field Foo)"
	s.ptr() //~ "s.ptr undefined (type S has no field or method ptr, but does have method Ptr)"
	_ = s.nothing //~ "s.nothing undefined (type S has no field or method nothing)"
	_ = (1).x //~ "(1).x undefined (type untyped int has no field or method x)"
	_ = nil.x //~ "nil.x undefined (type untyped nil has no field or method x)"
	_ = "a".x //~ ".x undefined (type untyped string has no field or method x)"
}
