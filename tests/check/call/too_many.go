package main

func none()       {}
func one(a int)   {}
func pair() (int, string) { return 1, "" }

func main() {
	none(1) //~ "too many arguments in call to none"
	one(1, 2) //~ "too many arguments in call to one"
	one(pair()) //~ "too many arguments in call to one"
	none(pair()) //~ "too many arguments in call to none"
	func(x int) {}(1, "", nil, 2.5, 'a', true) //~ "too many arguments in call to func(x int) {}"
}
