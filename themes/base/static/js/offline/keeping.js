// Editions on the device: each in a cache of its own, records under their digests, and a manifest that names them.
// An edition is there when its manifest is; that is written last, and replaced in one go.

const PREFIX = "edition-1:";
const MANIFEST = "/offline/manifest";
// From how many records on it is less work to fetch all of them.
const MANY = 12;
const AT_ONCE = 4;

const nameOf = (edition) => PREFIX + edition;
const recordAddress = (digest) => `/offline/records/${digest}`;
const namedBy = (manifest) => [manifest.shell, ...Object.values(manifest.pages)];

async function fetched(address, options) {
  const response = await fetch(address, options);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response;
}

/** What is kept of an edition, or undefined. */
export async function keptManifest(edition) {
  if (!(await caches.has(nameOf(edition)))) return undefined;
  const cache = await caches.open(nameOf(edition));
  const manifest = await cache.match(MANIFEST);
  return manifest?.json();
}

/** The record with a digest, or undefined. */
export async function keptRecord(edition, digest) {
  const cache = await caches.open(nameOf(edition));
  const record = await cache.match(recordAddress(digest));
  return record?.json();
}

/** The manifests of all editions that are there, the latest first. */
export async function keptManifests() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  const found = await Promise.all(names.map((name) => keptManifest(name.slice(PREFIX.length))));
  return found.filter(Boolean).sort((one, other) => other.savedAt - one.savedAt);
}

/** Forget an edition. */
export function forget(edition) {
  return caches.delete(nameOf(edition));
}

/** Forget what an earlier program has kept in another form. */
export async function forgetOthers() {
  const names = (await caches.keys()).filter((name) => name.startsWith("edition-") && !name.startsWith(PREFIX));
  await Promise.all(names.map((name) => caches.delete(name)));
}

/** What the server offers now. */
export async function offeredManifest(edition) {
  const response = await fetched(`${edition}offline.json`, { cache: "no-cache" });
  const policy = response.headers.get("Content-Security-Policy");
  return { ...(await response.json()), address: edition, policy };
}

async function* readBytes(response) {
  const reader = response.body.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
}

async function wholeText(response, total, report) {
  const decoder = new TextDecoder();
  let text = "";
  let count = 0;
  for await (const bytes of readBytes(response)) {
    text += decoder.decode(bytes, { stream: true });
    count += bytes.length;
    report(count / total);
  }
  return text + decoder.decode();
}

function store(cache, digest, text) {
  return cache.put(recordAddress(digest), new Response(text, { headers: { "Content-Type": "application/json" } }));
}

async function fetchAll(cache, manifest, missing, report) {
  const response = await fetched(`${manifest.address}offline/all.${manifest.version}.json`);
  const records = JSON.parse(await wholeText(response, manifest.bytes, report));
  await Promise.all([...missing.keys()].map((digest) => store(cache, digest, JSON.stringify(records[digest]))));
}

async function fetchEach(cache, manifest, missing, report) {
  const waiting = [...missing];
  const next = async () => {
    for (let found = waiting.pop(); found; found = waiting.pop()) {
      const [digest, path] = found;
      const response = await fetched(`${manifest.address}offline/${digest}${path && `/${path}`}.json`);
      await store(cache, digest, await response.text());
      report(1 - waiting.length / missing.size);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
}

async function addressesIn(cache) {
  const requests = await cache.keys();
  return new Set(requests.map((request) => new URL(request.url).pathname));
}

async function fetchAssets(cache, manifest, held) {
  const missing = manifest.assets.filter((address) => !held.has(address));
  await Promise.all(missing.map(async (address) => cache.put(address, await fetched(address))));
}

// Leaves only what a manifest names.
async function tidy(cache, manifest) {
  const named = new Set([MANIFEST, ...manifest.assets, ...namedBy(manifest).map(recordAddress)]);
  const unnamed = [...(await addressesIn(cache))].filter((address) => !named.has(address));
  await Promise.all(unnamed.map((address) => cache.delete(address)));
}

async function bring(cache, offered, report) {
  const held = await addressesIn(cache);
  const wanted = new Map([[offered.shell, ""], ...Object.entries(offered.pages).map(([path, digest]) => [digest, path])]);
  const missing = new Map([...wanted].filter(([digest]) => !held.has(recordAddress(digest))));
  const fetchThem = missing.size >= MANY ? fetchAll : fetchEach;
  if (missing.size) await fetchThem(cache, offered, missing, report);
  await fetchAssets(cache, offered, held);
  await cache.put(MANIFEST, new Response(JSON.stringify({ ...offered, savedAt: Date.now() })));
}

/** Make what is kept of an edition the one that is offered; if that fails, it stays what it was, whole. */
export async function keep(edition, offered, report) {
  const before = await keptManifest(edition);
  const cache = await caches.open(nameOf(edition));
  try {
    await bring(cache, offered, report);
  } catch (error) {
    await (before ? tidy(cache, before) : forget(edition));
    throw error;
  }
  await tidy(cache, offered);
}
