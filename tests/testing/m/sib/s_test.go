package sib

import (
	"testing"
	"example.com/m/pass"
)

func TestY(t *testing.T) { t.Log(Y(), pass.Add(1, 1)) }
