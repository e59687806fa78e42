package main

type list[T any] struct{ items []T }

func (l *list[T]) push(x T) { l.items = append(l.items, x) }

func larger[T int | string](a, b T) T {
	if a > b {
		return a
	}
	return b
}

func main() {
	var l list[string]
	l.push(larger("a", "b"))
	println(l.items[0], larger(1, 2))
}
