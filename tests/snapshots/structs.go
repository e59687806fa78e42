package main

type point struct{ x, y int }

type named struct {
	point
	name string
}

func (p point) sum() int     { return p.x + p.y }
func (p *point) move(dx int) { p.x += dx }

func main() {
	n := named{point{1, 2}, "n"}
	n.move(3)
	m := n
	m.y = 9
	p := &m.point
	p.x++
	println(n.sum(), m.sum(), n.name, n == m)
}
