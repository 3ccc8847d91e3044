// Searching the pages that are kept, as content/search/queries.py searches those of an edition.
import { ranked, wantedWords } from "./matching.js";
import { bestPassage, documentOf, partsOf } from "./passages.js";

const MOST_RESULTS = 20;

function excerptOf(wanted, page) {
  const texts = [page.passages, page.german?.passages ?? []];
  const found = texts.map((passages) => bestPassage(wanted, passages)).find(Boolean);
  // Only the title says it.
  const [text, language, block] = found ?? texts.flat()[0] ?? [];
  return text === undefined ? null : { parts: partsOf(wanted, text), language, block };
}

function pathsAbove(path) {
  const steps = path.split("/").slice(0, -1);
  return steps.map((_, position) => steps.slice(0, position + 1).join("/"));
}

/** Records of pages by their path, ready to be searched: `edition` is the address that all of them begin with. */
export function searchable(edition, records) {
  const all = Object.entries(records).map(([path, record]) => ({ path, record }));
  // Start pages and lists say nothing of their own.
  const pages = all.filter(({ record }) => record.passages);
  return { edition, records, pages, documents: pages.map(({ record }) => documentOf(record)) };
}

/** The pages that fit a query best, with the names of those above them and where they say what was looked for. */
export function searchPages({ edition, records, pages, documents }, query) {
  const wanted = wantedWords(query);
  const found = ranked(wanted, documents).slice(0, MOST_RESULTS).map((position) => pages[position]);
  return found.map(({ path, record }) => ({
    address: `${edition}${path}/`,
    name: record.name,
    above: pathsAbove(path).map((above) => records[above].name),
    excerpt: excerptOf(wanted, record),
  }));
}
