// The start page offers the district and language that were read last. That stays on this device.
const KEY = "lotse-last-visit";
const HOME = /^\/[\w-]+\/[\w-]+\/$/;

// Whoever forbids a page to keep anything can read it all the same.
function kept() {
  try {
    const visit = JSON.parse(localStorage.getItem(KEY));
    return HOME.test(visit?.address) ? visit : null;
  } catch {
    return null;
  }
}

function keep(visit) {
  try {
    if (visit) localStorage.setItem(KEY, JSON.stringify(visit));
    else localStorage.removeItem(KEY);
  } catch {
    // Then nothing is kept.
  }
}

function fill(element, { text, lang, dir }) {
  element.textContent = text;
  Object.assign(element, { lang, dir });
}

const here = document.querySelector("[data-remember]");
if (here) {
  const name = here.querySelector("bdi");
  const page = document.documentElement;
  keep({
    address: here.getAttribute("href"),
    name: { text: name.textContent, lang: name.lang, dir: name.dir },
    language: { text: here.dataset.remember, lang: page.lang, dir: page.dir },
  });
}

const offer = document.querySelector("[data-last-visit]");
const last = offer && kept();
if (last) {
  offer.querySelector("a").href = last.address;
  fill(offer.querySelector("[data-name]"), last.name);
  fill(offer.querySelector("[data-language]"), last.language);
  offer.querySelector("button").addEventListener("click", () => {
    keep(null);
    offer.hidden = true;
    document.querySelector("main").focus();
  });
  offer.hidden = false;
}
