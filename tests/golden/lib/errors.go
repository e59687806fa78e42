package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strconv"
)

var ErrBase = errors.New("base")

type NotFound struct{ name string }

func (n NotFound) Error() string        { return n.name + " not found" }
func (n NotFound) Is(target error) bool { return target == fs.ErrNotExist }

type Op struct {
	op  string
	err error
}

func (o *Op) Error() string { return o.op + ": " + o.err.Error() }
func (o *Op) Unwrap() error { return o.err }

type multi []error

func (m multi) Error() string   { return fmt.Sprint(len(m), " errors") }
func (m multi) Unwrap() []error { return m }

func find(n string) error {
	if n == "" {
		return &Op{"find", ErrBase}
	}
	return fmt.Errorf("layer %d: %w", 1, &Op{"find", NotFound{n}})
}

func main() {
	e := find("x")
	var nf NotFound
	var op *Op
	fmt.Println(e, errors.As(e, &nf), nf.name, errors.As(e, &op), op.op, errors.Is(e, fs.ErrNotExist), errors.Is(e, ErrBase))
	fmt.Println(errors.Is(find(""), ErrBase), errors.Unwrap(find("")) == ErrBase, errors.Unwrap(ErrBase))
	j := errors.Join(ErrBase, nil, e)
	fmt.Println(j, errors.Is(j, ErrBase), errors.As(j, &op))
	m := multi{io.EOF, find("y")}
	fmt.Println(m, errors.Is(m, io.EOF), errors.As(m, &nf), nf)
	w := fmt.Errorf("two: %w %w", io.EOF, ErrBase)
	fmt.Println(w, errors.Is(w, io.EOF), errors.Is(w, ErrBase), errors.Unwrap(w))
	_, err := os.Open("/no/such/file")
	var pe *fs.PathError
	fmt.Println(err, errors.Is(err, os.ErrNotExist), errors.As(err, &pe), pe.Op, pe.Path)
	_, err = strconv.Atoi("zz")
	var ne *strconv.NumError
	fmt.Println(errors.As(err, &ne), ne.Func, ne.Num, ne.Err)
	fmt.Printf("%v|%s|%q|%+v|%T\n", e, e, ErrBase, ErrBase, e)
	fmt.Println(errors.New("a") == errors.New("a"), ErrBase == ErrBase, errors.Join(nil, nil) == nil)
	func() {
		defer func() {
			r := recover()
			err, ok := r.(error)
			fmt.Println(ok, err, errors.Is(err, ErrBase))
		}()
		panic(fmt.Errorf("wrapped: %w", ErrBase))
	}()
}

// Output:
// layer 1: find: x not found true x true find true false
// true true <nil>
// base
// layer 1: find: x not found true true
// 2 errors true true y not found
// two: EOF base true true <nil>
// open /no/such/file: no such file or directory true true open /no/such/file
// true Atoi zz invalid syntax
// layer 1: find: x not found|layer 1: find: x not found|"base"|base|*fmt.wrapError
// false true true
// true wrapped: base true
