package main

func main() {
	go func() { panic("in g") }()
	select {}
}

// Panic: in g
