//go:build ignore

package constraints

import "testing"

func TestZ(t *testing.T) { t.Fatal("no") }
