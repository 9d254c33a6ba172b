package review

import (
	"cmp"
	"context"
	"fmt"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// browser starts the distribution's Chromium. Without one the test is left out, unless HEDGEROW_REQUIRE_ALL says that
// nothing may be.
func browser(t *testing.T) context.Context {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil && path == "" {
			path = found
		}
	}
	if path == "" {
		if os.Getenv("HEDGEROW_REQUIRE_ALL") != "" {
			t.Fatal("no Chromium: apt-get install chromium")
		}
		t.Skip("no Chromium")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.UserDataDir(t.TempDir()), chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true))
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil { // the browser lives as long as the context of its first call
		t.Fatalf("start Chromium: %v", err)
	}
	ctx, cancel = context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(cancel)
	return ctx
}

// step is one thing that is done in the browser.
type step = chromedp.Action[chromedp.Void]

// visit serves a desk to a browser and returns its address.
func visit(t *testing.T, d *Desk) string {
	t.Helper()
	server := httptest.NewServer(d.Handler())
	t.Cleanup(server.Close)
	return server.URL
}

// do takes steps and fails the test where one fails.
func do(t *testing.T, ctx context.Context, steps ...step) {
	t.Helper()
	if err := chromedp.Do(ctx, steps...); err != nil {
		t.Fatal(err)
	}
}

// eval returns the value of a script.
func eval[T any](t *testing.T, ctx context.Context, script string, options ...chromedp.EvaluateOption) T {
	t.Helper()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](script, options...))
	if err != nil {
		t.Fatalf("%.80s: %v", script, err)
	}
	return v
}

// js is a step that runs a script.
func js(script string) step {
	return func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		_, err := chromedp.Evaluate[bool](script+"; true")(ctx, t)
		return chromedp.Void{}, err
	}
}

// home fails the test where the page has asked anything of another server.
func home(t *testing.T, ctx context.Context, address string) {
	t.Helper()
	for _, u := range eval[[]string](t, ctx, `performance.getEntries().map(e => e.name).filter(n => /^[a-z]+:/.test(n))`) {
		if !strings.HasPrefix(u, address) && !strings.HasPrefix(u, "data:") && !strings.HasPrefix(u, "blob:") {
			t.Errorf("the page asks %s", u)
		}
	}
}

// awaitDecisions waits until so many decisions stand on article a.
func awaitDecisions(t *testing.T, d *Desk, n int) []Decision {
	t.Helper()
	for range 200 {
		if got := d.log.Of("a"); len(got) == n {
			return got
		}
		time.Sleep(25 * time.Millisecond)
	}
	t.Fatalf("%d decisions stand, want %d: %+v", len(d.log.Of("a")), n, d.log.Of("a"))
	return nil
}

// settled waits until the page that a decision leads to is there.
func settled() step {
	return chromedp.Steps(chromedp.Sleep(150*time.Millisecond), chromedp.WaitReady("#help"), chromedp.Sleep(100*time.Millisecond))
}

// selectWords selects words of the text as a mouse does.
func selectWords(from, to string) step {
	const script = `(() => { const walk = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT); const range = document.createRange();
		let start = false; while (walk.nextNode()) { const s = walk.currentNode.data;
			if (!start && s.includes(%q)) { range.setStart(walk.currentNode, s.indexOf(%q)); start = true; }
			if (start && s.includes(%q)) { range.setEnd(walk.currentNode, s.indexOf(%q) + %q.length); break; } }
		const selection = getSelection(); selection.removeAllRanges(); selection.addRange(range); return selection.toString(); })()`
	return chromedp.Steps(js(fmt.Sprintf(script, from, from, to, to, to)), chromedp.Sleep(100*time.Millisecond))
}

// The whole way of an analyst, by keys alone: from the queue to an article, accept, undo, reject, correct, add, done.
func TestBrowserDecides(t *testing.T) {
	ctx := browser(t)
	d, _ := desk(t, "zahra", raid("a", "ledger", "2026-01-02"), raid("b", "ledger", "2026-01-01"))
	address := visit(t, d)
	key := func(k string) step { return chromedp.KeyEvent(k) }

	do(t, ctx, chromedp.Navigate(address+"/"), settled(), key("j"), key(kb.Enter), settled(), key("j"), key("a"))
	if got := awaitDecisions(t, d, 1); got[0].Verdict != Accept || got[0].Key != "a-k1" {
		t.Errorf("a accepts %+v, want the first figure accepted", got[0])
	}
	do(t, ctx, settled(), key("u"))
	awaitDecisions(t, d, 0)
	do(t, ctx, settled(), key("j"), key("j"), key("x"))
	if got := awaitDecisions(t, d, 1); got[0].Verdict != Reject || got[0].Key != "a-k2" {
		t.Errorf("x rejects %+v, want the second figure rejected", got[0])
	}
	do(t, ctx, settled(), chromedp.Focus("#c1"), key("e"), chromedp.SetValue("#c1 [name=number]", "5"), chromedp.Focus("#c1 [name=number]"), key(kb.Enter))
	if got := awaitDecisions(t, d, 4); got[2].Field != "best" || string(got[2].New) != "5" {
		t.Errorf("correct gives %+v, want best 5", got[2])
	}
	do(t, ctx, settled(), key("m"), selectWords("near", "the mayor"), chromedp.SetValue("form.add [name=number]", "2"), chromedp.Focus("form.add [name=number]"), key(kb.Enter))
	if got := awaitDecisions(t, d, 5); got[4].Verdict != Add || !strings.Contains(string(got[4].New), `"text":"near Téra, the mayor"`) {
		t.Errorf("add gives %+v, want the words selected", got[4])
	}
	do(t, ctx, settled(), js("document.activeElement.blur()"), key("d"))
	awaitDecisions(t, d, 6)
	do(t, ctx, settled(), key("?"))
	if !eval[bool](t, ctx, `document.getElementById("help").open`) {
		t.Error("? shows no help")
	}
	home(t, ctx, address)
}

