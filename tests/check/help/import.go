package lib

func f() string {
	return strings.ToUpper("x") //~ "undefined: strings" "help: add import "
}
