package main

import (
	"fmt"
)

type Name string

func (n Name) String() string { return "<" + string(n) + ">" }

type inner struct {
	A    Name
	b    Name
	List []Name
	E    error
}

type Named struct{ N Name }

type deeper struct{ inner }

type outer struct {
	inner
	*Named
	deeper struct{ inner }
	X      Name
	y      Name
	m      map[Name]Name
	M      map[Name]Name
	any    any
}

type twice struct{ deeper }

// Methods of exported fields are called, also in an unexported embedded struct, and not behind other unexported fields.
func main() {
	in := inner{"a", "b", []Name{"l"}, nil}
	o := outer{inner: in, X: "x", y: "y", m: map[Name]Name{"k": "v"}, M: map[Name]Name{"K": "V"}, any: Name("any")}
	o.deeper.inner = in
	fmt.Println(o)
	fmt.Printf("%+v\n%v\n%s\n", o, twice{deeper{in}}, &in)
	fmt.Println(struct{ Name }{"embedded"}, struct{ in inner }{in}, struct{ I any }{in}, struct{ i any }{in})
}

// Output:
// {{<a> b [<l>] <nil>} <nil> {{a b [l] <nil>}} <x> y map[k:v] map[<K>:<V>] any}
// {inner:{A:<a> b:b List:[<l>] E:<nil>} Named:<nil> deeper:{inner:{A:a b:b List:[l] E:<nil>}} X:<x> y:y m:map[k:v] M:map[<K>:<V>] any:any}
// {{{<a> b [<l>] <nil>}}}
// &{<a> b [<l>] <nil>}
// <embedded> {{a b [l] <nil>}} {{<a> b [<l>] <nil>}} {{a b [l] <nil>}}
