package cyc

import (
	"testing"
	"example.com/m/cyc2"
)

func TestH(t *testing.T) { t.Log(cyc2.X) }
