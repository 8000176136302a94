// Security keys (WebAuthn): the form asks the browser for a key, and is sent with what the key answers. The options lie
// in the page as JSON; what is binary in them is written in base64url, there and in the answer.

const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
  .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const known = (list) => (list ?? []).map((one) => ({ ...one, id: bytes(one.id) }));

const asks = {
  async add({ creation_options: { publicKey } }) {
    const key = await navigator.credentials.create({
      publicKey: {
        ...publicKey,
        challenge: bytes(publicKey.challenge),
        user: { ...publicKey.user, id: bytes(publicKey.user.id) },
        excludeCredentials: known(publicKey.excludeCredentials),
      },
    });
    return answer(key, ["clientDataJSON", "attestationObject"]);
  },
  async use({ request_options: { publicKey } }) {
    const key = await navigator.credentials.get({
      publicKey: {
        ...publicKey,
        challenge: bytes(publicKey.challenge),
        allowCredentials: known(publicKey.allowCredentials),
      },
    });
    return answer(key, ["clientDataJSON", "authenticatorData", "signature", "userHandle"]);
  },
};

function answer(key, parts) {
  const said = parts.filter((part) => key.response[part]).map((part) => [part, text(key.response[part])]);
  return {
    id: key.id,
    rawId: text(key.rawId),
    type: key.type,
    authenticatorAttachment: key.authenticatorAttachment,
    clientExtensionResults: key.getClientExtensionResults(),
    response: Object.fromEntries(said),
  };
}

// Which sentence of the page says it: this key is here already, the key was not used in time …
const sentence = (form, name) => {
  for (const one of form.querySelectorAll("[data-said]")) one.hidden = one.dataset.said !== name;
};
const reasons = { InvalidStateError: "known", SecurityError: "missing" };

for (const form of document.querySelectorAll("form[data-security-key]")) {
  const field = form.elements.credential;
  if (!window.PublicKeyCredential) {
    sentence(form, "missing");
    continue;
  }
  form.querySelector("[data-security-key-button]").hidden = false;
  form.addEventListener("submit", async (event) => {
    if (field.value) return;
    event.preventDefault();
    sentence(form, "waiting");
    try {
      field.value = JSON.stringify(await asks[form.dataset.securityKey](JSON.parse(document.getElementById("key-options").textContent)));
      form.requestSubmit();
    } catch (error) {
      sentence(form, reasons[error.name] ?? "unused");
    }
  });
  addEventListener("pageshow", () => { field.value = ""; });
}
