package main

import "fmt"

type grid [][]bool

func (g grid) alive(x, y int) int {
	h, w := len(g), len(g[0])
	if g[(y+h)%h][(x+w)%w] {
		return 1
	}
	return 0
}

func (g grid) step(next grid) {
	for y := range g {
		for x := range g[y] {
			n := g.alive(x-1, y-1) + g.alive(x, y-1) + g.alive(x+1, y-1) + g.alive(x-1, y) + g.alive(x+1, y) +
				g.alive(x-1, y+1) + g.alive(x, y+1) + g.alive(x+1, y+1)
			next[y][x] = n == 3 || n == 2 && g[y][x]
		}
	}
}

func main() {
	const size = 96
	a, b := make(grid, size), make(grid, size)
	for y := range a {
		a[y], b[y] = make([]bool, size), make([]bool, size)
		for x := range a[y] {
			a[y][x] = (x*7+y*13+x*y)%5 == 0
		}
	}
	for range 40 {
		a.step(b)
		a, b = b, a
	}
	count := 0
	for _, row := range a {
		for _, c := range row {
			if c {
				count++
			}
		}
	}
	fmt.Println(count)
}
