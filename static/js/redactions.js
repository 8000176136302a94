// Boxes are drawn on the picture; each is a line of the field that is sent, which can be typed as well.
class DrawBoxes extends HTMLElement {
  connectedCallback() {
    this.field = document.getElementById(this.getAttribute("to"));
    if (!this.field) return;
    this.field.addEventListener("input", () => this.draw());
    this.addEventListener("pointerdown", (event) => this.begin(event));
    this.addEventListener("pointermove", (event) => this.from && this.stretch(event));
    this.addEventListener("pointerup", (event) => this.from && this.end(event));
    this.addEventListener("pointercancel", () => this.stop());
    this.draw();
  }

  // In hundredths of the page, one digit after the point.
  at(event) {
    const box = this.querySelector("img").getBoundingClientRect();
    const part = (here, start, size) => Math.min(100, Math.max(0, Math.round((1000 * (here - start)) / size) / 10));
    return [part(event.clientX, box.left, box.width), part(event.clientY, box.top, box.height)];
  }

  between([left, top], [right, bottom]) {
    const tenth = (number) => Math.round(number * 10) / 10;
    return [Math.min(left, right), Math.min(top, bottom), tenth(Math.abs(right - left)), tenth(Math.abs(bottom - top))];
  }

  begin(event) {
    event.preventDefault();
    this.setPointerCapture(event.pointerId);
    this.from = this.at(event);
    this.drawn = this.append(document.createElement("i")) ?? this.lastElementChild;
  }

  stretch(event) {
    this.place(this.drawn, this.between(this.from, this.at(event)));
  }

  end(event) {
    const box = this.between(this.from, this.at(event));
    if (box[2] > 0.2 && box[3] > 0.2) {
      this.field.value = `${this.field.value.trimEnd()}\n${box.join(" ")}`.trimStart();
      this.field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    this.stop();
  }

  stop() {
    this.from = null;
    this.draw();
  }

  place(drawn, [left, top, width, height]) {
    Object.assign(drawn.style, { left: `${left}%`, top: `${top}%`, width: `${width}%`, height: `${height}%` });
  }

  draw() {
    for (const drawn of this.querySelectorAll("i")) drawn.remove();
    for (const line of this.field.value.split("\n")) {
      const box = line.trim().split(/\s+/).map(Number);
      if (box.length !== 4 || box.some(Number.isNaN)) continue;
      const drawn = document.createElement("i");
      this.place(drawn, box);
      this.append(drawn);
    }
  }
}
customElements.define("draw-boxes", DrawBoxes);
