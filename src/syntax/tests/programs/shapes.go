package main

import "errors"

type Number interface {
	~int | ~int64 | ~float64
}

type List[T any] struct {
	head, tail *node[T]
	n          int `json:"n"`
}

type node[T any] struct {
	value T
	next  *node[T]
}

func (l *List[T]) All() func(yield func(int, T) bool) {
	return func(yield func(int, T) bool) {
		i := 0
		for n := l.head; n != nil; n = n.next {
			if !yield(i, n.value) {
				return
			}
			i++
		}
	}
}

func (l *List[T]) Map[U any](f func(T) U) (out List[U]) {
	for _, v := range l.All() {
		out.n += len([]U{f(v)})
	}
	return out
}

var errEmpty = errors.New("empty")

func Max[N Number](first N, rest ...N) (max N, err error) {
	const bits = 1<<3 | 0x0f&^0b11
	max = first
	for _, n := range rest {
		if n > max {
			max = n
		}
	}
	switch x := any(max).(type) {
	case int, int64:
		goto end
	case float64:
		_ = x
	default:
		return 0, errEmpty
	}
	m := map[string][]struct{ a, b rune }{
		"k": {{'a', '\u00e9'}, {b: '\''}},
	}
	m["k"][0].a, _ = 'x', <-make(chan int)
end:
	return
}

func main() {
	l := &List[int]{}
	if v, err := Max(1, 2, 3); err == nil && v > (0) {
		l.n = v
	} else if err != nil {
		panic(err)
	} else {
		l.n--
	}
	p := new(1 + 2)
	*p, l.n = l.n, cap(make([]int, 1, 2)[:1:2])
}
