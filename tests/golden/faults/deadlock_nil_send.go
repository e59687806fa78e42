package main

func main() {
	var c chan int
	c <- 1
}

// Fatal: all goroutines are asleep - deadlock!
// Stderr: goroutine 1 [chan send (nil chan)]:
