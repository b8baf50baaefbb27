// Three lists of people as communes send them – headers of two rows, an old font, lost zeros, units by other names, somebody
// twice –: put right on the page, taken in, seen in the people's files, and given back.

import { field, fill, fixture, follow, press, words } from '../lib/forms.mjs';

export const name = 'nhập danh sách';

const START = '/can-bo/nhap';

export async function run(t) {
  const steward = await t.signedIn('vhxh');
  steward.context().expect(/status of 422/);
  await t.open(steward, '/can-bo');
  await follow(steward, 'Nhập danh sách từ Excel');
  await t.sound(steward, 'the lists');
  t.same('without a file it is refused', await press(steward, 'Tải lên và kiểm tra'), 422);

  await upload(t, steward, '1-lanh-dao-van-phong.xlsx');
  t.check('a header of two rows is understood', /Ngày sinh của nữ/.test(await chosen(steward)), await chosen(steward));
  await t.sound(steward, 'the columns');
  await t.shot(steward, 'columns');
  await press(steward, 'Đúng, kiểm tra từng dòng');
  t.check('everybody is known', /cập nhật 17 người/.test(await words(steward)), await words(steward));
  await t.sound(steward, 'a list without faults');
  await t.shot(steward, 'ready');
  await press(steward, 'Ghi vào danh sách');
  t.check('it is taken in', /Đã nhập/.test(await words(steward)));
  const first = steward.url();

  await upload(t, steward, '2-phong-kinh-te.xlsx');
  await press(steward, 'Đúng, kiểm tra từng dòng');
  const economy = await words(steward);
  t.check('an old font is read as Unicode and shown', /phông chữ cũ/.test(economy) && /Vũ Mạnh/.test(economy), economy);
  t.check('two rows are to be put right', /2 dòng cần sửa/.test(economy));
  await t.sound(steward, 'rows to be put right');
  await t.shot(steward, 'rows to be put right');
  await fill(steward, { 'o-0-F6': '099184126704', 'o-0-D11': '08/03/1994' });
  await press(steward, 'Lưu và kiểm tra lại');
  t.check('and then nothing is wrong any more', /cập nhật 12 người/.test(await words(steward)), await words(steward));
  await press(steward, 'Ghi vào danh sách');
  const second = steward.url();

  await upload(t, steward, '3-vhxh-hcc.xlsx');
  await press(steward, 'Đúng, kiểm tra từng dòng');
  await fill(steward, { 'o-0-H7': 'Phòng Văn hóa - Xã hội', 'ai-0-6': 'HB-029' });
  await field(steward, 'bo-0-19').check();
  await press(steward, 'Lưu và kiểm tra lại');
  t.check('nothing is open any more', /Ghi vào danh sách/.test(await words(steward)), await words(steward));
  await press(steward, 'Ghi vào danh sách');
  const third = steward.url();

  await t.open(steward, '/can-bo/HB-033/ho-so');
  const file = await words(steward);
  t.check('the file says where it is from', /Công nghệ thông tin|Giáo dục|Công tác xã hội/.test(file) && /chưa đối chiếu bản gốc/.test(file), file);
  await t.sound(steward, 'a file');
  await t.shot(steward, 'file');
  await t.open(steward, '/can-bo/HB-033/qua-trinh');
  await t.sound(steward, 'a career');
  await t.shot(steward, 'career');
  const phone = await t.signedIn('vhxh', { width: 390 });
  for (const path of [START, '/can-bo/HB-033/ho-so', '/can-bo/HB-033/qua-trinh']) {
    await t.open(phone, path);
    await t.sound(phone, `${path} on a phone`);
  }
  await t.shot(phone, 'career on a phone');

  for (const list of [third, second, first]) {
    await steward.goto(list);
    await press(steward, 'Hoàn tác lần nhập này');
    t.check('it is given back', /Đã hoàn tác/.test(await words(steward)), await words(steward));
  }
}

async function upload(t, page, file) {
  await t.open(page, START);
  await field(page, 'tep').setInputFiles(fixture(`xa-ha-bac/danh-sach/${file}`));
  await press(page, 'Tải lên và kiểm tra');
}

/** What the columns are taken for. */
const chosen = (page) => page.locator('main select').evaluateAll((all) => all.map((one) => one.selectedOptions[0]?.text).join('; '));
