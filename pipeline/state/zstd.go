package state

import (
	"sync"

	"github.com/klauspost/compress/zstd"
)

// maxUnpacked bounds what a damaged file can make the program hold: far above the largest page that is fetched and the
// record made of it.
const maxUnpacked = 1 << 30

// zstdWindow is how far back the compression looks: few pages are longer, and each encoder holds as much.
const zstdWindow = 1 << 20

// One encoder and one decoder serve all; their methods for whole buffers are safe for concurrent use.
var (
	zstdWriter = sync.OnceValue(func() *zstd.Encoder {
		w, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedDefault), zstd.WithEncoderConcurrency(2),
			zstd.WithWindowSize(zstdWindow), zstd.WithLowerEncoderMem(true))
		if err != nil {
			panic(err) // the options are constant
		}
		return w
	})
	zstdReader = sync.OnceValue(func() *zstd.Decoder {
		r, err := zstd.NewReader(nil, zstd.WithDecoderMaxMemory(maxUnpacked), zstd.WithDecoderConcurrency(2))
		if err != nil {
			panic(err)
		}
		return r
	})
)
