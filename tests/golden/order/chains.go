package main

import "fmt"

var log string

type Chain interface {
	Next(s string) Chain
	Part(s string) string
}

type chain int

func (c chain) Next(s string) Chain { log += "next(" + s + ") "; return c }
func (chain) Part(s string) string  { log += "part(" + s + ") "; return s }

type F func(string) F

func f(s string) F { log += "f(" + s + ") "; return f }

func some(s string) Chain { log += "some(" + s + ") "; return chain(1) }

func none(s string) Chain { log += "none(" + s + ") "; return nil }

func show() {
	fmt.Println(log, recover())
	log = ""
}

// What a method is called of comes before its arguments, also where the method may be that of a nil interface.
func main() {
	var i Chain = chain(0)
	i.Next("1").Next(i.Part("2")).Next(i.Part("3"))
	show()
	some("1").Next(i.Part("2")).Part(i.Part("3") + i.Part("4"))
	show()
	f("1")(i.Part("2"))(i.Part("3"))
	show()
	func() {
		defer show()
		none("1").Next(i.Part("2"))
	}()
	func() {
		defer show()
		defer some("1").Next(i.Part("2")).Part(i.Part("3"))
	}()
	x := []Chain{i}
	x[0].Next(i.Part("1")).Next(x[0].Part("2"))
	show()
}

// Output:
// next(1) part(2) next(2) part(3) next(3)  <nil>
// some(1) part(2) next(2) part(3) part(4) part(34)  <nil>
// f(1) part(2) f(2) part(3) f(3)  <nil>
// none(1) part(2)  runtime error: invalid memory address or nil pointer dereference
// some(1) part(2) next(2) part(3) part(3)  <nil>
// part(1) next(1) part(2) next(2)  <nil>
