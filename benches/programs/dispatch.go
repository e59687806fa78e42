package main

import "fmt"

type node interface{ eval(x float64) float64 }

type constant float64
type variable struct{}
type add struct{ a, b node }
type mul struct{ a, b node }

func (c constant) eval(float64) float64   { return float64(c) }
func (variable) eval(x float64) float64   { return x }
func (n *add) eval(x float64) float64     { return n.a.eval(x) + n.b.eval(x) }
func (n *mul) eval(x float64) float64     { return n.a.eval(x) * n.b.eval(x) }

func apply(fs []func(int) int, x int) int {
	for _, f := range fs {
		x = f(x)
	}
	return x
}

func main() {
	var tree node = variable{}
	for i := range 12 {
		if i%2 == 0 {
			tree = &add{tree, constant(i)}
		} else {
			tree = &mul{tree, &add{variable{}, constant(0.5)}}
		}
	}
	sum := 0.0
	for i := range 60000 {
		sum += tree.eval(float64(i%10) / 10)
	}
	k := 3
	fs := []func(int) int{
		func(x int) int { return x + k },
		func(x int) int { return x ^ 5 },
		func(x int) int { return x & 0xffff },
	}
	total := 0
	for i := range 300000 {
		total += apply(fs, i)
	}
	fmt.Printf("%.3f %d\n", sum, total)
}
