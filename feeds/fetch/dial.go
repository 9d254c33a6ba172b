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
		DisableCompression:     true, // body.go counts what comes out
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

// guardPublic refuses what IANA's special-purpose registries hold: loopback, private, shared, link-local (the metadata
// services of clouds), multicast, NAT64 and the rest, IPv4 in IPv6 clothes included.
func guardPublic() control {
	g := ssrf.New(ssrf.WithAnyPort())
	return func(network, address string, c syscall.RawConn) error {
		if err := g.Safe(network, address, c); err != nil {
			return fmt.Errorf("%w: %s", ErrPrivate, address)
		}
		return nil
	}
}

// guardLocal opens loopback and private networks, and still keeps shut what no news site is behind: link-local addresses,
// multicast, broadcast, the unspecified address, and IPv6 that is IPv4 in disguise.
func guardLocal(_, address string, _ syscall.RawConn) error {
	ap, err := netip.ParseAddrPort(address)
	if err != nil {
		return fmt.Errorf("%w: %s", ErrPrivate, address)
	}
	ip := ap.Addr().Unmap()
	if ip.IsLinkLocalUnicast() || ip.IsMulticast() || ip.IsUnspecified() || ip == netip.AddrFrom4([4]byte{255, 255, 255, 255}) || disguised(ip) {
		return fmt.Errorf("%w: %s", ErrPrivate, address)
	}
	return nil
}

// disguised reports NAT64 (RFC 6052, RFC 8215) and 6to4 (RFC 3056).
func disguised(ip netip.Addr) bool {
	for _, p := range [...]string{"64:ff9b::/96", "64:ff9b:1::/48", "2002::/16"} {
		if netip.MustParsePrefix(p).Contains(ip) {
			return true
		}
	}
	return false
}
