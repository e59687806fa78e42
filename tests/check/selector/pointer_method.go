package main

type S struct{ Foo int }

func (S) Val()  {}
func (*S) Ptr() {}

func f() S { return S{} }

func main() {
	S{}.Ptr() //~ "cannot call pointer method Ptr on S"
	f().Ptr() //~ "cannot call pointer method Ptr on S"
	map[int]S{}[0].Ptr() //~ "cannot call pointer method Ptr on S"
	_ = S.Ptr //~ "invalid method expression S.Ptr (needs pointer receiver (*S).Ptr)"
	_ = (*S).Val
	_ = S.Foo //~ "operand for field selector Foo must be value of type S"
	var pps **S
	_ = pps.Foo //~ "pps.Foo undefined (type **S has no field or method Foo)"
	pps.Val() //~ "pps.Val undefined (type **S has no field or method Val)"
}
