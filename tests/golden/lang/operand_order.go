package main

import "fmt"

type T struct {
	x int
	a [4]int
	p *T
}

var g = 1
var gt T
var np *T
var sl = []int{1, 2, 3}

func inc() int    { g++; fmt.Print("inc "); return g }
func say() int    { fmt.Print("say "); return 2 }
func chg() int    { gt.x = 50; sl = []int{7, 8, 9}; return 1 }
func big() int    { fmt.Print("big "); return 9 }
func try(n string, f func()) {
	defer func() {
		fmt.Println(n, recover())
	}()
	f()
}

func main() {
	a := 1
	f := func() int { a++; return a }
	try("lit", func() { fmt.Print([]int{a, f(), a}) })
	try("add", func() { fmt.Print(a + f()) })
	try("add2", func() { fmt.Print(f() + a) })
	try("gadd", func() { fmt.Print(g + inc()) })
	try("gadd2", func() { x := g + inc() + g; fmt.Print(x) })
	try("args", func() { fmt.Print(g, inc(), g) })
	try("field", func() { fmt.Print(gt.x + chg()) })
	try("elem", func() { gt.x = 0; fmt.Print(sl[0] + chg()) })
	try("opassign", func() { gt.x = 1; gt.x += chg() })
	fmt.Println(gt.x)
	try("nil op", func() { np.x += say() })
	try("nil set", func() { np.x = say() })
	try("nil read", func() { fmt.Print(np.x + say()) })
	try("nil read2", func() { y := np.x + say(); _ = y })
	try("idx op", func() { sl[big()] += say() })
	try("idx set", func() { sl[9-0*a] = say() })
	i := 9
	try("idx set var", func() { sl[i] = say() })
	try("idx op var", func() { sl[i] += say() })
	try("idx read", func() { fmt.Print(sl[i] + say()) })
	try("idx 2", func() { fmt.Print(say() + sl[i]) })
	try("map nil", func() { var m map[string]int; m["a"] = say() })
	try("map nil op", func() { var m map[string]int; m["a"] += say() })
	try("div", func() { z := 0; fmt.Print(1/z + say()) })
	try("nil arr", func() { np.a[say()] = say() })
	try("arr idx", func() { gt.a[i] = say() })
	try("multi", func() { gt.a[0], np.x = say(), big() })
	fmt.Println(gt.a[0])
	try("multi2", func() { np.x, gt.a[1] = say(), big() })
	fmt.Println(gt.a[1])
	try("multi3", func() { sl[i], gt.a[1] = say(), big() })
	try("swap", func() { gt.a[0], sl[i] = 77, 3 })
	fmt.Println(gt.a[0])
	try("two idx", func() { k := 8; fmt.Print(sl[i] + sl[k]) })
	try("call arg", func() { fmt.Print(sl[i], say()) })
	try("recv", func() { c := make(chan int, 1); c <- 1; sl[i] = <-c })
	try("conv", func() { var e any = "s"; sl[i] = e.(int) })
	try("slice", func() { sl[1:i][say()] = 1 })
	try("deref", func() { var p *int; *p = say() })
	try("deref op", func() { var p *int; *p += say() })
	try("append", func() { sl = append(sl[:i], say()) })
	try("str", func() { s := "abc"; fmt.Print(s[i] + byte(say())) })
	try("ret", func() { fmt.Print(func() (int, int) { return np.x, say() }()) })
	try("ret2", func() { fmt.Print(func() (int, int) { return g, inc() }()) })
	try("cmp", func() { fmt.Print(g == inc()) })
	try("andand", func() { fmt.Print(np.x == 1 && say() == 2) })
	try("kv", func() { fmt.Print(map[int]int{g: inc(), 100: g}) })
	try("struct", func() { fmt.Print(T{x: g, a: [4]int{inc(), g}}) })
}

// Output:
// [2 2 2]lit <nil>
// 6add <nil>
// 8add2 <nil>
// inc 4gadd <nil>
// inc 9gadd2 <nil>
// inc 4 4 4args <nil>
// 51field <nil>
// 8elem <nil>
// opassign <nil>
// 51
// say nil op runtime error: invalid memory address or nil pointer dereference
// say nil set runtime error: invalid memory address or nil pointer dereference
// say nil read runtime error: invalid memory address or nil pointer dereference
// say nil read2 runtime error: invalid memory address or nil pointer dereference
// big say idx op runtime error: index out of range [9] with length 3
// say idx set runtime error: index out of range [9] with length 3
// say idx set var runtime error: index out of range [9] with length 3
// say idx op var runtime error: index out of range [9] with length 3
// say idx read runtime error: index out of range [9] with length 3
// say idx 2 runtime error: index out of range [9] with length 3
// say map nil assignment to entry in nil map
// say map nil op assignment to entry in nil map
// say div runtime error: integer divide by zero
// say say nil arr runtime error: invalid memory address or nil pointer dereference
// say arr idx runtime error: index out of range [9] with length 4
// say big multi runtime error: invalid memory address or nil pointer dereference
// 2
// say big multi2 runtime error: invalid memory address or nil pointer dereference
// 0
// say big multi3 runtime error: index out of range [9] with length 3
// swap runtime error: index out of range [9] with length 3
// 77
// two idx runtime error: index out of range [9] with length 3
// say call arg runtime error: index out of range [9] with length 3
// recv runtime error: index out of range [9] with length 3
// conv interface conversion: interface {} is string, not int
// slice runtime error: slice bounds out of range [:9] with capacity 3
// say deref runtime error: invalid memory address or nil pointer dereference
// say deref op runtime error: invalid memory address or nil pointer dereference
// append runtime error: slice bounds out of range [:9] with capacity 3
// say str runtime error: index out of range [9] with length 3
// say ret runtime error: invalid memory address or nil pointer dereference
// inc 5 5ret2 <nil>
// inc truecmp <nil>
// andand runtime error: invalid memory address or nil pointer dereference
// inc map[7:7 100:7]kv <nil>
// inc {8 [8 8 0 0] <nil>}struct <nil>
