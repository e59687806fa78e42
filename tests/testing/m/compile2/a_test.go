package compile2

import "testing"

func TestF(t *testing.T) { }
