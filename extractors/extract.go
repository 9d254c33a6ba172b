// Package extractors reads an article: who was killed or hurt, where, when, by whom, who says so, and how sure anyone is.
//
// Eight kinds of annotation are eight typed calls, one after the other. Each child package finds one kind of thing and
// knows nothing of its parent; what needs two kinds is made in link.
package extractors

import (
	"github.com/hedgerow/hedgerow/extractors/attribution"
	"github.com/hedgerow/hedgerow/extractors/casualty"
	"github.com/hedgerow/hedgerow/extractors/date"
	"github.com/hedgerow/hedgerow/extractors/entity"
	"github.com/hedgerow/hedgerow/extractors/hedge"
	"github.com/hedgerow/hedgerow/extractors/link"
	"github.com/hedgerow/hedgerow/extractors/place"
	"github.com/hedgerow/hedgerow/extractors/text"
)

// Annotations are all that was found in one document.
type Annotations = link.Annotations

// Extract returns all that doc states. Where the publication date is unknown, the dateline's stands for it.
func Extract(doc *text.Document) Annotations {
	if published, ok := date.Dateline(doc); ok && doc.Published.IsZero() {
		doc.Published = published
	}
	ents := entity.Find(doc)
	place.Resolve(doc, ents)
	dates := date.Find(doc)
	figures := casualty.Find(doc)
	said := attribution.Find(doc, ents)
	doubts := hedge.Find(doc)
	return link.All(doc, ents, dates, figures, said, doubts)
}
