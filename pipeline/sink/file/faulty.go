package file

import (
	"errors"

	"sync"
)

// ErrInjected is the error of a Faulty file system.
var ErrInjected = errors.New("injected fault")

// Faulty is a file system whose call number FailAt fails, and all others work: tests let each call fail in turn. It
// counts the calls that change something: create, write, sync, close, rename, remove, directories made and synced.
type Faulty struct {
	FS
	FailAt int
	Failed string // the call that failed, "" while none has

	mu    sync.Mutex
	calls int
}

func (f *Faulty) fault(call string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.calls++; f.calls != f.FailAt {
		return nil
	}
	f.Failed = call
	return ErrInjected
}

// Create fails, or makes a file whose writes may fail.
func (f *Faulty) Create(path string) (File, error) {
	if err := f.fault("create " + path); err != nil {
		return nil, err
	}
	file, err := f.FS.Create(path)
	return &faultyFile{file, f}, err
}

// MkdirAll fails, or makes the directory.
func (f *Faulty) MkdirAll(path string) error {
	return errors.Join(f.fault("mkdir "+path), f.FS.MkdirAll(path))
}

// Rename fails, or renames.
func (f *Faulty) Rename(from, to string) error {
	if err := f.fault("rename " + to); err != nil {
		return err
	}
	return f.FS.Rename(from, to)
}

// SyncDir fails, or syncs.
func (f *Faulty) SyncDir(path string) error {
	if err := f.fault("sync " + path); err != nil {
		return err
	}
	return f.FS.SyncDir(path)
}

type faultyFile struct {
	File
	fs *Faulty
}

// Write writes half before it fails, as a full disk does.
func (f *faultyFile) Write(p []byte) (int, error) {
	if err := f.fs.fault("write"); err != nil {
		n, werr := f.File.Write(p[:len(p)/2])
		return n, errors.Join(err, werr)
	}
	return f.File.Write(p)
}

func (f *faultyFile) Sync() error {
	if err := f.fs.fault("fsync"); err != nil {
		return err
	}
	return f.File.Sync()
}

func (f *faultyFile) Close() error {
	return errors.Join(f.fs.fault("close"), f.File.Close())
}
