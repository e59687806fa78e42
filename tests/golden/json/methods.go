package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"
)

type byValue struct{ n int }

func (v byValue) MarshalJSON() ([]byte, error) {
	if v.n < 0 {
		return nil, errors.New("negative")
	}
	return fmt.Appendf(nil, "{ \"v\" : [%d, \"<&>\"] }", v.n), nil
}

type byPointer struct{ n int }

func (v *byPointer) MarshalJSON() ([]byte, error) {
	if v == nil {
		return []byte(`"nil"`), nil
	}
	return fmt.Appendf(nil, "\"p%d\"", v.n), nil
}

func (v *byPointer) UnmarshalJSON(b []byte) error {
	fmt.Printf("got %s\n", b)
	if len(b) > 4 {
		return fmt.Errorf("too long: %d", len(b))
	}
	v.n = len(b)
	return nil
}

type asText int

func (v asText) MarshalText() ([]byte, error) {
	if v < 0 {
		return nil, errors.New("no text")
	}
	return fmt.Appendf(nil, "<%d>", int(v)), nil
}

func (v *asText) UnmarshalText(b []byte) error {
	_, err := fmt.Sscanf(string(b), "<%d>", (*int)(v))
	return err
}

type textOfPointer int

func (v *textOfPointer) MarshalText() ([]byte, error) { return fmt.Appendf(nil, "p%d", int(*v)), nil }

type textString string

func (s textString) MarshalText() ([]byte, error) { return []byte("text:" + string(s)), nil }

type appends int

func (a appends) AppendText(b []byte) ([]byte, error) { return append(b, "appended"...), nil }
func (a appends) MarshalText() ([]byte, error)        { return []byte("marshaled"), nil }

type raw struct{ s string }

func (r raw) MarshalJSON() ([]byte, error) { return []byte(r.s), nil }

type unsupported struct{}

func (unsupported) MarshalJSON() ([]byte, error) { return nil, errors.ErrUnsupported }

type stamped struct {
	time.Time
	X int
}
type embedded struct {
	byPointer
	X int
}

func show(v any) {
	b, err := json.Marshal(v)
	if err == nil {
		fmt.Printf("%s\n", b)
		return
	}
	fmt.Printf("%T %v\n", err, err)
	var inner *json.SyntaxError
	if errors.As(err, &inner) {
		fmt.Println("  offset", inner.Offset)
	}
}

func main() {
	show([]any{byValue{3}, &byValue{4}, (*byValue)(nil), map[string]byValue{"k": {5}}})
	show([]any{1, byValue{-1}})
	show([]any{byPointer{1}, &byPointer{2}, (*byPointer)(nil), []byPointer{{3}}, [1]byPointer{{4}}, &[1]byPointer{{5}}})
	show(struct {
		A byPointer
		B any
		C json.Marshaler
		D json.Marshaler
	}{byPointer{1}, (*byPointer)(nil), (*byPointer)(nil), nil})
	show([]any{asText(1), map[asText]int{3: 4, 1: 1}})
	show(asText(-1))
	show(map[asText]int{-1: 1})
	p := textOfPointer(5)
	show([]any{[]textOfPointer{1}, map[textOfPointer]int{1: 2}, map[*textOfPointer]int{&p: 2}, map[*textOfPointer]int{nil: 3}})
	show([]any{textString("a"), map[textString]textString{"k": "v"}})
	show([]any{appends(1), map[appends]int{1: 2}})
	show(unsupported{})
	show(stamped{time.Date(2024, 1, 2, 3, 4, 5, 6, time.UTC), 3})
	show([]any{embedded{byPointer{3}, 4}, &embedded{byPointer{3}, 4}})
	for _, s := range []string{"", "x", "1 2", "{", "[1,]", "\"\x01\"", "  [ 1 ]  ", "1.", "tru", `"\u12"`, `"\u003c<"`, `{"a":1 "b"}`} {
		show([]any{1, raw{s}})
	}

	var v struct {
		A byPointer
		B *byPointer
		C []byPointer
		T asText
		M map[asText]asText
		Y time.Time
	}
	for _, s := range []string{
		`{"A":1,"B":null,"C":[ {} , [ ] ],"T":"<5>","M":{"<1>":"<2>"},"Y":"2024-01-02T03:04:05Z"}`,
		`{"A":[1,2,3],"B":true,"T":5}`, `{"T":"x","A":1}`, `{"M":{"x":"<1>","<2>":"<3>"}}`, `{"M":{"<4>":null}}`,
		`{"Y":5}`, `{"Y":"x"}`, `{"T":null,"Y":null}`,
	} {
		err := json.NewDecoder(strings.NewReader(s)).Decode(&v)
		fmt.Println(v.A, v.B, v.C, int(v.T), len(v.M), v.M[1] == 2, v.Y, err)
	}
}

