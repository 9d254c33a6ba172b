package fetch

import (
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"syscall"
	"time"

	"code.dny.dev/ssrf"
)

// transport connects to public addresses only, or, where private is set, to loopback and private networks too. The check
// is made on the address that is about to be connected to, after name resolution, so that no spelling of an address, no
// redirect and no change of a name between two look-ups leads past it.
func transport(private bool) *http.Transport {
	guard := guardPublic()
	if private {
		guard = guardLocal
	}
	d := &net.Dialer{Timeout: 10 * time.Second, Control: guard}
	return &http.Transport{
		DialContext:            d.DialContext,
		TLSHandshakeTimeout:    10 * time.Second,
		ResponseHeaderTimeout:  15 * time.Second,
		MaxResponseHeaderBytes: 64 << 10,
		MaxIdleConnsPerHost:    2,
		MaxIdleConns:           64,
		IdleConnTimeout:        30 * time.Second,
		ForceAttemptHTTP2:      true,
	}
}

type control = func(network, address string, c syscall.RawConn) error

// guardPublic refuses what IANA's special-purpose registries hold.
func guardPublic() control {
	g := ssrf.New(ssrf.WithAnyPort())
	return func(network, address string, c syscall.RawConn) error {
		if err := g.Safe(network, address, c); err != nil {
			return fmt.Errorf("%w: %s", ErrPrivate, address)
		}
		return nil
	}
}

// guardLocal opens loopback and private networks, and still keeps link-local addresses (the metadata services of clouds),
// multicast and the unspecified address shut.
func guardLocal(_, address string, _ syscall.RawConn) error {
	ap, err := netip.ParseAddrPort(address)
	if err != nil {
		return fmt.Errorf("%w: %s", ErrPrivate, address)
	}
	ip := ap.Addr().Unmap()
	if ip.IsLinkLocalUnicast() || ip.IsMulticast() || ip.IsUnspecified() {
		return fmt.Errorf("%w: %s", ErrPrivate, address)
	}
	return nil
}
