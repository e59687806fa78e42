package xcompile_test

import "testing"

func TestF(t *testing.T) { nothing() }
