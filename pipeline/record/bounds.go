package record

import (
	"fmt"
	"strconv"
)

// Bounds writes a number with its bounds for people: 7, 19+ (at least), ≤8 (at most), 10–15, ~4 (best alone), ? (unknown).
func Bounds(low, best, high *int) string {
	switch {
	case low != nil && high != nil && *low == *high:
		return strconv.Itoa(*low)
	case low != nil && high != nil:
		return fmt.Sprintf("%d–%d", *low, *high)
	case low != nil:
		return fmt.Sprintf("%d+", *low)
	case high != nil:
		return fmt.Sprintf("≤%d", *high)
	case best != nil:
		return fmt.Sprintf("~%d", *best)
	}
	return "?"
}
