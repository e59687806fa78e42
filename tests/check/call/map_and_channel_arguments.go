package main

func f(g map[string]int, h chan<- int) {}

func main() {
	f(map[int]int{}, make(<-chan int)) //~ "cannot use map[int]int{} (value of type map[int]int) as map[string]int value in argument to f" "cannot use make(<-chan int) (value of type <-chan int) as chan<- int value in argument to f"
	f(nil, make(chan string)) //~ "cannot use make(chan string) (value of type chan string) as chan<- int value in argument to f"
	f(make(map[string]string), nil) //~ "cannot use make(map[string]string) (value of type map[string]string) as map[string]int value in"
}
