// The queue and the record in it: that a page was left is said at once, so that nobody waits for who is gone.
addEventListener("pagehide", () => {
  const open = document.querySelector("[data-present]");
  if (!open) return;
  const said = new FormData();
  said.set("left", "yes");
  said.set("csrfmiddlewaretoken", JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"]);
  navigator.sendBeacon(open.getAttribute("hx-post"), said);
});

// Who else is at a record is drawn, and read out, only when it is somebody else.
document.addEventListener("htmx:beforeSwap", ({ detail, target }) => {
  if (!target.matches("[data-present]")) return;
  const before = target.answer ?? target.innerHTML.trim();
  target.answer = detail.serverResponse.trim();
  if (target.answer === before) detail.shouldSwap = false;
});
