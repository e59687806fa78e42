package main

import "fmt"

type point struct{ x, y float64 }
type particle struct {
	pos, vel point
	hits     int
}

func (p *particle) move(dt float64) {
	p.pos.x += p.vel.x * dt
	p.pos.y += p.vel.y * dt
	if p.pos.x < 0 || p.pos.x > 1 {
		p.vel.x = -p.vel.x
		p.hits++
	}
	if p.pos.y < 0 || p.pos.y > 1 {
		p.vel.y = -p.vel.y
		p.hits++
	}
}

func (p point) norm2() float64 { return p.x*p.x + p.y*p.y }

func main() {
	ps := make([]particle, 1000)
	for i := range ps {
		f := float64(i)
		ps[i] = particle{pos: point{f / 1000, 1 - f/1000}, vel: point{f/700 - 0.5, 0.3 - f/900}}
	}
	energy, hits := 0.0, 0
	for range 500 {
		for i := range ps {
			ps[i].move(0.01)
		}
	}
	for _, p := range ps {
		energy += p.vel.norm2()
		hits += p.hits
	}
	fmt.Printf("%.6f %d\n", energy, hits)
}
