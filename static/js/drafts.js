// What is typed in a long form is kept on the server: a moment after the last key, and on leaving. A form is sent when
// there is a line and the same person is signed in; until then it waits, and says so. Nothing stays in the browser.

const REST = 2000; // milliseconds without a key after which what was typed is kept
const AT_LEAST = 8000; // milliseconds after which it is kept while somebody types on
const AGAIN = 4000; // milliseconds until the line is tried again
const PATIENCE = 15000; // milliseconds that an answer may take
const ON_LEAVING = 60000; // bytes that a browser still sends when its page is left

class KeptDraft extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    this.said = this.querySelector(".kept");
    this.trouble = this.querySelector(".trouble");
    this.changes = 0; // that were made here
    this.kept = 0; // of them, how many are kept
    this.form.addEventListener("input", () => this.changed());
    this.form.addEventListener("change", () => this.changed());
    this.form.addEventListener("submit", (event) => this.submit(event), true);
    this.back = () => (this.unwell ? this.keep(true) : null);
    this.left = () => document.visibilityState === "hidden" && this.keepOnLeaving();
    this.offline = () => this.unkept && this.warn("down");
    document.addEventListener("visibilitychange", this.left);
    document.addEventListener("visibilitychange", this.back);
    addEventListener("pagehide", (this.leaving = () => this.keepOnLeaving()));
    addEventListener("online", this.back);
    addEventListener("offline", this.offline);
    const now = this.querySelector(".keep-now");
    now.addEventListener("click", () => { this.changes += 1; this.keep(); });
    const next = this.querySelector(".next-part");
    next.addEventListener("click", () => this.nextPart());
    now.hidden = next.hidden = false;
    // What came back with an error is as unkept as before.
    if (document.querySelector(".error-summary")) this.changed();
  }

  disconnectedCallback() {
    document.removeEventListener("visibilitychange", this.left);
    document.removeEventListener("visibilitychange", this.back);
    removeEventListener("pagehide", this.leaving);
    removeEventListener("online", this.back);
    removeEventListener("offline", this.offline);
    clearTimeout(this.timer);
  }

  get unkept() {
    return this.changes > this.kept;
  }

  // -- Kept while it is typed

  changed() {
    this.changes += 1;
    delete this.form.dataset.kept;
    this.since ??= performance.now();
    const left = Math.max(0, AT_LEAST - (performance.now() - this.since));
    if (!this.unwell) this.later(Math.min(REST, left));
  }

  later(milliseconds) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(), milliseconds);
  }

  content() {
    const sent = new URLSearchParams();
    sent.append("kept-turn", this.changes); // of two that come, the server keeps the later one
    for (const [name, value] of new FormData(this.form)) if (typeof value === "string") sent.append(name, value);
    return sent;
  }

  // One after the other; `anew` asks first whether there is a line again.
  keep(anew = false) {
    clearTimeout(this.timer);
    this.turn = (this.turn ?? Promise.resolve()).then(() => this.keepNow(anew));
    return this.turn;
  }

  async keepNow(anew) {
    if (this.form.dataset.sent || !(this.unkept || this.unwell)) return;
    if (anew || this.unwell) {
      const state = await this.line();
      if (state !== "same") return this.warn(state);
      if (!this.unkept) return this.calm();
    }
    if (await this.post()) return;
    const state = await this.line(); // a token that was too old is fetched on the way
    if (state === "same" && (await this.post())) return;
    this.warn(state === "same" ? "down" : state);
  }

  // Whether it was answered: kept, or with the sentence why not.
  async post() {
    const upTo = this.changes;
    const request = { method: "POST", body: this.content(), signal: AbortSignal.timeout(PATIENCE) };
    try {
      const answer = await fetch(this.getAttribute("to"), request);
      if (answer.redirected || !(answer.ok || answer.status === 422)) return false;
      this.isAnswered(await answer.text(), answer.ok ? upTo : this.kept);
      return true;
    } catch {
      return false;
    }
  }

  isAnswered(html, upTo) {
    this.said.innerHTML = html;
    this.calm();
    this.since = null;
    const isKept = upTo > this.kept;
    this.kept = upTo;
    if (!isKept) return; // the page goes on asking before it is left, and it is tried again with the next key
    if (this.unkept) return this.later(REST);
    this.form.dataset.kept = "yes";
    if ([...this.form.querySelectorAll("[type=file]")].some((input) => input.value)) {
      this.said.append(" ", this.dataset.files);
    }
    const address = this.said.querySelector("[data-address]")?.dataset.address;
    // Loaded again, after a crash say, the page comes with what was typed.
    if (address) history.replaceState(history.state, "", address);
  }

  keepOnLeaving() {
    if (!this.unkept || this.form.dataset.sent) return;
    const body = this.content();
    const keepalive = new Blob([body]).size < ON_LEAVING;
    const upTo = this.changes;
    fetch(this.getAttribute("to"), { method: "POST", body, keepalive })
      .then((answer) => answer.ok && !answer.redirected && answer.text().then((html) => this.isAnswered(html, upTo)))
      .catch(() => {});
  }

  // -- The line, and who is signed in

  // "same": it is there, and so is the person; "out": signed out; "other": somebody else is in; "down".
  async line() {
    try {
      const asked = { redirect: "manual", cache: "no-store", signal: AbortSignal.timeout(PATIENCE) };
      const answer = await fetch(this.getAttribute("line"), asked);
      if (answer.type === "opaqueredirect") return "out";
      if (!answer.ok) return answer.status >= 500 ? "down" : "out";
      const { hand, token } = await answer.json();
      if (hand !== this.getAttribute("hand")) return "other";
      this.take(token);
      return "same";
    } catch {
      return "down";
    }
  }

  // Who has signed in again, on another page, sends with another token.
  take(token) {
    for (const input of document.querySelectorAll("[name=csrfmiddlewaretoken]")) input.value = token;
    document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": token }));
  }

  warn(state) {
    this.unwell = true;
    const text = this.trouble.querySelector("span");
    const sentence = this.dataset[this.waiting && state === "down" ? "waits" : state];
    if (text.textContent !== sentence) text.textContent = sentence; // said once
    this.trouble.querySelector("a").hidden = state !== "out" && state !== "other";
    this.trouble.hidden = false;
    this.later(AGAIN);
  }

  calm() {
    this.unwell = false;
    this.trouble.hidden = true;
    this.trouble.querySelector("span").textContent = "";
  }

  // -- Sent when it can be

  async submit(event) {
    if (this.ready) return; // it goes
    event.preventDefault();
    if (this.waiting) return;
    this.waiting = true;
    const button = event.submitter;
    button?.setAttribute("aria-disabled", "true");
    const free = await this.untilItCanBeSent();
    this.waiting = false;
    button?.removeAttribute("aria-disabled");
    if (!free) return;
    this.ready = true;
    this.form.requestSubmit(button);
    this.ready = false;
  }

  async untilItCanBeSent() {
    for (;;) {
      const state = await this.line();
      if (state === "same") {
        await this.keep(); // what is refused, or meets a server that starts again, is kept as it is now
        this.calm();
        return true;
      }
      this.warn(state);
      if (state === "other") return false;
      await this.pause();
    }
  }

  pause() {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        removeEventListener("online", done);
        document.removeEventListener("visibilitychange", done);
        resolve();
      };
      const timer = setTimeout(done, AGAIN);
      addEventListener("online", done);
      document.addEventListener("visibilitychange", done);
    });
  }

  // -- By keys

  // From where one is to the first field of the next part that stands open.
  nextPart() {
    const parts = [...this.form.querySelectorAll(".section")].filter((part) => {
      const fold = part.querySelector(":scope > details.fold");
      return part.getClientRects().length && (!fold || fold.open);
    });
    const here = parts.findIndex((part) => part.contains(document.activeElement));
    const part = parts[here + 1] ?? this.form.querySelector(".actions");
    const fields = [...(part?.querySelectorAll("input, select, textarea, button") ?? [])];
    fields.find((one) => one.type !== "hidden" && one.getClientRects().length)?.focus();
  }
}
customElements.define("kept-draft", KeptDraft);
