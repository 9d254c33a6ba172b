package pipeline

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"github.com/hedgerow/hedgerow/pipeline/sink"
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
		return fmt.Errorf("%w: %s: %w", ErrStorage, dir, err)
	case unusable(err):
		return fmt.Errorf("%w: %w; give a state directory that can be written", ErrConfig, err)
	}
	return storage(err)
}

// unusable says whether an error is of a path that only the user can put right.
func unusable(err error) bool {
	for _, cause := range []error{fs.ErrPermission, syscall.EROFS, syscall.ENOTDIR, syscall.EISDIR} {
		if errors.Is(err, cause) {
			return true
		}
	}
	return false
}

// checkSinks finds out before anything is fetched that a sink's address says nothing, or that nothing can be written there.
func checkSinks(c Config, specs []string) error {
	for _, spec := range specs {
		err := sink.Check(spec, c.FS)
		switch {
		case err == nil:
		case errors.Is(err, sink.ErrSpec):
			return fmt.Errorf("%w: %w", ErrConfig, err)
		case unusable(err):
			return fmt.Errorf("%w: %w; give a place that can be written", ErrConfig, err)
		default:
			return storage(err)
		}
	}
	return nil
}
