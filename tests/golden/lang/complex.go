package main

import (
	"fmt"
	"math"
)

var nan, inf = math.NaN(), math.Inf(1)

type C complex64

const (
	c1 = 3 + 4i
	c2 = c1 * c1
	c3 = c1 / (1 - 1i)
	c4 = 0x1p-2i
	c5 = 1e3i
	re = real(c2)
	im = imag(c3)
	cc = complex(re, 2)
)

func pr(f string, a, b complex128) { fmt.Println(f, a+b, a-b, a*b, a/b, a == b, -a) }

func main() {
	vals := []float64{0, math.Copysign(0, -1), 1, -2.5, inf, -inf, nan, 1e308, 5e-324}
	n := 0
	for _, a := range vals {
		for _, b := range vals {
			for _, c := range vals {
				for _, d := range vals {
					x, y := complex(a, b), complex(c, d)
					q := x / y
					p := x * y
					n++
					if n%97 == 0 {
						fmt.Println(x, y, q, p, x == y)
						fmt.Println(complex64(x)/complex64(y), complex64(x)*complex64(y))
					}
				}
			}
		}
	}
	pr("a", 1+2i, 3-4i)
	pr("b", complex(inf, 1), 1i)
	fmt.Println(c1, c2, c3, c4, c5, re, im, cc)
	var c C = 1 + 2i
	c *= c
	c += 1
	c -= 2i
	c /= 3
	fmt.Println(c, real(c), imag(c), C(c1))
	fmt.Printf("%T %T %T %v %.2f %g %e %8.3f|%+v %#v\n", real(c), imag(complex128(c)), c, c, c, c, c, c, c, c)
	var e any = 2i
	switch v := e.(type) {
	case complex128:
		fmt.Println("c128", v*v)
	}
	m := map[complex128]string{1i: "i", 0: "zero", complex(math.Copysign(0, -1), 0): "neg"}
	fmt.Println(m[1i], len(m), m[0])
	type S struct {
		a complex64
		b [2]complex128
	}
	s := S{1, [2]complex128{2i, 3}}
	t := s
	t.b[0]++
	fmt.Println(s, t, s == t, s.b[0] == 2i)
	s.b[1] += 1i
	p := &s.b[1]
	*p *= 2
	fmt.Println(*p, real(*p), imag(s.b[1]))
	f := func(x complex64, y ...complex128) (complex128, complex64) { return complex128(x) + y[0], complex64(y[1]) }
	fmt.Println(f(1, 2i, 3))
	ch := make(chan complex128, 1)
	ch <- 5i
	fmt.Println(<-ch)
	println(1+2i, complex64(3.5))
	var f32 float32 = 1.1
	z := complex(f32, 2)
	fmt.Printf("%T %v\n", z, z)
	const big = 1 << 40
	fmt.Println(complex(big, 0), complex64(1/3.0), real(2i), 'a'+0i, 5.0+0i == 5)
	x := 7i
	x++
	x--
	fmt.Println(x, complex128(c1) == 3+4i)
	var iface1, iface2 any = 1i, 1i
	fmt.Println(iface1 == iface2, iface1 == any(complex64(1i)))
	arr := [...]complex64{2: 1i}
	for i, v := range arr {
		fmt.Print(i, v, " ")
	}
	fmt.Println(len(arr), fmt.Sprint([]complex128{1, 2}), fmt.Sprintf("%v", &[]complex64{1i}))
	func() {
		defer func() { fmt.Println(recover()) }()
		var z complex128
		fmt.Println(1/z, z/z, -1i/z)
	}()
}