// Reading needs no script, and what hovers or has the focus is marked on both sides where there is one.
func TestBrowserReads(t *testing.T) {
	ctx := browser(t)
	d, _ := desk(t, "zahra", raid("a", "ledger", "2026-01-02"))
	address := visit(t, d)
	do(t, ctx, focused(), chromedp.Navigate(address+"/article?id=a"), settled(), chromedp.Focus("#c1"))
	if hot := eval[string](t, ctx, `document.querySelector('[data-r="c1"]').className`); !strings.Contains(hot, "hot") {
		t.Errorf("the words of the figure in focus have the class %q", hot)
	}
	do(t, ctx, scripts(false), chromedp.Navigate(address+"/article?id=a"))
	text, err := chromedp.Run(ctx, chromedp.Text("main"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Four herders were killed", "<b>hurt</b>", "unverified", "Accept", "who says"} {
		if !strings.Contains(text, want) {
			t.Errorf("without scripts the article lacks %q", want)
		}
	}
	do(t, ctx, chromedp.Click(`#c1 button[value=accept]`))
	awaitDecisions(t, d, 1)
}

// The charts become files that other programs read.
func TestBrowserExports(t *testing.T) {
	ctx := browser(t)
	d, _ := desk(t, "zahra", raid("a", "ledger", "2026-01-02"))
	address := visit(t, d)
	do(t, ctx, chromedp.Navigate(address+"/see"), chromedp.WaitVisible("button.png"),
		js(`HTMLAnchorElement.prototype.click = function () { document.body.dataset.saved = this.href }`),
		chromedp.Click(`button[data-name=map]`), chromedp.WaitReady("body[data-saved]"))
	href := eval[string](t, ctx, `document.body.dataset.saved`)
	if !strings.HasPrefix(href, "data:image/png;base64,iVBOR") || len(href) < 5000 {
		t.Errorf("the map's PNG is %.60q, %d bytes", href, len(href))
	}
}

// No page is wider than its window, in any size or colour scheme, and each passes the checks of axe-core where its file is
// given (AXE=axe.min.js; it is not part of this repository). SHOTS=DIR keeps pictures of all to be looked at.
func TestBrowserLooks(t *testing.T) {
	ctx := browser(t)
	d, _ := desk(t, "zahra", raid("a", "ledger", "2026-01-02"), raid("b", "dispatch", "2026-01-01"))
	address := visit(t, d)
	axe, err := os.ReadFile(os.Getenv("AXE"))
	if err != nil && os.Getenv("AXE") != "" {
		t.Fatal(err)
	}
	for _, width := range []int64{1280, 390} {
		for _, scheme := range []string{"light", "dark"} {
			do(t, ctx, chromedp.EmulateViewport(width, 900), colours(scheme))
			for _, page := range []string{"", "article?id=a", "see", "compare", "agreement"} {
				kind, _, _ := strings.Cut(page, "?")
				name := fmt.Sprintf("%s-%d-%s", cmp.Or(kind, "queue"), width, scheme)
				look(t, ctx, address+"/"+page, name, axe)
			}
		}
	}
}

// colours makes the browser prefer light or dark.
func colours(scheme string) step {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
		return err
	})
}

// focused makes the page believe that its window is the one in use.
func focused() step {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
		return err
	})
}

// scripts lets pages run scripts, or not.
func scripts(on bool) step {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !on})
		return err
	})
}

// look checks one page as it is shown.
func look(t *testing.T, ctx context.Context, address, name string, axe []byte) {
	t.Helper()
	do(t, ctx, chromedp.Navigate(address), chromedp.WaitReady("main"))
	picture, err := chromedp.Run(ctx, chromedp.FullScreenshot(100))
	if err != nil {
		t.Fatal(err)
	}
	do(t, ctx, chromedp.WaitReady("html[data-ready]")) // the script has run to its end
	wide := eval[bool](t, ctx, `document.documentElement.scrollWidth > document.documentElement.clientWidth`)
	if wide {
		t.Errorf("%s is wider than its window", name)
	}
	if dir := os.Getenv("SHOTS"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, name+".png"), picture, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if len(axe) == 0 {
		return
	}
	do(t, ctx, js(string(axe)))
	faults := eval[[]string](t, ctx, `axe.run().then(r => r.violations.filter(v => ["serious", "critical"].includes(v.impact)).map(v => v.id + ": " + v.nodes.map(n => n.html).slice(0, 3).join(" | ")))`, chromedp.EvalAwaitPromise)
	for _, f := range faults {
		t.Errorf("%s: %s", name, f)
	}
}
