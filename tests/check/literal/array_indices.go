package main

func main() {
	i := 1
	_ = [2]int{1, 2, 3} //~ "index 2 is out of bounds (>= 2)"
	_ = [2]int{5: 1} //~ "invalid argument: index 5 out of bounds [0:2]"
	_ = [2]int{-1: 1} //~ "invalid argument: index -1 (constant of type int) must not be negative"
	_ = []int{1.5: 1} //~ "1.5 (untyped float constant) truncated to int"
	_ = []int{"a": 1} //~ "(untyped string constant) to type int"
	_ = []int{i: 1} //~ "index i must be integer constant"
	_ = []int{0: 1, 1, 0: 2} //~ "duplicate index 0 in array or slice literal"
	_ = [...]int{1 << 62: 1, 2: 1}[0]
	var a [...]int //~ "invalid use of [...] array (outside a composite literal)"
	_ = a
}