// Output:
// [{"v":[3,"\u003c\u0026\u003e"]},{"v":[4,"\u003c\u0026\u003e"]},null,{"k":{"v":[5,"\u003c\u0026\u003e"]}}]
// *json.MarshalerError json: error calling MarshalJSON for type *main.byValue: negative
// [{},"p2",null,["p3"],[{}],["p5"]]
// {"A":{},"B":null,"C":"nil","D":null}
// ["\u003c1\u003e",{"\u003c1\u003e":1,"\u003c3\u003e":4}]
// *json.MarshalerError json: error calling MarshalText for type *main.asText: no text
// *json.MarshalerError json: error calling MarshalText for type *main.asText: no text
// [["p1"],{"1":2},{"p5":2},{"":3}]
// ["text:a",{"k":"text:v"}]
// ["appended",{"appended":2}]
// *json.MarshalerError json: error calling MarshalJSON for type *main.unsupported: MarshalJSON method may not return errors.ErrUnsupported
// "2024-01-02T03:04:05.000000006Z"
// [{"X":4},"p3"]
// *json.MarshalerError json: error calling MarshalJSON for type *main.raw: unexpected end of JSON input
//   offset 3
// *json.MarshalerError json: error calling MarshalJSON for type *main.raw: invalid character 'x' looking for beginning of value
//   offset 4
// *json.MarshalerError json: error calling MarshalJSON for type *main.raw: invalid character '2' after top-level value
//   offset 6
// *json.MarshalerError json: error calling MarshalJSON for type *main.raw: unexpected end of JSON input
//   offset 4
// *json.MarshalerError json: error calling MarshalJSON for type *main.raw: invalid character ']' looking for beginning of value
//   offset 7
// *json.MarshalerError json: error calling MarshalJSON for type *main.raw: invalid character '\x01' in string
//   offset 5
// [1,[1]]
// *json.MarshalerError json: error calling MarshalJSON for type *main.raw: unexpected end of JSON input
//   offset 4
// *json.MarshalerError json: error calling MarshalJSON for type *main.raw: unexpected end of JSON input
//   offset 6
// *json.MarshalerError json: error calling MarshalJSON for type *main.raw: invalid escape sequence `\u12"` in string
//   offset 9
// [1,"\u003c\u003c"]
// *json.MarshalerError json: error calling MarshalJSON for type *main.raw: invalid character '"' after object key:value pair
//   offset 11
// got 1
// got {}
// got [ ]
// {1} <nil> [{2} {3}] 5 1 true 2024-01-02 03:04:05 +0000 UTC <nil>
// got [1,2,3]
// got true
// {1} &{4} [{2} {3}] 5 1 true 2024-01-02 03:04:05 +0000 UTC too long: 7
// got 1
// {1} &{4} [{2} {3}] 5 1 true 2024-01-02 03:04:05 +0000 UTC input does not match format
// {1} &{4} [{2} {3}] 5 2 true 2024-01-02 03:04:05 +0000 UTC input does not match format
// {1} &{4} [{2} {3}] 5 3 true 2024-01-02 03:04:05 +0000 UTC <nil>
// {1} &{4} [{2} {3}] 5 3 true 2024-01-02 03:04:05 +0000 UTC json: cannot unmarshal number into Go struct field .Y of type time.Time
// {1} &{4} [{2} {3}] 5 3 true 2024-01-02 03:04:05 +0000 UTC parsing time "x" as "2006-01-02T15:04:05Z07:00": cannot parse "x" as "2006"
// {1} &{4} [{2} {3}] 5 3 true 2024-01-02 03:04:05 +0000 UTC <nil>
