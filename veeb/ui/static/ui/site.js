// What the pages can do better with a script: remember the look, copy an address, print.
"use strict";

const themes = document.querySelector("[data-themes]");
if (themes) {
  const chosen = document.documentElement.dataset.theme ?? "";
  for (const radio of themes.querySelectorAll("input")) radio.checked = radio.value === chosen;
  themes.addEventListener("change", ({ target }) => {
    if (target.value) document.documentElement.dataset.theme = target.value;
    else delete document.documentElement.dataset.theme;
    try {
      if (target.value) localStorage.setItem("vaade", target.value);
      else localStorage.removeItem("vaade");
    } catch { /* the choice then lasts for this page */ }
  });
}

// The view settings close as one expects of a menu: on Escape and on a click elsewhere.
for (const pop of document.querySelectorAll("details.pop")) {
  document.addEventListener("click", (event) => { if (!pop.contains(event.target)) pop.open = false; });
  pop.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !pop.open) return;
    pop.open = false;
    pop.querySelector("summary").focus();
  });
}

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy || location.href);
    button.querySelector("[role=status]").textContent = button.dataset.done;
  });
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
