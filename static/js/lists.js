// Lists: printing, and ticking rows: all of the page at once, a range with Shift, how many are ticked here. Without this
// script every box works by itself.
const BOX = '.tick-cell input[type="checkbox"]';
let last = null;

const boxesOf = (form) => [...form.querySelectorAll(BOX)];

function tell(form) {
  const boxes = boxesOf(form);
  const ticked = boxes.filter((box) => box.checked).length;
  const all = form.querySelector("[data-tick-all]");
  const said = form.querySelector("[data-picked]");
  if (all) {
    all.checked = boxes.length > 0 && ticked === boxes.length;
    all.indeterminate = ticked > 0 && ticked < boxes.length;
  }
  if (said) said.textContent = `${said.dataset.here} ${ticked}`;
}

document.addEventListener("click", (event) => {
  const box = event.target;
  const form = box.closest?.("form[data-picking]");
  if (!form || !box.matches(BOX)) return;
  const boxes = boxesOf(form);
  const [from, to] = [boxes.indexOf(last), boxes.indexOf(box)].sort((one, other) => one - other);
  if (event.shiftKey && from >= 0) boxes.slice(from, to + 1).forEach((each) => { each.checked = box.checked; });
  last = box;
});

document.addEventListener("change", (event) => {
  const form = event.target.closest?.("form[data-picking]");
  if (!form) return;
  if (event.target.matches("[data-tick-all]")) boxesOf(form).forEach((box) => { box.checked = event.target.checked; });
  tell(form);
});

document.querySelectorAll("form[data-picking]").forEach(tell);

document.addEventListener("click", ({ target }) => {
  if (target.closest?.("[data-print]")) window.print();
});
