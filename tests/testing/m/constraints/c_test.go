package constraints

import "testing"

func TestX(t *testing.T) { t.Log(sys) }
