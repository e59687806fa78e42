package b1

import "testing"

func TestH(t *testing.T) {}
