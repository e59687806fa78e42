package main

import "fmt"

type point struct {
	left, right int
}

func (p *point) scale(by int) {}

type shape interface{ area() int }

func main() {
	counter := 1
	_ = counter
	_ = coutner //~ "undefined: coutner" "help: did you mean counter?"
	_ = fmt.Printn("x") //~ "undefined: fmt.Printn" "help: did you mean Println?"
	_ = fmt.println //~ "but have Println"
	_ = strings.Upper //~ "undefined: strings" "help: no package of that name has this member"
	_ = ftm.Sprint(1) //~ "undefined: ftm" "help: did you mean fmt?"
	var p point
	p.rigth = 1 //~ "p.rigth undefined" "help: did you mean right?"
	p.scael(2) //~ "p.scael undefined" "help: did you mean scale?"
	var s shape
	s.aera() //~ "s.aera undefined" "help: did you mean area?"
	_ = trye //~ "undefined: trye" "help: did you mean true?"
	_ = x //~ "undefined: x"
}
