package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"
)

type level1 struct {
	A int
	B int `json:"bee"`
	level2
}
type level2 struct {
	A int
	D int `json:"d,omitempty"`
	*Level3
}
type Level3 struct{ F, G int }
type Dup1 struct{ X, Y int }
type Dup2 struct {
	X int
	Y int `json:"Y"`
}
type both struct {
	Dup1
	Dup2
}
type shadow struct {
	Dup1
	*Dup2
	X string
}
type plain struct{ Pub, priv int }
type text string
type Text string
type hidden struct{ Q int }
type embeds struct {
	plain
	text
	Text
	*hidden
}
type named struct {
	Level3 `json:"l3"`
	plain  `json:"un"`
}
type Rec struct {
	Rec2
	N int
}
type Rec2 struct {
	*Rec
	M int
}
type tags struct {
	A int `json:"-"`
	B int `json:"-,"`
	C int `json:",omitempty"`
	D int `json:"dé<>&"`
	E int `json:"a b"`
	F int `json:"x,string,omitempty"`
	G int `json:"q\"uote"`
	H int `json:"sl\\ash"`
	J int `json:"$%-/"`
	K int `json:"k,unknown, omitempty"`
	L int `xml:"l"`
	M int `json:"case,case:ignore"`
	N int `json:"Strict,case:strict"`
	O int `json:",,omitempty"`
	P int `json:"日本"`
	R int `json:"'sq'"`
	S int `json:","`
}
type zeros struct {
	A time.Time   `json:",omitzero"`
	B time.Time   `json:",omitempty"`
	C int         `json:",omitzero"`
	D zero        `json:",omitzero"`
	E *zero       `json:",omitzero"`
	F []int       `json:",omitzero"`
	G []int       `json:",omitempty"`
	H [0]int      `json:",omitempty"`
	I [2]int      `json:",omitempty"`
	J struct{}    `json:",omitempty"`
	K ptrZero     `json:",omitzero"`
	L any         `json:",omitempty"`
	M isZeroer    `json:",omitzero"`
	N float64     `json:",omitempty"`
	O map[int]int `json:",omitzero,omitempty"`
	P bool        `json:",omitempty"`
}
type isZeroer interface{ IsZero() bool }
type zero struct{ N int }

func (z zero) IsZero() bool { return z.N == 7 }

type ptrZero struct{ N int }

func (z *ptrZero) IsZero() bool { return z.N == 8 }

type quoted struct {
	A int             `json:",string"`
	B bool            `json:",string"`
	C string          `json:",string"`
	D float64         `json:",string"`
	E *int            `json:",string"`
	F []int           `json:",string"`
	G any             `json:",string"`
	H **int           `json:",string"`
	I struct{ A int } `json:",string"`
	J json.Number     `json:",string"`
}

func show(v any) {
	b, err := json.Marshal(v)
	fmt.Printf("%s %v\n", b, err)
}

func read(text string, v any) {
	d := json.NewDecoder(strings.NewReader(text))
	fmt.Println(d.Decode(v))
}

