package main

func pair() (int, string)     { return 1, "" }
func two(a, b int)            {}
func many(a string, b ...int) {}

func main() {
	two(pair()) //~ "cannot use pair() (value of type string) as int value in argument to two"
	two(pair(), 1) //~ "multiple-value pair() (value of type (int, string)) in single-value context"
	two(1, pair()) //~ "multiple-value pair() (value of type (int, string)) in single-value context"
	many(pair()) //~ "cannot use pair() (value of type int) as string value in argument to many" "cannot use pair() (value of type string) as int value in argument to many"
	many(pair()...) //~ "cannot use ... with 2-valued pair()"
}
