package main

import (
	"fmt"
	"hash/crc32"
	"os"

	"reflect"
	"strings"
)

type In struct{ X, y int }
type Emb struct {
	In
	*Opt
	Z string
}
type Opt struct{ Q []int }
type MyInt int8
type MyStr string
type MyFn func(int) int
type MyMap map[MyStr]MyInt
type Gen[T any] struct {
	V T
	n *Gen[T]
}

func (g *Gen[T]) Get() T      { return g.V }
func (g Gen[T]) Set2(t T) T   { return t }
func (m MyInt) Double() MyInt { return m * 2 }
func (m *MyInt) Inc()         { *m++ }

type shape interface {
	Area() float64
	priv()
}

var nilErr error

func show(x any) string {
	switch v := x.(type) {
	case nil:
		return "nil"
	case reflect.Value:
		if !v.IsValid() {
			return "V<invalid>"
		}
		return fmt.Sprintf("V<%s %v>", v.Type(), v.Kind())
	case reflect.Type:
		return "T<" + v.String() + ">"
	case []reflect.Value:
		return fmt.Sprint("VS", len(v))
	case reflect.StructField:
		return fmt.Sprintf("F<%s %v %q %d %v %v>", v.Name, v.Type, v.Tag, v.Offset, v.Index, v.Anonymous)
	case reflect.Method:
		return fmt.Sprintf("M<%s %v %d %q>", v.Name, v.Type, v.Index, v.PkgPath)
	}
	t := reflect.TypeOf(x)
	if t.Kind() == reflect.Func || t.Kind() == reflect.Pointer || t.Kind() == reflect.Chan || t.Kind() == reflect.UnsafePointer {
		return "<" + t.String() + ">"
	}
	return fmt.Sprintf("%T:%v", x, x)
}

// lines are what calls gave. They are shown whole where the program has an argument, else their sum.
var lines []string

func note(x ...any) { lines = append(lines, fmt.Sprintln(x...)) }

func sum(i int, x any) {
	text := strings.Join(lines, "")
	if len(os.Args) > 1 {
		fmt.Print(text)
	}
	fmt.Printf("%d %T: %d lines, %08x\n", i, x, len(lines), crc32.ChecksumIEEE([]byte(text)))
	lines = nil
}

func call(label string, f reflect.Value, in ...reflect.Value) {
	defer func() {
		if r := recover(); r != nil {
			note(label, "panic:", r)
		}
	}()
	out := f.Call(in)
	var parts []string
	for _, o := range out {
		parts = append(parts, show(o.Interface()))
	}
	note(label, strings.Join(parts, ", "))
}

