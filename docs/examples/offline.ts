/**
 * Keep a copy of what a district offers in a language, and read it without a network.
 *
 *     node offline.ts http://127.0.0.1:8000 mainz ar copy.json                      # bring the copy up to date
 *     node offline.ts http://127.0.0.1:8000 mainz ar copy.json gesundheit/notfall   # read a page of it
 *
 * It needs nothing: Node.js runs it as it is from 22.18 on, and for a browser only its types have to be taken out. What
 * an answer changes is written in one stroke: whoever is cut off, at whichever byte, has the copy of before.
 */

/** What is used here of the answers; there is more, and more may be added: pass over what you do not know. */
export interface Text {
  text: string;
  language: string;
  direction: "ltr" | "rtl";
}

export interface OpeningTime {
  weekday: number;
  opens: string;
  closes: string;
  by_appointment: boolean;
}

export interface Office {
  name: Text | null;
  address: string;
  phone: string;
  email: string;
  website: string;
  opening_times: OpeningTime[];
  opening_hours: Text | null;
  note: Text | null;
}

export interface Contact {
  role: Text | null;
  description: Text | null;
  office: Office | null;
}

export interface Entry {
  id: string;
  parent: string | null;
  path: string;
  digest: string;
  title: Text;
}

export interface Snapshot {
  html: string;
}

export interface EditionDistrict {
  slug: string;
  name: Text;
  website: string;
}

export interface BundleReference {
  address: string;
}

export interface Sync {
  token: string;
  bundle: BundleReference | null;
  district: EditionDistrict | null;
  pages: Entry[];
  removed_pages: string[];
  order: string[] | null;
  contacts: Record<string, Contact>;
  removed_contacts: string[];
  snapshots: Record<string, Snapshot>;
}

export interface Bundle {
  token: string;
  district: EditionDistrict;
  pages: Entry[];
  contacts: Record<string, Contact>;
  snapshots: Record<string, Snapshot>;
}

export interface UnknownToken {
  start_over: string;
}

/** A whole edition. It is never changed, only replaced by another. */
export interface Edition {
  readonly token: string;
  readonly district: EditionDistrict;
  readonly order: readonly string[];
  readonly pages: Readonly<Record<string, Entry>>;
  readonly contacts: Readonly<Record<string, Contact>>;
  readonly snapshots: Readonly<Record<string, Snapshot>>;
}

/**
 * Where an edition lies. `write` replaces all of it or, if it fails, nothing.
 *
 * In a browser or on a phone: one value in a store of IndexedDB, for its `put` is a transaction.
 */
export interface Storage {
  read(): Promise<Edition | null>;
  write(edition: Edition): Promise<void>;
}

/** An edition in a file. */
export class InFile implements Storage {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  async read(): Promise<Edition | null> {
    const { existsSync, readFileSync } = await import("node:fs");
    return existsSync(this.path) ? JSON.parse(readFileSync(this.path, "utf8")) : null;
  }

  async write(edition: Edition): Promise<void> {
    const { open, rename } = await import("node:fs/promises");
    const file = await open(`${this.path}.part`, "w");
    try {
      await file.writeFile(JSON.stringify(edition));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(`${this.path}.part`, this.path);
  }
}

/** Bring an edition up to date. If that fails, it throws, and what is stored is as it was. */
export async function update(server: string, district: string, language: string, storage: Storage): Promise<Edition> {
  server = server.replace(/\/+$/, "");
  const held = await storage.read();
  const address = `/api/v1/${district}/${language}/sync`;
  let answer = await fetch(server + (held ? `${address}?token=${encodeURIComponent(held.token)}` : address));
  if (answer.status === 410) {
    const { start_over }: UnknownToken = await answer.json();
    answer = await fetch(server + start_over);
  }
  const changes = await content<Sync>(answer);
  const edition = changes.bundle
    ? whole(await content<Bundle>(await fetch(server + changes.bundle.address)))
    : changed(held, changes);
  await storage.write(edition);
  return edition;
}

async function content<Answer>(answer: Response): Promise<Answer> {
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  return answer.json();
}

function whole({ token, district, pages, contacts, snapshots }: Bundle): Edition {
  return { token, district, order: pages.map((page) => page.id), pages: byId(pages), contacts, snapshots };
}

function changed(held: Edition | null, changes: Sync): Edition {
  if (!held) throw new Error("There is nothing that could be changed.");
  const pages = { ...without(held.pages, changes.removed_pages), ...byId(changes.pages) };
  const named = new Set(Object.values(pages).map((page) => page.digest));
  const snapshots = { ...held.snapshots, ...changes.snapshots };
  return {
    token: changes.token,
    district: changes.district ?? held.district,
    order: changes.order ?? held.order,
    pages,
    contacts: { ...without(held.contacts, changes.removed_contacts), ...changes.contacts },
    snapshots: without(snapshots, Object.keys(snapshots).filter((digest) => !named.has(digest))),
  };
}

function byId(pages: readonly Entry[]): Record<string, Entry> {
  return Object.fromEntries(pages.map((page) => [page.id, page]));
}

function without<Value>(all: Readonly<Record<string, Value>>, gone: readonly string[]): Record<string, Value> {
  const names = new Set(gone);
  return Object.fromEntries(Object.entries(all).filter(([name]) => !names.has(name)));
}

/** All pages in reading order. */
export function pages(edition: Edition): Entry[] {
  return edition.order.flatMap((id) => edition.pages[id] ?? []);
}

/** The text of a page, with contacts and links filled in; throws if there is none at the path. */
export function html(edition: Edition, path: string): string {
  const page = pages(edition).find((entry) => entry.path === path);
  const snapshot = page && edition.snapshots[page.digest];
  if (!snapshot) throw new Error(`There is no page at ${path}.`);
  return snapshot.html
    .replace(/<a href="lotse:page\/([^"]+)">(.*?)<\/a>/gs, (_, id: string, text: string) => {
      const target = edition.pages[id];
      return target ? `<a href="${escaped(target.path)}">${text}</a>` : text;
    })
    .replace(/<lotse-slot data-role="([^"]+)"><\/lotse-slot>/g, (_, role: string) =>
      card(edition.contacts[role], edition.district),
    );
}

function card(contact: Contact | undefined, district: EditionDistrict): string {
  const office = contact?.office;
  const address: Text | null = office?.address ? { text: office.address, language: "de", direction: "ltr" } : null;
  const texts = [contact?.role, contact?.description, office?.name, address, office?.opening_hours, office?.note]
    .filter((text) => text != null)
    .map(({ text, language, direction }) => `<p lang="${language}" dir="${direction}">${escaped(text)}</p>`);
  // Whoever has found no office asks the district.
  const website = office ? office.website : district.website;
  const ways = [["tel:", office?.phone], ["mailto:", office?.email], ["", website]]
    .filter(([, to]) => to)
    .map(([way, to]) => `<p><a href="${way}${escaped(to ?? "")}">${escaped(to ?? "")}</a></p>`);
  return [...texts, ...ways].join("");
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

async function main([server, district, language, path, page]: string[]): Promise<void> {
  if (!server || !district || !language || !path) throw new Error("SERVER DISTRICT LANGUAGE FILE [PAGE]");
  const storage = new InFile(path);
  if (page) {
    const held = await storage.read();
    if (!held) throw new Error(`There is no copy at ${path} yet.`);
    console.log(html(held, page));
    return;
  }
  for (const entry of pages(await update(server, district, language, storage))) {
    console.log(`${entry.path.padEnd(50)} ${entry.title.text}`);
  }
}

if (import.meta.main) await main(process.argv.slice(2));
