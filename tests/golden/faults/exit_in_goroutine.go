package main

import "os"

func main() {
	go func() { os.Exit(5) }()
	select {}
}

// Exit: 5
