package main

import "fmt"

type Number interface{ ~int | ~float64 }

func Sum[T Number](xs ...T) (total T) {
	for _, x := range xs {
		total += x
	}
	return
}

type List[T any] struct {
	head *node[T]
	size int
}

type node[T any] struct {
	value T
	next  *node[T]
}

func (l *List[T]) Push(v T) {
	l.head = &node[T]{v, l.head}
	l.size++
}

func (l *List[T]) Each(f func(T)) {
	for n := l.head; n != nil; n = n.next {
		f(n.value)
	}
}

type Celsius float64

func main() {
	fmt.Println(Sum(1, 2, 3), Sum(1.5, 2.5), Sum(Celsius(20), 1.5))
	var l List[string]
	for _, s := range []string{"a", "b", "c"} {
		l.Push(s)
	}
	l.Each(func(s string) { fmt.Print(s, " ") })
	fmt.Printf("%d %T\n", l.size, l)
}

// Output:
// 6 4 21.5
// c b a 3 main.List[string]
