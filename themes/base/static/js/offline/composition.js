// Pages out of what is kept: the shell of an edition, and in its places what is the page's own.

const PLACE = /\ue000(\w+)\ue001/g;
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;" };
const SIZES = / srcset="[^"]*" sizes="[^"]*"/g;

/** A text as it stands in HTML. */
export function escaped(text) {
  return text.replace(/[&<>"']/g, (letter) => ENTITIES[letter]);
}

/** HTML with its places filled; what is put in is not looked at again. */
export function filled(html, values) {
  return html.replace(PLACE, (_, name) => values[name] ?? "");
}

/**
 * A whole page. `shown` has its title and what is between masthead and footer; `path` is where other languages have it.
 * The page says how old it is, if there is a `day`.
 */
export function composed(shell, shown, { version, path = "", day = "" }) {
  // Pictures are kept in one size.
  const main = shown.main.replace(SIZES, "");
  const banner = day && filled(shell.banner, { day: escaped(day) });
  return filled(shell.html, { version, title: shown.title, banner, main, path: path && `${path}/` });
}

function bdi(name, isRightToLeft) {
  const direction = isRightToLeft(name.language) ? "rtl" : "ltr";
  return `<bdi lang="${name.language}" dir="${direction}">${escaped(name.text)}</bdi>`;
}

function excerptHtml({ parts, language }, isRightToLeft) {
  const said = parts.map(([text, isMatch]) => (isMatch ? `<mark>${escaped(text)}</mark>` : escaped(text))).join("");
  const direction = isRightToLeft(language) ? "rtl" : "ltr";
  return `<span class="result__excerpt" lang="${language}" dir="${direction}">${said}</span>`;
}

// As components/search_result.html.
function resultHtml({ address, name, above, excerpt }, isRightToLeft) {
  const titles = above.map((title) => bdi(title, isRightToLeft)).join(" · ");
  const anchor = excerpt?.block ? `#b-${excerpt.block}` : "";
  return `<li><a class="result" href="${escaped(address + anchor)}">
${titles && `<span class="result__above">${titles}</span>`}
<span class="result__title">${bdi(name, isRightToLeft)}</span>
${excerpt ? excerptHtml(excerpt, isRightToLeft) : ""}
</a></li>`;
}

/** What the search page shows. Results have an address, a name, the names of the pages above, and an excerpt. */
export function searchShown(shell, query, results) {
  const isRightToLeft = (language) => shell.rtl.includes(language);
  const { title, main } = query ? (results.length ? shell.found : shell.nothing) : shell.search;
  const list = results.map((result) => resultHtml(result, isRightToLeft)).join("\n");
  const parameter = new URLSearchParams({ q: query }).toString().slice("q=".length);
  return { title, main: filled(main, { query: escaped(query), parameter, list }) };
}

/** What is shown where a page is not kept: what else is. Editions have an address, a name, a language and a day. */
export function missingShown(shell, editions) {
  const list = editions.map(
    ({ address, name, language, direction, autonym, day }) => `<li><a class="saved__link" href="${address}" hreflang="${language}">
<bdi lang="${name.language}" dir="${name.direction}">${escaped(name.text)}</bdi>
<bdi lang="${language}" dir="${direction}">${escaped(autonym)}</bdi>
<bdi class="saved__day">${escaped(day)}</bdi></a></li>`,
  );
  return { ...shell.missing, main: filled(shell.missing.main, { list: list.join("\n") }) };
}
