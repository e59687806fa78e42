package main

func none()     {}
func one(a int) {}

func main() {
	none(none()) //~ "none() (no value) used as value" "too many arguments in call to none"
	one(none()) //~ "none() (no value) used as value"
	_ = none() //~ "none() (no value) used as value"
	_ = none() + 1 //~ "none() (no value) used as value"
	none()() //~ "none() (no value) used as value or type"
	x := none() //~ "none() (no value) used as value"
	_ = x
}
