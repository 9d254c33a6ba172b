package fetch

import (
	"context"
	"errors"
	"net"
	"net/http"
	"sync/atomic"
	"testing"

	"golang.org/x/net/dns/dnsmessage"
)

func TestGuards(t *testing.T) {
	public := guardPublic()
	for address, want := range map[string]struct{ public, local bool }{
		"93.184.216.34:80":            {true, true},
		"[2606:4700:4700::1111]:443":  {true, true},
		"127.0.0.1:80":                {false, true},
		"10.1.2.3:80":                 {false, true},
		"172.16.0.1:80":               {false, true},
		"192.168.1.1:80":              {false, true},
		"100.64.0.1:80":               {false, true},
		"[::1]:80":                    {false, true},
		"[fd00::1]:80":                {false, true},
		"169.254.169.254:80":          {false, false},
		"[fe80::1]:80":                {false, false},
		"224.0.0.1:80":                {false, false},
		"0.0.0.0:80":                  {false, false},
		"[::]:80":                     {false, false},
		"[::ffff:127.0.0.1]:80":       {false, true},
		"[::ffff:169.254.169.254]:80": {false, false},
		"[64:ff9b::7f00:1]:80":        {false, false},
		"[64:ff9b::a9fe:a9fe]:80":     {false, false},
		"[64:ff9b:1::7f00:1]:80":      {false, false},
		"[2002:7f00:1::]:80":          {false, false},
		"[fec0::1]:80":                {false, true},
		"[2001:0:7f00:1::]:80":        {false, true},
		"[::127.0.0.1]:80":            {false, true},
		"198.18.0.1:80":               {false, true},
		"192.0.0.8:80":                {false, true},
		"[fd00:ec2::254]:80":          {false, true},
		"255.255.255.255:80":          {false, false},
		"no address":                  {false, false},
	} {
		network := "tcp4"
		if address[0] == '[' {
			network = "tcp6"
		}
		if err := public(network, address, nil); (err == nil) != want.public || err != nil && !errors.Is(err, ErrPrivate) {
			t.Errorf("public guard of %s: %v", address, err)
		}
		if err := guardLocal(network, address, nil); (err == nil) != want.local || err != nil && !errors.Is(err, ErrPrivate) {
			t.Errorf("local guard of %s: %v", address, err)
		}
	}
}

// However loopback is spelled, and however one gets there, a public source does not reach it.
func TestNoRequestReachesPrivateAddresses(t *testing.T) {
	var reached atomic.Int32
	s := serve(t, func(http.ResponseWriter, *http.Request) { reached.Add(1) })
	_, port, _ := net.SplitHostPort(s.Listener.Addr().String())
	c, _ := newTestClient(Options{Retries: -1})
	c.public.(*http.Transport).DialContext = (&net.Dialer{Control: guardPublic(), Resolver: lyingResolver(t)}).DialContext
	for _, host := range []string{
		"127.0.0.1", "localhost", "2130706433", "0177.0.0.1", "0x7f.1", "127.1", "[::1]", "[::ffff:127.0.0.1]", "[64:ff9b::7f00:1]", "0.0.0.0", "[::]",
		"rebound.example.org", // its name server answers 127.0.0.1 to whoever connects
	} {
		if _, err := c.Get(t.Context(), "http://"+host+":"+port+"/", Request{}); err == nil {
			t.Errorf("%s was fetched", host)
		}
	}
	if n := reached.Load(); n > 0 {
		t.Errorf("%d requests reached the server", n)
	}
	if _, err := c.Get(t.Context(), s.URL, Request{AllowPrivate: true}); err != nil || reached.Load() != 1 {
		t.Errorf("with allow_private: %v", err)
	}
}

// A redirect of a site that may be fetched leads no further than an address itself: metadata services stay out of reach
// even of sources that may use private addresses.
func TestRedirectToMetadata(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "http://169.254.169.254/latest/meta-data/", http.StatusFound)
	})
	c, _ := newTestClient(Options{})
	if _, err := c.Get(t.Context(), s.URL, local); !errors.Is(err, ErrPrivate) {
		t.Errorf("Get = %v, want %v", err, ErrPrivate)
	}
}

// lyingResolver asks a name server that says 127.0.0.1 of every name.
func lyingResolver(t *testing.T) *net.Resolver {
	t.Helper()
	conn, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	go func() {
		buf := make([]byte, 1500)
		for {
			n, from, err := conn.ReadFrom(buf)
			if err != nil {
				return
			}
			if answer := loopbackAnswer(buf[:n]); answer != nil {
				conn.WriteTo(answer, from)
			}
		}
	}()
	return &net.Resolver{PreferGo: true, Dial: dialTo(conn.LocalAddr().String())}
}

func loopbackAnswer(query []byte) []byte {
	var m dnsmessage.Message
	if m.Unpack(query) != nil || len(m.Questions) == 0 {
		return nil
	}
	m.Response, m.Additionals = true, nil
	q := m.Questions[0]
	if q.Type == dnsmessage.TypeA {
		m.Answers = []dnsmessage.Resource{{Header: dnsmessage.ResourceHeader{Name: q.Name, Class: q.Class}, Body: &dnsmessage.AResource{A: [4]byte{127, 0, 0, 1}}}}
	}
	b, _ := m.Pack()
	return b
}

func dialTo(address string) func(context.Context, string, string) (net.Conn, error) {
	return func(ctx context.Context, _, _ string) (net.Conn, error) {
		var d net.Dialer
		return d.DialContext(ctx, "udp", address)
	}
}
