// The translators' screen: saves what is typed, a string at a time, and moves through them by keyboard.
const QUIET = 1000;
const RETRY = 5000;
// The rich text editor writes into its field that much later.
const EDITOR = 300;

const form = document.getElementById("workbench");
const status = form.querySelector("[role=status]");
const preview = form.querySelector(".bench__preview");

function richMeaning(value) {
  const { blocks, entityMap } = JSON.parse(value) ?? { blocks: [] };
  return blocks.some(({ text }) => text) ? JSON.stringify(blocks.map((block) => blockMeaning(block, entityMap))) : "";
}

function blockMeaning({ text, type, depth, inlineStyleRanges, entityRanges }, entityMap) {
  const styles = inlineStyleRanges.map(({ offset, length, style }) => [offset, length, style].join());
  const links = entityRanges.map(({ offset, length, key }) => {
    const { id, url } = entityMap[key].data;
    return [offset, length, id ?? url].join();
  });
  return [text, type, depth, styles.sort(), links.sort()];
}

class Segment {
  constructor(element) {
    this.element = element;
    this.key = element.dataset.key;
    this.choosing = Boolean(element.querySelector(".conflict"));
    this.saved = this.meaning();
  }

  field(what) {
    return form.elements[`${what}-${this.key.replaceAll(".", "_")}`];
  }

  get editor() {
    return this.field("text").draftailEditor;
  }

  // Also before it is saved.
  get isDone() {
    const isConfirmed = this.field("reviewed").checked && this.meaning() !== "true";
    return this.element.dataset.isDone === "true" || (this.isDirty && isConfirmed);
  }

  get isDirty() {
    return !this.choosing && this.meaning() !== this.saved;
  }

  // What is entered, without how the rich text editor happens to write it down.
  meaning() {
    const { type, value } = this.field("text");
    return `${this.field("reviewed").checked}${type === "hidden" ? richMeaning(value) : value}`;
  }

  content() {
    const values = ["text", "made-from", "seen", "origin"].map((what) => [what, this.field(what).value]);
    return { key: this.key, reviewed: String(this.field("reviewed").checked), ...Object.fromEntries(values) };
  }

  fill(text, origin) {
    const field = this.field("text");
    if (this.editor) {
      this.editor.onChange(window.Draftail.createEditorStateFromRaw(JSON.parse(text)));
    } else {
      field.value = text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    this.field("origin").value = origin;
    if (origin) this.field("reviewed").checked = false;
  }

  focus() {
    this.element.scrollIntoView({ block: "center" });
    (this.editor ?? this.field("text")).focus();
  }

  show(answer, sent) {
    const isUnchanged = this.meaning() === sent;
    for (const [name, html] of Object.entries(answer.regions)) {
      this.element.querySelector(`[data-region=${name}]`).innerHTML = html;
    }
    this.element.dataset.isDone = answer.isDone;
    this.choosing = answer.isConflict;
    if (answer.isConflict) {
      this.theirs = answer.seen;
      return;
    }
    this.field("seen").value = answer.seen;
    if (isUnchanged) {
      this.field("made-from").value = answer.madeFrom;
      this.field("reviewed").checked = answer.isDone;
    }
    this.saved = isUnchanged ? this.meaning() : sent;
  }

  choose(button) {
    this.choosing = false;
    if (this.theirs !== undefined) this.field("seen").value = this.theirs;
    this.element.querySelector(".conflict").remove();
    if (button.dataset.choice === "theirs") {
      this.fill(button.dataset.theirs, "");
    } else {
      this.saved = undefined;
    }
    schedule(EDITOR);
    this.focus();
  }
}

const segments = [...form.querySelectorAll(".segment")].map((element) => new Segment(element));
const segmentOf = (node) => segments.find((segment) => segment.element.contains(node));

let timer;
let sending;
let unanswered;
let isLeaving = false;

function schedule(delay) {
  clearTimeout(timer);
  timer = setTimeout(save, delay);
}

const isUnsaved = () => Boolean(unanswered) || segments.some((segment) => segment.isDirty);

// One request at a time, so that nobody is taken for somebody else. What got no answer is sent again as it was.
function save() {
  sending ??= send().finally(() => {
    sending = undefined;
  });
  return sending;
}

async function send() {
  while (unanswered || isUnsaved()) {
    const changed = segments.filter((segment) => segment.isDirty);
    unanswered ??= changed.map((segment) => [segment, segment.meaning(), segment.content()]);
    tell("saving");
    const answer = await post(unanswered.map(([, , content]) => content));
    if (answer.problem) {
      tell(answer.problem);
      if (answer.problem !== "gone") schedule(RETRY);
      return;
    }
    const asked = unanswered;
    unanswered = undefined;
    for (const [segment, sent] of asked) {
      const found = answer.segments.find(({ key }) => key === segment.key);
      if (found) segment.show(found, sent);
      else segment.saved = sent;
    }
    count(answer);
    tell(segments.some(({ choosing }) => choosing) ? "choose" : "saved");
    if (!preview.hidden) preview.firstElementChild.contentWindow.location.reload();
  }
}

function tell(what) {
  status.textContent = status.dataset[what];
  status.classList.toggle("bench-bar__saved--not", !["saved", "saving"].includes(what));
}

async function post(content) {
  const token = form.elements.csrfmiddlewaretoken;
  // Logging in again in another tab makes another.
  token.value = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? token.value;
  try {
    const response = await fetch(form.dataset.save, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token.value },
      body: JSON.stringify({ segments: content }),
    });
    return response.ok && !response.redirected ? await response.json() : { problem: problem(response) };
  } catch {
    return { problem: "unsaved" };
  }
}

