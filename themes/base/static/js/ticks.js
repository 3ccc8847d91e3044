// Lists stay ticked on this device, in every language; nothing is kept until somebody ticks, and nothing is sent.
const KEPT = "lotse-ticks";
const boxes = [...document.querySelectorAll("[data-tick]")];
const lists = [];
let ticks = kept();

// An item's id and a digest of what it says in German: one that says something else now is not done.
function kept() {
  try {
    return new Set(JSON.parse(localStorage.getItem(KEPT)) ?? []);
  } catch {
    return new Set();
  }
}

function keep() {
  try {
    if (ticks.size) localStorage.setItem(KEPT, JSON.stringify([...ticks]));
    else localStorage.removeItem(KEPT);
  } catch {
    // Where the browser keeps nothing, ticks last as long as the page.
  }
}

function tick(changed, isDone) {
  for (const box of changed) {
    const [item] = box.dataset.tick.split(":");
    for (const known of ticks) if (known.startsWith(`${item}:`)) ticks.delete(known);
    if (isDone) ticks.add(box.dataset.tick);
  }
  keep();
  show();
}

function show() {
  for (const box of boxes) box.checked = ticks.has(box.dataset.tick);
  for (const { own, sentences, count, again } of lists) {
    const done = own.filter((box) => box.checked).length;
    const sentence = sentences[done]?.textContent ?? "";
    if (count.textContent !== sentence) count.textContent = sentence;
    again.hidden = !done;
  }
}

function count(list, sentences) {
  const own = [...list.querySelectorAll("[data-tick]")];
  if (!own.length) return;
  list.after(document.querySelector("[data-ticked]").content.cloneNode(true));
  const [said, again] = list.nextElementSibling.children;
  again.addEventListener("click", () => {
    tick(own, false);
    own[0].focus();
  });
  lists.push({ own, sentences, count: said, again });
}

for (const template of document.querySelectorAll("[data-counts]")) {
  const list = document.getElementById(template.dataset.counts)?.querySelector(".checklist");
  if (list) count(list, template.content.children);
}
for (const box of boxes) box.addEventListener("change", () => tick([box], box.checked));
window.addEventListener("storage", (event) => {
  if (event.key !== KEPT && event.key !== null) return;
  ticks = kept();
  show();
});
show();
