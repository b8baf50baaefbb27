// Nothing typed is lost, in eight cases: no network, an ended session, a fault, two people, a closed tab, a crash of the
// browser, a server killed, an upgrade. The journey kills its servers, so it has one of its own.

import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signIn } from '../lib/browser.mjs';
import { mortalBrowser } from '../lib/crash.mjs';
import { field, fill, press, words } from '../lib/forms.mjs';
import { program, startServer } from '../lib/server.mjs';
import { firstTask, pasted } from './khong-mat-chu.mjs';

export const name = 'tám trường hợp';

const RESTORE = /Khôi phục nội dung đã nhập/;
const KEPT = /Đã giữ bản nháp lúc \d\d:\d\d/;

export async function run(t) {
  const shared = t.server;
  const house = new House(t.database);
  try {
    t.server = await house.open();
    const page = await t.signedIn('vhxh');
    const task = await firstTask(t, page, await pasted(t, page));
    await sessionExpired(t, page, task);
    await fault(t, page, task, house);
    await twoPeople(t, page, task);
    if (!t.javascript) return;
    await offline(t, page, task);
    await closedTab(t, page, task);
    await otherMachine(t, page, task);
    await browserCrash(t, task);
    await serverKilled(t, page, task, house);
    await upgrade(t, page, task, house);
  } finally {
    t.server = shared;
    await house.close();
  }
}

/** A server whose data outlives it. */
class House {
  #first;
  #now;
  #folder = mkdtempSync(join(tmpdir(), 'sauro-house-'));

  constructor(database) {
    this.database = database;
  }

