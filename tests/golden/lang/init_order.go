package main

import "fmt"

var (
	a = trace("a", c+b)
	b = trace("b", f())
	c = trace("c", 1)
	d = trace("d", 0)
)

var x, y = pair()

var _ = trace("blank", x+y)

var table = map[string]func() int{"g": g}

var late int

func trace(name string, v int) int {
	fmt.Println("init", name, v)
	return v
}

func pair() (int, int) { fmt.Println("pair"); return d + 1, d + 2 }
func f() int           { d++; return d }
func g() int           { return late }

type T struct{ n int }

func (t T) get() int { return t.n + e }

var h = T.get(T{1})
var e = trace("e", 40)

func init() {
	fmt.Println("first init", a, b, c, d, x, y, h)
	late = 9
}

func init() {
	fmt.Println("second init", table["g"]())
}

const (
	k0 = iota * 10
	k1
	_
	k3
	s0 = "s"
	s1
	k6 = iota
)

type Weekday int

const (
	Sunday Weekday = iota
	Monday
	Tuesday
)

const (
	KB = 1 << (10 * (iota + 1))
	MB
	GB
)

const (
	bit0, mask0 = 1 << iota, 1<<iota - 1
	bit1, mask1
	_, _
	bit3, mask3
)

func (d Weekday) String() string { return [...]string{"Sun", "Mon", "Tue"}[d] }

func main() {
	fmt.Println(k0, k1, k3, s0, s1, k6)
	fmt.Println(Sunday, Tuesday, Weekday(1), KB, MB, GB)
	fmt.Println(bit0, mask0, bit1, mask1, bit3, mask3)
	fmt.Printf("%d %v %s|%5s|%-5s|%x\n", Monday, Monday, Monday, Monday, Monday, Monday)
}

// Output:
// init c 1
// init d 0
// init b 1
// init a 2
// pair
// init blank 5
// init e 40
// first init 2 1 1 1 2 3 41
// second init 9
// 0 10 30 s s 6
// Sun Tue Mon 1024 1048576 1073741824
// 1 0 2 1 8 7
// 1 Mon Mon|  Mon|Mon  |4d6f6e
