// Lists: printing, and ticking rows: all of the page at once, a range with Shift, how many are ticked here; ticks are kept
// wherever one goes. Without this script every box works by itself.
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

const tellAll = () => document.querySelectorAll("form[data-picking]").forEach(tell);
document.addEventListener("htmx:afterSettle", tellAll);
tellAll();

// Whoever goes on with ticks of a list that were not sent (another order, another filter, a record) sends them, and is led
// on from there. The buttons of this form and of the pager do so by themselves. Other forms with ticks do something with
// them: never unasked.
const unsent = () => {
  const form = document.querySelector("form#picking");
  return form && boxesOf(form).some((box) => box.checked !== box.defaultChecked) ? form : null;
};

function goOn(form, to) {
  const where = Object.assign(document.createElement("input"), { type: "hidden", name: "to", value: to });
  form.append(where);
  form.submit();
  where.remove(); // what is sent was gathered already; a page that comes back leads nowhere
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  if (link.target || link.hasAttribute("download") || link.origin !== location.origin) return;
  const here = link.pathname === location.pathname && link.search === location.search;
  const form = here ? null : unsent();
  if (!form) return;
  event.preventDefault();
  goOn(form, link.pathname + link.search + link.hash);
});

const asked = (filters) => `${filters.getAttribute("action")}?${new URLSearchParams(new FormData(filters))}`;
const sendFirst = (event) => {
  const form = event.target.matches?.(".filters[method=get]") ? unsent() : null;
  if (!form) return;
  event.preventDefault();
  goOn(form, asked(event.target));
};
document.addEventListener("htmx:confirm", sendFirst);
document.addEventListener("submit", sendFirst);

// A filter is asked at one place: as soon as what can be combined says something of it, its simple input is put away and
// what was chosen there is ticked. Before the list is asked for, and so on the way down.
document.addEventListener("change", ({ target }) => {
  const part = target.closest?.(".combined details");
  const way = part?.querySelector("select");
  const simple = way && [...way.form.elements].find((one) => one.tagName === "SELECT" && `${one.name}_is` === way.name);
  if (!simple) return;
  const boxes = [...part.querySelectorAll('input[type="checkbox"]')];
  const combines = () => way.selectedIndex > 0 || boxes.some((box) => box.checked);
  if (combines()) {
    const chosen = boxes.find((box) => simple.value && box.value === simple.value);
    if (chosen) chosen.checked = true;
    simple.value = "";
  }
  simple.closest(".field").hidden = combines();
}, true);

document.addEventListener("click", ({ target }) => {
  if (target.closest?.("[data-print]")) window.print();
});
