package strip

import "github.com/andybalholm/cascadia"

// CheckSelector says whether a CSS rule can be used; the empty one can.
func CheckSelector(rule string) error {
	if rule == "" {
		return nil
	}
	_, err := cascadia.ParseGroup(rule)
	return err
}
