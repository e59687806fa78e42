package main

import "fmt"

func main() {
	fmt.Println("%d", 1) //~ "fmt.Println call has possible Printf formatting directive %d"
	fmt.Println("100%", "a%20b")
	fmt.Println("a\n") //~ "fmt.Println arg list ends with redundant newline"
	fmt.Print("a\n")
	fmt.Print(main) //~ "fmt.Print arg main is a func value, not called"
}
