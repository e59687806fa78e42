package main

func main() {
	c := make(chan int, 1)
	c <- 1
	c <- 2
}

// Fatal: all goroutines are asleep - deadlock!
// Stderr: goroutine 1 [chan send]:
