package main

import (
	"errors"
	"slices"
	"sync/atomic"
	"testing"
)

func TestInOrder(t *testing.T) {
	var in, got []int
	for i := range 1000 {
		in = append(in, i)
	}
	err := inOrder(8, slices.Values(in), func(i int) int { return i * i }, func(r int) error {
		got = append(got, r)
		return nil
	})
	if err != nil || len(got) != len(in) {
		t.Fatalf("inOrder gave %d results, %v; want %d, nil", len(got), err, len(in))
	}
	for i, r := range got {
		if r != i*i {
			t.Fatalf("result %d = %d, want %d", i, r, i*i)
		}
	}
}

func TestInOrderStopsAtError(t *testing.T) {
	full := errors.New("disk full")
	var taken atomic.Int64
	endless := func(yield func(int) bool) {
		for i := 0; yield(i); i++ {
			taken.Add(1)
		}
	}
	err := inOrder(4, endless, func(i int) int { return i }, func(i int) error {
		if i == 10 {
			return full
		}
		return nil
	})
	if err != full {
		t.Errorf("inOrder = %v, want %v", err, full)
	}
	if n := taken.Load(); n > 10+2*4*4 {
		t.Errorf("took %d items for 10 results: the window is not bounded", n)
	}
}
