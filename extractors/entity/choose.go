package entity

// choose returns the set of proposals that do not overlap and weigh most, in order of text. Of two that weigh the same
// the one proposed first stays. n is the number of tokens.
func choose(proposals []mention, n int) []mention {
	if len(proposals) == 0 {
		return nil
	}
	starts := make([][]int, n+1)
	for k, p := range proposals {
		starts[p.from] = append(starts[p.from], k)
	}
	best := make([]float64, n+1)
	pick := make([]int, n+1)
	for i := n - 1; i >= 0; i-- {
		best[i], pick[i] = best[i+1], -1
		for _, k := range starts[i] {
			if w := proposals[k].weight + best[proposals[k].to]; w > best[i] {
				best[i], pick[i] = w, k
			}
		}
	}
	var chosen []mention
	for i := 0; i < n; {
		if pick[i] < 0 {
			i++
			continue
		}
		chosen = append(chosen, proposals[pick[i]])
		i = proposals[pick[i]].to
	}
	return chosen
}
