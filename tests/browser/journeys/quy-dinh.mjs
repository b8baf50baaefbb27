// The law looked up on a date, a period's score and a year's ranks tried: nothing is stored, nothing typed is lost.

import { field, fill, follow, press, rows, words } from '../lib/forms.mjs';

export const name = 'tra cứu quy định, tính thử';
/** Nothing of it is in a database. */
export const databases = ['sqlite'];

export async function run(t) {
  const page = await t.signedIn('congchuc.noivu');
  page.context().expect(/status of 422/);
  await lookUp(t, page);
  await period(t, page);
  await year(t, page);
  const phone = await t.signedIn('congchuc.noivu', { width: 390 });
  for (const path of ['/quy-dinh', '/quy-dinh/lua-chon', '/quy-dinh/tinh-diem?vi-du=ST3', '/quy-dinh/xep-loai?vi-du=VD-XA']) {
    await t.open(phone, path);
    await t.sound(phone, `${path}, phone`);
  }
}

/** Chooses another reading of an open question for a trial. */
const tries = (page, question, position) => page.locator(`[name="thu-${question}"][value="${position}"]`).check();

async function lookUp(t, page) {
  await t.open(page, '/');
  await page.getByRole('link', { name: 'Tra cứu quy định' }).first().click();
  await page.waitForURL(/\/quy-dinh$/);
  await fill(page, { tu: 'muc diem', ngay: '31/12/2025' });
  await page.locator('main').getByRole('button', { name: 'Lọc' }).click();
  await page.waitForURL(/ngay=31/);
  t.check('the day before has no score', /Nghị định 90\/2020/.test(await words(page)) || /chưa có quy định/.test(await words(page)));
  await t.open(page, '/quy-dinh/van-ban/335-2025-nd-cp');
  t.check('an article has its numbers', /Điều 14[\s\S]*Con số/.test(await words(page)));
  await t.sound(page, 'document of law');
  await t.open(page, '/quy-dinh/lua-chon');
  t.check('it says who chose', /mặc định của hệ thống/.test(await words(page)));
}

async function period(t, page) {
  await t.open(page, '/quy-dinh/tinh-diem');
  await follow(page, 'Điền ví dụ của Sổ tay');
  t.check('the handbook is computed at once', /76,70/.test(await words(page)));
  t.check('with articles', /điểm c khoản 2 Điều 14/.test(await words(page)));
  await fill(page, { 'viec-1-he-so': 'một', 'chung-I-1': '7' });
  t.same('what is wrong is refused', await press(page, 'Tính'), 422);
  t.same('both mistakes are told', await page.locator('#tom-tat-loi li').count(), 2);
  t.same('what was typed stays', await field(page, 'viec-1-he-so').inputValue(), 'một');
  await t.sound(page, 'wrong form of a period');
  await fill(page, { 'viec-1-he-so': '1,0', 'chung-I-1': '5' });
  await tries(page, 'deduction', 'per_unit');
  t.same('a line is added', await press(page, 'Thêm dòng việc'), 200);
  await fill(page, { 'viec-4-san-pham': 'Tờ trình', 'viec-4-he-so': '2,5', 'viec-4-giao': '0', 'viec-4-hoan-thanh': '3', 'viec-4-nguon': /Đột xuất/ });
  await tries(page, 'surplus', 'cap_ratio');
  t.same('it is computed', await press(page, 'Tính'), 200);
  const seen = await words(page);
  t.check('extra work counts', /Tờ trình: 3 × hệ số 2,5/.test(seen));
  t.check('before and after stand side by side', /Chạy thử: trước và sau/.test(seen) && /con số thay đổi/.test(seen), seen.slice(0, 600));
  await t.sound(page, 'period computed');
  await t.shot(page, 'period');
}

async function year(t, page) {
  await t.open(page, '/quy-dinh/xep-loai');
  await fill(page, { bang: 'CC-1\tChung\t90;91;92;90;91;92;90\t\t7\nCC-2 | Chung | 80 | | mười hai' });
  t.same('a wrong row is refused', await press(page, 'Xếp loại'), 422);
  t.check('with its line and column', /Dòng 2[\s\S]*Tháng làm việc[\s\S]*Ghi số tháng/.test(await words(page)));
  await fill(page, { bang: 'CC-1\tChung\t90;91;92;90;91;92;90\t\t7\nCC-2 | Chung | 80 | | 12' });
  await tries(page, 'divisor', 'twelve');
  t.same('it is ranked', await press(page, 'Xếp loại'), 200);
  t.check('who changes is marked', /làm thay đổi xếp loại của 1 người/.test(await words(page)));
  await t.sound(page, 'year ranked');
  await follow(page, 'Điền ví dụ');
  t.check('a tie is a question', /Người có thẩm quyền cần quyết định/.test(await words(page)));
  t.check('everybody is listed', (await rows(page)) >= 17);
  await t.shot(page, 'year');
}
