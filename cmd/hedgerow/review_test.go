package main

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// served starts `hedgerow review` and returns the address that it says; the desk ends with the test.
func served(t *testing.T, args ...string) string {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	r, w := io.Pipe()
	ended := make(chan int, 1)
	go func() {
		ended <- run(ctx, append([]string{"review", "--reviewer", "zahra"}, args...), strings.NewReader(""), io.Discard, w)
		w.Close()
	}()
	line, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	go func() { _, _ = io.Copy(io.Discard, r) }()
	t.Cleanup(func() {
		cancel()
		select {
		case <-ended:
		case <-time.After(10 * time.Second):
			t.Error("the desk does not end")
		}
	})
	return regexp.MustCompile(`http://\S+`).FindString(line)
}

// page asks a desk for a page, or posts a form where there is one, and waits while the records are being read.
func page(t *testing.T, client *http.Client, address string, form url.Values, want string) {
	t.Helper()
	body := ""
	for range 100 {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
		if form != nil {
			r, err = http.NewRequestWithContext(t.Context(), http.MethodPost, address, strings.NewReader(form.Encode()))
			r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			r.Header.Set("Sec-Fetch-Site", "same-origin")
		}
		if err != nil {
			t.Fatal(err)
		}
		resp, err := client.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(resp.Body)
		resp.Body.Close()
		if err != nil {
			t.Fatal(err)
		}
		if body = string(data); strings.Contains(body, want) {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Fatalf("%s lacks %q: %.500s", address, want, body)
}

// The whole program: records from a state, a decision in the browser, a line in the file of decisions.
func TestReviewServes(t *testing.T) {
	dir := t.TempDir()
	if status := run(t.Context(), []string{"demo", "--out", filepath.Join(dir, "out")}, strings.NewReader(""), io.Discard, io.Discard); status != 0 {
		t.Fatalf("demo: status %d", status)
	}
	reviews := filepath.Join(dir, "review.jsonl")
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	client := &http.Client{Jar: jar}
	address := served(t, "--addr", "127.0.0.1:0", "--token", "secret", "--state", filepath.Join(dir, "out", "demo-state"), "--reviews", reviews)
	if !strings.HasSuffix(address, "/?token=secret") {
		t.Fatalf("the address is %s, want the token in it", address)
	}
	page(t, http.DefaultClient, strings.TrimSuffix(address, "?token=secret"), nil, "open the address with the token")
	page(t, client, address, nil, "<b>15</b> of 15 articles")
	base := strings.TrimSuffix(address, "/?token=secret")
	page(t, client, base+"/?q=torkham", nil, "Torkham gate opens")
	id := regexp.MustCompile(`"id":"([^"]+)"[^\n]*Torkham gate opens`).FindStringSubmatch(string(read(t, filepath.Join(dir, "out", "articles.jsonl"))))
	page(t, client, base+"/decide", url.Values{"self": {"/article?id=" + id[1]}, "verdict": {"accept"}}, "Article done")
	if line := string(read(t, reviews)); !strings.Contains(line, `"verdict":"accept","reviewer":"zahra"`) || strings.Count(line, "\n") != 1 {
		t.Errorf("review.jsonl = %s", line)
	}
}

func read(t *testing.T, file string) []byte {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