function problem({ status: code, redirected, url }) {
  if (code === 403 || (redirected && url.includes("/login/"))) return "refused";
  return redirected || code === 404 ? "gone" : "unsaved";
}

function count({ done, total, other }) {
  form.querySelector("[data-done]").textContent = done;
  form.querySelector("[data-to-do]").textContent = total - done;
  form.querySelector("progress").value = done;
  form.querySelector("[data-discard]")?.removeAttribute("hidden");
  form.querySelector("[data-other]").innerHTML = other;
}

function goToNext(from) {
  const start = segments.indexOf(from) + 1;
  const around = [...segments.slice(start), ...segments.slice(0, start)];
  const next = around.find((segment) => !segment.isDone && segment !== from && !segment.element.hidden);
  (next ?? form.querySelector(".bench-actions [name=publish]")).focus();
}

function goBy(step, from) {
  const shown = segments.filter((segment) => !segment.element.hidden);
  shown[shown.indexOf(from) + step]?.focus();
}

function filter(link) {
  for (const segment of segments) segment.element.hidden = link.dataset.filter === "todo" && segment.isDone;
  for (const other of form.querySelectorAll("[data-filter]")) other.removeAttribute("aria-current");
  link.setAttribute("aria-current", "true");
}

function togglePreview(link) {
  preview.hidden = !preview.hidden;
  form.classList.toggle("bench--with-preview", !preview.hidden);
  link.setAttribute("aria-expanded", String(!preview.hidden));
  if (!preview.hidden) preview.firstElementChild.src = form.dataset.preview;
}

// The rich text editor takes neither language nor direction from its field.
function dress() {
  for (const segment of segments) {
    const { lang, dir } = segment.field("text");
    const root = segment.element.querySelector(".DraftEditor-root");
    if (root) Object.assign(root, { lang, dir });
  }
}

const observer = new MutationObserver(() => schedule(QUIET));
for (const segment of segments) {
  observer.observe(segment.field("text"), { attributeFilter: ["value"] });
}
dress();
document.addEventListener("w-draftail:init", () => setTimeout(dress));

document.addEventListener("input", ({ target, isTrusted }) => {
  const segment = segmentOf(target);
  if (!segment) return;
  // Once a person has changed it, it is theirs.
  if (isTrusted && target.type !== "checkbox") segment.field("origin").value = "";
  schedule(target.type === "checkbox" ? 0 : QUIET);
});

document.addEventListener("focusout", ({ target, relatedTarget }) => {
  const segment = segmentOf(target);
  if (segment && segment !== segmentOf(relatedTarget) && isUnsaved()) schedule(EDITOR);
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("button, a");
  if (!button || !form.contains(button)) return;
  const { dataset } = button;
  if ("fill" in dataset) {
    const segment = segmentOf(button);
    segment.fill(dataset.fill, dataset.origin ?? "");
    segment.focus();
    schedule(EDITOR);
  } else if ("choice" in dataset) {
    segmentOf(button).choose(button);
  } else if ("next" in dataset) {
    goToNext(segmentOf(document.activeElement));
  } else if ("filter" in dataset) {
    event.preventDefault();
    filter(button);
  } else if ("previewToggle" in dataset && matchMedia("(min-width: 64rem)").matches) {
    event.preventDefault();
    togglePreview(button);
  }
});

// Before the rich text editor takes the key for its own.
document.addEventListener(
  "keydown",
  (event) => {
    const segment = segmentOf(event.target);
    if (!segment) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      segment.field("reviewed").checked = true;
      schedule(EDITOR);
      goToNext(segment);
    } else if (event.altKey && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      goBy(event.key === "ArrowDown" ? 1 : -1, segment);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  },
  true,
);

form.addEventListener("submit", async (event) => {
  if (isLeaving) return;
  event.preventDefault();
  await new Promise((resolve) => setTimeout(resolve, EDITOR));
  if (["discard", "unpublish"].includes(event.submitter?.name)) {
    await sending;
  } else {
    await save();
    // Without a connection it stays here.
    if (isUnsaved()) return;
  }
  isLeaving = true;
  form.requestSubmit(event.submitter);
});

window.addEventListener("beforeunload", (event) => {
  if (!isLeaving && isUnsaved()) event.preventDefault();
});
