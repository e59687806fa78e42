package main

import (
	"encoding/json"
	"errors"
	"fmt"
)

type inner struct {
	X int
	Y []string
}
type hidden struct{ P int }
type all struct {
	B   bool
	I8  int8
	U8  uint8
	F32 float32
	F   float64
	S   string
	By  []byte
	Arr [2]int
	Sl  []int
	M   map[string]int
	MU  map[uint8]int
	MB  map[bool]int
	P   **int
	In  *inner
	Any any
	Err error
	Num json.Number
	Ch  chan int
	*hidden
}

var values = []string{
	`null`, `true`, `-1`, `1.5`, `300`, `1e400`, `"x"`, `"aGk="`, `[]`, `[1,"b",3]`, `{}`, `{"a":1}`,
	`{"1":7,"300":1,"zz":"y"}`, `{"X":5,"Y":[1,"s"],"Q":[1,{}]}`, `"\ud83d\ude00\ud800\n"`,
}

func show(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	return string(b)
}

func field(a *all, name string) any {
	return map[string]any{
		"B": a.B, "I8": a.I8, "U8": a.U8, "F32": a.F32, "F": a.F, "S": a.S, "By": a.By, "Arr": a.Arr, "Sl": a.Sl, "M": a.M,
		"MU": a.MU, "MB": len(a.MB), "P": a.P, "In": a.In, "Any": a.Any, "Err": a.Err != nil, "Num": a.Num, "Ch": a.Ch != nil,
		"hidden": a.hidden,
	}[name]
}

func main() {
	for _, name := range []string{"B", "I8", "U8", "F32", "S", "By", "Arr", "Sl", "M", "MU", "MB", "P", "In", "Any", "Err", "Num", "Ch"} {
		for i, text := range values {
			n := 7
			p := &n
			a := all{B: true, I8: 3, F: 2.5, S: "was", By: []byte("0123"), Arr: [2]int{8, 9}, Sl: []int{5, 6}, M: map[string]int{"k": 1},
				P: &p, In: &inner{X: 4}, Any: &inner{X: 6}, Num: "4", Err: errors.New("e")}
			if i%2 == 0 {
				a = all{}
			}
			err := json.Unmarshal([]byte(`{"`+name+`":`+text+`}`), &a)
			fmt.Println(name, text, show(field(&a, name)), err)
			var e *json.UnmarshalTypeError
			if errors.As(err, &e) {
				fmt.Printf("  %q %v %d %q %q %v\n", e.Value, e.Type, e.Offset, e.Struct, e.Field, e.Err)
			}
		}
	}
	var a all
	fmt.Println(json.Unmarshal([]byte(`{"P":1,"S":"s"}`), &struct{ *hidden }{}), json.Unmarshal([]byte(`1`), nil),
		json.Unmarshal([]byte(`x`), a), json.Unmarshal([]byte(`1`), (*int)(nil)))

	var m = map[string]*inner{"x": {1, nil}}
	fmt.Println(json.Unmarshal([]byte(`{"x":{"Y":["n"]},"y":null,"z":{}}`), &m), *m["x"], m["y"], *m["z"])
	var sl = []inner{{1, nil}, {3, nil}, {5, nil}}
	fmt.Println(json.Unmarshal([]byte(`[{"Y":["a"]},{"X":8}]`), &sl), sl, sl[:3])
	var in inner
	var x any = &in
	fmt.Println(json.Unmarshal([]byte(`{"x":9}`), &x), in)
	fmt.Println(json.Unmarshal([]byte(`null`), &x), x)
	var deep struct{ A []map[string][]inner }
	fmt.Println(json.Unmarshal([]byte(`{"a":[{},{"k/~":[{},{"X":"s"}]}]}`), &deep))
}

