// Between pages and the network: keeps editions, and answers from what is kept where the network does not.
import { composed, missingShown, searchShown } from "./composition.js";
import { forget, forgetOthers, keep, keptManifest, keptManifests, keptRecord, offeredManifest } from "./keeping.js";
import { searchable, searchPages } from "./searching.js";
import { dayIn, sizeIn } from "./wording.js";

const PATIENCE = 4000;
const HOUR = 3600_000;
const LONGEST_QUERY = 100;
const EDITION = /^\/[^/]+\/[^/]+\//;
const NOT_FOR_READERS = /^\/(?:admin|api|documents)\//;
const ASSET = /^\/(?:styles|scripts|static|media)\//;
const saving = new Map();
let ready = { version: "" };

const editionAt = (path) => EDITION.exec(path)?.[0] ?? "";
const dayOf = (manifest) => dayIn(manifest.language, manifest.savedAt);

function pageResponse(manifest, html, status = 200) {
  const headers = { "Content-Type": "text/html; charset=utf-8", "Content-Language": manifest.language };
  if (manifest.policy) headers["Content-Security-Policy"] = manifest.policy;
  return new Response(html, { status, headers });
}

// What is searched in an edition; that of the one that was searched last is remembered.
async function searchableIn(manifest) {
  if (ready.version !== manifest.version) {
    const paths = Object.keys(manifest.pages);
    const records = await Promise.all(paths.map((path) => keptRecord(manifest.address, manifest.pages[path])));
    const byPath = Object.fromEntries(paths.map((path, position) => [path, records[position]]));
    ready = { version: manifest.version, ...searchable(manifest.address, byPath) };
  }
  return ready;
}

async function searchAnswer(manifest, shell, asked) {
  const query = [...asked].slice(0, LONGEST_QUERY).join("").trim();
  const results = query ? searchPages(await searchableIn(manifest), query) : [];
  return searchShown(shell, query, results);
}

// What is between masthead and footer of an address, or undefined if that is not kept.
async function shownAt(manifest, shell, url) {
  const path = decodeURIComponent(url.pathname.slice(manifest.address.length)).replace(/\/$/, "");
  if (path === "search") return { path, shown: await searchAnswer(manifest, shell, url.searchParams.get("q") ?? "") };
  const known = Object.keys(manifest.pages).find((other) => other.toLowerCase() === path.toLowerCase());
  const shown = known === undefined ? undefined : await keptRecord(manifest.address, manifest.pages[known]);
  return shown && { path: known, shown };
}

async function answerFrom(manifest, url) {
  const shell = await keptRecord(manifest.address, manifest.shell);
  const found = shell && (await shownAt(manifest, shell, url));
  const at = { version: manifest.edition, path: found?.path, day: dayOf(manifest) };
  return found && pageResponse(manifest, composed(shell, found.shown, at));
}

async function sayMissing(url) {
  const manifests = await keptManifests();
  const manifest = manifests.find(({ address }) => address === editionAt(url.pathname)) ?? manifests[0];
  if (!manifest) return Response.error();
  const shell = await keptRecord(manifest.address, manifest.shell);
  const shown = missingShown(shell, manifests.map((each) => ({ ...each, day: dayOf(each) })));
  return pageResponse(manifest, composed(shell, shown, { version: manifest.edition }), 503);
}

async function answerPage(event, url) {
  const network = Promise.resolve(event.preloadResponse).then((response) => response ?? fetch(event.request));
  event.waitUntil(network.catch(() => undefined));
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  const soon = await Promise.race([network.catch(() => undefined), late]);
  if (soon && soon.status < 500) return soon;
  const manifest = await keptManifest(editionAt(url.pathname));
  const kept = manifest && event.request.method === "GET" && (await answerFrom(manifest, url));
  return kept || network.catch(() => sayMissing(url));
}

async function answerAsset(request) {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin || NOT_FOR_READERS.test(url.pathname)) return;
  if (request.mode === "navigate") event.respondWith(answerPage(event, url));
  else if (request.method === "GET" && ASSET.test(url.pathname)) event.respondWith(answerAsset(request));
});

async function tell(edition, state) {
  const pages = await self.clients.matchAll({ includeUncontrolled: true });
  for (const page of pages) page.postMessage({ edition, ...state });
}

function stateOf(manifest) {
  const size = sizeIn(manifest.language, manifest.size);
  return manifest.savedAt ? { state: "saved", size, day: dayOf(manifest) } : { state: "none", size };
}

// It may have been removed in the meantime.
async function tellKept(edition) {
  const kept = await keptManifest(edition);
  await tell(edition, kept ? stateOf(kept) : { state: "none" });
}

async function saveNow(edition, offered) {
  const report = (share) => tell(edition, { state: "saving", share });
  try {
    await keep(edition, offered, report);
  } finally {
    saving.delete(edition);
  }
}

// Two tabs may ask for the same.
function save(edition, offered) {
  if (!saving.has(edition)) saving.set(edition, saveNow(edition, offered));
  return saving.get(edition);
}

async function visit({ edition, version, mayStart }) {
  const kept = await keptManifest(edition);
  const isCurrent = kept && kept.edition === version && Date.now() - kept.savedAt < HOUR;
  if (!isCurrent) {
    const offered = await offeredManifest(edition);
    if (!kept && !mayStart) return tell(edition, stateOf(offered));
    await save(edition, offered);
  }
  return tellKept(edition);
}

async function begin({ edition }) {
  await tell(edition, { state: "saving", share: 0 });
  try {
    await save(edition, await offeredManifest(edition));
    await tellKept(edition);
  } catch {
    await tell(edition, { state: "failed" });
  }
}

async function remove({ edition }) {
  await forget(edition);
  await tellKept(edition);
}

async function quietly(visited, { edition }) {
  try {
    await visited;
  } catch {
    // Without a network, or without room, what is kept stays as it was.
    await tellKept(edition);
  }
}

const WISHES = { visit: (wish) => quietly(visit(wish), wish), save: begin, remove };

self.addEventListener("message", (event) => event.waitUntil(WISHES[event.data.wish](event.data)));
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => {
  event.waitUntil(Promise.all([self.clients.claim(), forgetOthers(), self.registration.navigationPreload?.enable()]));
});
