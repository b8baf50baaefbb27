// The keyboard alone.

import { press, words } from '../lib/forms.mjs';

export const name = 'bàn phím';
/** Keys move the focus without script too; the shortcut needs it, and one database is enough: the pages are the same. */
export const javascript = [true];
export const databases = ['sqlite'];

export async function run(t) {
  const page = await t.signedIn('congchuc.noivu');
  await finder(t, page);
  await skipLink(t, page);
  await focusShows(t, page);
  await report(t, page);
}

/** The focused element: its words or name, and whether anything shows that it has the focus. */
const focused = (page) => page.evaluate(() => {
  const e = document.activeElement;
  const style = getComputedStyle(e);
  const box = e.getBoundingClientRect();
  const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  return {
    tag: e.tagName, text: (e.innerText || e.value || e.getAttribute('aria-label') || '').trim().slice(0, 60),
    name: e.name, href: e.getAttribute('href'),
    shows: (outlined || style.boxShadow !== 'none') && box.width > 0 && box.bottom > 0 && box.top < innerHeight,
  };
});

/** Presses Tab until `wanted` holds; answers what was passed. */
async function tabTo(page, wanted, most = 120) {
  const passed = [];
  for (let i = 0; i < most; i += 1) {
    await page.keyboard.press('Tab');
    const at = await focused(page);
    passed.push(at);
    if (wanted(at)) return passed;
  }
  throw new Error(`not reached with ${most} tabs: ${passed.map((one) => one.text).join(' | ')}`);
}

async function finder(t, page) {
  await page.keyboard.press('Control+k');
  t.same('Ctrl+K goes to the finder', (await focused(page)).name, 'q');
  await page.keyboard.type('ra soat');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/tim\?q=/);
  t.check('and Enter finds', /rà soát/i.test(await words(page)));
  const passed = await tabTo(page, (at) => /^\/nhiem-vu\/\d+$/.test(at.href ?? ''));
  t.check('the first task is reached by Tab', passed.length > 0);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/nhiem-vu\/\d+$/);
}

async function skipLink(t, page) {
  await page.goto(page.url());
  await page.keyboard.press('Tab');
  const first = await focused(page);
  t.same('the first stop leads past the menu', first.href, '#noi-dung');
  t.check('and shows itself', first.shows, JSON.stringify(first));
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  t.check('the next stop is in the content', await page.evaluate(() => !!document.activeElement.closest('main')));
}

async function focusShows(t, page) {
  await page.goto(page.url().split('#')[0]);
  const passed = [];
  for (let i = 0; i < 40; i += 1) {
    await page.keyboard.press('Tab');
    passed.push(await focused(page));
  }
  const hidden = passed.filter((at) => at.tag !== 'BODY' && !at.shows).map((at) => `${at.tag} ${at.text || at.name}`);
  t.none('every stop shows that it has the focus', hidden);
}

/** Progress is reported from the task's page without touching a mouse. */
async function report(t, page) {
  await t.open(page, '/');
  await tabTo(page, (at) => /^\/nhiem-vu\/\d+$/.test(at.href ?? ''));
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/nhiem-vu\/\d+$/);
  await tabTo(page, (at) => at.text === 'Báo cáo tiến độ');
  await page.keyboard.press('Enter');
  await page.waitForURL(/tien-do$/);
  // Work that goes on has no percent.
  if (await page.locator('[name=phan_tram]').count()) {
    await tabTo(page, (at) => at.name === 'phan_tram');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('85');
  }
  await tabTo(page, (at) => at.name === 'noi_dung');
  await page.keyboard.type('Gõ bằng bàn phím, không dùng chuột.');
  await tabTo(page, (at) => at.text === 'Gửi báo cáo');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/nhiem-vu\/\d+$/);
  t.check('the report is there', /Gõ bằng bàn phím/.test(await words(page)));
}
