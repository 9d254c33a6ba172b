package review

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"os"
)

// A Place is where a store has a record.
type Place struct {
	File, Line int
	Offset     int64
	Length     int
}

// A Store is where records are kept: files of them, or the state of an ingest.
type Store interface {
	// Each calls add with every record in order. The line is the callee's to keep.
	Each(add func(at Place, line []byte) error) error
	// Line reads a record again.
	Line(at Place) ([]byte, error)
	// Name is what people call a place.
	Name(at Place) string
}

// Files are files of records, one a line.
type Files struct{ files []*os.File }

// OpenFiles opens files of records.
func OpenFiles(names []string) (*Files, error) {
	var f Files
	for _, name := range names {
		file, err := os.Open(name)
		if err != nil {
			_ = f.Close()
			return nil, fmt.Errorf("open records: %w", err)
		}
		f.files = append(f.files, file)
	}
	return &f, nil
}

// Close closes the files.
func (f *Files) Close() error {
	var err error
	for _, file := range f.files {
		err = cmp.Or(err, file.Close())
	}
	return err
}

// Each is Store's.
func (f *Files) Each(add func(Place, []byte) error) error {
	for i, file := range f.files {
		if err := eachLine(file, i, add); err != nil {
			return fmt.Errorf("read %s: %w", file.Name(), err)
		}
	}
	return nil
}

func eachLine(file *os.File, i int, add func(Place, []byte) error) error {
	r := bufio.NewReaderSize(io.NewSectionReader(file, 0, 1<<62), 1<<20)
	for n, offset := 1, int64(0); ; n++ {
		line, err := r.ReadBytes('\n')
		unfinished := err == io.EOF && !json.Valid(line) // somebody is still writing it
		if len(line) > 1 && !unfinished {
			if err := add(Place{i, n, offset, len(line)}, line); err != nil {
				return err
			}
		}
		offset += int64(len(line))
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// Line is Store's.
func (f *Files) Line(at Place) ([]byte, error) {
	line := make([]byte, at.Length)
	_, err := f.files[at.File].ReadAt(line, at.Offset)
	return line, err
}

// Name is Store's.
func (f *Files) Name(at Place) string {
	return fmt.Sprintf("%s:%d", f.files[at.File].Name(), at.Line)
}
