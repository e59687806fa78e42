package main

func main() {
	c := make(chan int)
	go func() { c <- 1 }()
	for x := range c {
		println(x)
	}
}

// Stderr: 1
// Fatal: all goroutines are asleep - deadlock!
// Stderr: goroutine 1 [chan receive]:
