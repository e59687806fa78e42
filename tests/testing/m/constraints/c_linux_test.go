package constraints

const sys = "linux"
