package constraints

const sys = "windows"
