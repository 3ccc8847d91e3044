// Suggestions below the search field while a reader types: a list autocomplete as the ARIA Authoring Practices describe it.
// The field stays what it is: whoever never looks at the list searches as without it.
const SHORTEST = 2;
const PAUSE = 150;
// Whatever comes later would change what a reader is about to tap on.
const TOO_LATE = 2000;

function suggest(form) {
  const field = form.querySelector("input[type=search]");
  const list = form.querySelector("[role=listbox]");
  const status = form.querySelector("[role=status]");
  const known = new Map();
  let chosen = -1;
  let waiting;
  let asked;

  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  close();

  function close() {
    clearTimeout(waiting);
    asked?.abort();
    list.hidden = true;
    choose(-1);
    field.setAttribute("aria-expanded", "false");
  }

  function choose(position) {
    chosen = position;
    [...list.children].forEach((option, index) => option.setAttribute("aria-selected", String(index === chosen)));
    const option = list.children[chosen];
    if (!option) return field.removeAttribute("aria-activedescendant");
    field.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  function show({ options, count }) {
    list.replaceChildren(...options.map(optionOf));
    status.textContent = count;
    choose(-1);
    list.hidden = options.length === 0;
    field.setAttribute("aria-expanded", String(!list.hidden));
  }

  function optionOf({ title, address, beside }, position) {
    const option = document.createElement("li");
    option.id = `${list.id}-${position}`;
    option.className = "suggestions__option";
    option.setAttribute("role", "option");
    option.dataset.address = address;
    option.append(textOf(title, "suggestions__title"), ...beside.map((text) => textOf(text, "suggestions__beside")));
    return option;
  }

  function textOf({ text, language, direction }, className) {
    const line = document.createElement("span");
    const bdi = document.createElement("bdi");
    line.className = className;
    bdi.lang = language;
    bdi.dir = direction;
    bdi.textContent = text;
    line.append(bdi);
    return line;
  }

  async function ask(query) {
    if (known.has(query)) return show(known.get(query));
    asked = new AbortController();
    const slow = setTimeout(() => asked.abort(), TOO_LATE);
    try {
      const answer = await fetch(`${form.dataset.suggestions}?${new URLSearchParams({ q: query })}`, asked);
      if (!answer.ok) return;
      known.set(query, await answer.json());
      if (field.value === query && document.activeElement === field) show(known.get(query));
    } catch {
      // Too slow, offline, or no longer wanted: the search itself works as ever.
    } finally {
      clearTimeout(slow);
    }
  }

  function move(event) {
    const count = list.children.length;
    if (list.hidden || event.altKey) return;
    event.preventDefault();
    // One place more than there are suggestions: the field itself.
    const step = event.key === "ArrowDown" ? 1 : -1;
    choose(((chosen + 1 + step + count + 1) % (count + 1)) - 1);
  }

  function open(option) {
    close();
    location.assign(option.dataset.address);
  }

  field.addEventListener("input", (event) => {
    close();
    status.textContent = "";
    const query = field.value;
    if (event.isComposing || query.trim().length < SHORTEST) return;
    waiting = setTimeout(() => ask(query), PAUSE);
  });
  field.addEventListener("compositionend", () => field.dispatchEvent(new Event("input")));
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") move(event);
    if (list.hidden) return;
    if (event.key === "Escape") {
      event.preventDefault();
      close();
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      open(list.children[chosen]);
    }
  });
  field.addEventListener("blur", close);
  form.addEventListener("submit", close);
  // The field keeps the focus, so that the list does not go before the tap has arrived.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) open(option);
  });
}

document.querySelectorAll("form[data-suggestions]").forEach(suggest);
