package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"reflect"
	"strings"
	"time"
	"unsafe"
)

// try runs f and prints what it panics with.
func try(what string, f func()) {
	defer func() { fmt.Printf("%s: %v\n", what, recover()) }()
	f()
}

type shape interface {
	Area() float64
	scale(float64)
}

type rect struct {
	W, H float64
	tag  struct{} `unit:"cm" empty:"" odd`
}

func (r rect) Area() float64     { return r.W * r.H }
func (r *rect) scale(by float64) { r.W *= by }

type list[T any] []T

func (l list[T]) First() T { return l[0] }

type celsius float32
type callback func(name string, args ...any) (n int, err error)

// What a type says about itself.
func selves() {
	type local struct{ x int }
	for _, t := range []reflect.Type{
		reflect.TypeFor[bool](), reflect.TypeFor[byte](), reflect.TypeFor[rune](), reflect.TypeFor[celsius](), reflect.TypeFor[complex64](), reflect.TypeFor[string](),
		reflect.TypeFor[any](), reflect.TypeFor[error](), reflect.TypeFor[shape](), reflect.TypeFor[*rect](), reflect.TypeFor[rect](), reflect.TypeFor[local](), reflect.TypeFor[list[celsius]](), reflect.TypeFor[list[map[string]rect]](),
		reflect.TypeFor[[3]celsius](), reflect.TypeFor[map[rect][]chan<- int](), reflect.TypeFor[callback](), reflect.TypeFor[func(...int)](), reflect.TypeFor[struct {
			A int `json:"a"`
			celsius
		}](), reflect.TypeFor[unsafe.Pointer](), reflect.TypeFor[time.Month](), reflect.TypeFor[*os.File](), reflect.TypeFor[interface {
			io.Reader
			Close() error
		}](), reflect.TypeFor[struct{}](),
	} {
		fmt.Printf("%v|%s|%s|%v|%d %d %d|%v %d\n", t, t.Name(), t.PkgPath(), t.Kind(), t.Size(), t.Align(), t.FieldAlign(), t.Comparable(), t.NumMethod())
	}
	fmt.Println(reflect.TypeFor[int16]().Bits(), reflect.TypeFor[complex128]().Bits(), reflect.TypeFor[celsius]().Bits(), reflect.TypeFor[uintptr]().Bits())
	fmt.Println(reflect.TypeOf(nil), reflect.TypeOf(error(nil)), reflect.TypeOf(errors.New("x")), reflect.TypeOf((*error)(nil)).Elem(), reflect.TypeFor[int]() == reflect.TypeOf(1))
	try("bits of a string", func() { reflect.TypeFor[string]().Bits() })
	try("elem of an int", func() { reflect.TypeFor[int]().Elem() })
	try("key of a slice", func() { reflect.TypeFor[[]int]().Key() })
	try("len of a slice", func() { reflect.TypeFor[[]int]().Len() })
	try("field of an int", func() { reflect.TypeFor[int]().Field(0) })
	try("field out of range", func() { reflect.TypeFor[rect]().Field(7) })
	try("number of fields", func() { reflect.TypeFor[*rect]().NumField() })
	try("direction of an int", func() { reflect.TypeFor[int]().ChanDir() })
	try("method", func() { reflect.TypeFor[rect]().Method(5) })
}

// Functions have parameters and results.
func functions() {
	t := reflect.TypeFor[callback]()
	fmt.Println(t.NumIn(), t.In(0), t.In(1), t.NumOut(), t.Out(1), t.IsVariadic(), reflect.TypeFor[func([]int)]().IsVariadic())
	for in := range t.Ins() {
		fmt.Print(in, " ")
	}
	for out := range t.Outs() {
		fmt.Print(out, " ")
	}
	fmt.Println()
	try("in", func() { reflect.TypeFor[int]().In(0) })
	try("out", func() { reflect.TypeFor[func()]().Out(0) })
	try("variadic", func() { reflect.TypeFor[int]().IsVariadic() })
	try("ins", func() { reflect.TypeFor[int]().Ins() })
}

