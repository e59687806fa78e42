package main

func main() {
	a := 1
	for {
		if a > 1 {
			break
			println("after break") //~ "unreachable code"
		}
		continue
		println("after continue") //~ "unreachable code"
	}
	switch {
	case a > 1:
		return
		a = 2 //~ "unreachable code"
	}
	panic("x")
	println("first") //~ "unreachable code"
	println("second")
}

func endless() int {
	for {
	}
	return 1 //~ "unreachable code"
}

func jump(i int) int {
	goto l
	i++ //~ "unreachable code"
l:
	if i > 0 {
		return 1
	} else {
		return 2
	}
	return 3 //~ "unreachable code"
}

func fine(i int) int {
	for {
		if i > 3 {
			break
		}
		i++
	}
	switch i {
	case 1:
		return 1
	}
	return 2
}
