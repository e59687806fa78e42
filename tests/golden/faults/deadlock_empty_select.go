package main

func main() {
	select {}
}

// Fatal: all goroutines are asleep - deadlock!
// Stderr: goroutine 1 [select (no cases)]:
