package state

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"strings"
	"sync"

	"github.com/hedgerow/hedgerow/pipeline/sink/file"
)

// Pages keeps the bytes that articles were read from, compressed, as files named by their digest: a page is written once,
// however often it is seen.
type Pages struct {
	dir string
	fs  file.FS
	mu  sync.Mutex // two workers may hold one page
}

// NewPages returns the pages under dir.
func NewPages(dir string, fsys file.FS) *Pages { return &Pages{dir: dir, fs: fsys} }

// PageDigest names a page.
func PageDigest(body []byte) string {
	sum := sha256.Sum256(body)
	return hex.EncodeToString(sum[:])
}

func (p *Pages) path(digest string) string {
	return filepath.Join(p.dir, digest[:2], digest+".zst")
}

// Put keeps a page and returns its digest. When it returns, the page is on the disk. about says what the page is, in JSON:
// it stands before the page in a frame that zstd skips, so that a lost state can be made again from the pages.
func (p *Pages) Put(body, about []byte) (string, error) {
	digest := PageDigest(body)
	path := p.path(digest)
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.fs.Exists(path) {
		return digest, nil
	}
	if err := p.fs.MkdirAll(filepath.Dir(path)); err != nil {
		return "", fmt.Errorf("keep page: %w", err)
	}
	packed := append(skippable(about), pack(body)...)
	tmp := filepath.Join(p.dir, digest+".tmp")
	err := file.WriteVia(p.fs, tmp, path, func(w io.Writer) error {
		_, err := w.Write(packed)
		return err
	})
	if err != nil {
		return "", fmt.Errorf("keep page: %w", err)
	}
	return digest, nil
}

// Tidy removes what a killed run was writing.
func (p *Pages) Tidy() error {
	left, err := filepath.Glob(filepath.Join(p.dir, "*.tmp"))
	if err != nil {
		return fmt.Errorf("tidy up pages: %w", err)
	}
	for _, tmp := range left {
		if err := p.fs.Remove(tmp); err != nil {
			return fmt.Errorf("tidy up pages: %w", err)
		}
	}
	return nil
}

// Get returns a page.
func (p *Pages) Get(digest string) ([]byte, error) {
	if len(digest) != 2*sha256.Size {
		return nil, fmt.Errorf("read page %q: no such digest", digest)
	}
	packed, err := p.fs.ReadFile(p.path(digest))
	if err != nil {
		return nil, fmt.Errorf("read page: %w", err)
	}
	body, err := unpack(packed)
	if err != nil {
		return nil, fmt.Errorf("read page %s: %w", p.path(digest), err)
	}
	if PageDigest(body) != digest {
		return nil, fmt.Errorf("read page %s: its bytes are not those it is named by", p.path(digest))
	}
	return body, nil
}

// Has says whether a page is kept.
func (p *Pages) Has(digest string) bool {
	return len(digest) == 2*sha256.Size && p.fs.Exists(p.path(digest))
}

// Digests returns the digests of all pages that are kept, in order.
func (p *Pages) Digests() ([]string, error) {
	paths, err := filepath.Glob(filepath.Join(p.dir, "??", "*.zst"))
	if err != nil {
		return nil, fmt.Errorf("list pages: %w", err)
	}
	for i, path := range paths {
		paths[i] = strings.TrimSuffix(filepath.Base(path), ".zst")
	}
	return paths, nil
}

// About returns what was said of a page when it was kept; nil where nothing was.
func (p *Pages) About(digest string) ([]byte, error) {
	packed, err := p.fs.ReadFile(p.path(digest))
	if err != nil {
		return nil, fmt.Errorf("read page: %w", err)
	}
	return skipped(packed), nil
}

// skipMagic begins a frame that zstd passes over (RFC 8878, 3.1.2), followed by its length.
const skipMagic = 0x184D2A50

func skippable(data []byte) []byte {
	b := binary.LittleEndian.AppendUint32(nil, skipMagic)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(data)))
	return append(b, data...)
}

// skipped returns the data of the skippable frame that b begins with; nil where there is none.
func skipped(b []byte) []byte {
	if len(b) < 8 || binary.LittleEndian.Uint32(b) != skipMagic {
		return nil
	}
	n := int(binary.LittleEndian.Uint32(b[4:]))
	if n > len(b)-8 {
		return nil
	}
	return b[8 : 8+n]
}

// Remove forgets a page; one that is not there is no error.
func (p *Pages) Remove(digest string) error {
	if err := p.fs.Remove(p.path(digest)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("remove page: %w", err)
	}
	return nil
}

func pack(b []byte) []byte { return zstdWriter().EncodeAll(b, nil) }

func unpack(b []byte) ([]byte, error) { return zstdReader().DecodeAll(b, nil) }
