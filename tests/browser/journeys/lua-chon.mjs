// A reading where the law is open: one proposes it and cannot approve it himself, another refuses or approves it, and it holds
// from its day, with who and why for everybody to see.

import { fill, press, words } from '../lib/forms.mjs';

export const name = 'chọn cách hiểu';

export async function run(t) {
  // Another question for each run on the same database; no other journey computes with these.
  const page = `/quy-dinh/lua-chon/${t.javascript ? 'late_count' : 'leader_gap'}`;
  const [first, second, anyone] = [await t.signedIn('chutich'), await t.signedIn('phochutich'), await t.signedIn('congchuc.noivu')];
  first.context().expect(/status of 422/);

  await t.open(anyone, page);
  t.check('everybody reads what holds', /mặc định của hệ thống/.test(await words(anyone)));
  t.check('and only those who may propose', !/Gửi đề nghị/.test(await words(anyone)));

  await t.open(first, page);
  await fill(first, { tu_ngay: '31/02/2026', van_ban: 'Thông báo 12/TB-UBND', ly_do: 'Thống nhất trong giao ban' });
  t.same('a wrong form is refused', await press(first, 'Gửi đề nghị'), 422);
  t.same('with both mistakes', await first.locator('#tom-tat-loi li').count(), 2);
  t.same('and what was typed', await first.locator('main [name="van_ban"]').inputValue(), 'Thông báo 12/TB-UBND');
  await t.sound(first, 'wrong proposal of a reading');
  await propose(t, first, page);
  t.check('who proposed is told why he does not approve', /hai người khác nhau/.test(await words(first)));
  t.same('he has no button for it', await first.getByRole('button', { name: 'Duyệt', exact: true }).count(), 0);

  await t.open(second, page);
  await fill(second, { ly_do_khong_duyet: 'Cần ý kiến của Phòng Văn hóa - Xã hội' });
  await t.sound(second, 'a reading waits for the second person');
  await t.shot(second, 'choice');
  await press(second, 'Không duyệt');
  t.check('the reason is kept', /Cần ý kiến của Phòng/.test(await words(second)));

  await propose(t, first, page);
  await t.open(second, page);
  await press(second, 'Duyệt');
  await t.open(anyone, page);
  t.check('it holds, with who chose it', /Trần Thị Hồng Nhung duyệt ngày/.test(await words(anyone)), await words(anyone));
  await t.open(anyone, '/quy-dinh/lua-chon?ngay=31/12/2025');
  t.check('not before its day', !/Trần Thị Hồng Nhung duyệt ngày/.test(await words(anyone)));
  const phone = await t.signedIn('congchuc.noivu', { width: 390 });
  await t.open(phone, page);
  await t.sound(phone, 'a reading that was chosen, phone');
}

async function propose(t, page, address) {
  await t.open(page, address);
  await page.locator('main input[name="cach_hieu"]').nth(1).check();
  await fill(page, { tu_ngay: '01/01/2026', van_ban: 'Thông báo 12/TB-UBND', ly_do: 'Thống nhất trong giao ban' });
  await press(page, 'Gửi đề nghị');
}
