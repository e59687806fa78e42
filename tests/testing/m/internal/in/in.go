package in

const X = 3
