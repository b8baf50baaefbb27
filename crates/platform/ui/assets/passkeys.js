// Passkeys: a form that carries the server's question asks the browser, and sends the answer in its field `khoa`. Whoever has
// no script, or an old browser, never sees the form.
const bytesOf = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const lettersOf = (buffer) => btoa(String.fromCharCode.apply(null, new Uint8Array(buffer || []))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

const askPasskey = (form) => {
  const make = form.elements._passkey_create;
  const question = JSON.parse((make || form.elements._passkey_get).value);
  question.challenge = bytesOf(question.challenge);
  if (!make) return navigator.credentials.get({ publicKey: question }).then((key) => ({
    id: lettersOf(key.rawId),
    user: lettersOf(key.response.userHandle),
    client: lettersOf(key.response.clientDataJSON),
    auth: lettersOf(key.response.authenticatorData),
    signature: lettersOf(key.response.signature),
  }));
  question.user.id = bytesOf(question.user.id);
  question.excludeCredentials.forEach((known) => { known.id = bytesOf(known.id); });
  return navigator.credentials.create({ publicKey: question }).then((key) => ({
    client: lettersOf(key.response.clientDataJSON),
    attestation: lettersOf(key.response.attestationObject),
  }));
};

if (window.PublicKeyCredential) document.querySelectorAll("[data-passkey]").forEach((part) => {
  part.hidden = false;
  const form = part.querySelector("form");
  const said = document.createElement("p");
  said.className = "error";
  said.setAttribute("role", "alert");
  form.append(said);
  form.addEventListener("submit", (event) => {
    if (form.elements.khoa.value) return;
    event.preventDefault();
    said.textContent = "";
    askPasskey(form).then((answer) => {
      form.elements.khoa.value = JSON.stringify(answer);
      form.requestSubmit();
    }).catch((why) => {
      said.textContent = why.name === "InvalidStateError" ? "Máy này đã có khóa của tài khoản." : "Chưa dùng được khóa: đã hủy, quá giờ, hoặc máy chưa có khóa nào.";
    });
  });
});
addEventListener("pageshow", () => document.querySelectorAll("[name=khoa]").forEach((field) => { field.value = ""; }));
