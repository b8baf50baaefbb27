// Every type of page that each demonstration account reaches, on a phone and at a desk: sound, and in Vietnamese.

import { crawl } from '../lib/crawl.mjs';

export const name = 'xem mọi trang';
/** The pages are the same on both databases and without script; what they lead to is proven by the other journeys. */
export const databases = ['sqlite'];
export const javascript = [true];

const MOST = 60;
const ACCOUNTS = ['vhxh', 'chutich', 'truong.vhxh', 'congchuc.noivu', 'theodoi'];
/** English, and what a program says when it has nothing to say. */
const FOREIGN = /(?<![\p{L}\p{N}@./-])(the|and|error|errors|submit|search|loading|undefined|null|NaN|None|Some|true|false|Invalid Date|object Object)(?![\p{L}\p{N}])/u;

export async function run(t) {
  const seen = new Set();
  for (const username of ACCOUNTS) {
    const page = await t.signedIn(username);
    // A page type that looked well for one account is opened again for the next, but judged only once unless it differs.
    const types = await crawl(page, t.server, '/', (at, type, status) => judge(t, at, status, `${username} ${type}`, seen), { most: MOST });
    t.check(`${username} reaches pages`, types.length > 10, `only ${types.length}: ${types.join(' ')}`);
    await page.context().close();
  }
  const citizen = await t.page();
  const types = await crawl(citizen, t.server, '/cong-khai', (at, type, status) => judge(t, at, status, `public ${type}`, seen), { most: MOST });
  t.check('citizens reach pages', types.length >= 3, types.join(' '));
}

async function judge(t, page, status, label, seen) {
  const outline = await page.evaluate(() =>
    [...document.querySelectorAll('main *')].map((e) => `${e.tagName}.${e.className}`).filter((one, i, all) => all.indexOf(one) === i).join());
  const known = seen.has(outline);
  seen.add(outline);
  const title = await page.title();
  const spoken = await page.evaluate(() => document.body.innerText);
  const faults = status === 200 ? [] : [`status ${status}`];
  if (!title.endsWith(' – Sáu Rõ')) faults.push(`title "${title}"`);
  const foreign = FOREIGN.exec(spoken);
  if (foreign) faults.push(`"${foreign[0]}" in "${spoken.slice(Math.max(0, foreign.index - 60), foreign.index + 60)}"`);
  if (!known) {
    faults.push(...(await t.faultsOf(page)));
    await t.shot(page, `${label} 1280`);
    await page.setViewportSize({ width: 390, height: 844 });
    faults.push(...(await t.faultsOf(page, { html: false })));
    await t.shot(page, `${label} 390`);
    await page.setViewportSize({ width: 1280, height: 900 });
  }
  t.none(`${label} is sound`, faults.map((one) => `${new URL(page.url()).pathname}: ${one}`));
}
