// Package file is how sinks and the state write files: whole or not at all. A file is written under another name, synced,
// renamed, and its directory synced; a crash at any moment leaves the old file or the new one.
package file

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// An FS is what is needed of a file system. Tests put one in that fails at every step in turn.
type FS interface {
	Create(path string) (File, error)
	Open(path string) (io.ReadCloser, error)
	ReadFile(path string) ([]byte, error)
	Exists(path string) bool
	Size(path string) (int64, error)
	MkdirAll(path string) error
	Rename(from, to string) error
	Remove(path string) error
	SyncDir(path string) error
}

// A File is being written.
type File interface {
	io.Writer
	Sync() error
	Close() error
}

// OS is the operating system's file system.
type OS struct{}

// Create makes or truncates a file.
func (OS) Create(path string) (File, error) { return os.Create(path) }

// Open opens a file for reading.
func (OS) Open(path string) (io.ReadCloser, error) { return os.Open(path) }

// ReadFile reads a whole file.
func (OS) ReadFile(path string) ([]byte, error) { return os.ReadFile(path) }

// Exists says whether there is a file of that name.
func (OS) Exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// Size returns a file's length in bytes.
func (OS) Size(path string) (int64, error) {
	info, err := os.Stat(path)
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

// MkdirAll makes a directory and those above it, and syncs those it made: a file is only as durable as the entry of the
// directory it stands in.
func (o OS) MkdirAll(path string) error {
	if o.Exists(path) {
		return nil
	}
	parent := filepath.Dir(path)
	if parent != path {
		if err := o.MkdirAll(parent); err != nil {
			return err
		}
	}
	if err := os.Mkdir(path, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return o.SyncDir(parent)
}

// Rename puts a file in another's place.
func (OS) Rename(from, to string) error { return os.Rename(from, to) }

// Remove deletes a file.
func (OS) Remove(path string) error { return os.Remove(path) }

// SyncDir makes the entries of a directory durable.
func (OS) SyncDir(path string) error {
	d, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// CheckDir makes a directory where there is none, and says whether files can be made in it.
func CheckDir(fsys FS, dir string) error {
	probe := filepath.Join(dir, "probe"+tmpSuffix)
	if err := fsys.MkdirAll(dir); err != nil {
		return fmt.Errorf("write to %s: %w", dir, err)
	}
	f, err := fsys.Create(probe)
	if err != nil {
		return fmt.Errorf("write to %s: %w", dir, err)
	}
	if err := errors.Join(f.Close(), fsys.Remove(probe)); err != nil {
		return fmt.Errorf("write to %s: %w", dir, err)
	}
	return nil
}

// tmpSuffix marks a file that is being written. What bears it is rubbish once no program runs.
const tmpSuffix = ".tmp"

// Write makes the file at path out of what write writes, whole or not at all. On an error the old file, if there is one,
// stands as it was.
func Write(fsys FS, path string, write func(io.Writer) error) error {
	return WriteVia(fsys, path+tmpSuffix, path, write)
}

// WriteVia is Write with the name that the file has while it is written.
func WriteVia(fsys FS, tmp, path string, write func(io.Writer) error) error {
	f, err := fsys.Create(tmp)
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	if err := errors.Join(fill(f, write), f.Close()); err != nil {
		return fmt.Errorf("write %s: %w", path, errors.Join(err, fsys.Remove(tmp)))
	}
	if err := fsys.Rename(tmp, path); err != nil {
		return fmt.Errorf("write %s: %w", path, errors.Join(err, fsys.Remove(tmp)))
	}
	if err := fsys.SyncDir(filepath.Dir(path)); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}

func fill(f File, write func(io.Writer) error) error {
	if err := write(f); err != nil {
		return err
	}
	return f.Sync()
}

// WriteAll is Write for bytes that are there already.
func WriteAll(fsys FS, path string, data []byte) error {
	return Write(fsys, path, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}
