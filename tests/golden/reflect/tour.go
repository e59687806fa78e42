package main

import (
	"fmt"
	"reflect"
)

type P struct {
	Name string `json:"name,omitempty" x:"y"`
	Age  int
	priv float64
	In   *P
	M    map[string][]int
	E    any
	F    func(int, ...string) (bool, error)
	Arr  [3]uint8
}

func (p P) Hello(s string) string { return "hello " + s + " from " + p.Name }
func (p *P) SetName(s string)     { p.Name = s }
func (p P) Var(xs ...int) (n int) {
	for _, x := range xs {
		n += x
	}
	return
}

type Str interface{ Hello(string) string }
type C int

func (c C) String() string { return fmt.Sprintf("C(%d)", int(c)) }

func main() {
	p := P{Name: "bob", Age: 3, priv: 2.5, M: map[string][]int{"a": {1, 2}}, E: C(4), Arr: [3]uint8{1, 2, 3}}
	t := reflect.TypeOf(p)
	fmt.Println(t, t.Kind(), t.Name(), t.PkgPath(), t.NumField(), t.NumMethod(), t.Size(), t.Comparable())
	for i := 0; i < t.NumField(); i++ {
		f := t.Field(i)
		fmt.Println(f.Name, f.Type, f.Tag, f.Tag.Get("json"), f.Offset, f.Index, f.Anonymous, f.PkgPath, f.IsExported())
	}
	pt := reflect.TypeOf(&p)
	for i := 0; i < pt.NumMethod(); i++ {
		m := pt.Method(i)
		fmt.Println(m.Name, m.Type, m.Index)
	}
	v := reflect.ValueOf(&p).Elem()
	v.Field(0).SetString("alice")
	v.FieldByName("Age").SetInt(42)
	fmt.Println(p.Name, p.Age, v.Field(2).Float(), v.Field(2).CanSet(), v.Field(0).CanSet())
	fmt.Println(v.Field(4).MapIndex(reflect.ValueOf("a")), v.Field(5).Elem(), v.Field(5).Kind())
	out := v.MethodByName("Hello").Call([]reflect.Value{reflect.ValueOf("x")})
	fmt.Println(out[0], len(out))
	v.Addr().MethodByName("SetName").Call([]reflect.Value{reflect.ValueOf("carol")})
	fmt.Println(p.Name, v.MethodByName("Var").Call([]reflect.Value{reflect.ValueOf(1), reflect.ValueOf(5)})[0].Int())
	h := v.MethodByName("Hello").Interface().(func(string) string)
	fmt.Println(h("zz"))
	fmt.Println(pt.Implements(reflect.TypeFor[Str]()), reflect.TypeFor[Str](), reflect.TypeFor[error]())
	swap := func(in []reflect.Value) []reflect.Value { return []reflect.Value{in[1], in[0]} }
	var f func(int, string) (string, int)
	reflect.ValueOf(&f).Elem().Set(reflect.MakeFunc(reflect.TypeOf(f), swap))
	fmt.Println(f(1, "one"))
	fmt.Println(reflect.DeepEqual(p, p), reflect.DeepEqual([]int{1}, []int{1}), reflect.DeepEqual(map[string]any{"a": []int{1}}, map[string]any{"a": []int{1}}))
	s := reflect.MakeSlice(reflect.TypeOf([]string{}), 0, 2)
	s = reflect.Append(s, reflect.ValueOf("q"), reflect.ValueOf("r"), reflect.ValueOf("s"))
	fmt.Println(s, s.Len(), s.Index(1), s.Slice(1, 3))
	m := reflect.MakeMap(reflect.MapOf(reflect.TypeOf(""), reflect.TypeOf(0)))
	m.SetMapIndex(reflect.ValueOf("k"), reflect.ValueOf(7))
	for it := m.MapRange(); it.Next(); {
		fmt.Println(it.Key(), it.Value())
	}
	ch := reflect.MakeChan(reflect.TypeOf(make(chan P)), 1)
	ch.Send(reflect.ValueOf(p))
	x, ok := ch.Recv()
	fmt.Println(x.Field(0), ok)
	go func() { ch.Send(reflect.ValueOf(P{Name: "later"})) }()
	x, ok = ch.Recv()
	fmt.Println(x.Field(0), ok)
	x, ok = ch.TryRecv()
	fmt.Println(x, ok)
	fmt.Println(reflect.ValueOf(3.7).Convert(reflect.TypeOf(0)), reflect.ValueOf(65).Convert(reflect.TypeOf("")), reflect.ValueOf("hé").Convert(reflect.TypeOf([]rune{})))
	st := reflect.StructOf([]reflect.StructField{{Name: "A", Type: reflect.TypeOf(0), Tag: `json:"a"`}, {Name: "B", Type: reflect.TypeOf("")}})
	sv := reflect.New(st).Elem()
	sv.Field(0).SetInt(9)
	fmt.Printf("%v %+v %T\n", sv, sv.Interface(), sv.Interface())
	fmt.Println(t.Field(6).Type.IsVariadic(), t.Field(6).Type.In(1), t.Field(6).Type.Out(1))
	fmt.Println(reflect.Zero(t).IsZero(), v.IsZero(), reflect.ValueOf(nil).IsValid(), reflect.Value{})
	func() { defer func() { fmt.Println(recover()) }(); reflect.ValueOf(p).Field(0).SetString("x") }()
	func() { defer func() { fmt.Println(recover()) }(); v.Field(2).SetFloat(1) }()
	func() { defer func() { fmt.Println(recover()) }(); reflect.ValueOf(3).Elem() }()
	func() { defer func() { fmt.Println(recover()) }(); v.Field(1).Set(reflect.ValueOf("s")) }()
	func() { defer func() { fmt.Println(recover()) }(); _ = v.Field(2).Interface() }()
	func() { defer func() { fmt.Println(recover()) }(); reflect.Value{}.Type() }()
	a, b := make(chan int, 1), make(chan string, 1)
	b <- "bb"
	i, rv, ok := reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(a)}, {Dir: reflect.SelectRecv, Chan: reflect.ValueOf(b)}})
	fmt.Println(i, rv, ok)
	for i, x := range reflect.ValueOf([]int{5, 6}).Seq2() {
		fmt.Print(i, x, " ")
	}
	for i := range reflect.ValueOf(3).Seq() {
		fmt.Print(i, " ")
	}
	fmt.Println(reflect.TypeOf((*Str)(nil)).Elem().Method(0).Type)
	fmt.Println(pt.Method(0).Func.Call([]reflect.Value{reflect.ValueOf(&p), reflect.ValueOf("expr")})[0])
	fmt.Printf("%T %v %d\n", reflect.ValueOf(C(2)), reflect.ValueOf(C(2)), reflect.ValueOf(C(2)))
	fmt.Println([]reflect.Value{reflect.ValueOf(1)}, reflect.TypeOf(t))
}

