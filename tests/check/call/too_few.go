package main

func none()                   {}
func one(a int)               {}
func two(a, b int)            {}
func many(a string, b ...int) {}

func main() {
	one() //~ "not enough arguments in call to one"
	two(1) //~ "not enough arguments in call to two"
	two(
		1, //~ "not enough arguments in call to two"
	)
	many() //~ "not enough arguments in call to many"
	var f func(float64, ...string) error
	f() //~ "not enough arguments in call to f"
	func(x int, y string) {}(1) //~ "not enough arguments in call to func(x int, y string) {}"
}
