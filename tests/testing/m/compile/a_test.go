package compile

import "testing"

func TestF(t *testing.T) { var x string = F(); undefined1() }
