package main

func main() {
	c := make(chan int)
	close(c)
	close(c)
}

// Panic: close of closed channel
// Stderr: goroutine 1 [running]:
