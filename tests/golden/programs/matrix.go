package main

import (
	"fmt"
	"math"
	"strings"
)

type Matrix struct {
	rows, cols int
	data       []float64
}

func New(rows, cols int, xs ...float64) *Matrix {
	m := &Matrix{rows, cols, make([]float64, rows*cols)}
	copy(m.data, xs)
	return m
}

func Identity(n int) *Matrix {
	m := New(n, n)
	for i := range n {
		m.Set(i, i, 1)
	}
	return m
}

func (m *Matrix) At(i, j int) float64     { return m.data[i*m.cols+j] }
func (m *Matrix) Set(i, j int, v float64) { m.data[i*m.cols+j] = v }

func (m *Matrix) Mul(o *Matrix) (*Matrix, error) {
	if m.cols != o.rows {
		return nil, fmt.Errorf("cannot multiply %dx%d by %dx%d", m.rows, m.cols, o.rows, o.cols)
	}
	r := New(m.rows, o.cols)
	done := make(chan int)
	for i := range m.rows {
		go func() {
			for j := range o.cols {
				s := 0.0
				for k := range m.cols {
					s += m.At(i, k) * o.At(k, j)
				}
				r.Set(i, j, s)
			}
			done <- i
		}()
	}
	for range m.rows {
		<-done
	}
	return r, nil
}

func (m *Matrix) T() *Matrix {
	r := New(m.cols, m.rows)
	for i := range m.rows {
		for j := range m.cols {
			r.Set(j, i, m.At(i, j))
		}
	}
	return r
}

func (m *Matrix) Det() float64 {
	a := New(m.rows, m.cols, m.data...)
	det := 1.0
	for c := range a.cols {
		p := c
		for r := c; r < a.rows; r++ {
			if math.Abs(a.At(r, c)) > math.Abs(a.At(p, c)) {
				p = r
			}
		}
		if a.At(p, c) == 0 {
			return 0
		}
		if p != c {
			for k := range a.cols {
				x, y := a.At(p, k), a.At(c, k)
				a.Set(p, k, y)
				a.Set(c, k, x)
			}
			det = -det
		}
		det *= a.At(c, c)
		for r := c + 1; r < a.rows; r++ {
			f := a.At(r, c) / a.At(c, c)
			for k := c; k < a.cols; k++ {
				a.Set(r, k, a.At(r, k)-f*a.At(c, k))
			}
		}
	}
	return det
}

func (m *Matrix) String() string {
	var b strings.Builder
	for i := range m.rows {
		for j := range m.cols {
			fmt.Fprintf(&b, "%8.3f", m.At(i, j))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func main() {
	a := New(2, 3, 1, 2, 3, 4, 5, 6)
	b, err := a.Mul(a.T())
	fmt.Print(b, err, "\n")
	_, err = a.Mul(a)
	fmt.Println(err)
	fmt.Printf("%.3f %.3f\n", b.Det(), New(3, 3, 2, -1, 0, -1, 2, -1, 0, -1, 2).Det())
	p, _ := Identity(3).Mul(New(3, 3, 1, 2, 3, 4, 5, 6, 7, 8, 9))
	fmt.Print(p.T())
	rot := func(deg float64) *Matrix {
		s, c := math.Sincos(deg * math.Pi / 180)
		return New(2, 2, c, -s, s, c)
	}
	r := Identity(2)
	for range 12 {
		r, _ = r.Mul(rot(30))
	}
	for i, x := range r.data {
		r.data[i] = math.Round(x*1e9) / 1e9
	}
	fmt.Print(r)
}

// Output:
//   14.000  32.000
//   32.000  77.000
//  <nil>
// cannot multiply 2x3 by 2x3
// 54.000 4.000
//    1.000   4.000   7.000
//    2.000   5.000   8.000
//    3.000   6.000   9.000
//    1.000   0.000
//   -0.000   1.000
