// Keeps what is typed in forms with `data-draft` in this browser, under the person's own name, until the server
// says it has it. Passwords, files and hidden values are never kept.
const meta = (name) => {
  const found = document.querySelector('meta[name="' + name + '"]');
  return found ? found.content : "";
};
const PREFIX = "nhap:";
const mine = PREFIX + meta("draft-scope") + ":";
const KEEP_MS = 14 * 24 * 3600 * 1000;
const SKIP = ["hidden", "password", "file", "submit", "button", "reset"];

const store = {
  get(key) {
    try { return JSON.parse(localStorage.getItem(key)); } catch (_) { return null; }
  },
  set(key, value) {
    try { localStorage.setItem(key, JSON.stringify(value)); } catch (_) { /* full or forbidden: the form still works */ }
  },
  drop(key) {
    try { localStorage.removeItem(key); } catch (_) { /* nothing to drop */ }
  },
  keys() {
    try { return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)); } catch (_) { return []; }
  },
};

const fields = (form) => Array.from(form.elements).filter((el) => el.name && el.type && SKIP.indexOf(el.type) < 0 && el.type !== "fieldset");
const ticks = (el) => el.type === "checkbox" || el.type === "radio";
const read = (form) => fields(form).map((el) => [el.name, ticks(el) ? el.value + (el.checked ? "+" : "-") : el.value]);

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

const two = (number) => String(number).padStart(2, "0");
const clock = (ms) => {
  const at = new Date(ms);
  const time = two(at.getHours()) + ":" + two(at.getMinutes());
  const day = two(at.getDate()) + "/" + two(at.getMonth() + 1);
  return at.toDateString() === new Date().toDateString() ? time : time + " ngày " + day;
};

const make = (tag, className, text) => {
  const el = document.createElement(tag);
  el.className = className;
  el.textContent = text;
  return el;
};

const offer = (form, key, kept) => {
  const box = make("div", "draft", "");
  box.setAttribute("role", "status");
  const back = make("button", "btn", "Khôi phục nội dung đã nhập lúc " + clock(kept.at));
  const off = make("button", "btn btn-quiet", "Bỏ nội dung đó");
  back.type = off.type = "button";
  back.addEventListener("click", () => { write(form, kept.values); box.remove(); });
  off.addEventListener("click", () => { store.drop(key); box.remove(); });
  box.append(make("p", "", "Lần trước anh/chị đã nhập nhưng chưa gửi được."), back, off);
  form.prepend(box);
};

const drafts = [];
const keep = (draft) => {
  const values = read(draft.form);
  const was = draft.dirty;
  draft.dirty = JSON.stringify(values) !== draft.first;
  if (draft.dirty && !draft.gone) store.set(draft.key, { at: Date.now(), values });
  else if (was) store.drop(draft.key);
};
const keepAll = () => drafts.forEach(keep);

store.keys().forEach((key) => {
  const kept = store.get(key);
  if (!kept || !(Date.now() - kept.at < KEEP_MS)) store.drop(key);
});
if (meta("draft-saved")) store.drop(mine + meta("draft-saved"));

document.querySelectorAll("form[data-draft]").forEach((form) => {
  const key = mine + form.dataset.draft;
  const first = JSON.stringify(read(form));
  const kept = store.get(key);
  drafts.push({ form, key, first, dirty: false, gone: false });
  if (kept && JSON.stringify(kept.values) !== first) offer(form, key, kept);
});
if (drafts.length) {
  setInterval(keepAll, 3000);
  addEventListener("pagehide", keepAll);
  document.addEventListener("visibilitychange", keepAll);
  addEventListener("beforeunload", (event) => {
    keepAll();
    if (drafts.some((draft) => draft.dirty && !draft.sending)) event.preventDefault();
  });
}
