// A chosen file is sent at once, in parts (tus 1.0), and goes on after the line was down. Without this script the form
// sends it in one piece. Nothing is kept in the browser: a page that is closed forgets what it was sending.

const LEAST = 64 * 1024; // bytes of a part; the server keeps whole pieces of this size
const MOST = 2 * 1024 * 1024;
const WANTED = 3000; // milliseconds that a part should take
const PAUSES = [1000, 2000, 5000, 10000, 20000]; // milliseconds before the next try
const VERSION = { "Tus-Resumable": "1.0.0" };

class Refused extends Error {}

// The name as the protocol wants it: base64 of UTF-8.
const inBase64 = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

class FileUpload extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input[type=file]");
    this.kept = this.querySelector("input[type=hidden]");
    if (!this.input || this.bar) return;
    this.name = this.input.name;
    this.bar = document.createElement("progress");
    this.bar.max = 100;
    this.said = document.createElement("p");
    this.said.className = "said";
    this.said.setAttribute("role", "status");
    this.stopper = document.createElement("button");
    this.stopper.type = "button";
    this.stopper.className = "button quiet";
    this.stopper.textContent = this.dataset.stop;
    this.append(this.bar, this.said, this.stopper);
    this.bar.setAttribute("aria-label", this.input.labels[0]?.textContent ?? "");
    this.show("", false);
    this.stopper.hidden = !this.kept.value;
    this.input.hidden = Boolean(this.querySelector(".kept")); // it would say that no file was chosen
    this.input.addEventListener("change", () => this.input.files[0] && this.send(this.input.files[0]));
    this.stopper.addEventListener("click", () => this.forget());
    // Before the form's own listeners: what is not sent is not "sent once".
    this.form = this.input.form;
    this.hold = (event) => {
      if (!this.sending) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      this.waiting = event.submitter; // pressed again when the file has come
      this.show(this.dataset.wait, true);
    };
    this.form.addEventListener("submit", this.hold, true);
  }

  disconnectedCallback() {
    this.form?.removeEventListener("submit", this.hold, true);
    this.turn = null;
  }

  // Words and, while something moves, the bar.
  show(text, moving, wrong = false) {
    this.said.textContent = text;
    this.said.classList.toggle("wrong", wrong);
    this.bar.hidden = !moving;
  }

  async ask(method, address, headers, body) {
    const token = this.form.querySelector("[name=csrfmiddlewaretoken]").value;
    const answer = await fetch(address, { method, body, headers: { ...VERSION, "X-CSRFToken": token, ...headers } });
    if (answer.redirected) throw new Refused(this.dataset.refused); // signed out
    if ([403, 404, 413, 415, 422].includes(answer.status)) {
      const plain = answer.headers.get("Content-Type")?.startsWith("text/plain");
      throw new Refused((plain && (await answer.text())) || this.dataset.refused);
    }
    return answer;
  }

  async send(file) {
    const turn = (this.turn = Symbol("turn")); // another file, or none, ends this one
    await this.drop();
    this.sending = true;
    this.input.removeAttribute("name"); // it goes by itself and not with the form
    this.stopper.hidden = false;
    this.querySelector(".kept")?.remove();
    try {
      await this.sendAll(file, () => this.turn !== turn);
      if (this.turn !== turn) return;
      this.kept.value = this.address.split("/").at(-2);
      const here = document.activeElement === this.input;
      this.input.value = "";
      this.input.hidden = true; // it would say that no file was chosen
      if (here) this.stopper.focus();
      this.show("", false);
      this.say(file.name);
      this.dispatchEvent(new Event("change", { bubbles: true }));
    } catch (error) {
      if (this.turn !== turn) return;
      this.address = null;
      this.input.value = "";
      this.stopper.hidden = true;
      this.show(error instanceof Refused ? error.message : this.dataset.refused, false, true);
    } finally {
      if (this.turn === turn) {
        this.sending = false;
        this.input.name = this.name;
      }
    }
    const { waiting } = this;
    this.waiting = null;
    if (waiting && this.kept.value) this.form.requestSubmit(waiting);
  }

  // What came and is kept, in words that are read out.
  say(name) {
    const shown = document.createElement("bdi");
    shown.textContent = name;
    this.said.replaceChildren(`${this.dataset.arrived} `, shown);
  }

  async sendAll(file, isOver) {
    const metadata = { "Upload-Length": file.size, "Upload-Metadata": `filename ${inBase64(file.name)}` };
    const begun = await this.again(() => this.ask("POST", this.getAttribute("to"), metadata), 0, isOver);
    if (!begun) return;
    if (begun.status !== 201) throw new Refused(this.dataset.refused); // a page that asks to sign in
    this.address = new URL(begun.headers.get("Location"), location).pathname;
    let offset = 0;
    let size = 4 * LEAST;
    while (offset < file.size && !isOver()) {
      const share = Math.floor((100 * offset) / file.size);
      this.bar.value = share;
      const last = offset + size >= file.size;
      const moving = last ? this.dataset.checking : this.dataset.sending.replace("#", share);
      this.show(this.waiting ? this.dataset.wait : moving, true);
      const began = performance.now();
      const part = file.slice(offset, offset + size);
      const answer = await this.again(() => this.part(offset, part), share, isOver);
      if (!answer) return;
      const now = Number(answer.headers.get("Upload-Offset"));
      // Parts grow while the line is quick and shrink while it is slow.
      const took = performance.now() - began;
      if (answer.status !== 204 || took > 2 * WANTED) size = Math.max(LEAST, Math.floor(size / 2 / LEAST) * LEAST);
      else if (took < WANTED) size = Math.min(MOST, size * 2);
      offset = now;
    }
  }

  // One part; where the server counts otherwise (something came twice, or not at all), its own count.
  async part(offset, part) {
    const headers = { "Upload-Offset": offset, "Content-Type": "application/offset+octet-stream" };
    const answer = await this.ask("PATCH", this.address, headers, part);
    return answer.status === 409 ? this.ask("HEAD", this.address, {}) : answer;
  }

  // Until it is answered; between two tries the page says that the line is down. After one the server is asked how far
  // it is, since what was on its way may have come.
  async again(attempt, share, isOver) {
    for (let tries = 0; !isOver(); tries += 1) {
      try {
        const answer = tries && this.address ? await this.ask("HEAD", this.address, {}) : await attempt();
        if (answer.ok) return answer;
      } catch (error) {
        if (error instanceof Refused) throw error;
      }
      this.show(this.dataset.broken.replace("#", share), true, true);
      await this.pause(PAUSES[Math.min(tries, PAUSES.length - 1)]);
    }
    return null;
  }

  pause(milliseconds) {
    return new Promise((resolve) => {
      const done = () => { clearTimeout(timer); removeEventListener("online", done); resolve(); };
      const timer = setTimeout(done, milliseconds);
      addEventListener("online", done);
    });
  }

  // The server may forget what was sent.
  async drop() {
    const address = this.address ?? (this.kept.value && `${this.getAttribute("to")}${this.kept.value}/`);
    this.address = null;
    this.kept.value = "";
    if (address) await this.ask("DELETE", address, {}).catch(() => {});
  }

  forget() {
    this.turn = null;
    this.waiting = null;
    this.sending = false;
    this.input.name = this.name;
    this.input.value = "";
    this.input.hidden = false;
    this.stopper.hidden = true;
    this.querySelector(".kept")?.remove();
    this.show("", false);
    this.drop();
    this.input.focus();
  }
}
customElements.define("file-upload", FileUpload);
