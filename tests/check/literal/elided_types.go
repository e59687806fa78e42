package main

type E struct{ a, b int }

func main() {
	_ = map[string]E{"a": {1, 2}, "b": {1}, "c": {z: 1}} //~ "too few values in struct literal of type E" "unknown field z in struct literal of type E"
	_ = []*E{{1, 2}, nil, {q: 2}} //~ "unknown field q in struct literal of type E"
	_ = [][]int{{1}, {"a"}, 3} //~ "(untyped string constant) as int value in array or slice literal" "cannot use 3 (untyped int constant) as []int value in array or slice literal"
	_ = []int{{1}} //~ "invalid composite literal element type int"
	_ = map[E]string{{1}: "a", {1, 2}: 2} //~ "too few values in struct literal of type E" "cannot use 2 (untyped int constant) as string value in map literal"
}
