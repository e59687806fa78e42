package in

import "testing"

func TestX(t *testing.T) { if X != 3 { t.Fail() } }
