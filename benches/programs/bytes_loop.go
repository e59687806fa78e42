package main

import "fmt"

func main() {
	data := make([]byte, 1<<16)
	x := uint32(12345)
	for i := range data {
		x = x*1664525 + 1013904223
		data[i] = byte(x >> 24)
	}
	var histogram [256]int
	sum := uint32(1)
	for range 40 {
		for _, b := range data {
			histogram[b]++
			sum = (sum<<5 | sum>>27) ^ uint32(b)
		}
	}
	vowels := 0
	s := string(data)
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case 'a', 'e', 'i', 'o', 'u':
			vowels++
		}
	}
	fmt.Println(sum, histogram[7], vowels)
}
