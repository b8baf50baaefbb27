// The journey of the foundation for each of the thirteen roles: home, plan, task, report, product, acceptance, as far as the
// printed table allows. What a page offers is allowed, what is allowed opens, and what is not tells why and nothing else.

import { fill, follow, press, words } from '../lib/forms.mjs';
import { actionAt, gives, readTable, standing } from '../lib/permissions.mjs';

export const name = 'vai trò';
/** Long, and each role is asked for everything over HTTP elsewhere: once on each database, with scripts and without. */
export const pairs = [['sqlite', true], ['postgres', false]];

const TITLE = 'Lập danh mục hồ sơ cán bộ, công chức cần số hóa';
const PRODUCT = 'Danh mục hồ sơ cần số hóa';
const PLAN = `ỦY BAN NHÂN DÂN XÃ HÀ BẮC
KẾ HOẠCH
Số hóa hồ sơ cán bộ, công chức
II. NHIỆM VỤ
1. ${TITLE}.
Cơ quan chủ trì: Phòng Văn hóa - Xã hội.
Thời gian thực hiện: Hoàn thành trước ngày 15/12/2026.`;

/** Who does the task, who answers for it, who decides on it; the others are met in the order of the table. */
const OWNER = 'congchuc.noivu';
const HEAD = 'truong.vhxh';
const AUTHORITY = 'chutich';
/** Whose account stands for a role, where the demonstration has several. */
const CHOSEN = { truong_don_vi: HEAD };

/** Pages that anybody opens, signed in or not: no action of the table. */
const PUBLIC = /^\/(kiem-chung|cong-khai)(\/|$)/;
/** What a page cannot be without. */
const ASKED = { '/bao-cao.docx': '?ke_hoach=1&tu=01/11/2026&den=20/11/2026' };
/** Pages about the task, the product and the plan, by their ends. */
const ABOUT_TASK = ['/tien-do', '/trao-doi', '/nop-san-pham', '/huy', '/de-nghi-thay-doi', '/cho-doi'];
/** What nobody's right makes possible while a product waits: a task is paused while it is being done. */
const NOT_NOW = '/tam-dung';
const ABOUT_PRODUCT = ['/tep', '/duyet', '/tra-lai'];
const ABOUT_PLAN = ['/danh-sach', '/tien-trinh', '/sau-ro', '/bieu-do', '/van-ban', '/ban-hanh', '/xoa'];

export async function run(t) {
  const table = readTable();
  t.same('the table has thirteen roles', Object.keys(table.roles).length, 13);
  const work = await handedIn(t);
  for (const [code, label] of Object.entries(table.roles)) {
    const account = t.account(CHOSEN[code] ?? label);
    await walk(t, table, work, account, code);
  }
  await accepted(t, table, work);
}

/** A running plan of one task whose product waits for the chairman; the numbers of plan, task and product. */
async function handedIn(t) {
  const steward = await t.signedIn('vhxh');
  await t.open(steward, '/ke-hoach/nhap');
  await fill(steward, { van_ban: `${PLAN}\n${t.javascript ? 'Có' : 'Không có'} kịch bản.`, khong_mat: true });
  await press(steward, 'Đọc văn bản');
  const plan = new URL(steward.url()).pathname;
  await steward.locator('main tbody a').first().click();
  await steward.waitForURL(/nhap-lieu/);
  await fill(steward, { nguoi: /^Trần Thị Huyền /, trach_nhiem: /^Đỗ Thị Lan Phương /, tham_quyen: /^Phạm Quang Huy /, san_pham: PRODUCT });
  await press(steward, 'Lưu');
  await t.open(steward, plan);
  await fill(steward, { so: `${t.javascript ? 71 : 72}/KH-UBND`, ngay: '10/11/2026' });
  await press(steward, 'Lưu phần đầu văn bản');
  await t.open(steward, `${plan}/ban-hanh`);
  await press(steward, 'Ban hành');

  const owner = await t.signedIn(OWNER);
  await t.open(owner, `${plan}/danh-sach`);
  await follow(owner, TITLE, { exact: false });
  const task = new URL(owner.url()).pathname;
  await follow(owner, 'Báo cáo tiến độ');
  await fill(owner, { phan_tram: '80', noi_dung: 'Đã lập danh mục của bốn đơn vị.' });
  await press(owner, 'Gửi báo cáo');
  await follow(owner, 'Nộp sản phẩm');
  const file = { name: 'danh-muc.txt', mimeType: 'text/plain', buffer: Buffer.from('Danh mục gồm 45 hồ sơ.') };
  await fill(owner, { ten: PRODUCT, tep: { file } });
  await press(owner, 'Nộp sản phẩm');
  const product = await owner.locator('main a[href^="/minh-chung/"][href$="/tep"]').first().getAttribute('href');
  t.check('a product waits', Boolean(product), await words(owner));
  for (const page of [steward, owner]) await page.context().close();
  return { plan, task, product: product.replace('/tep', '') };
}

