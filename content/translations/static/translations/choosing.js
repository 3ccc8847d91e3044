// Chooses all languages at once.
const all = document.querySelector("[data-choose-all]");
const boxes = [...document.querySelectorAll("input[type=checkbox][name=languages]")];

function show() {
  all.checked = boxes.every((box) => box.checked);
  all.indeterminate = !all.checked && boxes.some((box) => box.checked);
}

if (all) {
  all.addEventListener("change", () => boxes.forEach((box) => (box.checked = all.checked)));
  boxes.forEach((box) => box.addEventListener("change", show));
  show();
}
