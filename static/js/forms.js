// Forms: sent once, never lost by leaving, rows added in place, fields shown when they apply.

// -- Sent once. The button keeps its name and value in what is sent, so it is not disabled but deaf.
const release = (form) => {
  delete form.dataset.sent;
  for (const button of form.querySelectorAll("[aria-disabled]")) button.removeAttribute("aria-disabled");
};
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "yes";
  event.submitter?.setAttribute("aria-disabled", "true");
  // A download answers without leaving the page.
  if (form.hasAttribute("data-stays")) setTimeout(() => release(form), 3000);
});
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(release));
document.addEventListener("htmx:afterRequest", ({ target }) => target.matches("form[data-sent]") && release(target));

// -- Never lost by leaving: a form with data-unsaved asks before what was typed is left behind, unless it is kept on the
// server (drafts.js) and no file was chosen, which is not.
const dirty = new Set();
document.addEventListener("input", ({ target }) => {
  const form = target.form?.closest("[data-unsaved]");
  if (form) dirty.add(form);
});
addEventListener("beforeunload", (event) => {
  const lost = (form) => !form.dataset.kept || [...form.querySelectorAll("[type=file]")].some((input) => input.value);
  for (const form of dirty) if (form.isConnected && !form.dataset.sent && lost(form)) event.preventDefault();
});
// What came back with an error is as unsaved as before.
for (const summary of document.querySelectorAll(".error-summary")) {
  const form = document.querySelector("form[data-unsaved]");
  if (summary && form) dirty.add(form);
}

// A session that is over does not take the page away from under what is typed: the answer to the form will say it.
document.addEventListener("htmx:beforeOnLoad", (event) => {
  if (dirty.size && event.detail.xhr.getResponseHeader("HX-Redirect")) event.preventDefault();
});

// -- Another row of a formset. Without script the button is sent and the server answers with one row more.
// A row can name another one (`data-sources`, in which # stands for its number): it offers those that are there.
const offerSources = (rows) => {
  const selects = [...rows.querySelectorAll(":scope > .row select[data-sources]")];
  selects.forEach((select, own) => {
    for (let number = 1; number <= selects.length; number += 1) {
      if (number === own + 1 || select.querySelector(`option[value="${number}"]`)) continue;
      const next = [...select.options].find((option) => Number(option.value) > number) ?? null;
      select.add(new Option(select.dataset.sources.replace("#", number), number), next);
    }
  });
};

class RepeatRows extends HTMLElement {
  connectedCallback() {
    const prefix = this.getAttribute("prefix");
    const button = this.querySelector(`button[name="add-${prefix}"]`);
    const total = this.querySelector(`[name="${prefix}-TOTAL_FORMS"]`);
    const blank = this.querySelector(":scope > template");
    button.addEventListener("click", (event) => {
      event.preventDefault();
      const number = Number(total.value);
      blank.insertAdjacentHTML("beforebegin", blank.innerHTML.replaceAll("__prefix__", number));
      total.value = number + 1;
      button.hidden = number + 1 >= Number(this.getAttribute("max"));
      const row = blank.previousElementSibling;
      offerSources(this);
      window.htmx?.process(row);
      applyConditions(row);
      row.querySelector("input:not([type=hidden]), select, textarea")?.focus();
      row.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }
}

// -- Fields that apply only to some answers: data-when names a field, data-is its values. Hidden, never emptied.
// A field that is itself put away answers nothing.
const answers = (form, name) => [...form.elements]
  .filter((one) => one.name === name && !one.closest("[data-when][hidden]"))
  .filter((one) => !one.matches("[type=radio], [type=checkbox]") || one.checked)
  .map((one) => one.value);
function applyConditions(within) {
  for (const field of within.querySelectorAll("[data-when]")) {
    const form = field.closest("form");
    const wanted = field.dataset.is.split(",");
    field.hidden = !answers(form, field.dataset.when).some((answer) => wanted.includes(answer));
    // What is wrong is never hidden.
    if (field.matches(".invalid") || field.querySelector(".invalid")) field.hidden = false;
  }
}
document.addEventListener("change", ({ target }) => target.form && applyConditions(target.form));
document.addEventListener("htmx:load", ({ target }) => applyConditions(target));
applyConditions(document);
document.documentElement.classList.add("ready"); // what the server put away beforehand (data-off) is ours now
customElements.define("repeat-rows", RepeatRows);

// -- A person on the register, chosen in place of the new one that was being typed.
class ChoosePerson extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", (event) => {
      if (!event.target.closest("button")) return;
      const chosen = { detail: this.getAttribute("reference"), bubbles: true, cancelable: true };
      if (!this.dispatchEvent(new CustomEvent("choose-person", chosen))) return; // taken by what is around it
      const { about, detainee } = this.closest("form").elements;
      about.value = "known";
      detainee.value = this.getAttribute("reference");
      detainee.dispatchEvent(new Event("input", { bubbles: true }));
      detainee.dispatchEvent(new Event("change", { bubbles: true }));
      detainee.focus();
    });
  }
}
customElements.define("choose-person", ChoosePerson);

// -- Who is offered while a name is typed is drawn, and read out, only when it is somebody else.
document.addEventListener("htmx:beforeSwap", ({ detail, target }) => {
  if (!target.matches(".offered")) return;
  if (target.answer === detail.serverResponse) detail.shouldSwap = false;
  target.answer = detail.serverResponse;
});

// How many they are is said beside the fields too: the list may stand below what a telephone shows.
const tellLikely = (offered) => {
  const told = offered && document.querySelector(".may-be-meant a");
  if (!told) return;
  told.textContent = offered.querySelector("[data-told]")?.dataset.told ?? "";
  told.hidden = !told.textContent;
};
document.addEventListener("htmx:afterSwap", ({ target }) => target.id === "likely" && tellLikely(target));
tellLikely(document.getElementById("likely"));

// -- Addresses of filtered lists name only what was asked, whoever sends the form. Of a name with several values the empty go.
const onlyAsked = (formData) => {
  for (const name of new Set(formData.keys())) {
    const asked = formData.getAll(name).filter((value) => value !== "");
    formData.delete(name);
    for (const value of asked) formData.append(name, value);
  }
};
document.addEventListener("htmx:configRequest", ({ detail, target }) => {
  if (!target.matches(".filters")) return;
  onlyAsked(detail.formData);
});
document.addEventListener("formdata", ({ target, formData }) => {
  if (target.method !== "get") return;
  onlyAsked(formData);
});

// -- Two versions side by side: what is chosen stands in the field below, where it can still be changed.
const put = (form, name, values) => {
  const found = form.elements[name];
  for (const one of found instanceof RadioNodeList ? found : [found]) {
    if (one.matches("[type=checkbox], [type=radio]")) one.checked = values.includes(one.value);
    else one.value = values[0] ?? "";
  }
};
document.addEventListener("change", ({ target }) => {
  if (target.matches(".versions [type=radio]")) put(target.form, target.name.slice("keep-".length), JSON.parse(target.dataset.typed));
});
document.addEventListener("input", ({ target }) => {
  const mine = target.form?.querySelector(`.versions [name="keep-${CSS.escape(target.name)}"][value=mine]`);
  if (mine) mine.checked = true;
});
