// Command hedgerow turns news feeds into records that can be checked.
package main

func main() {}
