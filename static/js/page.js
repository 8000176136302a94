// What makes a page quicker to use; without this script every page still does all it can.
document.documentElement.classList.add("scripted");

class CopyReference extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", async (event) => {
      if (!event.target.closest("button")) return;
      await navigator.clipboard.writeText(this.querySelector(".reference").textContent.trim());
      const said = this.querySelector("[role=status]");
      said.textContent = this.dataset.done;
      this.classList.add("done");
      setTimeout(() => { said.textContent = ""; this.classList.remove("done"); }, 2000);
    });
  }
}
customElements.define("copy-reference", CopyReference);

// Shows the sentence that defines the option chosen in a select.
class OptionMeanings extends HTMLElement {
  connectedCallback() {
    const select = document.getElementById(this.getAttribute("for"));
    const chosen = this.querySelector(".chosen");
    const show = () => {
      const sentence = [...this.querySelectorAll("dd")].find((dd) => dd.dataset.value === select.value);
      chosen.textContent = sentence ? sentence.textContent : "";
      chosen.hidden = !sentence;
    };
    select?.addEventListener("change", show);
    if (select) show();
  }
}
customElements.define("option-meanings", OptionMeanings);

// Menus close when one looks elsewhere.
document.addEventListener("click", ({ target }) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(target)) menu.open = false;
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = event.target.closest?.("details.menu[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// What is wrong is read out first.
document.querySelector("[data-focus]")?.focus();

// Single keys, by their place on the keyboard, so that they are the same under an Arabic layout.
const walk = (step) => {
  const links = [...document.querySelectorAll("[data-walk] tbody tr")].map((row) => row.querySelector("a[href]")).filter(Boolean);
  const here = links.findIndex((link) => link.closest("tr").contains(document.activeElement));
  links[Math.min(links.length - 1, Math.max(0, here + step))]?.focus();
};
const KEYS = {
  KeyJ: () => walk(1),
  KeyK: () => walk(-1),
  KeyN: () => document.querySelector("a[data-new]")?.click(),
  Slash: (event) => (event.shiftKey ? document.getElementById("shortcuts")?.togglePopover() : document.getElementById("search")?.focus()),
};
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.ctrlKey && event.key === "Enter") event.target.form?.querySelector("button.primary")?.click();
  if (typing || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (!("shortcuts" in document.documentElement.dataset)) return;
  // What a page offers under a key of its own comes first.
  const offered = document.querySelector(`[data-key="${event.code}"]`);
  if (!offered && !KEYS[event.code]) return;
  event.preventDefault();
  if (offered) offered.click();
  else KEYS[event.code](event);
});