/** One role from its home to the task. */
async function walk(t, table, work, account, code) {
  const who = `${code} (${account.username})`;
  const { roles, unit } = standing(account.username);
  t.check(`${who}: the account holds the role`, roles.includes(code), roles.join());
  const page = await t.signedIn(account.username);
  const may = (method, path) => {
    if (PUBLIC.test(path)) return true;
    const action = actionAt(table, method, path);
    return Boolean(action) && gives(table, action, roles);
  };
  await menu(t, table, page, who, roles);
  const faults = [];
  const offered = new Set();
  const sees = async (path) => {
    await t.open(page, path);
    for (const { method, path: at, link } of await offers(page)) {
      if (!may(method, at)) faults.push(`${path} offers ${method} ${at}`);
      else if (link) offered.add(link);
    }
  };
  for (const path of ['/', ...(may('GET', work.plan) ? [work.plan, work.task] : [])]) await sees(path);
  for (const path of await menuOf(page)) await sees(path);
  faults.push(...await notOpened(page, t.server.url, offered));
  t.none(`${who}: what is offered is allowed, and opens`, faults);
  t.none(`${who}: the table is kept on every page of its own`, await pagesByThemselves(t, table, page, roles));
  t.none(`${who}: and on those of a plan, a task, a product`, await pagesOfWork(t, table, page, work, { username: account.username, roles, unit }));
  if (may('POST', `${work.task}/trao-doi`)) await speaks(t, page, work, who);
  await page.context().close();
}

/** The words of the menu's entries, each once: rail and folded list have the same. */
const menuOf = (page) => page.locator('nav .nav a').evaluateAll((all) => [...new Set(all.map((a) => a.getAttribute('href')))]);

/** The menu has what the role may open and nothing else. */
async function menu(t, table, page, who, roles) {
  const entries = {
    '/': 'plans.discuss', '/dieu-hanh': 'plans.view_overview', '/thanh-pho': 'plans.view_city', '/ke-hoach': 'plans.view_plan', '/nhiem-vu': 'plans.view_plan',
    '/van-ban': 'plans.view_plan', '/kho-khan': 'plans.view_difficulty', '/bao-cao': 'plans.make_report',
    '/don-vi': 'plans.view_plan', '/can-bo': 'org.view_house', '/vi-tri-viec-lam': 'org.view_house',
    '/quy-dinh': 'lawbook.view_law', '/quan-tri': 'access.view_accounts', '/nhat-ky': 'journal.view_journal',
  };
  const wanted = Object.keys(entries).filter((path) => gives(table, table.actions.find(({ code }) => code === entries[path]), roles));
  t.same(`${who}: the menu`, await menuOf(page), wanted);
}

/** What the content of a page leads to: links, forms, buttons that send a form elsewhere. */
const offers = (page) => page.evaluate(() => {
  const at = (address, method) => ({ method, path: new URL(address, location.href).pathname });
  const follows = (a) => ({ ...at(a.href, 'GET'), link: a.pathname + a.search });
  const here = (address) => new URL(address, location.href).origin === location.origin;
  return [
    ...[...document.querySelectorAll('main a[href]')].filter((a) => here(a.href)).map(follows),
    ...[...document.querySelectorAll('main form')].map((form) => at(form.getAttribute('action') ?? location.href, form.method.toUpperCase())),
    ...[...document.querySelectorAll('main [formaction]')].map((button) => at(button.formAction, 'POST')),
  ];
});

/** Of the addresses offered, one of each kind, those that do not open. */
async function notOpened(page, url, offered) {
  const kinds = new Map([...offered].map((path) => [path.replace(/\?.*/, '').replace(/\d+/g, '{n}'), path]));
  const faults = [];
  for (const path of kinds.values()) {
    const status = (await page.request.get(url + path)).status();
    if (status !== 200) faults.push(`${path} answers ${status}`);
  }
  return faults;
}

/** Every page without a number in its address: opened, or refused. */
async function pagesByThemselves(t, table, page, roles) {
  const faults = [];
  for (const action of table.actions) {
    for (const { method, path } of action.addresses) {
      if (method !== 'GET' || path.includes('{')) continue;
      faults.push(...await judged(page, t.server.url, path + (ASKED[path] ?? ''), action, gives(table, action, roles)));
    }
  }
  return faults;
}

