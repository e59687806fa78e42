package main

import (
	"fmt"
	"math"
)

func at(i, j int) float64 { return 1 / float64((i+j)*(i+j+1)/2+i+1) }

func times(v, out []float64) {
	for i := range out {
		sum := 0.0
		for j, x := range v {
			sum += at(i, j) * x
		}
		out[i] = sum
	}
}

func transposed(v, out []float64) {
	for i := range out {
		sum := 0.0
		for j, x := range v {
			sum += at(j, i) * x
		}
		out[i] = sum
	}
}

func main() {
	const n = 350
	u, v, t := make([]float64, n), make([]float64, n), make([]float64, n)
	for i := range u {
		u[i] = 1
	}
	for range 10 {
		times(u, t)
		transposed(t, v)
		times(v, t)
		transposed(t, u)
	}
	var vBv, vv float64
	for i := range u {
		vBv += u[i] * v[i]
		vv += v[i] * v[i]
	}
	fmt.Printf("%.9f\n", math.Sqrt(vBv/vv))
}
