// The desk's keys, the links between text and figures, and selections. Everything else works without this file.
// Nothing here counts characters: a selection is sent as the words themselves, and the server finds them.

const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

const stops = () => $$(".row[data-ref]").length ? $$(".row[data-ref]") : $$("a.item, .case h2 ~ .scroll");
const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";

// visit gives a figure the focus and brings its words into sight.
function visit(stop) {
  stop.focus({ preventScroll: true });
  stop.scrollIntoView({ block: "nearest" });
  const words = stop.dataset.ref && document.getElementById(`t-${stop.dataset.ref}`);
  if (words && !seen(words)) words.scrollIntoView({ block: "center", behavior: calm() });
}

function seen(element) {
  const box = element.getBoundingClientRect();
  return box.top > 40 && box.bottom < innerHeight - 20;
}

function step(by) {
  const all = stops();
  if (!all.length) return;
  const here = all.findIndex((e) => e === document.activeElement || e.contains(document.activeElement));
  visit(all[here < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(here + by, 0), all.length - 1)]);
}

// press activates the control with that key: of the figure in focus, else of the article.
function press(key) {
  const row = document.activeElement.closest(".row[data-ref]") ?? $(".row[data-ref]");
  const control = (row && $(`[data-key="${key}"]`, row)) ?? $(`.missed > [data-key="${key}"], .whole [data-key="${key}"]`);
  if (!control) return false;
  if (row?.contains(control) && "ax".includes(key)) aim(control.form, row);
  control.click();
  if (control.tagName === "SUMMARY" && control.parentElement.open) enter($("form", control.parentElement));
  return true;
}

// enter goes to the field of a form that is to be filled in first: what words a missed figure has, else its number.
function enter(form) {
  const { selected, number } = form.elements;
  const field = form.matches(".add") && !selected.value ? selected : number;
  field.focus();
  field.select();
}

// aim makes a decision lead on to the next figure that is not decided.
function aim(form, row) {
  const all = stops();
  const after = [...all.slice(all.indexOf(row) + 1), ...all.slice(0, all.indexOf(row))];
  form.elements.focus.value = after.find((e) => !$(".verdict", e))?.id ?? row.id;
}

// note opens the note of the figure in focus, else that of the article.
function note() {
  const row = document.activeElement.closest(".row[data-ref]");
  if (row) $(".edit", row).open = true;
  const field = $("[name=note]", row ?? $(".whole") ?? document);
  field?.focus();
  return !!field;
}

function follow(...ids) {
  const link = ids.map((id) => document.getElementById(id) ?? $(`a[rel=${id}]`)).find(Boolean);
  link?.click();
  return !!link;
}

const keys = {
  j: () => (step(1), true), k: () => (step(-1), true), " ": () => (step(1), true),
  n: () => follow("next"), p: () => follow("previous", "prev"), o: () => follow("original"), c: () => follow("compare"),
  "?": () => ($("#help")?.showModal(), true), "/": () => ($("[type=search]") ? ($("[type=search]").focus(), true) : follow("queue")),
  a: () => press("a"), x: () => press("x"), e: () => press("e"), m: () => press("m"), d: () => press("d"), u: () => press("u"), w: note,
};

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, select, textarea, dialog");
  if (event.key === "Escape" && typing) {
    const row = typing.closest(".row[data-ref]");
    row ? row.focus() : document.activeElement.blur();
    return;
  }
  if (typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat && !"jk".includes(event.key)) return;
  if (event.key === " " && event.target.closest("button, summary, a")) return;
  if (keys[event.key]?.()) event.preventDefault();
});

const help = $("#show-keys");
help.hidden = false;
help.addEventListener("click", () => $("#help").showModal());

// light marks what belongs together, in the text and beside it.
function light(ref, on) {
  $$(`[data-r~="${ref}"], #t-${ref}`).forEach((e) => e.classList.toggle("hot", on));
  $(`.row[data-ref="${ref}"]`)?.classList.toggle("hot", on);
}

const refs = (e) => (e.dataset.ref ?? e.dataset.r ?? e.id.slice(2)).split(" ").filter(Boolean);
for (const [name, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
  document.addEventListener(name, (event) => {
    const e = event.target.closest?.("[data-ref], [data-r], .text .tag");
    if (e) refs(e).forEach((ref) => light(ref, on));
  });
}

// A click on the words of a figure leads to it, and its tag back to the words.
document.addEventListener("click", (event) => {
  const words = event.target.closest(".text .figure[data-r], .text a.tag.figure");
  if (words && document.getSelection().isCollapsed) {
    const row = refs(words).map((ref) => $(`.row[data-ref="${ref}"]`)).find(Boolean);
    if (row) { event.preventDefault(); visit(row); }
  }
});

// words is the text of a fragment without the labels that stand in it.
function words(fragment) {
  $$(".tag", fragment).forEach((tag) => tag.remove());
  return fragment.textContent;
}

document.addEventListener("selectionchange", () => {
  const selection = document.getSelection();
  const text = $("#text");
  if (!text || selection.rangeCount === 0 || selection.isCollapsed) return;
  const range = selection.getRangeAt(0);
  const start = range.startContainer.parentElement?.closest("[data-o]");
  if (!start || !text.contains(start)) return;
  const before = document.createRange();
  before.setStart(start, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const selected = words(range.cloneContents());
  for (const form of $$("form.correct, form.add")) {
    form.elements.piece.value = start.dataset.o;
    form.elements.before.value = words(before.cloneContents());
    form.elements.selected.value = selected;
  }
});

// Words that were typed stand where the server finds them.
document.addEventListener("input", (event) => {
  if (event.target.name === "selected") event.target.form.elements.piece.value = "";
});

// A decision loads the page again: what was in sight stays in sight.
const place = `desk ${location.pathname}${location.search}`;
document.addEventListener("submit", () => sessionStorage.setItem(place, `${scrollY} ${$(".figures")?.scrollTop ?? 0}`));
const kept = sessionStorage.getItem(place);
sessionStorage.removeItem(place);
const aimed = document.getElementById(decodeURIComponent(location.hash.slice(1)));
if (kept && $(".figures")) {
  const [page, figures] = kept.split(" ").map(Number);
  requestAnimationFrame(() => {
    scrollTo(0, page);
    $(".figures").scrollTop = figures;
    if (aimed?.matches(".row")) visit(aimed);
  });
}
if (aimed?.matches(".row")) aimed.focus({ preventScroll: true });

// A chart as PNG: drawn by the browser from the SVG on the page, without the page's style sheet.
for (const button of $$("button.png")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const svg = $("svg", button.closest("section"));
    const [width, height] = [svg.viewBox.baseVal.width, svg.viewBox.baseVal.height];
    const image = new Image(width, height);
    image.src = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(svg)], { type: "image/svg+xml" }));
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [2 * width, 2 * height];
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(image.src);
    const link = document.createElement("a");
    link.href = canvas.toDataURL("image/png");
    link.download = `${button.dataset.name}.png`;
    link.click();
  });
}

// One chart alone on paper.
for (const button of $$("button.print")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const chart = button.closest("section");
    document.body.classList.add("one");
    chart.classList.add("this");
    print();
    document.body.classList.remove("one");
    chart.classList.remove("this");
  });
}

document.documentElement.dataset.ready = "yes"; // nothing above has failed
