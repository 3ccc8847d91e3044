// A page is read aloud by the device's own voices; those that would send the text elsewhere are left alone.
const button = document.querySelector("[data-aloud]");
const player = document.querySelector("[data-player]");
const speech = window.speechSynthesis;
const RATE = 0.9;
// Chrome falls silent within an utterance that takes longer than about 15 seconds.
const LONGEST = 160;
const ENDS = [/^.*[.!?…؟።](?=\s)/s, /^.*[,;:،؛፣](?=\s)/s, /^.*(?=\s)/s];
const SPOKEN_AS_ONE = "h1, h2, h3, p, li, dt, dd, th, td, caption, figcaption, summary";
const NOT_READ = "[hidden], button, svg, .ticked, details:not([open]) > :not(summary)";
let passages = [];
let position = 0;
let turn = 0;
let marked;
// Chrome forgets to tell when an utterance ends that nobody holds.
let utterance;

function voiceOf(language) {
  const isOwn = language === document.documentElement.lang;
  const tags = isOwn ? button.dataset.aloud.split(" ") : [language.split("-")[0]];
  const voices = speech.getVoices().filter((voice) => voice.localService);
  for (const tag of tags) {
    const found = voices.find((voice) => `${voice.lang.toLowerCase().replace("_", "-")}-`.startsWith(`${tag}-`));
    if (found) return found;
  }
}

function pieces(text) {
  const found = [];
  let rest = text.replace(/\s+/g, " ").trim();
  while (rest.length > LONGEST) {
    const head = rest.slice(0, LONGEST);
    const end = ENDS.map((pattern) => head.match(pattern)?.[0].length).find(Boolean) ?? LONGEST;
    found.push(rest.slice(0, end));
    rest = rest.slice(end).trim();
  }
  return [...found, rest].filter((piece) => /[\p{L}\p{N}]/u.test(piece));
}

function textsIn(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    if (parentElement.closest(NOT_READ)) continue;
    const element = parentElement.closest(SPOKEN_AS_ONE) ?? parentElement;
    const language = parentElement.closest("[lang]").lang;
    const last = found.at(-1);
    if (last?.element === element && last.language === language) last.text += data;
    else found.push({ element, language, text: data });
  }
  return found;
}

function passagesOfPage() {
  const texts = [...document.querySelectorAll("h1, .lead, .blocks")].flatMap(textsIn);
  return texts
    .map((text) => ({ ...text, voice: voiceOf(text.language) }))
    .filter(({ voice }) => voice)
    .flatMap((passage) => pieces(passage.text).map((text) => ({ ...passage, text })));
}

function mark(element) {
  if (element === marked) return;
  marked?.classList.remove("is-spoken");
  marked = element;
  element?.classList.add("is-spoken");
  element?.scrollIntoView({ block: "nearest" });
}

function speak() {
  const passage = passages[position];
  if (!passage) return stop();
  turn += 1;
  const mine = turn;
  mark(passage.element);
  utterance = new SpeechSynthesisUtterance(passage.text);
  Object.assign(utterance, { voice: passage.voice, lang: passage.voice.lang, rate: RATE });
  utterance.onend = () => {
    if (mine !== turn) return;
    position += 1;
    speak();
  };
  utterance.onerror = () => {
    if (mine === turn) stop();
  };
  speech.speak(utterance);
}

// Android takes a pause for the end, so what was begun is read again from its beginning.
function silence() {
  turn += 1;
  speech.cancel();
}

function showPaused(isPaused) {
  player.querySelector("[data-pause]").hidden = isPaused;
  player.querySelector("[data-resume]").hidden = !isPaused;
}

function start() {
  silence();
  [passages, position] = [passagesOfPage(), 0];
  player.hidden = false;
  showPaused(false);
  speak();
}

function stop() {
  silence();
  mark(undefined);
  if (player.contains(document.activeElement)) button.focus({ preventScroll: true });
  player.hidden = true;
}

function listen(name, act) {
  const pressed = player.querySelector(`[data-${name}]`);
  pressed.addEventListener("click", () => {
    const other = { pause: "resume", resume: "pause" }[name];
    act();
    if (other) player.querySelector(`[data-${other}]`).focus();
  });
}

function offer() {
  button.hidden = !voiceOf(document.documentElement.lang);
}

if (button && speech) {
  offer();
  speech.onvoiceschanged = offer;
  button.addEventListener("click", start);
  listen("stop", stop);
  listen("pause", () => {
    silence();
    showPaused(true);
  });
  listen("resume", () => {
    showPaused(false);
    speak();
  });
  window.addEventListener("pagehide", silence);
}
