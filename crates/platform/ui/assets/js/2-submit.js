// Sends a form once, and not at all without a network; then says so and keeps the text.
const release = () => {
  drafts.forEach((draft) => { draft.sending = false; });
  document.querySelectorAll("form[data-sent]").forEach((form) => {
    delete form.dataset.sent;
    form.querySelectorAll("[aria-disabled]").forEach((el) => el.removeAttribute("aria-disabled"));
  });
};

const sayOffline = (form) => {
  const old = form.querySelector(".offline");
  if (old) old.remove();
  const said = make("p", "offline", "Máy đang mất mạng nên chưa gửi được. Nội dung vẫn còn ở đây; hãy bấm gửi lại khi có mạng.");
  said.setAttribute("role", "alert");
  form.append(said);
};

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent) return event.preventDefault();
  keepAll();
  if (navigator.onLine === false) {
    event.preventDefault();
    return sayOffline(form);
  }
  form.dataset.sent = "1";
  drafts.forEach((draft) => { draft.sending = draft.form === form; });
  form.querySelectorAll("button").forEach((el) => el.setAttribute("aria-disabled", "true"));
  // A file answered instead of a page leaves this page standing: let it be used again.
  setTimeout(release, 8000);
  if ("signOut" in form.dataset) {
    event.preventDefault();
    // Whoever comes next finds nothing here; only what the server could not take stays, for its writer.
    Promise.race([sendAll(true), new Promise((done) => setTimeout(done, 2000))]).then(() => {
      drafts.length = 0;
      store.keys().forEach((key) => {
        const kept = store.get(key) || {};
        if (kept.sent === kept.at) store.drop(key);
      });
      form.submit();
    });
  }
});
addEventListener("pageshow", release);
