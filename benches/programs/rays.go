package main

import (
	"fmt"
	"math"
)

type Vec struct{ X, Y, Z float64 }

func (a Vec) Add(b Vec) Vec           { return Vec{a.X + b.X, a.Y + b.Y, a.Z + b.Z} }
func (a Vec) Sub(b Vec) Vec           { return Vec{a.X - b.X, a.Y - b.Y, a.Z - b.Z} }
func (a Vec) Mul(k float64) Vec       { return Vec{a.X * k, a.Y * k, a.Z * k} }
func (a Vec) Dot(b Vec) float64       { return a.X*b.X + a.Y*b.Y + a.Z*b.Z }
func (a Vec) Norm() Vec               { return a.Mul(1 / math.Sqrt(a.Dot(a))) }

type Sphere struct {
	C Vec
	R float64
}

func (s *Sphere) Hit(o, d Vec) (float64, bool) {
	oc := o.Sub(s.C)
	b := oc.Dot(d)
	c := oc.Dot(oc) - s.R*s.R
	disc := b*b - c
	if disc < 0 {
		return 0, false
	}
	t := -b - math.Sqrt(disc)
	return t, t > 1e-4
}

func main() {
	spheres := []*Sphere{{Vec{0, 0, 5}, 1}, {Vec{2, 0, 6}, 1.5}, {Vec{-2, 1, 4}, 0.7}, {Vec{0, -101, 5}, 100}}
	n, sum := 400, 0.0
	light := Vec{1, 1, -1}.Norm()
	for y := 0; y < n; y++ {
		for x := 0; x < n; x++ {
			d := Vec{float64(x)/float64(n) - 0.5, 0.5 - float64(y)/float64(n), 1}.Norm()
			o := Vec{}
			best, at := math.Inf(1), -1
			for i, s := range spheres {
				if t, ok := s.Hit(o, d); ok && t < best {
					best, at = t, i
				}
			}
			if at >= 0 {
				p := o.Add(d.Mul(best))
				nn := p.Sub(spheres[at].C).Norm()
				l := nn.Dot(light)
				if l > 0 {
					sum += l
				}
			}
		}
	}
	fmt.Printf("%.6f\n", sum)
}
