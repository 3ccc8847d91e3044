// Text as it is searched, as content/search/folding.py folds it.

const ALIKE = new Map(Object.entries({
  ą: "a", æ: "ae", đ: "d", ı: "i", ł: "l", ø: "o", œ: "oe", і: "и", ґ: "г",
  "\u0671": "\u0627", "\u0629": "\u0647", "\u06c0": "\u0647", "\u06c1": "\u0647", "\u06be": "\u0647", "\u06d5": "\u0647",
  "\u0649": "\u064a", "\u06cc": "\u064a", "\u06d0": "\u064a", "\u06cd": "\u064a", "\u06ce": "\u064a", "\u06d2": "\u064a",
  "\u06a9": "\u0643", "\u06ab": "\u06af", "\u0695": "\u0631", "\u06b5": "\u0644", "\u06c6": "\u0648", "\u0640": "",
}));
for (let vowel = 0; vowel < 8; vowel += 1) {
  ALIKE.set(String.fromCodePoint(0x1220 + vowel), String.fromCodePoint(0x1230 + vowel));
  ALIKE.set(String.fromCodePoint(0x1340 + vowel), String.fromCodePoint(0x1338 + vowel));
}
// Arabic writes "and", "in", "for" and "the" as one with the word behind them.
const PARTICLES = ["وال", "بال", "فال", "كال", "لل", "ال"];
const SHORTEST_STEM = 3;
const LETTER_OR_DIGIT = /^[\p{L}\p{N}]$/u;
const DIGIT = /^\p{Nd}$/u;
const MARK = /^\p{M}$/u;
const LOWEST_MARK = "\u0334";
const HIGHEST_MARK = "\u0345";
const letters = new Map();

// Unicode puts marks into the order of their classes, and leaves alone what has none.
function hasClass(letter) {
  const isMoved = (text) => text.normalize("NFD") !== text;
  return letter === LOWEST_MARK || letter === HIGHEST_MARK || isMoved(HIGHEST_MARK + letter) || isMoved(letter + LOWEST_MARK);
}

function isMark(letter) {
  return MARK.test(letter) && [...letter.normalize("NFD")].every(hasClass);
}

function digitOf(letter) {
  const code = letter.codePointAt(0);
  let value = 0;
  while (DIGIT.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value % 10);
}

// Without case, as two spellings of a word are compared: "ß" is "ss", and an "s" is the same at the end of a word.
function withoutCase(text) {
  return [...text].map((letter) => letter.toLowerCase().toUpperCase().toLowerCase()).join("");
}

function compared(letter) {
  if (DIGIT.test(letter)) return digitOf(letter);
  return LETTER_OR_DIGIT.test(letter) ? letter : " ";
}

function searchKey(text) {
  const decomposed = withoutCase(text.normalize("NFKD")).normalize("NFKD");
  const kept = [...decomposed].filter((letter) => !isMark(letter)).map(compared).join("");
  return kept.normalize("NFC").replace(/\s+/g, " ").trim();
}

function searched(letter) {
  const plain = isMark(letter) ? "" : searchKey(letter) || " ";
  return [...plain].map((part) => ALIKE.get(part) ?? part).join("");
}

function stemOf(word) {
  const isEnough = (particle) => [...word].length - particle.length >= SHORTEST_STEM;
  const particle = PARTICLES.find((start) => word.startsWith(start) && isEnough(start));
  return particle ? word.slice(particle.length) : word;
}

/** The words of a text without case, accents, punctuation and what else makes no difference to readers. */
export function foldedWords(text) {
  let plain = "";
  for (const letter of text) {
    if (!letters.has(letter)) letters.set(letter, searched(letter));
    plain += letters.get(letter);
  }
  return plain.split(" ").filter(Boolean).map(stemOf);
}

/** The folded words of a text with a space before, between and behind them. */
export function folded(text) {
  return ` ${foldedWords(text).join(" ")} `;
}