// Output:
// main.P struct P main 8 2 80 false
// Name string json:"name,omitempty" x:"y" name,omitempty 0 [0] false  true
// Age int   16 [1] false  true
// priv float64   24 [2] false main false
// In *main.P   32 [3] false  true
// M map[string][]int   40 [4] false  true
// E interface {}   48 [5] false  true
// F func(int, ...string) (bool, error)   64 [6] false  true
// Arr [3]uint8   72 [7] false  true
// Hello func(*main.P, string) string 0
// SetName func(*main.P, string) 1
// Var func(*main.P, ...int) int 2
// alice 42 2.5 false true
// [1 2] C(4) interface
// hello x from alice 1
// carol 6
// hello zz from carol
// true main.Str error
// one 1
// true true true
// [q r s] 3 r [r s]
// k 7
// carol true
// later true
// <invalid reflect.Value> false
// 3 A [104 233]
// {9 } {A:9 B:} struct { A int "json:\"a\""; B string }
// true []string error
// true false false <invalid reflect.Value>
// reflect: reflect.Value.SetString using unaddressable value
// reflect: reflect.Value.SetFloat using value obtained using unexported field
// reflect: call of reflect.Value.Elem on int Value
// reflect.Set: value of type string is not assignable to type int
// reflect.Value.Interface: cannot return value obtained from unexported field or method
// reflect: call of reflect.Value.Type on zero Value
// 1 bb true
// 0 5 1 6 0 1 2 func(string) string
// hello expr from carol
// reflect.Value C(2) 2
// [<int Value>] *reflect.rtype
