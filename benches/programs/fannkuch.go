package main

import "fmt"

func fannkuch(n int) (checksum, most int) {
	p, q, s := make([]int, n), make([]int, n), make([]int, n)
	for i := range p {
		p[i], s[i] = i, i
	}
	sign := 1
	for {
		if q0 := p[0]; q0 != 0 {
			copy(q, p)
			flips := 1
			for {
				qq := q[q0]
				if qq == 0 {
					checksum += sign * flips
					if flips > most {
						most = flips
					}
					break
				}
				q[q0] = q0
				for i, j := 1, q0-1; i < j; i, j = i+1, j-1 {
					q[i], q[j] = q[j], q[i]
				}
				q0 = qq
				flips++
			}
		}
		if sign == 1 {
			p[0], p[1] = p[1], p[0]
			sign = -1
			continue
		}
		p[1], p[2] = p[2], p[1]
		sign = 1
		for i := 2; i < n; i++ {
			if s[i] != 0 {
				s[i]--
				break
			}
			if i == n-1 {
				return checksum, most
			}
			s[i] = i
			first := p[0]
			for j := 0; j <= i; j++ {
				p[j] = p[j+1]
			}
			p[i+1] = first
		}
	}
}

func main() {
	checksum, most := fannkuch(9)
	fmt.Println(checksum, most)
}
