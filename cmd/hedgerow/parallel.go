package main

import "iter"

// inOrder applies do to everything in seq on n goroutines and hands the results to emit in seq's order. At most 4n items
// are held at a time, so memory stays flat however long seq is. It stops at emit's first error and returns it.
func inOrder[T, R any](n int, seq iter.Seq[T], do func(T) R, emit func(R) error) error {
	type job struct {
		in  T
		out chan R
	}
	queue, work := make(chan job, 4*n), make(chan job)
	done := make(chan struct{})
	for range n {
		go func() {
			for j := range work {
				j.out <- do(j.in)
			}
		}()
	}
	go func() {
		defer close(queue)
		defer close(work)
		for in := range seq {
			j := job{in, make(chan R, 1)}
			select {
			case queue <- j:
			case <-done:
				return
			}
			work <- j
		}
	}()
	for j := range queue {
		if err := emit(<-j.out); err != nil {
			close(done)
			return err
		}
	}
	return nil
}
