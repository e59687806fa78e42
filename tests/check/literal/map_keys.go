package main

func main() {
	_ = map[string]int{"a": 1, "a": 2} //~ "in map literal"
	_ = map[string]int{"a" + "b": 1, "ab": 2} //~ "in map literal"
	_ = map[interface{}]int{1: 1, 1.0: 2, int8(1): 3, 1: 4} //~ "duplicate key 1 in map literal"
	_ = map[float64]int{1: 1, 1.0: 2} //~ "duplicate key 1 in map literal"
	_ = map[bool]int{true: 1, !false: 2} //~ "duplicate key true in map literal"
	_ = map[complex128]int{2i: 1, 0 + 2i: 2} //~ "duplicate key (0 + 2i) in map literal"
	_ = map[string]int{1: 1, "a": "b", 3} //~ "cannot use 1 (untyped int constant) as string value in map literal" "(untyped string constant) as int value in map literal" "missing key in map literal"
}
