// Small comforts: Ctrl+K or "/" goes to the finder, a refused form shows its errors, Escape folds the menu.
const finder = document.querySelector("[data-finder]");
const typing = (el) => el.isContentEditable || /^(input|textarea|select)$/i.test(el.tagName);

document.addEventListener("keydown", (event) => {
  const asked = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k";
  if (finder && (asked || (event.key === "/" && !typing(event.target)))) {
    event.preventDefault();
    finder.focus();
    finder.select();
  }
  if (event.key === "Escape") {
    const open = document.querySelector(".menu[open]");
    if (open) {
      open.open = false;
      open.firstElementChild.focus();
    }
  }
});

document.querySelectorAll(".error-summary a").forEach((link) => link.addEventListener("click", (event) => {
  const field = document.getElementById(link.hash.slice(1));
  if (field) {
    event.preventDefault();
    field.focus();
    field.scrollIntoView({ block: "center" });
  }
}));
const wrong = document.querySelector("[data-focus]");
if (wrong) wrong.focus();