// Output:
// (0-0i) (-0+NaNi) (NaN+NaNi) (NaN+NaNi) false
// (NaN+NaNi) (NaN+NaNi)
// (0+1i) (-2.5+Infi) (0-0i) (-Inf+NaNi) false
// (0-0i) (-Inf+NaNi)
// (0-2.5i) (-Inf+1i) (-0+0i) (NaN+Infi) false
// (-0+0i) (NaN+Infi)
// (0+Infi) (1e+308+0i) (NaN+Infi) (NaN+Infi) false
// (NaN+NaNi) (NaN+Infi)
// (0-Infi) (5e-324+1e+308i) (-Inf+NaNi) (+Inf-Infi) false
// (NaN+NaNi) (+Inf+NaNi)
// (0+1e+308i) (-0-Infi) (-0-0i) (+Inf+NaNi) false
// (NaN+NaNi) (+Inf+NaNi)
// (0+5e-324i) (-2.5-2.5i) (-0-0i) (1e-323-1e-323i) false
// (-0-0i) (0-0i)
// (-0+0i) (-Inf-0i) (-0-0i) (NaN+NaNi) false
// (-0-0i) (NaN+NaNi)
// (-0-0i) (NaN+5e-324i) (NaN+NaNi) (NaN+NaNi) false
// (NaN+NaNi) (NaN+NaNi)
// (-0+1i) (5e-324+NaNi) (NaN+NaNi) (NaN+NaNi) false
// (NaN+NaNi) (NaN+NaNi)
// (-0+Infi) (-0+Infi) (NaN+NaNi) (-Inf+NaNi) true
// (NaN+NaNi) (-Inf+NaNi)
// (-0-Infi) (-2.5+1i) (-Inf+Infi) (+Inf+Infi) false
// (-Inf+Infi) (+Inf+Infi)
// (-0+NaNi) (-Inf+0i) (NaN+NaNi) (NaN+NaNi) false
// (NaN+NaNi) (NaN+NaNi)
// (-0+1e+308i) (NaN+1e+308i) (NaN+NaNi) (NaN+NaNi) false
// (NaN+NaNi) (NaN+NaNi)
// (-0+5e-324i) (5e-324-Infi) (-0-0i) (+Inf+NaNi) false
// (-0-0i) (NaN+NaNi)
// (1-0i) (-0-2.5i) (-0+0.4i) (-0-2.5i) false
// (-0+0.4i) (-0-2.5i)
// (1+1i) (-2.5-0i) (-0.4-0.4i) (-2.5-2.5i) false
// (-0.4-0.4i) (-2.5-2.5i)
// (1-2.5i) (+Inf+5e-324i) (0-0i) (+Inf-Infi) false
// (0-0i) (+Inf-Infi)
// (1+Infi) (NaN+NaNi) (NaN+NaNi) (NaN+NaNi) false
// (NaN+NaNi) (NaN+NaNi)
// (1-Infi) (5e-324+Infi) (NaN+NaNi) (+Inf+NaNi) false
// (NaN+NaNi) (+Inf+NaNi)
// (1+1e+308i) (-0+1i) (1e+308-1i) (-1e+308+1i) false
// (+Inf+NaNi) (-Inf+NaNi)
// (1+5e-324i) (-2.5+0i) (-0.4-0i) (-2.5-1e-323i) false
// (-0.4-0i) (-2.5+0i)
// (-2.5+0i) (+Inf+1e+308i) (-0+0i) (-Inf+NaNi) false
// (-0+0i) (NaN+NaNi)
// (-2.5-0i) (NaN-Infi) (0-0i) (NaN+NaNi) false
// (0-0i) (NaN+NaNi)
// (-2.5+1i) (5e-324-2.5i) (-0.4-1i) (2.5+6.25i) false
// (-0.4-1i) (2.5+6.25i)
// (-2.5+Infi) (-0-0i) (+Inf-Infi) (NaN+NaNi) false
// (+Inf-Infi) (NaN+NaNi)
// (-2.5-Infi) (1+5e-324i) (-Inf-Infi) (+Inf-Infi) false
// (NaN-Infi) (NaN-Infi)
// (-2.5+NaNi) (+Inf+NaNi) (NaN+NaNi) (NaN+NaNi) false
// (NaN+NaNi) (NaN+NaNi)
// (-2.5+1e+308i) (NaN+Infi) (0+0i) (NaN+NaNi) false
// (NaN+NaNi) (NaN+NaNi)
// (-2.5+5e-324i) (5e-324+1i) (-5e-324+2.5i) (-1.5e-323-2.5i) false
// (0+2.5i) (-0-2.5i)
// (+Inf-0i) (-0+0i) (-Inf+NaNi) (NaN+NaNi) false
// (-Inf+NaNi) (NaN+NaNi)
// (+Inf+1i) (1+1e+308i) (+Inf-Infi) (+Inf+Infi) false
// (NaN+NaNi) (NaN+Infi)
// (+Inf-2.5i) (+Inf-Infi) (NaN+NaNi) (NaN-Infi) false
// (NaN+NaNi) (NaN-Infi)
// (+Inf+Infi) (NaN-2.5i) (NaN+NaNi) (NaN+NaNi) false
// (NaN+NaNi) (NaN+NaNi)
// (+Inf-Infi) (5e-324-0i) (+Inf-Infi) (NaN+NaNi) false
// (+Inf-Infi) (NaN+NaNi)
// (+Inf+1e+308i) (0+5e-324i) (NaN-Infi) (NaN+Infi) false
// (+Inf+Infi) (NaN+NaNi)
// (+Inf+5e-324i) (1+NaNi) (NaN+NaNi) (NaN+NaNi) false
// (NaN+NaNi) (NaN+NaNi)
// (-Inf+0i) (+Inf+Infi) (NaN+NaNi) (NaN+NaNi) false
// (NaN+NaNi) (NaN+NaNi)
// (-Inf-0i) (NaN+1i) (NaN+NaNi) (NaN+NaNi) false
// (NaN+NaNi) (NaN+NaNi)
// (-Inf+1i) (5e-324+0i) (-Inf+NaNi) (-Inf+NaNi) false
// (-Inf+Infi) (NaN+NaNi)
// (-Inf+Infi) (0+1e+308i) (+Inf+Infi) (NaN+NaNi) false
// (NaN+NaNi) (NaN+NaNi)
// (-Inf-Infi) (1-Infi) (NaN+NaNi) (-Inf+NaNi) false
// (NaN+NaNi) (-Inf+NaNi)
// (-Inf+NaNi) (+Inf-2.5i) (NaN+NaNi) (NaN+NaNi) false
// (NaN+NaNi) (NaN+NaNi)
// (-Inf+1e+308i) (NaN-0i) (NaN+NaNi) (NaN+NaNi) false
// (NaN+NaNi) (NaN+NaNi)
// (-Inf+5e-324i) (1e+308+5e-324i) (-Inf+NaNi) (-Inf-Infi) false
// (NaN+NaNi) (-Inf+NaNi)
// (NaN-0i) (0+NaNi) (NaN+NaNi) (NaN+NaNi) false
// (NaN+NaNi) (NaN+NaNi)
// (NaN+1i) (1+Infi) (NaN+NaNi) (NaN+NaNi) false
// (NaN+NaNi) (NaN+NaNi)
// (NaN-2.5i) (+Inf+1i) (NaN+NaNi) (NaN+NaNi) false
// (NaN+NaNi) (NaN+NaNi)
// (NaN+Infi) (NaN+0i) (NaN+NaNi) (NaN+NaNi) false
// (NaN+NaNi) (NaN+NaNi)
// (NaN-Infi) (1e+308+1e+308i) (-Inf-Infi) (NaN+NaNi) false
// (NaN+NaNi) (NaN+NaNi)
// (NaN+1e+308i) (0-Infi) (NaN+NaNi) (NaN+NaNi) false
// (NaN+NaNi) (NaN+NaNi)
// (NaN+5e-324i) (1-2.5i) (NaN+NaNi) (NaN+NaNi) false
// (NaN+NaNi) (NaN+NaNi)
// (1e+308+0i) (+Inf-0i) (0+0i) (+Inf+NaNi) false
// (NaN+NaNi) (+Inf+NaNi)
// (1e+308-0i) (-Inf+5e-324i) (-0-0i) (-Inf+NaNi) false
// (NaN+NaNi) (-Inf+NaNi)
// (1e+308+1i) (1e+308+NaNi) (NaN+NaNi) (NaN+NaNi) false
// (NaN+NaNi) (NaN+NaNi)
// (1e+308+Infi) (0+Infi) (NaN+NaNi) (-Inf+NaNi) false
// (NaN+NaNi) (NaN+NaNi)
// (1e+308-Infi) (1+1i) (-Inf-Infi) (+Inf-Infi) false
// (NaN-Infi) (+Inf+NaNi)
// (1e+308+NaNi) (+Inf+0i) (NaN+NaNi) (NaN+NaNi) false
// (NaN+NaNi) (NaN+NaNi)
// (1e+308+1e+308i) (-Inf+1e+308i) (-0-0i) (-Inf+NaNi) false
// (NaN+NaNi) (-Inf+NaNi)
// (1e+308+5e-324i) (1e+308-Infi) (-0+0i) (+Inf-Infi) false
// (NaN+NaNi) (NaN+NaNi)
// (5e-324-0i) (0-2.5i) (0+0i) (0-1e-323i) false
// (0-0i) (0-0i)
// (5e-324+1i) (1-0i) (5e-324+1i) (5e-324+1i) false
// (0+1i) (0+1i)
// (5e-324-2.5i) (-2.5+5e-324i) (-0+1i) (0+6.25i) false
// (-0+1i) (0+6.25i)
// (5e-324+Infi) (-Inf+NaNi) (NaN+NaNi) (NaN+NaNi) false
// (NaN+NaNi) (NaN+NaNi)
// (5e-324-Infi) (1e+308+Infi) (NaN+NaNi) (+Inf+NaNi) false
// (NaN+NaNi) (NaN+NaNi)
// (5e-324+1e+308i) (0+1i) (1e+308-5e-324i) (-1e+308+5e-324i) false
// (+Inf+NaNi) (-Inf+NaNi)
// (5e-324+5e-324i) (1+0i) (5e-324+5e-324i) (5e-324+5e-324i) false
// (0+0i) (0+0i)
// a (4-2i) (-2+6i) (11+2i) (-0.2+0.4i) false (-1-2i)
// b (+Inf+2i) (+Inf+0i) (NaN+Infi) (NaN-Infi) false (-Inf-1i)
// (3+4i) (-7+24i) (-0.5+3.5i) (0+0.25i) (0+1000i) -7 3.5 (-7+2i)
// (-0.6666667+0.6666667i) -0.6666667 0.6666667 (3+4i)
// float32 float64 main.C (-0.6666667+0.6666667i) (-0.67+0.67i) (-0.6666667+0.6666667i) (-6.666667e-01+6.666667e-01i) (  -0.667  +0.667i)|(-0.6666667+0.6666667i) (-0.6666667+0.6666667i)
// c128 (-4+0i)
// i 2 neg
// {(1+0i) [(0+2i) (3+0i)]} {(1+0i) [(1+2i) (3+0i)]} false true
// (6+2i) 6 2
// (1+2i) (3+0i)
// (0+5i)
// complex64 (1.1+2i)
// (1.099511627776e+12+0i) (0.33333334+0i) 0 (97+0i) true
// (0+7i) true
// true false
// 0 (0+0i) 1 (0+0i) 2 (0+1i) 3 [(1+0i) (2+0i)] &[(0+1i)]
// (+Inf+NaNi) (NaN+NaNi) (NaN-Infi)
// <nil>
