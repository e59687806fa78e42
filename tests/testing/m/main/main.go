package main

import "fmt"

func main() { fmt.Println(val()) }

func val() int { return 4 }
