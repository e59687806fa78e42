package logafter

import (
	"testing"
	"time"
)

func TestGo(t *testing.T) {
	go func() { time.Sleep(10*time.Millisecond); t.Log("late") }()
}

func TestWait(t *testing.T) { time.Sleep(100*time.Millisecond) }
