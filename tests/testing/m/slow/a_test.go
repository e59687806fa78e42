package slow

import (
	"testing"
	"fmt"
)

func TestPrint(t *testing.T) { fmt.Println("printed"); fmt.Print("no newline") }
func TestVerbose(t *testing.T) { t.Log(testing.Verbose(), testing.Short(), testing.Testing()) }
