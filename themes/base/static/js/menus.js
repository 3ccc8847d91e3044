// Menus of the masthead close when a reader turns to something else; by themselves they only close one another.
const menus = [...document.querySelectorAll("details.menu")];

function close(menu) {
  const hasFocus = menu.contains(document.activeElement);
  menu.open = false;
  if (hasFocus) menu.querySelector("summary").focus();
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") menus.filter((menu) => menu.open).forEach(close);
});

document.addEventListener("click", (event) => {
  for (const menu of menus) if (menu.open && !menu.contains(event.target)) menu.open = false;
});
