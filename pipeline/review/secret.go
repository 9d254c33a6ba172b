package review

import (
	"crypto/rand"
	"crypto/subtle"
)

// NewToken returns a random token.
func NewToken() string { return rand.Text() }

// same compares without telling how far two strings agree.
func same(a, b string) bool { return subtle.ConstantTimeCompare([]byte(a), []byte(b)) == 1 }