  async open(binary = program) {
    const { listen, databaseUrl } = this.#now ?? {};
    const data = join(this.#folder, 'data');
    this.#now = await startServer({ database: this.database, data, listen, databaseUrl, binary });
    this.#first ??= this.#now;
    return this.#now;
  }

  /** The same program, except that its style and script have other names, as after a change of them. */
  changed() {
    const bytes = readFileSync(program).toString('latin1');
    const renamed = bytes.replace(/\/assets\/app\.([0-9a-f]{10})\.(js|css)/g, (_, hash, kind) =>
      `/assets/app.${[...hash].reverse().join('')}.${kind}`);
    const path = join(this.#folder, 'sauro-new');
    writeFileSync(path, renamed, 'latin1');
    chmodSync(path, 0o755);
    return path;
  }

  /** Runs SQL behind the server's back. */
  sql(text) {
    if (this.database === 'sqlite') execFileSync('sqlite3', ['-cmd', '.timeout 5000', join(this.#folder, 'data/sauro.db'), text]);
    else execFileSync('psql', [this.#now.databaseUrl, '-qX', '-v', 'ON_ERROR_STOP=1', '-c', text], { stdio: 'pipe' });
  }

  kill = () => this.#now.kill('SIGKILL');
  stop = () => this.#now.kill('SIGTERM');

  async close() {
    await this.#now?.kill('SIGTERM');
    await this.#first?.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** What the form holds when it is opened anew, with nothing on offer. */
async function stored(t, page, task) {
  await t.open(page, task);
  t.same('nothing is left to be offered', await page.getByRole('button', { name: RESTORE }).count(), 0);
  return field(page, 'san_pham').inputValue();
}

/** Opens the form, takes back what is on offer, sends it. */
async function restoredAndSent(t, page, task, text, label) {
  await t.open(page, task);
  await page.getByRole('button', { name: RESTORE }).click();
  await page.waitForFunction((wanted) => document.querySelector('main [name="san_pham"]').value === wanted, text);
  t.same(`${label}: the form is as it was`, await field(page, 'san_pham').inputValue(), text);
  t.none(`${label}: nothing wrong with the page`, await t.faultsOf(page));
  t.same(`${label}: it is sent`, await press(page, 'Lưu'), 303);
  t.same(`${label}: it is stored`, await stored(t, page, task), text);
}

const said = (page, pattern) => page.locator('main').getByText(pattern).first().waitFor({ timeout: 15_000 });

/** Opens the form in a tab of its own, types, and waits until the server has it. */
async function typed(t, context, task, text) {
  const tab = await context.newPage();
  await t.open(tab, task);
  await fill(tab, { san_pham: text });
  await said(tab, KEPT);
  return tab;
}

async function sessionExpired(t, page, task) {
  const text = 'Phiên hết giữa chừng, "nháy" & <thẻ>';
  await t.open(page, task);
  await fill(page, { san_pham: text });
  await page.context().clearCookies();
  page.context().expect(/status of 401/);
  t.same('session expired: the form is not taken', await press(page, 'Lưu'), 401);
  await fill(page, { tai_khoan: t.account('vhxh').username, mat_khau: t.account('vhxh').password });
  await press(page, 'Đăng nhập và xem lại');
  await page.getByRole('link', { name: 'Mở lại biểu mẫu với nội dung này để sửa tiếp' }).click();
  await page.waitForURL(/nhap-lieu/);
  t.same('session expired: the form is as it was', await field(page, 'san_pham').inputValue(), text);
  t.none('session expired: nothing wrong with the page', await t.faultsOf(page));
  await t.shot(page, 'taken back');
  t.same('session expired: it is sent', await press(page, 'Lưu'), 303);
  t.same('session expired: it is stored', await stored(t, page, task), text);
}

async function fault(t, page, task, house) {
  const text = 'Gõ xong thì máy chủ hỏng';
  await t.open(page, task);
  await fill(page, { san_pham: text });
  house.sql('alter table db_journal rename to db_journal_away');
  page.context().expect(/status of 500/);
  try {
    t.same('fault: the form is not taken', await press(page, 'Lưu'), 500);
    t.check('fault: the text is given back', (await words(page)).includes(text));
  } finally {
    house.sql('alter table db_journal_away rename to db_journal');
  }
  await restoredAndSent(t, page, task, text, 'fault');
}

async function twoPeople(t, page, task) {
  const other = await t.signedIn('vhxh');
  const [first, second] = ['Người thứ nhất ghi trước', 'Người thứ hai gõ lâu hơn'];
  await t.open(page, task);
  await t.open(other, task);
  await fill(other, { san_pham: second });
  await fill(page, { san_pham: first });
  await press(page, 'Lưu');
  other.context().expect(/status of 409/);
  t.same('two people: the second is told', await press(other, 'Lưu'), 409);
  const seen = await words(other);
  t.check('two people: he sees both texts', seen.includes(first) && seen.includes(second), seen.slice(0, 600));
  await other.goto('about:blank');
  await fill(page, { san_pham: `${first}, rồi sửa lần nữa` });
  await press(page, 'Lưu');
  await t.open(other, task);
  const offer = await words(other);
  t.check('two people: he is told that the page has changed', offer.includes('trang này đã được sửa'), offer.slice(0, 600));
  await other.getByRole('button', { name: RESTORE }).click();
  await other.waitForURL(/lay-lai/);
  t.same('two people: his text is in the form', await field(other, 'san_pham').inputValue(), second);
  t.same('two people: still nothing is overwritten unseen', await press(other, 'Lưu'), 409);
  t.same('two people: having seen both, he decides', await press(other, 'Lưu'), 303);
  t.same('two people: his text is stored', await stored(t, other, task), second);
  await other.context().close();
}

async function offline(t, page, task) {
  const text = 'Mất mạng lúc bấm gửi';
  await t.open(page, task);
  page.context().expect(/ERR_INTERNET_DISCONNECTED/);
  await page.context().setOffline(true);
  await fill(page, { san_pham: text });
  await said(page, 'Mất kết nối – bản nháp đang giữ trong máy này');
  await page.locator('main').getByRole('button', { name: 'Lưu', exact: true }).click();
  await said(page, 'Máy đang mất mạng');
  t.same('offline: the form is as it was', await field(page, 'san_pham').inputValue(), text);
  await page.context().setOffline(false);
  await said(page, KEPT);
  t.same('offline: it is sent when the network is back', await press(page, 'Lưu'), 303);
  t.same('offline: it is stored', await stored(t, page, task), text);
}

async function closedTab(t, page, task) {
  const text = 'Đóng thẻ ngay sau khi gõ';
  const tab = await page.context().newPage();
  await t.open(tab, task);
  await fill(tab, { san_pham: text });
  await tab.close();
  await restoredAndSent(t, page, task, text, 'closed tab');
}

async function otherMachine(t, page, task) {
  const text = 'Gõ ở máy này, làm tiếp ở máy khác';
  const tab = await typed(t, page.context(), task, text);
  const elsewhere = await t.signedIn('vhxh', { javaScriptEnabled: false });
  await t.open(elsewhere, task);
  await elsewhere.getByRole('button', { name: RESTORE }).click();
  t.same('another machine, no script: the form is as it was', await field(elsewhere, 'san_pham').inputValue(), text);
  await press(elsewhere, 'Lưu');
  const someoneElse = await t.signedIn('theodoi', { javaScriptEnabled: false });
  await t.open(someoneElse, '/ban-nhap');
  t.check('nobody else sees it', !(await words(someoneElse)).includes(text));
  await tab.close();
  await Promise.all([elsewhere, someoneElse].map((one) => one.context().close()));
}

async function browserCrash(t, task) {
  const text = 'Trình duyệt bị tắt ngang';
  const profile = mkdtempSync(join(tmpdir(), 'sauro-profile-'));
  try {
    const first = await mortalBrowser(profile);
    const page = await first.context.newPage();
    await signIn(page, t.server, t.account('vhxh'));
    await (await typed(t, first.context, task, text)).evaluate(() => document.title);
    await first.kill();
    const second = await mortalBrowser(profile);
    const again = await second.context.newPage();
    await again.goto(`${t.server.url}/tai-khoan`);
    if (again.url().includes('dang-nhap')) await signIn(again, t.server, t.account('vhxh'));
    await restoredAndSent(t, again, task, text, 'browser crash');
    await second.kill();
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function serverKilled(t, page, task, house) {
  const tab = await typed(t, page.context(), task, 'Máy chủ mất điện');
  page.context().expect(/ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_SOCKET_NOT_CONNECTED|ERR_EMPTY_RESPONSE/);
  await house.kill();
  const text = 'Máy chủ mất điện, vẫn gõ thêm';
  await fill(tab, { san_pham: text });
  await said(tab, 'Mất kết nối – bản nháp đang giữ trong máy này');
  await tab.locator('main').getByRole('button', { name: 'Lưu', exact: true }).click();
  await tab.waitForURL(/^chrome-error:/).catch(() => {});
  t.server = await house.open();
  await restoredAndSent(t, page, task, text, 'server killed');
  await tab.close();
}

async function upgrade(t, page, task, house) {
  const tab = await typed(t, page.context(), task, 'Gõ trước khi nâng cấp');
  const script = (one) => one.locator('script[src]').getAttribute('src');
  const before = await script(tab);
  await house.stop();
  t.server = await house.open(house.changed());
  await t.open(page, task);
  t.check('upgrade: the script is another one', (await script(page)) !== before);
  const text = 'Gõ trước khi nâng cấp, xong sau đó';
  await fill(tab, { san_pham: text });
  await tab.waitForResponse((answer) => answer.url().endsWith('/ban-nhap') && answer.status() === 204, { timeout: 15_000 });
  await tab.close();
  await restoredAndSent(t, page, task, text, 'upgrade');
}
