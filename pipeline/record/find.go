package record

import "strconv"

// An item is an annotation with an id that tells its place in its list.
type item interface {
	Entity | Date | Casualty | Attribution | Responsibility | Hedge | Incident
}

// Find returns the item with that id, nil where id is nil or leads nowhere.
func Find[T item](items []T, id *string) *T {
	if id == nil || len(*id) < 2 {
		return nil
	}
	n, err := strconv.Atoi((*id)[1:])
	if err != nil || n < 1 || n > len(items) {
		return nil
	}
	return &items[n-1]
}

// confidences are the words for who did it, the surest first. A denial names nobody.
var confidences = []string{"claimed", "asserted", "accused", "suspected"}

// Actor returns who is said, most surely, to have done in, and how surely; "" where nobody is.
func Actor(r *Record, in *Incident) (name, confidence string) {
	for _, c := range confidences {
		for _, id := range in.Responsibility {
			x := Find(r.Responsibility, &id)
			if x == nil || x.Confidence != c || x.Actor == nil {
				continue
			}
			if e := Find(r.Entities, x.Actor.Entity); e != nil {
				return e.Name, c
			}
			return x.Actor.Text, c
		}
	}
	return "", ""
}