/** The pages about the plan, its task and the product, as the person stands to them. */
async function pagesOfWork(t, table, page, work, { username, roles, unit }) {
  const scopes = ['Trong xã', 'Trong lĩnh vực phụ trách'];
  if (username === OWNER) scopes.push('Của chính mình');
  if (username === AUTHORITY) scopes.push('Ghi mình là người duyệt');
  if (username === HEAD) scopes.push('Của người dưới quyền');
  if (unit === 'VHXH') scopes.push('Của đơn vị mình');
  const faults = [];
  const ask = async (path, state) => {
    const action = actionAt(table, 'GET', path);
    const own = Boolean(action.notOwn) && username === OWNER;
    const open = gives(table, action, roles, { scopes, state }) && !own && !action.closed[state];
    faults.push(...await judged(page, t.server.url, path, action, open));
  };
  for (const path of [work.plan, work.task]) await ask(path, 'Đang thực hiện');
  for (const end of ABOUT_PLAN) await ask(work.plan + end, 'Đang thực hiện');
  for (const end of ABOUT_TASK) await ask(work.task + end, 'Chờ duyệt');
  for (const end of ABOUT_PRODUCT) await ask(work.product + end, 'Nội bộ');
  const halting = await page.request.get(t.server.url + work.task + NOT_NOW);
  const wanted = gives(table, actionAt(table, 'GET', work.task + NOT_NOW), roles, { scopes, state: 'Chờ duyệt' }) ? 409 : 403;
  if (halting.status() !== wanted) faults.push(`${NOT_NOW} answers ${halting.status()}, not ${wanted}`);
  return faults;
}

/** What is wrong with the answer at `path`: opened where it should not be, refused without its reason, or saying more. */
async function judged(page, url, path, action, open) {
  const answer = await page.request.get(url + path);
  const status = answer.status();
  if (open) return status === 200 ? [] : [`${path} answers ${status}, and is allowed`];
  const said = contentOf(await answer.text());
  const reasons = [action.refusal, action.notOwn, ...Object.values(action.closed)].filter(Boolean);
  const wanted = [
    ...reasons.map((reason) => [403, `Không thực hiện được ${reason} Về trang đầu`]),
    ...(action.hidden ? [[404, 'Không tìm thấy trang Địa chỉ này không có, hoặc nằm ngoài phạm vi anh/chị được xem. Về trang đầu']] : []),
  ];
  return wanted.some(([code, text]) => code === status && said === text) ? [] : [`${path} answers ${status}: ${said.slice(0, 200)}`];
}

/** The words of a page's content, of its text as it was sent. */
const contentOf = (html) => html.replace(/^[^]*<main[^>]*>/, '').replace(/<\/main>[^]*$/, '')
  .replace(/<[^>]+>/g, ' ').replaceAll('&quot;', '"').replaceAll('&amp;', '&').replace(/\s+/g, ' ').trim();

/** Whoever may write says something about the task, and tells a difficulty. */
async function speaks(t, page, work, who) {
  const remark = `Ý kiến của ${who}.`;
  await t.open(page, `${work.task}/trao-doi`);
  await fill(page, { noi_dung: remark });
  await press(page, 'Gửi trao đổi');
  t.check(`${who}: a remark stands at the task`, (await words(page)).includes(remark));
  await t.open(page, `/kho-khan/moi?nhiem_vu=${work.task.split('/').pop()}`);
  await fill(page, { tieu_de: `Thiếu máy quét: ${who}`, noi_dung: 'Cần thêm một máy quét để kịp hạn.' });
  await press(page, /^Gửi/, { exact: false });
  t.check(`${who}: a difficulty is told`, /^\/kho-khan\/\d+$/.test(new URL(page.url()).pathname), page.url());
}

/** The chairman accepts; then the task is closed, to its owner too. */
async function accepted(t, table, work) {
  const chairman = await t.signedIn(AUTHORITY);
  await t.open(chairman, `${work.product}/duyet`);
  await fill(chairman, { ly_do: 'Đủ 45 hồ sơ.' });
  await chairman.locator('main form button').first().click();
  await chairman.waitForURL((url) => url.pathname === work.task);
  t.check('the task is done', (await words(chairman)).includes('Hoàn thành'));
  const owner = await t.signedIn(OWNER, { width: 390 });
  owner.context().expect(/status of 403/);
  const answer = await t.open(owner, `${work.task}/nop-san-pham`);
  const closed = table.actions.find(({ code }) => code === 'plans.work_on_task').closed['Hoàn thành'];
  t.same('its owner is told that it is closed', [answer.status(), (await words(owner)).includes(closed)], [403, true]);
  await t.sound(owner, 'a refusal');
  await t.shot(owner, 'a refusal');
}
