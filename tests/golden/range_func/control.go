package main

import "fmt"

type Seq func(yield func(int) bool)
type Seq2[K, V any] func(yield func(K, V) bool)

func upto(n int) Seq {
	return func(yield func(int) bool) {
		for i := 0; i < n; i++ {
			if !yield(i) {
				return
			}
		}
	}
}

func pairs[K comparable, V any](keys []K, vals []V) Seq2[K, V] {
	return func(yield func(K, V) bool) {
		for i, k := range keys {
			if !yield(k, vals[i]) {
				fmt.Println("stopped at", k)
				return
			}
		}
	}
}

type list[T any] struct {
	head *node[T]
}
type node[T any] struct {
	v    T
	next *node[T]
}

func (l *list[T]) push(v T) { l.head = &node[T]{v, l.head} }
func (l *list[T]) all(yield func(T) bool) {
	for n := l.head; n != nil; n = n.next {
		if !yield(n.v) {
			return
		}
	}
}
func (l *list[T]) Each() func(func(T) bool) { return l.all }

func find(l *list[string], want string) (int, bool) {
	i := 0
	for s := range l.all {
		if s == want {
			return i, true
		}
		i++
	}
	return -1, false
}

func named(n int) (a int, s string) {
	defer func() { a *= 10; s += "!" }()
	for i := range upto(n) {
		a += i
		if i == 3 {
			return a + 100, "three"
		}
		if i == 5 {
			s = "bare"
			return
		}
	}
	s = "end"
	return
}

func nested() string {
	res := ""
outer:
	for i := range upto(4) {
		for j := range upto(4) {
			switch {
			case j == 2 && i == 1:
				continue outer
			case i == 2:
				break
			case i == 3 && j == 1:
				break outer
			}
			res += fmt.Sprint(i, j, " ")
			for k := range upto(2) {
				if k == 1 && j == 0 {
					continue
				}
				if i == 0 && j == 3 {
					continue outer
				}
				res += fmt.Sprint("k", k, " ")
			}
		}
	}
	return res
}

func mixed() (out []int) {
loop:
	for i := 0; i < 5; i++ {
		for v := range upto(10) {
			for _, w := range []int{1, 2, 3} {
				if v == 2 && i < 3 {
					continue loop
				}
				if i == 4 {
					break loop
				}
				if w == 2 {
					break
				}
				out = append(out, i*100+v*10+w)
			}
			if v > 3 {
				goto done
			}
		}
	done:
		out = append(out, -i)
	}
	return
}

func gotos() {
	n := 0
again:
	for i := range upto(3) {
		for j := range upto(3) {
			if n < 4 && j == 1 {
				n++
				fmt.Println("goto", i, j, n)
				goto again
			}
			k := 0
		local:
			k++
			if k < 3 {
				goto local
			}
		}
	}
	fmt.Println("n", n)
}

func zero(yield func() bool) {
	for yield() {
	}
}

func closures() {
	var fs []func() int
	sum := 0
	for i := range upto(3) {
		fs = append(fs, func() int { i++; sum += i; return i })
	}
	for _, f := range fs {
		fmt.Print(f(), f(), " ")
	}
	fmt.Println(sum)
	for i := range upto(3) {
		i *= 2
		fmt.Print(i, " ")
	}
	fmt.Println()
}

type big struct {
	a [20]int
	s string
}

func bigs(yield func(big, [3]string) bool) {
	for i := range 3 {
		b := big{s: fmt.Sprint("b", i)}
		b.a[i] = i + 1
		if !yield(b, [3]string{"x", fmt.Sprint(i)}) {
			return
		}
	}
}

func retBig() (big, error) {
	for b, s := range bigs {
		b.a[19] = 7
		if b.a[1] == 2 {
			return b, fmt.Errorf("%v", s)
		}
	}
	return big{}, nil
}

func two() (int, string) { return 42, "two" }
func retCall() (any, any) {
	for range upto(1) {
		return two()
	}
	return nil, nil
}

func recursive(n int) Seq {
	return func(yield func(int) bool) {
		if n == 0 {
			yield(0)
			return
		}
		for x := range recursive(n - 1) {
			if !yield(x) || !yield(x+n) {
				return
			}
		}
	}
}

