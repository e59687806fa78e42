package main

import "strings"

func main() {
	_ = strings.Builder{addr: nil} //~ "cannot refer to unexported field addr in struct literal of type strings.Builder"
	_ = strings.Builder{Addr: nil} //~ "unknown field Addr in struct literal of type strings.Builder, but does have unexported addr"
	_ = strings.Builder{nil, nil} //~ "implicit assignment to unexported field addr in struct literal of type strings.Builder" "implicit assignment to unexported field buf in struct literal of type strings.Builder"
	_ = strings.Builder{nil} //~ "implicit assignment to unexported field addr in struct literal of type strings.Builder" "too few values in struct literal of type strings.Builder (type has unexported fields - use"
	_ = strings.builder{} //~ "undefined: strings.builder (but have Builder)"
}
