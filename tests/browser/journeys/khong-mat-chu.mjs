// Nothing typed is lost: an ended session, two people on one text, a double click, a closed tab, a mistake.

import { field, fill, press, words } from '../lib/forms.mjs';

export const name = 'không mất chữ';

const PLAN = `ỦY BAN NHÂN DÂN XÃ HÀ BẮC
KẾ HOẠCH
Tuyên truyền cải cách hành chính
II. NHIỆM VỤ
1. Xây dựng chuyên mục tuyên truyền trên trang thông tin điện tử.
Cơ quan chủ trì: Phòng Văn hóa - Xã hội.
Thời gian thực hiện: Hoàn thành trước ngày 15/12/2026.
2. Tổ chức hội nghị đối thoại với người dân.
Cơ quan chủ trì: Phòng Kinh tế.
Thời gian thực hiện: Trong Quý IV/2026.`;

export async function run(t) {
  const page = await t.signedIn('vhxh');
  const draft = await pasted(t, page);
  const task = await firstTask(t, page, draft);
  await endedSession(t, page, task);
  await twoPeople(t, page, task);
  await mistake(t, page, task);
  await doubleClick(t, page, draft);
  if (t.javascript) await closedTab(t, page, task);
}

/** The address of the draft of a plan of its own. */
export async function pasted(t, page) {
  await t.open(page, '/ke-hoach/nhap');
  // Another text for each run, or it would be asked about.
  await fill(page, { van_ban: `${PLAN}\n${t.javascript ? 'Có' : 'Không có'} kịch bản.`, khong_mat: true });
  await press(page, 'Đọc văn bản');
  return new URL(page.url()).pathname;
}

/** The address of the form of its first task. */
export async function firstTask(t, page, draft) {
  await t.open(page, draft);
  await page.locator('main tbody a').first().click();
  await page.waitForURL(/nhap-lieu/);
  return new URL(page.url()).pathname;
}

/** What the field holds when the page is opened anew. */
async function stored(t, page, task, name) {
  await t.open(page, task);
  return field(page, name).first().inputValue();
}

async function endedSession(t, page, task) {
  const text = 'Chuyên mục đã đăng, kèm 12 tin bài "mới" <b>nhất</b>';
  await fill(page, { san_pham: text });
  await page.context().clearCookies();
  page.context().expect(/status of 401/);
  t.same('without a session the form is not taken', await press(page, 'Lưu'), 401);
  t.check('the text is on the page that asks to sign in', (await words(page)).includes(text));
  await fill(page, { tai_khoan: t.account('vhxh').username, mat_khau: t.account('vhxh').password });
  await t.shot(page, 'signing in again');
  await press(page, 'Đăng nhập và xem lại');
  t.check('the text is still there', (await words(page)).includes(text));
  await t.sound(page, 'signed in again');
  await press(page, 'Gửi nội dung đã nhập');
  t.same('one click sends it', await stored(t, page, task, 'san_pham'), text);
}

async function twoPeople(t, page, task) {
  const other = await t.signedIn('vhxh');
  await t.open(page, task);
  await t.open(other, task);
  await fill(page, { san_pham: 'Bản của người thứ nhất' });
  await press(page, 'Lưu');
  await fill(other, { san_pham: 'Bản của người thứ hai' });
  other.context().expect(/status of 409/);
  t.same('the second one is told', await press(other, 'Lưu'), 409);
  const seen = await words(other);
  t.check('he sees both texts', seen.includes('Bản của người thứ nhất') && seen.includes('Bản của người thứ hai'), seen.slice(0, 600));
  t.same('and his own in the form', await field(other, 'san_pham').inputValue(), 'Bản của người thứ hai');
  t.none('nothing wrong with the page', await t.faultsOf(other));
  await t.shot(other, 'two people');
  await press(other, 'Lưu');
  t.same('pressing again keeps his', await stored(t, page, task, 'san_pham'), 'Bản của người thứ hai');
}

async function mistake(t, page, task) {
  await t.open(page, task);
  await fill(page, { den_ngay: '31/02/2026', noi_dung: 'Nội dung dài\ncó hai dòng' });
  page.context().expect(/status of 422/);
  t.same('a date that does not exist is refused', await press(page, 'Lưu'), 422);
  t.same('as typed', await field(page, 'den_ngay').inputValue(), '31/02/2026');
  t.same('and the rest is kept', await field(page, 'noi_dung').inputValue(), 'Nội dung dài\ncó hai dòng');
  t.check('the title says so', (await page.title()).startsWith('Lỗi: '));
  if (t.javascript) t.check('the errors have the focus', await page.evaluate(() => !!document.activeElement.closest('.error-summary')));
  await fill(page, { den_ngay: '15/12/2026' });
  t.same('corrected, it is taken', await press(page, 'Lưu'), 303);
  await t.open(page, task);
  t.same('and nothing is left to be offered', await page.getByRole('button', { name: /Khôi phục nội dung đã nhập/ }).count(), 0);
}

async function doubleClick(t, page, draft) {
  await t.open(page, draft);
  const before = await page.locator('main tbody tr').count();
  await fill(page, { ten_moi: 'Nhiệm vụ thêm tay' });
  const button = page.locator('main').getByRole('button', { name: 'Thêm nhiệm vụ', exact: true });
  await button.dblclick({ noWaitAfter: true });
  await page.waitForLoadState('networkidle');
  await t.open(page, draft);
  t.same('a double click adds one', await page.locator('main tbody tr').count(), before + 1);
}

async function closedTab(t, page, task) {
  const tab = await page.context().newPage();
  await t.open(tab, task);
  await fill(tab, { san_pham: 'Chưa kịp lưu thì đóng thẻ' });
  await tab.close();
  const again = await page.context().newPage();
  await t.open(again, task);
  await again.getByRole('button', { name: /Khôi phục nội dung đã nhập/ }).click();
  t.same('a closed tab loses nothing', await field(again, 'san_pham').inputValue(), 'Chưa kịp lưu thì đóng thẻ');
  t.none('nothing wrong with the offer', await t.faultsOf(again));
  await again.close({ runBeforeUnload: false });
}
