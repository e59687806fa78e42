package xcompile

func F() int { return 1 }
