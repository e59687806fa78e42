package main

import "testing"

func TestVal(t *testing.T) { if val() != 5 { t.Errorf("val() = %d", val()) } }

func TestRun(t *testing.T) { main() }