// Which types may stand for which.
func relations() {
	sh, str := reflect.TypeFor[shape](), reflect.TypeFor[fmt.Stringer]()
	fmt.Println(reflect.TypeFor[rect]().Implements(sh), reflect.TypeFor[*rect]().Implements(sh), sh.Implements(reflect.TypeFor[interface{ Area() float64 }]()), reflect.TypeFor[time.Duration]().Implements(str), str.Implements(reflect.TypeFor[any]()))
	fmt.Println(reflect.TypeFor[[]celsius]().AssignableTo(reflect.TypeFor[list[celsius]]()), reflect.TypeFor[float32]().AssignableTo(reflect.TypeFor[celsius]()), reflect.TypeFor[*rect]().AssignableTo(sh), reflect.TypeFor[chan int]().AssignableTo(reflect.TypeFor[<-chan int]()), reflect.TypeFor[<-chan int]().AssignableTo(reflect.TypeFor[chan int]()))
	fmt.Println(reflect.TypeFor[float32]().ConvertibleTo(reflect.TypeFor[celsius]()), reflect.TypeFor[int]().ConvertibleTo(reflect.TypeFor[string]()), reflect.TypeFor[string]().ConvertibleTo(reflect.TypeFor[int]()), reflect.TypeFor[[]byte]().ConvertibleTo(reflect.TypeFor[[4]byte]()))
	try("no interface", func() { sh.Implements(reflect.TypeFor[int]()) })
	try("nil", func() { sh.AssignableTo(nil) })
	try("nil", func() { sh.ConvertibleTo(nil) })
	try("nil", func() { sh.Implements(nil) })
}

// Tags are read by key.
func tags() {
	f, ok := reflect.TypeFor[rect]().FieldByName("tag")
	fmt.Println(f.Name, f.PkgPath, f.Type, f.Offset, f.Index, ok, f.Tag)
	for _, key := range []string{"unit", "empty", "odd", "other"} {
		value, ok := f.Tag.Lookup(key)
		fmt.Printf("%s=%q %v %q; ", key, value, ok, f.Tag.Get(key))
	}
	fmt.Println()
	for _, tag := range []reflect.StructTag{`a:"1" b:"2\"3"`, `a:"1"b:"2"`, `a: "1" b:"2"`, ` a:"1"   b:"2" `, `a:"1`, `a b:"2"`} {
		a, _ := tag.Lookup("a")
		b, ok := tag.Lookup("b")
		fmt.Printf("%q %q %v; ", a, b, ok)
	}
	fmt.Println()
	_, ok = reflect.TypeFor[rect]().FieldByNameFunc(func(s string) bool { return len(s) == 1 })
	area, found := reflect.TypeFor[rect]().MethodByName("Area")
	_, missing := reflect.TypeFor[rect]().MethodByName("scale")
	fmt.Println(ok, area.Name, area.Type, area.Index, found, missing, reflect.TypeFor[list[int]]().Method(0).Type)
}

// Values give out what they hold, if it is of the kind that is asked for.
func values() {
	fmt.Println(reflect.ValueOf(true).Bool(), reflect.ValueOf(uint16(7)).Uint(), reflect.ValueOf(celsius(1.5)).Float(), reflect.ValueOf("s").String(), reflect.ValueOf(3).String(), reflect.Value{}.String())
	try("bool", func() { reflect.ValueOf(1).Bool() })
	try("uint", func() { reflect.ValueOf(1).Uint() })
	try("zero", func() { reflect.Value{}.Uint() })
	try("zero type", func() { reflect.Value{}.Type() })
	fmt.Println(reflect.Value{}.IsValid(), reflect.Value{}.Kind(), reflect.Value{} == reflect.ValueOf(nil))
	for _, x := range []any{0, "", 0.0, false, nil, []int{}, []int(nil), map[int]int(nil), [2]int{}, [2]int{0, 1}, rect{}, rect{W: 1}, (*rect)(nil), struct{ _ int }{}, complex(0, 0)} {
		if v := reflect.ValueOf(x); v.IsValid() {
			fmt.Print(v.IsZero(), " ")
		}
	}
	fmt.Println()
	v := reflect.ValueOf(&struct{ R io.Reader }{strings.NewReader("text")}).Elem().Field(0)
	fmt.Println(v.Kind(), v.Type(), v.Elem().Type(), v.IsNil(), len(v.InterfaceData()))
	try("is nil of an int", func() { reflect.ValueOf(1).IsNil() })
	try("is zero of nothing", func() { reflect.Value{}.IsZero() })
}