// Output:
// B null false <nil>
// B true true <nil>
// B -1 false json: cannot unmarshal number into Go struct field all.B of type bool
//   "number" bool 7 "all" "B" <nil>
// B 1.5 true json: cannot unmarshal number into Go struct field all.B of type bool
//   "number" bool 8 "all" "B" <nil>
// B 300 false json: cannot unmarshal number into Go struct field all.B of type bool
//   "number" bool 8 "all" "B" <nil>
// B 1e400 true json: cannot unmarshal number into Go struct field all.B of type bool
//   "number" bool 10 "all" "B" <nil>
// B "x" false json: cannot unmarshal string into Go struct field all.B of type bool
//   "string" bool 8 "all" "B" <nil>
// B "aGk=" true json: cannot unmarshal string into Go struct field all.B of type bool
//   "string" bool 11 "all" "B" <nil>
// B [] false json: cannot unmarshal array into Go struct field all.B of type bool
//   "array" bool 6 "all" "B" <nil>
// B [1,"b",3] true json: cannot unmarshal array into Go struct field all.B of type bool
//   "array" bool 6 "all" "B" <nil>
// B {} false json: cannot unmarshal object into Go struct field all.B of type bool
//   "object" bool 6 "all" "B" <nil>
// B {"a":1} true json: cannot unmarshal object into Go struct field all.B of type bool
//   "object" bool 6 "all" "B" <nil>
// B {"1":7,"300":1,"zz":"y"} false json: cannot unmarshal object into Go struct field all.B of type bool
//   "object" bool 6 "all" "B" <nil>
// B {"X":5,"Y":[1,"s"],"Q":[1,{}]} true json: cannot unmarshal object into Go struct field all.B of type bool
//   "object" bool 6 "all" "B" <nil>
// B "\ud83d\ude00\ud800\n" false json: cannot unmarshal string into Go struct field all.B of type bool
//   "string" bool 27 "all" "B" <nil>
// I8 null 0 <nil>
// I8 true 3 json: cannot unmarshal bool into Go struct field all.I8 of type int8
//   "bool" int8 10 "all" "I8" <nil>
// I8 -1 -1 <nil>
// I8 1.5 3 json: cannot unmarshal number 1.5 into Go struct field all.I8 of type int8
//   "number 1.5" int8 9 "all" "I8" <nil>
// I8 300 0 json: cannot unmarshal number 300 into Go struct field all.I8 of type int8
//   "number 300" int8 9 "all" "I8" <nil>
// I8 1e400 3 json: cannot unmarshal number 1e400 into Go struct field all.I8 of type int8
//   "number 1e400" int8 11 "all" "I8" <nil>
// I8 "x" 0 json: cannot unmarshal string into Go struct field all.I8 of type int8
//   "string" int8 9 "all" "I8" <nil>
// I8 "aGk=" 3 json: cannot unmarshal string into Go struct field all.I8 of type int8
//   "string" int8 12 "all" "I8" <nil>
// I8 [] 0 json: cannot unmarshal array into Go struct field all.I8 of type int8
//   "array" int8 7 "all" "I8" <nil>
// I8 [1,"b",3] 3 json: cannot unmarshal array into Go struct field all.I8 of type int8
//   "array" int8 7 "all" "I8" <nil>
// I8 {} 0 json: cannot unmarshal object into Go struct field all.I8 of type int8
//   "object" int8 7 "all" "I8" <nil>
// I8 {"a":1} 3 json: cannot unmarshal object into Go struct field all.I8 of type int8
//   "object" int8 7 "all" "I8" <nil>
// I8 {"1":7,"300":1,"zz":"y"} 0 json: cannot unmarshal object into Go struct field all.I8 of type int8
//   "object" int8 7 "all" "I8" <nil>
// I8 {"X":5,"Y":[1,"s"],"Q":[1,{}]} 3 json: cannot unmarshal object into Go struct field all.I8 of type int8
//   "object" int8 7 "all" "I8" <nil>
// I8 "\ud83d\ude00\ud800\n" 0 json: cannot unmarshal string into Go struct field all.I8 of type int8
//   "string" int8 28 "all" "I8" <nil>
// U8 null 0 <nil>
// U8 true 0 json: cannot unmarshal bool into Go struct field all.U8 of type uint8
//   "bool" uint8 10 "all" "U8" <nil>
// U8 -1 0 json: cannot unmarshal number -1 into Go struct field all.U8 of type uint8
//   "number -1" uint8 8 "all" "U8" <nil>
// U8 1.5 0 json: cannot unmarshal number 1.5 into Go struct field all.U8 of type uint8
//   "number 1.5" uint8 9 "all" "U8" <nil>
// U8 300 0 json: cannot unmarshal number 300 into Go struct field all.U8 of type uint8
//   "number 300" uint8 9 "all" "U8" <nil>
// U8 1e400 0 json: cannot unmarshal number 1e400 into Go struct field all.U8 of type uint8
//   "number 1e400" uint8 11 "all" "U8" <nil>
// U8 "x" 0 json: cannot unmarshal string into Go struct field all.U8 of type uint8
//   "string" uint8 9 "all" "U8" <nil>
// U8 "aGk=" 0 json: cannot unmarshal string into Go struct field all.U8 of type uint8
//   "string" uint8 12 "all" "U8" <nil>
// U8 [] 0 json: cannot unmarshal array into Go struct field all.U8 of type uint8
//   "array" uint8 7 "all" "U8" <nil>
// U8 [1,"b",3] 0 json: cannot unmarshal array into Go struct field all.U8 of type uint8
//   "array" uint8 7 "all" "U8" <nil>
// U8 {} 0 json: cannot unmarshal object into Go struct field all.U8 of type uint8
//   "object" uint8 7 "all" "U8" <nil>
// U8 {"a":1} 0 json: cannot unmarshal object into Go struct field all.U8 of type uint8
//   "object" uint8 7 "all" "U8" <nil>
// U8 {"1":7,"300":1,"zz":"y"} 0 json: cannot unmarshal object into Go struct field all.U8 of type uint8
//   "object" uint8 7 "all" "U8" <nil>
// U8 {"X":5,"Y":[1,"s"],"Q":[1,{}]} 0 json: cannot unmarshal object into Go struct field all.U8 of type uint8
//   "object" uint8 7 "all" "U8" <nil>
// U8 "\ud83d\ude00\ud800\n" 0 json: cannot unmarshal string into Go struct field all.U8 of type uint8
//   "string" uint8 28 "all" "U8" <nil>
// F32 null 0 <nil>
// F32 true 0 json: cannot unmarshal bool into Go struct field all.F32 of type float32
//   "bool" float32 11 "all" "F32" <nil>
// F32 -1 -1 <nil>
// F32 1.5 1.5 <nil>
// F32 300 300 <nil>
// F32 1e400 0 json: cannot unmarshal number 1e400 into Go struct field all.F32 of type float32
//   "number 1e400" float32 12 "all" "F32" <nil>
// F32 "x" 0 json: cannot unmarshal string into Go struct field all.F32 of type float32
//   "string" float32 10 "all" "F32" <nil>
// F32 "aGk=" 0 json: cannot unmarshal string into Go struct field all.F32 of type float32
//   "string" float32 13 "all" "F32" <nil>
// F32 [] 0 json: cannot unmarshal array into Go struct field all.F32 of type float32
//   "array" float32 8 "all" "F32" <nil>
// F32 [1,"b",3] 0 json: cannot unmarshal array into Go struct field all.F32 of type float32
//   "array" float32 8 "all" "F32" <nil>
// F32 {} 0 json: cannot unmarshal object into Go struct field all.F32 of type float32
//   "object" float32 8 "all" "F32" <nil>
// F32 {"a":1} 0 json: cannot unmarshal object into Go struct field all.F32 of type float32
//   "object" float32 8 "all" "F32" <nil>
// F32 {"1":7,"300":1,"zz":"y"} 0 json: cannot unmarshal object into Go struct field all.F32 of type float32
//   "object" float32 8 "all" "F32" <nil>
// F32 {"X":5,"Y":[1,"s"],"Q":[1,{}]} 0 json: cannot unmarshal object into Go struct field all.F32 of type float32
//   "object" float32 8 "all" "F32" <nil>
// F32 "\ud83d\ude00\ud800\n" 0 json: cannot unmarshal string into Go struct field all.F32 of type float32
//   "string" float32 29 "all" "F32" <nil>
// S null "" <nil>
// S true "was" json: cannot unmarshal bool into Go struct field all.S of type string
//   "bool" string 9 "all" "S" <nil>
// S -1 "" json: cannot unmarshal number into Go struct field all.S of type string
//   "number" string 7 "all" "S" <nil>
// S 1.5 "was" json: cannot unmarshal number into Go struct field all.S of type string
//   "number" string 8 "all" "S" <nil>
// S 300 "" json: cannot unmarshal number into Go struct field all.S of type string
//   "number" string 8 "all" "S" <nil>
// S 1e400 "was" json: cannot unmarshal number into Go struct field all.S of type string
//   "number" string 10 "all" "S" <nil>
// S "x" "x" <nil>
// S "aGk=" "aGk=" <nil>
// S [] "" json: cannot unmarshal array into Go struct field all.S of type string
//   "array" string 6 "all" "S" <nil>
// S [1,"b",3] "was" json: cannot unmarshal array into Go struct field all.S of type string
//   "array" string 6 "all" "S" <nil>
// S {} "" json: cannot unmarshal object into Go struct field all.S of type string
//   "object" string 6 "all" "S" <nil>
// S {"a":1} "was" json: cannot unmarshal object into Go struct field all.S of type string
//   "object" string 6 "all" "S" <nil>
// S {"1":7,"300":1,"zz":"y"} "" json: cannot unmarshal object into Go struct field all.S of type string
//   "object" string 6 "all" "S" <nil>
// S {"X":5,"Y":[1,"s"],"Q":[1,{}]} "was" json: cannot unmarshal object into Go struct field all.S of type string
//   "object" string 6 "all" "S" <nil>
// S "\ud83d\ude00\ud800\n" "😀�\n" <nil>
// By null null <nil>
// By true "MDEyMw==" json: cannot unmarshal bool into Go struct field all.By of type []uint8
//   "bool" []uint8 10 "all" "By" <nil>
// By -1 null json: cannot unmarshal number into Go struct field all.By of type []uint8
//   "number" []uint8 8 "all" "By" <nil>
// By 1.5 "MDEyMw==" json: cannot unmarshal number into Go struct field all.By of type []uint8
//   "number" []uint8 9 "all" "By" <nil>
// By 300 null json: cannot unmarshal number into Go struct field all.By of type []uint8
//   "number" []uint8 9 "all" "By" <nil>
// By 1e400 "MDEyMw==" json: cannot unmarshal number into Go struct field all.By of type []uint8
//   "number" []uint8 11 "all" "By" <nil>
// By "x" null json: cannot unmarshal string into Go struct field all.By of type []uint8: illegal base64 data at input byte 0
//   "string" []uint8 9 "all" "By" illegal base64 data at input byte 0
// By "aGk=" "aGk=" <nil>
// By [] "" <nil>
// By [1,"b",3] "ATED" json: cannot unmarshal string into all.By.1 of type uint8
//   "string" uint8 12 "all" "By.1" <nil>
// By {} null json: cannot unmarshal object into Go struct field all.By of type []uint8
//   "object" []uint8 7 "all" "By" <nil>
// By {"a":1} "MDEyMw==" json: cannot unmarshal object into Go struct field all.By of type []uint8
//   "object" []uint8 7 "all" "By" <nil>
// By {"1":7,"300":1,"zz":"y"} null json: cannot unmarshal object into Go struct field all.By of type []uint8
//   "object" []uint8 7 "all" "By" <nil>
// By {"X":5,"Y":[1,"s"],"Q":[1,{}]} "MDEyMw==" json: cannot unmarshal object into Go struct field all.By of type []uint8
//   "object" []uint8 7 "all" "By" <nil>
// By "\ud83d\ude00\ud800\n" null json: cannot unmarshal string into Go struct field all.By of type []uint8: illegal base64 data at input byte 0
//   "string" []uint8 28 "all" "By" illegal base64 data at input byte 0
// Arr null [0,0] <nil>
// Arr true [8,9] json: cannot unmarshal bool into Go struct field all.Arr of type [2]int
//   "bool" [2]int 11 "all" "Arr" <nil>
// Arr -1 [0,0] json: cannot unmarshal number into Go struct field all.Arr of type [2]int
//   "number" [2]int 9 "all" "Arr" <nil>
// Arr 1.5 [8,9] json: cannot unmarshal number into Go struct field all.Arr of type [2]int
//   "number" [2]int 10 "all" "Arr" <nil>
// Arr 300 [0,0] json: cannot unmarshal number into Go struct field all.Arr of type [2]int
//   "number" [2]int 10 "all" "Arr" <nil>
// Arr 1e400 [8,9] json: cannot unmarshal number into Go struct field all.Arr of type [2]int
//   "number" [2]int 12 "all" "Arr" <nil>
// Arr "x" [0,0] json: cannot unmarshal string into Go struct field all.Arr of type [2]int
//   "string" [2]int 10 "all" "Arr" <nil>
// Arr "aGk=" [8,9] json: cannot unmarshal string into Go struct field all.Arr of type [2]int
//   "string" [2]int 13 "all" "Arr" <nil>
// Arr [] [0,0] <nil>
// Arr [1,"b",3] [1,9] json: cannot unmarshal string into all.Arr.1 of type int
//   "string" int 13 "all" "Arr.1" <nil>
// Arr {} [0,0] json: cannot unmarshal object into Go struct field all.Arr of type [2]int
//   "object" [2]int 8 "all" "Arr" <nil>
// Arr {"a":1} [8,9] json: cannot unmarshal object into Go struct field all.Arr of type [2]int
//   "object" [2]int 8 "all" "Arr" <nil>
// Arr {"1":7,"300":1,"zz":"y"} [0,0] json: cannot unmarshal object into Go struct field all.Arr of type [2]int
//   "object" [2]int 8 "all" "Arr" <nil>
// Arr {"X":5,"Y":[1,"s"],"Q":[1,{}]} [8,9] json: cannot unmarshal object into Go struct field all.Arr of type [2]int
//   "object" [2]int 8 "all" "Arr" <nil>
// Arr "\ud83d\ude00\ud800\n" [0,0] json: cannot unmarshal string into Go struct field all.Arr of type [2]int
//   "string" [2]int 29 "all" "Arr" <nil>
// Sl null null <nil>
// Sl true [5,6] json: cannot unmarshal bool into Go struct field all.Sl of type []int
//   "bool" []int 10 "all" "Sl" <nil>
// Sl -1 null json: cannot unmarshal number into Go struct field all.Sl of type []int
//   "number" []int 8 "all" "Sl" <nil>
// Sl 1.5 [5,6] json: cannot unmarshal number into Go struct field all.Sl of type []int
//   "number" []int 9 "all" "Sl" <nil>
// Sl 300 null json: cannot unmarshal number into Go struct field all.Sl of type []int
//   "number" []int 9 "all" "Sl" <nil>
// Sl 1e400 [5,6] json: cannot unmarshal number into Go struct field all.Sl of type []int
//   "number" []int 11 "all" "Sl" <nil>
// Sl "x" null json: cannot unmarshal string into Go struct field all.Sl of type []int
//   "string" []int 9 "all" "Sl" <nil>
// Sl "aGk=" [5,6] json: cannot unmarshal string into Go struct field all.Sl of type []int
//   "string" []int 12 "all" "Sl" <nil>
// Sl [] [] <nil>
// Sl [1,"b",3] [1,6,3] json: cannot unmarshal string into all.Sl.1 of type int
//   "string" int 12 "all" "Sl.1" <nil>
// Sl {} null json: cannot unmarshal object into Go struct field all.Sl of type []int
//   "object" []int 7 "all" "Sl" <nil>
// Sl {"a":1} [5,6] json: cannot unmarshal object into Go struct field all.Sl of type []int
//   "object" []int 7 "all" "Sl" <nil>
// Sl {"1":7,"300":1,"zz":"y"} null json: cannot unmarshal object into Go struct field all.Sl of type []int
//   "object" []int 7 "all" "Sl" <nil>
// Sl {"X":5,"Y":[1,"s"],"Q":[1,{}]} [5,6] json: cannot unmarshal object into Go struct field all.Sl of type []int
//   "object" []int 7 "all" "Sl" <nil>
// Sl "\ud83d\ude00\ud800\n" null json: cannot unmarshal string into Go struct field all.Sl of type []int
//   "string" []int 28 "all" "Sl" <nil>
// M null null <nil>
// M true {"k":1} json: cannot unmarshal bool into Go struct field all.M of type map[string]int
//   "bool" map[string]int 9 "all" "M" <nil>
// M -1 null json: cannot unmarshal number into Go struct field all.M of type map[string]int
//   "number" map[string]int 7 "all" "M" <nil>
// M 1.5 {"k":1} json: cannot unmarshal number into Go struct field all.M of type map[string]int
//   "number" map[string]int 8 "all" "M" <nil>
// M 300 null json: cannot unmarshal number into Go struct field all.M of type map[string]int
//   "number" map[string]int 8 "all" "M" <nil>
// M 1e400 {"k":1} json: cannot unmarshal number into Go struct field all.M of type map[string]int
//   "number" map[string]int 10 "all" "M" <nil>
// M "x" null json: cannot unmarshal string into Go struct field all.M of type map[string]int
//   "string" map[string]int 8 "all" "M" <nil>
// M "aGk=" {"k":1} json: cannot unmarshal string into Go struct field all.M of type map[string]int
//   "string" map[string]int 11 "all" "M" <nil>
// M [] null json: cannot unmarshal array into Go struct field all.M of type map[string]int
//   "array" map[string]int 6 "all" "M" <nil>
// M [1,"b",3] {"k":1} json: cannot unmarshal array into Go struct field all.M of type map[string]int
//   "array" map[string]int 6 "all" "M" <nil>
// M {} {} <nil>
// M {"a":1} {"a":1,"k":1} <nil>
// M {"1":7,"300":1,"zz":"y"} {"1":7,"300":1,"zz":0} json: cannot unmarshal string into Go struct field all.M.zz of type int
//   "string" int 28 "all" "M.zz" <nil>
// M {"X":5,"Y":[1,"s"],"Q":[1,{}]} {"Q":0,"X":5,"Y":0,"k":1} json: cannot unmarshal array into Go struct field all.M.Y of type int
//   "array" int 17 "all" "M.Y" <nil>
// M "\ud83d\ude00\ud800\n" null json: cannot unmarshal string into Go struct field all.M of type map[string]int
//   "string" map[string]int 27 "all" "M" <nil>
// MU null null <nil>
// MU true null json: cannot unmarshal bool into Go struct field all.MU of type map[uint8]int
//   "bool" map[uint8]int 10 "all" "MU" <nil>
// MU -1 null json: cannot unmarshal number into Go struct field all.MU of type map[uint8]int
//   "number" map[uint8]int 8 "all" "MU" <nil>
// MU 1.5 null json: cannot unmarshal number into Go struct field all.MU of type map[uint8]int
//   "number" map[uint8]int 9 "all" "MU" <nil>
// MU 300 null json: cannot unmarshal number into Go struct field all.MU of type map[uint8]int
//   "number" map[uint8]int 9 "all" "MU" <nil>
// MU 1e400 null json: cannot unmarshal number into Go struct field all.MU of type map[uint8]int
//   "number" map[uint8]int 11 "all" "MU" <nil>
// MU "x" null json: cannot unmarshal string into Go struct field all.MU of type map[uint8]int
//   "string" map[uint8]int 9 "all" "MU" <nil>
// MU "aGk=" null json: cannot unmarshal string into Go struct field all.MU of type map[uint8]int
//   "string" map[uint8]int 12 "all" "MU" <nil>
// MU [] null json: cannot unmarshal array into Go struct field all.MU of type map[uint8]int
//   "array" map[uint8]int 7 "all" "MU" <nil>
// MU [1,"b",3] null json: cannot unmarshal array into Go struct field all.MU of type map[uint8]int
//   "array" map[uint8]int 7 "all" "MU" <nil>
// MU {} {} <nil>
// MU {"a":1} {} json: cannot unmarshal number a into Go struct field all.MU.a of type uint8
//   "number a" uint8 10 "all" "MU.a" <nil>
// MU {"1":7,"300":1,"zz":"y"} {"1":7} json: cannot unmarshal number 300 into all.MU.300 of type uint8
//   "number 300" uint8 18 "all" "MU.300" <nil>
// MU {"X":5,"Y":[1,"s"],"Q":[1,{}]} {} json: cannot unmarshal number X into Go struct field all.MU.X of type uint8
//   "number X" uint8 10 "all" "MU.X" <nil>
// MU "\ud83d\ude00\ud800\n" null json: cannot unmarshal string into Go struct field all.MU of type map[uint8]int
//   "string" map[uint8]int 28 "all" "MU" <nil>
// MB null 0 <nil>
// MB true 0 json: cannot unmarshal bool into Go struct field all.MB of type map[bool]int
//   "bool" map[bool]int 10 "all" "MB" <nil>
// MB -1 0 json: cannot unmarshal number into Go struct field all.MB of type map[bool]int
//   "number" map[bool]int 8 "all" "MB" <nil>
// MB 1.5 0 json: cannot unmarshal number into Go struct field all.MB of type map[bool]int
//   "number" map[bool]int 9 "all" "MB" <nil>
// MB 300 0 json: cannot unmarshal number into Go struct field all.MB of type map[bool]int
//   "number" map[bool]int 9 "all" "MB" <nil>
// MB 1e400 0 json: cannot unmarshal number into Go struct field all.MB of type map[bool]int
//   "number" map[bool]int 11 "all" "MB" <nil>
// MB "x" 0 json: cannot unmarshal string into Go struct field all.MB of type map[bool]int
//   "string" map[bool]int 9 "all" "MB" <nil>
// MB "aGk=" 0 json: cannot unmarshal string into Go struct field all.MB of type map[bool]int
//   "string" map[bool]int 12 "all" "MB" <nil>
// MB [] 0 json: cannot unmarshal array into Go struct field all.MB of type map[bool]int
//   "array" map[bool]int 7 "all" "MB" <nil>
// MB [1,"b",3] 0 json: cannot unmarshal array into Go struct field all.MB of type map[bool]int
//   "array" map[bool]int 7 "all" "MB" <nil>
// MB {} 0 <nil>
// MB {"a":1} 0 json: cannot unmarshal string into Go struct field all.MB.a of type bool
//   "string" bool 10 "all" "MB.a" <nil>
// MB {"1":7,"300":1,"zz":"y"} 0 json: cannot unmarshal string into all.MB.1 of type bool
//   "string" bool 10 "all" "MB.1" <nil>
// MB {"X":5,"Y":[1,"s"],"Q":[1,{}]} 0 json: cannot unmarshal string into Go struct field all.MB.X of type bool
//   "string" bool 10 "all" "MB.X" <nil>
// MB "\ud83d\ude00\ud800\n" 0 json: cannot unmarshal string into Go struct field all.MB of type map[bool]int
//   "string" map[bool]int 28 "all" "MB" <nil>
// P null null <nil>
// P true 7 json: cannot unmarshal bool into Go struct field all.P of type int
//   "bool" int 9 "all" "P" <nil>
// P -1 -1 <nil>
// P 1.5 7 json: cannot unmarshal number 1.5 into Go struct field all.P of type int
//   "number 1.5" int 8 "all" "P" <nil>
// P 300 300 <nil>
// P 1e400 7 json: cannot unmarshal number 1e400 into Go struct field all.P of type int
//   "number 1e400" int 10 "all" "P" <nil>
// P "x" 0 json: cannot unmarshal string into Go struct field all.P of type int
//   "string" int 8 "all" "P" <nil>
// P "aGk=" 7 json: cannot unmarshal string into Go struct field all.P of type int
//   "string" int 11 "all" "P" <nil>
// P [] 0 json: cannot unmarshal array into Go struct field all.P of type int
//   "array" int 6 "all" "P" <nil>
// P [1,"b",3] 7 json: cannot unmarshal array into Go struct field all.P of type int
//   "array" int 6 "all" "P" <nil>
// P {} 0 json: cannot unmarshal object into Go struct field all.P of type int
//   "object" int 6 "all" "P" <nil>
// P {"a":1} 7 json: cannot unmarshal object into Go struct field all.P of type int
//   "object" int 6 "all" "P" <nil>
// P {"1":7,"300":1,"zz":"y"} 0 json: cannot unmarshal object into Go struct field all.P of type int
//   "object" int 6 "all" "P" <nil>
// P {"X":5,"Y":[1,"s"],"Q":[1,{}]} 7 json: cannot unmarshal object into Go struct field all.P of type int
//   "object" int 6 "all" "P" <nil>
// P "\ud83d\ude00\ud800\n" 0 json: cannot unmarshal string into Go struct field all.P of type int
//   "string" int 27 "all" "P" <nil>
// In null null <nil>
// In true {"X":4,"Y":null} json: cannot unmarshal bool into Go struct field all.In of type main.inner
//   "bool" main.inner 10 "all" "In" <nil>
// In -1 {"X":0,"Y":null} json: cannot unmarshal number into Go struct field all.In of type main.inner
//   "number" main.inner 8 "all" "In" <nil>
// In 1.5 {"X":4,"Y":null} json: cannot unmarshal number into Go struct field all.In of type main.inner
//   "number" main.inner 9 "all" "In" <nil>
// In 300 {"X":0,"Y":null} json: cannot unmarshal number into Go struct field all.In of type main.inner
//   "number" main.inner 9 "all" "In" <nil>
// In 1e400 {"X":4,"Y":null} json: cannot unmarshal number into Go struct field all.In of type main.inner
//   "number" main.inner 11 "all" "In" <nil>
// In "x" {"X":0,"Y":null} json: cannot unmarshal string into Go struct field all.In of type main.inner
//   "string" main.inner 9 "all" "In" <nil>
// In "aGk=" {"X":4,"Y":null} json: cannot unmarshal string into Go struct field all.In of type main.inner
//   "string" main.inner 12 "all" "In" <nil>
// In [] {"X":0,"Y":null} json: cannot unmarshal array into Go struct field all.In of type main.inner
//   "array" main.inner 7 "all" "In" <nil>
// In [1,"b",3] {"X":4,"Y":null} json: cannot unmarshal array into Go struct field all.In of type main.inner
//   "array" main.inner 7 "all" "In" <nil>
// In {} {"X":0,"Y":null} <nil>
// In {"a":1} {"X":4,"Y":null} <nil>
// In {"1":7,"300":1,"zz":"y"} {"X":0,"Y":null} <nil>
// In {"X":5,"Y":[1,"s"],"Q":[1,{}]} {"X":5,"Y":["","s"]} json: cannot unmarshal number into all.In.Y.0 of type string
//   "number" string 19 "all" "In.Y.0" <nil>
// In "\ud83d\ude00\ud800\n" {"X":0,"Y":null} json: cannot unmarshal string into Go struct field all.In of type main.inner
//   "string" main.inner 28 "all" "In" <nil>
// Any null null <nil>
// Any true {"X":6,"Y":null} json: cannot unmarshal bool into Go struct field all.Any of type main.inner
//   "bool" main.inner 11 "all" "Any" <nil>
// Any -1 -1 <nil>
// Any 1.5 {"X":6,"Y":null} json: cannot unmarshal number into Go struct field all.Any of type main.inner
//   "number" main.inner 10 "all" "Any" <nil>
// Any 300 300 <nil>
// Any 1e400 {"X":6,"Y":null} json: cannot unmarshal number into Go struct field all.Any of type main.inner
//   "number" main.inner 12 "all" "Any" <nil>
// Any "x" "x" <nil>
// Any "aGk=" {"X":6,"Y":null} json: cannot unmarshal string into Go struct field all.Any of type main.inner
//   "string" main.inner 13 "all" "Any" <nil>
// Any [] [] <nil>
// Any [1,"b",3] {"X":6,"Y":null} json: cannot unmarshal array into Go struct field all.Any of type main.inner
//   "array" main.inner 8 "all" "Any" <nil>
// Any {} {} <nil>
// Any {"a":1} {"X":6,"Y":null} <nil>
// Any {"1":7,"300":1,"zz":"y"} {"1":7,"300":1,"zz":"y"} <nil>
// Any {"X":5,"Y":[1,"s"],"Q":[1,{}]} {"X":5,"Y":["","s"]} json: cannot unmarshal number into all.Any.Y.0 of type string
//   "number" string 20 "all" "Any.Y.0" <nil>
// Any "\ud83d\ude00\ud800\n" "😀�\n" <nil>
// Err null false <nil>
// Err true true json: cannot unmarshal bool into Go struct field all.Err of type errors.errorString
//   "bool" errors.errorString 11 "all" "Err" <nil>
// Err -1 false json: cannot unmarshal number into Go struct field all.Err of type error
//   "number" error 7 "all" "Err" <nil>
// Err 1.5 true json: cannot unmarshal number into Go struct field all.Err of type errors.errorString
//   "number" errors.errorString 10 "all" "Err" <nil>
// Err 300 false json: cannot unmarshal number into Go struct field all.Err of type error
//   "number" error 7 "all" "Err" <nil>
// Err 1e400 true json: cannot unmarshal number into Go struct field all.Err of type errors.errorString
//   "number" errors.errorString 12 "all" "Err" <nil>
// Err "x" false json: cannot unmarshal string into Go struct field all.Err of type error
//   "string" error 7 "all" "Err" <nil>
// Err "aGk=" true json: cannot unmarshal string into Go struct field all.Err of type errors.errorString
//   "string" errors.errorString 13 "all" "Err" <nil>
// Err [] false json: cannot unmarshal array into Go struct field all.Err of type error
//   "array" error 7 "all" "Err" <nil>
// Err [1,"b",3] true json: cannot unmarshal array into Go struct field all.Err of type errors.errorString
//   "array" errors.errorString 8 "all" "Err" <nil>
// Err {} false json: cannot unmarshal object into Go struct field all.Err of type error
//   "object" error 7 "all" "Err" <nil>
// Err {"a":1} true <nil>
// Err {"1":7,"300":1,"zz":"y"} false json: cannot unmarshal object into Go struct field all.Err of type error
//   "object" error 7 "all" "Err" <nil>
// Err {"X":5,"Y":[1,"s"],"Q":[1,{}]} true <nil>
// Err "\ud83d\ude00\ud800\n" false json: cannot unmarshal string into Go struct field all.Err of type error
//   "string" error 7 "all" "Err" <nil>
// Num null 0 <nil>
// Num true 4 json: cannot unmarshal bool into Go value of type json.Number
//   "bool" json.Number 0 "" "" <nil>
// Num -1 -1 <nil>
// Num 1.5 1.5 <nil>
// Num 300 300 <nil>
// Num 1e400 1e400 <nil>
// Num "x" 0 json: cannot unmarshal string "x" into Go value of type json.Number: invalid syntax
//   "string \"x\"" json.Number 0 "" "" invalid syntax
// Num "aGk=" 4 json: cannot unmarshal string "aGk=" into Go value of type json.Number: invalid syntax
//   "string \"aGk=\"" json.Number 0 "" "" invalid syntax
// Num [] 0 json: cannot unmarshal array into Go value of type json.Number
//   "array" json.Number 0 "" "" <nil>
// Num [1,"b",3] 4 json: cannot unmarshal array into Go value of type json.Number
//   "array" json.Number 0 "" "" <nil>
// Num {} 0 json: cannot unmarshal object into Go value of type json.Number
//   "object" json.Number 0 "" "" <nil>
// Num {"a":1} 4 json: cannot unmarshal object into Go value of type json.Number
//   "object" json.Number 0 "" "" <nil>
// Num {"1":7,"300":1,"zz":"y"} 0 json: cannot unmarshal object into Go value of type json.Number
//   "object" json.Number 0 "" "" <nil>
// Num {"X":5,"Y":[1,"s"],"Q":[1,{}]} 4 json: cannot unmarshal object into Go value of type json.Number
//   "object" json.Number 0 "" "" <nil>
// Num "\ud83d\ude00\ud800\n" 0 json: cannot unmarshal string "\ud83d\ude00\ud800\n" into Go value of type json.Number: invalid syntax
//   "string \"\\ud83d\\ude00\\ud800\\n\"" json.Number 0 "" "" invalid syntax
// Ch null false <nil>
// Ch true false json: cannot unmarshal bool into Go struct field all.Ch of type chan int
//   "bool" chan int 10 "all" "Ch" <nil>
// Ch -1 false json: cannot unmarshal number into Go struct field all.Ch of type chan int
//   "number" chan int 8 "all" "Ch" <nil>
// Ch 1.5 false json: cannot unmarshal number into Go struct field all.Ch of type chan int
//   "number" chan int 9 "all" "Ch" <nil>
// Ch 300 false json: cannot unmarshal number into Go struct field all.Ch of type chan int
//   "number" chan int 9 "all" "Ch" <nil>
// Ch 1e400 false json: cannot unmarshal number into Go struct field all.Ch of type chan int
//   "number" chan int 11 "all" "Ch" <nil>
// Ch "x" false json: cannot unmarshal string into Go struct field all.Ch of type chan int
//   "string" chan int 9 "all" "Ch" <nil>
// Ch "aGk=" false json: cannot unmarshal string into Go struct field all.Ch of type chan int
//   "string" chan int 12 "all" "Ch" <nil>
// Ch [] false json: cannot unmarshal array into Go struct field all.Ch of type chan int
//   "array" chan int 7 "all" "Ch" <nil>
// Ch [1,"b",3] false json: cannot unmarshal array into Go struct field all.Ch of type chan int
//   "array" chan int 7 "all" "Ch" <nil>
// Ch {} false json: cannot unmarshal object into Go struct field all.Ch of type chan int
//   "object" chan int 7 "all" "Ch" <nil>
// Ch {"a":1} false json: cannot unmarshal object into Go struct field all.Ch of type chan int
//   "object" chan int 7 "all" "Ch" <nil>
// Ch {"1":7,"300":1,"zz":"y"} false json: cannot unmarshal object into Go struct field all.Ch of type chan int
//   "object" chan int 7 "all" "Ch" <nil>
// Ch {"X":5,"Y":[1,"s"],"Q":[1,{}]} false json: cannot unmarshal object into Go struct field all.Ch of type chan int
//   "object" chan int 7 "all" "Ch" <nil>
// Ch "\ud83d\ude00\ud800\n" false json: cannot unmarshal string into Go struct field all.Ch of type chan int
//   "string" chan int 28 "all" "Ch" <nil>
// json: cannot unmarshal number into Go struct field .P of type struct { *main.hidden }: cannot set embedded pointer to unexported struct type json: Unmarshal(nil) json: Unmarshal(non-pointer main.all) json: Unmarshal(nil *int)
// <nil> {0 [n]} <nil> {0 []}
// <nil> [{1 [a]} {8 []}] [{1 [a]} {8 []} {5 []}]
// <nil> {9 []}
// <nil> <nil>
// json: cannot unmarshal string into Go struct field .a.1.k~1~0.1.X of type int
