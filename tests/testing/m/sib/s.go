package sib

import "example.com/m/internal/in"

func Y() int { return in.X }
