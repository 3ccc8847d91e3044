// A page is passed on by what the device has for that, or else its link is copied.
const printers = document.querySelectorAll("[data-print]");

for (const printer of printers) {
  printer.hidden = false;
  printer.addEventListener("click", () => window.print());
}

async function share(said) {
  const url = location.href.replace(location.hash, "");
  if (navigator.share) {
    // Whoever changes their mind has nothing to be told.
    await navigator.share({ title: document.title, url }).catch(() => {});
    return;
  }
  await navigator.clipboard.writeText(url);
  said.textContent = said.dataset.copied;
}

for (const item of document.querySelectorAll("[data-share]")) {
  item.hidden = !navigator.share && !navigator.clipboard;
  item.querySelector("button").addEventListener("click", () => share(item.querySelector("[data-copied]")));
}
