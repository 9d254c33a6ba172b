package fetch

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"io"
	"log"
	"math/big"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// certificate is a self-signed one for 127.0.0.1 and the given name.
func certificate(t *testing.T, name string, until time.Time, loopback bool) (tls.Certificate, *x509.CertPool) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: name}, DNSNames: []string{name},
		NotBefore: until.Add(-48 * time.Hour), NotAfter: until, IsCA: true, BasicConstraintsValid: true,
	}
	if loopback {
		template.IPAddresses = append(template.IPAddresses, []byte{127, 0, 0, 1})
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	leaf, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	pool := x509.NewCertPool()
	pool.AddCert(leaf)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}, pool
}

// What TLS refuses stays refused: one handshake, no second try, no plain text.
func TestTLSFaults(t *testing.T) {
	for _, tt := range []struct {
		name     string
		until    time.Time
		loopback bool
		trusted  bool
		want     string
	}{
		{"good", time.Now().Add(time.Hour), true, true, ""},
		{"expired", time.Now().Add(-time.Hour), true, true, "expired"},
		{"wrong host", time.Now().Add(time.Hour), false, true, "doesn't contain any IP SANs"},
		{"unknown authority", time.Now().Add(time.Hour), true, false, "unknown authority"},
	} {
		cert, pool := certificate(t, "other.example.org", tt.until, tt.loopback)
		var shakes atomic.Int32
		s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "ok") }))
		s.Config.ErrorLog = log.New(io.Discard, "", 0)
		s.TLS = &tls.Config{Certificates: []tls.Certificate{cert}, GetConfigForClient: func(*tls.ClientHelloInfo) (*tls.Config, error) {
			shakes.Add(1)
			return nil, nil
		}}
		s.StartTLS()
		c, slept := newTestClient(Options{})
		if tt.trusted {
			c.private.(*http.Transport).TLSClientConfig = &tls.Config{RootCAs: pool}
		}
		_, err := c.Get(t.Context(), s.URL, local)
		s.Close()
		if tt.want == "" && err != nil || tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)) {
			t.Errorf("%s: %v, want %q", tt.name, err, tt.want)
		}
		if shakes.Load() != 1 || len(*slept) != 0 {
			t.Errorf("%s: %d handshakes, pauses %v, want one and none", tt.name, shakes.Load(), *slept)
		}
	}
}
