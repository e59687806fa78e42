package main

import "fmt"

type point struct{ x, y int }

type shape interface{ area() float64 }

type rect struct{ w, h float64 }

func (r rect) area() float64 { return r.w * r.h }

type named struct {
	rect
	name string
	tags []string
}

func main() {
	m := map[point]string{{1, 2}: "a", {3, 4}: "b"}
	m[point{1, 2}] += "!"
	delete(m, point{3, 4})
	fmt.Println(m, len(m))
	counts := map[string]int{}
	for _, w := range []string{"x", "y", "x", "z", "x"} {
		counts[w]++
	}
	fmt.Println(counts)
	var s shape = named{rect{2, 3}, "box", []string{"t"}}
	fmt.Printf("%v %+v %T %.1f\n", s, s, s, s.area())
	if n, ok := s.(named); ok {
		fmt.Println(n.name, n.w)
	}
	var funcs []func() int
	for i := 0; i < 3; i++ {
		funcs = append(funcs, func() int { i *= 2; return i })
	}
	for _, f := range funcs {
		fmt.Print(f(), " ", f(), "; ")
	}
	fmt.Println()
	for i, r := range "aé\xff" {
		fmt.Print(i, ":", r, " ")
	}
	fmt.Println()
}

// Output:
// map[{1 2}:a!] 1
// map[x:3 y:1 z:1]
// {{2 3} box [t]} {rect:{w:2 h:3} name:box tags:[t]} main.named 6.0
// box 2
// 0 0; 2 4; 4 8;
// 0:97 1:233 3:65533
