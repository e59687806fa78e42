package a1
