package twomain_test

import "testing"

func TestMain(m *testing.M) {}
