package main

func main() {
	var i int
	var send chan<- int
	var recv <-chan int
	_ = <-i //~ "invalid operation: cannot receive from non-channel int i (variable of type int)"
	_ = <-send //~ "invalid operation: cannot receive from send-only channel chan<- int send (variable of type chan<-"
	recv <- 1 //~ "invalid operation: cannot send to receive-only channel <-chan int recv (variable of type <-chan int)"
	i <- 1 //~ "invalid operation: cannot send to non-channel int i (variable of type int)"
	send <- "a" //~ "(untyped string constant) as int value in send"
	close(recv) //~ "invalid operation: cannot close receive-only channel recv (variable of type <-chan int)"
	close(i) //~ "invalid operation: cannot close non-channel i (variable of type int)"
}
