package compile

func F() int { return 1 }
