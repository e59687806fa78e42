package main

type shape interface{ area() int }
type square int

func (s square) area() int { return int(s * s) }

func describe(x any) string {
	switch v := x.(type) {
	case nil:
		return "nil"
	case int:
		return "int"
	case shape:
		println(v.area())
		return "shape"
	}
	return "other"
}

func main() {
	var s shape = square(3)
	println(describe(s), describe(1), s.(square) == 3)
}
