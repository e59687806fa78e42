package main

import (
	"errors"
	"strings"
)

func main() {
	_ = strings.toupper //~ "undefined: strings.toupper (but have ToUpper)"
	_ = strings.x //~ "undefined: strings.x"
	_ = errors //~ "use of package errors not in selector"
	_ = errors.New.x //~ "errors.New.x undefined (type func(text string) error has no field or method x)"
	strings.Builder{}.Len() //~ "cannot call pointer method Len on strings.Builder"
	_ = errors.New("a").x //~ ").x undefined (type error has no field or method x)"
	_ = errors.new("a") //~ "undefined: errors.new (but have New)"
}
