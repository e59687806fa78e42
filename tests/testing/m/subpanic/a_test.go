package subpanic

import "testing"

func TestPanic(t *testing.T) {
	t.Run("sub", func(t *testing.T) { panic("oh") })
}
