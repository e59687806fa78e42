package main

import "fmt"

func counter() (inc func() int, get func() int) {
	n := 0
	inc = func() int { n++; return n }
	get = func() int { return n }
	return
}

func compose(fs ...func(int) int) func(int) int {
	return func(x int) int {
		for _, f := range fs {
			x = f(x)
		}
		return x
	}
}

type acc struct{ sum int }

func (a *acc) add(n int)     { a.sum += n }
func (a acc) plus(n int) int { return a.sum + n }

func fix(f func(func(int) int, int) int) func(int) int {
	var self func(int) int
	self = func(n int) int { return f(self, n) }
	return self
}

func main() {
	inc, get := counter()
	inc()
	inc()
	fmt.Println(get())

	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { i *= 10; return i })
	}
	for _, f := range fs {
		fmt.Print(f(), f(), " ")
	}
	fmt.Println()

	var gs []func()
	for i := range 3 {
		defer func() { fmt.Println("deferred", i) }()
		gs = append(gs, func() { fmt.Print(i, " ") })
	}
	for _, g := range gs {
		g()
	}
	fmt.Println()

	double := func(x int) int { return 2 * x }
	fmt.Println(compose(double, func(x int) int { return x + 1 }, double)(5))
	fmt.Println(fix(func(self func(int) int, n int) int {
		if n < 2 {
			return 1
		}
		return n * self(n-1)
	})(10))

	a := acc{}
	add, plus := a.add, a.plus
	add(5)
	add(6)
	fmt.Println(a.sum, plus(1), a.plus(1), acc.plus(a, 2))
	(*acc).add(&a, 100)
	fmt.Println(a)

	x := 1
	func(y int) {
		x += y
		func() { x *= 2; y = x }()
		fmt.Println(x, y)
	}(4)
	p := &x
	f := func() *int { return p }
	*f() = 77
	fmt.Println(x)

	fibs := func() func() int {
		a, b := 0, 1
		return func() int { defer func() { a, b = b, a+b }(); return a }
	}()
	for range 10 {
		fmt.Print(fibs(), " ")
	}
	fmt.Println()
	memo := map[int]int{}
	var fib func(int) int
	fib = func(n int) int {
		if n < 2 {
			return n
		}
		if v, ok := memo[n]; ok {
			return v
		}
		memo[n] = fib(n-1) + fib(n-2)
		return memo[n]
	}
	fmt.Println(fib(80), len(memo))
}

// Output:
// 2
// 0 0 10 100 20 200
// 0 1 2
// 22
// 3628800
// 11 1 12 13
// {111}
// 10 10
// 77
// 0 1 1 2 3 5 8 13 21 34
// 23416728348467685 79
// deferred 2
// deferred 1
// deferred 0
