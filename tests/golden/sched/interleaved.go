package main

import (
	"fmt"
	"time"
)

func letters(s string, out chan<- string) {
	for _, c := range s {
		out <- fmt.Sprintf("%c", c)
		time.Sleep(20 * time.Millisecond)
	}
}

func main() {
	start := time.Now()
	out := make(chan string, 16)
	go letters("abc", out)
	time.Sleep(10 * time.Millisecond)
	go letters("xyz", out)
	time.Sleep(300 * time.Millisecond)
	close(out)
	counts := map[bool]int{}
	for s := range out {
		counts[s < "m"]++
	}
	fmt.Println(counts, time.Since(start) >= 310*time.Millisecond)
}

// Output:
// map[false:3 true:3] true
