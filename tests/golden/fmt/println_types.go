package main

import (
	"fmt"
	"os"
	"time"
)

type A struct {
	B
	*C
	d map[B]int
	e []any
	f func()
	g chan int
	h [2]bool
	i error
	j any
}
type B struct{ X, Y int8 }
type C struct{ Z string }
type D []D
type E map[string]E
type F struct{ p **int }
type W struct{ time.Duration }
type month time.Month

func main() {
	a := A{B: B{1, -2}, C: nil, d: map[B]int{{2, 1}: 2, {1, 9}: 1}, e: []any{1, "s", nil, 2.5, []byte("x")}}
	fmt.Println(a)
	fmt.Printf("%+v\n", a)
	fmt.Println(D{nil, D{}, {nil}}, E{"b": nil, "a": {"c": E{}}}, F{})
	fmt.Printf("%v %+v %#v\n", B{1, 2}, &B{1, 2}, B{1, 2})
	fmt.Println(W{1500 * time.Millisecond}, month(3), time.March, time.Saturday)
	fmt.Println([]*B{nil}, [3]any{}, map[any]any{1: "i", "s": 2, 2.5: nil, true: 'x'})
	fmt.Println(int8(-1), uint8(255), uintptr(5), 'a', rune(0x10FFFF), 1e6, 1e-7, float32(2.5), 1e21, 123456789.123)
	fmt.Println(complex64(1+2i), "", " ", "a b", []string{"", "a b"}, []error{nil}, struct{}{}, [0]int{}, []int(nil), map[int]int(nil))
	fmt.Print("a", "b", 1, 2, true, "c", 3.5, '\n', "\n")
	fmt.Print(1, 2, "\n")
	fmt.Fprintln(os.Stdout, nil, error(nil), (*int)(nil), any(nil))
	fmt.Println(fmt.Sprintf("%6.2f|%-10s|%+d|%05d|%x|%q|%v|%t|%c|%U|%e|%T", 3.14159, "left", 5, 42, "hex", "quo\"te", []string{"a"}, true, 'Z', 'é', 12345.678, a.e))
	fmt.Println(fmt.Sprintf("%[2]v %[1]v %v", 1, 2), fmt.Sprintf("%!"), fmt.Sprintf("%d%%", 50), fmt.Sprintf("%v %v", 1), fmt.Sprintf("x", 1))
	fmt.Println(time.Duration(0), time.Nanosecond, 100*time.Microsecond, 61*time.Minute, -90*time.Second, time.Duration(1<<63-1))
	t := time.Date(2024, time.February, 29, 13, 4, 5, 678e6, time.UTC)
	fmt.Println(t, t.Format(time.RFC3339Nano), t.Format("Mon Jan _2 3:04PM 2006"), t.Weekday(), t.YearDay(), t.Unix(), t.Add(24*time.Hour).Format(time.DateOnly), t.Truncate(time.Hour).Format(time.TimeOnly))
	u, err := time.Parse("2006-01-02 15:04", "2024-03-10 07:08")
	fmt.Println(u, err, u.Sub(t), u.After(t), t.AddDate(1, 0, 0).Format(time.DateOnly))
	_, err = time.Parse(time.DateOnly, "2024-13-01")
	fmt.Println(err)
}

// Output:
// {{1 -2} <nil> map[{1 9}:1 {2 1}:2] [1 s <nil> 2.5 [120]] <nil> <nil> [false false] <nil> <nil>}
// {B:{X:1 Y:-2} C:<nil> d:map[{X:1 Y:9}:1 {X:2 Y:1}:2] e:[1 s <nil> 2.5 [120]] f:<nil> g:<nil> h:[false false] i:<nil> j:<nil>}
// [[] [] [[]]] map[a:map[c:map[]] b:map[]] {<nil>}
// {1 2} &{X:1 Y:2} main.B{X:1, Y:2}
// 1.5s 3 March Saturday
// [<nil>] [<nil> <nil> <nil>] map[s:2 1:i 2.5:<nil> true:120]
// -1 255 5 97 1114111 1e+06 1e-07 2.5 1e+21 1.23456789123e+08
// (1+2i)    a b [ a b] [<nil>] {} [] [] map[]
// ab1 2 truec3.5 10
// 1 2
// <nil> <nil> <nil> <nil>
//   3.14|left      |+5|00042|686578|"quo\"te"|[a]|true|Z|U+00E9|1.234568e+04|[]interface {}
// 2 1 2 %!!(MISSING) 50% 1 %!v(MISSING) x%!(EXTRA int=1)
// 0s 1ns 100µs 1h1m0s -1m30s 2562047h47m16.854775807s
// 2024-02-29 13:04:05.678 +0000 UTC 2024-02-29T13:04:05.678Z Thu Feb 29 1:04PM 2024 Thursday 60 1709211845 2024-03-01 13:00:00
// 2024-03-10 07:08:00 +0000 UTC <nil> 234h3m54.322s true 2025-03-01
// parsing time "2024-13-01": month out of range
