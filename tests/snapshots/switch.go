package main

func name(n int) string {
	switch n {
	case 0, 1:
		return "few"
	case 2:
		fallthrough
	case 3:
		return "some"
	default:
		return "many"
	}
}

func main() {
	switch s := name(2); {
	case s == "some":
		println(s)
	}
}
