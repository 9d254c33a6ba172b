// The desk's keys, the links between text and figures, and selections. Everything else works without this file.
// Nothing here counts characters: a selection is sent as the words themselves, and the server finds them.

const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

const stops = () => $$(".row[data-ref]").length ? $$(".row[data-ref]") : $$("a.item");

function step(by) {
  const all = stops();
  if (!all.length) return;
  const here = all.findIndex((e) => e === document.activeElement || e.contains(document.activeElement));
  const to = all[here < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(here + by, 0), all.length - 1)];
  to.focus();
  to.scrollIntoView({ block: "nearest" });
}

// press activates the control with that key: of the figure in focus, else of the article.
function press(key) {
  const row = document.activeElement.closest(".row[data-ref]") ?? $(".row[data-ref]");
  const control = (row && $(`[data-key="${key}"]`, row)) ?? $(`.figures > [data-key="${key}"], .figures > form [data-key="${key}"], .figures > details > [data-key="${key}"]`);
  if (!control) return false;
  control.click();
  if (control.tagName === "SUMMARY") $("input:not([type=hidden]), select", control.parentElement)?.focus();
  return true;
}

function follow(id) {
  const link = document.getElementById(id);
  if (link) link.click();
  return !!link;
}

const keys = {
  j: () => (step(1), true), k: () => (step(-1), true), " ": () => (step(1), true),
  n: () => follow("next"), p: () => follow("previous"),
  "?": () => ($("#help")?.showModal(), true), "/": () => ($("[type=search]") ? ($("[type=search]").focus(), true) : follow("queue")),
  a: () => press("a"), x: () => press("x"), e: () => press("e"), m: () => press("m"), d: () => press("d"), u: () => press("u"),
};

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, select, textarea, dialog");
  if (event.key === "Escape" && typing) { document.activeElement.blur(); return; }
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === " " && event.target.closest("button, summary, a")) return;
  if (keys[event.key]?.()) event.preventDefault();
});

// light marks what belongs together, in the text and beside it.
function light(ref, on) {
  $$(`[data-r~="${ref}"], #t-${ref}`).forEach((e) => e.classList.toggle("hot", on));
  $(`.row[data-ref="${ref}"]`)?.classList.toggle("hot", on);
}

const refs = (e) => (e.dataset.ref ?? e.dataset.r ?? "").split(" ").filter(Boolean);
for (const [name, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
  document.addEventListener(name, (event) => {
    const e = event.target.closest?.("[data-ref], [data-r]");
    if (e) refs(e).forEach((ref) => light(ref, on));
  });
}

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
    $("output", form).textContent = `“${selected}”`;
  }
});

// A chart as PNG: drawn by the browser from the SVG on the page.
for (const button of $$("button.png")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const svg = $("svg", button.closest("section"));
    const image = new Image();
    image.src = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(svg)], { type: "image/svg+xml" }));
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [2 * svg.width.baseVal.value, 2 * svg.height.baseVal.value];
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(image.src);
    const link = document.createElement("a");
    link.href = canvas.toDataURL("image/png");
    link.download = `${button.dataset.name}.png`;
    link.click();
  });
}

if (location.hash && $(".row")) document.getElementById(location.hash.slice(1))?.focus?.();
