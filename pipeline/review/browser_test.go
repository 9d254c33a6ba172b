package review

import (
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/hedgerow/hedgerow/pipeline/record"
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

// press is a key that the page takes for itself: a browser makes no letter of it then.
func press(k string) step {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		for _, kind := range []input.DispatchKeyEventType{"rawKeyDown", "keyUp"} {
			if _, err := cdp.Call(ctx, t, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: kind, Key: k}); err != nil {
				return err
			}
		}
		return nil
	})
}

// The whole way of an analyst, by keys alone: from the queue by a filter to an article, accept, undo, reject, correct, add,
// done, and on to the next article that is to do.
func TestBrowserDecides(t *testing.T) {
	ctx := browser(t)
	d, _ := desk(t, "zahra", raid("a", "ledger", "2026-01-02"), raid("b", "ledger", "2026-01-01"), raid("c", "dispatch", "2026-01-01"))
	address := visit(t, d)
	key := func(k string) step { return chromedp.KeyEvent(k) }
	focus := func() string { return eval[string](t, ctx, `document.activeElement.id`) }

	do(t, ctx, focused(), chromedp.Navigate(address+"/?state=todo&source=ledger"), settled(), press("/"), key("herders"), key(kb.Enter), settled())
	if u := eval[string](t, ctx, `location.search`); !strings.Contains(u, "q=herders") || !strings.Contains(u, "source=ledger") || !strings.Contains(u, "state=todo") {
		t.Errorf("the filter is the address: %s", u)
	}
	do(t, ctx, press("j"), key(kb.Enter), settled(), press("j"), press("a"))
	if got := awaitDecisions(t, d, 1); got[0].Verdict != Accept || got[0].Key != "a-k1" {
		t.Errorf("a accepts %+v, want the first figure accepted", got[0])
	}
	do(t, ctx, settled())
	if got := focus(); got != "c2" {
		t.Errorf("after a decision the focus is on %q, want the next figure", got)
	}
	do(t, ctx, press("u"))
	awaitDecisions(t, d, 0)
	do(t, ctx, settled(), chromedp.Focus("#c2"), press("x"))
	if got := awaitDecisions(t, d, 1); got[0].Verdict != Reject || got[0].Key != "a-k2" {
		t.Errorf("x rejects %+v, want the second figure rejected", got[0])
	}
	do(t, ctx, settled(), chromedp.Focus("#c1"), press("e"))
	do(t, ctx, key("5"), key(kb.Enter))
	if got := awaitDecisions(t, d, 4); got[2].Field != "best" || string(got[2].New) != "5" {
		t.Errorf("correct gives %+v, want best 5", got[2])
	}
	do(t, ctx, settled(), selectWords("near", "the mayor"), chromedp.Focus("#c1"), press("e"), chromedp.SetValue("#c1 [name=use]", "place"), chromedp.Focus("#c1 [name=number]"), key(kb.Enter))
	if got := awaitDecisions(t, d, 5); got[4].Field != "place" || string(got[4].New) != `"near Téra, the mayor"` {
		t.Errorf("selected words give %+v, want the place", got[4])
	}
	do(t, ctx, settled(), js("document.activeElement.blur()"), selectWords("near", "the mayor"), press("m"), key("2"), key(kb.Enter))
	if got := awaitDecisions(t, d, 6); got[5].Verdict != Add || !strings.Contains(string(got[5].New), `"text":"near Téra, the mayor"`) {
		t.Errorf("add gives %+v, want the words selected", got[5])
	}
	do(t, ctx, settled(), js("document.activeElement.blur()"), press("d"))
	awaitDecisions(t, d, 7)
	do(t, ctx, settled(), press("?"))
	if !eval[bool](t, ctx, `document.getElementById("help").open`) {
		t.Error("? shows no help")
	}
	home(t, ctx, address)
	do(t, ctx, key(kb.Escape), press("n"), settled())
	if u := eval[string](t, ctx, `location.search`); !strings.Contains(u, "id=b") {
		t.Errorf("n leads from an article that is done to %s, want the next that is to do", u)
	}
}

