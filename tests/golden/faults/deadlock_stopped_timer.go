package main

import "time"

func main() {
	t := time.NewTimer(time.Hour)
	t.Stop()
	<-t.C
}

// Fatal: all goroutines are asleep - deadlock!
// Stderr: goroutine 1 [chan receive]:
