package twomain

import "testing"

func TestMain(m *testing.M) {}
