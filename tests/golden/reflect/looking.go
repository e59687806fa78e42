package main

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
)

// try runs f and prints what it panics with.
func try(what string, f func()) {
	defer func() {
		if cause := recover(); cause != nil {
			fmt.Printf("%s: %v\n", what, cause)
		}
	}()
	f()
	fmt.Println(what, "done")
}

type base struct {
	ID   int
	note string
}

func (b base) Label() string           { return fmt.Sprint("#", b.ID) }
func (b *base) Renumber(n int)         { b.ID = n }
func (b base) join(s ...string) string { return strings.Join(s, b.note) }

type Middle struct {
	*base
	Size int
}

type item struct {
	Middle
	Name  string
	Other *item
}

// Fields are found by index, by name and by a test of the name, through embedded structs.
func fields() {
	it := item{Middle{&base{7, "-"}, 3}, "lamp", nil}
	v := reflect.ValueOf(&it).Elem()
	fmt.Println(v.FieldByIndex([]int{1}), v.FieldByIndex([]int{0, 1}), v.FieldByIndex([]int{0, 0, 0}), v.FieldByName("ID"), v.FieldByName("none").IsValid())
	fmt.Println(v.FieldByNameFunc(func(s string) bool { return strings.HasPrefix(s, "Na") }), v.FieldByNameFunc(func(s string) bool { return s != "ID" }).IsValid())
	f, err := v.FieldByIndexErr([]int{0, 0, 0})
	fmt.Println(f, err)
	it.base = nil
	f, err = v.FieldByIndexErr([]int{0, 0, 0})
	fmt.Println(f, err)
	try("nil on the way", func() { v.FieldByIndex([]int{0, 0, 0}) })
	try("no struct", func() { v.FieldByIndex([]int{1, 0}) })
	try("too many", func() { v.Field(3) })
	for f, x := range v.Fields() {
		fmt.Println(f.Name, f.Type, f.Index, f.Anonymous, f.IsExported(), x.Kind())
	}
	for f := range v.Type().Fields() {
		fmt.Print(f.Name, " ")
	}
	for _, f := range reflect.VisibleFields(v.Type()) {
		fmt.Print(f.Name, f.Index, " ")
	}
	fmt.Println()
}

// A variable has an address, its copy has none; what comes from unexported fields stays inside.
func rights() {
	it := item{Name: "lamp", Middle: Middle{base: &base{1, "x"}}}
	v, copied := reflect.ValueOf(&it).Elem(), reflect.ValueOf(it)
	fmt.Println(v.CanAddr(), v.CanSet(), copied.CanAddr(), copied.CanSet(), v.Field(1).CanInterface())
	*v.Field(1).Addr().Interface().(*string) = "chair"
	fmt.Println(it.Name, v.UnsafeAddr() == v.Addr().Pointer(), v.Addr().Pointer() == reflect.ValueOf(&it).Pointer())

	// An exported field of an unexported embedded struct may be set, the struct itself may not.
	inner := v.Field(0).Field(0)
	fmt.Println(inner.CanInterface(), inner.CanSet(), inner.Elem().Field(0).CanSet(), inner.Elem().Field(1).CanSet())
	inner.Elem().Field(0).Addr().Elem().SetInt(42)
	fmt.Println(it.ID, inner.Elem().Addr().Elem().Field(0).CanSet())
	try("Interface", func() { inner.Interface() })
	try("Addr of a copy", func() { copied.Addr() })
	try("UnsafeAddr of a copy", func() { copied.UnsafeAddr() })
	try("method of hidden", func() { v.FieldByName("note").MethodByName("x") })
	try("append hidden", func() { reflect.Append(reflect.ValueOf(struct{ list []int }{}).Field(0), reflect.ValueOf(1)) })
	try("copy hidden", func() { reflect.Copy(reflect.ValueOf(struct{ list []int }{}).Field(0), reflect.ValueOf([]int{1})) })
	try("call hidden", func() { reflect.ValueOf(struct{ f func() }{main}).Field(0).Call(nil) })
	try("key of hidden", func() {
		m := reflect.ValueOf(struct{ m map[string]int }{map[string]int{"a": 1}}).Field(0)
		fmt.Println(m.MapIndex(reflect.ValueOf("a")), m.MapKeys()[0])
		m.SetMapIndex(reflect.ValueOf("b"), reflect.ValueOf(2))
	})
}