func main() {
	n := 5
	mi := MyInt(7)
	e := Emb{In: In{1, 2}, Z: "z"}
	e2 := Emb{In: In{1, 2}, Opt: &Opt{[]int{1}}, Z: "z"}
	ch := make(chan int, 3)
	ch <- 1
	arr := [2]string{"a", "b"}
	sl := []byte("hey")
	vals := []any{true, int8(-4), uint64(1 << 63), float32(1.5), complex64(1 + 2i), MyStr("mystr"), &mi, arr, &arr,
		[]int{1, 2, 3}, MyMap{"a": 1}, (<-chan int)(ch), strings.ToUpper, &e, struct{ A any }{3}, &nilErr, &Gen[string]{V: "g"}}
	_, _, _ = n, e2, sl
	skip := map[string]bool{"Pointer": true, "UnsafePointer": true, "UnsafeAddr": true, "InterfaceData": true, "Close": true, "Recv": true, "Addr": false, "Seq": true, "Seq2": true, "Fields": true, "Methods": true, "Interface": true, "Outs": true, "Ins": true, "MapRange": true, "Call": true, "Clear": true}
	// Every method of every value and type, with plain arguments: results and panics.
	for i, x := range vals {
		v := reflect.ValueOf(x)
		variants := []reflect.Value{v}
		if v.Kind() == reflect.Pointer && !v.IsNil() {
			variants = append(variants, v.Elem())
		}
		for j, v := range variants {
			rv := reflect.ValueOf(v)
			for k := 0; k < rv.NumMethod(); k++ {
				m := rv.Type().Method(k)
				label := fmt.Sprint(i, ".", j, " ", v.Kind(), " ", m.Name)
				if skip[m.Name] {
					continue
				}
				mt := rv.Method(k).Type()
				switch {
				case mt.NumIn() == 0:
					call(label, rv.Method(k))
				case mt.NumIn() == 1 && mt.In(0).Kind() == reflect.Int && m.Name != "SetLen" && m.Name != "SetCap" && m.Name != "Grow":
					call(label+" 0", rv.Method(k), reflect.ValueOf(0))
					call(label+" 1", rv.Method(k), reflect.ValueOf(1))
					call(label+" -1", rv.Method(k), reflect.ValueOf(-1))
				case strings.HasPrefix(m.Name, "Overflow"):
					for _, big := range []any{int64(300), int64(-1 << 40), uint64(300), uint64(1 << 40), 1e300, 1e10, complex(1e300, 0)} {
						if reflect.TypeOf(big) == mt.In(0) {
							call(label+fmt.Sprint(big), rv.Method(k), reflect.ValueOf(big))
						}
					}
				case m.Name == "FieldByName" || m.Name == "MethodByName":
					for _, name := range []string{"X", "y", "Z", "Q", "In", "Opt", "none", "Double", "Inc", "Get", "Error"} {
						call(label+name, rv.Method(k), reflect.ValueOf(name))
					}
				case m.Name == "Slice":
					call(label, rv.Method(k), reflect.ValueOf(0), reflect.ValueOf(1))
				case m.Name == "Slice3":
					call(label, rv.Method(k), reflect.ValueOf(0), reflect.ValueOf(1), reflect.ValueOf(1))
				case m.Name == "CanConvert" || m.Name == "Convert":
					for _, y := range vals {
						call(label+" "+fmt.Sprintf("%T", y), rv.Method(k), reflect.ValueOf(reflect.TypeOf(y)))
					}
				}
			}
			if !v.IsValid() {
				continue
			}
			t := v.Type()
			rt := reflect.ValueOf(t)
			for k := 0; k < rt.NumMethod(); k++ {
				m := rt.Type().Method(k)
				if rt.Type().Kind() != reflect.Pointer || skip[m.Name] {
					continue
				}
				mt := rt.Method(k).Type()
				label := fmt.Sprint(i, ".", j, " ", t, " T.", m.Name)
				switch {
				case m.Name == "GcSlice" || m.Name == "FieldByNameFunc" || m.Name == "FieldAlign" || !reflect.TypeFor[reflect.Type]().Implements(reflect.TypeFor[reflect.Type]()):
				case mt.NumIn() == 0 && m.Name != "Size" || m.Name == "Size":
					if _, ok := reflect.TypeFor[reflect.Type]().MethodByName(m.Name); ok {
						call(label, rt.Method(k))
					}
				case m.Name == "Field" || m.Name == "Method" || m.Name == "In" || m.Name == "Out":
					call(label+" 0", rt.Method(k), reflect.ValueOf(0))
				case m.Name == "FieldByName" || m.Name == "MethodByName":
					for _, name := range []string{"X", "y", "Z", "Q", "In", "Opt", "none", "Double", "Inc", "Get"} {
						call(label+name, rt.Method(k), reflect.ValueOf(name))
					}
				case m.Name == "AssignableTo" || m.Name == "ConvertibleTo" || m.Name == "Implements":
					for _, y := range vals {
						call(label+" "+fmt.Sprintf("%T", y), rt.Method(k), reflect.ValueOf(reflect.TypeOf(y)))
					}
					call(label+" error", rt.Method(k), reflect.ValueOf(reflect.TypeFor[error]()))
					call(label+" any", rt.Method(k), reflect.ValueOf(reflect.TypeFor[any]()))
				}
			}
		}
		sum(i, x)
	}
	for _, x := range []any{e, &e, struct {
		In
		A struct{ In }
	}{}} {
		t := reflect.TypeOf(x)
		if t.Kind() == reflect.Pointer {
			t = t.Elem()
		}
		for _, f := range reflect.VisibleFields(t) {
			fmt.Println(show(f))
		}
	}
}

// Output:
// 0 bool: 203 lines, a1325e85
// 1 int8: 203 lines, d4cfb101
// 2 uint64: 203 lines, 1515ff15
// 3 float32: 203 lines, 7d0ad388
// 4 complex64: 203 lines, 14b9341b
// 5 main.MyStr: 203 lines, de124960
// 6 *main.MyInt: 406 lines, a86990bf
// 7 [2]string: 203 lines, fdd7ff24
// 8 *[2]string: 406 lines, 2106ee5c
// 9 []int: 203 lines, afa265e2
// 10 main.MyMap: 203 lines, 1af32c02
// 11 <-chan int: 203 lines, 2a5a7d0c
// 12 func(string) string: 203 lines, 29a8641d
// 13 *main.Emb: 406 lines, 22821fe8
// 14 struct { A interface {} }: 203 lines, 5d6579a1
// 15 *error: 406 lines, 542fe88b
// 16 *main.Gen[string]: 406 lines, 34fe1ca9
// F<In main.In "" 0 [0] true>
// F<X int "" 0 [0 0] false>
// F<y int "" 8 [0 1] false>
// F<Opt *main.Opt "" 16 [1] true>
// F<Q []int "" 0 [1 0] false>
// F<Z string "" 24 [2] false>
// F<In main.In "" 0 [0] true>
// F<X int "" 0 [0 0] false>
// F<y int "" 8 [0 1] false>
// F<Opt *main.Opt "" 16 [1] true>
// F<Q []int "" 0 [1 0] false>
// F<Z string "" 24 [2] false>
// F<In main.In "" 0 [0] true>
// F<X int "" 0 [0 0] false>
// F<y int "" 8 [0 1] false>
// F<A struct { main.In } "" 16 [1] false>
