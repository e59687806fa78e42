package main

import "fmt"

func matrix(n int, seed float64) [][]float64 {
	m := make([][]float64, n)
	for i := range m {
		m[i] = make([]float64, n)
		for j := range m[i] {
			m[i][j] = seed*float64(i-j) + float64(i+j)/2
		}
	}
	return m
}

func multiply(a, b [][]float64) [][]float64 {
	n := len(a)
	c := make([][]float64, n)
	for i := 0; i < n; i++ {
		c[i] = make([]float64, n)
		for j := 0; j < n; j++ {
			sum := 0.0
			for k := 0; k < n; k++ {
				sum += a[i][k] * b[k][j]
			}
			c[i][j] = sum
		}
	}
	return c
}

func main() {
	const n = 160
	a, b := matrix(n, 1.5), matrix(n, 0.25)
	c := multiply(a, b)
	for range 2 {
		c = multiply(c, b)
		c[3][5] = 1
		for i := range c {
			for j := range c[i] {
				c[i][j] /= 1e6
			}
		}
	}
	fmt.Printf("%.6f %.6f\n", c[0][0], c[n/2][n/3])
}
