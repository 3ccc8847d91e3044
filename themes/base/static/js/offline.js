// Keeps the edition on the device, and shows how far that is. All else is the service worker's.
const here = document.querySelector("link[data-edition]")?.dataset;
const panel = document.querySelector("[data-offline]");
const workers = window === window.top ? navigator.serviceWorker : undefined;
const QUIET = 2000;

function show(told) {
  if (told.edition !== here.edition) return;
  panel.dataset.offline = told.state;
  if (told.size) panel.querySelector("[data-size]").textContent = told.size;
  if (told.day) panel.querySelector("[data-day]").textContent = told.day;
  if (told.share !== undefined) panel.querySelector("progress").value = told.share;
  panel.hidden = false;
}

// A reader who has removed an edition is not to find it again.
const removed = `removed:${here?.edition}`;
const isCostly = navigator.connection?.saveData || /2g/.test(navigator.connection?.effectiveType);

async function wish(what) {
  const { active } = await workers.ready;
  active.postMessage({ ...here, wish: what, mayStart: !isCostly && !localStorage.getItem(removed) });
}

function press() {
  const isThere = ["saving", "saved"].includes(panel.dataset.offline);
  if (isThere) localStorage.setItem(removed, "1");
  else localStorage.removeItem(removed);
  wish(isThere ? "remove" : "save");
}

function offerNothing() {
  for (const element of document.querySelectorAll(".with-worker")) element.remove();
}

async function start() {
  try {
    await workers.register("/service-worker.js");
    await wish("visit");
  } catch {
    // A browser may forbid a site to keep anything.
    offerNothing();
  }
}

if (workers && here && location.pathname.startsWith(here.edition)) {
  for (const link of document.querySelectorAll("li.with-worker")) link.hidden = false;
  if (panel) {
    workers.addEventListener("message", (event) => show(event.data));
    workers.startMessages();
    panel.querySelector("button").addEventListener("click", press);
  }
  // The page comes first; what is kept already is told at once.
  const begin = () => setTimeout(() => (window.requestIdleCallback ?? setTimeout)(start), workers.controller ? 0 : QUIET);
  if (document.readyState === "complete") begin();
  else addEventListener("load", begin);
} else {
  offerNothing();
}
