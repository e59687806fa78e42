package main

import "fmt"

type GT[T any] struct{ v T }

func (g GT[T]) m() any {
	type inner struct{ a T }
	return inner{g.v}
}
func gen[T any](v T) (any, any) {
	type loc struct{ x T }
	f := func() any {
		type loc struct{ y []T }
		return loc{}
	}
	return loc{v}, f()
}
func two[A, B any]() any {
	type P struct {
		a A
		b B
	}
	type Q map[string]P
	return Q{}
}

type rec[T any] struct {
	next *rec[T]
	v    T
}

func main() {
	type loc int
	a, b := gen(1)
	c, d := gen("x")
	fmt.Printf("%T %T %T %T %T %v %v\n", a, b, c, d, loc(1), a, c)
	fmt.Printf("%T %T %T\n", GT[int]{1}.m(), two[int, string](), two[loc, []loc]())
	e, _ := gen(2)
	fmt.Println(a == e, a == c)
	{
		type loc string
		fmt.Printf("%T %T\n", loc(""), GT[loc]{})
		type loc2 struct{ loc }
		fmt.Printf("%T %+v %#v\n", loc2{}, loc2{"s"}, loc2{"t"})
	}
	_, ok := any(loc(1)).(fmt.Stringer)
	fmt.Println(ok)
	fmt.Printf("%T\n", &rec[map[string]rec[int]]{})
	func() {
		defer func() { fmt.Println(recover()) }()
		_ = a.(string)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		type loc string
		_ = any(loc("")).(interface{ Foo() })
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		type loc string
		var x any = loc("q")
		type loc2 = loc
		_ = x.(loc2)
		{
			type loc string
			_ = x.(loc)
		}
	}()
}

// Output:
// main.loc[int] main.loc[int] main.loc[string] main.loc[string] main.loc {1} {x}
// main.inner[int] main.Q[int,string] main.Q[main.loc·6,[]main.loc·6]
// false false
// main.loc main.GT[main.loc·7]
// main.loc2 {loc:s} main.loc2{loc:"t"}
// false
// *main.rec[map[string]main.rec[int]]
// interface conversion: interface {} is main.loc[int], not string
// interface conversion: main.loc is not interface { Foo() }: missing method Foo
// interface conversion: interface {} is main.loc, not main.loc (types from different scopes)
