// Whoever goes to another language of a page goes on reading where they are: blocks have the same ids in all of them.
const blocks = [...document.querySelectorAll('[id^="b-"]')];

function blockInView() {
  const edge = parseFloat(getComputedStyle(document.documentElement).scrollPaddingBlockStart) || 0;
  const isAtHead = !blocks.length || blocks[0].getBoundingClientRect().top > edge;
  return isAtHead ? undefined : blocks.find((block) => block.getBoundingClientRect().bottom > edge);
}

for (const kind of ["click", "auxclick"]) {
  document.addEventListener(kind, (event) => {
    const link = event.target.closest("a[hreflang], a[data-keeps-place]");
    if (link) link.hash = blockInView()?.id ?? "";
  });
}
