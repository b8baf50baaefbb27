// Keeps what is typed in forms with `data-draft`: in this browser under the person's own account, and every five
// seconds on the server, until the form is carried out. Passwords, files and hidden values are never kept.
const meta = (name) => (document.querySelector('meta[name="' + name + '"]') || { content: "" }).content;
const PREFIX = "nhap:";
const mine = PREFIX + meta("draft-scope") + ":";
const KEEP_MS = 14 * 24 * 3600 * 1000;
const SKIP = /hidden|password|file|submit|button/;

// A full or forbidden store: the form still works.
const quietly = (work, otherwise) => {
  try { return work(); } catch (_) { return otherwise; }
};
const store = {
  get: (key) => quietly(() => JSON.parse(localStorage.getItem(key))),
  set: (key, value) => quietly(() => localStorage.setItem(key, JSON.stringify(value))),
  drop: (key) => quietly(() => localStorage.removeItem(key)),
  keys: () => quietly(() => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)), []),
};

const fields = (form) => Array.from(form.elements).filter((el) => el.name && !SKIP.test(el.type));
const ticks = (el) => el.type === "checkbox" || el.type === "radio";
const read = (form) => fields(form).map((el) => [el.name, ticks(el) ? el.value + (el.checked ? "+" : "-") : el.value]);
const hidden = (form, name) => form.elements["_" + name] || {};

// Fields are found by name and by their turn among those of the same name, so a changed page restores what it can.
const write = (form, values) => {
  const turns = {};
  fields(form).forEach((el) => {
    const turn = turns[el.name] || 0;
    turns[el.name] = turn + 1;
    if (ticks(el)) {
      const said = values.find((pair) => pair[0] === el.name && pair[1].slice(0, -1) === el.value);
      if (said) el.checked = said[1].endsWith("+");
    } else {
      const said = values.filter((pair) => pair[0] === el.name)[turn];
      if (said) el.value = said[1];
    }
  });
};

const clock = (ms) => {
  const at = new Date(ms);
  const today = at.toDateString() === new Date().toDateString();
  return at.toTimeString().slice(0, 5) + (today ? "" : " ngày " + at.toLocaleDateString("vi-VN"));
};

const make = (tag, className, text) => {
  const el = document.createElement(tag);
  el.className = className;
  el.textContent = text;
  return el;
};

// To the server; whether it has taken it.
const tell = (pairs, keepalive) =>
  fetch("/ban-nhap", { method: "POST", body: new URLSearchParams(pairs), keepalive, redirect: "manual" })
    .then((answer) => answer.ok, () => false);
const named = (form, key, rest) => [["_key", key], ["_draft", form.dataset.draft]].concat(rest);

const drafts = [];

// A form restored goes on being the form it was: the same key, the version that was read then.
const offer = (draft, key, kept) => {
  const form = draft.form;
  const id = key.split(":").pop();
  const box = make("div", "draft", "");
  box.setAttribute("role", "status");
  const back = make("button", "btn", "Khôi phục nội dung đã nhập lúc " + clock(kept.at));
  const off = make("button", "btn btn-quiet", "Bỏ nội dung đó");
  back.type = off.type = "button";
  back.addEventListener("click", () => {
    write(form, kept.values);
    hidden(form, "key").value = id;
    hidden(form, "version").value = kept.version;
    draft.key = key;
    draft.first = "";
    box.remove();
  });
  off.addEventListener("click", () => {
    store.drop(key);
    tell(named(form, id, [["_bo", 1]]));
    box.remove();
  });
  box.append(make("p", "", "Lần trước anh/chị đã nhập nhưng chưa gửi được."), back, off);
  form.prepend(box);
};

const keep = (draft) => {
  const values = read(draft.form);
  const text = JSON.stringify(values);
  draft.dirty = text !== draft.first;
  if (text === draft.text) return;
  draft.text = text;
  draft.at = hidden(draft.form, "stamp").value = Date.now();
  if (draft.dirty) store.set(draft.key, { at: draft.at, values, version: hidden(draft.form, "version").value, sent: draft.sentAt });
  else store.drop(draft.key);
};

const send = (draft, last) => {
  const { form, key, text, at } = draft;
  if (text === draft.sent || draft.sending || (draft.busy && !last)) return;
  const from = ["page", "version", "stamp"].map((name) => ["_" + name, hidden(form, name).value]);
  const pairs = named(form, hidden(form, "key").value, from);
  if (!draft.dirty) pairs.push(["_bo", 1]);
  fields(form).forEach((el) => ticks(el) && !el.checked || pairs.push([el.name, el.value]));
  draft.busy = true;
  return tell(pairs, last).then((taken) => {
    draft.busy = false;
    if (taken) {
      draft.sent = text;
      draft.sentAt = at;
      const kept = store.get(key);
      if (kept) {
        kept.sent = at;
        store.set(key, kept);
      }
    }
    const said = taken ? "Đã giữ bản nháp lúc " + clock(at) : "Mất kết nối – bản nháp đang giữ trong máy này";
    draft.sign.textContent = draft.dirty ? said : "";
  });
};
const keepAll = () => drafts.forEach(keep);
const sendAll = (last) => Promise.all(drafts.map((draft) => send(draft, last)));
const leave = () => { keepAll(); sendAll(true); };

// What the server has as well need not stay in a browser that somebody else uses now.
store.keys().forEach((key) => {
  const kept = store.get(key) || {};
  if (!(Date.now() - kept.at < KEEP_MS) || (kept.sent === kept.at && !key.startsWith(mine))) store.drop(key);
});
if (meta("draft-saved")) store.drop(mine + meta("draft-saved"));

document.querySelectorAll("form[data-draft]").forEach((form) => {
  const prefix = mine + form.dataset.draft + ":";
  const now = JSON.stringify(read(form));
  const taken = form.dataset.taken;
  const draft = { form, key: prefix + hidden(form, "key").value, first: taken === undefined ? now : "", text: now, sent: now, sentAt: Number(taken) };
  // What was given back (`data-taken`) is unsent; and with a refusal, not kept from here yet.
  if (taken === "") draft.text = draft.sent = "";
  draft.sign = make("p", "meta", "");
  form.append(draft.sign);
  drafts.push(draft);
  store.keys().filter((key) => key.startsWith(prefix)).forEach((key) => {
    const kept = store.get(key);
    const there = document.querySelector('[data-kept="' + key.split(":").pop() + '"]');
    const stamp = there ? Number(there.dataset.stamp) : -1;
    // What the server has taken it offers by itself, until it is sent or dropped, here or elsewhere.
    if (JSON.stringify(kept.values) === now || stamp === kept.at || kept.sent === kept.at) return;
    // The server has an earlier state of the same: the later one is offered alone.
    if (stamp === kept.sent) there.remove();
    offer(draft, key, kept);
  });
});
if (drafts.length) {
  setInterval(keepAll, 1000);
  setInterval(sendAll, 5000);
  addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", leave);
  addEventListener("beforeunload", (event) => {
    keepAll();
    if (drafts.some((draft) => draft.dirty && !draft.sending)) event.preventDefault();
  });
}
