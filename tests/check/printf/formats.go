package main

import "fmt"

func main() {
	fmt.Printf("%z\n", 1) //~ "fmt.Printf format %z has unknown verb z"
	fmt.Printf("%!", 1) //~ "fmt.Printf format %! has unknown verb !"
	fmt.Printf("%-0+d %#s\n", 1, "a") //~ "fmt.Printf format %#s has unrecognized flag #"
	_ = fmt.Sprintf("%w", nil) //~ "fmt.Sprintf does not support error-wrapping directive %w"
	_ = fmt.Errorf("%w", "a") //~ "fmt.Errorf format %w has arg"
	fmt.Printf("\u00e9 %d", "a") //~ "fmt.Printf format %d has arg"
	fmt.Printf("%[x]d", 1) //~ "fmt.Printf format has invalid argument index [x]"
	fmt.Printf("100%") //~ "fmt.Printf format % is missing verb at end of string"
	format := "x"
	fmt.Printf(format) //~ "non-constant format string in call to fmt.Printf"
}
