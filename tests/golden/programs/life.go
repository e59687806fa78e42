package main

import (
	"fmt"
	"strings"
)

type Cell struct{ x, y int }
type World map[Cell]bool

func Parse(s string) World {
	w := World{}
	for y, line := range strings.Split(strings.TrimSpace(s), "\n") {
		for x, c := range line {
			if c == 'O' {
				w[Cell{x, y}] = true
			}
		}
	}
	return w
}

func (w World) Next() World {
	n := map[Cell]int{}
	for c := range w {
		for dx := -1; dx <= 1; dx++ {
			for dy := -1; dy <= 1; dy++ {
				if dx != 0 || dy != 0 {
					n[Cell{c.x + dx, c.y + dy}]++
				}
			}
		}
	}
	next := World{}
	for c, k := range n {
		if k == 3 || k == 2 && w[c] {
			next[c] = true
		}
	}
	return next
}

func (w World) Draw(width, height int) string {
	var b strings.Builder
	for y := range height {
		for x := range width {
			if w[Cell{x, y}] {
				b.WriteRune('█')
			} else {
				b.WriteByte('.')
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func main() {
	w := Parse(`
.O.......
..O......
OOO......`)
	for gen := range 9 {
		if gen%4 == 0 {
			fmt.Printf("generation %d: %d cells\n%s", gen, len(w), w.Draw(9, 5))
		}
		w = w.Next()
	}
	blinker := World{{1, 0}: true, {1, 1}: true, {1, 2}: true}
	fmt.Print(blinker.Draw(3, 3), "--\n", blinker.Next().Draw(3, 3))
}

// Output:
// generation 0: 5 cells
// .█.......
// ..█......
// ███......
// .........
// .........
// generation 4: 5 cells
// .........
// ..█......
// ...█.....
// .███.....
// .........
// generation 8: 5 cells
// .........
// .........
// ...█.....
// ....█....
// ..███....
// .█.
// .█.
// .█.
// --
// ...
// ███
// ...
