package main

func main() {
	var i int
	var p *int
	var q *string
	_ = p == q //~ "invalid operation: p == q (mismatched types *int and *string)"
	_ = i == "a" //~ "(mismatched types int and untyped string)"
	_ = i == 1.5 //~ "1.5 (untyped float constant) truncated to int"
	_ = "a" == 'a' //~ "== 'a' (mismatched types untyped string and untyped rune)"
	_ = i == true //~ "invalid operation: i == true (mismatched types int and untyped bool)"
	_ = (i == 1) == 2 //~ "invalid operation: (i == 1) == 2 (mismatched types untyped bool and untyped int)"
	_ = [2]int{} == [3]int{} //~ "invalid operation: [2]int{} == [3]int{} (mismatched types [2]int and [3]int)"
}
