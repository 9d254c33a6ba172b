// Package feeds knows the sources and has two verbs: List a source's items, and Read an item's article.
package feeds
