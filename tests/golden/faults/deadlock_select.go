package main

func main() {
	a, b := make(chan int), make(chan string)
	select {
	case <-a:
	case b <- "x":
	}
}

// Fatal: all goroutines are asleep - deadlock!
// Stderr: goroutine 1 [select]:
