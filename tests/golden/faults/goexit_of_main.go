package main

import "runtime"

func main() {
	go func() { println("g") }()
	runtime.Goexit()
}

// Stderr: g
// Fatal: no goroutines (main called runtime.Goexit) - deadlock!
