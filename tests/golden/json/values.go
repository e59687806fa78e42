package main

import (
	"encoding/json"
	"fmt"
	"math"
	"net/netip"
	"time"
)

type named byte
type floats struct {
	A float32
	B float64
}
type list struct{ Next *list }

func show(v any) {
	b, err := json.Marshal(v)
	if err != nil {
		fmt.Printf("%T: %T %v\n", v, err, err)
		return
	}
	fmt.Printf("%T: %s\n", v, b)
}

func main() {
	show(nil)
	show([]any{true, 1, int8(-2), uint64(1 << 63), 1.5, "s", nil, []int{}, []int(nil), map[string]int(nil), (*int)(nil)})
	show([]string{"", "a\"b\\c/d", "\x00\x01\x1f\b\f\n\r\t", "<script>&amp;", "é日本😀", "\u2028\u2029", "\xff \xc3"})
	show(map[string]int{"b": 1, "a": 2, "<": 4, "": 5, "é": 6, "Z": 7})
	show(map[int]string{10: "ten", 9: "nine", -1: "neg", 100: "h"})
	show(map[float64]int{1.5: 1, 2e30: 2})
	show(map[any]any{"a": 1, 3: map[string]any{"x": []any{}}})
	show(map[netip.Addr]netip.Prefix{netip.MustParseAddr("1.2.3.4"): netip.MustParsePrefix("10.0.0.0/8")})
	show([]any{[]byte("hello<>"), []byte{}, []byte(nil), [3]byte{1, 2, 3}, []named{1, 2, 255}, [][]byte{{1}}})
	show([]any{time.Date(2024, 1, 2, 3, 4, 5, 600, time.FixedZone("x", 3600)), time.Second})
	show(time.Date(12024, 1, 2, 3, 4, 5, 600, time.UTC))
	for _, f := range []float64{0, math.Copysign(0, -1), 0.1, 1e-6, 1e-7, 9.99e-7, 1e20, 1e21, math.MaxFloat64,
		math.SmallestNonzeroFloat64, math.Pi, 1 << 53, 3e-10} {
		show(floats{float32(f), f})
	}
	show([]json.Number{"1", "", "1e5", "-0"})
	show(json.Number("1x"))
	show(map[json.Number]int{"x": 1})
	show(struct{ json.Number }{"12"})
	show(struct {
		R json.RawMessage
		Q json.RawMessage
	}{json.RawMessage(`{ "a" : [ 1 , "<" ] }`), nil})

	// What cannot be JSON.
	show(math.NaN())
	show([]any{math.Inf(-1)})
	show(make(chan int))
	show(struct{ F func() }{})
	show(1i)
	show(map[bool]int{true: 1})
	show(map[string]any{"a/b": []any{1, map[bool]int{true: 1, false: 2}}})
	show(map[[2]int]int{{1, 2}: 1})
	loop := map[string]any{}
	loop["a"] = []any{loop}
	show(loop)
	l := &list{}
	l.Next = &list{l}
	show(l)
}

// Output:
// <nil>: null
// []interface {}: [true,1,-2,9223372036854775808,1.5,"s",null,[],null,null,null]
// []string: ["","a\"b\\c/d","\u0000\u0001\u001f\b\f\n\r\t","\u003cscript\u003e\u0026amp;","é日本😀","\u2028\u2029","� �"]
// map[string]int: {"":5,"\u003c":4,"Z":7,"a":2,"b":1,"é":6}
// map[int]string: {"-1":"neg","10":"ten","100":"h","9":"nine"}
// map[float64]int: {"1.5":1,"2e+30":2}
// map[interface {}]interface {}: {"3":{"x":[]},"a":1}
// map[netip.Addr]netip.Prefix: {"1.2.3.4":"10.0.0.0/8"}
// []interface {}: ["aGVsbG88Pg==","",null,[1,2,3],"AQL/",["AQ=="]]
// []interface {}: ["2024-01-02T03:04:05.0000006+01:00",1000000000]
// time.Time: *json.MarshalerError json: error calling MarshalJSON for type *time.Time: year outside of range [0,9999]
// main.floats: {"A":0,"B":0}
// main.floats: {"A":-0,"B":-0}
// main.floats: {"A":0.1,"B":0.1}
// main.floats: {"A":0.000001,"B":0.000001}
// main.floats: {"A":1e-7,"B":1e-7}
// main.floats: {"A":9.99e-7,"B":9.99e-7}
// main.floats: {"A":100000000000000000000,"B":100000000000000000000}
// main.floats: {"A":1e+21,"B":1e+21}
// main.floats: *json.UnsupportedValueError json: unsupported value: +Inf
// main.floats: {"A":0,"B":5e-324}
// main.floats: {"A":3.1415927,"B":3.141592653589793}
// main.floats: {"A":9007199000000000,"B":9007199254740992}
// main.floats: {"A":3e-10,"B":3e-10}
// []json.Number: [1,0,1e5,-0]
// json.Number: *json.MarshalerError json: error calling MarshalJSONTo for type *json.Number: cannot parse "1x" as JSON number: invalid syntax
// map[json.Number]int: {"x":1}
// struct { json.Number }: 12
// struct { R jsontext.Value; Q jsontext.Value }: {"R":{"a":[1,"\u003c"]},"Q":null}
// float64: *json.UnsupportedValueError json: unsupported value: NaN
// []interface {}: *json.UnsupportedValueError json: unsupported value: -Inf
// chan int: *json.UnsupportedTypeError json: unsupported type: chan int
// struct { F func() }: *json.UnsupportedTypeError json: unsupported type: func()
// complex128: *json.UnsupportedTypeError json: unsupported type: complex128
// map[bool]int: *json.UnsupportedValueError json: unsupported value: jsontext: object member name must be a string after offset 2
// map[string]interface {}: *json.UnsupportedValueError json: unsupported value: jsontext: object member name must be a string within "/a~1b/1" after offset 12
// map[[2]int]int: *json.UnsupportedValueError json: unsupported value: jsontext: object member name must be a string after offset 2
// map[string]interface {}: *json.UnsupportedValueError json: unsupported value: encountered a cycle via map[string]interface {}
// *main.list: *json.UnsupportedValueError json: unsupported value: encountered a cycle via *main.list
