package main

func main() {
	c := make(chan int)
	<-c
}

// Fatal: all goroutines are asleep - deadlock!
// Stderr: goroutine 1 [chan receive]:
