package compile2

func F() int { return "x" }
