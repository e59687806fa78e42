// log.Fatalf ends the program, from whatever goroutine.

package main

import (
	"log"
	"os"
)

func main() {
	log.SetOutput(os.Stdout)
	log.SetFlags(log.Lshortfile)
	go log.Fatalf("fatal: %q", "from a goroutine")
	select {}
}

// Output:
// asm_amd64.s:1264: fatal: "from a goroutine"
// Exit: 1
