package main

func main() {
	c, done := make(chan int, 1), make(chan bool)
	go func() {
		for x := range c {
			println(x)
		}
		close(done)
	}()
	c <- 1
	select {
	case c <- 2:
	case _, ok := <-done:
		println(ok)
	default:
	}
	close(c)
	<-done
}
