package main

import (
	"fmt"
	"time"
)

func say(what string, times int, pause time.Duration) {
	for i := range times {
		fmt.Println(what, i)
		time.Sleep(pause)
	}
}

func main() {
	fmt.Println("start")
	go say("quick", 3, time.Millisecond)
	time.Sleep(200 * time.Millisecond)
	go say("slow", 3, 10*time.Second)
	time.Sleep(100 * time.Millisecond)
	fmt.Println("stop")
}

// Output:
// start
// quick 0
// quick 1
// quick 2
// slow 0
// stop
