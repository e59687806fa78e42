package export_test

import (
	"testing"
	"example.com/m/export"
)

func TestH(t *testing.T) { t.Log(export.Hidden()) }
