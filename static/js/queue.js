// The queue and the record in it: that a page was left is said at once, so that nobody waits for who is gone.
addEventListener("pagehide", () => {
  const open = document.querySelector("[data-present]");
  if (!open) return;
  const said = new FormData();
  said.set("left", "yes");
  said.set("csrfmiddlewaretoken", JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"]);
  navigator.sendBeacon(open.getAttribute("hx-post"), said);
});
