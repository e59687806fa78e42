package main

func main() {
	m := map[string]int{"a": 1}
	m["b"]++
	v, ok := m["c"]
	delete(m, "a")
	for k, n := range m {
		println(k, n)
	}
	println(len(m), v, ok)
}
