package main

func main() {
	defer func() { recover() }()
	defer func() { panic("b") }()
	panic("a")
}

