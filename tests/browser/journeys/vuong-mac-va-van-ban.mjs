// Directives that people must read, difficulties that get an answer, and the finder that needs no marks.

import { field, fill, follow, press, rows, words } from '../lib/forms.mjs';

export const name = 'văn bản, vướng mắc, tìm kiếm';

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

export async function run(t) {
  const steward = await t.signedIn('vhxh');
  await directive(t, steward);
  await difficulty(t, steward);
  await finder(t, steward);
}

async function directive(t, steward) {
  const title = `Chấn chỉnh giờ giấc làm việc (${t.javascript ? 'lần 1' : 'lần 2'})`;
  await t.open(steward, '/van-ban/moi');
  await fill(steward, {
    loai: /Công văn/, so: `${t.javascript ? 71 : 72}/UBND-VP`, co_quan: 'UBND xã Hà Bắc', trich_yeu: title,
    tom_tat: 'Có mặt đúng giờ, đeo thẻ.', ngay_ban_hanh: '18/11/2026', tep: { file: { name: 'cong-van.pdf', mimeType: 'application/pdf', buffer: PDF } },
  });
  await t.sound(steward, 'new directive');
  await press(steward, 'Thêm văn bản');
  const address = new URL(steward.url()).pathname;
  const seen = await words(steward);
  t.check('it is listed with its readers', seen.includes('Chưa xác nhận') && /đã xác nhận/.test(seen));
  const all = await steward.getByText('Chưa xác nhận').count();

  const reader = await t.signedIn('congchuc.diachinh', { width: 390 });
  t.check('the reader finds it at home', await reader.getByRole('link', { name: title }).first().isVisible());
  await t.open(reader, address);
  const file = await reader.request.get(`${t.server.url}${address}/tep`);
  t.same('he gets the file', [file.status(), (await file.body()).equals(PDF)], [200, true]);
  await press(reader, 'Tôi đã đọc và nắm nội dung');
  t.check('and has confirmed', /đã xác nhận ngày/.test(await words(reader)));
  await t.sound(reader, 'directive, phone');

  await t.open(steward, address);
  t.same('one fewer has not', await steward.getByText('Chưa xác nhận').count(), all - 1);
  await press(steward, /^Nhắc \d+ người/, { exact: false });
  t.check('the others are reminded', /1 lần, gần nhất/.test(await words(steward)));
  await t.sound(steward, 'directive');
  await t.shot(steward, 'directive');
}

async function difficulty(t, steward) {
  const title = `Thiếu máy quét ở bộ phận một cửa (${t.javascript ? 'lần 1' : 'lần 2'})`;
  const reporter = await t.signedIn('congchuc.tthc', { width: 390 });
  await t.open(reporter, '/kho-khan/moi');
  await fill(reporter, { tieu_de: title, noi_dung: 'Một máy cho bốn quầy; hồ sơ dồn buổi sáng. Đề nghị bố trí thêm.' });
  await t.sound(reporter, 'new difficulty, phone');
  await press(reporter, 'Gửi báo cáo');
  const address = new URL(reporter.url()).pathname;

  await t.open(steward, '/kho-khan?trang_thai=cho');
  const waiting = await rows(steward);
  await follow(steward, title, { exact: false });
  await fill(steward, { tra_loi: 'Phòng Kinh tế chuyển một máy quét trước ngày 25/11/2026.' });
  await press(steward, 'Gửi trả lời');
  await t.sound(steward, 'difficulty');
  await t.shot(steward, 'difficulty');
  await t.open(steward, '/kho-khan?trang_thai=cho');
  t.same('one fewer waits', await rows(steward), waiting - 1);

  await t.open(reporter, address);
  t.check('who reported it reads the answer', /chuyển một máy quét/.test(await words(reporter)));
}

async function finder(t, page) {
  const found = async (text) => {
    await page.locator('input[name="q"]').first().fill(text);
    await page.locator('input[name="q"]').first().press('Enter');
    await page.waitForURL((url) => url.searchParams.get('q') === text);
    return words(page);
  };
  t.check('"dat dai" finds land', /đất đai|địa chính/i.test(await found('dat dai')), await words(page));
  t.check('"nguyen" finds Nguyễn', /Nguyễn/.test(await found('nguyen')));
  await t.sound(page, 'finder');
  await t.shot(page, 'finder');
  const people = async (text) => {
    await found(text);
    return (await page.locator('main a[href^="/can-bo/"]').allInnerTexts()).sort();
  };
  const [older, newer] = [await people('Nguyễn Thị Hoà'), await people('Nguyễn Thị Hòa')];
  t.check('"Hoà" finds somebody', older.some((one) => one.includes('Nguyễn Thị Hòa')), older.join());
  t.same('the very same as "Hòa"', older, newer);
}
