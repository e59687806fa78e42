package main

import "runtime"

func main() {
	defer func() { runtime.Goexit() }()
	panic("x")
}

// Fatal: no goroutines (main called runtime.Goexit) - deadlock!
