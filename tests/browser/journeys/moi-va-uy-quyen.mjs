// A new person comes in by two secrets of two others; the chairman lends his power, the deputy uses it, and the journal
// names both; whose account is locked is out with his next request.

import { fill, follow, press, words } from '../lib/forms.mjs';

export const name = 'mời và ủy quyền';

const GUEST = 'Tạ Thị Bích Liên';
const PASSWORD = 'chim én bay thấp qua mái ngói';
const FIRST = 'Phạm Quang Huy';
const SECOND = 'Trần Thị Hồng Nhung';

export async function run(t) {
  const username = t.javascript ? 'lien.ttb' : 'lien.ttb2';
  const administrator = await t.signedIn('quantri');
  const chairman = await t.signedIn('chutich');
  const proposal = await proposed(t, administrator, username);
  const code = await approved(t, chairman, proposal);
  const link = await linked(t, administrator, proposal);
  const guest = await t.page({ width: 390 });
  await firstPassword(t, guest, link, code);
  await atHome(t, guest, username);
  await delegated(t, chairman);
  const deputy = await t.signedIn('phochutich');
  await taken(t, deputy);
  await suspended(t, { deputy, chairman, administrator, guest }, username);
}

async function proposed(t, page, username) {
  await t.open(page, '/quan-tri');
  await follow(page, 'Mời người dùng');
  await fill(page, { nguoi: /^Người ngoài cơ quan/, ho_ten: GUEST, chuc_danh: 'Ban Kinh tế - Xã hội HĐND xã', tai_khoan: username, vai_tro: 'cap_uy', ly_do: 'Giám sát chuyên đề quý IV/2026.' });
  await press(page, 'Gửi đề nghị');
  t.check('the proposal waits', /Chờ/.test(await words(page)), await words(page));
  const buttons = await page.locator('main').getByRole('button').allInnerTexts();
  t.check('whoever proposed does not decide', !buttons.includes('Duyệt'), buttons.join());
  return new URL(page.url()).pathname;
}

async function approved(t, page, proposal) {
  await t.open(page, '/quan-tri/de-nghi?trang_thai=cho_duyet');
  await page.locator(`main a[href="${proposal}"]`).first().click();
  await page.waitForURL((url) => url.pathname === proposal);
  await press(page, 'Duyệt');
  t.check('the link is not for him', !(await page.locator('main').getByRole('button', { name: /đường dẫn/ }).count()));
  await press(page, 'Tạo mã xác nhận');
  await t.sound(page, 'a code');
  return /\d{4}-\d{4}/.exec(await words(page))[0];
}

async function linked(t, page, proposal) {
  await t.open(page, proposal);
  t.check('the code is not for her', !(await page.locator('main').getByRole('button', { name: /mã/ }).count()));
  await press(page, 'Tạo đường dẫn');
  return new URL(await page.locator('main a[href*="/loi-moi/"]').first().getAttribute('href'), t.server.url).pathname;
}

async function firstPassword(t, page, link, code) {
  page.context().expect(/status of 422/);
  await t.open(page, link);
  await t.sound(page, 'an invitation');
  await t.shot(page, 'an invitation');
  const typed = (ma, mat_khau) => fill(page, { ma, mat_khau, mat_khau_nhac_lai: mat_khau });
  await typed('0000-0001', PASSWORD);
  t.same('a wrong code sets nothing', await press(page, 'Đặt mật khẩu'), 422);
  await typed(code, 'xahabac2026xahabac');
  t.same('a password to be guessed neither', await press(page, 'Đặt mật khẩu'), 422);
  await typed(code, PASSWORD);
  t.same('her own does', await press(page, 'Đặt mật khẩu'), 303);
  page.context().expect(/status of 403/);
  const again = await t.open(page, link);
  t.same('and the link is spent', again.status(), 403);
}

async function atHome(t, page, username) {
  await t.open(page, '/dang-nhap');
  await fill(page, { tai_khoan: username, mat_khau: PASSWORD });
  t.same('she signs in', await press(page, 'Đăng nhập'), 303);
  t.same('and is at the home of her role', new URL(page.url()).pathname, '/dieu-hanh');
  t.check('which has her name', (await page.content()).includes(GUEST));
  t.same('she only looks', await page.locator('main form[method="post"]').count(), 0);
}

async function delegated(t, page) {
  await t.open(page, '/uy-quyen');
  await follow(page, 'Ủy quyền cho người khác');
  await fill(page, {
    vai_tro: /^Chủ tịch/, nguoi: new RegExp(`^${SECOND}`), van_ban: `${t.javascript ? 61 : 62}/UQ-UBND ngày 20/11/2026`,
    pham_vi: 'Giải quyết việc hằng ngày trong thời gian Chủ tịch đi công tác.', tu_ngay: '20/11/2026', den_ngay: '27/11/2026',
  });
  await press(page, 'Gửi ủy quyền');
  t.check('it waits to be taken', /Chờ người được ủy quyền nhận/.test(await words(page)));
}

async function taken(t, page) {
  await t.open(page, '/uy-quyen');
  const offered = await words(page);
  t.check('paper, scope and last day are shown', [/UQ-UBND/, /đi công tác/, /27\/11\/2026/].every((one) => one.test(offered)), offered);
  await t.sound(page, 'delegations');
  t.same('the deputy takes it', await press(page, /^Nhận/, { exact: false }), 303);
}

/** Locking at once is the chairman's and the administrator's; the deputy may only in the chairman's name. */
async function suspended(t, { deputy, chairman, administrator, guest }, username) {
  const account = await accountOf(t, deputy, username);
  await follow(deputy, 'Tạm khóa ngay');
  await fill(deputy, { ly_do: 'Chuyên đề giám sát đã kết thúc.' });
  await press(deputy, 'Tạm khóa ngay');
  t.check('the account is locked', /Đã tạm khóa/.test(await words(deputy)), await words(deputy));

  await t.open(guest, '/ke-hoach');
  t.check('its next request is signed out', new URL(guest.url()).pathname === '/dang-nhap', guest.url());
  await fill(guest, { tai_khoan: username, mat_khau: PASSWORD });
  t.same('and cannot come back', await press(guest, 'Đăng nhập'), 422);

  await t.open(chairman, '/nhat-ky');
  const line = chairman.locator('main a[href^="/nhat-ky/"]').filter({ hasText: `Tạm khóa tài khoản ${username}` }).first();
  await line.click();
  await chairman.waitForURL(/\/nhat-ky\/\d+$/);
  const told = await words(chairman);
  t.check('the journal names who did it and for whom', told.includes(`${SECOND} (được ${FIRST} ủy quyền)`), told);
  await t.sound(chairman, 'a line of the journal');
  await t.shot(chairman, 'a line of the journal');

  await t.open(chairman, '/uy-quyen');
  t.same('the chairman takes his power back', await press(chairman, /^Thu hồi/, { exact: false }), 303);
  deputy.context().expect(/status of 403/);
  const gone = await t.open(deputy, `${account}/tam-khoa`);
  t.same('with the next request it is gone', gone.status(), 403);
  administrator.context().expect(/status of 403/);
  t.same('who administers access does not read the journal', (await t.open(administrator, '/nhat-ky')).status(), 403);
}

/** The page of the account with this name. */
async function accountOf(t, page, username) {
  await t.open(page, '/quan-tri');
  const row = page.locator('main tbody tr').filter({ has: page.getByText(username, { exact: true }) });
  await row.locator('a').first().click();
  await page.waitForURL(/tai-khoan\/\d+$/);
  return new URL(page.url()).pathname;
}
