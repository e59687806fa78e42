package export

func hidden() int { return 42 }
