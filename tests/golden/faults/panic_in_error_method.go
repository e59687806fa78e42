package main

type T struct{}

func (T) Error() string { panic("in Error") }
func main() {
	panic(T{})
}

// Fatal: panic while printing panic value: in Error
