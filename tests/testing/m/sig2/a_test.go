package sig2

import "testing"

func TestGen[T any](t *testing.T) { }
