package dirs

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestData(t *testing.T) {
	b, err := os.ReadFile("testdata/x.txt")
	if err != nil || string(b) != "hello\n" {
		t.Fatal(string(b), err)
	}
	wd, _ := os.Getwd()
	t.Log(filepath.Base(wd), filepath.Base(os.Getenv("PWD")), len(os.Args) > 0)
}

func TestTemp(t *testing.T) {
	d := t.TempDir()
	e := t.TempDir()
	t.Log(d != e, filepath.Base(d), filepath.Base(e), strings.Contains(d, "TestTemp"))
	t.Setenv("FOO_X", "bar")
	t.Log(os.Getenv("FOO_X"))
	t.Chdir(d)
	wd, _ := os.Getwd()
	t.Log(wd == d)
}

func TestAfterTemp(t *testing.T) {
	wd, _ := os.Getwd()
	t.Log(os.Getenv("FOO_X"), filepath.Base(wd))
	_, ok := t.Deadline()
	t.Log(ok)
}

func TestContext(t *testing.T) {
	ctx := t.Context()
	t.Log(ctx.Err())
	t.Cleanup(func() { t.Log(errors.Is(ctx.Err(), context.Canceled)) })
}
