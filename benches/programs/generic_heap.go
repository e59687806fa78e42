package main

import "fmt"

type heap[T any] struct {
	items []T
	less  func(a, b T) bool
}

func (h *heap[T]) push(x T) {
	h.items = append(h.items, x)
	for i := len(h.items) - 1; i > 0; {
		parent := (i - 1) / 2
		if !h.less(h.items[i], h.items[parent]) {
			break
		}
		h.items[i], h.items[parent] = h.items[parent], h.items[i]
		i = parent
	}
}

func (h *heap[T]) pop() T {
	top, last := h.items[0], len(h.items)-1
	h.items[0] = h.items[last]
	h.items = h.items[:last]
	for i := 0; ; {
		child := 2*i + 1
		if child >= last {
			break
		}
		if child+1 < last && h.less(h.items[child+1], h.items[child]) {
			child++
		}
		if !h.less(h.items[child], h.items[i]) {
			break
		}
		h.items[i], h.items[child] = h.items[child], h.items[i]
		i = child
	}
	return top
}

type stack[T any] struct{ items []T }

func (s *stack[T]) push(x T) { s.items = append(s.items, x) }
func (s *stack[T]) pop() T {
	x := s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x
}
func (s *stack[T]) empty() bool { return len(s.items) == 0 }

func mapped[T, U any](in []T, f func(T) U) []U {
	out := make([]U, 0, len(in))
	for _, x := range in {
		out = append(out, f(x))
	}
	return out
}

func main() {
	h := &heap[int]{less: func(a, b int) bool { return a < b }}
	x := 7
	for range 60000 {
		x = (x*1103515245 + 12345) & 0x7fffffff
		h.push(x)
	}
	sum := 0
	for i := range 60000 {
		sum = sum*31 + h.pop()%1000*i
		sum &= 0xffffffff
	}
	var s stack[float64]
	for i := range 500000 {
		s.push(float64(i))
		if i%3 == 0 {
			s.pop()
		}
	}
	count := 0
	for !s.empty() {
		s.pop()
		count++
	}
	squares := mapped(make([]int, 300000), func(n int) int { return n + 1 })
	fmt.Println(sum, count, len(squares))
}
