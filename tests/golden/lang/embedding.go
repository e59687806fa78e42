package main

import "fmt"

type Point struct{ X, Y int }

func (p Point) Add(q Point) Point { return Point{p.X + q.X, p.Y + q.Y} }
func (p *Point) Scale(k int)      { p.X *= k; p.Y *= k }
func (p Point) String() string    { return fmt.Sprintf("<%d,%d>", p.X, p.Y) }

type Named struct{ Name string }

func (n Named) Hello() string { return "hi " + n.Name }

type Circle struct {
	Point
	*Named
	R int
}

type Wheel struct {
	Circle
	Spokes int
	Name   string
}

type A struct{ v int }
type B struct{ v int }
type AB struct {
	A
	B
	w int
}

func (A) Who() string  { return "A" }
func (B) Who() string  { return "B" }
func (AB) Who() string { return "AB" }

type Logger interface{ Log(string) }
type Service struct {
	Logger
	n int
}
type prefix string

func (p prefix) Log(s string) { fmt.Println(string(p) + s) }

type List[T any] struct {
	items []T
}

func (l *List[T]) Push(x T) { l.items = append(l.items, x) }

type Stack struct {
	List[string]
	limit int
}

type Rec struct {
	*Rec
	val int
}

func main() {
	w := Wheel{Circle{Point{1, 2}, &Named{"inner"}, 3}, 8, "outer"}
	w.X += 10
	w.Scale(2)
	fmt.Println(w.X, w.Point, w.Circle.Point.Y, w.Name, w.Circle.Name, w.Named.Name, w.Hello())
	fmt.Println(w.Add(Point{1, 1}), w.R)
	f := w.Scale
	f(10)
	g := w.Add
	w.X = 0
	fmt.Println(w.Point.String(), g(Point{}))
	v := w
	v.Y = -1
	v.Circle.Name = "shared"
	fmt.Println(w.Y, v.Y, w.Circle.Name)

	ab := AB{A{1}, B{2}, 3}
	fmt.Println(ab.A.v, ab.B.v, ab.w, ab.Who(), ab.A.Who(), ab.B.Who())
	s := Service{prefix("> "), 1}
	s.Log("message")
	s.Logger = prefix("# ")
	s.Log("other")
	var l Logger = s
	l.Log("through")
	st := Stack{limit: 2}
	st.Push("a")
	st.Push("b")
	fmt.Println(st.items, len(st.items) == st.limit)
	r := Rec{&Rec{&Rec{nil, 3}, 2}, 1}
	fmt.Println(r.val, r.Rec.val, r.Rec.Rec.val, r.Rec.Rec.Rec == nil)

	anon := struct {
		Point
		Tag string `json:"tag"`
	}{Point{5, 6}, "t"}
	fmt.Println(anon, anon.X, anon.Tag)
	fmt.Printf("%v %+v\n", ab, ab)
	type T struct{ a, b int }
	t := [...]T{{1, 2}, {b: 5}, {}}
	u := t
	u[0].a = 9
	fmt.Println(t, u, t == u, t[2] == T{})
	pt := &t[1]
	pt.a, pt.b = pt.b, pt.a
	fmt.Println(t, *pt)
	ps := map[Point]string{{1, 2}: "a"}
	fmt.Println(ps[Point{1, 2}], ps)
	arr := []*Point{{1, 2}, {3, 4}}
	for _, p := range arr {
		p.Scale(3)
	}
	fmt.Println(arr[0], *arr[1])
}

// Output:
// 22 <22,4> 4 outer inner inner hi inner
// <23,5> 3
// <0,40> <220,40>
// 40 -1 shared
// 1 2 3 AB A B
// > message
// # other
// # through
// [a b] true
// 1 2 3 true
// <5,6> 5 t
// {{1} {2} 3} {A:{v:1} B:{v:2} w:3}
// [{1 2} {0 5} {0 0}] [{9 2} {0 5} {0 0}] false true
// [{1 2} {5 0} {0 0}] {5 0}
// a map[<1,2>:a]
// <3,6> <9,12>
