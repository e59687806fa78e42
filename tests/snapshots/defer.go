package main

func safe(f func()) (err any) {
	defer func() { err = recover() }()
	f()
	return nil
}

func main() {
	println(safe(func() { panic("x") }) != nil)
	for i := range 2 {
		defer println(i)
	}
}
