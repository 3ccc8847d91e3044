// Which texts fit what somebody looks for, best first, as content/search/matching.py finds them.
import { foldedWords } from "./folding.js";

const RUN = 4;
const RUN_OF_SYLLABLES = 2;
const SATURATION = 2;
const LENGTH = 0.75;
const ENOUGH = 0.25;
const ENOUGH_BESIDE_BEST = 0.45;
const ENOUGH_ALIKE = 0.6;
const MOST_WORDS = 30;
const GOES_ON = /[\p{L}\p{N}]$/u;
const ASTRAL = /[\u{10000}-\u{10ffff}]/gu;

function pieceLength(word) {
  const first = word.codePointAt(0);
  // The letters of these scripts are syllables.
  return first >= 0x1200 && first < 0x1380 ? RUN_OF_SYLLABLES : RUN;
}

function wantedWord(word, mayGoOn) {
  const parts = [...word];
  const run = pieceLength(word);
  const pieces = new Set();
  for (let start = 0; start + run <= parts.length; start += 1) pieces.add(parts.slice(start, start + run).join(""));
  const whole = mayGoOn ? ` ${word}` : ` ${word} `;
  return { word, whole, pieces: pieces.size ? [...pieces] : [whole] };
}

/** The words of a query; the last may go on, unless something that is no letter stands behind it. */
export function wantedWords(query) {
  const words = foldedWords(query).slice(0, MOST_WORDS);
  const isOpen = GOES_ON.test(query);
  return words.map((word, position) => wantedWord(word, isOpen && position === words.length - 1));
}

/** Whether a folded text has a word: the same, begun, bent or misspelt. */
export function isIn(wanted, text) {
  if (text.includes(wanted.whole)) return true;
  return wanted.pieces.filter((piece) => text.includes(piece)).length >= ENOUGH_ALIKE * wanted.pieces.length;
}

function timesIn(text, unit) {
  let times = 0;
  for (let at = text.indexOf(unit); at !== -1; at = text.indexOf(unit, at + unit.length)) times += 1;
  return times;
}

function frequency(fields, unit) {
  return fields.reduce((sum, [weight, text]) => sum + weight * timesIn(text, unit), 0);
}

/** How many letters a text has; some are two of JavaScript's. */
export function letterCount(text) {
  return text.length - (text.match(ASTRAL)?.length ?? 0);
}

function slackOf(documents) {
  const lengths = documents.map((fields) => fields.reduce((sum, [, text]) => sum + letterCount(text), 0));
  const usual = lengths.reduce((sum, length) => sum + length, 0) / lengths.length || 1;
  return lengths.map((length) => SATURATION * (1 - LENGTH + (LENGTH * length) / usual));
}

function worthOf(having, count) {
  return Math.log(1 + (count - having + 0.5) / (having + 0.5));
}

function scored(units, documents) {
  const slack = slackOf(documents);
  const scores = documents.map(() => 0);
  const shares = documents.map(() => 0);
  let total = 0;
  for (const unit of units) {
    const frequencies = documents.map((fields) => frequency(fields, unit));
    const worth = worthOf(frequencies.filter(Boolean).length, documents.length);
    total += worth;
    frequencies.forEach((found, position) => {
      if (!found) return;
      shares[position] += worth;
      scores[position] += (worth * found * (SATURATION + 1)) / (found + slack[position]);
    });
  }
  return { scores, shares, total };
}

/** The positions of the documents that have enough of what is looked for, the best first. A document is its fields. */
export function ranked(wanted, documents) {
  const units = [...new Set(wanted.flatMap((word) => [...word.pieces, word.whole]))];
  if (!units.length || !documents.length) return [];
  const { scores, shares, total } = scored(units, documents);
  const enough = Math.max(ENOUGH * total, ENOUGH_BESIDE_BEST * Math.max(...shares));
  const fitting = [...documents.keys()].filter((position) => shares[position] >= enough);
  return fitting.sort((one, other) => scores[other] - scores[one]);
}
