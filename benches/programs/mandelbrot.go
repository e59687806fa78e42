package main

import "fmt"

func main() {
	const size, most = 260, 50
	inside := 0
	for py := 0; py < size; py++ {
		for px := 0; px < size; px++ {
			cr, ci := 2*float64(px)/size-1.5, 2*float64(py)/size-1
			var zr, zi, r2, i2 float64
			n := 0
			for ; n < most && r2+i2 <= 4; n++ {
				zi = 2*zr*zi + ci
				zr = r2 - i2 + cr
				r2, i2 = zr*zr, zi*zi
			}
			if n == most {
				inside++
			}
		}
	}
	fmt.Println(inside)
}
