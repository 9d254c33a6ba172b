// Package place resolves the places among the entities to coordinates.
package place

import (
	"github.com/hedgerow/hedgerow/extractors/entity"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// Resolve fills the Geo of the places in ents.
func Resolve(doc *text.Document, ents []entity.Entity) {}