// TypeAssert is a type assertion on a Value.
func assertions() {
	n, ok := reflect.TypeAssert[int](reflect.ValueOf(5))
	fmt.Println(n, ok)
	s, ok := reflect.TypeAssert[string](reflect.ValueOf(5))
	fmt.Printf("%q %v\n", s, ok)
	l, ok := reflect.TypeAssert[interface{ Label() string }](reflect.ValueOf(base{ID: 3}))
	fmt.Println(l, ok)
	_, ok = reflect.TypeAssert[error](reflect.ValueOf(base{}))
	fmt.Println(ok)
	err := errors.New("broken")
	e, ok := reflect.TypeAssert[error](reflect.ValueOf(&err).Elem())
	fmt.Println(e, ok)
	a, ok := reflect.TypeAssert[any](reflect.ValueOf(&err).Elem())
	fmt.Println(a, ok)
	try("zero Value", func() { reflect.TypeAssert[int](reflect.Value{}) })
	try("hidden", func() { reflect.TypeAssert[string](reflect.ValueOf(base{}).Field(1)) })
}

// The methods of a type, those of its pointer and those of an interface, in the order of their names.
func methods() {
	b := &base{5, "+"}
	for m, f := range reflect.ValueOf(b).Methods() {
		fmt.Println(m.Name, m.Type, m.Index, m.IsExported(), f.Type(), f.Kind())
	}
	for m := range reflect.TypeFor[interface {
		Read()
		close() int
	}]().Methods() {
		fmt.Println(m.Name, m.Type, m.PkgPath, m.Func.IsValid())
	}
	var labeller interface{ Label() string } = b
	v := reflect.ValueOf(&labeller).Elem()
	fmt.Println(v.NumMethod(), v.Method(0).Call(nil)[0], v.Elem().NumMethod(), v.MethodByName("Renumber").IsValid(), v.Elem().MethodByName("Renumber").IsValid())
	v.Elem().Method(1).Call([]reflect.Value{reflect.ValueOf(9)})
	fmt.Println(v.Method(0).Call(nil)[0], reflect.ValueOf(base{1, ""}).Method(0).Pointer() == reflect.ValueOf(base{2, ""}).Method(0).Pointer())
	try("out of range", func() { v.Method(1) })
	var none interface{ Label() string }
	try("nil interface", func() { reflect.ValueOf(&none).Elem().Method(0) })
	var hidden interface{ join(...string) string } = base{1, "+"}
	try("unexported", func() { reflect.ValueOf(&hidden).Elem().Method(0).Call(nil) })
	label, ok := reflect.TypeFor[base]().MethodByName("Label")
	fmt.Println(label.Func.Call([]reflect.Value{reflect.ValueOf(base{ID: 11})})[0], label.Type, ok)
}

// What pointers and interfaces lead to.
func indirection() {
	n := 3
	p := &n
	var nothing *int
	fmt.Println(reflect.Indirect(reflect.ValueOf(p)), reflect.Indirect(reflect.ValueOf(n)), reflect.Indirect(reflect.ValueOf(nothing)).IsValid())
	fmt.Println(reflect.Indirect(reflect.ValueOf(&p)).Kind(), reflect.ValueOf(&p).Elem().Elem().CanSet())
	var any1 any = []int{1}
	v := reflect.ValueOf(&any1).Elem()
	fmt.Println(v.Kind(), v.Elem().Kind(), v.Elem().CanSet(), v.NumMethod(), v.IsNil())
	try("elem of int", func() { reflect.ValueOf(n).Elem() })
	fmt.Println(reflect.ValueOf(complex64(1+2i)).Complex(), reflect.ValueOf(make(chan int, 4)).Cap(), reflect.ValueOf([3]int{}).Cap())
	try("cap of a map", func() { reflect.ValueOf(map[int]int{}).Cap() })
	try("len of a pointer", func() { reflect.ValueOf(p).Len() })
	fmt.Println(reflect.Kind(3), reflect.Kind(200), reflect.BothDir, reflect.ChanDir(7))
}

