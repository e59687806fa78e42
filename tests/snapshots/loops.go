package main

func main() {
	sum := 0
outer:
	for i := 0; i < 10; i++ {
		for j := range 3 {
			if j == i {
				continue outer
			}
			sum += i * j
		}
	}
	for sum > 5 {
		sum /= 2
	}
	for _, r := range "hé" {
		sum += int(r)
	}
	println(sum)
}
