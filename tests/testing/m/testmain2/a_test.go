package testmain2

import (
	"testing"
)

func TestMain(m *testing.M) {
	m.Run()
}

func TestA(t *testing.T) { t.Error("a") }