// Reading needs no script, and what hovers or has the focus is marked on both sides where there is one.
func TestBrowserReads(t *testing.T) {
	ctx := browser(t)
	d, _ := desk(t, "zahra", raid("a", "ledger", "2026-01-02"), hostile2())
	address := visit(t, d)
	do(t, ctx, focused(), chromedp.EmulateViewport(1280, 900), chromedp.Navigate(address+"/article?id=a"), settled(), chromedp.Focus("#c1"))
	if hot := eval[string](t, ctx, `document.querySelector('[data-r="c1"]').className`); !strings.Contains(hot, "hot") {
		t.Errorf("the words of the figure in focus have the class %q", hot)
	}
	do(t, ctx, chromedp.Click(`[data-r~="c2"].figure`))
	if row := eval[string](t, ctx, `document.activeElement.id + " " + document.getElementById("c2").className`); !strings.HasPrefix(row, "c2") || !strings.Contains(row, "hot") {
		t.Errorf("a click on the words of a figure leads to %q", row)
	}
	start := time.Now()
	do(t, ctx, chromedp.Navigate(address+"/article?id=hostile"), chromedp.WaitReady("html[data-ready]"))
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("a text of two million characters is there after %v", took)
	}
	if n := eval[int](t, ctx, `document.querySelectorAll("#text script, #text b").length`); n != 0 {
		t.Errorf("%d elements of the article's text are elements of the page", n)
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

// hostile2 is a smaller hostile record under a name of its own.
func hostile2() *record.Record {
	r := hostile(60_000)
	r.ID = "hostile"
	return r
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

// views are what is looked at: an address, and what is done there before.
var views = []struct{ name, address, script string }{
	{"queue", "/", ""},
	{"filter", "/?place=ner&standing=unverified", ""},
	{"nothing", "/?q=submarine", ""},
	{"article", "/article?id=a", ""},
	{"correct", "/article?id=a", `document.querySelector("#c1 details").open = true`},
	{"missed", "/article?id=a", `document.querySelector(".missed").open = true`},
	{"keys", "/article?id=a", `document.getElementById("help").showModal()`},
	{"see", "/see", ""},
	{"compare", "/compare", ""},
	{"agreement", "/agreement", ""},
	{"problem", "/article?id=nobody", ""},
}

// No page is wider than its window, in any size or colour scheme, asks anything of another server, or has what axe-core
// holds for a serious fault of accessibility. SHOTS=DIR keeps pictures of all to be looked at.
func TestBrowserLooks(t *testing.T) {
	ctx := browser(t)
	d, _ := desk(t, "zahra", reported(raid("a", "ledger", "2026-01-02"), "2026-01-01", 4, 14), reported(raid("b", "dispatch", "2026-01-01"), "2026-01-01", 6, 14))
	post(d, form("key", "a-k1", "verdict", "correct", "number", "5", "qualifier", "at_least"))
	post(d, form("key", "a-k2", "verdict", "note", "note", "whose word is this?"))
	d.reviewer = "amir"
	post(d, form("key", "a-k1", "verdict", "reject"))
	d.reviewer = "zahra"
	address, axe := visit(t, d), axeCore(t)
	for _, width := range []int64{1280, 390} {
		for _, scheme := range []string{"light", "dark"} {
			do(t, ctx, chromedp.EmulateViewport(width, 900), colours(scheme))
			for _, v := range views {
				do(t, ctx, chromedp.Navigate(address+v.address), chromedp.WaitReady("html[data-ready]"), js(v.script)) // the script has run to its end
				name := fmt.Sprintf("%s-%d-%s", v.name, width, scheme)
				look(t, ctx, name)
				home(t, ctx, address)
				if (width == 1280) == (scheme == "light") { // each size and each scheme once
					accessible(t, ctx, name, axe)
				}
			}
		}
	}
}

// On paper there is the article and what was decided of it, and nothing to press.
func TestBrowserPrints(t *testing.T) {
	ctx := browser(t)
	d, _ := desk(t, "zahra", raid("a", "ledger", "2026-01-02"))
	address := visit(t, d)
	print := chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
		return err
	})
	do(t, ctx, print, chromedp.Navigate(address+"/article?id=a"), chromedp.WaitReady("html[data-ready]"))
	shown := eval[string](t, ctx, `[".bar", "button", "#text", ".row"].map(s => getComputedStyle(document.querySelector(s)).display === "none" || !document.querySelector(s).offsetParent && s !== ".bar" ? "" : s).join(" ")`)
	if strings.TrimSpace(shown) != "#text .row" {
		t.Errorf("on paper there are %q", shown)
	}
}

// axeCore is the script of axe-core, which finds faults of accessibility.
func axeCore(t *testing.T) string {
	t.Helper()
	f, err := os.Open("testdata/axe-4.10.3.min.js.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	script, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(script)
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

// look checks the page that is shown.
func look(t *testing.T, ctx context.Context, name string) {
	t.Helper()
	if eval[bool](t, ctx, `document.documentElement.scrollWidth > document.documentElement.clientWidth`) {
		t.Errorf("%s is wider than its window", name)
	}
	if dir := os.Getenv("SHOTS"); dir != "" {
		picture, err := chromedp.Run(ctx, chromedp.FullScreenshot(100))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name+".png"), picture, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// accessible has axe-core look for serious faults of accessibility in the page that is shown.
func accessible(t *testing.T, ctx context.Context, name, axe string) {
	t.Helper()
	do(t, ctx, js(axe))
	faults := eval[[]string](t, ctx, `axe.run().then(r => r.violations.filter(v => ["serious", "critical"].includes(v.impact)).map(v => v.id + ": " + v.nodes.map(n => n.html).slice(0, 3).join(" | ")))`, chromedp.EvalAwaitPromise)
	for _, f := range faults {
		t.Errorf("%s: %s", name, f)
	}
}
