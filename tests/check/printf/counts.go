package main

import "fmt"

func main() {
	fmt.Printf("%d %s\n", 1) //~ "fmt.Printf format %s reads arg #2, but call has 1 arg"
	fmt.Printf("%d\n", 1, 2) //~ "fmt.Printf call needs 1 arg but has 2 args"
	fmt.Printf("a\n", 1) //~ "fmt.Printf call has arguments but no formatting directives"
	fmt.Printf("%[3]d %*d\n", 1, 2) //~ "fmt.Printf format %[3]d reads arg #3, but call has 2 args"
	fmt.Printf("%d%%\n", 5)
	args := []any{1}
	fmt.Printf("%d %d\n", args...)
	fmt.Printf("%*d %d\n", "a", 1, 2) //~ "fmt.Printf format %*d uses non-int"
}
