package main

import (
	"fmt"
	"io"
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

type celsius float64
type celsiusList []celsius
type pair[K comparable, V any] struct {
	Key   K
	Value V
}
type window *[2]byte

// Types are made of types; what is made twice is one type, and the type that the program writes.
func types() {
	c := reflect.TypeFor[celsius]()
	fmt.Println(reflect.PointerTo(c), reflect.PtrTo(c) == reflect.TypeFor[*celsius](), reflect.SliceOf(c), reflect.SliceOf(c) == reflect.TypeFor[celsiusList](), reflect.SliceOf(c) == reflect.TypeFor[[]celsius]())
	fmt.Println(reflect.ArrayOf(3, c), reflect.ArrayOf(3, c) == reflect.TypeFor[[3]celsius](), reflect.ArrayOf(0, c).Size(), reflect.ArrayOf(1000, c).Size())
	fmt.Println(reflect.MapOf(reflect.TypeFor[string](), c), reflect.ChanOf(reflect.RecvDir, c), reflect.ChanOf(reflect.SendDir, reflect.ChanOf(reflect.RecvDir, c)), reflect.ChanOf(reflect.BothDir, reflect.ChanOf(reflect.RecvDir, c)))
	f := reflect.FuncOf([]reflect.Type{c, reflect.TypeFor[[]string]()}, []reflect.Type{reflect.TypeFor[error]()}, true)
	fmt.Println(f, f.IsVariadic(), f.NumIn(), f.NumOut(), f == reflect.TypeFor[func(celsius, ...string) error](), reflect.FuncOf(nil, nil, false))
	fmt.Println(reflect.TypeFor[pair[string, []int]](), reflect.TypeFor[pair[string, []int]]().Name(), reflect.TypeFor[pair[celsius, error]]().Field(0).Type)
	s := reflect.StructOf([]reflect.StructField{
		{Name: "Name", Type: reflect.TypeFor[string](), Tag: `json:"name"`},
		{Name: "Sizes", Type: reflect.ArrayOf(2, reflect.TypeFor[int16]())},
	})
	v := reflect.New(s).Elem()
	v.Field(0).SetString("x")
	v.Field(1).Index(1).SetInt(-5)
	fmt.Printf("%v %+v %d\n", s, v.Interface(), s.Size())
	_, same := v.Interface().(struct {
		Name  string `json:"name"`
		Sizes [2]int16
	})
	fmt.Println(same)
	try("negative length", func() { reflect.ArrayOf(-1, c) })
	try("key", func() { reflect.MapOf(reflect.TypeFor[[]int](), c) })
	try("direction", func() { reflect.ChanOf(0, c) })
	try("variadic", func() { reflect.FuncOf([]reflect.Type{c}, nil, true) })
	try("no name", func() { reflect.StructOf([]reflect.StructField{{Type: c}}) })
	try("unexported", func() { reflect.StructOf([]reflect.StructField{{Name: "x", Type: c}}) })
	try("twice", func() { reflect.StructOf([]reflect.StructField{{Name: "X", Type: c}, {Name: "X", Type: c}}) })
	try("no type", func() { reflect.StructOf([]reflect.StructField{{Name: "X"}}) })
}

// Values of any type can be made without a name for it.
func values() {
	list := reflect.MakeSlice(reflect.TypeFor[celsiusList](), 2, 5)
	list.Index(0).SetFloat(20.5)
	fmt.Println(list, list.Type(), list.Len(), list.Cap(), reflect.Zero(list.Type()).IsNil())
	fmt.Println(reflect.New(reflect.TypeFor[celsius]()).Type(), reflect.Zero(reflect.TypeFor[pair[string, int]]()))
	ch := reflect.MakeChan(reflect.TypeFor[chan string](), 1)
	ch.Send(reflect.ValueOf("hello"))
	x, ok := ch.Recv()
	fmt.Println(x, ok)
	double := reflect.MakeFunc(reflect.TypeFor[func(int) int](), func(in []reflect.Value) []reflect.Value {
		return []reflect.Value{reflect.ValueOf(int(2 * in[0].Int()))}
	}).Interface().(func(int) int)
	fmt.Println(double(21))
	grown := reflect.New(reflect.TypeFor[[]int]()).Elem()
	grown.Grow(3)
	fmt.Println(grown.Len(), grown.Cap() >= 3, grown.IsNil())
	try("slice of array", func() { reflect.MakeSlice(reflect.TypeFor[[2]int](), 1, 1) })
	try("negative len", func() { reflect.MakeSlice(reflect.TypeFor[[]int](), -1, 1) })
	try("len above cap", func() { reflect.MakeSlice(reflect.TypeFor[[]int](), 2, 1) })
	try("one direction", func() { reflect.MakeChan(reflect.TypeFor[<-chan int](), 0) })
	try("zero of nil", func() { reflect.Zero(nil) })
	try("new of nil", func() { reflect.New(nil) })
	try("grow", func() { grown.Grow(-1) })
}

// Conversions follow the language, those that may fail while they run included.
func conversions() {
	list := []byte("hello")
	v := reflect.ValueOf(list)
	for _, to := range []reflect.Type{reflect.TypeFor[string](), reflect.TypeFor[[5]byte](), reflect.TypeFor[[6]byte](), reflect.TypeFor[*[4]byte](), reflect.TypeFor[window](), reflect.TypeFor[[]rune](), reflect.TypeFor[any](), reflect.TypeFor[io.Reader]()} {
		fmt.Print(to, " ", v.Type().ConvertibleTo(to), " ", v.CanConvert(to), " ")
		if v.CanConvert(to) {
			fmt.Printf("%T", v.Convert(to).Interface())
		}
		fmt.Println()
	}
	w := v.Convert(reflect.TypeFor[window]()).Interface().(window)
	w[0] = 'j'
	fmt.Println(string(list))
	try("too short", func() { v.Convert(reflect.TypeFor[*[9]byte]()) })
	try("no conversion", func() { v.Convert(reflect.TypeFor[int]()) })
	fmt.Println(reflect.ValueOf(65).Convert(reflect.TypeFor[string]()), reflect.ValueOf(-1).Convert(reflect.TypeFor[string]()), reflect.ValueOf(300).Convert(reflect.TypeFor[uint8]()), reflect.ValueOf(2.9).Convert(reflect.TypeFor[int]()), reflect.ValueOf("né").Convert(reflect.TypeFor[[]rune]()))
	fmt.Println(reflect.ValueOf(celsius(3)).CanConvert(reflect.TypeFor[float32]()), reflect.ValueOf(celsius(3)).CanConvert(reflect.TypeFor[fmt.Stringer]()), reflect.ValueOf(strings.NewReader("")).CanConvert(reflect.TypeFor[io.Reader]()))
}

// What can be ranged over can be walked.
func walks() {
	for i := range reflect.ValueOf(int8(3)).Seq() {
		fmt.Print(i.Type(), i, " ")
	}
	for i, x := range reflect.ValueOf([]string{"a", "b"}).Seq2() {
		fmt.Print(i, x, " ")
	}
	for i, r := range reflect.ValueOf("né").Seq2() {
		fmt.Print(i, "=", r.Int(), " ")
	}
	upTo := func(yield func(int) bool) {
		for i := 1; yield(i * i); i++ {
		}
	}
	for x := range reflect.ValueOf(upTo).Seq() {
		if x.Int() > 20 {
			break
		}
		fmt.Print(x, " ")
	}
	fmt.Println()
	type truth bool
	fmt.Println(reflect.TypeOf(upTo).CanSeq(), reflect.TypeOf(upTo).CanSeq2(), reflect.TypeFor[func(func(int) truth)]().CanSeq(), reflect.TypeFor[*[2]int]().CanSeq(), reflect.TypeFor[float64]().CanSeq(), reflect.TypeFor[chan int]().CanSeq2())
	try("float", func() { reflect.ValueOf(1.5).Seq() })
	try("pairs of a channel", func() { reflect.ValueOf(make(chan int)).Seq2() })
}

func main() {
	types()
	values()
	conversions()
	walks()
}

// Output:
// *main.celsius true []main.celsius false true
// [3]main.celsius true 0 8000
// map[string]main.celsius <-chan main.celsius chan<- <-chan main.celsius chan (<-chan main.celsius)
// func(main.celsius, ...string) error true 2 1 true func()
// main.pair[string,[]int] pair[string,[]int] main.celsius
// struct { Name string "json:\"name\""; Sizes [2]int16 } {Name:x Sizes:[0 -5]} 24
// true
// negative length: reflect: negative length passed to ArrayOf
// key: reflect.MapOf: invalid key type []int
// direction: reflect.ChanOf: invalid dir
// variadic: reflect.FuncOf: last arg of variadic func must be slice
// no name: reflect.StructOf: field 0 has no name
// unexported: reflect.StructOf: field "x" is unexported but missing PkgPath
// twice: reflect.StructOf: duplicate field X
// no type: reflect.StructOf: field 0 has no type
// [20.5 0] main.celsiusList 2 5 true
// *main.celsius { 0}
// hello true
// 42
// 0 true false
// slice of array: reflect.MakeSlice of non-slice type
// negative len: reflect.MakeSlice: negative len
// len above cap: reflect.MakeSlice: len > cap
// one direction: reflect.MakeChan: unidirectional channel type
// zero of nil: reflect: Zero(nil)
// new of nil: reflect: New(nil)
// grow: reflect.Value.Grow: negative len
// string true true string
// [5]uint8 true true [5]uint8
// [6]uint8 true false
// *[4]uint8 true true *[4]uint8
// main.window true true main.window
// []int32 false false
// interface {} true true []uint8
// io.Reader false false
// jello
// too short: reflect: cannot convert slice with length 5 to pointer to array with length 9
// no conversion: reflect.Value.Convert: value of type []uint8 cannot be converted to type int
// A � 44 2 [110 233]
// true false true
// int8 0 int8 1 int8 2 0 a 1 b 0=110 1=233 1 4 9 16
// true false false true false false
// float: reflect: float64 cannot produce iter.Seq[Value]
// pairs of a channel: reflect: chan int cannot produce iter.Seq2[Value, Value]
