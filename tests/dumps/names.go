package main

import (
	"fmt"
	str "strings"
)

const big, text = 1 << 62, "a\tb"

type point[T any] struct {
	x, y T
	next *point[T]
}

func (p *point[T]) move(dx T) (old T) {
	old, p.x = p.x, dx
	return
}

type shape interface{ area() float64 }

var origin = point[int]{y: big >> 60}

func main() {
	p := &origin
	m := map[string][]rune{text: {'é', 0x41}}
	if v, ok := m["k"]; !ok {
		fmt.Println(str.ToUpper(text), v, len(m), p.move(1.0)+3)
	}
	var s shape
	switch t := any(s).(type) {
	case nil, error:
		_ = t
	case int:
		t++
	}
outer:
	for i := range 3 {
		f := func(n float64) complex128 { return complex(n, 2.5) * 1i }
		if f(float64(i)) == 0 {
			continue outer
		}
	}
	max := max(1, 2.5)
	println(max, nil == s, `raw
	string`)
}
