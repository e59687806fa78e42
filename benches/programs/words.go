package main

import (
	"fmt"
	"sort"
	"strings"
)

func main() {
	text := strings.Repeat("the quick brown fox jumps over the lazy dog and runs away from the angry bear ", 2000)
	count := map[string]int{}
	for range 6 {
		for _, w := range strings.Fields(text) {
			count[strings.ToUpper(w)]++
		}
	}
	var keys []string
	for k := range count {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	for _, k := range keys {
		fmt.Print(k, "=", count[k], " ")
	}
	joined := strings.Join(strings.Split(text, " "), "-")
	fmt.Println(len(joined), strings.Count(strings.ReplaceAll(joined, "fox", "wolf"), "wolf"), strings.Index(joined, "zzz"))
}
