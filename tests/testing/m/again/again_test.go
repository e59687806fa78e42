package again

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestAgain starts its own program, for a process that ends.
func TestAgain(t *testing.T) {
	if os.Getenv("AGAIN") == "1" {
		t.Log("in the child")
		os.Exit(3)
	}
	executable, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{os.Args[0], executable} {
		cmd := exec.Command(name, "-test.run=^TestAgain$", "-test.v")
		cmd.Env = append(os.Environ(), "AGAIN=1")
		cmd.Dir = t.TempDir()
		out, err := cmd.CombinedOutput()
		t.Logf("%s: %q, %v", filepath.Base(name), out, err)
	}
}