func assign() {
	var i int
	var a [3]int
	idx := func() int { fmt.Print("idx "); return i % 3 }
	for i = range upto(3) {
	}
	fmt.Println(i)
	for i, a[idx()] = range pairs([]int{1, 2, 3}, []int{4, 5, 6}) {
	}
	fmt.Println(i, a)
	for range upto(2) {
		fmt.Print("x")
	}
	for _ = range upto(2) {
		fmt.Print("y")
	}
	for _, v := range pairs([]string{"a", "b"}, []float64{1.5, 2.5}) {
		fmt.Print(v)
	}
	for k := range pairs([]string{"a", "b"}, []float64{1.5, 2.5}) {
		fmt.Print(k)
	}
	fmt.Println()
}

func core[F ~func(func(T) bool), T any](f F) (n int) {
	for range f {
		n++
	}
	return
}

func selects() {
	c := make(chan int, 1)
L:
	for i := range upto(10) {
		select {
		case c <- i:
			if i > 4 {
				break L
			}
		case v := <-c:
			if v == 2 {
				break
			}
			fmt.Print("got", v, " ")
		}
	}
	var x any = 3
	for i := range upto(3) {
		switch y := x.(type) {
		case int:
			if y == i+1 {
				continue
			}
			x = fmt.Sprint(y, i)
		case string:
			fmt.Print(y)
			return
		}
	}
	fmt.Println("end")
}

var glob = func() (s int) {
	for i := range upto(5) {
		s += i
		if i == 3 {
			return s * 2
		}
	}
	return
}()

func main() {
	for i := range upto(3) {
		fmt.Println(i)
	}
	for k, v := range pairs([]string{"a", "b", "c"}, []int{1, 2, 3}) {
		fmt.Println(k, v)
		if v == 2 {
			break
		}
	}
	l := &list[string]{}
	for _, s := range []string{"x", "y", "z"} {
		l.push(s)
	}
	fmt.Println(find(l, "y"))
	fmt.Println(find(l, "q"))
	for s := range l.Each() {
		fmt.Print(s)
	}
	fmt.Println(named(3))
	fmt.Println(named(4))
	fmt.Println(nested())
	fmt.Println(mixed())
	gotos()
	n := 0
	for range zero {
		n++
		if n == 5 {
			break
		}
	}
	fmt.Println(n)
	closures()
	b, e := retBig()
	fmt.Println(b.a[1], b.a[19], b.s, e)
	fmt.Println(retCall())
	for x := range recursive(3) {
		fmt.Print(x, " ")
		if x == 5 {
			break
		}
	}
	fmt.Println()
	assign()
	fmt.Println(core(upto(4)), core(l.all), glob)
	selects()
	f := func(yield func(int, int) bool) { _ = yield(1, 2) && yield(3, 4) }
	for a, b := range f {
		fmt.Println(a, b)
	}
	for a := range (func(yield func(int) bool) { yield(9) }) {
		fmt.Println(a)
	}
	for i := range upto(3) {
		func() {
			for j := range upto(3) {
				if j == 1 {
					return
				}
				fmt.Println("in", i, j)
			}
		}()
		go func() {}()
	}
}

// Output:
// 0
// 1
// 2
// a 1
// b 2
// stopped at b
// 1 true
// -1 false
// zyx30 end!
// 1060 three!
// 0 0 k0 0 1 k0 k1 0 2 k0 k1 0 3 1 0 k0 1 1 k0 k1 2 0 k0 2 1 k0 k1 2 2 k0 k1 2 3 k0 k1 3 0 k0
// [1 11 101 111 201 211 301 311 321 331 341 -3]
// goto 0 1 1
// goto 0 1 2
// goto 0 1 3
// goto 0 1 4
// n 4
// 5
// 1 2 2 3 3 4 15
// 0 2 4
// 2 7 b1 [x 1 ]
// 42 two
// 0 3 2 5
// 2
// idx idx idx 3 [6 4 5]
// xxyy1.52.5ab
// 4 3 12
// got0 got4 3 01 2
// 3 4
// 9
// in 0 0
// in 1 0
// in 2 0
