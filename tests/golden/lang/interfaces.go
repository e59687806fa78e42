package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

type Animal interface {
	Name() string
	Sound() string
}

type Walker interface{ Walk() string }

type AnimalWalker interface {
	Animal
	Walker
}

type base struct{ name string }

func (b base) Name() string     { return b.name }
func (b *base) Rename(n string) { b.name = n }

type Dog struct {
	base
	tricks []string
}

func (d Dog) Sound() string { return "woof" }
func (d *Dog) Walk() string { return d.name + " walks" }

type Cat struct{ *base }

func (c Cat) Sound() string { return "meow" }
func (c Cat) Walk() string  { return c.Name() + " sneaks" }

type Loud struct{ Animal }

func (l Loud) Sound() string { return strings.ToUpper(l.Animal.Sound()) + "!" }

type MyInt int

func (m MyInt) String() string { return fmt.Sprintf("MyInt(%d)", int(m)) }

type Temp float64
type pair struct{ a, b any }

type nilErr struct{}

func (*nilErr) Error() string { return "typed nil" }

func mayFail(fail bool) error {
	var e *nilErr
	if fail {
		return &nilErr{}
	}
	return e
}

type upper struct{ w io.Writer }

func (u upper) Write(p []byte) (int, error) { return u.w.Write([]byte(strings.ToUpper(string(p)))) }

type fn func(int) int

func (f fn) apply(n int) int { return f(n) }

func main() {
	d := Dog{base{"Rex"}, nil}
	c := Cat{&base{"Tom"}}
	for _, a := range []Animal{d, &d, c, Loud{d}, Loud{Loud{c}}} {
		_, walks := a.(Walker)
		fmt.Printf("%T %s %s %v\n", a, a.Name(), a.Sound(), walks)
	}
	d.Rename("Max")
	c.Rename("Kit")
	var aw AnimalWalker = &d
	fmt.Println(aw.Walk(), c.Walk(), aw.(Animal).Name())
	aw = c
	if w, ok := aw.(interface{ Rename(string) }); ok {
		w.Rename("Leo")
	}
	fmt.Println(aw.Name(), aw == AnimalWalker(c))

	var e error
	fmt.Println(e == nil, mayFail(false) == nil, mayFail(false), mayFail(true))
	var ne *nilErr
	fmt.Println(errors.As(fmt.Errorf("w: %w", mayFail(true)), &ne), ne)

	var x, y any = 1, 1
	fmt.Println(x == y, x == any(int64(1)), x == any(MyInt(1)), any(pair{1, "a"}) == any(pair{1, "a"}), x != nil)
	fmt.Println(MyInt(3), []MyInt{1, 2}, map[string]MyInt{"a": 1}, &pair{MyInt(7), Temp(1.5)}, struct{ M MyInt }{4})
	var s fmt.Stringer = MyInt(9)
	fmt.Printf("%v %d %s %x %T %+v\n", s, s, s, s, s, s)

	fmt.Fprintf(upper{os.Stdout}, "hello %d %s\n", 5, "go")
	fmt.Println(fn(func(n int) int { return n * n }).apply(12))
	f := Animal.Sound
	fmt.Println(f(d), (*Dog).Walk(&d), Cat.Sound(c), (*Dog).Name(&d), interface{ Name() string }.Name(c))

	var r io.Reader = strings.NewReader("data")
	if _, ok := r.(io.Writer); !ok {
		b, _ := io.ReadAll(r)
		fmt.Println(string(b))
	}
	type local struct{ MyInt }
	fmt.Println(local{5}, local{5}.String())
}

// Output:
// main.Dog Rex woof false
// *main.Dog Rex woof true
// main.Cat Tom meow true
// main.Loud Rex WOOF! false
// main.Loud Tom MEOW!! false
// Max walks Kit sneaks Max
// Leo true
// true false typed nil typed nil
// true typed nil
// true false false true true
// MyInt(3) [MyInt(1) MyInt(2)] map[a:MyInt(1)] &{7 1.5} {MyInt(4)}
// MyInt(9) 9 MyInt(9) 4d79496e74283929 main.MyInt MyInt(9)
// HELLO 5 GO
// 144
// woof Max walks meow Max Leo
// data
// MyInt(5) MyInt(5)
