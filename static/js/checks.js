// What is typed is checked by the server, by the same rules as when it is sent: when a field is left, never while a word
// is being typed, and only the fields that somebody has touched. And what was carried from the entry before.

const PAUSE = 250; // milliseconds after a field was left

class CheckedForm extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    this.touched = new Set();
    this.form.addEventListener("change", ({ target }) => {
      if (!target.name || target.closest(".versions") || target.type === "file") return;
      this.touched.add(target.name);
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.ask(), PAUSE);
    });
    const { home, home_governorate: of_person } = this.form.elements;
    if (home && of_person && home.value === "") this.follow(of_person, home);
  }

  // Of a person who is typed anew the home at release is the person's, until somebody says otherwise in its own field.
  follow(of_person, home) {
    const field = home.closest(".field");
    const said = document.createElement("p");
    Object.assign(said, { className: "hint", id: `${home.id}_filled`, textContent: this.dataset.homeFilled });
    let untouched = true;
    let filling = false;
    const note = (on) => {
      field.classList.toggle("carried", on);
      if (on) this.notes(field).append(said);
      else said.remove();
      this.describe(home, said.id, on);
    };
    const fill = () => {
      const anew = this.form.querySelector("[name=about]:checked")?.value === "new";
      const value = anew ? of_person.value : "";
      if (!untouched || home.value === value) return;
      home.value = value;
      note(value !== "");
      filling = true;
      home.dispatchEvent(new Event("change", { bubbles: true }));
      filling = false;
      if (value) this.textContent = `${field.querySelector("label").firstChild.textContent.trim()}: ${said.textContent}`;
    };
    this.form.addEventListener("change", ({ target }) => {
      if (target === home) {
        if (filling) return;
        untouched = false;
        note(false);
      } else if (target === of_person || target.name === "about") {
        fill();
      }
    });
  }

  async ask() {
    this.asked?.abort();
    this.asked = new AbortController();
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(this.form)) if (typeof value === "string") body.append(name, value);
    try {
      const request = { method: "POST", body, signal: this.asked.signal, redirect: "error" };
      const answer = await fetch(this.getAttribute("to"), request);
      if (answer.ok) this.draw(await answer.json());
    } catch {
      // Asked again at the next field; when it is sent all is checked anyway.
    }
  }

  draw({ mistakes, asks }) {
    const said = [];
    for (const name of this.touched) {
      const control = this.form.querySelector(`[name="${CSS.escape(name)}"]`);
      if (!control || this.isBeingTyped(control)) continue;
      const sentences = mistakes[name] ?? [];
      const field = control.closest(".field");
      if (field && this.mark(field, control, sentences) && sentences.length) {
        said.push(`${field.querySelector("label, legend")?.firstChild?.textContent.trim()}: ${sentences.join(" ")}`);
      }
    }
    said.push(...this.ask_about(asks));
    if (said.length) this.textContent = said.join("\n");
  }

  isBeingTyped(control) {
    return control === document.activeElement && control.matches("input, textarea") && !control.matches("[type=radio], [type=checkbox]");
  }

  // As the server draws it (components/hint.html); whether it is otherwise than before.
  mark(field, control, sentences) {
    const id = `${control.id.replace(/_\d+$/, (tail) => (control.matches("[type=radio], [type=checkbox]") ? "" : tail))}_error`;
    const before = field.querySelector(`[id="${id}"]`);
    const was = before ? [...before.querySelectorAll(".error")].map((one) => one.textContent.trim()).join("\n") : "";
    if (was === sentences.join("\n")) return false;
    before?.remove();
    field.classList.toggle("invalid", sentences.length > 0);
    control.toggleAttribute("aria-invalid", false);
    if (sentences.length) {
      const box = document.createElement("div");
      box.id = id;
      for (const sentence of sentences) {
        const line = document.createElement("p");
        line.className = "error";
        line.textContent = sentence;
        box.append(line);
      }
      this.notes(field).append(box);
      control.setAttribute("aria-invalid", "true");
    }
    this.describe(control, id, sentences.length > 0);
    return true;
  }

  // Where the notes of a field stand.
  notes(field) {
    let notes = field.querySelector(".notes");
    if (!notes) {
      notes = document.createElement("div");
      notes.className = "notes";
      field.querySelector("label, legend").after(notes);
    }
    return notes;
  }

  // Whether the note of this id describes the control.
  describe(control, id, on) {
    const others = (control.getAttribute("aria-describedby") ?? "").split(" ").filter((one) => one && one !== id);
    if (on) others.push(id);
    if (others.length) control.setAttribute("aria-describedby", others.join(" "));
    else control.removeAttribute("aria-describedby");
  }

  // What contradicts itself stands above the buttons; those that are new are read out.
  ask_about(asks) {
    const before = [...(this.warning?.querySelectorAll("li") ?? [])].map((one) => one.textContent);
    this.warning?.remove();
    this.warning = null;
    if (!asks.length) return [];
    this.warning = document.createElement("div");
    this.warning.className = "callout tone-attention as-typed";
    const list = document.createElement("ul");
    for (const sentence of asks) {
      const line = document.createElement("li");
      line.textContent = sentence;
      list.append(line);
    }
    this.warning.append(list);
    this.after(this.warning);
    return asks.filter((sentence) => !before.includes(sentence));
  }
}
customElements.define("checked-form", CheckedForm);

// -- What was carried from the entry before is marked until it is changed, and emptied by one key.
const carried = (form) => (form ? form.dataset.carried.split(" ").map((name) => form.elements[name]).filter(Boolean) : []);
const mark = (one, on) => one.closest(".field")?.classList.toggle("carried", on);
const carrying = document.querySelector("form[data-carried]:not([data-carried=''])");
for (const one of carried(carrying)) mark(one, true);
carrying?.addEventListener("input", ({ target }) => mark(target, false));
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-clears]");
  if (!button || !carrying) return;
  event.preventDefault();
  for (const one of carried(carrying)) {
    const nothing = one.matches("select") && [...one.options].find(({ value }) => value === "" || value === "unknown");
    one.value = nothing ? nothing.value : "";
    mark(one, false);
    one.dispatchEvent(new Event("change", { bubbles: true }));
  }
  button.closest(".callout").hidden = true;
});
