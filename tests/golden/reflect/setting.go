package main

import (
	"fmt"
	"reflect"
	"sort"
	"unsafe"
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

type settings struct {
	On      bool
	Small   int8
	Byte    uint8
	Ratio   float32
	Phase   complex64
	Name    string
	Data    []byte
	List    []int
	Pointer unsafe.Pointer
	Any     any
	hidden  int
}

// Each kind has its own setter, which cuts numbers to the size of the variable.
func setters() {
	var s settings
	v := reflect.ValueOf(&s).Elem()
	v.FieldByName("On").SetBool(true)
	v.FieldByName("Small").SetInt(300)
	v.FieldByName("Byte").SetUint(513)
	v.FieldByName("Ratio").SetFloat(1.0 / 3)
	v.FieldByName("Phase").SetComplex(complex(1.0/3, -2))
	v.FieldByName("Name").SetString("csp")
	v.FieldByName("Data").SetBytes([]byte("data"))
	v.FieldByName("List").Set(reflect.ValueOf([]int{1, 2, 3, 4}))
	x := 7
	v.FieldByName("Pointer").SetPointer(unsafe.Pointer(&x))
	v.FieldByName("Any").Set(reflect.ValueOf(2.5))
	fmt.Println(s.On, s.Small, s.Byte, s.Ratio, s.Phase, s.Name, string(s.Data), s.List, s.Pointer == unsafe.Pointer(&x), s.Any)

	v.FieldByName("Any").Set(reflect.ValueOf([]string{"a"}))
	fmt.Println(s.Any)
	for i := range v.NumField() {
		if v.Field(i).CanSet() {
			v.Field(i).SetZero()
		}
	}
	fmt.Printf("%+v\n", s)
}

// What may not be set says why.
func refusals() {
	s := settings{List: []int{1, 2, 3}}
	v := reflect.ValueOf(&s).Elem()
	try("bool of int", func() { v.FieldByName("Small").SetBool(true) })
	try("int of uint", func() { v.FieldByName("Byte").SetInt(1) })
	try("uint of int", func() { v.FieldByName("Small").SetUint(1) })
	try("float of complex", func() { v.FieldByName("Phase").SetFloat(1) })
	try("complex of float", func() { v.FieldByName("Ratio").SetComplex(1) })
	try("string of bytes", func() { v.FieldByName("Data").SetString("x") })
	try("bytes of ints", func() { v.FieldByName("List").SetBytes(nil) })
	try("pointer of any", func() { v.FieldByName("Any").SetPointer(nil) })
	try("hidden", func() { v.FieldByName("hidden").SetInt(1) })
	try("zero of hidden", func() { v.FieldByName("hidden").SetZero() })
	try("copy", func() { reflect.ValueOf(s).Field(0).SetBool(true) })
	try("wrong type", func() { v.FieldByName("Name").Set(reflect.ValueOf(1)) })
	try("zero Value", func() { v.FieldByName("Name").Set(reflect.Value{}) })
	try("length", func() { v.FieldByName("List").SetLen(4) })
	try("negative length", func() { v.FieldByName("List").SetLen(-1) })
	try("capacity", func() { v.FieldByName("List").SetCap(2) })
	try("length of string", func() { v.FieldByName("Name").SetLen(1) })
}

// Lengths and capacities of slices move within the array that lies under them.
func slices() {
	list := []int{0, 1, 2, 3, 4, 5, 6, 7}
	v := reflect.ValueOf(&list).Elem()
	v.SetLen(5)
	v.SetCap(6)
	fmt.Println(list, v.Len(), v.Cap())
	v.SetLen(6)
	fmt.Println(list)

	part := v.Slice3(1, 3, 4)
	fmt.Println(part, part.Len(), part.Cap())
	array := [5]string{"a", "b", "c", "d", "e"}
	of := reflect.ValueOf(&array).Elem().Slice3(0, 2, 3)
	fmt.Println(of, of.Cap(), reflect.ValueOf(&array).Cap(), reflect.ValueOf(&array).Len())
	try("slice3", func() { v.Slice3(3, 2, 4) })
	try("slice3 of a string", func() { reflect.ValueOf("text").Slice3(0, 1, 2) })
	try("slice3 of an array that is no variable", func() { reflect.ValueOf(array).Slice3(0, 1, 2) })

	more := reflect.AppendSlice(part, reflect.ValueOf([]int{70, 80}))
	fmt.Println(more, list, reflect.AppendSlice(reflect.ValueOf([]byte("ab")), reflect.ValueOf([]byte("cd"))).Bytes())
	try("other elements", func() { reflect.AppendSlice(part, reflect.ValueOf([]int8{1})) })
	fmt.Println(reflect.Append(part, reflect.ValueOf(9), reflect.ValueOf(10)), reflect.Copy(v, reflect.ValueOf([]int{-1, -2})), list)

	swap := reflect.Swapper(list)
	swap(0, 5)
	fmt.Println(list)
	people := []struct {
		name string
		age  int
	}{{"Ada", 36}, {"Alan", 41}, {"Grace", 85}}
	swap = reflect.Swapper(people)
	for i, j := 0, len(people)-1; i < j; i, j = i+1, j-1 {
		swap(i, j)
	}
	fmt.Println(people)
	try("beyond the end", func() { swap(0, 3) })
	try("swapper of an array", func() { reflect.Swapper(array) })
	try("the only one", func() { reflect.Swapper([]int{1})(0, 0) })
	try("of none", func() { reflect.Swapper([]int{})(0, 0) })
}

// Overflow says, before a number is cut, that it would be.
func overflows() {
	for _, x := range []any{int8(0), int16(0), int32(0), int64(0)} {
		v := reflect.ValueOf(x)
		fmt.Println(v.Type(), v.OverflowInt(127), v.OverflowInt(128), v.OverflowInt(-1<<15), v.OverflowInt(1<<31), v.CanInt(), v.CanUint())
	}
	for _, x := range []any{uint8(0), uint16(0), uint32(0), uint64(0), uintptr(0)} {
		v := reflect.ValueOf(x)
		fmt.Println(v.Type(), v.OverflowUint(255), v.OverflowUint(256), v.OverflowUint(1<<32), v.CanUint(), v.CanFloat())
	}
	single, double := reflect.ValueOf(float32(0)), reflect.ValueOf(0.0)
	fmt.Println(single.OverflowFloat(3.4e38), single.OverflowFloat(3.5e38), single.OverflowFloat(-1e39), double.OverflowFloat(1e300), single.CanFloat(), single.CanComplex())
	pair, wide := reflect.ValueOf(complex64(0)), reflect.ValueOf(0i)
	fmt.Println(pair.OverflowComplex(complex(1e39, 0)), pair.OverflowComplex(complex(1, 2)), wide.OverflowComplex(1e300i), pair.CanComplex(), wide.Complex())
	try("of a string", func() { reflect.ValueOf("").OverflowInt(1) })
	fmt.Println(reflect.TypeFor[int8]().OverflowInt(200), reflect.TypeFor[uint8]().OverflowUint(200), reflect.TypeFor[float32]().OverflowFloat(1e39), reflect.TypeFor[complex64]().OverflowComplex(1e39))
}

// Maps are read and written by key, and an iterator's pair can be set into variables.
func maps() {
	m := reflect.MakeMapWithSize(reflect.TypeFor[map[string]int](), 8)
	m.SetMapIndex(reflect.ValueOf("one"), reflect.ValueOf(1))
	m.SetMapIndex(reflect.ValueOf("two"), reflect.ValueOf(2))
	m.SetMapIndex(reflect.ValueOf("three"), reflect.ValueOf(3))
	m.SetMapIndex(reflect.ValueOf("two"), reflect.Value{})
	keys := m.MapKeys()
	sort.Slice(keys, func(i, j int) bool { return keys[i].String() < keys[j].String() })
	fmt.Println(keys, m.Len(), m.MapIndex(reflect.ValueOf("three")), m.MapIndex(reflect.ValueOf("two")).IsValid())

	var key string
	var value any
	total := 0
	for it := m.MapRange(); it.Next(); {
		reflect.ValueOf(&key).Elem().SetIterKey(it)
		reflect.ValueOf(&value).Elem().SetIterValue(it)
		total += len(key) * value.(int)
	}
	fmt.Println(total)
	it := m.MapRange()
	try("before Next", func() { reflect.ValueOf(&key).Elem().SetIterKey(it) })
	try("value before Next", func() { it.Value() })
	for it.Next() {
	}
	try("after the end", func() { it.Key() })
	try("Next after the end", func() { it.Next() })
	it.Reset(reflect.ValueOf(map[string]int{"again": 1}))
	fmt.Println(it.Next(), it.Key(), it.Value(), it.Next())
	try("wrong variable", func() {
		it.Reset(m)
		it.Next()
		reflect.ValueOf(&total).Elem().SetIterKey(it)
	})
	m.Clear()
	fmt.Println(m.Len())
	try("no map", func() { reflect.MakeMap(reflect.TypeFor[[]int]()) })
	try("nil map", func() { reflect.ValueOf(map[int]int(nil)).SetMapIndex(reflect.ValueOf(1), reflect.ValueOf(1)) })
}

func main() {
	setters()
	refusals()
	slices()
	overflows()
	maps()
}

// Output:
// true 44 1 0.33333334 (0.33333334-2i) csp data [1 2 3 4] true 2.5
// [a]
// {On:false Small:0 Byte:0 Ratio:0 Phase:(0+0i) Name: Data:[] List:[] Pointer:<nil> Any:<nil> hidden:0}
// bool of int: reflect: call of reflect.Value.SetBool on int8 Value
// int of uint: reflect: call of reflect.Value.SetInt on uint8 Value
// uint of int: reflect: call of reflect.Value.SetUint on int8 Value
// float of complex: reflect: call of reflect.Value.SetFloat on complex64 Value
// complex of float: reflect: call of reflect.Value.SetComplex on float32 Value
// string of bytes: reflect: call of reflect.Value.SetString on slice Value
// bytes of ints: reflect.Value.SetBytes of non-byte slice
// pointer of any: reflect: call of reflect.Value.SetPointer on interface Value
// hidden: reflect: reflect.Value.SetInt using value obtained using unexported field
// zero of hidden: reflect: reflect.Value.SetZero using value obtained using unexported field
// copy: reflect: reflect.Value.SetBool using unaddressable value
// wrong type: reflect.Set: value of type int is not assignable to type string
// zero Value: reflect: call of reflect.Value.Set on zero Value
// length: reflect: slice length out of range in SetLen
// negative length: reflect: slice length out of range in SetLen
// capacity: reflect: slice capacity out of range in SetCap
// length of string: reflect: call of reflect.Value.SetLen on string Value
// [0 1 2 3 4] 5 6
// [0 1 2 3 4 5]
// [1 2] 2 3
// [a b] 3 5 5
// slice3: reflect.Value.Slice3: slice index out of bounds
// slice3 of a string: reflect: call of reflect.Value.Slice3 on string Value
// slice3 of an array that is no variable: reflect.Value.Slice3: slice of unaddressable array
// [1 2 70 80] [0 1 2 3 4 5] [97 98 99 100]
// other elements: reflect.AppendSlice: int != int8
// [1 2 9 10] 2 [-1 -2 2 3 4 5]
// [5 -2 2 3 4 -1]
// [{Grace 85} {Alan 41} {Ada 36}]
// beyond the end: reflect: slice index out of range
// swapper of an array: reflect: call of Swapper on array Value
// the only one done
// of none: reflect: slice index out of range
// int8 false true true true true false
// int16 false false false true true false
// int32 false false false true true false
// int64 false false false false true false
// uint8 false true true true false
// uint16 false false true true false
// uint32 false false true true false
// uint64 false false false true false
// uintptr false false false true false
// false true true false true false
// true false false true (0+0i)
// of a string: reflect: call of reflect.Value.OverflowInt on string Value
// true false true true
// [one three] 2 3 false
// 18
// before Next: reflect: Value.SetIterKey called before Next
// value before Next: MapIter.Value called before Next
// after the end: MapIter.Key called on exhausted iterator
// Next after the end: MapIter.Next called on exhausted iterator
// true again 1 false
// wrong variable: reflect.MapIter.SetKey: value of type string is not assignable to type int
// 0
// no map: reflect.MakeMapWithSize of non-map type
// nil map: assignment to entry in nil map
