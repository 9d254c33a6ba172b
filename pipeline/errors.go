package pipeline

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"github.com/hedgerow/hedgerow/pipeline/state"
)

// Why a run could not be done. Commands turn them into exit statuses; that some items failed is no error but stands in the
// summary.
var (
	ErrConfig  = errors.New("wrong configuration")
	ErrStorage = errors.New("storage failed")
	ErrLocked  = errors.New("another run holds the lock")
)

// storage marks an error of the state or of a sink.
func storage(err error) error {
	if err == nil || errors.Is(err, ErrStorage) || errors.Is(err, ErrConfig) {
		return err
	}
	return fmt.Errorf("%w: %w", ErrStorage, err)
}

// opening marks an error met while opening the state: what the user must put right is configuration.
func opening(dir string, err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, state.ErrCorrupt):
		return fmt.Errorf("%w: %w; move %s/%s away and run `hedgerow state rebuild`", ErrStorage, err, dir, state.FileName)
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS), errors.Is(err, syscall.ENOTDIR), errors.Is(err, syscall.EISDIR):
		return fmt.Errorf("%w: %w; give a state directory that can be written", ErrConfig, err)
	}
	return storage(err)
}
