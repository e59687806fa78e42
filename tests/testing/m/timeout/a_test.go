package timeout

import (
	"testing"
	"time"
)

func TestQuick(t *testing.T) {}

func TestSlow(t *testing.T) {
	t.Run("inner", func(t *testing.T) { time.Sleep(20 * time.Second) })
}
