// What is searched of a page and shown in results, as content/search/passages.py says.
// A passage is its text, its language, the block that it is in, and whether it is a heading.
import { folded } from "./folding.js";
import { isIn, letterCount } from "./matching.js";

const WORD = /[\p{L}\p{N}](?:[\p{L}\p{N}]|[\u0300-\u036f\u064b-\u065f\u0670\u06d6-\u06ed\u200c])*/gu;
const TITLE = 5;
const HEADING = 2;
const TEXT = 1;
const GERMAN = 0.5;
const SHOWN = 160;

function fieldsOf(content) {
  const texts = (isHeading) => content.passages.filter((passage) => Boolean(passage[3]) === isHeading).map(([text]) => text);
  return [
    [TITLE, folded(content.called)],
    [HEADING, folded([...content.terms, ...texts(true)].join(" "))],
    [TEXT, folded(texts(false).join(" "))],
  ];
}

/** What is searched of a page: its texts, folded, each with how much it counts. */
export function documentOf(page) {
  const german = page.german ? fieldsOf(page.german) : [];
  return [...fieldsOf(page), ...german.map(([weight, text]) => [weight * GERMAN, text])];
}

/** The passage with most of what is looked for, of several the first; null if none has any. */
export function bestPassage(wanted, passages) {
  let best = null;
  let most = 0;
  for (const passage of passages) {
    const text = folded(passage[0]);
    const found = wanted.filter((word) => isIn(word, text)).length;
    if (found > most) [best, most] = [passage, found];
  }
  return best;
}

// Where the shown part of a text begins and ends: at spaces, if there are any near.
function shownPart(letters, first) {
  if (letters.length <= SHOWN) return [0, letters.length];
  let start = Math.max(0, Math.min(first - Math.floor(SHOWN / 3), letters.length - SHOWN));
  start = start ? letters.slice(0, start).lastIndexOf(" ") + 1 : 0;
  const end = letters.indexOf(" ", start + SHOWN);
  return [start, end === -1 ? letters.length : end];
}

function matchesIn(wanted, text) {
  const found = [...text.matchAll(WORD)].filter(([word]) => wanted.some((other) => isIn(other, folded(word))));
  return found.map((match) => {
    const start = letterCount(text.slice(0, match.index));
    return [start, start + letterCount(match[0])];
  });
}

/** A text in parts, each with whether it is a word that is looked for; a long text around the first of these. */
export function partsOf(wanted, text) {
  const letters = [...text];
  const cut = (from, to) => letters.slice(from, to).join("");
  const matches = matchesIn(wanted, text);
  const [start, end] = shownPart(letters, matches.length ? matches[0][0] : 0);
  const parts = start ? [["… ", false]] : [];
  let position = start;
  for (const [from, to] of matches) {
    if (to > end) break;
    parts.push([cut(position, from), false], [cut(from, to), true]);
    position = to;
  }
  parts.push([cut(position, end) + (end < letters.length ? " …" : ""), false]);
  return parts.filter(([part]) => part);
}
