package sig

import "testing"

func TestF(t *testing.B) { }
func TestG() { }
