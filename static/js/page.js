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

// What was just done is read and seen first where the field that waits for the next key stands below what a telephone shows:
// the page would scroll it away, and there no keyboard waits.
{
  const said = document.querySelector(".messages");
  const waits = document.querySelector("[autofocus]");
  if (said && waits && matchMedia("(width < 48rem), (pointer: coarse)").matches) {
    said.tabIndex = -1;
    said.focus({ preventScroll: true }); // the field does not take the focus of itself any more
    scrollTo(0, 0);
  }
}

// Keys, by their place on the keyboard, so that they are the same under an Arabic layout. `data-key="KeyV"` is pressed by
// V outside of fields, `data-key="Control+KeyS"` in them too; docs/interface.md has the whole convention.
const walk = (step) => {
  const links = [...document.querySelectorAll("[data-walk] tbody tr")].map((row) => row.querySelector("a[href]")).filter(Boolean);
  const here = links.findIndex((link) => link.closest("tr").contains(document.activeElement));
  links[Math.min(links.length - 1, Math.max(0, here + step))]?.focus();
};
const KEYS = {
  KeyJ: () => walk(1),
  KeyK: () => walk(-1),
  KeyN: () => document.querySelector("a[data-new]")?.click(),
  Slash: (event) => (event.shiftKey ? showKeys() : document.getElementById("search")?.focus()),
};
const chordOf = ({ ctrlKey, metaKey, altKey, shiftKey, code }) =>
  (ctrlKey || metaKey ? "Control+" : "") + (altKey ? "Alt+" : "") + (shiftKey ? "Shift+" : "") + code;
// A key that decides (`data-settles`) does not while nobody can have read what stands there: a second press of the key that
// decided on the record before comes then.
const SETTLED = 1000; // milliseconds
const shown = performance.now();
const isUnread = (control) => {
  if (!control.dataset.settles || performance.now() - shown > SETTLED) return false;
  control.nextElementSibling.textContent = control.dataset.settles;
  return true;
};
// A key whose control has something to ask (`data-asks`) moves there first, and says so; pressed again it decides.
const asksFirst = (control) => {
  const asked = control.dataset.asks && control.nextElementSibling;
  if (!asked || (asked.textContent === control.dataset.asks && control === document.activeElement)) return false;
  control.focus();
  asked.textContent = control.dataset.asks;
  control.addEventListener("blur", () => asked.replaceChildren(), { once: true });
  return true;
};
document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.getModifierState?.("AltGraph")) return;
  const chord = event.ctrlKey || event.metaKey || event.altKey;
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (!chord && (typing || document.querySelector("#shortcuts:popover-open") || !("shortcuts" in document.documentElement.dataset))) return;
  // What a page offers under a key of its own comes first; a key that is held down decides nothing twice.
  const offered = document.querySelector(`[data-key="${chord ? chordOf(event) : event.code}"]`);
  if (offered?.checkVisibility()) {
    event.preventDefault();
    if (!event.repeat && !isUnread(offered) && !asksFirst(offered)) offered.click();
  } else if (chord) {
    if (event.ctrlKey && event.key === "Enter") event.target.form?.querySelector("button.primary")?.click();
  } else if (KEYS[event.code]) {
    event.preventDefault();
    KEYS[event.code](event);
  }
});

// The list of keys says what this very page answers to: each control with a key of its own, in its own words, and of
// the general ones those for which there is something here.
const KEY_NAMES = { Control: "Ctrl", Slash: "/", Comma: ",", Period: ".", Escape: "Esc", ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→" };
const keyName = (part) => KEY_NAMES[part] ?? part.replace(/^(Key|Digit)/, "").replace(/^.$/, (letter) => letter.toUpperCase());
const wordsOf = (one) => {
  if (one.dataset.keyWords) return one.dataset.keyWords;
  const copy = one.cloneNode(true);
  copy.querySelectorAll("kbd").forEach((key) => key.remove());
  return copy.textContent.trim() || one.getAttribute("aria-label") || "";
};
const line = (keys, words) => {
  const row = document.createElement("div");
  const [term, said] = [document.createElement("dt"), document.createElement("dd")];
  keys.forEach((key) => term.append(Object.assign(document.createElement("kbd"), { textContent: keyName(key) }), " "));
  said.textContent = words;
  row.append(term, said);
  return row;
};
// A popover: a modal dialog has the whole page beneath it styled anew, which a slow telephone shows as a pause.
const showKeys = () => {
  const list = document.getElementById("shortcuts");
  if (!list || list.matches(":popover-open")) return;
  const own = list.querySelector("[data-own-keys]");
  const found = new Map();
  for (const one of document.querySelectorAll("[data-key], [data-key-words][aria-keyshortcuts]")) {
    const keys = one.dataset.key ?? one.getAttribute("aria-keyshortcuts");
    if (/^((Control|Alt|Shift)\+)*(Key[A-Z]|Digit\d|[A-Z][a-z]+([A-Z][a-z]+)*|.)$/.test(keys) && one.checkVisibility() && wordsOf(one)) {
      found.set(keys, wordsOf(one));
    }
  }
  own.replaceChildren(...[...found].map(([keys, words]) => line(keys.split("+"), words)));
  own.hidden = own.previousElementSibling.hidden = found.size === 0;
  for (const row of list.querySelectorAll("[data-needs]")) row.hidden = !document.querySelector(row.dataset.needs);
  list.showPopover();
  list.querySelector("button").focus(); // it goes back by itself
};
document.addEventListener("click", (event) => {
  if (event.target.closest?.("[data-show-keys]") && document.getElementById("shortcuts")) {
    event.preventDefault();
    showKeys();
  }
});