func main() {
	show(level1{1, 2, level2{4, 5, &Level3{7, 8}}})
	show(level1{})
	show(both{Dup1{1, 2}, Dup2{3, 4}})
	show(shadow{Dup1{1, 2}, nil, "x"})
	show(shadow{Dup1{1, 2}, &Dup2{5, 6}, "x"})
	show(embeds{plain{1, 2}, "s", "S2", &hidden{4}})
	show(named{Level3{1, 2}, plain{3, 4}})
	show(&Rec{Rec2{&Rec{Rec2{nil, 5}, 6}, 1}, 2})
	show(tags{1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 15, 16, 17, 18})
	show(tags{})
	show(zeros{D: zero{7}, K: ptrZero{8}, E: &zero{7}, M: zero{7}})
	show(&zeros{D: zero{1}, K: ptrZero{8}, F: []int{}, G: []int{}, M: &zero{}, L: 0, O: map[int]int{}})
	show(quoted{1, true, "s<\"\n", 1.5, new(int), []int{1}, 2, new(*int), struct{ A int }{5}, "3"})

	var t tags
	read(`{"-":1,"A":5,"c":2,"DÉ<>&":3,"X":"4","CASE":5,"strict":6,"Strict":7,"日本":8,"k":9,"L":3,"S":11,"s":12}`, &t)
	fmt.Println(t)
	var l level1
	read(`{"a":1,"bee":2,"d":4,"f":6,"G":7}`, &l)
	fmt.Println(l.A, l.B, l.D, *l.Level3, l.level2.A)
	var e embeds
	read(`{"Pub":1,"Q":5,"Text":"z"}`, &e)
	fmt.Println(e)
	var folded struct{ K, S, Foo_Bar int }
	read(`{"\u212a":1,"ſ":2,"foo_bar":3,"foobar":4}`, &folded)
	fmt.Println(folded)
	var q quoted
	read(`{"A":"12","B":"true","C":"\"in\\n\"","D":"1.5","E":"null","F":[1],"G":"g","H":3,"I":{"A":2},"J":"5"}`, &q)
	fmt.Printf("%v %v %q %v %v %v %v %v %v %v\n", q.A, q.B, q.C, q.D, q.E, q.F, q.G, **q.H, q.I, q.J)
	for _, s := range []string{`{"A":1}`, `{"B":true}`, `{"C":"x"}`, `{"C":""}`, `{"D":"1x"}`, `{"J":"x"}`, `{"A":null,"B":"null"}`} {
		read(s, &q)
	}
	d := json.NewDecoder(strings.NewReader(`{"d":1,"zz":{"a":[1,2]},"bee":"x"}`))
	d.DisallowUnknownFields()
	fmt.Println(d.Decode(&l), l.D)
}

// Output:
// {"A":1,"bee":2,"d":5,"F":7,"G":8} <nil>
// {"A":0,"bee":0} <nil>
// {"Y":4} <nil>
// {"X":"x"} <nil>
// {"Y":6,"X":"x"} <nil>
// {"Pub":1,"Text":"S2","Q":4} <nil>
// {"l3":{"F":1,"G":2},"un":{"Pub":3}} <nil>
// {"M":1,"N":2} <nil>
// {"-":2,"C":3,"dé\u003c\u003e\u0026":4,"a b":5,"x":"6","q":7,"sl":8,"$%-/":10,"k":11,"L":12,"case":13,"Strict":14,"O":15,"日本":16,"R":17,"S":18} <nil>
// {"-":0,"dé\u003c\u003e\u0026":0,"a b":0,"q":0,"sl":0,"$%-/":0,"k":0,"L":0,"case":0,"Strict":0,"日本":0,"R":0,"S":0} <nil>
// {"B":"0001-01-01T00:00:00Z","I":[0,0],"J":{}} <nil>
// {"B":"0001-01-01T00:00:00Z","D":{"N":1},"F":[],"I":[0,0],"J":{},"L":0,"M":{"N":0}} <nil>
// {"A":"1","B":"true","C":"\"s\\u003c\\\"\\n\"","D":"1.5","E":"0","F":[1],"G":2,"H":null,"I":{"A":5},"J":"3"} <nil>
// <nil>
// {0 1 2 3 0 4 0 0 0 9 3 5 7 0 8 0 12}
// <nil>
// 1 2 4 {6 7} 0
// json: cannot unmarshal number into Go struct field embeds.Q of type main.embeds: cannot set embedded pointer to unexported struct type
// {{1 0}  z <nil>}
// <nil>
// {1 2 3}
// <nil>
// 12 true "in\n" 1.5 <nil> [1] g 3 {2} 5
// json: cannot unmarshal number into Go struct field quoted.A of type int
// json: cannot unmarshal bool into Go struct field quoted.B of type bool
// json: cannot unmarshal string into Go struct field quoted.C of type string: invalid character 'x' looking for beginning of object key string
// json: cannot unmarshal string into Go struct field quoted.C of type string: unexpected end of JSON input
// json: cannot unmarshal number 1x into Go struct field quoted.D of type float64
// json: cannot unmarshal string "x" into Go value of type json.Number: invalid syntax
// <nil>
// json: unknown field "zz" 1