// Equal is ==, and panics where == does; Comparable says so first.
func equality() {
	type pair struct {
		A any
		B [2]float64
	}
	x, y := pair{1, [2]float64{1, 2}}, pair{1, [2]float64{1, 2}}
	fmt.Println(reflect.ValueOf(x).Equal(reflect.ValueOf(y)), reflect.ValueOf(&x).Equal(reflect.ValueOf(&y)), reflect.ValueOf(1).Equal(reflect.ValueOf(int8(1))))
	var one, two any = 5, 5
	fmt.Println(reflect.ValueOf(&one).Elem().Equal(reflect.ValueOf(two)), reflect.Value{}.Equal(reflect.Value{}), reflect.ValueOf(1).Equal(reflect.Value{}))
	fmt.Println(reflect.ValueOf(x).Comparable(), reflect.ValueOf(pair{A: []int{}}).Comparable(), reflect.ValueOf([2]any{1, map[int]int{}}).Comparable(), reflect.Value{}.Comparable())
	for _, bad := range []any{[]int{1}, map[int]int{}, main, [1]any{[]int{}}, [0]func(){}, pair{A: []int{}}} {
		try(fmt.Sprintf("%T", bad), func() { reflect.ValueOf(bad).Equal(reflect.ValueOf(bad)) })
	}
}

func main() {
	fields()
	rights()
	assertions()
	methods()
	indirection()
	equality()
}

// Output:
// lamp 3 7 7 false
// lamp false
// 7 <nil>
// <invalid reflect.Value> reflect: indirection through nil pointer to embedded struct field base
// nil on the way: reflect: indirection through nil pointer to embedded struct
// no struct: reflect: call of reflect.Value.Field on string Value
// too many: reflect: Field index out of range
// Middle main.Middle [0] true true struct
// Name string [1] false true string
// Other *main.item [2] false true ptr
// Middle Name Other Middle[0] base[0 0] ID[0 0 0] note[0 0 1] Size[0 1] Name[1] Other[2]
// true true false false true
// chair true true
// false false true false
// 42 true
// Interface: reflect.Value.Interface: cannot return value obtained from unexported field or method
// Addr of a copy: reflect.Value.Addr of unaddressable value
// UnsafeAddr of a copy: reflect.Value.UnsafeAddr of unaddressable value
// method of hidden done
// append hidden: reflect: unknown method using value obtained using unexported field
// copy hidden: reflect: unknown method using value obtained using unexported field
// call hidden: reflect: reflect.Value.Call using value obtained using unexported field
// 1 a
// key of hidden: reflect: reflect.Value.SetMapIndex using value obtained using unexported field
// 5 true
// "" false
// {3 } true
// false
// broken true
// broken true
// zero Value: reflect: call of reflect.TypeAssert on zero Value
// hidden: reflect.TypeAssert: cannot return value obtained from unexported field or method
// Label func(*main.base) string 0 true func() string func
// Renumber func(*main.base, int) 1 true func(int) func
// Read func()  false
// close func() int main false
// 1 #5 2 false true
// #9 true
// out of range: reflect: Method index out of range
// nil interface: reflect: Method on nil interface value
// unexported: reflect: Call of unexported method
// #11 func(main.base) string true
// 3 3 false
// ptr true
// interface slice false 0 false
// elem of int: reflect: call of reflect.Value.Elem on int Value
// (1+2i) 4 3
// cap of a map: reflect: call of reflect.Value.Cap on map Value
// len of a pointer: reflect: call of reflect.Value.Len on ptr to non-array Value
// int8 kind200 chan ChanDir7
// true false false
// true true false
// true false false false
// []int: reflect.Value.Equal: values of type []int are not comparable
// map[int]int: reflect.Value.Equal: values of type map[int]int are not comparable
// func(): reflect.Value.Equal: values of type func() are not comparable
// [1]interface {}: reflect.Value.Equal: values of type []int are not comparable
// [0]func(): reflect.Value.Equal: values of type [0]func() are not comparable
// main.pair: reflect.Value.Equal: values of type []int are not comparable
