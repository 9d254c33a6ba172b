package strip

// judge settles the kind of each piece by what it says, how much of it is links, and what stands around it.
func judge(ps []piece, m *meta, o Options) []piece {
	for i := range ps {
		p := &ps[i]
		if p.zoned {
			continue
		}
		n := letters(p.text)
		switch {
		case p.kind == Heading && sameTitle(p.text, m.title):
			p.kind = Title
		case n > 0 && p.links*10 > n*8:
			p.kind = Related
		}
	}
	return ps
}

// judge of a page: what is wrong with it.
func (p *Page) judge(a *article, m *meta) {
	n := 0
	for _, b := range p.Blocks {
		if b.Kind == Body {
			n += b.End - b.Start
		}
	}
	switch {
	case n == 0:
		p.Problems = append(p.Problems, "no_text")
	case n < 250:
		p.Problems = append(p.Problems, "stub")
	}
	if m.paywalled {
		p.Problems = append(p.Problems, "paywall")
	}
	if p.Published == "" {
		p.Problems = append(p.Problems, "no_published_date")
	}
}
