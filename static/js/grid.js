// A list typed beside its picture. Each row is kept as soon as one leaves it or pauses; what others type appears; the
// picture goes along. Without this script the form sends all rows when a button is pressed. Nothing stays in the browser.

const PAUSE = 1500; // milliseconds without a key after which a row is kept
const LOOK = 300; // milliseconds without a key after which the register is asked
const POLL = 10000; // milliseconds between two looks at what others typed
const AT_WORK = 300000; // milliseconds after which a page that nobody touches asks no more
const AGAIN = 4000; // milliseconds before a row that was not kept is sent again
const ASKED = ["given", "father", "family", "birth", "home_governorate"];

class TypedGrid extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.list = this.querySelector(".list-rows");
    this.blank = this.querySelector("template");
    this.offered = this.querySelector(".offered");
    this.seen = Number(this.getAttribute("seen"));
    this.changedHead = this.querySelector(".head-changed");
    this.numbers = new Intl.PluralRules(document.documentElement.lang);
    this.unkept = new Map(); // rows with the moment at which they were last changed
    this.form.elements.more.hidden = true; // Enter opens the next row
    this.form.addEventListener("input", ({ target }) => this.changed(target));
    this.form.addEventListener("focusin", ({ target }) => this.enters(target.closest(".list-row")));
    this.form.addEventListener("focusout", (event) => this.leaves(event));
    this.form.addEventListener("keydown", (event) => this.key(event));
    this.form.addEventListener("choose-person", (event) => this.choose(event));
    this.form.addEventListener("submit", (event) => this.send(event), true);
    this.leaving = (event) => this.unkept.size && event.preventDefault();
    addEventListener("beforeunload", this.leaving);
    this.touched = performance.now();
    for (const kind of ["keydown", "pointerdown"]) this.addEventListener(kind, () => (this.touched = performance.now()));
    this.poll = setInterval(() => this.look(), POLL);
    this.picture = new Picture(this.querySelector(".list-sheet"), () => this.place(this.row));
  }

  disconnectedCallback() {
    clearInterval(this.poll);
    removeEventListener("beforeunload", this.leaving);
  }

  rows() {
    return [...this.list.children];
  }

  // Which row of the list this is, from 1; the number that stands on the list would tell less.
  place(row) {
    return row ? this.rows().indexOf(row) + 1 : 0;
  }

  fields(row) {
    return [...row.querySelectorAll("input:not([type=hidden])")];
  }

  cell(row, name) {
    return row.querySelector(`[name="${name}:${row.dataset.key}"]`);
  }

  // -- From row to row

  enters(row) {
    if (!row || row === this.row) return;
    this.row = row;
    this.picture.follow(this.place(row));
    this.ask(row);
  }

  leaves({ target, relatedTarget }) {
    const row = target.closest(".list-row");
    if (row && !row.contains(relatedTarget)) this.keep(row);
  }

  key(event) {
    const { target } = event;
    const row = target.closest(".list-row");
    if (!row || !target.matches("input") || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const to = this.rows()[this.rows().indexOf(row) + step] ?? (step > 0 && event.key === "Enter" ? this.another() : null);
    if (!to) return;
    const fields = this.fields(to);
    const first = fields.find((field) => !field.name.startsWith("number:")) ?? fields[0];
    if (event.key === "Enter") this.count(row, to);
    (event.key === "Enter" ? first : fields[this.fields(row).indexOf(target)] ?? first).focus();
  }

  // The next row has the next number, as lists do; it says nothing by itself.
  count(row, to) {
    const [from, next] = [this.cell(row, "number"), this.cell(to, "number")];
    if (from && next && !next.value && /^\d{1,4}$/.test(from.value.trim())) next.value = Number(from.value) + 1;
  }

  another(key = crypto.randomUUID()) {
    const html = this.blank.innerHTML.replaceAll("00000000-0000-0000-0000-000000000000", key);
    this.list.insertAdjacentHTML("beforeend", html);
    return this.list.lastElementChild;
  }

  // -- Kept as it is typed

  changed(target) {
    const row = target.closest(".list-row");
    if (!row) return;
    this.unkept.set(row, performance.now());
    delete row.dataset.theirs;
    clearTimeout(row.pause);
    row.pause = setTimeout(() => this.keep(row), PAUSE);
    clearTimeout(this.asking);
    this.asking = setTimeout(() => this.ask(row), LOOK);
  }

  // Rows are sent one after the other, so that they stay in their order.
  keep(row) {
    clearTimeout(row.pause);
    if (!this.unkept.has(row) || row.dataset.theirs) return this.sending ?? Promise.resolve();
    this.sending = (this.sending ?? Promise.resolve()).then(() => this.sendRow(row));
    return this.sending;
  }

  async sendRow(row) {
    const began = this.unkept.get(row);
    if (began === undefined) return;
    const body = new FormData();
    for (const field of row.querySelectorAll("input")) {
      if (field.type !== "checkbox" || field.checked) body.append(field.name, field.value);
    }
    body.append("seen", this.seen);
    const answer = await this.fetch({ method: "POST", body }, row);
    if (!answer) {
      row.pause = setTimeout(() => this.keep(row), AGAIN);
      return;
    }
    if (this.unkept.get(row) === began) this.unkept.delete(row);
    this.take(answer, row);
    if (!answer.rows.some(({ key }) => key === row.dataset.key)) this.say(row, ""); // nothing stands in it
  }

  async fetch(request, row) {
    const headers = { "X-CSRFToken": this.form.elements.csrfmiddlewaretoken.value };
    const to = request.method === "POST" ? this.getAttribute("to") : `${this.getAttribute("to")}?seen=${this.seen}`;
    try {
      const answer = await fetch(to, { ...request, headers });
      if (answer.ok && !answer.redirected) return await answer.json();
      const out = answer.redirected || answer.status === 403;
      if (row) this.say(row, out ? this.dataset.out : this.dataset.down);
      if (out) await this.renew();
    } catch {
      if (row) this.say(row, this.dataset.down);
    }
    return null;
  }

  // Who has signed in again, in another tab, sends with another token.
  async renew() {
    const answer = await fetch(location.href);
    if (!answer.ok || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const token = page.querySelector("[name=csrfmiddlewaretoken]");
    if (token) this.form.elements.csrfmiddlewaretoken.value = token.value;
  }

  say(row, text) {
    const said = row.querySelector(".row-said");
    const line = document.createElement("p");
    line.className = "error";
    line.textContent = text;
    said.replaceChildren(...(text ? [line] : []));
  }

  look() {
    const atWork = document.visibilityState === "visible" && performance.now() - this.touched < AT_WORK;
    if (atWork) this.fetch({ method: "GET" }).then((answer) => answer && this.take(answer));
  }

  // Rows as the server has them: what is being typed here stays, and only what is said of it is drawn anew.
  take({ seen, head, rows }, sent = null) {
    this.seen = Math.max(this.seen, seen);
    this.form.elements.seen.value = this.seen;
    this.changedHead.hidden = String(head) === this.getAttribute("head");
    for (const each of rows) {
      const drawn = document.createElement("template");
      drawn.innerHTML = each.html;
      const fresh = drawn.content.firstElementChild;
      const row = this.rows().find((one) => one.dataset.key === each.key);
      if (!row) this.insert(fresh);
      else if (row === sent || !this.unkept.has(row)) this.merge(row, fresh, each);
      // else the version that was seen here goes along when the row is sent, and the server says what differs
    }
    this.tell();
  }

  // On the button, how many rows can be entered; what else stands on the page the server need not read for it.
  tell() {
    const whole = this.rows().filter((row) => "whole" in row.dataset).length;
    const kind = whole ? this.numbers.select(whole) : "zero";
    this.form.elements.submit.textContent = this.getAttribute(`data-words-${kind}`).replace("#", whole);
  }

  // Somebody else's new row stands above those that are still blank.
  insert(fresh) {
    const blank = this.rows().find((row) => row.querySelector("[name=rows]").value.endsWith(".0") && !this.unkept.has(row));
    const spare = blank && !blank.contains(document.activeElement) ? blank : null;
    this.list.insertBefore(fresh, spare);
  }

  merge(row, fresh, { version, theirs }) {
    const here = row.querySelector("[name=rows]");
    const typing = this.unkept.has(row);
    here.value = `${row.dataset.key}.${version}`;
    row.className = fresh.className;
    row.id = fresh.id;
    row.toggleAttribute("data-whole", fresh.hasAttribute("data-whole"));
    row.querySelector(".row-said").replaceWith(fresh.querySelector(".row-said"));
    for (const field of this.fields(row)) {
      const drawn = fresh.querySelector(`[name="${field.name}"]`);
      if (!drawn) continue;
      if (drawn.hasAttribute("aria-invalid")) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
      if (typing || theirs) continue;
      if (field.value !== drawn.value) field.value = drawn.value;
      field.checked = drawn.checked;
    }
    if (theirs) {
      row.dataset.theirs = "yes"; // kept again only after another key, so that it was read
      this.unkept.set(row, performance.now());
    }
  }

  // -- Who it may be

  async ask(row) {
    const said = Object.fromEntries(ASKED.map((name) => [name, this.cell(row, name)?.value.trim() ?? ""]));
    if (this.row !== row || row.classList.contains("entered")) return this.offer(row, "");
    if (!said.given || !(said.father || said.family)) return this.offer(row, "");
    const body = new URLSearchParams({ ...said, about: "new" });
    const asked = (this.asked = Symbol("asked"));
    const headers = { "X-CSRFToken": this.form.elements.csrfmiddlewaretoken.value };
    try {
      const answer = await fetch(this.getAttribute("similar"), { method: "POST", body, headers });
      if (asked === this.asked && answer.ok && !answer.redirected) this.offer(row, (await answer.text()).trim());
    } catch {
      // Nobody is offered while the line is down.
    }
    return undefined;
  }

  offer(row, html) {
    if (this.offered.answer === html && this.offered.parentElement === row) return;
    this.offered.answer = html;
    this.offered.innerHTML = html;
    this.offered.hidden = !html;
    if (html) row.append(this.offered);
  }

  choose(event) {
    const row = event.target.closest(".list-row");
    if (!row) return;
    event.preventDefault();
    const field = this.cell(row, "person");
    field.value = event.detail;
    this.offer(row, "");
    this.form.append(this.offered);
    field.focus();
    this.changed(field);
    this.keep(row);
  }

  // -- A button: when all is kept, the rows need not be sent again

  send(event) {
    const waiting = [...this.unkept.keys()];
    if (!waiting.length) {
      for (const field of this.list.querySelectorAll("input")) field.disabled = true;
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    const { submitter } = event;
    for (const row of waiting) delete row.dataset.theirs; // pressed by somebody who has seen what stands there
    Promise.all(waiting.map((row) => this.keep(row))).then(() => {
      const [row] = this.unkept.keys();
      if (row) this.fields(row)[0].focus();
      else this.form.requestSubmit(submitter);
    });
  }
}

// The picture: larger and smaller; two clicks say where two rows are, and then it goes along with the row.
class Picture {
  constructor(sheet, row) {
    this.pane = sheet.querySelector(".picture");
    if (!this.pane) return;
    this.sheet = this.pane.querySelector(".sheet");
    this.here = this.pane.querySelector(".here");
    this.row = row;
    this.marks = new Map(); // hundredths of the height by row
    this.zoom = 1;
    const tools = sheet.querySelector(".tools");
    tools.hidden = false;
    tools.addEventListener("click", ({ target }) => target.dataset.zoom && this.scale(Number(target.dataset.zoom)));
    this.sheet.addEventListener("click", (event) => this.mark(event));
  }

  scale(by) {
    const { scrollTop, scrollLeft } = this.pane;
    this.zoom = Math.min(6, Math.max(1, this.zoom * by));
    this.sheet.style.inlineSize = `${100 * this.zoom}%`;
    this.pane.scrollTo(scrollLeft * by, scrollTop * by);
  }

  mark(event) {
    const row = this.row();
    if (!row) return;
    const box = this.sheet.getBoundingClientRect();
    this.marks.set(row, (100 * (event.clientY - box.top)) / box.height);
    this.follow(row, false);
  }

  follow(row, scrolls = true) {
    if (!this.pane) return;
    const rows = [...this.marks.keys()].sort((one, other) => one - other);
    let at = this.marks.get(row);
    if (at === undefined && rows.length > 1) {
      const [first, last] = [rows[0], rows.at(-1)];
      at = this.marks.get(first) + ((row - first) * (this.marks.get(last) - this.marks.get(first))) / (last - first);
    }
    this.here.hidden = at === undefined || at < 0 || at > 100;
    if (this.here.hidden) return;
    this.here.style.insetBlockStart = `${at}%`;
    const top = (at / 100) * this.sheet.offsetHeight - this.pane.clientHeight / 2;
    if (scrolls) this.pane.scrollTo({ top, behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  }
}

customElements.define("typed-grid", TypedGrid);
