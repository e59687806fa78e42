package main

func f() int { return 1 }

func main() {
	var x int
	const a = x //~ "x (variable of type int) is not constant"
	const b = f() //~ "f() (value of type int) is not constant"
	const c = len([]int{1}) //~ "len([]int{…}) (value of type int) is not constant"
	const d = nil //~ "nil is not constant"
	const e = main //~ "main (value of type func()) is not constant"
	const g = [2]int{} //~ "[2]int{} (value of type [2]int) is not constant"
	const h = len([3]int{})
	const i []int = nil //~ "invalid constant type []int"
	_ = h
}