func main() {
	selves()
	functions()
	relations()
	tags()
	values()
}

// Output:
// bool|bool||bool|1 1 1|true 0
// uint8|uint8||uint8|1 1 1|true 0
// int32|int32||int32|4 4 4|true 0
// main.celsius|celsius|main|float32|4 4 4|true 0
// complex64|complex64||complex64|8 4 4|true 0
// string|string||string|16 8 8|true 0
// interface {}|||interface|16 8 8|true 0
// error|error||interface|16 8 8|true 1
// main.shape|shape|main|interface|16 8 8|true 2
// *main.rect|||ptr|8 8 8|true 1
// main.rect|rect|main|struct|24 8 8|true 1
// main.local|local|main|struct|8 8 8|true 0
// main.list[main.celsius]|list[main.celsius]|main|slice|24 8 8|false 1
// main.list[map[string]main.rect]|list[map[string]main.rect]|main|slice|24 8 8|false 1
// [3]main.celsius|||array|12 4 4|true 0
// map[main.rect][]chan<- int|||map|8 8 8|false 0
// main.callback|callback|main|func|8 8 8|false 0
// func(...int)|||func|8 8 8|false 0
// struct { A int "json:\"a\""; main.celsius }|||struct|16 8 8|true 0
// unsafe.Pointer|Pointer|unsafe|unsafe.Pointer|8 8 8|true 0
// time.Month|Month|time|int|8 8 8|true 1
// *os.File|||ptr|8 8 8|true 24
// interface { Close() error; Read([]uint8) (int, error) }|||interface|16 8 8|true 2
// struct {}|||struct|0 1 1|true 0
// 16 128 32 64
// <nil> <nil> *errors.errorString error true
// bits of a string: reflect: Bits of non-arithmetic Type string
// elem of an int: reflect: Elem of invalid type int
// key of a slice: reflect: Key of non-map type []int
// len of a slice: reflect: Len of non-array type []int
// field of an int: reflect: Field of non-struct type int
// field out of range: reflect: Field index out of bounds
// number of fields: reflect: NumField of non-struct type *main.rect
// direction of an int: reflect: ChanDir of non-chan type int
// method: reflect: Method index out of range
// 2 string []interface {} 2 error true false
// string []interface {} int error
// in: reflect: In of non-func type int
// out: runtime error: index out of range [0] with length 0
// variadic: reflect: IsVariadic of non-func type int
// ins: reflect: Ins of non-func type int
// false true true true true
// true false true true false
// true true false true
// no interface: reflect: non-interface type passed to Type.Implements
// nil: reflect: nil type passed to Type.AssignableTo
// nil: reflect: nil type passed to Type.ConvertibleTo
// nil: reflect: nil type passed to Type.Implements
// tag main struct {} 16 [2] true unit:"cm" empty:"" odd
// unit="cm" true "cm"; empty="" true ""; odd="" false ""; other="" false "";
// "1" "2\"3" true; "1" "2" true; "" "" false; "1" "2" true; "" "" false; "" "" false;
// false Area func(main.rect) float64 0 true false func(main.list[int]) int
// true 7 1.5 s <int Value> <invalid Value>
// bool: reflect: call of reflect.Value.Bool on int Value
// uint: reflect: call of reflect.Value.Uint on int Value
// zero: reflect: call of reflect.Value.Uint on zero Value
// zero type: reflect: call of reflect.Value.Type on zero Value
// false invalid true
// true true true true false true true true false true false true true true
// interface io.Reader *strings.Reader false 2
// is nil of an int: reflect: call of reflect.Value.IsNil on int Value
// is zero of nothing: reflect: call of reflect.Value.IsZero on zero Value
